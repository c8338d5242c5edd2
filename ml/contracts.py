"""What crosses the border between `ml` and the site: frozen values, no torch.

Lengths are in input pixels (the square picture the network sees) unless a name says
otherwise; `x` runs right, `y` runs down, and a box is `(x0, y0, x1, y1)` with the far
edge excluded.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

LAYERS = ("edges", "parts", "objects")
NETWORKS = ("faces", "cars")
INPUT_SIZE = 96
CONTRAST_FLOOR = 0.08  # what the contrast normalisation adds to its divisor
ZOO = Path(__file__).parent / "zoo"


def crop_box(width: int, height: int) -> tuple[int, int, int, int]:
    """The centre square of an upright picture, in its own pixels: the part the networks see."""
    side = min(width, height)
    left, top = (width - side) // 2, (height - side) // 2
    return left, top, left + side, top + side


@dataclass(frozen=True, slots=True)
class UnitReading:
    """One unit's response to one image."""

    index: int
    max: float
    mean: float
    peak: tuple[int, int]  # column and row in the activation map
    box: tuple[int, int, int, int]  # receptive field of the peak, cut to the input
    rank: int  # 0 for the unit of this layer with the largest max


@dataclass(frozen=True, slots=True)
class Atlas:
    """All activation maps of a layer in one 8-bit picture, a tile a unit, row by row.

    A byte is `round(255 * activation / unit.max)`, so each tile uses the full range and
    the reader gets the activation back as `byte / 255 * unit.max`.
    """

    columns: int
    tile: tuple[int, int]  # height and width of one map
    height: int
    width: int
    pixels: bytes  # height * width, row-major


@dataclass(frozen=True, slots=True)
class InputReading:
    """The picture as the networks see it: grey, square, 0 to 255."""

    size: int
    pixels: bytes  # size * size, row-major


@dataclass(frozen=True, slots=True)
class LayerReading:
    """Everything one layer of one network says about one image."""

    network: str
    name: str
    shape: tuple[int, int, int]  # units, map height, map width
    receptive_field: int
    stride: int
    atlas: Atlas
    units: tuple[UnitReading, ...]  # by index


@dataclass(frozen=True, slots=True)
class Probability:
    label: str
    probability: float


@dataclass(frozen=True, slots=True)
class OutputReading:
    """A network's answer; the probabilities sum to 1, largest first."""

    network: str
    output: tuple[Probability, ...]


Reading = InputReading | LayerReading | OutputReading


# Probes: what is asked ---------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class TransformKind:
    """One way to change a picture, and how strongly it may be done.

    At strength `same` the picture stays exactly as it is.
    """

    unit: str
    least: float
    most: float
    same: float
    whole: bool = False  # only whole numbers
    seeded: bool = False  # random, and the seed decides
    directed: bool = False  # has a direction


TRANSFORMS = {
    "rotate": TransformKind("degrees clockwise", -180, 180, 0),
    "shift": TransformKind("input pixels", -INPUT_SIZE, INPUT_SIZE, 0, directed=True),
    "scale": TransformKind("factor about the centre", 0.25, 4, 1),
    "blur": TransformKind("deviation in input pixels", 0, 12, 0),
    "noise": TransformKind("deviation, black to white is 1", 0, 1, 0, seeded=True),
    "brightness": TransformKind("factor", 0, 3, 1),
    "greyscale": TransformKind("share", 0, 1, 0),
    "scramble": TransformKind("patches a side", 1, 24, 1, whole=True, seeded=True),
    "flip": TransformKind("1 for left-right mirrored", 0, 1, 0, whole=True),
}

Fill = Literal["mean", "black", "noise"]
FILLS: tuple[Fill, ...] = ("mean", "black", "noise")
Method = Literal["grad_cam", "integrated_gradients", "occlusion"]
METHODS: tuple[Method, ...] = ("grad_cam", "integrated_gradients", "occlusion")


@dataclass(frozen=True, slots=True)
class Transform:
    """One step of a change; `direction` in degrees, 0 to the right and 90 down."""

    name: str
    strength: float
    seed: int = 0
    direction: float = 0.0


@dataclass(frozen=True, slots=True)
class Rectangle:
    box: tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Disc:
    centre: tuple[float, float]
    radius: float


@dataclass(frozen=True, slots=True)
class Stroke:
    """A line with round ends through some points; one point alone is a disc."""

    points: tuple[tuple[float, float], ...]
    width: float


Shape = Rectangle | Disc | Stroke


@dataclass(frozen=True, slots=True)
class Cover:
    """Shapes laid over the input; a pixel is covered where its centre lies within one."""

    shapes: tuple[Shape, ...]
    fill: Fill = "mean"
    seed: int = 0


@dataclass(frozen=True, slots=True)
class SilentUnit:
    network: str
    layer: str
    index: int


@dataclass(frozen=True, slots=True)
class Changes:
    """What is done before the networks are read again: picture first, cover next, units last."""

    transforms: tuple[Transform, ...] = ()
    cover: Cover | None = None
    silent: tuple[SilentUnit, ...] = ()


@dataclass(frozen=True, slots=True)
class Change:
    """Read the changed picture, as `analyse` reads a picture."""

    changes: Changes


