"""All measurements of one network, in the order in which the site shows them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import torch
from torch import Tensor

from ml.contracts import NETWORKS, ZOO
from ml.measure import photographs, pools, report
from ml.network import ConceptNet
from ml.weights import Loaded, load_network

PER_KIND = 300  # renderings of each kind for single features
DISSECTED = 600
ANSWERED = 520  # a multiple of 13 faces; 9 cars nearly


def measure(
    name: str, *, real: Path | None, seed: int, zoo: Path = ZOO, scale: float = 1.0,
    device: torch.device | str = "cpu", say: report.Say = print,
) -> dict[str, Any]:  # fmt: skip
    """Everything known about a network, ready for measured.json.

    `real` is a folder of photographs (see `ml.data.real`); without one their numbers are None.
    `scale` shrinks every pool, for a quick look.
    """
    loaded = load_network(name, zoo)
    loaded.network.to(device)
    control = report.untrained(len(loaded.labels)).to(device)
    kinds = _renderings(round(PER_KIND * scale), seed, say)
    first = {name: kinds[name], **{k: v for k, v in kinds.items() if k != name}}
    say(f"drawing {round(DISSECTED * scale)} {name} with their parts")
    dissected = pools.rendered(name, round(DISSECTED * scale), seed=seed + 5, with_masks=True)
    say("fitting Gabor functions")
    result: dict[str, Any] = {
        "network": name,
        "version": loaded.version,
        "command": f"python -m ml measure {name} --seed {seed}" + (" --real DIR" if real else ""),
        "gabor": report.gabor_share(loaded.network),
        "gabor_untrained": _without_kernels(report.gabor_share(control)),
        "dead": report.dead_units(loaded.network, torch.cat(list(kinds.values()))),
    }
    say("single features, parts and answers")
    result["specificity"] = {
        "rendered": report.single_feature(loaded.network, control, first),
        "real": None,
    }
    result["dissection"] = {
        layer: report.dissect(loaded.network, control, dissected, layer, seed)
        for layer in ("parts", "objects")
    }
    result["rendered"] = report.rendered_answers(loaded, round(ANSWERED * scale), seed, say)
    result["real"] = None
    if real is not None:
        _add_photographs(result, loaded, control, photographs.held(real), zoo)
    rounded: dict[str, Any] = _rounded(result)
    return rounded


def _rounded(value: Any) -> Any:
    """Four decimals: more than any pool of some hundred pictures can tell."""
    if isinstance(value, dict):
        return {key: _rounded(inside) for key, inside in value.items()}
    if isinstance(value, list):
        return [_rounded(inside) for inside in value]
    return round(value, 4) if isinstance(value, float) else value


def _renderings(count: int, seed: int, say: report.Say) -> dict[str, Tensor]:
    found = {}
    for kind in pools.KINDS:
        say(f"drawing {count} {kind}")
        found[kind] = pools.rendered(kind, count, seed=seed).images
    return found


def _add_photographs(
    result: dict[str, Any],
    loaded: Loaded,
    control: ConceptNet,
    real: Mapping[str, Tensor],
    zoo: Path,
) -> None:
    categories = photographs.categories(real, loaded.name)
    result["specificity"]["real"] = {
        **report.single_feature(loaded.network, control, categories),
        "credits": list(photographs.CREDITS),
    }
    result["real"] = report.photograph_answers(loaded, real)
    networks = {name: load_network(name, zoo) for name in NETWORKS}
    result["real"]["named"] = report.named(networks, real)


def _without_kernels(fits: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in fits.items() if key != "kernels"}
