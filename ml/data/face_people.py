"""Who can be drawn: the shape of one person, twelve invented people, and strangers.

Lengths are in *head units*: the eyes lie on Y = 0, the chin on Y = 1, Y runs down, X runs
right from the middle of the face, Z comes towards the viewer.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypeAlias

import numpy as np

Colour: TypeAlias = tuple[float, float, float]  # red, green, blue in 0..1


@dataclass(frozen=True, slots=True)
class Hair:
    """A hair style: a shell around the skull with an opening for the face.

    Places round the head are `a = tan(azimuth / 2)`: 0 in front, ±1 at the sides.
    """

    fringe: tuple[float, float, float, float, float, float, float]  # lower edge at a=-.9…+.9, Y
    side: tuple[float, float, float] = (0.92, 0.98, 1.02)  # half opening at Y = -.5, 0, .5 …
    # … as a share of the head's half width
    bottom: float = 0.12  # Y where the sides end
    top_volume: float = 0.12
    side_volume: float = 0.06
    lumps: float = 0.0  # unevenness of the outline
    curl: float = 0.0  # 0 straight strands, 1 tight curls
    ball: bool = False  # stands off as a ball instead of hanging
    falls: float = 0.0  # how low the hair behind the neck hangs, Y; 0 for none
    flare: float = 0.0  # how much wider it gets on its way down
    bun: float = 0.0  # radius of a bun on the crown
    gloss: float = 0.25
    soft: float = 0.03  # how gradually it ends on the skin


# fmt: off
STYLES: dict[str, Hair | None] = {
    "shaved": None,
    "crop": Hair((-0.5, -0.66, -0.7, -0.7, -0.7, -0.66, -0.5), top_volume=0.05, side_volume=0.02,
                 bottom=0.05, gloss=0.1, soft=0.12),
    "parted": Hair((-0.45, -0.5, -0.52, -0.6, -0.72, -0.68, -0.5), top_volume=0.17),
    "fringe": Hair((-0.3, -0.3, -0.33, -0.3, -0.34, -0.3, -0.3), top_volume=0.15,
                   side_volume=0.09),
    "quiff": Hair((-0.5, -0.66, -0.72, -0.74, -0.72, -0.66, -0.5), top_volume=0.34,
                  side_volume=0.04, lumps=0.01),
    "receding": Hair((-0.5, -0.78, -0.88, -0.72, -0.88, -0.78, -0.5), top_volume=0.08,
                     gloss=0.12, soft=0.1),
    "crown": Hair((-0.35, -0.75, -1.2, -1.4, -1.2, -0.75, -0.35), top_volume=0.02,
                  side_volume=0.1, lumps=0.02, bottom=0.16, gloss=0.1, soft=0.08),
    "afro": Hair((-0.5, -0.6, -0.66, -0.66, -0.66, -0.6, -0.5), side=(0.9, 1.0, 1.06),
                 bottom=0.55, top_volume=0.42, side_volume=0.4, lumps=0.05, curl=1.0, gloss=0.05,
                 ball=True),
    "curls": Hair((-0.42, -0.5, -0.58, -0.6, -0.55, -0.5, -0.42), side=(0.86, 0.93, 0.98),
                  bottom=1.3, top_volume=0.27, side_volume=0.26, lumps=0.05, curl=0.8,
                  falls=1.35, flare=0.12, gloss=0.15),
    "bob": Hair((-0.2, -0.22, -0.25, -0.25, -0.25, -0.22, -0.2), side=(0.84, 0.8, 0.76),
                bottom=0.78, top_volume=0.16, side_volume=0.15, falls=0.7, flare=0.05, gloss=0.4),
    "long": Hair((0.1, -0.45, -0.68, -0.8, -0.68, -0.45, 0.1), side=(0.78, 0.86, 0.9),
                 bottom=2.6, top_volume=0.1, side_volume=0.09, falls=2.4, flare=0.06, gloss=0.35),
    "swept": Hair((0.0, -0.3, -0.5, -0.64, -0.78, -0.62, -0.1), side=(0.76, 0.86, 0.92),
                  bottom=1.7, top_volume=0.2, side_volume=0.14, lumps=0.025, curl=0.25,
                  falls=1.7, flare=0.12, gloss=0.3),
    "bun": Hair((-0.45, -0.6, -0.7, -0.76, -0.7, -0.6, -0.45), top_volume=0.07,
                side_volume=0.03, bottom=0.1, bun=0.3, gloss=0.4),
    "tousled": Hair((-0.3, -0.4, -0.52, -0.45, -0.55, -0.44, -0.3), side=(0.9, 0.97, 1.02),
                    bottom=0.35, top_volume=0.26, side_volume=0.13, lumps=0.03, curl=0.45),
}
# fmt: on
BEARDS = ("none", "stubble", "moustache", "goatee", "full")
GLASSES = ("none", "round", "square", "aviator", "thick")


@dataclass(frozen=True, slots=True)
class Person:
    """Everything about a face that stays the same from picture to picture."""

    skin: Colour = (0.84, 0.66, 0.54)
    width: float = 0.74  # half width of the head
    neck: float = 0.64  # its width as a share of the head's
    crown: float = 1.05  # how far the skull reaches above the eyes
    jaw: float = 2.3  # 1.7 tapers early, 3 stays wide down to the jaw
    chin: float = 2.0  # 1.5 ends in a point, 2.8 ends square
    eye_gap: float = 0.32  # from the middle of the face to a pupil
    eye_width: float = 0.155  # half width of the opening
    eye_open: float = 0.065
    eye_tilt: float = 0.05  # radians, outer corner up
    iris: Colour = (0.25, 0.16, 0.1)
    lashes: float = 0.5
    brow: Colour = (0.16, 0.11, 0.08)
    brow_height: float = 0.2
    brow_thick: float = 0.045
    brow_arch: float = 0.05
    brow_tilt: float = 0.0
    brow_join: float = 0.0  # 1 when the brows meet
    nose_length: float = 0.42
    nose_width: float = 0.15
    nose_height: float = 0.2
    mouth_y: float = 0.64
    mouth_width: float = 0.25
    lip_upper: float = 0.045
    lip_lower: float = 0.06
    lip: Colour = (0.68, 0.38, 0.35)
    ear: float = 0.23  # half height
    ear_out: float = 0.2  # how far it stands off
    style: str = "parted"
    hair: Colour = (0.2, 0.14, 0.1)
    beard: str = "none"
    glasses: str = "none"
    lines: float = 0.1  # depth of wrinkles
    freckles: float = 0.0
    marks: tuple[tuple[float, float], ...] = field(default=())  # moles, (X, Y)


_BLACK: Colour = (0.07, 0.06, 0.06)
_DARK: Colour = (0.15, 0.1, 0.08)
_BROWN: Colour = (0.3, 0.19, 0.12)
_BLOND: Colour = (0.78, 0.63, 0.4)
_RED: Colour = (0.52, 0.25, 0.12)
_GREY: Colour = (0.62, 0.61, 0.6)
_WHITE: Colour = (0.85, 0.84, 0.82)

# fmt: off
PEOPLE: dict[str, Person] = {
    "Amara": Person(skin=(0.5, 0.34, 0.25), width=0.74, jaw=2.1, chin=2.0, eye_width=0.17,
                    eye_open=0.08, lashes=0.9, iris=(0.14, 0.08, 0.05), brow=_BLACK,
                    brow_thick=0.035, brow_arch=0.08, nose_width=0.19, nose_height=0.15,
                    mouth_width=0.27, lip_upper=0.075, lip_lower=0.095, lip=(0.42, 0.2, 0.2),
                    style="afro", hair=_BLACK, ear=0.2),
    "Bjorn": Person(skin=(0.88, 0.7, 0.6), width=0.79, neck=0.78, jaw=3.0, chin=2.6, eye_width=0.13,
                    eye_open=0.05, iris=(0.4, 0.52, 0.6), brow=(0.5, 0.36, 0.2), brow_thick=0.06,
                    brow_arch=0.02, brow_height=0.17, nose_length=0.45, nose_width=0.17,
                    nose_height=0.24, mouth_width=0.24, lip_upper=0.03, style="receding",
                    hair=(0.6, 0.44, 0.26), beard="full", lines=0.4),
    "Chen": Person(skin=(0.87, 0.72, 0.57), width=0.79, jaw=2.5, chin=2.4, eye_gap=0.33,
                   eye_width=0.15, eye_open=0.045, eye_tilt=0.12, lashes=0.35,
                   iris=(0.12, 0.08, 0.06), brow=_BLACK, brow_thick=0.035, brow_arch=0.02,
                   brow_height=0.22, nose_length=0.38, nose_width=0.165, nose_height=0.13,
                   mouth_width=0.23, style="fringe", hair=_BLACK, glasses="thick"),
    "Dolores": Person(skin=(0.8, 0.62, 0.5), width=0.75, jaw=2.4, chin=2.1, eye_gap=0.3,
                      eye_width=0.14, eye_open=0.055, eye_tilt=-0.1, brow=_GREY, brow_thick=0.025,
                      brow_arch=0.09, nose_length=0.45, nose_width=0.16, mouth_width=0.22,
                      lip_upper=0.025, lip_lower=0.04, lip=(0.66, 0.28, 0.3), style="bun",
                      hair=_WHITE, glasses="round", lines=1.0, ear=0.25),
    "Emeka": Person(skin=(0.43, 0.3, 0.23), width=0.73, crown=1.1, jaw=2.7, chin=2.5,
                    eye_gap=0.34, eye_width=0.14, eye_open=0.06, iris=(0.1, 0.06, 0.04),
                    brow=_BLACK, brow_thick=0.05, brow_arch=0.03, nose_length=0.4,
                    nose_width=0.22, nose_height=0.17, mouth_width=0.29, lip_upper=0.065,
                    lip_lower=0.085, lip=(0.38, 0.2, 0.18), style="shaved", hair=_BLACK,
                    beard="goatee", ear=0.22, ear_out=0.24),
    "Freya": Person(skin=(0.93, 0.78, 0.69), width=0.66, crown=1.06, jaw=1.9, chin=1.8,
                    eye_gap=0.29, eye_width=0.16, eye_open=0.08, iris=(0.45, 0.6, 0.65),
                    brow=(0.6, 0.45, 0.28), brow_thick=0.028, brow_arch=0.05, brow_height=0.22,
                    nose_length=0.36, nose_width=0.115, nose_height=0.17, mouth_y=0.6,
                    mouth_width=0.2, lip_upper=0.05, lip_lower=0.065, lip=(0.8, 0.5, 0.48),
                    style="long", hair=_BLOND, freckles=1.0),
    "Giulia": Person(skin=(0.88, 0.71, 0.59), width=0.73, jaw=1.75, chin=1.6, eye_gap=0.33,
                     eye_width=0.185, eye_open=0.095, lashes=1.0, eye_tilt=0.08, brow=_DARK,
                     brow_thick=0.04, brow_height=0.25, brow_arch=0.06, nose_length=0.38,
                     nose_width=0.12, nose_height=0.19, mouth_width=0.21, lip_upper=0.065,
                     lip_lower=0.075, lip=(0.62, 0.12, 0.16), style="bob", hair=_DARK),
    "Hassan": Person(skin=(0.72, 0.52, 0.38), width=0.72, crown=1.08, jaw=2.4, chin=2.2,
                     eye_gap=0.29, eye_width=0.15, eye_open=0.06, brow=_BLACK, brow_thick=0.08,
                     brow_arch=0.03, brow_height=0.17, brow_join=0.9, nose_length=0.48,
                     nose_width=0.165, nose_height=0.29, mouth_y=0.71, mouth_width=0.25,
                     style="quiff", hair=_BLACK, beard="moustache", ear=0.24),
    "Ines": Person(skin=(0.7, 0.5, 0.37), width=0.77, jaw=2.1, chin=2.2, eye_gap=0.34,
                   eye_width=0.165, eye_open=0.07, lashes=0.7, brow=_DARK, brow_thick=0.045,
                   brow_arch=0.07, nose_length=0.4, nose_width=0.17, mouth_width=0.33,
                   lip_upper=0.05, lip_lower=0.07, lip=(0.6, 0.28, 0.28), style="curls",
                   hair=_RED, marks=((0.3, 0.5),)),
    "Jiro": Person(skin=(0.83, 0.67, 0.52), width=0.73, crown=1.12, jaw=2.0, chin=1.9,
                   eye_gap=0.31, eye_width=0.13, eye_open=0.04, eye_tilt=-0.05, brow=_GREY,
                   brow_thick=0.055, brow_arch=0.04, brow_tilt=-0.15, nose_length=0.43,
                   nose_width=0.18, nose_height=0.16, mouth_y=0.67, mouth_width=0.28,
                   lip_upper=0.025, lip_lower=0.04, style="crown", hair=_GREY,
                   glasses="aviator", lines=1.0, ear=0.29, ear_out=0.27),
    "Kavita": Person(skin=(0.6, 0.42, 0.3), width=0.69, crown=1.04, jaw=2.2, chin=2.0,
                     eye_gap=0.3, eye_width=0.175, eye_open=0.075, eye_tilt=0.1, lashes=1.0,
                     brow=_BLACK, brow_thick=0.055, brow_arch=0.1, brow_height=0.21,
                     nose_length=0.41, nose_width=0.145, nose_height=0.22, mouth_width=0.24,
                     lip_upper=0.055, lip_lower=0.08, lip=(0.55, 0.22, 0.22), style="swept",
                     hair=_BLACK, marks=((0.0, -0.33),)),
    "Luka": Person(skin=(0.86, 0.68, 0.55), width=0.76, neck=0.76, jaw=3.2, chin=2.9, eye_gap=0.33,
                   eye_width=0.145, eye_open=0.055, iris=(0.3, 0.42, 0.35), brow=_BROWN,
                   brow_thick=0.06, brow_arch=0.01, brow_tilt=0.12, brow_height=0.16,
                   nose_length=0.43, nose_width=0.15, nose_height=0.23, mouth_width=0.28,
                   lip_upper=0.035, style="tousled", hair=_BROWN, beard="stubble",
                   ear=0.26, ear_out=0.28),
}

_SKINS = ((0.93, 0.78, 0.69), (0.87, 0.7, 0.58), (0.8, 0.62, 0.48), (0.68, 0.5, 0.37),
          (0.55, 0.39, 0.29), (0.43, 0.3, 0.23))
# fmt: on
_HAIRS = (_BLACK, _BLACK, _DARK, _DARK, _BROWN, _BROWN, _RED, _BLOND, _GREY, _WHITE)
_DARK_HAIRS = (_BLACK, _BLACK, _BLACK, _DARK, _DARK, _GREY)
_IRISES = ((0.14, 0.08, 0.05), (0.25, 0.16, 0.1), (0.3, 0.42, 0.35), (0.42, 0.55, 0.62))


def stranger(rng: np.random.Generator) -> Person:
    """Return a person nobody has met: every shape drawn at random within human bounds."""

    def between(low: float, high: float) -> float:
        return float(rng.uniform(low, high))

    tone = int(rng.integers(len(_SKINS)))
    dark = tone >= 3  # dark skin goes with dark or grey hair and brown eyes
    skin = np.asarray(_SKINS[tone]) * rng.uniform(0.94, 1.05)
    hair = np.asarray(rng.choice(_DARK_HAIRS if dark else _HAIRS)) * rng.uniform(0.85, 1.15)
    iris = _IRISES[rng.integers(2 if dark else len(_IRISES))]
    style = str(rng.choice(list(STYLES)))
    bearded = style not in ("bob", "bun") and rng.random() < 0.4
    lip = skin * (0.82, 0.6, 0.62) * rng.uniform(0.85, 1.1)
    return Person(
        skin=_rgb(skin), width=between(0.65, 0.8), neck=between(0.58, 0.78),
        crown=between(1.0, 1.13), jaw=between(1.75, 3.1), chin=between(1.6, 2.8),
        eye_gap=between(0.28, 0.35),
        eye_width=between(0.125, 0.18), eye_open=between(0.045, 0.09),
        eye_tilt=between(-0.1, 0.13), iris=iris,
        lashes=between(0.25, 1.0), brow=_rgb(hair * 0.8), brow_height=between(0.16, 0.25),
        brow_thick=between(0.025, 0.075), brow_arch=between(0.0, 0.1),
        brow_tilt=between(-0.12, 0.12), brow_join=between(0.5, 1.0) * (rng.random() < 0.1),
        nose_length=between(0.36, 0.49), nose_width=between(0.115, 0.21),
        nose_height=between(0.13, 0.27), mouth_y=between(0.6, 0.69),
        mouth_width=between(0.19, 0.32), lip_upper=between(0.025, 0.07),
        lip_lower=between(0.04, 0.09), lip=_rgb(lip), ear=between(0.2, 0.28),
        ear_out=between(0.15, 0.28), style=style, hair=_rgb(hair),
        beard=BEARDS[rng.integers(1, len(BEARDS))] if bearded else "none",
        glasses=GLASSES[rng.integers(1, len(GLASSES))] if rng.random() < 0.3 else "none",
        lines=between(0, 1) ** 2, freckles=between(0.5, 1.0) * (rng.random() < 0.12),
    )  # fmt: skip


def _rgb(values: np.ndarray) -> Colour:
    red, green, blue = np.clip(values, 0.03, 0.97)
    return float(red), float(green), float(blue)
