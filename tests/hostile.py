"""Uploads that nobody should send: a seed decides every byte, so that a find can be sent again."""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache

import numpy as np
from PIL import Image

Random = np.random.Generator
FORMATS = ("JPEG", "PNG", "WEBP", "GIF", "AVIF")
BORDER = "a-border-that-no-picture-holds"
FORM = f"multipart/form-data; boundary={BORDER}"


@dataclass(frozen=True, slots=True)
class Upload:
    """A whole request; `length` is what it announces, where that is not its body's."""

    kind: str
    body: bytes
    content_type: str = FORM
    length: int | None = None


def uploads(seed: int, count: int) -> Iterator[Upload]:
    """So many uploads, every kind as often as any other."""
    kinds = [*FILES, *REQUESTS]
    for number in range(count):
        kind = kinds[number % len(kinds)]
        rng = np.random.default_rng((seed, number))
        if kind in FILES:
            yield Upload(kind, form(("image", NAMES[number % len(NAMES)], FILES[kind](rng))))
        else:
            yield REQUESTS[kind](kind, rng)


def form(*parts: tuple[str, str, bytes]) -> bytes:
    """A form of (name, file name, value)."""
    said = []
    for name, file, value in parts:
        title = f'form-data; name="{name}"' + (f'; filename="{file}"' if file else "")
        said.append(f"--{BORDER}\r\nContent-Disposition: {title}\r\n\r\n".encode() + value)
    return b"\r\n".join([*said, f"--{BORDER}--\r\n".encode()])


NAMES = ("a.jpg", "../../../etc/passwd", "x" * 400 + ".png", "a.php%00.jpg", "ä\u202egpj.exe")


# Files ------------------------------------------------------------------------------------


