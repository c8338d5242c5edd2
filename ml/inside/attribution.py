"""Which pixels speak for an answer or excite a unit, by three methods of captum's."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import torch
from captum.attr import IntegratedGradients, LayerGradCam, Occlusion
from torch import Tensor, nn
from torch.nn import functional

from ml.contracts import Method
from ml.errors import NetworkError
from ml.inside.activations import layer_of, watching

STEPS, AT_ONCE = 32, 8  # of integrated gradients
WINDOW, STRIDE, COVERED_AT_ONCE = 12, 6, 32  # of occlusion

Step = Callable[[float], None]


@dataclass(frozen=True, slots=True)
class Target:
    """What is to be explained: an output by its index, or a unit of a layer by its index."""

    index: int
    layer: str | None = None


class _Score(nn.Module):
    """The network as a function from images to one number for each label or unit."""

    def __init__(
        self, network: nn.Module, layer: str | None, calls: int = 1, step: Step | None = None
    ) -> None:
        super().__init__()
        self.network, self.layer = network, layer
        self.calls, self.step, self.called = calls, step, 0

    def forward(self, images: Tensor) -> Tensor:
        if self.step is not None:
            self.step(min(1.0, self.called / self.calls))
            self.called += 1
        if self.layer is None:
            return self.network(images)  # type: ignore[no-any-return]  # (B, labels)
        with watching(self.network, [self.layer]) as seen:
            self.network(images)
        return seen[self.layer].amax((2, 3))  # (B, C): as strong as its strongest place


def look(
    network: nn.Module,
    image: Tensor,
    target: Target,
    method: Method,
    *,
    layer: str = "objects",
    step: Step | None = None,
) -> Tensor:
    """How much each pixel of one image (1, 1, H, W) adds to the target, (H, W), signed.

    `integrated_gradients` (Sundararajan 2017) adds up to the target's gain over a flat grey
    picture; `grad_cam` (Selvaraju 2017) reads `layer` and is as coarse as its map; `occlusion`
    (Zeiler, Fergus 2014) covers 12x12 pixels with that grey at every sixth place. `step` is told
    the share done before each pass through the network, and may raise to stop.
    """
    score = _Score(network, target.layer, _passes(image, method), step)
    grey = image.mean((2, 3), keepdim=True).expand_as(image)  # flat, so contrast-free
    if method == "integrated_gradients":
        found = IntegratedGradients(score).attribute(
            image, grey, target.index, n_steps=STEPS, internal_batch_size=AT_ONCE
        )
    elif method == "occlusion":
        found = Occlusion(score).attribute(
            image,
            (1, WINDOW, WINDOW),
            (1, STRIDE, STRIDE),
            grey,
            target.index,
            perturbations_per_eval=COVERED_AT_ONCE,
        )
    elif method == "grad_cam":
        found = _grad_cam(score, image, target, layer)
    else:
        raise NetworkError(f"{method!r} is none of integrated_gradients, grad_cam, occlusion.")
    pixels: Tensor = found.detach()[0].sum(0)
    return pixels  # (H, W)


@torch.no_grad()
def score(network: nn.Module, image: Tensor, target: Target) -> float:
    """What `look` explains: the logit of an output, or a unit's strongest activation."""
    scores = _Score(network, target.layer)(image)[0]  # (labels,) or (C,)
    if not 0 <= target.index < len(scores):
        raise NetworkError(f"There are targets 0 to {len(scores) - 1}, and no {target.index}.")
    return float(scores[target.index])


def _passes(image: Tensor, method: Method) -> int:
    """How often a method runs the network."""
    if method == "occlusion":
        places = [1 + -(-(side - WINDOW) // STRIDE) for side in image.shape[2:]]
        return 1 + -(-places[0] * places[1] // COVERED_AT_ONCE)
    return STEPS // AT_ONCE if method == "integrated_gradients" else 1


def _grad_cam(score: _Score, image: Tensor, target: Target, layer: str) -> Tensor:
    """Grad-CAM, shown for a unit on the layer the unit is in: further up there is no path."""
    module = layer_of(score.network, target.layer or layer)
    coarse = LayerGradCam(score, module).attribute(image, target.index)  # (1, 1, h, w)
    return functional.interpolate(coarse, size=image.shape[2:], mode="bilinear")  # (1, 1, H, W)


def occluded(image: Tensor, box: tuple[int, int, int, int]) -> Tensor:
    """A copy of images (B, C, H, W) with a box of input pixels covered by their mean grey."""
    x0, y0, x1, y1 = box
    covered = image.clone()
    covered[:, :, y0:y1, x0:x1] = image.mean((2, 3), keepdim=True)
    return torch.as_tensor(covered)
