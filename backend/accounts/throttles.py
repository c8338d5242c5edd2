"""How often someone may ask: a person's share, and a classroom's behind one address.

A part of the site subclasses both, with a `scope` of its own and the rate of its setting.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import Any

from django.core.cache import caches
from django.utils.connection import ConnectionProxy
from rest_framework.request import Request
from rest_framework.throttling import SimpleRateThrottle

from backend.accounts.queries import SESSION_KEY


class _Shared(SimpleRateThrottle, ABC):
    cache = ConnectionProxy(caches, "shared")  # type: ignore[assignment]  # one count for all
    cache_format = "throttle:%(scope)s:%(ident)s"

    def get_cache_key(self, request: Request, view: Any) -> str | None:
        ident = self.ident(request)
        return self.cache_format % {"scope": self.scope, "ident": ident} if ident else None

    @abstractmethod
    def ident(self, request: Request) -> str | None:
        """Who is counted; nobody where it is None."""


class PerLearner(_Shared):
    """Counts a learner's requests; one who has written nothing yet is counted by address only."""

    def ident(self, request: Request) -> str | None:
        if request.user and request.user.is_authenticated:
            return f"user-{request.user.pk}"
        known = request._request.session.get(SESSION_KEY)
        return str(known) if known else None


class PerAddress(_Shared):
    """Counts the requests from one network address."""

    def ident(self, request: Request) -> str | None:
        return str(self.get_ident(request))
