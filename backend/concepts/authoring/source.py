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
