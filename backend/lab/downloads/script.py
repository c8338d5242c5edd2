"""A short program that repeats a run or a probe with ml.api, and keeps what it gets."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pprint import pformat
from string import Template
from typing import Any

from backend.lab.models import Probe, Run
from backend.lab.probes.facts import facts_of
from backend.lab.probes.requests import as_probe, networks_of

# Picture and weights are the two things that a reader may have other ones of.
_SCRIPT = Template('''\
"""$title

Needs a copy of Concept-Lab: run it in that folder, with the Python of its .venv, as

    PYTHONPATH=. .venv/bin/python $name PICTURE.jpg [NUMBERS.npz]

PICTURE.jpg is the picture as the lab keeps it (saved from the same place as this program).
NUMBERS.npz gets the same arrays as the lab's own file of that name.
"""

import sys

import numpy as np
from PIL import Image

from ml import api
$imports
VERSIONS = $versions

for network, version in VERSIONS.items():
    if api.version(network) != version:
        print(f"Other weights of {network} are here, so the numbers will differ.", file=sys.stderr)

image = Image.open(sys.argv[1])
$readings
arrays = api.arrays(readings)
for name, values in arrays.items():
    print(name, *values.shape)
for network in VERSIONS:
    if f"{network}_probabilities" in arrays:
        print(network, *arrays[f"{network}_labels"], sep=" | ")
        print(np.round(arrays[f"{network}_probabilities"], 4))
if len(sys.argv) > 2:
    np.savez_compressed(sys.argv[2], **arrays)
''')


def script_of_run(run: Run, name: str) -> str:
    """The program of a run that is done; `name` is the file's own."""
    versions = {one.network: one.version for one in facts_of(run).values()}
    return _SCRIPT.substitute(
        title="Repeats a run of Concept-Lab: one picture through its networks, layer by layer.",
        name=name,
        imports="",
        versions=_code(versions),
        readings="readings = list(api.analyse(image, list(VERSIONS)))",
    )


def script_of_probe(probe: Probe, name: str) -> str:
    """The program of a probe."""
    facts = facts_of(probe.run)
    versions = {network: facts[network].version for network in networks_of(probe.parameters)}
    request = pformat(as_probe(probe.parameters), width=96, sort_dicts=False)
    return _SCRIPT.substitute(
        title=f"Repeats an experiment of Concept-Lab: a {probe.kind} of one picture.",
        name=name,
        imports=_imports(request),
        versions=_code(versions),
        readings=f"request = {request}\nreadings = list(api.probe(image, list(VERSIONS), request))",
    )


def _imports(request: str) -> str:
    used = sorted(set(re.findall(r"\b[A-Z]\w+(?=\()", request)))  # the frozen values it is made of
    return f"from ml.contracts import {', '.join(used)}\n"


def _code(value: Mapping[str, Any]) -> str:
    return pformat(dict(value), width=96, sort_dicts=False)
