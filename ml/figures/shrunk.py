"""Making a picture smaller, with and without a filter before."""

from __future__ import annotations

from PIL import Image

from ml.figures.drawing import drawing, picture, sample, words

SAMPLE, SMALL = "bicycle", 32
TILE, GAP = 300, 24


def draw() -> str:
    """The picture, every n-th point of it, and means of neighbourhoods."""
    whole = sample(SAMPLE).convert("L")
    dropped = whole.resize((SMALL, SMALL), Image.Resampling.NEAREST)
    filtered = whole.resize((SMALL, SMALL), Image.Resampling.LANCZOS)
    titles = (
        f"{whole.width} × {whole.height}",
        f"{SMALL} × {SMALL}: points left out",
        f"{SMALL} × {SMALL}: filtered first",
    )
    parts = []
    for at, (title, image) in enumerate(zip(titles, (whole, dropped, filtered), strict=True)):
        x = at * (TILE + GAP)
        parts.append(picture(image, x, 0, TILE, exact=at > 0))
        parts.append(words(title, x, TILE + 28, size=18))
    return drawing(3 * TILE + 2 * GAP, TILE + 36, parts)
