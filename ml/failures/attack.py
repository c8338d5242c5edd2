"""A change made to deceive: each pixel by a few grey levels, in the direction of the gradient.

Projected gradient descent (Madry et al. 2018), the repeated form of the fast gradient sign method
(Goodfellow, Shlens, Szegedy 2015), without a random start so that it can be repeated; what it ends
with is rounded to whole grey levels, as a file holds them. The remedy, averaging neighbours before
the picture is read, undoes much of this attack. It does not undo one made by somebody who knows
of it: the last exhibit climbs the loss of the picture as it is and of the averaged one at once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional as F

from ml.contracts import ExhibitReading
from ml.failures.exhibits import Pixels, Scene, as_picture, top
from ml.failures.grain import smoothed
from ml.network import ConceptNet

LEVELS = 4  # most that a pixel may change, of 255
STEPS = 12
Filter = Callable[[Tensor], Tensor]


def plain(batch: Tensor) -> Tensor:
    """As it is."""
    return batch


KNOWN: tuple[Filter, ...] = (plain, smoothed)


def show(scene: Scene) -> Iterator[ExhibitReading]:
    yield scene.healthy()
    network = scene.subject.network
    label = int(network(scene.batch)[0].argmax())
    names = {"most that a pixel changes, of 255": LEVELS}

    spoilt = attacked(network, scene.batch, label, step=lambda at: scene.step(at / 2))
    answers = scene.answers(spoilt)
    yield scene.exhibit("broken", "Changed to deceive", as_picture(spoilt), answers, names)
    yield scene.exhibit(
        "broken", "The change alone, made strong", amplified(spoilt - scene.batch), (), names
    )
    calm = smoothed(spoilt)
    message = _compared(scene, spoilt)
    yield scene.exhibit(
        "mended",
        "Neighbours averaged before it is read",
        as_picture(calm),
        scene.answers(calm),
        message=message,
    )
    aware = attacked(network, scene.batch, label, KNOWN, step=lambda at: scene.step(0.5 + at / 2))
    yield scene.exhibit(
        "broken",
        "By someone who knows of the averaging: averaged all the same",
        as_picture(smoothed(aware)),
        scene.answers(smoothed(aware)),
        names,
        message=_compared(scene, aware),
    )


def attacked(
    network: ConceptNet,
    images: Tensor,
    labels: int | Tensor,
    ways: Sequence[Filter] = (plain,),
    *,
    step: Callable[[float], None] = lambda share: None,
) -> Tensor:
    """Images (B, 1, 96, 96) changed by at most LEVELS so that their labels are left.

    `ways` are all the ways of reading it that the attacker knows of and has to deceive.
    """
    reach, stride = LEVELS / 255, LEVELS / 255 / 4
    target = torch.as_tensor(labels).expand(len(images)) if isinstance(labels, int) else labels
    spoilt = images.clone()
    for at in range(STEPS):
        step(at / STEPS)
        spoilt.requires_grad_(True)
        losses = [F.cross_entropy(network(way(spoilt)), target, reduction="sum") for way in ways]
        (slope,) = torch.autograd.grad(torch.stack(losses).sum(), spoilt)  # (B, 1, 96, 96)
        with torch.no_grad():
            moved = spoilt + stride * slope.sign()
            spoilt = torch.minimum(torch.maximum(moved, images - reach), images + reach)
            spoilt = spoilt.clamp(0, 1)
    return (spoilt.detach() * 255).round() / 255


def amplified(change: Tensor) -> Pixels:
    """A change (1, 1, H, W) with grey for none and black and white for the most."""
    shares = (change[0, 0] * 255 / LEVELS).clamp(-1, 1).numpy()
    return np.asarray((128 + 127 * shares).round(), np.uint8)


def _compared(scene: Scene, batch: Tensor) -> str:
    """What a rule says that compares the answer with and without the averaging."""
    whole, calm = scene.answers(batch), scene.answers(smoothed(batch))
    told = []
    for one, other in zip(whole, calm, strict=True):
        pair = f"{top(one)[0]} as it is, {top(other)[0]} averaged"
        verdict = "the two agree" if top(one)[0] == top(other)[0] else "they differ: set it aside"
        told.append(f"{one.network}: {pair}; {verdict}.")
    return " ".join(told)
