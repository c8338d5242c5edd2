"""measured.json: every number quoted about a network, with its control and its command."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import asdict
from statistics import fmean
from typing import Any

import torch
from torch import Tensor

from ml.contracts import LAYERS
from ml.data.mix import TASKS
from ml.inside import dissection, gabor
from ml.inside.activations import peaks
from ml.inside.dissection import UnitPart
from ml.inside.kernels import look as kernels
from ml.measure import answers, photographs, pools
from ml.measure.specificity import LayerSpecificity, specificity
from ml.network import ConceptNet
from ml.weights import Loaded

CONTROL_SEED = 1234  # of the untrained network beside which everything is shown
SHUFFLES = 5
Say = Callable[[str], None]


def untrained(labels: int) -> ConceptNet:
    """The same architecture with its first, random weights."""
    torch.manual_seed(CONTROL_SEED)
    return ConceptNet(labels).eval()


def gabor_share(network: ConceptNet) -> dict[str, Any]:
    """Which first-layer kernels a Gabor function fits; spots without direction counted apart."""
    fits = [gabor.look(kernel[0].cpu().double().numpy()) for kernel in kernels(network, "edges")]
    kinds = Counter(fit.kind for fit in fits)
    return {
        "share": kinds["gabor"] / len(fits),
        "counts": {kind: kinds[kind] for kind in ("gabor", "blob", "other", "flat")},
        "mean_r2": fmean(fit.r2 for fit in fits),
        "threshold": gabor.GOOD,
        "kernels": [{"unit": unit, **asdict(fit)} for unit, fit in enumerate(fits)],
    }


def by_layer(found: Mapping[str, LayerSpecificity]) -> dict[str, dict[str, Any]]:
    """The figure's numbers, layer by layer."""
    return {
        layer: {
            "mean": units.mean,
            "deviation": units.deviation,
            "best": units.best,
            "dead": units.dead,
            "units": [round(score, 4) for score in units.scores],
        }
        for layer, units in found.items()
    }


def single_feature(
    network: ConceptNet, control: ConceptNet, categories: Mapping[str, Tensor]
) -> dict[str, Any]:
    """Single-feature AUC-PR of the first category against the others, with its control."""
    return {
        "categories": {name: len(images) for name, images in categories.items()},
        "each": min(map(len, categories.values())),
        "layers": by_layer(specificity(network, categories)),
        "untrained": {
            layer: {"mean": units.mean, "deviation": units.deviation, "best": units.best}
            for layer, units in specificity(control, categories).items()
        },
    }


def dissect(
    network: ConceptNet, control: ConceptNet, pool: pools.Pool, layer: str, seed: int
) -> dict[str, Any]:
    """Which true parts a layer's units detect, beside shuffled masks and an untrained network."""
    if pool.masks is None:
        raise ValueError("dissection needs renderings drawn with masks")
    masks = [pool.masks, *(dissection.shuffled(pool.masks, seed + n) for n in range(SHUFFLES))]
    found, *others = dissection.compare(network, layer, pool.images, masks, pool.parts)
    blank = dissection.look(control, layer, pool.images, pool.masks, pool.parts)
    return {
        "live": sum(unit.threshold > 0 for unit in found),
        "of": len(found),
        **_shares(found, others, blank, dissection.COUNTS),
        "published": _shares(found, others, blank, dissection.PUBLISHED),
        "units": [asdict(unit) for unit in found],
    }


def _shares(
    found: list[UnitPart], shuffles: list[list[UnitPart]], blank: list[UnitPart], least: float
) -> dict[str, Any]:
    """Share of units that detect a part with an IoU of `least`, with its controls and the parts."""
    good = (unit.part for unit in found if unit.part and unit.iou >= least)
    return {
        "threshold": least,
        "share": dissection.share(found, least),
        "shuffled_share": fmean(dissection.share(each, least) for each in shuffles),
        "untrained_share": dissection.share(blank, least),
        "found": dict(Counter(good).most_common()),
    }


def dead_units(network: ConceptNet, images: Tensor) -> dict[str, dict[str, int]]:
    """Units of each layer that respond to no picture of a pool of all kinds."""
    found = peaks(network, images, LAYERS)
    return {
        layer: {
            "dead": int((found[layer].values.amax(0) <= 0).sum()),
            "of": found[layer].values.shape[1],
        }
        for layer in LAYERS
    }


