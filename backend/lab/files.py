"""Where a run's files lie in the store, and how they come and go.

runs/<run>/picture.jpg                     the picture, clean and upright
analyses/<first run>/input.zst             what the networks saw
analyses/<first run>/<network>/<layer>.zst an atlas
probes/<first probe>/…                     the same, attribution.zst, exhibits/<index>.zst
"""

from __future__ import annotations

import errno
import uuid
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cache

import zstandard
from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from backend.common.errors import NotFoundError, StoreError
from ml.contracts import FAILURES, LAYERS, NETWORKS


def picture_name(run: uuid.UUID) -> str:
    return f"runs/{run}/picture.jpg"


def folder_of(run: uuid.UUID) -> str:
    """Where the analyses first made by this run lie."""
    return f"analyses/{run}"


def input_name(folder: str) -> str:
    return f"{folder}/input.zst"


def atlas_name(folder: str, network: str, layer: str) -> str:
    return f"{folder}/{network}/{layer}.zst"


def write(name: str, data: bytes) -> None:
    """Store a file, replacing the one a task that started twice may have left."""
    with _store():
        default_storage.save(name, ContentFile(data))


def write_pixels(name: str, pixels: bytes) -> None:
    """Store raw pixels, compressed as the browser will get them."""
    write(name, _packer().compress(pixels))


@cache
def _packer() -> zstandard.ZstdCompressor:
    """One a process: a worker's child does one thing at a time, and no web thread packs."""
    return zstandard.ZstdCompressor(level=1)


def read(name: str) -> bytes:
    """A file's bytes. Raises NotFoundError where there is none (yet, or any more)."""
    try:
        with _store(), default_storage.open(name) as source:
            return bytes(source.read())
    except FileNotFoundError as error:
        raise NotFoundError(
            "This picture is not there: not computed yet, or already gone."
        ) from error


def unpack(packed: bytes) -> bytes:
    return zstandard.ZstdDecompressor().decompress(packed)


def remove_picture(run: uuid.UUID) -> None:
    _remove(picture_name(run), f"runs/{run}")


def remove_analysis(folder: str, network: str) -> None:
    """One network's atlases."""
    names = [atlas_name(folder, network, layer) for layer in LAYERS]
    _remove(*names, f"{folder}/{network}")


def remove_input(folder: str) -> None:
    """The last file of a folder, and with it the folder."""
    _remove(input_name(folder), folder)


def folder_of_probe(probe: uuid.UUID) -> str:
    """Where the answer first got by this probe lies."""
    return f"probes/{probe}"


def attribution_name(folder: str) -> str:
    return f"{folder}/attribution.zst"


def exhibit_name(folder: str, index: int) -> str:
    """The picture of one exhibit of a failure; written once, read while others are made."""
    return f"{folder}/exhibits/{index}.zst"


def remove_probe(folder: str) -> None:
    """All files of a probe's answer."""
    for network in NETWORKS:
        remove_analysis(folder, network)
    _remove(attribution_name(folder))
    exhibits = [exhibit_name(folder, index) for index in range(max(FAILURES.values()))]
    if default_storage.exists(exhibits[0]):
        _remove(*exhibits, f"{folder}/exhibits")
    remove_input(folder)


def _remove(*names: str) -> None:
    """Delete files, then perhaps their folder, which stays while another file needs it."""
    for name in names:
        with suppress(FileNotFoundError), _store():
            try:
                default_storage.delete(name)
            except OSError as error:
                if error.errno not in (errno.ENOTEMPTY, errno.EEXIST):
                    raise


@contextmanager
def _store() -> Iterator[None]:
    """Whatever a store fails with is one error of ours; that a file is not there stays its own."""
    try:
        yield
    except FileNotFoundError:
        raise
    except _failures() as error:
        full = getattr(error, "errno", None) in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
        raise StoreError(
            "There is no room for files at the moment. Please try again in a few minutes."
            if full
            else "The store of files does not answer. Please try again in a minute."
        ) from error


@cache
def _failures() -> tuple[type[Exception], ...]:
    if settings.STORAGE != "s3":
        return (OSError,)
    from botocore.exceptions import BotoCoreError, ClientError  # slow to import, and only S3's

    return (OSError, BotoCoreError, ClientError)
