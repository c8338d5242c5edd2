"""A token may do what its scopes say, and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rest_framework.permissions import BasePermission
from rest_framework.request import Request

from backend.accounts.tokens.models import AccessToken
from backend.accounts.tokens.scopes import scope_of

if TYPE_CHECKING:  # REST framework's views load this module themselves
    from rest_framework.views import APIView


class WithinScope(BasePermission):
    """A view says its `area`; one that says none is closed to tokens."""

    def has_permission(self, request: Request, view: APIView) -> bool:
        token = request.auth
        if not isinstance(token, AccessToken):
            return True
        area = getattr(view, "area", None)
        if area is None:
            self.message = "No token opens this address; sign in instead."
            return False
        needed = scope_of(area, request.method or "GET")
        self.message = f"This token lacks the scope {needed}. Make one that has it."
        return needed in token.scopes
