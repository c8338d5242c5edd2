"""The files of a course: read once, named in messages, their mistakes collected."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, NamedTuple, TypeVar

from pydantic import BaseModel

from backend.concepts.assets import PICTURES
from backend.concepts.authoring.problems import Place, Problems
from backend.concepts.authoring.yamls import Document, read_yaml, validate

_KEY = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
Schema = TypeVar("Schema", bound=BaseModel)


@dataclass(frozen=True, slots=True)
class Checked(Generic[Schema]):
    """A file's value, and the document that knows its lines."""

    value: Schema
    document: Document


class Keyed(NamedTuple):
    """Something with an id, and where it stands."""

    key: str
    place: Place


@dataclass(frozen=True, slots=True)
class Sources:
    """Files under `root`; messages name them by `label` and their path below it."""

    root: Path
    label: str
    problems: Problems

    def place(self, path: Path, line: int = 1) -> Place:
        name = self.label + path.relative_to(self.root).as_posix()
        return Place(name, line, self.problems)

    def text(self, path: Path) -> str | None:
        """The text of a file; one that is missing or not UTF-8 is reported."""
        if not path.is_file():
            self.place(path).say(f"`{path.name}` is missing.")
            return None
        try:
            return path.read_text(encoding="utf-8")
        except UnicodeDecodeError as error:
            line = path.read_bytes()[: error.start].count(b"\n") + 1
            self.place(path, line).say(f"This is not UTF-8 text: {error.reason}.")
            return None

    def yaml(
        self, path: Path, schema: type[Schema], *, optional: bool = False
    ) -> Checked[Schema] | None:
        """A YAML file that fits `schema`; where it doesn't, that is reported."""
        if optional and not path.exists():
            return None
        text = self.text(path)
        if text is None:
            return None
        document = read_yaml(text, file=self.place(path).file, problems=self.problems)
        value = validate(document, schema)
        return Checked(value, document) if value is not None and document is not None else None

    def check_names(self, folder: Path, known: Iterable[str]) -> None:
        """Report text files in `folder` that nothing reads: their names are misspelt."""
        if not _KEY.fullmatch(folder.name):
            self.place(folder).say("A folder's name is lower-case words joined by hyphens.")
        for path in sorted(folder.iterdir()):
            if path.is_file() and path.name not in known and path.suffix not in PICTURES:
                expected = ", ".join(sorted(known))
                self.place(path).say(f"Nothing reads this file. Read here: {expected}.")


def report_twice(what: str, entries: Sequence[Keyed]) -> None:
    """Report each id that was given before."""
    first: dict[str, Place] = {}
    for entry in entries:
        before = first.setdefault(entry.key, entry.place)
        if before is not entry.place:
            entry.place.say(
                f"The {what} id `{entry.key}` was given before, at {before.file}:{before.line}."
            )


def keyed(document: Document, name: str, entries: Sequence[BaseModel]) -> list[Keyed]:
    """The ids in the list `name` of a document."""
    return [
        Keyed(str(entry.id), document.place(name, at, "id"))  # type: ignore[attr-defined]
        for at, entry in enumerate(entries)
    ]
