"""The film of a training: what its layers hold, from random weights to the end.

Each frame keeps the first layer's kernels and, for a dozen units of `parts` and of `objects`, the
mean of their strongest patches over one fixed set of renderings. Sheets hold a frame a row, so
that a page fetches three pictures and scrubs through them.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from PIL import Image
from torch import Tensor
from torch.nn import functional as F

from ml.network import ConceptNet, Geometry, geometry

SHOWN = 12  # units of parts and of objects
STRONGEST = 16  # patches in a mean
TILES = {"edges": 9, "parts": 35, "objects": 48}  # sides; patches of 87 are shrunk

Sheet = NDArray[np.uint8]


@dataclass(frozen=True, slots=True)
class Frame:
    """One moment: where the training stood, and one row of each sheet."""

    stage: str
    step: int
    steps: int
    loss: float | None
    accuracy: float
    rows: dict[str, Sheet]


def frame(
    network: ConceptNet, seen: Tensor, labels: Tensor, at: tuple[str, int, int], loss: float | None
) -> Frame:
    """Look at a network through images (N, 1, 96, 96) with labels (N,)."""
    answers = _answers(network, seen)
    accuracy = float((answers.pop("output").argmax(1) == labels).float().mean())
    kernels: Tensor = network.edges.get_parameter("0.weight")  # (24, 1, 9, 9)
    rows = {"edges": _row([_signed(kernel) for kernel in kernels[:, 0]])}
    for layer, maps in answers.items():
        if layer != "edges":
            units = range(0, maps.shape[1], maps.shape[1] // SHOWN)
            means = [_mean_patch(seen, maps[:, u], geometry(network)[layer]) for u in units]
            rows[layer] = _row([_grey(mean, TILES[layer]) for mean in means[:SHOWN]])
    return Frame(*at, loss, accuracy, rows)


def write(frames: Iterable[Frame], folder: Path) -> None:
    """Put `film.json` and a sheet a layer into `folder`."""
    frames = list(frames)
    folder.mkdir(parents=True, exist_ok=True)
    sheets = {}
    for layer, side in TILES.items():
        sheet = np.concatenate([one.rows[layer] for one in frames])
        ending = "png" if layer == "edges" else "webp"  # kernels exactly, photographs nearly
        Image.fromarray(sheet).save(folder / f"{layer}.{ending}", quality=70, method=6)
        units = sheet.shape[1] // side
        sheets[layer] = {"file": f"{layer}.{ending}", "tile": side, "columns": units}
    told = [
        {key: value for key, value in asdict(one).items() if key != "rows"} | {"row": row}
        for row, one in enumerate(frames)
    ]
    text = json.dumps({"sheets": sheets, "frames": told}, indent=1)
    (folder / "film.json").write_text(text + "\n", encoding="utf-8")


@torch.no_grad()
def _answers(network: ConceptNet, images: Tensor) -> dict[str, Tensor]:
    return dict(network.eval().steps(images))


def _mean_patch(images: Tensor, maps: Tensor, at: Geometry) -> Tensor:
    """Mean of the strongest patches of one unit (N, H, W), mid-grey where it never answers."""
    peaks, places = maps.flatten(1).max(1)
    side = at.receptive_field
    if peaks.max() <= 0:
        return torch.full((side, side), 0.5)
    padded = F.pad(images, [side] * 4, mode="replicate")
    patches = []
    for picture in peaks.topk(min(STRONGEST, len(peaks))).indices.tolist():
        row, column = divmod(int(places[picture]), maps.shape[2])
        top, left = (round(at.start + c * at.stride - (side - 1) / 2) + side for c in (row, column))
        patches.append(padded[picture, 0, top : top + side, left : left + side])
    return torch.stack(patches).mean(0)


def _signed(kernel: Tensor) -> Sheet:
    """A kernel as grey bytes, 128 for zero."""
    scaled = kernel.detach() / kernel.detach().abs().max().clamp_min(1e-9)
    return np.asarray((128 + 127 * scaled).round().numpy(), np.uint8)


def _grey(mean: Tensor, side: int) -> Sheet:
    """A mean patch with its contrast stretched, (side, side) bytes."""
    low, high = mean.min(), mean.max()
    stretched = (mean - low) / (high - low) if high > low else torch.full_like(mean, 0.5)
    size = [side, side]
    fitted = F.interpolate(stretched[None, None], size, mode="bilinear", antialias=True)[0, 0]
    return np.asarray((255 * fitted.clamp(0, 1)).round().numpy(), np.uint8)


def _row(tiles: list[Sheet]) -> Sheet:
    return np.concatenate(tiles, axis=1)
