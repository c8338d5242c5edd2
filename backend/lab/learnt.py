"""What the networks learnt, unit by unit, as it ships in ml/zoo: tables, pictures and weights.

Written by `python -m ml exemplars` (ml/measure/units.py) and `python -m ml train`; read here
without torch. Pictures are addressed by their content, so that a browser may keep them for good.
"""

from __future__ import annotations

import hashlib
import json
from functools import cache
from pathlib import Path
from typing import Any

from safetensors.numpy import load_file

from backend.common.errors import NotFoundError
from backend.lab import zoo
from ml.contracts import LAYERS, ZOO

KINDS = {".webp": "image/webp", ".png": "image/png", ".json": "application/json"}
KINDS |= {".bin": "application/octet-stream"}
FOLDERS = ("units", "film")
BRIEF = ("index", "dead", "best_part", "iou", "precision", "optimised", "ablation")


def layers_of(network: str) -> list[dict[str, Any]]:
    """Every layer's size and geometry."""
    table = _table(network)
    return [_layer(network, table, layer) for layer in LAYERS]


def layer_of(network: str, layer: str) -> dict[str, Any]:
    """A layer with its units in brief and its sheets. Raises NotFoundError."""
    table = _table(network)
    _check_layer(layer)
    units = [{name: unit[name] for name in BRIEF if name in unit} for unit in table[layer]]
    sheets = {what: _sheet(network, one) for what, one in table["sheets"][layer].items()}
    return _layer(network, table, layer) | {"units": units, "sheets": sheets}


def unit_of(network: str, layer: str, index: int) -> dict[str, Any]:
    """All that is known of one unit, its weights too. Raises NotFoundError."""
    table = _table(network)
    _check_layer(layer)
    if index >= len(table[layer]):
        last = len(table[layer]) - 1
        raise NotFoundError(f"The layer {layer} of {network} has units 0 to {last}.")
    weights = _weights(network)
    place = table["geometry"][layer]
    return {
        "network": network,
        "version": table["version"],
        "layer": layer,
        **table[layer][index],
        "receptive_field": place["receptive_field"],
        "stride": place["stride"],
        "kernel": weights[f"{layer}.0.weight"][index].tolist(),
        "bias": float(weights[f"{layer}.0.bias"][index]),
        "pictures": {
            what: _tiles(network, what, sheet, table[layer][index])
            for what, sheet in table["sheets"][layer].items()
        },
    }


def film_of(network: str) -> dict[str, Any]:
    """The film of a network's training as it was written, with each file's address."""
    zoo.card(network)  # refuses a name that is no network
    index = ZOO / network / "film" / "film.json"
    if not index.exists():
        raise NotFoundError(f"The training of {network} was not filmed.")
    film: dict[str, Any] = json.loads(index.read_text())
    files = sorted(path.name for path in index.parent.iterdir() if path.suffix in KINDS)
    return {**film, "files": {name: address(network, "film", name) for name in files}}


def address(network: str, folder: str, file: str) -> str:
    """Where a file of the zoo can be had; another content is another address."""
    return f"/api/v1/networks/{network}/files/{_digest(network, folder, file)}/{folder}/{file}"


def path_of(network: str, digest: str, folder: str, file: str) -> Path:
    """The file behind an address. Raises NotFoundError, also where its content has changed."""
    zoo.card(network)
    known = folder in FOLDERS and Path(file).suffix in KINDS and Path(file).name == file
    path = ZOO / network / folder / file
    if not known or not path.is_file() or _digest(network, folder, file) != digest:
        raise NotFoundError("There is no such file, or it has changed. Ask for its network again.")
    return path


@cache
def _digest(network: str, folder: str, file: str) -> str:
    content = (ZOO / network / folder / file).read_bytes()
    return hashlib.sha256(content).hexdigest()[:12]


@cache
def _table(network: str) -> dict[str, Any]:
    zoo.card(network)  # refuses a name that is no network
    path = ZOO / network / "units" / "units.json"
    if not path.exists():
        raise NotFoundError(
            f"Nothing was written about the units of {network}: run `python -m ml exemplars`."
        )
    table: dict[str, Any] = json.loads(path.read_text())
    return table


@cache
def _weights(network: str) -> dict[str, Any]:
    found: dict[str, Any] = load_file(ZOO / network / "weights.safetensors")
    return found


def _check_layer(layer: str) -> None:
    if layer not in LAYERS:
        raise NotFoundError(f"There is no layer {layer!r}. There are: {', '.join(LAYERS)}.")


def _layer(network: str, table: dict[str, Any], layer: str) -> dict[str, Any]:
    kernels = _weights(network)[f"{layer}.0.weight"]  # (units, inputs, side, side)
    return {
        "name": layer,
        "count": kernels.shape[0],
        "inputs": kernels.shape[1],
        "kernel": kernels.shape[2],
        **table["geometry"][layer],
    }


def _sheet(network: str, sheet: dict[str, Any]) -> dict[str, Any]:
    kept = {name: sheet[name] for name in ("tile", "columns", "count")}
    return {"url": address(network, "units", sheet["file"]), **kept}


def _tiles(network: str, what: str, sheet: dict[str, Any], unit: dict[str, Any]) -> Any:
    """Where a unit's pictures lie in a sheet: one, but for exemplars, which are several."""
    url = address(network, "units", sheet["file"])
    if what == "exemplars":
        return [{"url": url, "box": _box(sheet, one["tile"])} for one in unit["exemplars"]]
    return {"url": url, "box": _box(sheet, unit["index"])}


def _box(sheet: dict[str, Any], tile: int) -> list[int]:
    height, width = sheet["tile"]
    row, column = divmod(tile, sheet["columns"])
    return [column * width, row * height, (column + 1) * width, (row + 1) * height]
