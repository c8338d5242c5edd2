"""Pages: one's own cards, limits, what comes in from files and what goes out in them."""

from __future__ import annotations

import re
import uuid
from typing import Any

from django.core import signing
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from backend.accounts.models import Learner
from backend.accounts.queries import learner_of
from backend.accounts.services import ensure_learner
from backend.common.errors import ConceptLabError, ExpiredError, NotFoundError
from backend.common.pictures import address_of_run
from backend.common.strict import read
from backend.concepts.models import Concept
from backend.study.cards import exports, own, queries, services
from backend.study.cards.cards_json import owner_of, sides, taught_url
from backend.study.cards.models import StudyCard
from backend.study.cards.serializers import SITE_PATH, OwnCardIn, PlanIn
from backend.study.cards.text import plain

LISTED = 100
GIVEN = ("front", "back", "concept", "source", "run", "alt")  # fields of a card of one's own
RUN_ID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
WISHES = ("retention", "new_per_day", "reviews_per_day")
CALENDAR = "study calendar"  # what its links are signed for


@require_safe
@never_cache
def cards(request: HttpRequest) -> HttpResponse:
    """Own cards, those set aside, limits, files in and out."""
    return cards_page(request)


def cards_page(request: HttpRequest, *, status: int = 200, **more: Any) -> HttpResponse:
    learner = learner_of(request)
    mine = queries.cards_of(learner).order_by("-created", "-id") if learner else None
    given = {name: request.GET.get(name, "") for name in GIVEN} | more.pop("given", {})
    if not SITE_PATH.fullmatch(given["source"]):  # it becomes a link
        given["source"] = ""
    shown = _picture(learner, given["run"])
    if not shown:
        given["run"] = ""
    context = {
        "page": "cards",
        "plan": queries.plan_of(learner),
        "own": [_line(card) for card in mine.filter(card=None)[:LISTED]] if mine else [],
        "aside": [_line(card) for card in mine.filter(suspended=True)[:LISTED]] if mine else [],
        "flagged": [_line(card) for card in mine.filter(flagged=True)[:LISTED]] if mine else [],
        "concepts": list(Concept.objects.filter(published=True).order_by("position", "key")),
        "calendar": _calendar_address(request, learner) if learner else "",
        "given": given,
        "picture": shown,
        "said": request.GET.get("said", ""),
    }
    return render(request, "study/cards.html", context | more, status=status)


def _picture(learner: Learner | None, run: str) -> str:
    """The address of the picture that a new card may have; "" for a run that is not theirs."""
    if learner is None or not RUN_ID.fullmatch(run):
        return ""
    try:
        return address_of_run(learner.pk, uuid.UUID(run))
    except (NotFoundError, ExpiredError):
        return ""


@require_POST
@never_cache
def change_plan(request: HttpRequest) -> HttpResponse:
    asked = {name: request.POST[name] for name in WISHES if name in request.POST}
    try:
        if asked.get("retention"):
            asked["retention"] = str(float(asked["retention"]) / 100)
        wishes = read(PlanIn(data=asked))
    except (ConceptLabError, ValueError) as error:
        return refused_page(request, error)
    services.change_plan(learner=ensure_learner(request=request), **wishes)
    return done("plan")


@require_POST
@never_cache
def add(request: HttpRequest) -> HttpResponse:
    given = {name: request.POST.get(name, "").strip() for name in GIVEN}
    try:
        asked = read(OwnCardIn(data={name: value for name, value in given.items() if value}))
        concept = chosen_concept(asked.pop("concept", ""))
        own.check_sides(asked["front"], asked["back"])
        learner = ensure_learner(request=request)
        own.add_card(learner=learner, concept=concept, now=timezone.now(), **asked)
    except ConceptLabError as error:
        return refused_page(request, error, given=given)
    return done("added")


@require_POST
@never_cache
def change(request: HttpRequest, key: str) -> HttpResponse:
    """Bring a card back, take its flag off, or delete one of one's own."""
    card = queries.card_of(learner_of(request), key)
    what = request.POST.get("what")
    if what == "delete":
        own.remove_card(card=card)
    elif what == "unsuspend":
        services.set_aside(card=card, now=timezone.now(), suspended=False)
    elif what == "unflag":
        services.set_aside(card=card, now=timezone.now(), flagged=False)
    return done("changed")


@require_safe
@never_cache
def export(request: HttpRequest, kind: str) -> HttpResponse:
    """Cards as a file: those one has met or made, or all of one concept."""
    chosen = _chosen(request)
    if kind == "apkg":
        site = request.build_absolute_uri("/")
        return _file(exports.anki_package(chosen, site=site), "application/octet-stream", kind)
    if kind == "csv":
        return _file(exports.csv_text(chosen).encode(), "text/csv; charset=utf-8", kind)
    return _file(exports.markdown_text(chosen).encode(), "text/markdown; charset=utf-8", kind)


@require_safe
@never_cache
def calendar(request: HttpRequest, token: str = "") -> HttpResponse:
    """Due days as iCalendar: one's own by session, or by a signed link for a calendar program."""
    if token:
        try:
            learner = Learner.objects.filter(id=signing.loads(token, salt=CALENDAR)).first()
        except signing.BadSignature as error:
            raise Http404("There is no such calendar.") from error
    else:
        learner = learner_of(request)
    now = timezone.now()
    mine = queries.cards_of(learner) if learner else StudyCard.objects.none()
    due = mine.filter(suspended=False, last_review__isnull=False)
    days = exports.due_days([card.due for card in due], now=now, zone=queries.zone_of(learner))
    text = exports.calendar_text(days, now=now, owner=owner_of(learner) or "guest")
    return _file(text.encode(), "text/calendar; charset=utf-8", "ics")


def _chosen(request: HttpRequest) -> list[StudyCard]:
    learner, now = learner_of(request), timezone.now()
    slug = request.GET.get("concept", "")
    mine = queries.cards_of(learner) if learner else StudyCard.objects.none()
    if not slug:
        return list(mine.order_by("concept__position", "card__position", "created", "id"))
    concept = chosen_concept(slug)
    if concept is None:
        raise Http404(f"There is no concept {slug!r}.")
    return queries.cram(learner, now=now, concept=concept)


def _line(card: StudyCard) -> dict[str, Any]:
    front, back = sides(card)
    return {
        "key": card.key,
        "front": plain(front) or card.alt or "a picture",
        "back": plain(back) or card.back_alt or "a picture",
        "url": taught_url(card),
    }


def chosen_concept(slug: str) -> Concept | None:
    return Concept.objects.filter(slug=slug, published=True).first() if slug else None


def _calendar_address(request: HttpRequest, learner: Learner) -> str:
    token = signing.dumps(str(learner.id), salt=CALENDAR)
    return request.build_absolute_uri(reverse("study-calendar-link", args=[token]))


def refused_page(request: HttpRequest, error: Exception, **more: Any) -> HttpResponse:
    errors = getattr(error, "errors", None) or {}
    faults = [f"{name}: {words}" for name, said in errors.items() for words in said]
    status = getattr(error, "status", 400)
    return cards_page(request, status=status, refused=str(error), refusals=faults, **more)


def done(said: str) -> HttpResponseRedirect:
    return HttpResponseRedirect(f"{reverse('study:cards')}?said={said}")


def _file(content: bytes, kind: str, ending: str) -> HttpResponse:
    headers = {"Content-Disposition": f'attachment; filename="concept-lab-cards.{ending}"'}
    return HttpResponse(content, content_type=kind, headers=headers)
