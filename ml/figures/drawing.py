"""Pieces of vector drawings."""

from __future__ import annotations

import base64
import io
from collections.abc import Iterable
from html import escape

from PIL import Image

from ml.contracts import ZOO

FACES, CARS, BLUE = "#c05a1c", "#178084", "#3b63d8"  # read on light and on dark paper
STYLE = (
    "svg{color:#1d1b18}text{font-family:system-ui,sans-serif}.bold{font-weight:600}"
    "text:not([fill]){fill:currentColor}"
    "@media(prefers-color-scheme:dark){svg{color:#ebe7df}}"
)


def sample(name: str) -> Image.Image:
    """A picture of the gallery."""
    return Image.open(ZOO / "samples" / f"{name}.webp").convert("RGB")


def drawing(width: float, height: float, parts: Iterable[str]) -> str:
    """An SVG document; loose text in it follows the reader's light or dark scheme."""
    inside = "\n".join(parts)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="-2 -2 {width + 4:g} {height + 4:g}">'
        f"<style>{STYLE}</style>\n{inside}\n</svg>\n"
    )


def picture(image: Image.Image, x: float, y: float, side: float, *, exact: bool = False) -> str:
    """A picture within a drawing; `exact` leaves its points square."""
    out = io.BytesIO()
    if exact:
        image.save(out, "PNG", optimize=True)
    else:
        image.save(out, "WEBP", quality=80, method=6)
    kind, style = ("png", ' style="image-rendering:pixelated"') if exact else ("webp", "")
    data = base64.b64encode(out.getvalue()).decode()
    return (
        f'<image x="{x:g}" y="{y:g}" width="{side:g}" height="{side:g}"{style} '
        f'href="data:image/{kind};base64,{data}"/>'
    )


def square(x: float, y: float, side: float, colour: str, width: float) -> str:
    """The outline of a square."""
    return (
        f'<rect x="{x:g}" y="{y:g}" width="{side:g}" height="{side:g}" '
        f'fill="none" stroke="{colour}" stroke-width="{width:g}"/>'
    )


def words(
    text: str, x: float, y: float, *, size: float = 17, bold: bool = False,
    colour: str = "", anchor: str = "start",
) -> str:  # fmt: skip
    """A line of text; without a colour, that of the reader's scheme."""
    given = f' fill="{colour}"' if colour else ""
    given += ' class="bold"' if bold else ""
    given += f' text-anchor="{anchor}"' if anchor != "start" else ""
    return f'<text x="{x:g}" y="{y:g}" font-size="{size:g}"{given}>{escape(text)}</text>'
