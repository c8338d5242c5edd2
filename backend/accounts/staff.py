"""Staff's way in: signed in, of the staff, and lately shown to be themselves by a second factor."""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import wraps
from typing import Any
from urllib.parse import urlencode

from allauth.account.authentication import get_authentication_records
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.urls import reverse

from backend.accounts.models import User

FRESH = 12 * 60 * 60  # seconds for which a second factor is good: a working day

View = Callable[..., HttpResponseBase]


def staff_only(view: View) -> View:
    """A view for staff with a second factor. Others are led to what they lack; for whoever is
    signed in and not of the staff there is nothing here (404).
    """

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        return _led_away(request) or view(request, *args, **kwargs)

    return guarded


def _led_away(request: HttpRequest) -> HttpResponseBase | None:
    user, here = request.user, request.get_full_path()
    if not user.is_authenticated:
        return redirect_to_login(here)
    if not user.is_staff:
        raise Http404
    if not settings.STAFF_SECOND_FACTOR:
        return None
    kinds = _factors(user)
    if not kinds:
        messages.warning(
            request,
            "Staff need a second factor. Set up an authenticator app or a passkey here, "
            "then open that page again.",
        )
        return HttpResponseRedirect(reverse("mfa_index"))
    if _given_lately(request, user):
        return None
    asked = "mfa_reauthenticate" if "totp" in kinds else "mfa_reauthenticate_webauthn"
    return HttpResponseRedirect(f"{reverse(asked)}?{urlencode({'next': here})}")


def _factors(user: User) -> set[str]:
    """The kinds this user has set up; recovery codes stand in for one and are none."""
    known = set(settings.MFA_SUPPORTED_TYPES) - {"recovery_codes"}
    found = Authenticator.objects.filter(user=user, type__in=known)
    return set(found.values_list("type", flat=True))


def _given_lately(request: HttpRequest, user: User) -> bool:
    """Whether this session saw a second factor (or a passkey, which is two at once)."""
    since = time.time() - FRESH
    records = get_authentication_records(request, user)
    return any(one["method"] == "mfa" and one["at"] > since for one in records)
