"""How many runs may be started."""

from __future__ import annotations

from backend.accounts.throttles import OfAddress, OfLearner, Throttle


class RunThrottle(Throttle):
    shares = (
        OfLearner("RUNS_PER_MINUTE", "pictures"),
        OfAddress("RUNS_PER_MINUTE_ADDRESS", "pictures"),
    )
