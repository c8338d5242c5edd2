"""How many probes may be asked: a slider that is dragged asks several a second."""

from __future__ import annotations

from backend.accounts.throttles import PerAddress, PerLearner


class LearnerThrottle(PerLearner):
    scope = "PROBES_PER_MINUTE"
    what = "experiments"


class AddressThrottle(PerAddress):
    scope = "PROBES_PER_MINUTE_ADDRESS"
    what = "experiments"
