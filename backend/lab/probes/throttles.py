"""How many probes may be asked: a slider that is dragged asks several a second."""

from __future__ import annotations

from django.conf import settings

from backend.accounts.throttles import PerAddress, PerLearner


class LearnerThrottle(PerLearner):
    scope = "learner-probes"

    def get_rate(self) -> str:
        return f"{settings.PROBES_PER_MINUTE}/min"


class AddressThrottle(PerAddress):
    scope = "address-probes"

    def get_rate(self) -> str:
        return f"{settings.PROBES_PER_MINUTE_ADDRESS}/min"