def accuracy(loaded: Loaded, pool: pools.Pool) -> tuple[answers.Accuracy, Tensor, Tensor]:
    """Accuracy on renderings, with the probabilities and which answers were right."""
    shares = answers.probabilities(loaded.network, pool.images)
    said = answers.answers(shares, loaded.labels)
    right = torch.tensor([a == t for a, t in zip(said, pool.labels, strict=True)])
    return answers.accuracy(said, pool.labels), shares, right


def rendered_answers(loaded: Loaded, count: int, seed: int, say: Say) -> dict[str, Any]:
    """Identity or style accuracy on unseen renderings, clear and occluded, and calibration.

    `accuracy` counts strangers too, who should be called so; `known` only the trained labels.
    """
    result: dict[str, Any] = {"count": count}
    for name, occlude in (("clear", False), ("occluded", True)):
        say(f"drawing {count} {name} {loaded.name}")
        pool = pools.rendered(loaded.name, count, seed=seed + 10 + occlude, occlude=occlude)
        found, shares, right = accuracy(loaded, pool)
        stranger = TASKS[loaded.name].other
        known = [share for label, share in found.by_label.items() if label != stranger]
        result[name] = {**told(found, shares, right), "known": fmean(known)}
    for what in ("accuracy", "known"):
        result[what] = fmean(result[name][what] for name in ("clear", "occluded"))
    return result


def told(found: answers.Accuracy, shares: Tensor, right: Tensor) -> dict[str, Any]:
    """Accuracy and calibration, ready for JSON."""
    error, bins = answers.calibration(shares, right)
    return {
        "accuracy": found.share,
        "by_label": dict(found.by_label),
        "confused": {label: dict(answers) for label, answers in found.confused.items()},
        "calibration_error": error,
        "calibration": [asdict(each) for each in bins],
    }


def photograph_answers(loaded: Loaded, real: Mapping[str, Tensor]) -> dict[str, Any]:
    """How often the network knows a real photograph for one of its kind, or for none of it."""
    none = loaded.labels.index(TASKS[loaded.name].none)
    by_source, shares, right = {}, [], []
    for source, images in real.items():
        found = answers.probabilities(loaded.network, images)
        true = photographs.is_of_kind(source, loaded.name)
        good = (found[:, none] <= 0.5) == true  # (N,)
        by_source[source] = {
            "of_kind": true,
            "accuracy": float(good.double().mean()),
            "count": len(images),
        }
        sure = torch.stack([1 - found[:, none], found[:, none]], 1)  # (N, 2)
        shares.append(sure)
        right.append(good)
    error, bins = answers.calibration(torch.cat(shares), torch.cat(right))
    sides = [
        fmean(s["accuracy"] for s in by_source.values() if s["of_kind"] is side)
        for side in (True, False)
    ]
    return {
        "accuracy": fmean(sides),
        "of_kind": sides[0],
        "others": sides[1],
        "by_source": by_source,
        "calibration_error": error,
        "calibration": [asdict(each) for each in bins],
        "credits": list(photographs.CREDITS),
    }


def named(networks: Mapping[str, Loaded], real: Mapping[str, Tensor]) -> dict[str, Any]:
    """What both networks together call a photograph: face, car or background.

    The kind whose network is surer, if it is more than half sure; otherwise background.
    """
    by_source: dict[str, dict[str, Any]] = {}
    for source, images in real.items():
        sure = torch.stack(
            [
                1 - answers.probabilities(one.network, images)[:, one.labels.index(task.none)]
                for one, task in ((networks[name], TASKS[name]) for name in ("faces", "cars"))
            ],
            1,
        )  # (N, 2)
        said = torch.where(sure.amax(1) > 0.5, sure.argmax(1), 2)  # (N,)
        true = next(
            (i for i, k in enumerate(("faces", "cars")) if photographs.is_of_kind(source, k)), 2
        )
        by_source[source] = {
            "true": ("face", "car", "background")[true],
            "accuracy": float((said == true).double().mean()),
            "count": len(images),
        }
    classes = {
        kind: fmean(s["accuracy"] for s in by_source.values() if s["true"] == kind)
        for kind in ("face", "car", "background")
    }
    return {
        "accuracy": fmean(classes.values()),
        "by_class": classes,
        "by_source": by_source,
    }
