"""One picture through one network as a run reads it, with what every line of the code made."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import Any, Literal

import numpy as np
import torch
from numpy.typing import NDArray
from PIL import Image
from torch import Tensor, nn

from ml.contracts import FOLLOWED, FollowReading, ValuePicture, ValueReading
from ml.inside.tracing import Made, Trace, following
from ml.lessons.pixels import apart
from ml.measure.transfer import stages, through
from ml.pictures import grey_square
from ml.readings import Grey, read
from ml.weights import Loaded

FEW = 64  # numbers that are told one by one
SIDE = 96  # pixels: the longest side of a photograph as it is told
FROZEN = 2  # layers that are kept where a network is used again

_ROOT = Path(__file__).parents[1]
Numbers = NDArray[Any]


def follow(loaded: Loaded, image: Image.Image) -> FollowReading:
    """Read `image` as `readings.read` does, and tell what each line of FOLLOWED made of it."""
    with following([_function(*place) for place in FOLLOWED], loaded.network) as trace:
        grey = grey_square(image)
        for _ in read([loaded], grey):
            pass
        _beside(loaded, grey)
    pictures: dict[ValuePicture, int] = {}
    told = (_value(made, pictures) for made in trace.made)
    values = tuple(one for one in told if one)
    return FollowReading(loaded.name, tuple(loaded.labels), values, tuple(pictures), _lines(trace))


def _beside(loaded: Loaded, grey: Grey) -> None:
    """What no run passes through and walkthroughs explain, done to the same picture.

    It is compared with itself one point to the side, and sent through the layers that one would
    keep for another subject.
    """
    picture = torch.from_numpy(grey.copy())[None]  # (1, 96, 96)
    apart(picture[:, :, :-1].float(), picture[:, :, 1:].float())
    through(nn.Sequential(*stages(loaded.network)[:FROZEN]), picture[None])


def _function(file: str, name: str) -> Any:
    found: Any = import_module(file.removesuffix(".py").replace("/", "."))
    for part in name.split("."):
        found = getattr(found, part)
    return found


def _lines(trace: Trace) -> tuple[tuple[str, str, tuple[int, ...]], ...]:
    return tuple((_short(file), name, tuple(sorted(at))) for (file, name), at in trace.ran.items())


def _short(file: Path) -> str:
    return file.relative_to(_ROOT).as_posix()


def _value(made: Made, pictures: dict[ValuePicture, int]) -> ValueReading | None:
    """A value in numbers, its picture kept; None for one that is none: a string, labels."""
    numbers = _numbers(made.value)
    if numbers is None or numbers.size == 0:
        return None
    picture = _picture(made.value, numbers)
    plain = isinstance(made.value, int | float)
    return ValueReading(
        file=_short(made.file),
        function=made.function,
        line=made.offset,
        text=made.text,
        name=made.name,
        module=made.module,
        given=made.given,
        kind=type(made.value).__name__ if plain else str(numbers.dtype),
        shape=numbers.shape,
        least=float(numbers.min()),
        most=float(numbers.max()),
        mean=float(numbers.mean(dtype=np.float64)),
        numbers=tuple(map(float, numbers.ravel())) if numbers.size <= FEW else (),
        picture=pictures.setdefault(picture, len(pictures)) if picture else None,
    )


def _numbers(value: object) -> Numbers | None:
    match value:
        case Tensor():
            return value.detach().cpu().numpy()
        case Image.Image() | np.ndarray() | int() | float():
            return np.asarray(value)
        case [float(), *_]:
            return np.asarray(value)
        case _:
            return None


def _picture(value: object, numbers: Numbers) -> ValuePicture | None:
    """A picture of what has rows and columns; of several units, the strongest one's map."""
    if isinstance(value, Image.Image):
        return _photograph(value)
    if not 2 <= numbers.ndim <= 4 or min(numbers.shape[-2:]) < 2:
        return None
    maps = numbers[0] if numbers.ndim == 4 else numbers.reshape(-1, *numbers.shape[-2:])
    unit = int(maps.max((1, 2)).argmax())
    return _drawn(maps[unit], unit if len(maps) > 1 else None)


def _photograph(image: Image.Image) -> ValuePicture:
    grey = image.mode == "L"
    small = image.copy() if grey else image.convert("RGB")
    small.thumbnail((SIDE, SIDE))
    kind: Literal["grey", "rgb"] = "grey" if grey else "rgb"
    return ValuePicture(kind, small.width, small.height, small.tobytes(), 255.0, None)


def _drawn(plane: Numbers, unit: int | None) -> ValuePicture:
    """A plane (H, W) as bytes: from 0 to its largest, or about 0 where it has both signs."""
    height, width = plane.shape
    if plane.dtype == np.uint8:
        return ValuePicture("grey", width, height, plane.tobytes(), 255.0, unit)
    top = float(np.abs(plane).max())
    shares = plane / top if top > 0 else plane
    if plane.min() < 0:
        pixels = (128 + 127 * shares).round().astype(np.uint8)
        return ValuePicture("signed", width, height, pixels.tobytes(), top, unit)
    pixels = (255 * shares).round().astype(np.uint8)
    kind: Literal["grey", "activation"] = "grey" if unit is None else "activation"
    return ValuePicture(kind, width, height, pixels.tobytes(), top, unit)
