"""What ships about every unit: pictures in a few sheets, and a table, units.json.

`{"edges": [unit, …], "parts": […], "objects": […], "sheets": {layer: {what: sheet}}, …}`; a unit:

`index`, `dead`, `exemplars` [{value, box, label, tile}] (boxes in input pixels; `tile` is the
number in the sheet of exemplars), `best_part`, `iou`, `precision`, `top_inputs` [{unit,
contribution, offset}] (parts and objects) and `top_outputs` (edges and parts; see
`ml.inside.connections`), `ablation` {label, change}, `optimised` (the activation it reaches).
`geometry` holds each layer's `receptive_field`, `stride` and `map` (height, width).
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import torch
from torch import Tensor

from ml.contracts import INPUT_SIZE, LAYERS
from ml.inside import ablation, connections, dissection, exemplars, kernels, optimised
from ml.inside.activations import Peaks, peaks
from ml.inside.connections import Connection
from ml.inside.exemplars import AVERAGED, COUNT, Exemplar
from ml.measure import sheets
from ml.measure.photographs import CREDITS
from ml.measure.pools import Pool
from ml.network import ConceptNet, Geometry, geometry
from ml.weights import Loaded

ZOOM = {"edges": 2, "parts": 2, "objects": 1}  # pixels of a shipped patch for one of the input
MARGIN = {"edges": 15, "parts": 13, "objects": 9}  # input pixels shown about an optimised window
FALL = {"edges": 1.0, "parts": 2.0, "objects": 2.0}  # smoothness of optimised inputs
JITTER = {"edges": 0, "parts": 1, "objects": 1}  # a pixel is a lot to a window of nine
SMALLEST = 24  # side below which a tile is enlarged, pixel by pixel
BELOW = {"parts": "edges", "objects": "parts"}
ABLATED = 96  # pictures read with each unit silent
COLUMNS = 8

_Units = list[dict[str, Any]]


@dataclass(frozen=True, slots=True, eq=False)
class Material:
    """What the pictures are made of."""

    pool: Pool  # renderings of all kinds at twice the size, for exemplars and their means
    parts: Pool  # renderings of the network's own kind, with masks
    real: Tensor | None  # photographs of the network's own kind, (N, 1, 96, 96)


def build(
    loaded: Loaded, material: Material, folder: Path, *, seeds: int = 2, steps: int = 80,
    command: str = "", say: Any = print,
) -> dict[str, Any]:  # fmt: skip
    """Make every sheet and units.json in `folder`; returns what units.json holds."""
    network = loaded.network
    places = geometry(network)
    found = peaks(network, material.pool.images, LAYERS)
    real = peaks(network, material.real, LAYERS) if material.real is not None else {}
    result: dict[str, Any] = {"network": loaded.name, "version": loaded.version}
    result |= {"command": command, "sheets": {}}
    result["geometry"] = {
        layer: {
            "receptive_field": places[layer].receptive_field,
            "stride": places[layer].stride,
            "map": [found[layer].width] * 2,
        }
        for layer in LAYERS
    }
    for layer in LAYERS:
        say(f"{layer}: exemplars and means")
        drawn = _Layer(network, layer, places[layer], found[layer], folder)
        units, made = drawn.exemplars(material.pool)
        made |= drawn.means("means", material.pool.images, found[layer])
        if layer in real and material.real is not None:
            made |= drawn.means("means-real", material.real, real[layer])
        say(f"{layer}: optimised inputs")
        made |= drawn.optimise(units, seeds, steps)
        if layer == "edges":
            made |= drawn.kernels()
        say(f"{layer}: parts, inputs and ablation")
        _add_parts(network, layer, material.parts, units)
        if layer in BELOW:
            below = result[BELOW[layer]]
            _add_connections(network, layer, material.pool, found[layer], units, below)
        _add_ablation(loaded, layer, material.parts, units)
        result[layer], result["sheets"][layer] = units, made
    result["credits"] = {"means-real": list(CREDITS)} if real else {}
    return result


@dataclass(frozen=True, slots=True, eq=False)
class _Layer:
    """The pictures of one layer."""

    network: ConceptNet
    layer: str
    place: Geometry
    found: Peaks
    folder: Path

    def _write(self, what: str, tiles: list[Tensor], columns: int) -> dict[str, Any]:
        file = f"{self.layer}-{what}.webp"
        return {what: asdict(sheets.write(self.folder, file, tiles, columns))}

    def exemplars(self, pool: Pool) -> tuple[list[dict[str, Any]], dict[str, Any]]:
        zoom = ZOOM[self.layer]
        pictures = pool.large if zoom > 1 else pool.images[:, 0]
        blank = torch.full([self.place.receptive_field * zoom] * 2, sheets.BLANK)
        units, tiles = [], []
        for index, best in enumerate(exemplars.strongest(self.found, self.place, INPUT_SIZE)):
            patches = [
                exemplars.patch(pictures[e.image], e.peak, self.place, zoom=zoom) for e in best
            ]
            tiles += patches + [blank.to(torch.uint8)] * (COUNT - len(patches))
            told = [_told(e, pool, index * COUNT + at) for at, e in enumerate(best)]
            units.append({"index": index, "dead": not best, "exemplars": told})
        return units, self._write("exemplars", tiles, COUNT)

    def means(self, what: str, pictures: Tensor, found: Peaks) -> dict[str, Any]:
        best = exemplars.strongest(found, self.place, INPUT_SIZE, count=AVERAGED)
        tiles = [sheets.grey(exemplars.mean(pictures, unit, self.place)) for unit in best]
        return self._write(what, [_visible(tile) for tile in tiles], COLUMNS)

    def optimise(self, units: list[dict[str, Any]], seeds: int, steps: int) -> dict[str, Any]:
        size = min(INPUT_SIZE, _even(self.place.receptive_field + 2 * MARGIN[self.layer]))
        size += -size % self.place.stride
        made = optimised.look(
            self.network,
            self.layer,
            range(len(units)),
            size=size,
            seeds=range(seeds),
            steps=steps,
            fall=FALL[self.layer],
            jitter=JITTER[self.layer],
        )
        for unit, value in zip(units, made.values.tolist(), strict=True):
            unit["optimised"] = round(value, 4)
        middle = size // self.place.stride // 2  # of the map: the activation that was climbed
        tiles = []
        for picture in made.pictures:
            patch = exemplars.patch(picture * 255, (middle, middle), self.place)
            tiles.append(_visible(sheets.grey(exemplars.stretched(patch))))
        return self._write("optimised", tiles, COLUMNS)

    def kernels(self) -> dict[str, Any]:
        tiles = [sheets.diverging(k[0]) for k in kernels.look(self.network, self.layer)]
        return self._write("kernels", [_visible(tile) for tile in tiles], COLUMNS)


def _told(exemplar: Exemplar, pool: Pool, tile: int) -> dict[str, Any]:
    return {
        "value": round(exemplar.value, 4),
        "box": list(exemplar.box),
        "label": pool.labels[exemplar.image],
        "tile": tile,
    }


def _visible(tile: Tensor) -> Tensor:
    return sheets.enlarged(tile, -(-SMALLEST // len(tile))) if len(tile) < SMALLEST else tile


def _even(number: int) -> int:
    return number + number % 2


def _add_parts(network: ConceptNet, layer: str, pool: Pool, units: list[dict[str, Any]]) -> None:
    if pool.masks is None:
        raise ValueError("dissection needs renderings drawn with masks")
    for unit, part in zip(
        units, dissection.look(network, layer, pool.images, pool.masks, pool.parts), strict=True
    ):
        unit["best_part"] = part.part
        unit["iou"], unit["precision"] = round(part.iou, 4), round(part.precision, 4)


def _add_connections(
    network: ConceptNet, layer: str, pool: Pool, found: Peaks, units: _Units, below: _Units
) -> None:
    """What makes each unit of `layer`, and what each unit below it makes."""
    best = exemplars.strongest(found, geometry(network)[layer], INPUT_SIZE)
    products = connections.look(network, layer, pool.images, best)  # (units, inputs, k, k)
    for unit, inputs in zip(units, connections.inputs(products), strict=True):
        unit["top_inputs"] = [_connected(c) for c in inputs]
    for unit, outputs in zip(below, connections.outputs(products), strict=True):
        unit["top_outputs"] = [_connected(c) for c in outputs]


def _connected(found: Connection) -> dict[str, Any]:
    return {
        "unit": found.unit,
        "contribution": round(found.contribution, 4),
        "offset": list(found.offset),
    }


def _add_ablation(loaded: Loaded, layer: str, pool: Pool, units: list[dict[str, Any]]) -> None:
    """The label whose own pictures lose (or gain) most of its probability without the unit."""
    images = pool.images[:ABLATED] / 255
    true = torch.tensor([loaded.labels.index(label) for label in pool.labels[:ABLATED]])
    changes = ablation.effects(loaded.network, images, layer)  # (units, N, labels)
    own = changes[:, torch.arange(len(true)), true]  # (units, N)
    for unit, change in zip(units, own, strict=True):
        means = {label: float(change[true == label].mean()) for label in set(true.tolist())}
        label = max(means, key=lambda index: abs(means[index]))
        unit["ablation"] = {"label": loaded.labels[label], "change": round(means[label], 4)}
