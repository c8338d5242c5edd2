"""How many probes may be asked: a slider that is dragged asks several a second."""

from __future__ import annotations

from backend.accounts.throttles import OfAddress, OfLearner, Throttle


class ProbeThrottle(Throttle):
    shares = (
        OfLearner("PROBES_PER_MINUTE", "experiments"),
        OfAddress("PROBES_PER_MINUTE_ADDRESS", "experiments"),
    )
