"""`python -m ml evaluate`: how often a network is right, and how sure it is."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from ml.cli.common import Commands, UsageError, emit, existing_folder, network_in, progress, table
from ml.measure import pools, report
from ml.pictures import pictures_in
from ml.weights import Loaded


def add(commands: Commands, parent: argparse.ArgumentParser) -> None:
    parser = commands.add_parser(
        "evaluate", parents=[parent], help="accuracy and calibration of a network"
    )
    parser.add_argument("network")
    parser.add_argument(
        "--images", type=existing_folder, metavar="DIR", help="pictures in a folder for each label"
    )
    parser.add_argument("--count", type=int, default=520, help="renderings, clear and occluded")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> None:
    loaded = network_in(arguments)
    if arguments.images is not None:
        pool = _labelled(arguments.images, loaded)
        result = {"images": str(arguments.images), "count": len(pool.labels)}
        result["pictures"] = _told(loaded, pool)
    else:
        result = report.rendered_answers(loaded, arguments.count, arguments.seed, lambda _: None)
    emit(arguments, {"network": loaded.name, "version": loaded.version, **result}, _words(result))


def _labelled(folder: Path, loaded: Loaded) -> pools.Pool:
    folders = [path for path in sorted(folder.iterdir()) if path.is_dir()]
    unknown = [path.name for path in folders if path.name not in loaded.labels]
    if unknown or not folders:
        raise UsageError(
            f"{folder} needs a folder for each label, named as the network's: "
            f"{', '.join(loaded.labels)}. Unknown: {', '.join(unknown) or 'it has no folders'}."
        )
    paths = [path for each in folders for path in pictures_in(each)]
    images = pools.photographs(paths, lambda items: progress(items, "reading"))
    labels = [path.relative_to(folder).parts[0] for path in paths]
    return pools.Pool(images, images[:, 0], labels, None, ())


def _told(loaded: Loaded, pool: pools.Pool) -> dict[str, Any]:
    found, shares, right = report.accuracy(loaded, pool)
    return report.told(found, shares, right)


def _words(result: dict[str, Any]) -> str:
    lines = []
    for name in ("clear", "occluded", "pictures"):
        if name in result:
            part = result[name]
            lines += [
                f"{name}: accuracy {part['accuracy']:.3f}, "
                f"expected calibration error {part['calibration_error']:.3f}",
                table(("label", "right"), part["by_label"].items()),
                "",
            ]
    return "\n".join(lines).rstrip()
