"""A launch checked: state, platform, signature, time, nonce, deployment, and what it says."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Mapping
from typing import Any

import jwt
import requests
from django.core.cache import caches
from django.http import HttpRequest
from pydantic import ValidationError
from pylti1p3.exception import LtiException
from pylti1p3.message_launch import MessageLaunch
from pylti1p3.request import Request

from backend.lti.adapter import Asked, Cookies, Once, Registered
from backend.lti.claims import Claims
from backend.lti.models import Platform
from backend.lti.queries import platform_of
from backend.lti.refusals import RefusalError, Why
from backend.lti.wire import Wire

LEEWAY = 60  # seconds that two clocks may differ by
KEYS_KEPT = 3600  # seconds; a key that is not among them is asked for at once
KEYS_AGAIN = 60  # but not more often than this: whoever makes up key ids asks nobody else's server


def kept_as(address: str) -> str:
    """The name under which the keys at an address are kept."""
    return f"lti:keys:{hashlib.sha256(address.encode()).hexdigest()}"


class Launch(MessageLaunch[Request, Registered, Once, Cookies]):
    """PyLTI1p3's, with what it leaves out: every audience, the issuer, an end that must be told.

    `claims` after `check`.
    """

    claims: Claims

    def __init__(self, request: HttpRequest) -> None:
        asked = Asked(request, form_only=True)
        cookies = Cookies(request)
        super().__init__(asked, Registered(), Once(asked), cookies, requests_session=Wire())
        self._auto_validation = False

    def _get_request_param(self, key: str) -> str:
        return self._request.get_param(key)

    def check(self) -> None:
        """Raises RefusalError with the first thing that is wrong, RedisError with Redis away."""
        steps = (
            (self.validate_state, Why.STATE),
            (self.validate_jwt_format, Why.MESSAGE),
            (self.validate_registration, Why.CLIENT),
            (self.validate_jwt_signature, Why.SIGNATURE),
            (self.validate_nonce, Why.USED),
            (self._read, Why.MESSAGE),
            (self.validate_deployment, Why.DEPLOYMENT),
            (self.validate_message, Why.MESSAGE),
        )
        for step, why in steps:
            try:
                step()
            except LtiException as error:
                raise RefusalError(why) from error

    @property
    def platform(self) -> Platform | None:
        """That of the token, which may be forged as long as `check` did not pass."""
        body = self._jwt.get("body")
        if not isinstance(body, dict) or not isinstance(body.get("iss"), str):
            return None
        return platform_of(body["iss"], self.get_client_id())

    def get_client_id(self) -> str:
        """Whom the token is for: with several, it has to say who of them is meant."""
        body: Mapping[str, Any] = self._jwt.get("body", {})
        named = body.get("aud")
        if isinstance(named, list):
            named = named[0] if len(named) == 1 else body.get("azp")
        return named if isinstance(named, str) and named else "none"

    def validate_jwt_format(self) -> Launch:
        super().validate_jwt_format()
        body: Any = self._jwt["body"]
        header: Any = self._jwt["header"]
        if not isinstance(body, dict) or not isinstance(header, dict):
            raise LtiException("no JSON object")
        if not all(isinstance(body.get(name), str) for name in ("iss", "nonce")):
            raise LtiException("no issuer, or no nonce")
        return self

    def validate_registration(self) -> Launch:
        if not Platform.objects.filter(issuer=self.get_iss()).exists():
            raise RefusalError(Why.PLATFORM)
        super().validate_registration()
        return self

    def validate_jwt_signature(self) -> Launch:
        key, algorithm = self.get_public_key()
        if algorithm != "RS256":
            raise LtiException("LTI 1.3 signs by RS256")
        try:
            jwt.decode(
                self._get_id_token(),
                key,
                algorithms=["RS256"],
                audience=self.get_client_id(),
                issuer=self.get_iss(),
                leeway=LEEWAY,
                options={"require": ["exp", "iat"]},
            )
        except (jwt.ExpiredSignatureError, jwt.ImmatureSignatureError) as error:
            raise RefusalError(Why.EXPIRED) from error
        except jwt.InvalidAudienceError as error:
            raise RefusalError(Why.CLIENT) from error
        except (jwt.PyJWTError, TypeError, ValueError) as error:  # also a key of another kind
            raise LtiException("not signed by the platform") from error
        return self

    def fetch_public_key(self, key_set_url: str) -> Any:
        """The platform's keys, kept for a while; asked for anew where they lack this token's."""
        name = kept_as(key_set_url)
        kept = caches["shared"].get(name)
        now = time.time()
        if kept and (self._is_among(kept["set"]) or now - kept["at"] < KEYS_AGAIN):
            return kept["set"]
        found = self._ask_for_keys(key_set_url)
        caches["shared"].set(name, {"set": found, "at": now}, KEYS_KEPT)
        return found

    def _is_among(self, found: Mapping[str, Any]) -> bool:
        return any(key.get("kid") == self._jwt["header"].get("kid") for key in found["keys"])

    def _ask_for_keys(self, address: str) -> dict[str, Any]:
        try:
            with self._requests_session as wire:  # which nothing else here uses
                answer = wire.get(address)
            answer.raise_for_status()
            keys = answer.json()["keys"]
            return {"keys": [key for key in keys if isinstance(key, dict)]}
        except (requests.RequestException, ValueError, KeyError, TypeError) as error:
            raise RefusalError(Why.KEYS) from error

    def _read(self) -> None:
        try:
            self.claims = Claims.model_validate(self._jwt["body"])
        except ValidationError as error:
            raise LtiException("a claim is missing or of another kind") from error

    @property
    def by_student(self) -> bool:
        return self.check_student_access() and not self.check_teacher_access()
