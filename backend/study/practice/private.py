"""Views whose answers are one person's own."""

from __future__ import annotations

from typing import Any

from rest_framework.views import APIView

from backend.common.parsers import JSONParser
from backend.study.practice.throttles import AttemptThrottle

PRIVATE = {"Cache-Control": "no-store"}


class Private(APIView):
    """JSON in; writes are counted against a learner's and an address's limits, reads are not."""

    area = "study"
    throttle_classes = (AttemptThrottle,)
    parser_classes = (JSONParser,)

    def get_throttles(self) -> list[Any]:
        return [] if self.request.method == "GET" else super().get_throttles()
