"""Pages: a file of cards, shown first and made cards when its owner says so."""

from __future__ import annotations

import re
import uuid
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_POST

from backend.accounts.queries import learner_of
from backend.accounts.services import ensure_learner
from backend.accounts.throttles import address_of
from backend.common.errors import ConceptLabError, InvalidInputError, NotFoundError
from backend.study.cards import drafts, imports
from backend.study.cards.import_pictures import LONGEST_ALT
from backend.study.cards.models import PICTURES
from backend.study.cards.own_views import cards_page, chosen_concept, done, refused_page
from backend.study.cards.text import plain

SHOWN = 50  # rows of a preview
FORM_OVERHEAD = 64 * 1024  # bytes of a request beside its file
DESCRIBED = 40  # pictures whose words are asked for: Django reads 50 fields of a form
_SAID = re.compile(r"(\d{1,4})-(alt|back_alt)")


@csrf_exempt  # the inner view checks, once it is known how much there is to read
@require_POST
@never_cache
def preview(request: HttpRequest) -> HttpResponse:
    """Read a file and show what it would make; nothing becomes a card yet."""
    try:
        imports.check_size(int(request.META.get("CONTENT_LENGTH") or 0) - FORM_OVERHEAD)
    except ConceptLabError as error:
        return refused_page(request, error)
    return _preview(request)


@csrf_protect
def _preview(request: HttpRequest) -> HttpResponse:
    upload = request.FILES.get("file")
    learner, now = learner_of(request), timezone.now()
    try:
        if upload is None:
            raise InvalidInputError("Choose a file first: CSV or .apkg.")
        imports.check_size(upload.size or 0)
        found = drafts.look(
            learner=learner,
            address=address_of(request),
            name=upload.name or "file",
            content=upload.read(),
            now=now,
        )
    except ConceptLabError as error:
        return refused_page(request, error)
    draft = None
    if found.good:
        learner = learner or ensure_learner(request=request)
        draft = drafts.keep_draft(learner=learner, found=found, now=now)
    return cards_page(
        request,
        preview=found,
        draft=draft,
        rows=[_line(row) for row in found.good[:SHOWN]],
        pictures=_pictures(found)[:DESCRIBED],
        faults=found.faulty[:SHOWN],
    )


@require_POST
@never_cache
def take(request: HttpRequest, draft_id: uuid.UUID) -> HttpResponse:
    """Make cards of the file that was shown."""
    learner = learner_of(request)
    try:
        if learner is None:
            raise NotFoundError(drafts.NONE)
        drafts.take_draft(
            learner=learner,
            draft_id=draft_id,
            now=timezone.now(),
            concept=chosen_concept(request.POST.get("concept", "")),
            alts=_alts(request),
        )
    except ConceptLabError as error:
        return refused_page(request, error)
    return done("imported")


def _line(row: imports.Row) -> dict[str, Any]:
    return {
        "number": row.number,
        "front": plain(row.front),
        "back": plain(row.back),
        "front_picture": "picture" in row.pictures,
        "back_picture": "back_picture" in row.pictures,
        "left_out": row.left_out,
        "refused": row.refused,
    }


def _pictures(found: imports.Preview) -> list[dict[str, str]]:
    """Each picture that is taken over, to be put into words."""
    sides = dict(zip(PICTURES, ("front", "back"), strict=True))
    return [
        {
            "field": f"{row.number}-{PICTURES[name]}",
            "row": str(row.number),
            "side": sides[name],
            "words": plain(row.front) or plain(row.back),
            "alt": picture.alt,
        }
        for row in found.good
        for name, picture in row.pictures.items()
    ]


def _alts(request: HttpRequest) -> drafts.Alts:
    """The words that were given for pictures, by their row."""
    found: dict[int, dict[str, str]] = {}
    for name, said in request.POST.items():
        place = _SAID.fullmatch(name)
        if place and isinstance(said, str):
            found.setdefault(int(place[1]), {})[place[2]] = " ".join(said.split())[:LONGEST_ALT]
    return found
