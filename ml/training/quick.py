"""Half the time where the processor multiplies bfloat16 numbers itself."""

from __future__ import annotations

import torch


def quick() -> torch.autocast:
    """Autocast to bfloat16 where the processor has it; full precision anywhere else.

    Without native support bfloat16 is emulated, many times slower. Weights trained with and
    without it differ a little: "same seed, same weights" holds for one kind of processor.
    """
    native = torch.cpu._is_avx512_bf16_supported()
    return torch.autocast("cpu", torch.bfloat16, enabled=bool(native))
