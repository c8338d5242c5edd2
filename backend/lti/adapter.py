"""PyLTI1p3 on this site: what it asks of a request, where it keeps what, and what we check beside.

Its own Django classes put nonces and whole launches into a session. Here a login leaves nothing:
a nonce is signed and timed, and marked when it is used, once. Of a launch nothing is kept.
"""

from __future__ import annotations

import secrets
from typing import Any

from django.core.signing import BadSignature, TimestampSigner
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from pylti1p3.cookie import CookieService
from pylti1p3.deployment import Deployment
from pylti1p3.oidc_login import OIDCLogin
from pylti1p3.redirect import Redirect
from pylti1p3.registration import Registration
from pylti1p3.request import Request
from pylti1p3.session import SessionService
from pylti1p3.tool_config.abstract import ToolConfAbstract

from backend.common.redis import connection
from backend.lti.models import Platform
from backend.lti.queries import platform_of, signing_key

MINUTES = 10  # from login to launch, and from launch to the person's click
NONCES = TimestampSigner(salt="nonces of logins")
STATE = "state-"  # how PyLTI1p3 begins them


class Asked(Request):
    """A request's fields: of the form or the address for a login, of the form for a launch."""

    def __init__(self, request: HttpRequest, *, form_only: bool = False) -> None:
        self.request = request
        self.form_only = form_only

    def is_secure(self) -> bool:
        return self.request.is_secure()

    def get_param(self, key: str) -> str:
        given = self.request.POST.get(key, "")
        return given if given or self.form_only else self.request.GET.get(key, "")


class Cookies(CookieService):
    """One cookie for each login that is under way: it comes back with the launch, by a form of
    another site, perhaps in a frame of that site. Hence SameSite=None, and Partitioned."""

    def __init__(self, request: HttpRequest) -> None:
        self.request = request
        self.waiting: dict[str, int] = {}

    def name(self, state: str) -> str:
        return f"__Host-{state}" if self.request.is_secure() else state

    def get_cookie(self, name: str) -> str | None:
        return self.request.COOKIES.get(self.name(name))

    def set_cookie(self, name: str, value: str | int, exp: int | None = 3600) -> None:
        self.waiting[name] = exp or 0

    def keep(self, response: HttpResponse) -> None:
        """Write them into the answer."""
        for state, seconds in self.waiting.items():
            self._write(response, state, state, seconds)

    def forget(self, response: HttpResponse, state: str) -> None:
        if state.startswith(STATE) and self.get_cookie(state):
            self._write(response, state, "", 0)

    def _write(self, response: HttpResponse, state: str, value: str, seconds: int) -> None:
        secure = self.request.is_secure()
        name = self.name(state)
        response.set_cookie(name, value, max_age=seconds, secure=secure, httponly=True)
        # plain http: on one machine only, where all is one site. Python's cookies know the word
        # Partitioned from 3.14 on; until then it goes behind the last attribute
        response.cookies[name]["samesite"] = "None; Partitioned" if secure else "Lax"


class Once(SessionService):
    """Nonces: ours, each good for one launch within MINUTES. Nothing else is kept."""

    def __init__(self, request: Request) -> None:
        super().__init__(request)

    def save_nonce(self, nonce: str) -> None:
        """Not kept: it carries its own proof."""

    def check_nonce(self, nonce: str) -> bool:
        try:
            word = NONCES.unsign(nonce, max_age=MINUTES * 60)
        except BadSignature:
            return False
        return bool(connection().set(f"lti:nonce:{word}", 1, nx=True, ex=MINUTES * 60))

    def save_launch_data(self, key: str, jwt_body: Any) -> None:
        """Not kept."""

    def set_state_valid(self, state: str, id_token_hash: str) -> None:
        """A launch that was good once is not good again."""

    def check_state_is_valid(self, state: str, id_token_hash: str) -> bool:
        return False


class Registered(ToolConfAbstract[Request]):
    """Registrations as the database has them."""

    def check_iss_has_one_client(self, iss: str) -> bool:
        return False

    def check_iss_has_many_clients(self, iss: str) -> bool:
        return True

    def find_registration_by_issuer(  # type: ignore[override]  # as below
        self, iss: str, *_: Any, **__: Any
    ) -> Registration | None:
        return self.find_registration_by_params(iss, "")

    def find_deployment(self, iss: str, deployment_id: str) -> Deployment | None:
        return self.find_deployment_by_params(iss, deployment_id, "")

    def find_registration_by_params(  # type: ignore[override]  # None, says the caller
        self, iss: str, client_id: str, *_: Any, **__: Any
    ) -> Registration | None:
        platform = platform_of(iss, client_id)
        return registration_of(platform) if platform else None

    def find_deployment_by_params(
        self, iss: str, deployment_id: str, client_id: str, *_: Any, **__: Any
    ) -> Deployment | None:
        platform = platform_of(iss, client_id)
        if platform is None or deployment_id not in platform.deployments:
            return None
        return Deployment().set_deployment_id(deployment_id)


class _Sent(Redirect[HttpResponse]):
    def __init__(self, address: str) -> None:
        self.address = address

    def do_redirect(self) -> HttpResponse:
        return HttpResponseRedirect(self.address)

    def do_js_redirect(self) -> HttpResponse:
        return self.do_redirect()

    def set_redirect_url(self, location: str) -> None:
        self.address = location

    def get_redirect_url(self) -> str:
        return self.address


class Login(OIDCLogin[Request, Registered, Once, Cookies, HttpResponse]):
    """A platform announces somebody; they are sent back to it for a signed launch."""

    def _generate_nonce(self) -> str:
        return NONCES.sign(secrets.token_urlsafe(16))

    def get_redirect(self, url: str) -> Redirect[HttpResponse]:
        return _Sent(url)


def registration_of(platform: Platform, *, signing: bool = False) -> Registration:
    """As PyLTI1p3 has it; with our key where something is to be signed."""
    found = (
        Registration()
        .set_issuer(platform.issuer)
        .set_client_id(platform.client_id)
        .set_auth_login_url(platform.auth_url)
        .set_auth_token_url(platform.token_url)
        .set_key_set_url(platform.keys_url)
        .set_auth_audience(platform.audience)
    )
    if signing:
        key = signing_key()
        found.set_tool_private_key(key.private).set_tool_public_key(key.public)
    return found