@cache
def drawing(number: int = 0) -> Image.Image:
    """A picture with edges and noise, so that no decoder has it easy."""
    rng = np.random.default_rng(number)
    pixels = rng.integers(0, 255, (9, 12, 3), dtype=np.uint8)
    image = Image.fromarray(pixels).resize((180, 135), Image.Resampling.BICUBIC)
    noise = rng.integers(0, 40, (135, 180, 3), dtype=np.uint8)
    return Image.fromarray(np.asarray(image) // 2 + noise)


def saved(image: Image.Image, kind: str, **options: object) -> bytes:
    sink = io.BytesIO()
    image.save(sink, kind, **options)
    return sink.getvalue()


@cache
def whole(kind: str, number: int = 0) -> bytes:
    return saved(drawing(number), kind)


def any_whole(rng: Random) -> bytes:
    return whole(FORMATS[rng.integers(len(FORMATS))], int(rng.integers(4)))


def flipped(rng: Random) -> bytes:
    data = np.frombuffer(any_whole(rng), np.uint8).copy()
    for _ in range(rng.integers(1, 40)):
        data[rng.integers(len(data))] ^= 1 << rng.integers(8)
    return data.tobytes()


def broken_header(rng: Random) -> bytes:
    data = np.frombuffer(any_whole(rng), np.uint8).copy()
    data[rng.integers(4, 60, 6)] = rng.integers(0, 256, 6)
    return data.tobytes()


def cut_short(rng: Random) -> bytes:
    data = any_whole(rng)
    return data[: rng.integers(1, len(data))]


def spliced(rng: Random) -> bytes:
    first, second = any_whole(rng), any_whole(rng)
    return first[: rng.integers(len(first))] + second[rng.integers(len(second)) :]


def magic_then_noise(rng: Random) -> bytes:
    return any_whole(rng)[:24] + rng.bytes(int(rng.integers(1, 60_000)))


def nothing_much(rng: Random) -> bytes:
    size = int(rng.integers(0, 3000))
    return (b"", b"\0" * size, rng.bytes(size), b"\xff" * size)[rng.integers(4)]


FOREIGN = (
    b"%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj",
    b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
    b"<!DOCTYPE a [<!ENTITY b 'bbbb'><!ENTITY c '&b;&b;&b;'>]><a>&c;</a>",
    b"MZ\x90\0\3\0\0\0", b"\x7fELF\2\1\1\0", b"PK\3\4" + b"\0" * 60, b"8BPS\0\1" + b"\0" * 20,
    b"\0\0\0\x18ftypheic\0\0\0\0heicmif1", b"\0\0\0\x18ftypmp42", b"%!PS-Adobe-3.0 EPSF-3.0\n",
    b"#!/bin/sh\nid\n", b"push graphic-context\nviewbox 0 0 640 480\nfill 'url(https://x/)'",
)  # fmt: skip


def foreign(rng: Random) -> bytes:
    at = int(rng.integers(len(FOREIGN) + 3))
    if at < len(FOREIGN):
        return FOREIGN[at] + rng.bytes(int(rng.integers(200)))
    return whole(("BMP", "TIFF", "ICO")[at - len(FOREIGN)])


def polyglot(rng: Random) -> bytes:
    payload = (
        b"PK\3\4" + b"\0" * 26 + b"PK\5\6" + b"\0" * 18,
        b"<script>alert(document.cookie)</script>",
        b"<?php system($_GET['c']); ?>",
        b"%PDF-1.7 /JS (app.alert(1))",
    )[rng.integers(4)]
    if rng.integers(2):
        return any_whole(rng) + payload
    return saved(drawing(), "JPEG", comment=payload)


def chunk(kind: bytes, data: bytes, *, length: int | None = None, crc: int | None = None) -> bytes:
    """A chunk of a PNG, its length and checksum as they are or as a liar writes them."""
    announced = struct.pack(">I", len(data) if length is None else length)
    return (
        announced + kind + data + struct.pack(">I", zlib.crc32(kind + data) if crc is None else crc)
    )


def png(
    width: int, height: int, rows: bytes, *more: bytes, bits: int = 8, colours: int = 0
) -> bytes:
    head = struct.pack(">IIBBBBB", width, height, bits, colours, 0, 0, 0)
    body = chunk(b"IDAT", zlib.compress(rows, 1))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + b"".join(more) + body + chunk(b"IEND", b"")


def pixel_bomb(rng: Random) -> bytes:
    side = int(rng.integers(6_400, 65_000))
    jpeg = bytearray(whole("JPEG"))
    start = jpeg.index(b"\xff\xc0") + 5
    jpeg[start : start + 4] = struct.pack(">HH", side, side)
    gif = bytearray(whole("GIF"))
    gif[6:10] = struct.pack("<HH", side, side)
    return (png(side, side, b"\0" * 1000), bytes(jpeg), bytes(gif))[rng.integers(3)]


def largest_allowed(rng: Random) -> bytes:
    """Just below the limit of pixels, in a few kilobytes: the most that may be decoded."""
    width = int(rng.integers(5_000, 20_000))
    height = 39_000_000 // width
    return png(width, height, b"\0" * ((width + 7) // 8 + 1) * height, bits=1)


def wide(rng: Random) -> bytes:
    length, thin = 30_000, int(rng.integers(1, 40))
    size = (length, thin) if rng.integers(2) else (thin, length)
    kind = ("PNG", "JPEG", "GIF")[rng.integers(3)]
    return saved(Image.new("RGB", size, (200, 30, 90)), kind)


def words_bomb(rng: Random) -> bytes:
    """A few kilobytes of text that unpack to many megabytes."""
    packed = zlib.compress(b"\0" * int(rng.integers(20, 80)) * 2**20, 9)
    kind, head = (
        (b"zTXt", b"Comment\0\0"),
        (b"iCCP", b"icc\0\0"),
        (b"iTXt", b"Comment\0\1\0\0\0"),
    )[rng.integers(3)]
    return png(40, 30, b"\0" * 41 * 30, chunk(kind, head + packed))


def huge_words(rng: Random) -> bytes:
    text = b"Comment\0" + b"a" * int(rng.integers(1, 6)) * 2**20
    return png(40, 30, b"\0" * 41 * 30, chunk(b"tEXt", text))


def lying_chunks(rng: Random) -> bytes:
    lie = chunk(
        (b"tEXt", b"eXIf", b"acTL", b"gAMA", b"PLTE", b"\0\0\0\0")[rng.integers(6)],
        rng.bytes(int(rng.integers(64))),
        length=(0, 1, 2**31 - 1, 2**31, 2**32 - 1)[rng.integers(5)],
        crc=(None, 0)[rng.integers(2)],
    )
    return png(40, 30, b"\0" * 41 * 30, lie)


def too_many_rows(rng: Random) -> bytes:
    """Far more pixel data than the header speaks of."""
    return png(40, 30, b"\0" * int(rng.integers(5, 40)) * 2**20)


def animated(rng: Random) -> bytes:
    kind = ("GIF", "PNG", "WEBP")[rng.integers(3)]
    frames = [drawing(n % 4).resize((60, 45)) for n in range(int(rng.integers(2, 120)))]
    return saved(frames[0], kind, save_all=True, append_images=frames[1:], duration=1)


def deep_exif(rng: Random) -> bytes:
    """Directories that lead to each other, or to nowhere, with counts beyond the file."""
    entries = b"".join(
        struct.pack(">HHII", tag, 4, count, where)
        for tag, count, where in (
            (0x0112, 2**32 - 1, 8), (0x8769, 1, 8), (0x8825, 1, int(rng.integers(2**32))),
            (0xA005, 1, 8), (0x927C, 2**31, 8), (0x014A, 2**20, 8),
        )
    )  # fmt: skip
    directory = struct.pack(">H", 6) + entries + struct.pack(">I", 8)
    exif = b"Exif\0\0MM\0*\0\0\0\x08" + directory + rng.bytes(int(rng.integers(60_000)))
    return saved(drawing(), ("JPEG", "PNG", "WEBP")[rng.integers(3)], exif=exif[:65_000])


def huge_profile(rng: Random) -> bytes:
    profile = rng.bytes(int(rng.integers(1, 4)) * 2**20)
    return saved(drawing(), ("JPEG", "PNG", "WEBP")[rng.integers(3)], icc_profile=profile)


def endless_scans(rng: Random) -> bytes:
    """A progressive JPEG whose last scan comes again and again, each a pass over all of it."""
    large = saved(drawing().resize((1600, 1200)), "JPEG", progressive=True)
    last = large[large.rindex(b"\xff\xda") : -2]
    return large[:-2] + last * int(rng.integers(20, 90)) + b"\xff\xd9"


def too_many_bytes(rng: Random) -> bytes:
    return any_whole(rng) + b"\0" * (10 * 2**20)


FILES: dict[str, Callable[[Random], bytes]] = {
    function.__name__.replace("_", " "): function
    for function in (
        flipped, broken_header, cut_short, spliced, magic_then_noise, nothing_much, foreign,
        polyglot, pixel_bomb, largest_allowed, wide, words_bomb, huge_words, lying_chunks,
        too_many_rows, animated, deep_exif, huge_profile, endless_scans, too_many_bytes,
    )
}  # fmt: skip


# Requests ---------------------------------------------------------------------------------


def many_fields(kind: str, rng: Random) -> Upload:
    fields = [(f"f{n}", "", b"1") for n in range(int(rng.integers(60, 2000)))]
    return Upload(kind, form(*fields, ("image", "a.jpg", whole("JPEG"))))


def many_files(kind: str, rng: Random) -> Upload:
    return Upload(
        kind, form(*[("image", f"{n}.gif", whole("GIF")) for n in range(rng.integers(5, 90))])
    )


def long_field(kind: str, rng: Random) -> Upload:
    return Upload(kind, form(("sample", "", b"a" * int(rng.integers(70_000, 2**21)))))


def strange_names(kind: str, rng: Random) -> Upload:
    name = (b"../faces", b"amara\0", b"a" * 5000, "ä\u202e".encode(), b"\xff\xfe", b"{{7*7}}")
    field = ("sample", "network")[rng.integers(2)]
    return Upload(kind, form((field, "", name[rng.integers(6)]), ("image", "a", whole("PNG"))))


def broken_form(kind: str, rng: Random) -> Upload:
    body = form(("image", "a.jpg", whole("JPEG")))
    at = int(rng.integers(len(body)))
    types = (
        FORM,
        "multipart/form-data",
        "multipart/form-data; boundary=" + "b" * 300,
        "text/plain",
    )
    return Upload(kind, body[:at], types[rng.integers(len(types))])


def gigantic(kind: str, rng: Random) -> Upload:
    """Announces gigabytes; what comes of them is never waited for."""
    return Upload(kind, form(), length=int(rng.integers(2**25, 2**40)))


def strange_json(kind: str, rng: Random) -> Upload:
    bodies = (
        b"[" * 60_000, b'{"sample": ' + b"[" * 5000 + b"]" * 5000 + b"}", b"\xff\xfe\0", b"null",
        b'{"sample": 1e999}', b'{"image": "a.jpg"}', b'{"sample": {"$ne": null}}', b"{" * 9, b"",
        b'{"sample": "amara", "network": ["' + b"x" * 9000 + b'"]}', b'{"sample": "\\ud800"}',
    )  # fmt: skip
    return Upload(kind, bodies[rng.integers(len(bodies))], "application/json")


REQUESTS: dict[str, Callable[[str, Random], Upload]] = {
    function.__name__.replace("_", " "): function
    for function in (
        many_fields, many_files, long_field, strange_names, broken_form, gigantic, strange_json,
    )
}  # fmt: skip
