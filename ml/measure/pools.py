"""Pictures that no network was trained on: fresh renderings, and photographs kept back."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import numpy as np
import torch
from PIL import Image
from torch import Tensor

from ml.contracts import INPUT_SIZE
from ml.data import cars, faces, things
from ml.data.rendered import Picture, Rendering
from ml.pictures import grey_square

T = TypeVar("T")
Progress = Callable[[Iterable[T]], Iterable[T]]

# First number of every seed used for measuring. Training draws from seeds of its own, so that no
# picture measured here can have been trained on.
UNSEEN = 0x5EE7
KINDS = ("faces", "cars", "things")
LABELS: dict[str, tuple[str | None, ...]] = {
    "faces": (*faces.IDENTITIES, None),
    "cars": (*cars.STYLES, None),
    "things": (None,),
}
WHOLE = {"faces": "face", "cars": "car"}
# Parts that come in several pieces, which a unit may well take for one thing: part -> pieces.
JOINED: dict[str, dict[str, tuple[str, ...]]] = {
    "faces": {
        "eye": ("left_eye", "right_eye"),
        "brow": ("left_brow", "right_brow"),
        "ear": ("left_ear", "right_ear"),
        "face": ("face",),
    },
    "cars": {
        "wheel": ("front_wheel", "rear_wheel"),
        "window": ("side_window", "windscreen", "rear_window"),
        "lamp": ("headlamp", "tail_lamp"),
        "car": cars.PARTS,
    },
}


@dataclass(frozen=True, slots=True, eq=False)
class Pool:
    """N renderings of one kind: as the networks see them, enlarged, labelled, and dissected."""

    images: Tensor  # (N, 1, 96, 96) bytes
    large: Tensor  # (N, zoom * 96, zoom * 96) bytes: the same pictures drawn finer
    labels: list[str]
    masks: Tensor | None  # (N, parts, 96, 96), true where the part is visible
    parts: tuple[str, ...]


def draw(
    kind: str, at: int, *, seed: int = 0, size: int = INPUT_SIZE, occlude: bool = False,
    with_masks: bool = False,
) -> Rendering:  # fmt: skip
    """The picture number `at` of the unseen ones of a kind, labels in turn."""
    rng = np.random.default_rng([UNSEEN, KINDS.index(kind), seed, at])
    if kind == "things":
        return things.render(None, rng, size=size)
    render = faces.render if kind == "faces" else cars.render
    labels = LABELS[kind]
    label = labels[at % len(labels)]
    return render(label, rng, size=size, occlude=occlude, with_masks=with_masks)


def rendered(
    kind: str, count: int, *, seed: int = 0, zoom: int = 1, occlude: bool = False,
    with_masks: bool = False, progress: Progress[int] = iter,
) -> Pool:  # fmt: skip
    """`count` unseen renderings; with `zoom` 2 drawn at twice the size, then shrunk as seen."""
    size = INPUT_SIZE * zoom
    images, large, labels, masks = [], [], [], []
    parts = parts_of(kind)
    for at in progress(range(count)):
        drawn = draw(kind, at, seed=seed, size=size, occlude=occlude, with_masks=with_masks)
        images.append(seen(drawn.image))
        large.append(seen(drawn.image, size))
        labels.append(drawn.label)
        if with_masks:
            masks.append(truth(drawn, parts)[:, ::zoom, ::zoom])
    return Pool(
        torch.from_numpy(np.stack(images))[:, None],
        torch.from_numpy(np.stack(large)),
        labels,
        torch.from_numpy(np.stack(masks)) if with_masks else None,
        parts,
    )


def seen(picture: Picture, size: int = INPUT_SIZE) -> Picture:
    """A rendered (H, W, 3) picture as the networks see any other: (size, size) grey bytes."""
    return grey_square(Image.fromarray(picture), size)


def parts_of(kind: str) -> tuple[str, ...]:
    """Names of the true parts of a kind, single and joined, its whole among them."""
    drawn = {"faces": faces.PARTS, "cars": cars.PARTS}.get(kind, ())
    return tuple(dict.fromkeys((*drawn, *JOINED.get(kind, {}))))


def truth(
    drawn: Rendering, parts: Sequence[str]
) -> np.ndarray[tuple[int, ...], np.dtype[np.bool_]]:
    """Masks of the parts in order, (parts, H, W); a joined part is wherever any piece shows."""
    nothing = np.zeros(drawn.image.shape[:2], bool)
    pieces = {**JOINED["faces"], **JOINED["cars"]}
    masks = [
        np.logical_or.reduce([drawn.masks.get(p, nothing) for p in pieces.get(part, (part,))])
        for part in parts
    ]
    return np.stack(masks) if masks else np.zeros((0, *nothing.shape), bool)


def photographs(paths: Sequence[Path], progress: Progress[Path] = iter) -> Tensor:
    """Pictures from disk as the networks see them, (N, 1, 96, 96) bytes."""
    from ml.pictures import open_picture

    squares = [grey_square(open_picture(path)) for path in progress(paths)]
    return torch.from_numpy(np.stack(squares))[:, None]
