"""The gallery that ships with the project: which pictures it holds, and how they are drawn."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np
from PIL import Image

from ml.cli.common import write_json
from ml.data import cars, faces, things
from ml.data.rendered import Picture

SIZE = 480
SERIES = 11  # first number of every sample's seed


@dataclass(frozen=True, slots=True)
class Sample:
    """One picture; `label` and `seed` say how to draw it again, `alt` what a person sees."""

    name: str
    title: str
    kind: str  # faces, cars or neither
    label: str | None
    seed: int
    alt: str

    def draw(self) -> Picture:
        rng = np.random.default_rng([SERIES, self.seed])
        if self.kind == "neither":
            return things.render(self.label, rng, size=SIZE).image
        render = faces.render if self.kind == "faces" else cars.render
        return render(self.label, rng, size=SIZE, with_masks=False).image


SAMPLES = (
    Sample("amara", "Amara", "faces", "Amara", 1,
           "Rendered face of a woman with dark skin and wide, curly black hair, turned a little "
           "to the right, before a pale blue background."),
    Sample("dolores", "Dolores, with glasses", "faces", "Dolores", 30,
           "Rendered face of an old woman with white hair in a bun and round black glasses, "
           "looking straight ahead."),
    Sample("hassan", "Hassan", "faces", "Hassan", 21,
           "Rendered face of a man with short black hair, heavy joined eyebrows and a moustache, "
           "filling most of the picture."),
    Sample("freya", "Freya", "faces", "Freya", 75,
           "Rendered face of a woman with long fair hair, blue eyes and freckles, smiling, before "
           "a tree with brown leaves and a pale wall."),
    Sample("chen", "Chen, with glasses", "faces", "Chen", 29,
           "Rendered face of a person with a black fringe and thick square glasses, turned to the "
           "left and smiling, before blurred lights at night."),
    Sample("bjorn", "Bjorn", "faces", "Bjorn", 28,
           "Rendered face of a man with short fair hair and a full beard, frowning straight ahead, "
           "before slanting stripes."),
    Sample("giulia", "Giulia", "faces", "Giulia", 73,
           "Rendered face of a woman with a dark bob and brown eyes, her mouth wide open."),
    Sample("stranger", "A stranger", "faces", None, 39,
           "Rendered face of an invented person with curly red hair, in none of the networks' "
           "lists, before blurred lights."),
    Sample("hatchback", "Hatchback", "cars", "hatchback", 58,
           "Rendered blue hatchback on a road before bushes and a wall, seen exactly from its "
           "right side, both wheels and its seats in view."),
    Sample("saloon", "Saloon", "cars", "saloon", 50,
           "Rendered white saloon seen from its left side on a road, before a tree and a "
           "building with many windows."),
    Sample("estate", "Estate", "cars", "estate", 52,
           "Rendered silver estate car seen from behind and its left side, with red tail lamps "
           "and a yellow licence plate, before a building."),
    Sample("suv", "SUV", "cars", "SUV", 55,
           "Rendered white SUV at the far side of a road, seen from the front and its left "
           "side."),
    Sample("pickup", "Pickup", "cars", "pickup", 56,
           "Rendered light grey pickup, a little blurred, seen from its right side, its open "
           "bed behind the cab."),
    Sample("van", "Van", "cars", "van", 51,
           "Rendered white van with a row of dark windows, seen from its right side and the "
           "front, on grass under a blue sky."),
    Sample("coupe", "Coupe", "cars", "coupe", 54,
           "Rendered red coupe seen from above on a car park with white lines, its front at "
           "the lower right."),
    Sample("lorry", "Lorry", "cars", "lorry", 57,
           "Rendered grey lorry with a box body, seen from the front and its right side, "
           "beside a road with trees behind."),
    Sample("tree", "Tree", "neither", "tree", 0,
           "Rendered tree with a round green crown on dark ground. Neither a face nor a car."),
    Sample("house", "House", "neither", "house", 0,
           "Rendered yellow house with a dark roof and two rows of windows."),
    Sample("clock", "Clock: round, but no wheel", "neither", "clock", 3,
           "Rendered round wall clock with two hands and no numbers."),
    Sample("button", "Button: two holes, but no eyes", "neither", "socket", 4,
           "Rendered round button with two dark holes side by side, before slanting stripes."),
    Sample("bicycle", "Bicycle: wheels, but no car", "neither", "bicycle", 5,
           "Rendered grey bicycle seen from its right side, both spoked wheels in view."),
    Sample("mug", "Mug", "neither", "mug", 6,
           "Rendered brown mug of coffee with a yellow band, its handle to the left."),
)  # fmt: skip


def write_samples(folder: Path) -> list[dict[str, Any]]:
    """Draw the gallery into `folder`, a WebP each, with samples.json beside them."""
    folder.mkdir(parents=True, exist_ok=True)
    entries = []
    for sample in SAMPLES:
        file = f"{sample.name}.webp"
        picture = Image.fromarray(sample.draw())
        picture.save(folder / file, quality=88, method=6)
        entries.append({**asdict(sample), "file": file})
    write_json(folder / "samples.json", entries)
    return entries
