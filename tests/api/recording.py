"""What was asked of a running site and what it answered, by the schema's names."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import httpx

Json = dict[str, Any]
ITEMS = 2  # of a long list
SCALARS = 8  # numbers or words of one
KEYS = 8  # of a long mapping
TEXT = 300  # characters
FIRST = 16  # bytes of a file
METHODS = ("get", "post", "put", "patch", "delete")


def short(value: Any) -> Any:
    """The same with long lists, mappings and texts cut: an example is read by a person."""
    if isinstance(value, dict):
        return {name: short(value[name]) for name in list(value)[: _most(value)]}
    if isinstance(value, list):
        nested = any(isinstance(one, dict | list) for one in value)
        return [short(one) for one in value[: ITEMS if nested else SCALARS]]
    if isinstance(value, str) and len(value) > TEXT:
        return value[:TEXT] + "…"
    return value


def _most(value: Mapping[str, Any]) -> int:
    """Mappings by name or number are cut; what has fields of different kinds is kept whole."""
    kinds = {type(one) for one in value.values()}
    return KEYS if len(kinds) == 1 and len(value) > 2 * KEYS else len(value)


def kind_of(answer: httpx.Response) -> str:
    return str(answer.headers.get("Content-Type", "")).partition(";")[0]


def told(answer: httpx.Response) -> Json:
    """An answer as an example: {kind, value, note}."""
    kind, body = kind_of(answer), answer.content
    if kind.endswith("json"):
        return {"kind": kind, "value": short(answer.json()), "note": ""}
    if kind == "text/event-stream":
        return {"kind": kind, "value": _short_stream(answer.text), "note": "Data cut short."}
    if kind.startswith("text/"):
        note = "Cut short." if len(answer.text) > TEXT else ""
        return {"kind": kind, "value": short(answer.text), "note": note}
    note = f"{len(body)} bytes; the first {FIRST} of them in hexadecimal"
    return {"kind": kind, "value": body[:FIRST].hex(" "), "note": note}


def _short_stream(text: str) -> str:
    lines = text.splitlines()[: 12 * ITEMS]
    return "\n".join(map(_short_line, lines)) + "\n"


def _short_line(line: str) -> str:
    name, _, data = line.partition(": ")
    return f"data: {json.dumps(short(json.loads(data)))}" if name == "data" else line


@dataclass
class Recorder:
    """A client of one site that keeps what it sees; `schema` says which operation it was."""

    client: httpx.Client
    schema: Json
    operations: dict[str, Json] = field(default_factory=dict)
    problems: dict[str, Json] = field(default_factory=dict)

    def ask(self, method: str, path: str, *, expect: int, **sent: Any) -> httpx.Response:
        """One request. Raises AssertionError for another status than the expected one."""
        answer = self.client.request(method, path, **sent)
        assert answer.status_code == expect, (method, path, answer.status_code, answer.text[:600])
        self.keep(method, path, answer, sent)
        return answer

    def keep(self, method: str, path: str, answer: httpx.Response, sent: Mapping[str, Any]) -> None:
        name, places = self._operation(method, urlsplit(path).path)
        if answer.status_code >= 400:
            kept = self.problems.setdefault(str(answer.status_code), {})
            kept.setdefault(name, short(answer.json()))
            return
        found = self.operations.setdefault(name, {"parameters": {}, "requests": {}, "answers": {}})
        queried = dict(parse_qsl(urlsplit(path).query)) | dict(sent.get("params") or {})
        for parameter, value in (places | queried).items():
            found["parameters"].setdefault(parameter, value)
        for kind, value in _bodies(sent):
            found["requests"].setdefault(_named(kind, value), {"kind": kind, "value": short(value)})
        if answer.content:
            found["answers"].setdefault(str(answer.status_code), told(answer))

    def _operation(self, method: str, path: str) -> tuple[str, Json]:
        """The name of what stands at a path, and what stands for the names in it."""
        for template, item in sorted(self.schema["paths"].items(), key=_named_parts):
            pattern = re.sub(r"\\\{(\w+)\\\}", r"(?P<\1>[^/]+)", re.escape(template))
            match = re.fullmatch(pattern, path)
            if match and method.lower() in item:
                return item[method.lower()]["operationId"], match.groupdict()
        raise AssertionError(f"The schema knows no {method} {path}.")

    def as_json(self) -> Json:
        return {"operations": self.operations, "problems": self.problems}


def _bodies(sent: Mapping[str, Any]) -> list[tuple[str, Any]]:
    if "json" in sent:
        return [("application/json", sent["json"])]
    if "files" in sent:
        parts = {name: f"(the bytes of {file[0]})" for name, file in sent["files"].items()}
        return [("multipart/form-data", dict(sent.get("data") or {}) | parts)]
    return []


def _named_parts(path: tuple[str, Any]) -> int:
    """What stands there by its own name is meant before what any name may stand for."""
    return path[0].count("{")


def _named(kind: str, value: Any) -> str:
    if kind != "application/json":
        return "a file"
    return str(value["kind"]) if isinstance(value, dict) and "kind" in value else "recorded"
