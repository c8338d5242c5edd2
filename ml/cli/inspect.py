"""`python -m ml inspect`: what a network makes of one picture."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

from PIL import Image

from ml import api
from ml.cli.common import Commands, emit, table
from ml.contracts import LayerReading, OutputReading, Reading
from ml.pictures import open_picture
from ml.reference import REFERENCES


def add(commands: Commands, parent: argparse.ArgumentParser) -> None:
    parser = commands.add_parser(
        "inspect", parents=[parent], help="every layer's strongest units for one picture"
    )
    parser.add_argument(
        "network", help="faces, cars, a network of --zoo, or torchvision's resnet18 or vgg16"
    )
    parser.add_argument("image", type=Path)
    parser.add_argument("--top", type=int, default=5, help="units shown of each layer")
    parser.add_argument(
        "--atlases", type=Path, metavar="DIR", help="also write each layer's maps as a picture"
    )
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> None:
    image = open_picture(arguments.image)
    result: dict[str, Any] = {"network": arguments.network, "layers": [], "output": []}
    words: list[str] = []
    for reading in _read(image, arguments.network, arguments.zoo):
        if isinstance(reading, LayerReading):
            units = sorted(reading.units, key=lambda unit: unit.rank)[: arguments.top]
            result["layers"].append(_layer(reading, arguments.top))
            words.append(f"\n{reading.name}: {_shape(reading)}")
            rows = [(unit.index, unit.max, unit.mean, unit.peak, unit.box) for unit in units]
            words.append(table(("unit", "max", "mean", "peak", "window"), rows))
            if arguments.atlases is not None:
                _write(reading, arguments.atlases)
        elif isinstance(reading, OutputReading):
            result["output"] = [asdict(each) for each in reading.output]
            answers = [(each.label, each.probability) for each in reading.output[:10]]
            words.insert(0, table(("label", "probability"), answers))
    emit(arguments, result, "\n".join(words))


def _read(image: Image.Image, name: str, zoo: Path) -> Iterator[Reading]:
    if name in REFERENCES:
        return api.reference(image, name)
    return api.analyse(image, [name], zoo=zoo)


def _layer(reading: LayerReading, top: int) -> dict[str, Any]:
    return {
        "name": reading.name,
        "shape": reading.shape,
        "receptive_field": reading.receptive_field,
        "stride": reading.stride,
        "units": [asdict(u) for u in sorted(reading.units, key=lambda u: u.rank)[:top]],
    }


def _shape(reading: LayerReading) -> str:
    units, height, width = reading.shape
    field = reading.receptive_field
    return f"{units} units, maps of {width}×{height}, windows of {field}×{field} pixels"


def _write(reading: LayerReading, folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    atlas = reading.atlas
    picture = Image.frombytes("L", (atlas.width, atlas.height), atlas.pixels)
    picture.save(folder / f"{reading.network}-{reading.name}.png")
