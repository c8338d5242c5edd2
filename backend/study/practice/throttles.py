"""How many answers may be given."""

from __future__ import annotations

from django.conf import settings

from backend.accounts.throttles import PerAddress, PerLearner


class LearnerThrottle(PerLearner):
    scope = "learner-attempts"

    def get_rate(self) -> str:
        return f"{settings.ATTEMPTS_PER_MINUTE}/min"


class AddressThrottle(PerAddress):
    scope = "address-attempts"

    def get_rate(self) -> str:
        return f"{settings.ATTEMPTS_PER_MINUTE_ADDRESS}/min"
