"""No answer for "none of these": a network that must name one of those it knows, does.

The last two labels (others of the category, and none of it) are left out of the softmax, as in a
network that was given names only. Whatever it is shown, the shares of the names sum to 1.
"""

from __future__ import annotations

from collections.abc import Iterator

import torch

from ml.contracts import ExhibitReading, OutputReading, Probability
from ml.failures.exhibits import Scene, top
from ml.weights import Loaded

OPEN = 2  # labels at the end that are no name: "someone else" and "no face"


def show(scene: Scene) -> Iterator[ExhibitReading]:
    answers = tuple(named_only(loaded, scene.batch) for loaded in scene.networks)
    figures = {f"probability of the first name, {one.network}": top(one)[1] for one in answers}
    yield scene.exhibit("broken", "Only names to choose from", scene.grey, answers, figures)
    open_answers = scene.answers(scene.batch)
    kept = {
        f"probability of no name, {one.network}": _nameless(one, loaded)
        for one, loaded in zip(open_answers, scene.networks, strict=True)
    }
    yield scene.exhibit(
        "mended", "With answers for others and for none", scene.grey, open_answers, kept
    )


def named_only(loaded: Loaded, batch: torch.Tensor) -> OutputReading:
    """The answer of a network that has names and nothing else to give."""
    with torch.inference_mode():
        logits = loaded.network(batch)[0]
    shares = logits[:-OPEN].double().softmax(0).tolist()
    pairs = sorted(zip(loaded.labels[:-OPEN], shares, strict=True), key=lambda pair: -pair[1])
    return OutputReading(loaded.name, tuple(Probability(*pair) for pair in pairs))


def _nameless(output: OutputReading, loaded: Loaded) -> float:
    return sum(one.probability for one in output.output if one.label in loaded.labels[-OPEN:])
