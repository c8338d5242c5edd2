"""Weights on disk: `weights.safetensors` beside the `card.json` that describes them.

The card's `version` is the start of the SHA-256 of the weights file, so weights that are not
the ones described (cut short, damaged, from elsewhere) are refused before any of them is used.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from safetensors import SafetensorError
from safetensors.torch import load, save_file
from torch import Tensor

from ml.contracts import NETWORKS, ZOO
from ml.errors import NetworkError, WeightsError
from ml.network import ConceptNet

WEIGHTS, CARD = "weights.safetensors", "card.json"
VERSION_LENGTH = 16


@dataclass(frozen=True, slots=True)
class Loaded:
    """A network ready to read images, with what its card says of it."""

    name: str
    version: str
    labels: tuple[str, ...]
    network: ConceptNet
    card: Mapping[str, Any]


def version_of(weights: bytes) -> str:
    """What names these weights wherever results made from them are kept."""
    return hashlib.sha256(weights).hexdigest()[:VERSION_LENGTH]


def save(network: ConceptNet, folder: Path, card: Mapping[str, Any]) -> str:
    """Write weights and card into `folder`; returns the version, which the card gains.

    The card needs `labels`, one for each output, in the output's order.
    """
    folder.mkdir(parents=True, exist_ok=True)
    tensors = {key: value.contiguous() for key, value in network.state_dict().items()}
    save_file(tensors, folder / WEIGHTS)
    version = version_of((folder / WEIGHTS).read_bytes())
    text = json.dumps({**card, "version": version}, indent=2, ensure_ascii=False)
    (folder / CARD).write_text(text + "\n", encoding="utf-8")
    return version


def load_network(name: str, zoo: Path = ZOO) -> Loaded:
    """Read one network from the zoo, in evaluation mode; raises WeightsError and loads nothing."""
    folder = zoo / name
    if not folder.is_dir() and name not in NETWORKS:
        known = ", ".join(sorted({*NETWORKS, *(p.parent.name for p in zoo.glob(f"*/{CARD}"))}))
        raise NetworkError(f"There is no network {name!r}; there are {known}.")
    card = _card(name, folder)
    content = _bytes(name, folder / WEIGHTS)
    version, labels = str(card["version"]), tuple(card["labels"])
    # a card may shorten the digest, but not so far that another file could match by luck
    if len(version) < 12 or not hashlib.sha256(content).hexdigest().startswith(version):
        raise _refused(name, folder / WEIGHTS, f"it is not version {version} of its card")
    try:
        tensors = load(content)
    except SafetensorError as error:
        raise _refused(name, folder / WEIGHTS, f"it cannot be read ({error})") from error
    return Loaded(name, version, labels, _network(name, folder, tensors, len(labels)), card)


def _card(name: str, folder: Path) -> dict[str, Any]:
    try:
        card = json.loads(_bytes(name, folder / CARD))
    except ValueError as error:
        raise _refused(name, folder / CARD, f"it is not JSON ({error})") from error
    if not isinstance(card, dict) or not {"version", "labels"} <= card.keys():
        raise _refused(name, folder / CARD, "it names no version or no labels")
    return card


def _bytes(name: str, path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError as error:
        raise _refused(name, path, "the file is missing") from error
    except OSError as error:
        raise _refused(name, path, f"the file cannot be read ({error.strerror})") from error


def _network(name: str, folder: Path, tensors: dict[str, Tensor], labels: int) -> ConceptNet:
    try:
        units = tuple(tensors[f"{layer}.0.weight"].shape[0] for layer in ("edges", "parts"))
        network = ConceptNet(labels, (*units, tensors["objects.0.weight"].shape[0]))  # type: ignore[arg-type]
        network.load_state_dict(tensors)
    except (KeyError, RuntimeError) as error:
        reason = f"it belongs to another architecture ({str(error).splitlines()[0]})"
        raise _refused(name, folder / WEIGHTS, reason) from error
    if not all(torch.isfinite(value).all() for value in tensors.values()):
        raise _refused(name, folder / WEIGHTS, "it holds numbers that are not finite")
    return network.eval()


def _refused(name: str, path: Path, reason: str) -> WeightsError:
    mend = (
        f"Get the shipped file back with `git checkout -- ml/zoo/{name}`, or make it anew with "
        f"`python -m ml train {name}`."
    )
    return WeightsError(f"The network {name!r} was not loaded: {path}: {reason}. {mend}")
