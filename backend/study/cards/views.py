"""Pages: what to study today, and the cards of one's own. Whole without JavaScript."""

from __future__ import annotations

import uuid
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from backend.accounts.queries import learner_of
from backend.accounts.services import ensure_learner
from backend.concepts.models import Concept
from backend.study.cards import queries, services
from backend.study.cards.cards_json import card_json
from backend.study.cards.scheduling import RATINGS
from backend.study.cards.services import Recall


@require_safe
@never_cache
def today(request: HttpRequest) -> HttpResponse:
    """The study view: one deck or all that were begun, or one to cram."""
    now, learner = timezone.now(), learner_of(request)
    slug = request.GET.get("concept", "")
    concept = _concept(slug) if slug else None
    cram = bool(concept) and request.GET.get("cram") == "true"
    session = queries.session(learner, now=now, concept=concept, most=30)
    found = session.cards
    if cram and concept:
        found = queries.cram(learner, now=now, concept=concept)
    by = queries.plan_of(learner).scheduler
    shown = [
        card_json(card, now=now, by=by) | {"review": uuid.uuid4(), "grades": RATINGS}
        for card in found
    ]
    context: dict[str, Any] = {
        "concept": concept,
        "cram": cram,
        "cards": shown,
        "counts": session.counts,
        "today": session.today,
        "decks": queries.decks(learner, now=now),
        "path": request.get_full_path(),
        "page": "today",
    }
    return render(request, "study/today.html", context)


@require_POST
@never_cache
def grade(request: HttpRequest) -> HttpResponse:
    """A grade from the list of a page without JavaScript."""
    learner, now = ensure_learner(request=request), timezone.now()
    rating = RATINGS.get(request.POST.get("grade", ""))
    try:
        key = uuid.UUID(request.POST.get("review", ""))
    except ValueError:
        rating = None
    if rating is not None:
        recall = Recall(
            key=key,
            card=request.POST.get("card", ""),
            rating=rating,
            at=now,
            cram=request.POST.get("cram") == "true",
        )
        services.take_reviews(learner=learner, recalls=[recall], now=now)
    return HttpResponseRedirect(_back(request))


def _back(request: HttpRequest) -> str:
    asked = request.POST.get("next", "")
    ours = url_has_allowed_host_and_scheme(asked, allowed_hosts=None)
    return asked if ours and asked.startswith("/study/") else reverse("study:today")


def _concept(slug: str) -> Concept:
    return get_object_or_404(
        Concept.objects.select_related("track"),
        slug=slug,
        published=True,
        track__published=True,
    )
