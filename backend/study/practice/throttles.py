"""How many answers may be given."""

from __future__ import annotations

from backend.accounts.throttles import PerAddress, PerLearner


class LearnerThrottle(PerLearner):
    scope = "ATTEMPTS_PER_MINUTE"
    what = "answers"


class AddressThrottle(PerAddress):
    scope = "ATTEMPTS_PER_MINUTE_ADDRESS"
    what = "answers"
