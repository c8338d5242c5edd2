"""Rendered things that are neither a face nor a car: what both networks must learn to refuse.

Among them are the hard ones: circles that are no wheels (clock, plate, ball, bicycle), rows of
windows that are no car's (house, facade, dresser), dark pairs that are no eyes (socket).
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from ml.data import scene, things_home, things_outside
from ml.data.brush import Brush
from ml.data.easel import Easel
from ml.data.rendered import Rendering

Painter = Callable[[np.random.Generator, Easel], None]

_PAINTERS: dict[str, Painter] = {
    painter.__name__: painter
    for painter in (
        things_outside.tree,
        things_outside.house,
        things_outside.facade,
        things_outside.flower,
        things_outside.leaf,
        things_outside.cat,
        things_outside.bird,
        things_outside.bicycle,
        things_outside.aeroplane,
        things_outside.fence,
        things_outside.landscape,
        things_outside.texture,
        things_home.mug,
        things_home.chair,
        things_home.clock,
        things_home.plate,
        things_home.ball,
        things_home.bottle,
        things_home.book,
        things_home.lamp,
        things_home.socket,
        things_home.dresser,
        things_home.fruit,
    )
}

KINDS = tuple(_PAINTERS)
_TURNING = {"leaf", "clock", "plate", "book", "flower", "socket", "ball", "aeroplane", "bottle"}


def render(kind: str | None, rng: np.random.Generator, *, size: int = 96) -> Rendering:
    """A picture of a thing of one of KINDS, or of any for None; the label is its kind and it has
    no masks. The same generator gives the same picture at every size. An unknown kind raises
    KeyError."""
    name = str(rng.choice(KINDS)) if kind is None else kind
    painter = _PAINTERS[name]
    behind_rng, thing_rng, camera_rng = rng.spawn(3)
    brush = Brush(size, scene.background(behind_rng, size), over=3 if size <= 160 else 2)
    scale, x, y, light = (float(v) for v in thing_rng.uniform(-1, 1, 4))
    turn = float(thing_rng.normal(0, 1)) * (0.5 if name in _TURNING else 0.05)
    half = 0.36 + 0.1 * scale
    room = 0.5 - half * 0.8
    easel = Easel(brush, (0.5 + x * room, 0.5 + y * room), half, turn, light)
    painter(thing_rng, easel)
    return Rendering(scene.camera(camera_rng, brush.picture()), name, {})
