"""0 / 0: a normalisation without a floor meets a place without contrast.

The window of an overexposed sky has deviation 0 and difference 0. One such window is enough: what
is not a number stays so through sums, maxima and softmax, and no layer stops at it.
"""

from __future__ import annotations

import copy
from collections.abc import Iterator

import torch
from PIL import ImageEnhance
from torch import Tensor

from ml.contracts import ExhibitReading, OutputReading, Probability
from ml.failures.door import ContractError, finite
from ml.failures.exhibits import Scene, none_of
from ml.inside.transforms import square_of
from ml.network import LocalContrast
from ml.pictures import grey_square
from ml.readings import batch_of
from ml.weights import Loaded

BRIGHTER = (1.5, 2.0, 3.0, 5.0, 8.0, 255.0)  # exposures, the first that blinds is taken


class Unguarded(LocalContrast):
    """The same normalisation as a first draft has it: nothing is added to the deviation."""

    def forward(self, image: Tensor) -> Tensor:
        reach = self.window // 2
        padded = torch.nn.functional.pad(image, [reach] * 4, mode="reflect")
        mean = self._average(padded)  # (B, 1, H, W)
        deviation = (self._average(padded**2) - mean**2).sqrt()
        return (image - mean) / deviation


def show(scene: Scene) -> Iterator[ExhibitReading]:
    yield scene.healthy("In ordinary light")
    batch, exposure = overexposed(scene)
    picture = (batch[0, 0] * 255).round().to(torch.uint8).numpy()
    draft = [unguarded(loaded) for loaded in scene.networks]
    answers = [_answer(loaded, batch) for loaded in draft]
    figures = {"exposure": exposure} | _lost(unguarded(scene.subject), batch)
    yield scene.exhibit("broken", "Overexposed, no floor", picture, answers, figures)
    yield scene.exhibit(
        "mended",
        "The same without a floor, checked on the way out",
        picture,
        message=" ".join(_refused(loaded, batch) for loaded in draft),
    )
    guarded = {"exposure": exposure} | _lost(scene.subject, batch)
    yield scene.exhibit(
        "mended", "With the floor that ships", picture, scene.answers(batch), guarded
    )


def unguarded(loaded: Loaded) -> Loaded:
    """The same network with the first draft of its normalisation; its weights are untouched."""
    network = copy.deepcopy(loaded.network)
    network.normalise = Unguarded()
    return Loaded(loaded.name, loaded.version, loaded.labels, network, loaded.card)


def overexposed(scene: Scene) -> tuple[Tensor, float]:
    """The picture at the least exposure of BRIGHTER at which some window holds no contrast."""
    square, draft = square_of(scene.image), unguarded(scene.subject)
    for exposure in BRIGHTER:
        batch = batch_of(grey_square(ImageEnhance.Brightness(square).enhance(exposure)))
        if none_of(draft, batch) != none_of(draft, batch):  # only NaN differs from itself
            break
    return batch, exposure


def _answer(loaded: Loaded, batch: Tensor) -> OutputReading:
    """In the labels' own order: what is not a number cannot be sorted."""
    with torch.inference_mode():
        shares = loaded.network(batch)[0].double().softmax(0).tolist()
    pairs = zip(loaded.labels, shares, strict=True)
    return OutputReading(loaded.name, tuple(Probability(*pair) for pair in pairs))


@torch.inference_mode()
def _lost(loaded: Loaded, batch: Tensor) -> dict[str, float]:
    """The share of each stage's numbers that are none."""
    stages = {"contrast normalisation": loaded.network.normalise(batch)}
    stages |= dict(loaded.network.steps(batch))
    return {
        f"share of NaN after {name}": float(values.isnan().float().mean())
        for name, values in stages.items()
    }


def _refused(loaded: Loaded, batch: Tensor) -> str:
    with torch.inference_mode():
        shares = loaded.network(batch)[0].softmax(0)
    try:
        finite(shares)
    except ContractError as error:
        return f"{loaded.name}: {error}"
    return f"{loaded.name}: let through."
