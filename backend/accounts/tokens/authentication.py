"""How the API knows a program: `Authorization: Bearer lab_…`."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from django.utils import timezone
from rest_framework import authentication, exceptions
from rest_framework.request import Request

from backend.accounts.models import User
from backend.accounts.throttles import PerAddress, Shared
from backend.accounts.tokens.models import AccessToken
from backend.accounts.tokens.queries import token_of
from backend.accounts.tokens.services import note_use

if TYPE_CHECKING:  # REST framework's views load this module themselves
    from rest_framework.views import APIView

KEYWORD = "bearer"
_REFUSED = (
    "This token is not known here: it was revoked, it has expired, or it was cut short. "
    "Make one at /account/tokens/ and send it as Authorization: Bearer lab_…"
)


class BearerAuthentication(authentication.BaseAuthentication):
    """A personal access token. No cookie is read beside it, so there is no form to protect.

    Counting happens here rather than in each view: no view can forget it.
    """

    def authenticate(self, request: Request) -> tuple[User, AccessToken] | None:
        keyword, _, text = request.headers.get("Authorization", "").strip().partition(" ")
        if keyword.lower() != KEYWORD:
            return None
        now = timezone.now()
        token = token_of(text.strip(), now=now)
        if token is None:
            _count(_Unknown(), request)
            raise exceptions.AuthenticationFailed(_REFUSED)
        _count(_OfToken(token), request)
        note_use(token=token, now=now)
        return token.user, token

    def authenticate_header(self, request: Request) -> str:
        return 'Bearer realm="Concept-Lab"'


class _OfToken(Shared):
    """Requests with one token."""

    scope = "TOKEN_REQUESTS_PER_MINUTE"
    what = "requests"

    def __init__(self, token: AccessToken) -> None:
        self.token = token
        super().__init__()

    def ident(self, request: Request) -> str:
        return self.token.digest[:16]

    def whose(self) -> str:
        return "one token"


class _Unknown(PerAddress):
    """Tokens from one address that are none."""

    scope = "TOKEN_REQUESTS_PER_MINUTE"
    what = "requests with tokens that are not known"


def _count(throttle: Shared, request: Request) -> None:
    """Raises LimitError for one too many."""
    throttle.allow_request(request, cast("APIView", None))  # all of them count
