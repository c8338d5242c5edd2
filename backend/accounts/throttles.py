"""How often someone may ask: a person's share, and a classroom's behind one address.

A part of the site names the settings that hold its limits and a word for what is counted.
"""

from __future__ import annotations

import time
from abc import ABC, abstractmethod
from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from rest_framework.request import Request
from rest_framework.throttling import BaseThrottle

from backend.accounts.queries import SESSION_KEY
from backend.common.errors import LimitError
from backend.common.rates import Rate, one_more


class Share(ABC):
    """Of what someone has so many a minute."""

    def __init__(self, scope: str, what: str) -> None:
        self.scope = scope  # the setting: so many a minute
        self.what = what  # so many of what

    @abstractmethod
    def ident(self, request: Request) -> str | None:
        """Who is counted; nobody where it is None."""

    @abstractmethod
    def whose(self) -> str:
        """Whose limit it is, in words."""

    @property
    def most(self) -> int:
        return int(getattr(settings, self.scope))

    def refusal(self, wait: float) -> LimitError:
        return LimitError(
            f"At most {self.most} {self.what} a minute may come from {self.whose()}. "
            f"Wait {max(1, round(wait))} seconds, then go on.",
            limit=self.scope,
            wait=max(1.0, wait),
        )


class OfLearner(Share):
    """A learner's requests; one who has written nothing yet is counted by address only."""

    def ident(self, request: Request) -> str | None:
        if request.user and request.user.is_authenticated:
            return f"user-{request.user.pk}"
        known = request._request.session.get(SESSION_KEY)
        return str(known) if known else None

    def whose(self) -> str:
        return "one person"


class OfAddress(Share):
    """The requests from one network address."""

    def ident(self, request: Request) -> str | None:
        return address_of(request)

    def whose(self) -> str:
        return "one network address, which a class may share"


class Throttle(BaseThrottle):
    """Shares that a view's requests are counted against, all in one trip to Redis."""

    shares: Sequence[Share] = ()

    def allow_request(self, request: Request, view: Any) -> bool:
        count(self.shares, request)
        return True


def count(shares: Sequence[Share], request: Request) -> None:
    """One more of each share, or of none. Raises LimitError, RedisError."""
    counted: dict[Rate, Share] = {}
    for share in shares:
        who = share.ident(request)
        if who is not None:
            counted[Rate(f"{share.scope}:{who}", share.most)] = share
    refused = one_more(list(counted), now=time.time()) if counted else None
    if refused is not None:
        rate, wait = refused
        raise counted[rate].refusal(wait)


def address_of(request: Request | HttpRequest) -> str:
    """The network address behind a request, past as many proxies as are trusted."""
    return str(BaseThrottle().get_ident(request))  # type: ignore[arg-type]  # it reads META alone
