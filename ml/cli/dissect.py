"""`python -m ml dissect`: which true part each unit detects."""

from __future__ import annotations

import argparse

from ml.cli.common import Commands, UsageError, emit, network_in, progress, table
from ml.contracts import LAYERS, NETWORKS
from ml.measure.pools import rendered
from ml.measure.report import dissect, untrained


def add(commands: Commands, parent: argparse.ArgumentParser) -> None:
    parser = commands.add_parser(
        "dissect", parents=[parent], help="which true part each unit detects, beside its controls"
    )
    parser.add_argument("network", help=" | ".join(NETWORKS))
    parser.add_argument("--layer", choices=LAYERS, default="parts")
    parser.add_argument("--count", type=int, default=600, help="renderings with their true parts")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> None:
    if arguments.network not in NETWORKS:
        raise UsageError(f"Only {' and '.join(NETWORKS)} are rendered with their true parts.")
    loaded = network_in(arguments)
    pool = rendered(
        loaded.name,
        arguments.count,
        seed=arguments.seed + 5,
        with_masks=True,
        progress=lambda items: progress(items, "drawing"),
    )
    control = untrained(len(loaded.labels)).to(arguments.device)
    found = dissect(loaded.network, control, pool, arguments.layer, arguments.seed)
    units = sorted(found["units"], key=lambda unit: -unit["iou"])
    rows = [(u["unit"], u["part"], u["iou"], u["precision"]) for u in units]
    words = "".join(
        f"{at['share']:.0%} of {found['live']} live units detect a part "
        f"(IoU ≥ {at['threshold']:.2f}); with shuffled masks {at['shuffled_share']:.0%}, "
        f"untrained {at['untrained_share']:.0%}\n"
        for at in (found, found["published"])
    )
    emit(
        arguments,
        {"network": loaded.name, "version": loaded.version, "layer": arguments.layer, **found},
        words + table(("unit", "part", "IoU", "precision"), rows),
    )
