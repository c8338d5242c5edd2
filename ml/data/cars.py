"""Rendered cars with the true place of every part: unlimited, seeded, free of any licence.

A car is a small solid model: a side profile swept across its width, wheels, a load where there
is one, and marks on its skin. It is shaded, projected and painted from far to near.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from ml.data import scene
from ml.data.brush import Pixels
from ml.data.car_ends import front_marks, rear_marks
from ml.data.car_finish import VOID, Finish, Light, draw_finish, draw_light
from ml.data.car_fittings import hollow, load, load_marks, load_rear_marks, mirror, underbody
from ml.data.car_hull import Array, Hull, build_hull
from ml.data.car_marks import Marks
from ml.data.car_mesh import Patch, skin
from ml.data.car_place import Target, cast_shadow, put_before, surroundings
from ml.data.car_shape import OTHERS, STYLES, Shape, draw_shape
from ml.data.car_sheet import PARTS, Sheet, inks
from ml.data.car_side import side_marks
from ml.data.car_top import top_marks
from ml.data.car_view import Projection, View, draw_view, projection
from ml.data.car_wheel import tread, wheel_marks, wheel_places
from ml.data.rendered import Rendering

__all__ = ["OTHER", "OTHERS", "PARTS", "STYLES", "render"]

OTHER = "another car"
FINE = 160  # pixels above which the solid is built of more pieces and smoothed less


@dataclass(frozen=True, slots=True, eq=False)
class _Car:
    """One car, ready to be painted."""

    hull: Hull
    finish: Finish
    light: Light
    view: View
    project: Projection
    detail: int

    @property
    def shape(self) -> Shape:
        return self.hull.shape


def render(
    style: str | None,
    rng: np.random.Generator,
    *,
    size: int = 96,
    occlude: bool = False,
    background: Pixels | None = None,
    with_masks: bool = True,
) -> Rendering:
    """A picture of a car of the style, one of STYLES; None gives "another car": a minicar,
    convertible, limousine, buggy or bus (OTHERS), whose proportions are no listed style's.

    `background` (size, size, 3) replaces the drawn surroundings; `occlude` puts something in
    front of the car. Without `with_masks` the masks are empty and it is faster. The same
    generator gives the same picture at every size. An unknown style raises KeyError.
    """
    kind = str(rng.choice(OTHERS)) if style is None else style
    build_rng, place_rng, sun_rng, front_rng, camera_rng = rng.spawn(5)
    car = _new_car(kind, build_rng, fine=size > FINE)
    if background is None:
        background = surroundings(place_rng, size, car.view, car.project(_footprint(car.shape, 0)))
    sun = car.light.direction * car.light.sun
    ground = cast_shadow(sun_rng, background, _footprint(car.shape, 0.1), car.project, sun)
    sheet = Sheet(size, ground, over=2 if size > FINE else 3, with_masks=with_masks)
    _paint(sheet, car)
    if occlude:
        put_before(front_rng, sheet, Target.around(car.project(_extent(car.hull))))
    image = scene.camera(camera_rng, sheet.picture())
    return Rendering(image, style if style is not None else OTHER, sheet.masks())


def _new_car(kind: str, rng: np.random.Generator, *, fine: bool) -> _Car:
    """Draws shape, finish, view and light, always in this order, and builds the car."""
    shape_rng, finish_rng, view_rng = rng.spawn(3)
    hull = build_hull(draw_shape(kind, shape_rng), 7 if fine else 3)
    finish = draw_finish(finish_rng)
    view, light = draw_view(view_rng), draw_light(view_rng)
    project = projection(view, _extent(hull), hull.shape.length)
    return _Car(hull, finish, light, view, project, 3 if fine else 1)


def _extent(hull: Hull) -> Array:
    """Places that bound the car: profile on both sides, wheels, load."""
    shape = hull.shape
    x, z = hull.line.T
    half = hull.half_width(x, z)
    sides = [np.stack([x, sign * half, z], axis=-1) for sign in (-1, 1)]
    feet = _footprint(shape, 0.0)
    top = np.array([[shape.length / 2 - 0.5, 0, shape.height], [-shape.length / 2, 0, shape.load]])
    lifted = feet + np.array([0, 0, shape.load])
    return np.concatenate([*sides, feet, top, lifted[2:] if shape.cargo else feet])


def _footprint(shape: Shape, inward: float) -> Array:
    """The corners of the car's plan on the ground, front ones first."""
    x, y = shape.length / 2 - inward, shape.width / 2 - inward / 2
    return np.array([[x, -y, 0], [x, y, 0], [-x, y, 0], [-x, -y, 0.0]])


