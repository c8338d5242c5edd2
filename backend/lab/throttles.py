"""How many runs may be started."""

from __future__ import annotations

from backend.accounts.throttles import PerAddress, PerLearner


class LearnerThrottle(PerLearner):
    scope = "RUNS_PER_MINUTE"
    what = "pictures"


class AddressThrottle(PerAddress):
    scope = "RUNS_PER_MINUTE_ADDRESS"
    what = "pictures"
