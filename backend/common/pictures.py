"""What one app does with pictures for another that may not import it.

`lab` has the pictures of runs and decodes what strangers send; `study` makes cards of both. Neither
may import the other.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Pictures:
    """`of_run` gives the JPEG of a learner's run, by both ids: clean, upright, without metadata. It
    raises NotFoundError for a run that is not this learner's, ExpiredError for one that is over.
    `address_of_run` says where the learner's browser finds it, signed; it raises likewise.

    `clean` gives the same of a stranger's bytes, decoded where nothing is worth taking (ADR 11). It
    raises UploadTooLargeError, UnsupportedPictureError or UnreadablePictureError with the reason,
    and UnavailableError where too many wait.
    """

    of_run: Callable[[uuid.UUID, uuid.UUID], bytes]
    address_of_run: Callable[[uuid.UUID, uuid.UUID], str]
    clean: Callable[[bytes], bytes]


_known: list[Pictures] = []


def register(pictures: Pictures) -> None:
    """Make known who does it."""
    _known[:] = [pictures]


def picture_of_run(learner: uuid.UUID, run: uuid.UUID) -> bytes:
    [pictures] = _known
    return pictures.of_run(learner, run)


def address_of_run(learner: uuid.UUID, run: uuid.UUID) -> str:
    [pictures] = _known
    return pictures.address_of_run(learner, run)


def clean(data: bytes) -> bytes:
    [pictures] = _known
    return pictures.clean(data)
