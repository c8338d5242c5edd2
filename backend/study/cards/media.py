"""The files that the notes of an Anki package name, and the list that says where each lies.

In the archive files are called 0, 1, 2 …, and `media` says their names: in packages of the older
kinds as JSON, such as `{"0": "cell.jpg"}`; in those of the newest (`collection.anki21b`) as a
protocol buffer, list and files packed with zstd.
Source: MediaEntries in Anki's proto/anki/import_export.proto.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import IO

import zstandard

from backend.common.errors import InvalidInputError

LIST = "media"
MOST_LIST = 4 * 1024 * 1024  # bytes of the list
_ZSTD = b"\x28\xb5\x2f\xfd"
_ENTRY, _NAME = 1, 1  # numbers of fields: an entry of the list, and the name in it


def places(packed: bytes) -> dict[str, str]:
    """Where in the archive the file of each name lies. Raises InvalidInputError."""
    content = unpacked(packed, most=MOST_LIST)
    if content != packed:
        return {name: str(at) for at, name in enumerate(_names(content))}
    try:
        listed = json.loads(content or b"{}")
    except (ValueError, RecursionError) as error:
        raise InvalidInputError("The package's list of files cannot be read.") from error
    if not isinstance(listed, dict):
        raise InvalidInputError("The package's list of files is none.")
    return {name: place for place, name in listed.items() if isinstance(name, str)}


def unpacked(content: bytes, *, most: int) -> bytes:
    """What zstd packed, and anything else as it is. Raises InvalidInputError past `most` bytes."""
    if not content.startswith(_ZSTD):
        return content
    try:
        with zstandard.ZstdDecompressor(max_window_size=2**27).stream_reader(content) as source:
            return bounded(source, most=most)
    except zstandard.ZstdError as error:
        raise InvalidInputError(f"A part of the package cannot be unpacked: {error}.") from error


def bounded(source: IO[bytes] | zstandard.ZstdDecompressionReader, *, most: int) -> bytes:
    """All that there is to read. Raises InvalidInputError past `most` bytes."""
    found = bytes(source.read(most + 1))
    if len(found) > most:
        raise InvalidInputError(
            f"A part of the package unpacks to more than {most // 2**20} MiB. Export less of it."
        )
    return found


def _names(content: bytes) -> Iterator[str]:
    """The name of each entry, in their order; "" for one without."""
    for number, entry in _fields(content):
        if number == _ENTRY and isinstance(entry, bytes):
            named = [value for at, value in _fields(entry) if at == _NAME]
            last = named[-1] if named else b""
            yield last.decode("utf-8", "replace") if isinstance(last, bytes) else ""


def _fields(content: bytes) -> Iterator[tuple[int, bytes | int]]:
    """Fields of a protocol buffer by their numbers: whole numbers and texts, others passed over."""
    at = 0
    while at < len(content):
        key, at = _varint(content, at)
        kind = key & 7
        if kind == 0:
            value, at = _varint(content, at)
            yield key >> 3, value
            continue
        if kind not in (1, 2, 5):
            raise InvalidInputError("The package's list of files cannot be read.")
        length, at = _varint(content, at) if kind == 2 else ({1: 8, 5: 4}[kind], at)
        if at + length > len(content):
            raise InvalidInputError("The package's list of files is cut short.")
        if kind == 2:
            yield key >> 3, content[at : at + length]
        at += length


def _varint(content: bytes, at: int) -> tuple[int, int]:
    """A whole number of seven bits a byte, lowest first, and where it ends."""
    value = 0
    for shift in range(0, 70, 7):
        if at >= len(content):
            raise InvalidInputError("The package's list of files is cut short.")
        byte = content[at]
        value |= (byte & 127) << shift
        at += 1
        if byte < 128:
            return value, at
    raise InvalidInputError("The package's list of files cannot be read.")
