"""Networks small enough to solve on paper."""

from __future__ import annotations

import torch
from torch import Tensor, nn


class Paper(nn.Module):
    """Two units: one brightness, one a dark-to-bright step; the answer weighs their peaks.

    logits = (2 * brightness, 1 * step, 0).
    """

    def __init__(self) -> None:
        super().__init__()
        look = nn.Conv2d(1, 2, (1, 2), bias=False)
        self.eyes = nn.Sequential(look, nn.ReLU())
        self.answer = nn.Linear(2, 3, bias=False)
        with torch.no_grad():
            look.weight[:] = torch.tensor([[[[0.5, 0.5]]], [[[-1.0, 1.0]]]])
            self.answer.weight[:] = torch.tensor([[2.0, 0.0], [0.0, 1.0], [0.0, 0.0]])

    def forward(self, image: Tensor) -> Tensor:
        logits: Tensor = self.answer(self.eyes(image).amax((2, 3)))
        return logits


def step_image(size: int = 8, at: int = 4) -> Tensor:
    """(1, 1, size, size): 0 on the left, 1 from column `at`."""
    image = torch.zeros(1, 1, size, size)
    image[..., at:] = 1
    return image
