"""How pictures leave the site: compressed as the browser reads them, private, for good.

Opened by themselves they are saved, never shown: no address here makes a page of a student's bytes.
"""

from __future__ import annotations

import gzip
import io

from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_vary_headers
from PIL import Image

from backend.lab import files

PRIVATE = "private, max-age=86400, immutable"


def bytes_of(data: bytes, kind: str) -> HttpResponse:
    """A file of one owner's, which never changes."""
    headers = {
        "Cache-Control": PRIVATE,
        "Content-Disposition": "attachment",
        "X-Content-Type-Options": "nosniff",
    }
    return HttpResponse(data, content_type=kind, headers=headers)


def packed_as_accepted(request: HttpRequest, packed: bytes) -> HttpResponse:
    """Stored zstd as it is where the browser reads it, else gzip, else plain."""
    accepted = request.headers.get("Accept-Encoding", "")
    codings = {part.partition(";")[0].strip().lower() for part in accepted.split(",")}
    if "zstd" in codings:
        data, coding = packed, "zstd"
    elif "gzip" in codings:
        data, coding = gzip.compress(files.unpack(packed), compresslevel=1), "gzip"
    else:
        data, coding = files.unpack(packed), ""
    response = bytes_of(data, "application/octet-stream")
    if coding:
        response["Content-Encoding"] = coding
    patch_vary_headers(response, ["Accept-Encoding"])
    return response


def png_of(pixels: bytes, size: tuple[int, int], mode: str = "L") -> HttpResponse:
    """Pixels, row by row, as a PNG; `size` is height and width, `mode` Pillow's."""
    height, width = size
    sink = io.BytesIO()
    Image.frombytes(mode, (width, height), pixels).save(sink, "PNG", compress_level=1)
    return bytes_of(sink.getvalue(), "image/png")
