"""How the API knows a program: `Authorization: Bearer lab_…`."""

from __future__ import annotations

from django.utils import timezone
from rest_framework import authentication, exceptions
from rest_framework.request import Request

from backend.accounts.models import User
from backend.accounts.throttles import OfAddress, Share, count
from backend.accounts.tokens.models import AccessToken
from backend.accounts.tokens.queries import token_of
from backend.accounts.tokens.services import note_use

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
            count([_UNKNOWN], request)
            raise exceptions.AuthenticationFailed(_REFUSED)
        count([_OfToken(token)], request)
        note_use(token=token, now=now)
        return token.user, token

    def authenticate_header(self, request: Request) -> str:
        return 'Bearer realm="Concept-Lab"'


class _OfToken(Share):
    """Requests with one token."""

    def __init__(self, token: AccessToken) -> None:
        super().__init__("TOKEN_REQUESTS_PER_MINUTE", "requests")
        self.token = token

    def ident(self, request: Request) -> str:
        return self.token.digest[:16]

    def whose(self) -> str:
        return "one token"


_UNKNOWN = OfAddress("TOKEN_REQUESTS_PER_MINUTE", "requests with tokens that are not known")
