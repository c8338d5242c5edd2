"""Rendered faces: unlimited, seeded, and true about where each part is.

`render` draws one of twelve invented people, or a stranger, in a random pose, light and
expression. All random choices are made in fractions of the picture before anything is
drawn, so one generator state gives the same picture at any size.
"""

from __future__ import annotations

import numpy as np

from ml.data.face_canvas import Canvas
from ml.data.face_extras import paint_clothes, paint_ear, paint_glasses, paint_neck
from ml.data.face_features import paint_features
from ml.data.face_hair import hair_of, paint_beard
from ml.data.face_head import Head
from ml.data.face_occluders import occlude as put_something_before
from ml.data.face_parts import FACE, LABEL, PARTS
from ml.data.face_people import PEOPLE, stranger
from ml.data.face_view import any_view
from ml.data.rendered import Mask, Picture, Rendering
from ml.data.scene import background as any_background
from ml.data.scene import camera

__all__ = ["IDENTITIES", "PARTS", "STRANGER", "render"]

IDENTITIES: tuple[str, ...] = tuple(PEOPLE)
STRANGER = "someone else"


def render(
    identity: str | None,
    rng: np.random.Generator,
    *,
    size: int = 96,
    occlude: bool = False,
    background: Picture | None = None,
    with_masks: bool = True,
) -> Rendering:
    """Draw one of IDENTITIES, or for None a stranger, as a (size, size, 3) picture.

    `occlude` puts a hand, a scarf, a bar, a hat or a disc over a random place.
    `background`, (size, size, 3), replaces the random one. Masks are of PARTS; a part
    that this person lacks, or that is hidden, has an empty mask.
    Raises KeyError for an unknown identity.
    """
    person = stranger(rng) if identity is None else PEOPLE[identity]
    view = any_view(rng)
    behind_rng, thing_rng, camera_rng = (
        np.random.default_rng(seed) for seed in rng.integers(2**63, size=3)
    )
    behind = any_background(behind_rng, size) if background is None else background
    canvas = Canvas(behind)
    head = Head(canvas, person, view)
    _draw(head)
    if occlude:
        put_something_before(head, thing_rng)
    masks = _masks(canvas) if with_masks else {}
    return Rendering(camera(camera_rng, canvas.picture()), identity or STRANGER, masks)


def _draw(head: Head) -> None:
    """Draw from back to front."""
    near = 1 if head.view.yaw < 0 else -1  # the ear on the side turned to the viewer
    hair = hair_of(head)
    paint_clothes(head)
    if hair is not None:
        hair.paint_behind()
    paint_neck(head)
    paint_ear(head, -near)
    head.add_relief()
    head.paint_skin()
    paint_beard(head)
    paint_features(head)
    head.light_up()
    paint_ear(head, near)
    paint_glasses(head)
    if hair is not None:
        hair.paint_over()


def _masks(canvas: Canvas) -> dict[str, Mask]:
    masks: dict[str, Mask] = {part: canvas.labels == label for part, label in LABEL.items()}
    masks["face"] = np.isin(canvas.labels, FACE)
    return masks
