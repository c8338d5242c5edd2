"""How often someone may ask: a person's share, and a classroom's behind one address.

A part of the site subclasses both, with the setting that holds its limit and a word for what is
counted.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import Any, NoReturn

from django.conf import settings
from django.core.cache import caches
from django.http import HttpRequest
from django.utils.connection import ConnectionProxy
from rest_framework.request import Request
from rest_framework.throttling import BaseThrottle, SimpleRateThrottle

from backend.accounts.queries import SESSION_KEY
from backend.common.errors import LimitError


class Shared(SimpleRateThrottle, ABC):
    cache = ConnectionProxy(caches, "shared")  # type: ignore[assignment]  # one count for all
    cache_format = "throttle:%(scope)s:%(ident)s"
    scope = ""  # the setting: so many a minute
    what = ""  # so many of what

    def get_rate(self) -> str:
        return f"{getattr(settings, self.scope)}/min"

    def get_cache_key(self, request: Request, view: Any) -> str | None:
        ident = self.ident(request)
        return self.cache_format % {"scope": self.scope, "ident": ident} if ident else None

    @abstractmethod
    def ident(self, request: Request) -> str | None:
        """Who is counted; nobody where it is None."""

    @abstractmethod
    def whose(self) -> str:
        """Whose limit it is, in words."""

    def throttle_failure(self) -> NoReturn:
        wait = self.wait() or 1
        most = getattr(settings, self.scope)
        raise LimitError(
            f"At most {most} {self.what} a minute may come from {self.whose()}. "
            f"Wait {max(1, round(wait))} seconds, then go on.",
            limit=self.scope,
            wait=wait,
        )


class PerLearner(Shared):
    """Counts a learner's requests; one who has written nothing yet is counted by address only."""

    def ident(self, request: Request) -> str | None:
        if request.user and request.user.is_authenticated:
            return f"user-{request.user.pk}"
        known = request._request.session.get(SESSION_KEY)
        return str(known) if known else None

    def whose(self) -> str:
        return "one person"


class PerAddress(Shared):
    """Counts the requests from one network address."""

    def ident(self, request: Request) -> str | None:
        return address_of(request)

    def whose(self) -> str:
        return "one network address, which a class may share"


def address_of(request: Request | HttpRequest) -> str:
    """The network address behind a request, past as many proxies as are trusted."""
    return str(BaseThrottle().get_ident(request))  # type: ignore[arg-type]  # it reads META alone
