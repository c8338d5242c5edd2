"""The process in which strangers' pictures are decoded: Pillow, and nothing that is worth taking.

`python -m backend.lab.decoding.child MEMORY SECONDS`, with its socket as standard input. It loads
no Django, is given no environment, and seals itself before the first picture: it can open no file
and no connection, hold no more than MEMORY bytes, compute no longer than SECONDS over a picture,
and leaves no core behind. It ends when the socket does, so it never outlives the site.
"""

from __future__ import annotations

import io
import resource
import signal
import socket
import sys
from contextlib import suppress

from PIL import Image

from backend.common.errors import InvalidInputError
from backend.lab import uploads
from backend.lab.decoding import wire

MOST = 2**31  # bytes of a request; the site has judged its length before


def main(memory: int, seconds: int) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the site decides when this ends
    _load_decoders()
    _seal(memory)
    with socket.socket(fileno=0) as line, suppress(EOFError, OSError):
        while True:
            words, data = wire.receive(line, most=MOST)
            _allow(seconds)
            wire.send(line, *_answer(bytes(data), words))
            del data


def _answer(data: bytes, limits: wire.Words) -> tuple[wire.Words, bytes]:
    """The clean picture, or why there is none."""
    try:
        picture = uploads.clean(data, **limits)
    except InvalidInputError as error:
        return {"refused": error.slug, "detail": str(error)}, b""
    return {"width": picture.width, "height": picture.height}, picture.jpeg


def _load_decoders() -> None:
    """Use each decoder once: what Pillow loads late would be loaded too late here."""
    for kind in uploads.FORMATS:
        sink = io.BytesIO()
        Image.new("RGB", (8, 8)).save(sink, kind)
        uploads.clean(sink.getvalue(), max_bytes=2**20, max_pixels=64)


def _seal(memory: int) -> None:
    _limit(resource.RLIMIT_CORE, 0)  # a core would hold somebody's picture
    _limit(resource.RLIMIT_FSIZE, 0)
    _limit(resource.RLIMIT_NOFILE, 3)  # the socket, and where output goes: there is no fourth
    _limit(resource.RLIMIT_AS, memory)


def _limit(what: int, most: int) -> None:
    with suppress(ValueError, OSError):  # macOS knows RLIMIT_AS and refuses to set it
        resource.setrlimit(what, (most, most))


def _allow(seconds: int) -> None:
    """So much more time; past it the system ends this process, even with nobody waiting."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    hard = resource.getrlimit(resource.RLIMIT_CPU)[1]
    soft = int(used.ru_utime + used.ru_stime) + seconds + 1
    resource.setrlimit(resource.RLIMIT_CPU, (soft, hard))


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
