"""The site's side: a few decoders that wait for pictures, replaced when one breaks or dawdles."""

from __future__ import annotations

import atexit
import hashlib
import os
import queue
import signal
import socket
import subprocess
import sys
import time
from contextlib import suppress
from functools import cache

import structlog
from django.conf import settings

from backend.common.errors import (
    InvalidInputError,
    UnavailableError,
    UnreadablePictureError,
    UnsupportedPictureError,
    UploadTooLargeError,
)
from backend.lab.decoding import wire
from backend.lab.uploads import LONGEST, Picture, check_size

# A picture costs several copies of itself, most of all an animated WebP: 23 bytes a pixel.
BYTES_A_PIXEL = 24
BYTES_BESIDE = 256 * 2**20  # Python, Pillow and the stacks of AVIF's threads
PATIENCE = 3  # times as long by the clock as on the processor: others compute too
ANSWER = 32 * 2**20  # bytes that a clean picture may have
# Nothing of ours, neither addresses nor secrets. What a picture needed is kept for the next one:
# asking the system for it anew took 1.4 ms of the 3.5 that a picture of 640 × 480 took.
ENVIRONMENT = {"MALLOC_MMAP_THRESHOLD_": str(2**25), "MALLOC_TRIM_THRESHOLD_": str(2**26)}
_REFUSALS: dict[str, type[InvalidInputError]] = {
    kind.slug: kind
    for kind in (UnreadablePictureError, UnsupportedPictureError, UploadTooLargeError)
}

_log = structlog.get_logger(__name__)


def clean(data: bytes) -> Picture:
    """A stranger's picture, decoded elsewhere and encoded anew.

    Raises UploadTooLargeError, UnsupportedPictureError or UnreadablePictureError, each saying
    what is allowed, and UnavailableError where every decoder is busy for too long.
    """
    check_size(len(data), max_bytes=settings.UPLOAD_MAX_BYTES)
    return pool().clean(data)


@cache
def pool() -> Pool:
    """This process's decoders."""
    return Pool(settings.DECODERS)


class Pool:
    """At most so many decoders, each started when it is first needed."""

    def __init__(self, most: int) -> None:
        # the one used last is asked next: where one is enough, one runs
        self._places: queue.LifoQueue[Decoder | None] = queue.LifoQueue()
        for _ in range(most):
            self._places.put(None)
        atexit.register(self.close)

    def warm(self) -> None:
        """Start a decoder, so that the first student waits no longer than the second."""
        place = self._places.get()
        self._places.put(place if place is not None else Decoder())

    def clean(self, data: bytes) -> Picture:
        try:
            decoder = self._places.get(timeout=settings.DECODE_SECONDS)
        except queue.Empty:
            raise UnavailableError(
                "Many pictures are being read at the moment. Please send yours again in a minute."
            ) from None
        try:
            if decoder is None or not decoder.lives():
                decoder = self._started(decoder)
            return decoder.clean(data)
        except _LostError:
            decoder = None
            raise UnreadablePictureError(
                "This file cannot be decoded: its decoder broke off or took too long over it. "
                "Open it in a picture viewer, save it again and send that copy."
            ) from None
        finally:
            self._places.put(decoder)

    def close(self) -> None:
        """End every decoder that is not at work; the others end with their sockets."""
        with suppress(queue.Empty):
            while True:
                decoder = self._places.get_nowait()
                if decoder is not None:
                    decoder.end()

    @staticmethod
    def _started(former: Decoder | None) -> Decoder:
        if former is not None:
            former.end()
        try:
            return Decoder()
        except OSError as error:  # no memory or no process left for it
            raise UnavailableError(
                "No picture can be read at the moment. Please try again in a minute."
            ) from error


class _LostError(Exception):
    """A decoder ended over a picture, or was ended."""


class Decoder:
    """One child process and the line to it."""

    def __init__(self) -> None:
        memory = BYTES_BESIDE + BYTES_A_PIXEL * settings.UPLOAD_MAX_PIXELS
        limits = (str(memory), str(settings.DECODE_SECONDS))
        self._line, theirs = socket.socketpair()
        with theirs:
            self.process = subprocess.Popen(  # noqa: S603 - our own module
                [sys.executable, "-m", f"{__package__}.child", *limits],
                cwd=settings.BASE_DIR,
                env=ENVIRONMENT,
                stdin=theirs.fileno(),
                stdout=subprocess.DEVNULL,
            )

    def lives(self) -> bool:
        return self.process.poll() is None

    def clean(self, data: bytes) -> Picture:
        """Raises one of the refusals, or _LostError, after which this decoder is of no use."""
        patience = PATIENCE * settings.DECODE_SECONDS
        until = time.monotonic() + patience
        limits = {
            "max_bytes": settings.UPLOAD_MAX_BYTES,
            "max_pixels": settings.UPLOAD_MAX_PIXELS,
        }
        try:
            self._line.settimeout(patience)
            wire.send(self._line, limits, data)
            words, jpeg = wire.receive(self._line, most=ANSWER, until=until)
            return _picture(words, bytes(jpeg))
        except (OSError, EOFError, ValueError, KeyError, TypeError) as error:
            self.end()
            _log.warning("decoder lost", size=len(data), error=repr(error), ended=self.ended())
            raise _LostError from error

    def ended(self) -> str:
        code = self.process.returncode or 0
        return signal.Signals(-code).name if code < 0 else f"exit {code}"

    def end(self) -> None:
        self.process.kill()
        self.process.wait()
        self._line.close()


def _picture(words: wire.Words, jpeg: bytes) -> Picture:
    """What a decoder answered; its digest is taken here, for on it hangs what is looked up."""
    if "refused" in words:
        raise _REFUSALS[words["refused"]](str(words["detail"]))
    width, height = int(words["width"]), int(words["height"])
    if not (0 < width <= LONGEST and 0 < height <= LONGEST and jpeg.startswith(b"\xff\xd8")):
        raise ValueError("no picture")
    return Picture(jpeg, width, height, hashlib.sha256(jpeg).hexdigest())


# a fork must not talk over its parent's sockets: it starts decoders of its own
os.register_at_fork(after_in_child=pool.cache_clear)
