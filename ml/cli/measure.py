"""`python -m ml measure`, `exemplars` and `transfer`: what ships beside the weights."""

from __future__ import annotations

import argparse
import sys
from typing import Any

from ml.cli.common import (
    Commands,
    UsageError,
    emit,
    existing_folder,
    network_in,
    on_cpu,
    progress,
    table,
    write_json,
)
from ml.contracts import LAYERS, NETWORKS
from ml.measure import everything, photographs, pools, transfer, units


def add(commands: Commands, parent: argparse.ArgumentParser) -> None:
    measuring = commands.add_parser(
        "measure", parents=[parent], help="write every number quoted to measured.json"
    )
    measuring.add_argument("networks", nargs="*", metavar="NETWORK", default=list(NETWORKS))
    _add_real(measuring)
    measuring.add_argument("--scale", type=float, default=1.0, help="of every pool (default 1)")
    measuring.set_defaults(run=measure)

    making = commands.add_parser(
        "exemplars", parents=[parent], help="write every unit's pictures and table to units/"
    )
    making.add_argument("networks", nargs="*", metavar="NETWORK", default=list(NETWORKS))
    _add_real(making)
    making.add_argument("--count", type=int, default=900, help="renderings to choose from")
    making.add_argument("--steps", type=int, default=80, help="of climbing for optimised inputs")
    making.add_argument("--seeds", type=int, default=2, help="starts of each climb")
    making.set_defaults(run=exemplars)

    moving = commands.add_parser(
        "transfer", parents=[parent], help="freeze layers of one network, train on the other's data"
    )
    moving.add_argument("--steps", type=int, default=120, help="of every run")
    moving.add_argument("--seeds", type=int, default=3, help="runs at each size")
    moving.set_defaults(run=move)


def _add_real(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--real", type=existing_folder, metavar="DIR", help="photographs (see docs/training.md)"
    )


def _say(words: str) -> None:
    print(words, file=sys.stderr)


def measure(arguments: argparse.Namespace) -> None:
    results = {}
    for name in _known(arguments.networks):
        results[name] = everything.measure(
            name,
            real=arguments.real,
            seed=arguments.seed,
            zoo=arguments.zoo,
            scale=arguments.scale,
            device=arguments.device,
            say=_say,
        )
        write_json(arguments.zoo / name / "measured.json", results[name])
    emit(arguments, results, "\n\n".join(_words(result) for result in results.values()))


def _words(result: dict[str, Any]) -> str:
    rows = []
    for pool in ("rendered", "real"):
        found = result["specificity"][pool]
        for layer in LAYERS if found else ():
            one, control = found["layers"][layer], found["untrained"][layer]
            rows.append(
                (f"{layer}, {pool}", one["mean"], one["deviation"], one["best"], control["mean"])
            )
    parts, real, gabor = result["dissection"]["parts"], result["real"], result["gabor"]
    lines = [
        f"{result['network']} {result['version']}",
        table(("single units", "mean AUC-PR", "deviation", "best", "untrained"), rows),
        f"Gabor share {gabor['share']:.2f} (untrained {result['gabor_untrained']['share']:.2f})",
        *(
            f"parts with IoU ≥ {at['threshold']:.2f}: {at['share']:.2f} (shuffled "
            f"{at['shuffled_share']:.2f}, untrained {at['untrained_share']:.2f}): {at['found']}"
            for at in (parts, parts["published"])
        ),
        "dead units: " + ", ".join(f"{k} {v['dead']}/{v['of']}" for k, v in result["dead"].items()),
        f"unseen renderings named right: clear {result['rendered']['clear']['accuracy']:.3f}, "
        f"occluded {result['rendered']['occluded']['accuracy']:.3f}, "
        f"without strangers {result['rendered']['known']:.3f}",
    ]
    if real:
        lines.append(
            f"photographs: of its kind or not {real['accuracy']:.3f}, "
            f"face, car or background by both networks {real['named']['accuracy']:.3f}"
        )
    return "\n".join(lines)


def exemplars(arguments: argparse.Namespace) -> None:
    made = {}
    for name in _known(arguments.networks):
        loaded = network_in(arguments, name)
        material = units.Material(
            pools.rendered(
                name,
                arguments.count,
                seed=arguments.seed + 20,
                zoom=2,
                progress=lambda items: progress(items, "drawing"),
            ),
            pools.rendered(
                name,
                everything.DISSECTED,
                seed=arguments.seed + 5,
                with_masks=True,
                progress=lambda items: progress(items, "drawing with parts"),
            ),
            photographs.of_kind(photographs.held(arguments.real), name) if arguments.real else None,
        )
        folder = arguments.zoo / name / "units"
        made[name] = units.build(
            loaded, material, folder, steps=arguments.steps, seeds=arguments.seeds, say=_say,
            command=f"python -m ml exemplars {name} --seed {arguments.seed}"
            + (" --real DIR" if arguments.real else ""),
        )  # fmt: skip
        write_json(folder / "units.json", made[name])
    emit(
        arguments,
        made,
        "\n".join(f"{name}: {arguments.zoo / name / 'units'}" for name in made),
    )


def move(arguments: argparse.Namespace) -> None:
    on_cpu(arguments)
    plan = transfer.Plan(seeds=tuple(range(arguments.seeds)), steps=arguments.steps)
    result = transfer.both_ways(plan, arguments.zoo)
    result["command"] = f"python -m ml transfer --steps {plan.steps} --seeds {arguments.seeds}"
    write_json(arguments.zoo / "transfer.json", result)
    lines = []
    for name, found in result["directions"].items():
        rows = [
            (start, *(f"{m:.2f} ± {d:.2f}" for m, d in zip(c["mean"], c["deviation"], strict=True)))
            for start, c in found["curves"].items()
        ]
        head = ("accuracy with pictures", *map(str, found["images"]))
        lines += [name, table(head, rows), ""]
    emit(arguments, result, "\n".join(lines).rstrip())


def _known(names: list[str]) -> list[str]:
    unknown = [name for name in names if name not in NETWORKS]
    if unknown:
        raise UsageError(f"{', '.join(unknown)}: only {' and '.join(NETWORKS)} can be drawn.")
    return names
