"""One running site for the small benches of these tests."""

from collections.abc import Iterator

import pytest

from scripts.stack import Stack
from tests.whole_site import running_site


@pytest.fixture(scope="package")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stack]:
    with running_site(tmp_path_factory.mktemp("site")) as running:
        yield running


@pytest.fixture
def site_url(site: Stack) -> str:
    return site.address.url
