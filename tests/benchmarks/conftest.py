"""One running site for the small benches of these tests."""

from collections.abc import Iterator

import pytest

from tests.whole_site import running_site


@pytest.fixture(scope="package")
def site_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with running_site(tmp_path_factory.mktemp("site")) as site:
        yield site.address.url
