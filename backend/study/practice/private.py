"""Views whose answers are one person's own."""

from __future__ import annotations

from typing import Any

from rest_framework.parsers import JSONParser
from rest_framework.views import APIView

from backend.study.practice.throttles import AddressThrottle, LearnerThrottle

PRIVATE = {"Cache-Control": "no-store"}


class Private(APIView):
    """JSON in; writes are counted against a learner's and an address's limits, reads are not."""

    throttle_classes = (LearnerThrottle, AddressThrottle)
    parser_classes = (JSONParser,)

    def get_throttles(self) -> list[Any]:
        return [] if self.request.method == "GET" else super().get_throttles()
