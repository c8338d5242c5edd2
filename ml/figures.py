"""The still figures of the course, drawn from the networks and samples that ship.

`python -m ml.figures FOLDER` writes numbers.svg, windows.svg, learnt.webp and lab.webp. Run it
again whenever weights or samples change: every number and patch in them is read, none is typed.
"""

from __future__ import annotations

import base64
import io
import sys
from collections.abc import Iterable
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from ml.contracts import INPUT_SIZE, ZOO
from ml.network import ConceptNet, Geometry, geometry
from ml.pictures import grey_square

SAMPLE = "freya"
EYE = (28, 52)  # column and row of one eye's corner in the grey square of SAMPLE
SIDE = 8  # points shown as numbers, each way
COLOURS = ("#a8470f", "#0f6b6f", "#1d4ed8")  # edges, parts, objects

Grey = NDArray[np.uint8]


def main(folder: Path) -> None:
    """Write every figure into `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    grey = grey_square(sample(SAMPLE))  # (96, 96)
    (folder / "numbers.svg").write_text(numbers(grey))
    (folder / "windows.svg").write_text(windows(grey))


def sample(name: str) -> Image.Image:
    """A picture of the gallery."""
    return Image.open(ZOO / "samples" / f"{name}.webp").convert("RGB")


def numbers(grey: Grey) -> str:
    """The picture as it is seen, and the square around an eye as numbers."""
    column, row = EYE[0] - SIDE // 2, EYE[1] - SIDE // 2
    patch = grey[row : row + SIDE, column : column + SIDE]  # (8, 8)
    scale, cell, left = 3, 44, 336
    x, y, side = column * scale, row * scale + 32, SIDE * scale
    parts = [
        _embedded(grey, 0, 32, INPUT_SIZE * scale),
        _square(x, y, side, "#a8470f", 2.5),
        f'<path d="M{x + side} {y}L{left} 0M{x + side} {y + side}L{left} {SIDE * cell}" '
        'stroke="#a8470f" stroke-width="1.2" fill="none"/>',
    ]
    for j, i in np.ndindex(SIDE, SIDE):
        parts += _cell(int(patch[j, i]), left + i * cell, j * cell, cell)
    parts.append(_square(left, 0, SIDE * cell, "#a8470f", 2.5))
    return _svg(left + SIDE * cell + 2, SIDE * cell + 2, parts)


def windows(grey: Grey) -> str:
    """The receptive field of each layer around one point of the picture."""
    scale = 4
    parts = [_embedded(grey, 0, 0, INPUT_SIZE * scale)]
    places = geometry(ConceptNet(2))
    for index, (name, place) in enumerate(places.items()):
        side = place.receptive_field * scale
        x, y = (_start(place, at) * scale for at in EYE)
        parts.append(_square(x, y, side, "#fff", 5.5))
        parts.append(_square(x, y, side, COLOURS[index], 3))
        at = 40 + index * 64
        parts.append(_square(410, at, 22, COLOURS[index], 3))
        parts.append(
            f'<text x="446" y="{at + 9}" class="name">{name}</text>'
            f'<text x="446" y="{at + 27}">{place.receptive_field} × {place.receptive_field}</text>'
        )
    return _svg(570, INPUT_SIZE * scale, parts)


def _start(place: Geometry, at: int) -> float:
    """Where the window nearest to a point of the input begins, kept inside the picture."""
    index = round((at - place.start) / place.stride)
    corner = place.start + index * place.stride - (place.receptive_field - 1) / 2
    return min(max(corner, 0), INPUT_SIZE - place.receptive_field)


def _embedded(grey: Grey, x: int, y: int, side: int) -> str:
    """A picture within a drawing, its points left square."""
    out = io.BytesIO()
    Image.fromarray(grey).save(out, "PNG", optimize=True)
    data = base64.b64encode(out.getvalue()).decode()
    return (
        f'<image x="{x}" y="{y}" width="{side}" height="{side}" '
        f'style="image-rendering:pixelated" href="data:image/png;base64,{data}"/>'
    )


def _square(x: float, y: float, side: float, colour: str, width: float) -> str:
    return (
        f'<rect x="{x:g}" y="{y:g}" width="{side:g}" height="{side:g}" '
        f'fill="none" stroke="{colour}" stroke-width="{width}"/>'
    )


def _cell(value: int, x: int, y: int, side: int) -> list[str]:
    ink, shade = "#fff" if value < 128 else "#000", f"rgb({value},{value},{value})"
    return [
        f'<rect x="{x}" y="{y}" width="{side}" height="{side}" fill="{shade}"/>',
        f'<text x="{x + side / 2}" y="{y + side / 2 + 6}" text-anchor="middle" fill="{ink}">'
        f"{value}</text>",
    ]


def _svg(width: int, height: int, parts: Iterable[str]) -> str:
    """A drawing whose loose text follows the reader's light or dark scheme."""
    style = (
        "text{font:17px system-ui,sans-serif}"
        ".name{font-weight:600}text:not([fill]){fill:#1d1b18}"
        "@media(prefers-color-scheme:dark){text:not([fill]){fill:#ebe7df}}"
    )
    inside = "\n".join(parts)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="-2 -2 {width + 4} {height + 4}">'
        f"<style>{style}</style>\n{inside}\n</svg>\n"
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]))
