"""What every renderer of this package hands back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

Picture: TypeAlias = NDArray[np.uint8]  # (H, W, 3) RGB
Mask: TypeAlias = NDArray[np.bool_]  # (H, W)


@dataclass(frozen=True, slots=True, eq=False)
class Rendering:
    """A drawn picture together with the truth about it.

    `masks` holds, for each part, the pixels at which that part is *visible*: what another
    part or an occluder covers is not set. A part the picture lacks has an empty mask or none.
    """

    image: Picture
    label: str  # identity or style
    masks: dict[str, Mask]  # part -> its visible pixels
