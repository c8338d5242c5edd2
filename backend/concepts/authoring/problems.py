"""What is wrong with content files, always with file and line."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One mistake: where it is and what an author should do about it."""

    file: str
    line: int  # from 1
    reason: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.reason}"


class ContentError(Exception):
    """Content that cannot be loaded; `problems` holds every mistake found, by file and line."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(set(problems)))
        super().__init__("\n".join(str(problem) for problem in self.problems))


@dataclass(slots=True)
class Problems:
    """Collects mistakes, so that an author sees all of them at once."""

    found: list[Problem] = field(default_factory=list)

    def add(self, file: str, line: int, reason: str) -> None:
        self.found.append(Problem(file, max(1, line), reason))

    def stop_if_any(self) -> None:
        """Raise ContentError if anything was found."""
        if self.found:
            raise ContentError(self.found)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a piece of text stands, to say so when something in it is wrong."""

    file: str
    line: int
    problems: Problems

    def say(self, reason: str, *, below: int = 0) -> None:
        """Report a mistake `below` lines further down."""
        self.problems.add(self.file, self.line + below, reason)

    def down(self, lines: int) -> Place:
        """The place `lines` further down."""
        return Place(self.file, self.line + lines, self.problems)
