"""*Which unit would fire?* Four units of a layer and a sample; the answer is what was measured.

Reads what `python -m ml.firing` and `python -m ml exemplars` wrote beside the weights.
"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

from backend.concepts.authoring.page import Page
from backend.concepts.authoring.problems import Place

WRONG = 3
MOST = 0.5  # a wrong unit stays below this share of its strongest answer in the gallery

Item = dict[str, Any]


def read(
    page: Page, place: Place, network: str, layer: str, sample: str
) -> tuple[Item, Item] | None:
    """What is shown and what is hidden; None while these weights are unmeasured."""
    folder = page.zoo_root / network
    firing, units = _json(folder / "firing.json"), _json(folder / "units" / "units.json")
    version = _json(folder / "card.json").get("version")
    if not firing or not units or {firing["version"], units["version"]} != {version}:
        return None
    if sample not in firing["samples"]:
        place.say(f"There is no sample `{sample}`. There are: {', '.join(firing['samples'])}.")
        return None
    answers = firing["samples"][sample][layer]
    peaks = [max(values) for values in zip(*_every(firing, layer), strict=True)]
    dead = {unit["index"] for unit in units[layer] if unit["dead"]}
    chosen = choose(answers, peaks, dead)
    if chosen is None:
        place.say(f"No {layer} unit of {network} stands out on `{sample}`: take another sample.")
        return None
    return _written(page, place, (network, layer, sample), chosen, units, answers, peaks)


def choose(answers: list[float], peaks: list[float], dead: set[int]) -> list[int] | None:
    """The unit that fires, then three that hardly do; None where none stands out.

    The first is the unit nearest to its own strongest answer in the gallery whose answer also
    exceeds theirs; the others answer least, for their strength.
    """
    live = [unit for unit, peak in enumerate(peaks) if unit not in dead and peak > 0]
    share = {unit: answers[unit] / peaks[unit] for unit in live}
    order = sorted(live, key=lambda unit: (share[unit], unit))
    right, wrong = order[-1], [unit for unit in order[:WRONG] if share[unit] < MOST]
    if len(wrong) < WRONG or answers[right] <= max(answers[unit] for unit in wrong):
        return None
    return [right, *wrong]


def _written(
    page: Page,
    place: Place,
    asked: tuple[str, str, str],
    chosen: list[int],
    units: Item,
    answers: list[float],
    peaks: list[float],
) -> tuple[Item, Item] | None:
    network, layer, sample = asked
    sheet = units["sheets"][layer]["means"]
    means = page.picture(f"zoo:{network}/units/{sheet['file']}", place)
    facts = page.facts.at(f"samples.{sample}")
    picture = page.picture(f"zoo:samples/{facts['file']}", place)
    if means is None or picture is None:
        return None
    options = [
        {
            "key": _key(asked, unit),
            "html": f"Unit {unit}",
            "tile": {**means._asdict(), "box": _box(sheet, unit)},
            "alt": _words(units[layer][unit]),
        }
        for unit in chosen
    ]
    shown = {
        "options": sorted(options, key=lambda option: str(option["key"])),
        "picture": {**picture._asdict(), "alt": facts["alt"]},
    }
    told = "; ".join(
        f"unit {unit}: {answers[unit]:.2f} here, {peaks[unit]:.2f} at most" for unit in chosen
    )
    measured = f"Strongest answers, to this picture and to any of the gallery: {told}."
    return shown, {"answer": {"choice": options[0]["key"]}, "measured": measured}


def _every(firing: Item, layer: str) -> list[list[float]]:
    return [layers[layer] for layers in firing["samples"].values()]


def _words(unit: Item) -> str:
    part = str(unit.get("best_part") or "").replace("_", " ")
    return f"Mean of the patches that unit {unit['index']} answers to most" + (
        f"; on renderings it lies nearest to: {part}" if part else ""
    )


def _key(asked: tuple[str, str, str], unit: int) -> str:
    return hashlib.sha256(f"{asked} {unit}".encode()).hexdigest()[:8]


def _box(sheet: Item, tile: int) -> list[int]:
    """[x0, y0, x1, y1] of a tile in its sheet, in pixels."""
    height, width = sheet["tile"]
    row, column = divmod(tile, sheet["columns"])
    return [column * width, row * height, (column + 1) * width, (row + 1) * height]


def _json(path: Path) -> Any:
    return json.loads(path.read_text()) if path.exists() else {}
