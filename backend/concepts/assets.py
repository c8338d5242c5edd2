"""Styles and pictures of the course, under addresses that carry a digest of their bytes.

`frontend/styles/page.css` is served as `/static/styles/page-1a2b3c4d.css`: whoever has it may
keep it for ever, and a changed file has a new address. Two kinds of files only: the rest of
`backend/content` and `ml/zoo` (text, weights) has no address.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder
from django.core.files.storage import FileSystemStorage
from django.templatetags.static import static

from ml.contracts import ZOO

PICTURES = frozenset({".avif", ".jpg", ".png", ".svg", ".webp"})
SERVED = PICTURES | {".css", ".woff2"}
NAMED_BY_DIGEST = frozenset({".woff2"})  # style sheets name them, and cannot compute a digest


def folders() -> dict[str, Path]:
    """Where served files lie, by the first part of their address."""
    return {
        "styles": settings.BASE_DIR / "frontend" / "styles",
        "content": content_root(),
        "zoo": zoo_root(),
    }


def content_root() -> Path:
    """The folder of the course; the setting CONTENT_DIR names another."""
    return Path(getattr(settings, "CONTENT_DIR", settings.BASE_DIR / "backend" / "content"))


def zoo_root() -> Path:
    """The folder of the trained networks; the setting ZOO_DIR names another."""
    return Path(getattr(settings, "ZOO_DIR", ZOO))


def hashed_name(name: str, path: Path) -> str:
    """`styles/page.css` → `styles/page-1a2b3c4d.css`; a font carries its digest already."""
    if path.suffix in NAMED_BY_DIGEST:
        return name
    stem, dot, ending = name.rpartition(".")
    return f"{stem}-{_digest(path, path.stat().st_mtime_ns)}{dot}{ending}"


def address(name: str, path: Path | None = None) -> str:
    """The address of the served file `name`, such as `styles/page.css`."""
    folder, _, rest = name.partition("/")
    return static(hashed_name(name, path or folders()[folder] / rest))


@lru_cache(maxsize=4096)
def _digest(path: Path, changed: int) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()[:8]


class _Served(FileSystemStorage):
    """Files by their hashed names."""

    prefix = ""

    def __init__(self, files: dict[str, Path]) -> None:
        super().__init__(location=str(settings.BASE_DIR))
        self.files = files

    def path(self, name: str) -> str:
        return str(self.files[name])


class CourseFiles(BaseFinder):
    """Hands these files to staticfiles, and so to WhiteNoise."""

    def check(self, **_: Any) -> list[Any]:
        return []

    def find(self, path: str, find_all: bool = False, **_: Any) -> Any:
        found = _files().get(path)
        if found is None:
            return []
        return [str(found)] if find_all else str(found)

    def list(self, ignore_patterns: Iterable[str] | None) -> Iterator[tuple[str, _Served]]:
        files = _files()
        storage = _Served(files)
        for name in files:
            yield name, storage


def _files() -> dict[str, Path]:
    return {
        hashed_name(f"{first}/{path.relative_to(folder).as_posix()}", path): path
        for first, folder in folders().items()
        for path in sorted(folder.rglob("*"))
        if path.suffix in SERVED
    }
