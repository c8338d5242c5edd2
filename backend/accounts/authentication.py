"""How the API knows who asks: by session, with CSRF checked wherever a session is sent."""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from rest_framework import authentication
from rest_framework.request import Request


class SessionAuthentication(authentication.SessionAuthentication):
    """Django's session. A guest's session is protected like a user's.

    REST framework's own class checks CSRF for users only; here a guest owns runs too. A request
    without a session cookie acts for nobody, so there is nothing for another site to misuse.
    """

    def authenticate(self, request: Request) -> tuple[AbstractBaseUser, None] | None:
        if settings.SESSION_COOKIE_NAME in request.COOKIES:
            self.enforce_csrf(request)
        user = getattr(request._request, "user", None)
        return (user, None) if user is not None and user.is_active else None
