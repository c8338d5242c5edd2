"""The project's own code on a page, read from its files, so that the two cannot drift apart."""

from __future__ import annotations

import ast
import textwrap
from pathlib import Path


class SourceError(Exception):
    """There is no such piece of code; the message says what was looked for."""


def piece_of(path: Path, name: str) -> str:
    """The source of a function or class, `name` being dotted. Raises SourceError."""
    if path.suffix != ".py" or not path.is_file():
        raise SourceError(f"There is no Python file `{path.name}` there.")
    text = path.read_text(encoding="utf-8")
    node: ast.AST = ast.parse(text)
    for step in name.split("."):
        inside = [
            child
            for child in ast.iter_child_nodes(node)
            if isinstance(child, ast.FunctionDef | ast.ClassDef) and child.name == step
        ]
        if not inside:
            raise SourceError(f"`{path.name}` has no `{name}`.")
        node = inside[0]
    lines = text.splitlines()[node.lineno - 1 : node.end_lineno]  # type: ignore[attr-defined]
    return textwrap.dedent("\n".join(lines)) + "\n"


def piece_within(root: Path, file: str, name: str) -> str:
    """The same for a file named from `root`, which it may not leave."""
    path = (root / file).resolve()
    if not path.is_relative_to(root):
        raise SourceError(f"`{file}` is outside the project.")
    return piece_of(path, name)


def statements_of(code: str) -> dict[int, int]:
    """Of each line of a function that does something, the line where its statement begins.

    Lines count from 0. The `def`, its words, comments and blank lines do nothing.
    """
    (function,) = ast.parse(code).body
    found: dict[int, int] = {}
    for node in ast.walk(function):
        if node is function or not isinstance(node, ast.stmt) or _says_only(node):
            continue
        inside = getattr(node, "body", None)
        end = inside[0].lineno - 1 if inside else node.end_lineno or node.lineno
        found |= dict.fromkeys(range(node.lineno - 1, end), node.lineno - 1)
    texts = code.splitlines()
    return {line: first for line, first in found.items() if not texts[line].strip().startswith("#")}


def _says_only(node: ast.stmt) -> bool:
    """Whether this is a string that nobody reads: words about the code."""
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
