"""How many answers may be given."""

from __future__ import annotations

from backend.accounts.throttles import OfAddress, OfLearner, Throttle


class AttemptThrottle(Throttle):
    shares = (
        OfLearner("ATTEMPTS_PER_MINUTE", "answers"),
        OfAddress("ATTEMPTS_PER_MINUTE_ADDRESS", "answers"),
    )
