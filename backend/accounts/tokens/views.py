"""A person's tokens, under /account/tokens/: made, shown once, revoked."""

from __future__ import annotations

from typing import Any, cast

from allauth.account.decorators import reauthentication_required
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from backend.accounts.models import User
from backend.accounts.tokens.forms import DAYS, TokenForm
from backend.accounts.tokens.queries import tokens_of
from backend.accounts.tokens.scopes import SCOPES
from backend.accounts.tokens.services import make_token, revoke_token
from backend.common.errors import ConflictError


@require_GET
@never_cache
@login_required
def tokens(request: HttpRequest) -> HttpResponse:
    """The tokens that there are, with when each was used last."""
    return _page(request)


@require_http_methods(["GET", "POST"])
@never_cache
@reauthentication_required  # type: ignore[untyped-decorator]  # allauth has no types
def new(request: HttpRequest) -> HttpResponse:
    """Make a token and show it, this one time. A user shows first that it is them."""
    form = TokenForm(request.POST if request.method == "POST" else None)
    if request.method == "GET" or not form.is_valid():
        return _form(request, form, status=200 if request.method == "GET" else 400)
    try:
        token, text = make_token(user=cast(User, request.user), now=timezone.now(), **form.asked())
    except ConflictError as error:
        form.add_error(None, str(error))
        return _form(request, form, status=409)
    return _page(request, made=token, text=text)


@require_POST
@login_required
def revoke(request: HttpRequest, token_id: int) -> HttpResponse:
    """Make an end of a token, at once."""
    if revoke_token(user=cast(User, request.user), token_id=token_id):
        messages.success(request, "The token is revoked: it opens nothing any more.")
    return HttpResponseRedirect(reverse("tokens"))


def _page(request: HttpRequest, **more: Any) -> HttpResponse:
    found = tokens_of(cast(User, request.user))
    return render(request, "people/tokens.html", {"tokens": found, "now": timezone.now(), **more})


def _form(request: HttpRequest, form: TokenForm, *, status: int) -> HttpResponse:
    context = {"form": form, "scopes": SCOPES, "days": DAYS}
    return render(request, "people/token_form.html", context, status=status)
