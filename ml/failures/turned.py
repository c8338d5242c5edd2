"""Turned by a quarter: a telephone stores the picture as its sensor lay, and a note beside it.

The note is EXIF's orientation. Who opens the file without reading it gets a picture on its side.
The file of this exhibit is made as a telephone makes it, and then read both ways.
"""

from __future__ import annotations

import io
from collections.abc import Iterator

from PIL import Image

from ml.contracts import ExhibitReading
from ml.failures.exhibits import Scene
from ml.pictures import grey_square, upright
from ml.readings import batch_of

ORIENTATION, QUARTER = 0x0112, 6  # EXIF's tag; "turn me a quarter clockwise"
BEST = 95  # JPEG quality


def show(scene: Scene) -> Iterator[ExhibitReading]:
    yield scene.healthy()
    file = photographed(upright(scene.image))
    with Image.open(io.BytesIO(file)) as opened:
        note = float(opened.getexif()[ORIENTATION])
        careless = grey_square(_without_notes(opened))
        careful = grey_square(opened)
    figures = {"EXIF orientation in the file (1 is upright)": note}
    yield scene.exhibit(
        "broken", "The note was not read", careless, scene.answers(batch_of(careless)), figures
    )
    yield scene.exhibit(
        "mended", "Turned as the note asks", careful, scene.answers(batch_of(careful))
    )


def photographed(image: Image.Image) -> bytes:
    """A JPEG file of the picture lying on its side, with the note that says so."""
    exif = Image.Exif()
    exif[ORIENTATION] = QUARTER
    sink = io.BytesIO()
    image.transpose(Image.Transpose.ROTATE_90).save(sink, "JPEG", quality=BEST, exif=exif)
    return sink.getvalue()


def _without_notes(opened: Image.Image) -> Image.Image:
    """The pixels alone, as a reader that knows no EXIF gets them."""
    return Image.frombytes(opened.mode, opened.size, opened.tobytes())
