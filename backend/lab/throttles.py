"""How many runs may be started."""

from __future__ import annotations

from django.conf import settings

from backend.accounts.throttles import PerAddress, PerLearner


class LearnerThrottle(PerLearner):
    scope = "learner"

    def get_rate(self) -> str:
        return f"{settings.RUNS_PER_MINUTE}/min"


class AddressThrottle(PerAddress):
    scope = "address"

    def get_rate(self) -> str:
        return f"{settings.RUNS_PER_MINUTE_ADDRESS}/min"
