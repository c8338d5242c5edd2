"""The parts of a face that renderings carry masks of.

Left and right are the viewer's: `left_eye` is the eye on the left of the picture.
"""

from __future__ import annotations

DRAWN = (
    "skin",  # the head's bare skin, beside the parts below
    "left_eye",
    "right_eye",
    "left_brow",
    "right_brow",
    "nose",
    "mouth",
    "left_ear",
    "right_ear",
    "hair",
    "beard",
    "glasses",  # the frame; what shows through the lenses keeps its own name
    "neck",
    "clothes",
)
LABEL = {part: number for number, part in enumerate(DRAWN, start=1)}  # 0: none of them

_ON_THE_FACE = (
    "skin", "left_eye", "right_eye", "left_brow", "right_brow", "nose", "mouth", "beard",
    "glasses",
)  # fmt: skip
FACE = tuple(LABEL[part] for part in _ON_THE_FACE)  # together they are the part "face"
PARTS: tuple[str, ...] = (*DRAWN, "face")