@dataclass(frozen=True, slots=True)
class Attribute:
    """Which pixels speak for a label, or excite a unit (`layer` and `index`)."""

    changes: Changes
    network: str
    method: Method
    label: str | None = None
    layer: str | None = None
    index: int | None = None


@dataclass(frozen=True, slots=True)
class Curve:
    """The outputs at each strength of `vary`, which comes after the other transforms."""

    changes: Changes
    vary: Transform
    strengths: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Multiply:
    """One activation taken apart; `at` is column and row of the activation map."""

    changes: Changes
    network: str
    layer: str
    index: int
    at: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Follow:
    """What each line of the code makes of the picture as it is, in one network."""

    network: str


# the functions that are followed, by file and name
FOLLOWED = (
    ("ml/pictures.py", "upright"),
    ("ml/pictures.py", "grey_square"),
    ("ml/readings.py", "batch_of"),
    ("ml/network.py", "LocalContrast.forward"),
    ("ml/network.py", "LocalContrast._average"),
    ("ml/network.py", "ConceptNet.steps"),
    ("ml/readings.py", "output_reading"),
    ("ml/lessons/pixels.py", "apart"),
    ("ml/measure/transfer.py", "through"),
)


@dataclass(frozen=True, slots=True)
class Fail:
    """Set a failure off on the picture, and mend it (ml/failures/)."""

    failure: str  # one of FAILURES


Probe = Change | Attribute | Curve | Multiply | Follow | Fail

# by name, with the number of exhibits that each yields
FAILURES = {
    "channels": 5,  # blue taken for red
    "scaling": 4,  # divided by 255 twice, or never
    "size": 4,  # another size or layout than was trained on
    "turned": 3,  # the camera's note which way is up is not read
    "covered": 3,  # something lies over the most telling place
    "grain": 5,  # noise, and a lens out of focus
    "closed": 2,  # no answer for "none of these"
    "attack": 5,  # a change made to deceive
    "blank": 4,  # 0 / 0 in a normalisation without a floor
}


# Probes: what is answered ------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class AttributionReading:
    """How much each input pixel adds to the target: value = (byte - 128) / 127 * max."""

    size: int
    pixels: bytes  # size * size, row-major; 128 is nothing
    max: float  # the largest absolute value
    sum: float  # over all pixels
    score: float  # the label's logit, or the unit's strongest activation


@dataclass(frozen=True, slots=True)
class CurveReading:
    """One point of a curve."""

    index: int
    strength: float
    outputs: tuple[OutputReading, ...]


Window = tuple[tuple[tuple[float, ...], ...], ...]  # inputs, rows, columns


@dataclass(frozen=True, slots=True)
class MultiplicationReading:
    """One activation: `sum` is window times kernel, added up, plus bias; ReLU cuts it at 0.

    `pixels` are the grey values behind the window where the layer sees the picture itself
    (None where the window leaves it), and None for other layers.
    """

    box: tuple[int, int, int, int]
    window: Window
    kernel: Window
    bias: float
    sum: float
    activation: float
    pixels: tuple[tuple[int | None, ...], ...] | None


@dataclass(frozen=True, slots=True)
class ValuePicture:
    """A value drawn small. `top` is the value of the last byte; of `signed`, 128 is 0.

    Where a value has several units, it is the unit whose largest number is the largest.
    """

    palette: Literal["grey", "rgb", "activation", "signed"]
    width: int
    height: int
    pixels: bytes  # height * width, times 3 for rgb; row-major
    top: float
    unit: int | None


@dataclass(frozen=True, slots=True)
class ValueReading:
    """What a line made. `line` counts from the function's `def`, from 0; `text` is its source."""

    file: str
    function: str
    line: int
    text: str
    name: str  # a variable, `return`, `yield`, or the module that was called
    module: str  # its class, where a module made the value, or ""
    given: bool  # an argument
    kind: str  # of each number, such as float32
    shape: tuple[int, ...]  # () of a single number
    least: float
    most: float
    mean: float
    numbers: tuple[float, ...]  # all of them where there are few
    picture: int | None  # which of the reading's pictures shows it


@dataclass(frozen=True, slots=True)
class FollowReading:
    """Everything that was made, in order; `ran` lists the lines that ran of each function."""

    network: str
    labels: tuple[str, ...]  # in the order of the output
    values: tuple[ValueReading, ...]
    pictures: tuple[ValuePicture, ...]
    ran: tuple[tuple[str, str, tuple[int, ...]], ...]  # file, function, lines


@dataclass(frozen=True, slots=True)
class Figure:
    """A measured number and what it is of."""

    name: str
    value: float


@dataclass(frozen=True, slots=True)
class ExhibitReading:
    """One state of a system that fails: what went in, what came out.

    `outputs` are empty where it refused or stopped; a probability may be NaN. `message` is what
    it said then, in its own words.
    """

    index: int
    state: Literal["healthy", "broken", "mended"]
    title: str
    size: int  # the picture's side
    channels: int  # 1 grey, 3 RGB
    pixels: bytes  # size * size * channels, row-major
    outputs: tuple[OutputReading, ...] = ()
    figures: tuple[Figure, ...] = ()
    message: str = ""


ProbeReading = (
    Reading
    | AttributionReading
    | CurveReading
    | MultiplicationReading
    | FollowReading
    | ExhibitReading
)