def _paint(sheet: Sheet, car: _Car) -> None:
    """From far to near: what is under the car, far mirror, skin and load, marks, near mirror."""
    hull, finish, eye = car.hull, car.finish, car.project.eye
    sides = sorted((-1.0, 1.0), key=lambda sign: sign * float(eye[1]))
    seen = [sign for sign in sides if sign * eye[1] > car.shape.width * 0.4]
    under = [tread(hull, x, sign, part) for sign in sides for x, part in wheel_places(hull)]
    _patches(sheet, car, [*underbody(hull), *under, *mirror(hull, finish, sides[0])])
    for group in _bodies(car, seen):
        _patches(sheet, car, group)
    for marks in top_marks(hull, finish):
        _marks(sheet, car, marks)
    if eye[0] > hull.front:
        _marks(sheet, car, front_marks(hull, finish))
    elif eye[0] < hull.tail:
        rear = load_rear_marks if car.shape.cargo else rear_marks
        _marks(sheet, car, rear(hull, finish))
    for sign in seen:
        if car.shape.cargo:
            _marks(sheet, car, load_marks(hull, finish, sign))
        _marks(sheet, car, side_marks(hull, finish, sign))
        _marks(sheet, car, wheel_marks(hull, finish, sign))
    _patches(sheet, car, mirror(hull, finish, sides[1]))


def _bodies(car: _Car, seen: Sequence[float]) -> Iterable[Iterable[Patch]]:
    """Skin and load as groups, the farther first."""
    body = [*skin(car.hull, car.finish, car.detail, seen), *hollow(car.hull, car.finish)]
    if not car.shape.cargo:
        return [body]
    carried = list(load(car.hull, car.finish))
    return [*carried, body] if car.project.eye[0] > 0 else [body, *carried]


def _patches(sheet: Sheet, car: _Car, patches: Iterable[Patch]) -> None:
    """Draws the cells that face the camera, the farthest first."""
    every = list(patches)
    if not every:
        return
    quads = np.concatenate([patch.quads() for patch in every])
    facing = np.concatenate([patch.facing() for patch in every])
    count = [(p.places.shape[0] - 1) * (p.places.shape[1] - 1) for p in every]
    which = np.repeat(np.arange(len(every)), count)
    normal = _normals(quads[:, 2] - quads[:, 0], quads[:, 3] - quads[:, 1], facing)
    away = car.project.eye - quads.mean(1)
    distance = np.linalg.norm(away, axis=1)
    towards = away / distance[:, None]
    seen = np.flatnonzero((normal * towards).sum(1) > 0)
    seen = seen[np.argsort(-distance[seen])]
    colour = np.array([patch.surface.colour for patch in every])[which[seen]]
    gloss = np.array([patch.surface.gloss for patch in every])[which[seen]]
    shaded = car.light.shade(colour, gloss, normal[seen], towards[seen])
    parts = [every[index].part for index in which[seen]]
    sheet.quads(car.project(quads[seen]), shaded, parts)


def _normals(one: Array, other: Array, facing: Array) -> Array:
    """Unit normals of cells from their diagonals, turned to the side they face."""
    normal = np.cross(one, other)
    normal /= np.linalg.norm(normal, axis=1, keepdims=True) + 1e-12
    flip = np.where((normal * facing).sum(1, keepdims=True) < 0, -1.0, 1.0)
    return np.asarray(normal * flip)


def _marks(sheet: Sheet, car: _Car, marks: Marks) -> None:
    """Paints one side's marks, shaded at where each begins, those turned away left out."""
    if not marks.drawings:
        return
    starts = marks.starts
    flat = car.project(marks.places)
    away = car.project.eye - marks.places[starts[:-1]]
    towards = away / np.linalg.norm(away, axis=1, keepdims=True)
    normal = np.broadcast_to(np.asarray(marks.facing), away.shape)
    surfaces = [drawing.surface or VOID for drawing in marks.drawings]
    colour = np.array([surface.colour for surface in surfaces])
    gloss = np.array([surface.gloss for surface in surfaces])
    shaded = car.light.shade(colour, gloss, normal, towards)
    metre = car.project.metre(marks.places[0])
    shown = ((normal * towards).sum(1) > 0.02).tolist()
    fills = inks(shaded)
    for index, drawing in enumerate(marks.drawings):
        points = flat[starts[index] : starts[index + 1]]
        if shown[index] and drawing.width:
            sheet.line(points, drawing.width * metre, fills[index])
        elif shown[index]:
            sheet.polygon(points, fills[index] if drawing.surface else None, drawing.part)
