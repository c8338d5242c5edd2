"""Anki packages as people make them, with pictures."""

from __future__ import annotations

import io
import json

from PIL import Image

from tests.backend.study.cards import hostile

COMMENT = b"taken at home"  # what a picture says besides its pixels


def a_picture(colour: str = "red", kind: str = "JPEG") -> bytes:
    sink = io.BytesIO()
    extra = {"comment": COMMENT} if kind == "JPEG" else {}
    Image.new("RGB", (30, 20), colour).save(sink, kind, **extra)
    return sink.getvalue()


def a_deck(*fields: str, **files: bytes) -> bytes:
    """A package of the older kind; files by their name, `__` for its dot."""
    named = {name.replace("__", "."): data for name, data in files.items()}
    listed = json.dumps({str(at): name for at, name in enumerate(named)}).encode()
    parts = [(str(at), data) for at, data in enumerate(named.values())]
    notes = ("collection.anki2", hostile.with_notes(*fields))
    return hostile.archive(notes, ("media", listed), *parts)
