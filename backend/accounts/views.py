"""Pages of a person's own: what is kept of them, in plain words; take it along, or delete it."""

from __future__ import annotations

from typing import Any
from zoneinfo import available_timezones

from allauth.account.decorators import reauthentication_required
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.core.exceptions import ValidationError
from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.middleware.csrf import rotate_token
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from backend.accounts.deletion import delete_person
from backend.accounts.models import Learner
from backend.accounts.queries import learner_of
from backend.accounts.rows import personal, rows_of
from backend.accounts.services import ensure_learner, set_time_zone
from backend.accounts.takeaway import package

HOME = "/account/"
PLAIN = {  # what a table holds, where its own name is a programmer's word
    "sittings": "quizzes taken",
    "replies": "quiz items answered",
    "standings": "interview questions practised",
    "answers": "interview answers",
    "mocks": "mock interviews",
    "study cards": "cards on your schedule",
    "plans": "study limits",
    "identities": "ids at a learning platform",
    "grades": "grades that it may be told",
    "log entries": "changes made as staff",
}


@require_GET
@never_cache
def account(request: HttpRequest) -> HttpResponse:
    """Who this is, and how much is kept of them; also for guests, and for nobody yet."""
    learner = learner_of(request)
    context: dict[str, Any] = {
        "learner": learner,
        "kept": [],
        "zones": sorted(available_timezones()),
        "passkeys": settings.PASSKEYS,
    }
    if learner is not None:
        found = {
            model._meta.verbose_name_plural: rows_of(model, learner, learner.user).count()
            for model in personal()
            if model is not Learner and not model._meta.auto_created  # a mere tie between two
        }
        names = {name: PLAIN.get(str(name), str(name)) for name in found}
        context["kept"] = [(names[name], number) for name, number in found.items() if number]
    return render(request, "people/account.html", context)


@require_GET
@never_cache
def take_along(request: HttpRequest) -> HttpResponseBase:
    """A zip of everything that is kept of whoever asks."""
    learner = learner_of(request)
    if learner is None:
        messages.info(request, "Nothing is kept of you, so there is nothing to take along.")
        return HttpResponseRedirect(HOME)
    now = timezone.now()
    name = f"concept-lab-{now:%Y-%m-%d}.zip"
    return FileResponse(package(learner=learner, now=now), as_attachment=True, filename=name)


@require_http_methods(["GET", "POST"])
@never_cache
def delete(request: HttpRequest) -> HttpResponseBase:
    """Ask once more, then delete everything. A user shows first that it is them."""
    if request.user.is_authenticated:
        confirmed: HttpResponseBase = _delete_user(request)
        return confirmed
    return _delete(request)


@reauthentication_required  # type: ignore[untyped-decorator]  # allauth has no types
def _delete_user(request: HttpRequest) -> HttpResponse:
    return _delete(request)


def _delete(request: HttpRequest) -> HttpResponse:
    if request.method == "GET":
        return render(request, "people/delete.html", {"learner": learner_of(request)})
    learner = learner_of(request)
    if learner is None and request.user.is_authenticated:
        learner = ensure_learner(request=request)
    if learner is not None:
        delete_person(learner=learner)
    logout(request)  # a new session, without any id
    rotate_token(request)  # a guest's id may be made from it
    messages.success(request, "Everything of yours is deleted.")
    # also what the browser itself keeps: cards for studying without a connection, recordings
    return HttpResponseRedirect(HOME, headers={"Clear-Site-Data": '"storage"'})


@require_POST
def time_zone(request: HttpRequest) -> HttpResponse:
    """Say where one's day begins."""
    try:
        set_time_zone(
            learner=ensure_learner(request=request), name=request.POST.get("time_zone", "")
        )
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    else:
        messages.success(request, "Your time zone is kept.")
    return HttpResponseRedirect(HOME)
