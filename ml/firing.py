"""How strongly each unit answers to each picture of the gallery: `python -m ml.firing`.

Written into `ml/zoo/<network>/firing.json`. Quizzes read from it which unit fires, so that their
right answers are measured by the network that ships, and none is typed.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from PIL import Image

from ml import api
from ml.contracts import NETWORKS, ZOO, LayerReading

COMMAND = "python -m ml.firing"


def measure(network: str, *, zoo: Path = ZOO) -> dict[str, Any]:
    """{version, command, samples: {sample: {layer: [largest activation of each unit]}}}."""
    samples = json.loads((zoo / "samples" / "samples.json").read_text())
    answers = {
        entry["name"]: _answers(zoo / "samples" / entry["file"], network, zoo) for entry in samples
    }
    return {
        "version": api.version(network, zoo=zoo),
        "command": COMMAND,
        "samples": answers,
    }


def write(network: str, *, zoo: Path = ZOO) -> Path:
    """Measure one network and keep the answers beside its weights."""
    file = zoo / network / "firing.json"
    file.write_text(json.dumps(measure(network, zoo=zoo), separators=(",", ":")) + "\n")
    return file


def _answers(picture: Path, network: str, zoo: Path) -> dict[str, list[float]]:
    with Image.open(picture) as image:
        readings = list(api.analyse(image, [network], zoo=zoo))
    layers = [reading for reading in readings if isinstance(reading, LayerReading)]
    return {layer.name: [round(unit.max, 4) for unit in layer.units] for layer in layers}


if __name__ == "__main__":
    for name in NETWORKS:
        print(write(name))
