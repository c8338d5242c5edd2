"""How often something may happen in any minute."""

from collections.abc import Iterator

import pytest

from backend.common.rates import Rate, one_more
from backend.common.redis import connection

ADA, BERT = Rate("test:ada", 2), Rate("test:bert", 3)
NOON = 1_700_000_040.0  # a minute of the clock begins


@pytest.fixture(autouse=True)
def uncounted(redis_url: str) -> Iterator[None]:
    yield
    for key in connection().scan_iter("rate:test:*"):
        connection().delete(key)


def refused(rates: list[Rate], now: float) -> float | None:
    """Seconds to wait, or None where it was counted."""
    found = one_more(rates, now=now)
    return None if found is None else found[1]


def test_as_many_as_allowed_may_come_and_the_next_is_told_when_it_may() -> None:
    assert [refused([ADA], NOON + second) for second in (0, 10)] == [None, None]
    wait = refused([ADA], NOON + 20)
    assert wait is not None
    assert refused([ADA], NOON + 20 + wait - 1) is not None
    assert refused([ADA], NOON + 20 + wait + 1) is None


def test_a_burst_at_the_end_of_a_minute_is_followed_by_none_in_the_next() -> None:
    assert [refused([BERT], NOON + 59) for _ in range(3)] == [None, None, None]
    wait = refused([BERT], NOON + 61)
    assert wait is not None
    assert wait == pytest.approx(19)  # a third of three has faded after twenty seconds
    assert refused([BERT], NOON + 61 + wait + 1) is None


def test_what_is_refused_for_one_is_counted_for_none() -> None:
    assert [refused([ADA, BERT], NOON) for _ in range(3)][:2] == [None, None]
    assert [refused([BERT], NOON) is None for _ in range(2)] == [True, False]


def test_nobodys_count_stays_longer_than_it_is_needed() -> None:
    one_more([ADA], now=NOON)
    (key,) = connection().scan_iter("rate:test:ada*")
    assert 0 < connection().ttl(key) <= 120
