"""YAML that remembers its lines, checked against a schema."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ValidationError

from backend.concepts.authoring.problems import Place, Problems

Path = tuple[str | int, ...]
Schema = TypeVar("Schema", bound=BaseModel)


class _Loader(yaml.SafeLoader):
    """Leaves dates as text, so that an impossible one is found by the schema, at its line."""

    yaml_implicit_resolvers = {  # noqa: RUF012 - so it is declared in PyYAML
        first: [rule for rule in rules if rule[0] != "tag:yaml.org,2002:timestamp"]
        for first, rules in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }


@dataclass(frozen=True, slots=True)
class Document:
    """A YAML value and the line of each of its parts."""

    file: str
    value: Any
    lines: dict[Path, int]
    problems: Problems

    def place(self, *path: str | int) -> Place:
        """Where the part at `path` stands, or the nearest part around it that has a line."""
        while path and path not in self.lines:
            path = path[:-1]
        return Place(self.file, self.lines.get(path, 1), self.problems)


def read_yaml(text: str, *, file: str, problems: Problems, first_line: int = 1) -> Document | None:
    """Parse `text`; a mistake in the YAML itself is reported and gives None."""
    try:
        node = yaml.compose(text, Loader=_Loader)
        value = yaml.load(text, Loader=_Loader)  # noqa: S506 - a SafeLoader
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line if mark else 0
        problems.add(file, first_line + line, f"This is not YAML: {error.problem}.")
        return None
    except yaml.YAMLError as error:
        problems.add(file, first_line, f"This is not YAML: {error}.")
        return None
    lines: dict[Path, int] = {(): first_line}
    for path, line, fault in _walk(node, ()):
        lines.setdefault(path, first_line + line)
        if fault:
            problems.add(file, first_line + line, fault)
    return Document(file, value, lines, problems)


def validate(document: Document | None, schema: type[Schema], *path: str | int) -> Schema | None:
    """The part of `document` at `path` as a `schema`; what does not fit is reported."""
    if document is None:
        return None
    value = document.value
    for key in path:
        value = value[key]
    try:
        return schema.model_validate(value)
    except ValidationError as error:
        for fault in error.errors():
            where = tuple(part for part in fault["loc"])
            name = ".".join(str(part) for part in where)
            reason = _reason(fault["type"], fault["msg"], name, schema)
            document.place(*path, *where).say(reason)
        return None


def _reason(kind: str, message: str, name: str, schema: type[BaseModel]) -> str:
    if kind == "missing":
        return f"`{name}` is missing."
    if kind == "extra_forbidden":
        known = ", ".join(field.alias or key for key, field in schema.model_fields.items())
        return f"`{name}` is not known here. Known: {known}."
    return f"`{name}`: {message}." if name else f"{message}."


def _starts_below(node: yaml.Node) -> int:
    """1 for text that begins on the line after its `|` or `>`."""
    return int(isinstance(node, yaml.ScalarNode) and node.style in ("|", ">"))


def _walk(node: yaml.Node | None, path: Path) -> Iterator[tuple[Path, int, str]]:
    """Path, line and fault (or "") of each part of a YAML tree."""
    if isinstance(node, yaml.MappingNode):
        seen = set()
        for key, value in node.value:
            name = str(key.value)
            fault = f"`{name}` is given twice." if name in seen else ""
            seen.add(name)
            yield (*path, name), key.start_mark.line + _starts_below(value), fault
            yield from _walk(value, (*path, name))
    elif isinstance(node, yaml.SequenceNode):
        for index, value in enumerate(node.value):
            yield (*path, index), value.start_mark.line, ""
            yield from _walk(value, (*path, index))
