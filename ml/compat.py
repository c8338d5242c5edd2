"""Import torchvision through here.

torchvision's wheel carries a C++ extension linked to CUDA. Beside a CPU build of torch the
extension cannot load, so `nms` and `qnms` are never registered, and `import torchvision` itself
stops with *operator torchvision::nms does not exist*, although nothing here needs either. Naming
their schemas first is enough for models, transforms and feature extraction. Tried with torch 2.13
and torchvision 0.28. Where the extension loads nothing is declared.
"""

from __future__ import annotations

import importlib
import importlib.util
from types import ModuleType

import torch

_SCHEMAS = (
    "nms(Tensor dets, Tensor scores, float iou_threshold) -> Tensor",
    "qnms(Tensor dets, Tensor scores, float iou_threshold) -> Tensor",
)
_declared: list[torch.library.Library] = []  # a schema lives as long as its library


def torchvision(module: str = "") -> ModuleType:
    """`torchvision(".models")` is torchvision.models; slow (seconds) the first time."""
    if not _declared and not _extension_loads():
        library = torch.library.Library("torchvision", "DEF")  # type: ignore[no-untyped-call]
        for schema in _SCHEMAS:
            library.define(schema)  # type: ignore[no-untyped-call]
        _declared.append(library)
    return importlib.import_module(f"torchvision{module}")


def _extension_loads() -> bool:
    """Whether the operators are there, or will be once torchvision has loaded its extension."""
    if hasattr(torch.ops.torchvision, "nms"):
        return True
    spec = importlib.util.find_spec("torchvision")
    if spec is None or spec.submodule_search_locations is None:
        return True  # let the import itself say that torchvision is missing
    folder = spec.submodule_search_locations[0]
    extension = importlib.machinery.PathFinder.find_spec("_C", [folder])
    if extension is None or extension.origin is None:
        return False
    try:
        torch.ops.load_library(extension.origin)  # type: ignore[no-untyped-call]
    except OSError:
        return False
    return True
