"""Probes: the reading of a picture with something changed, or what made it so."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import replace

import numpy as np
import torch
from PIL import Image

from ml.contracts import (
    INPUT_SIZE,
    Attribute,
    AttributionReading,
    Change,
    Changes,
    Curve,
    CurveReading,
    Fail,
    Follow,
    InputReading,
    Multiply,
    Probe,
    ProbeReading,
)
from ml.errors import NetworkError
from ml.failures import show
from ml.follow import follow
from ml.inside import attribution, multiplication
from ml.inside.ablation import silenced
from ml.inside.covering import covered
from ml.inside.transforms import square_of, transformed
from ml.pictures import grey_square
from ml.readings import Grey, batch_of, geometry_of, output_reading, serve
from ml.weights import Loaded

Step = Callable[[float], None]


def take(
    networks: Sequence[Loaded], image: Image.Image, request: Probe, step: Step
) -> Iterator[ProbeReading]:
    """Yield what a probe asks for, with its silent units held at 0 throughout."""
    if isinstance(request, Follow):
        yield follow(_named(networks, request.network), image)
        return
    if isinstance(request, Fail):
        yield from show(networks, image, request.failure, step)
        return
    silent = {loaded.name: _silent(request.changes, loaded.name) for loaded in networks}
    if isinstance(request, Change):  # as a run is read: what does not change reads exactly the same
        yield from serve(networks, changed(image, request.changes), silent)
        return
    with ExitStack() as stack:
        for loaded in networks:
            stack.enter_context(silenced(loaded.network, silent[loaded.name]))
        match request:
            case Attribute():
                yield from _attribute(_named(networks, request.network), image, request, step)
            case Curve():
                yield from _curve(networks, image, request, step)
            case Multiply():
                yield from _multiply(_named(networks, request.network), image, request)


def changed(image: Image.Image, changes: Changes) -> Grey:
    """The input (96, 96) after the picture's transforms and under its cover."""
    grey = grey_square(transformed(square_of(image), changes.transforms))
    return covered(grey, changes.cover) if changes.cover else grey


def _silent(changes: Changes, network: str) -> dict[str, list[int]]:
    silent: dict[str, list[int]] = {}
    for unit in changes.silent:
        if unit.network == network:
            silent.setdefault(unit.layer, []).append(unit.index)
    return silent


def _named(networks: Sequence[Loaded], name: str) -> Loaded:
    for loaded in networks:
        if loaded.name == name:
            return loaded
    known = ", ".join(loaded.name for loaded in networks)
    raise NetworkError(f"The network {name!r} is not among those asked: {known}.")


def _attribute(
    loaded: Loaded, image: Image.Image, request: Attribute, step: Step
) -> Iterator[ProbeReading]:
    grey = changed(image, request.changes)
    yield InputReading(INPUT_SIZE, grey.tobytes())
    target = _target(loaded, request)
    batch = batch_of(grey)
    score = attribution.score(loaded.network, batch, target)
    pixels = attribution.look(loaded.network, batch, target, request.method, step=step)
    top = float(pixels.abs().amax())
    shares = pixels / top if top > 0 else pixels  # (96, 96) in -1..1
    signed = (128 + 127 * shares).round().to(torch.uint8).contiguous()
    yield AttributionReading(INPUT_SIZE, signed.numpy().tobytes(), top, float(pixels.sum()), score)


def _target(loaded: Loaded, request: Attribute) -> attribution.Target:
    if request.layer is not None and request.index is not None:
        return attribution.Target(request.index, request.layer)
    if request.label in loaded.labels:
        return attribution.Target(loaded.labels.index(request.label))
    raise NetworkError(
        f"{loaded.name} has no label {request.label!r}; it has {', '.join(loaded.labels)}."
    )


def _curve(
    networks: Sequence[Loaded], image: Image.Image, request: Curve, step: Step
) -> Iterator[CurveReading]:
    square = transformed(square_of(image), request.changes.transforms)
    for index, strength in enumerate(request.strengths):
        step(index / len(request.strengths))
        grey = grey_square(transformed(square, [replace(request.vary, strength=strength)]))
        cover = request.changes.cover
        batch = batch_of(covered(grey, cover) if cover else grey)
        with torch.inference_mode():
            logits = [(loaded, loaded.network(batch)[0]) for loaded in networks]
        yield CurveReading(index, strength, tuple(output_reading(*pair) for pair in logits))


def _multiply(loaded: Loaded, image: Image.Image, request: Multiply) -> Iterator[ProbeReading]:
    grey = changed(image, request.changes)
    yield InputReading(INPUT_SIZE, grey.tobytes())
    place = geometry_of(loaded.network)[request.layer]
    found = multiplication.look(
        loaded.network, batch_of(grey), request.layer, request.index, request.at
    )
    pixels = None
    if request.layer == "edges":
        corner = [
            round(place.start + at * place.stride - (place.receptive_field - 1) / 2)
            for at in request.at
        ]
        pixels = _pixels(grey, corner[0], corner[1], place.receptive_field)
    yield found.reading(place.box(*request.at), pixels)


def _pixels(grey: Grey, left: int, top: int, side: int) -> tuple[tuple[int | None, ...], ...]:
    """A window of the input, None where it leaves the picture."""
    padded = np.full((INPUT_SIZE + 2 * side,) * 2, -1, dtype=np.int16)
    padded[side:-side, side:-side] = grey
    window = padded[top + side : top + 2 * side, left + side : left + 2 * side]
    return tuple(tuple(None if v < 0 else int(v) for v in row) for row in window.tolist())
