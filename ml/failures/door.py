"""The check at the border: what an input must be before any network is asked.

A network never complains. Shapes that happen to fit are computed, values out of range too, and
NaN goes through every layer; so the contract has to be checked where the data comes in, and once
more where the answer goes out.
"""

from __future__ import annotations

import torch
from torch import Tensor

from ml.contracts import INPUT_SIZE
from ml.errors import MlError

SHAPE = (1, INPUT_SIZE, INPUT_SIZE)
LEAST_CONTRAST = 0.01  # deviation of all pixels, of the full range: less is a lens cap


class ContractError(MlError):
    """An input or an answer that breaks the contract; the message says how."""


def checked(batch: Tensor) -> Tensor:
    """The same (B, 1, 96, 96) of float32 in 0..1. Raises ContractError naming what is wrong."""
    if batch.dtype != torch.float32:
        raise ContractError(f"The input is {batch.dtype}; it has to be torch.float32.")
    if batch.ndim != 4 or tuple(batch.shape[1:]) != SHAPE:
        raise ContractError(
            f"The input has shape {tuple(batch.shape)}; it has to be (pictures, "
            f"{', '.join(map(str, SHAPE))}): channels first, {INPUT_SIZE} pixels a side."
        )
    if not bool(torch.isfinite(batch).all()):
        raise ContractError("The input holds numbers that are not finite.")
    least, most = float(batch.min()), float(batch.max())
    if least < 0 or most > 1:
        raise ContractError(
            f"The input runs from {least:.4g} to {most:.4g}; it has to stay within 0 and 1. "
            "Was it never divided by 255?"
        )
    if float(batch.std()) < LEAST_CONTRAST:
        raise ContractError(
            f"The input hardly varies: from {least:.4g} to {most:.4g}. Is the lens covered, or "
            "was it divided by 255 twice?"
        )
    return batch


def finite(probabilities: Tensor) -> Tensor:
    """The same probabilities. Raises ContractError where one is no number."""
    lost = int((~torch.isfinite(probabilities)).sum())
    if lost:
        raise ContractError(
            f"{lost} of {probabilities.numel()} probabilities are not numbers, so there is no "
            "answer."
        )
    return probabilities


def refusal(batch: Tensor) -> str:
    """What the check says of an input, or "" where it lets it in."""
    try:
        checked(batch)
    except ContractError as error:
        return str(error)
    return ""
