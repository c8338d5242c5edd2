"""Whether a kernel is an oriented edge: a plane wave under a Gaussian window (Gabor 1946).

    g(x, y) = a exp(-u^2 / 2s^2 - v^2 / 2t^2) cos(2 pi f u + p)

with u along the wave and v across it. Simple cells of the visual cortex fit it (Jones, Palmer
1987), and so does what networks learn first. Eight parameters against 81 numbers of a 9x9 kernel.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import least_squares

Floats = NDArray[np.float64]
GOOD = 0.6  # the R^2 from which a fit counts
FLAT = 1e-6  # deviation of a kernel, beside its size, under which it shows nothing
SPOT = 0.9  # share of one sign from which a fit has no flanks
ORIENTATIONS, PHASES, FREQUENCIES = 6, 2, (0.1, 0.2)  # starts
GLANCE, KEPT, PATIENCE = 6, 4, 80  # steps of every start; the best of them; steps of those


@dataclass(frozen=True, slots=True)
class Fit:
    """How well a Gabor function explains a kernel, and which one.

    `blob` fits well too, but is nearly all of one sign and not longer than wide: a spot without
    direction. `flat` has no structure at all.
    """

    r2: float
    kind: Literal["gabor", "blob", "other", "flat"]
    orientation: float  # of the wave's crests, degrees in 0..180 from the horizontal
    frequency: float  # waves per input pixel


def look(kernel: Floats) -> Fit:
    """Fit one (side, side) kernel from several starts and keep the best."""
    kernel = np.asarray(kernel, dtype=np.float64)
    if kernel.std() <= FLAT * max(1e-12, float(np.abs(kernel).max())):
        return Fit(0.0, "flat", 0.0, 0.0)
    unit = kernel / kernel.std()
    rough = sorted((_fitted(unit, start, GLANCE) for start in _starts(unit)), key=_cost)
    best = min((_fitted(unit, parameters, PATIENCE) for _, parameters in rough[:KEPT]), key=_cost)
    r2 = 1 - 2 * best[0] / unit.size  # the kernel's variance is 1
    return _named(best[1], r2, len(kernel))


def gabor(parameters: Floats, side: int) -> Floats:
    """The function itself on a (side, side) grid about the centre.

    Parameters: amplitude, x, y, angle, deviation along, deviation across, frequency, phase.
    """
    amplitude, x0, y0, angle, along, across, frequency, phase = parameters
    reach = (side - 1) / 2
    y, x = np.mgrid[-reach : reach + 1, -reach : reach + 1]
    x, y = x - x0, y - y0
    u = x * math.cos(angle) + y * math.sin(angle)
    v = -x * math.sin(angle) + y * math.cos(angle)
    window = np.exp(-(u**2) / (2 * along**2) - v**2 / (2 * across**2))
    wave: Floats = amplitude * window * np.cos(2 * math.pi * frequency * u + phase)
    return wave


def _named(parameters: Floats, r2: float, side: int) -> Fit:
    fitted = gabor(parameters, side)
    kind: Literal["gabor", "blob", "other"] = "other"
    if r2 >= GOOD:
        one_sign = abs(fitted.sum()) > SPOT * np.abs(fitted).sum()
        along, across = parameters[4:6]
        kind = "blob" if one_sign and max(along, across) < 2 * min(along, across) else "gabor"
    crests = (math.degrees(parameters[3]) + 90) % 180
    return Fit(r2, kind, crests, float(parameters[6]))


def _fitted(kernel: Floats, start: Floats, tries: int) -> tuple[float, Floats]:
    """Half the squared error left after some steps, and the parameters reached."""
    bounds = _bounds(len(kernel))
    found = least_squares(_residual, start, bounds=bounds, args=(kernel,), max_nfev=tries)
    return float(found.cost), found.x


def _cost(fitted: tuple[float, Floats]) -> float:
    return fitted[0]


def _residual(parameters: Floats, kernel: Floats) -> Floats:
    return (gabor(parameters, len(kernel)) - kernel).ravel()


def _bounds(side: int) -> tuple[list[float], list[float]]:
    reach = side / 2
    low = [-50.0, -reach, -reach, -2 * math.pi, 0.6, 0.6, 0.0, -4 * math.pi]
    return low, [50.0, reach, reach, 2 * math.pi, 2.0 * side, 2.0 * side, 0.5, 4 * math.pi]


def _starts(kernel: Floats) -> Iterator[Floats]:
    """Every orientation, frequency and phase, centred where the kernel has its weight."""
    side = len(kernel)
    weight = kernel**2 / (kernel**2).sum()
    reach = (side - 1) / 2
    y, x = np.mgrid[-reach : reach + 1, -reach : reach + 1]
    x0, y0 = float((weight * x).sum()), float((weight * y).sum())
    for turn in range(ORIENTATIONS):
        for phase in range(PHASES):
            for frequency in FREQUENCIES:
                angle, shift = math.pi * turn / ORIENTATIONS, math.pi / 2 * phase
                yield np.array([2, x0, y0, angle, side / 4, side / 4, frequency, shift])
