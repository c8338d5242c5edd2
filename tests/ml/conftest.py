from __future__ import annotations

from pathlib import Path

import pytest
import torch

from tests.ml.zoos import make_zoo


@pytest.fixture(autouse=True, scope="session")
def _one_thread() -> None:
    torch.set_num_threads(1)


@pytest.fixture(scope="session")
def zoo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Untrained networks under the shipped names, for tests of the machinery."""
    return make_zoo(tmp_path_factory.mktemp("zoo"))
