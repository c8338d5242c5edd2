"""Pages: questions that are due, mock interviews, and the summary of one to keep."""

from __future__ import annotations

import uuid
from itertools import groupby
from random import SystemRandom
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST, require_safe

from backend.accounts.queries import learner_of
from backend.accounts.services import ensure_learner
from backend.common.errors import InvalidInputError, NotFoundError
from backend.common.strict import read
from backend.concepts.authoring.passages import plain
from backend.study.interviews import queries, services
from backend.study.interviews.models import Mock
from backend.study.interviews.rubric import PARTS, RULE, points_of
from backend.study.interviews.serializers import COUNT, MINUTES, MockInterviewIn


@require_safe
@never_cache
def interviews(request: HttpRequest) -> HttpResponse:
    """What is due, a mock interview to begin, and those that were held."""
    return _overview(request)


def _overview(request: HttpRequest, refused: str = "") -> HttpResponse:
    learner, now = learner_of(request), timezone.now()
    chosen = list(queries.questions().order_by("concept__position", "position"))
    context = {
        "due": queries.due_count(learner, now) if learner else 0,
        "mocks": list(queries.mocks_of(learner)[:20]) if learner else [],
        "concepts": [
            (concept, len(list(own))) for concept, own in groupby(chosen, lambda one: one.concept)
        ],
        "parts": PARTS,
        "rule": RULE,
        "minutes": MINUTES,
        "count": COUNT,
        "refused": refused,
    }
    status = 400 if refused else 200
    return render(request, "interviews/interviews.html", context, status=status)


@require_POST
def begin(request: HttpRequest) -> HttpResponse:
    """Begin a mock interview from a form."""
    fields = {
        name: value for name, value in request.POST.items() if name in MockInterviewIn().fields
    }
    try:
        asked = read(MockInterviewIn(data={name: value for name, value in fields.items() if value}))
        chosen = queries.questions()
        if "concept" in asked:
            chosen = queries.questions_of(asked["concept"])
        mock = services.begin_mock(
            learner=ensure_learner(request=request),
            questions=chosen,
            count=asked["count"],
            minutes=asked["minutes"],
            now=timezone.now(),
            random=SystemRandom(),
        )
    except (InvalidInputError, NotFoundError) as error:
        return _overview(request, refused=str(error))
    return HttpResponseRedirect(reverse("interviews:mock", args=[mock.id]))


@require_safe
@never_cache
def mock(request: HttpRequest, mock_id: uuid.UUID) -> HttpResponse:
    """A mock interview while it lasts, then its summary."""
    found = _own(request, mock_id)
    return render(request, "interviews/mock.html", summary_of(found))


@require_GET
@never_cache
def summary(request: HttpRequest, mock_id: uuid.UUID) -> HttpResponse:
    """The summary as Markdown, to keep."""
    found = _own(request, mock_id)
    text = render_to_string("interviews/summary.md", summary_of(found))
    name = f"mock-interview-{found.begun:%Y-%m-%d}.md"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(text, content_type="text/markdown; charset=utf-8", headers=headers)


def summary_of(mock: Mock) -> dict[str, Any]:
    """What came of a mock interview, question by question and in all."""
    met = queries.meet(queries.questions_in(mock), mock.learner, mock=mock)
    rows = [_row(one) for one in met]
    with timezone.override(mock.learner.zone):
        begun = timezone.localtime(mock.begun)
    return {
        "mock": mock,
        "begun": begun,
        "rows": rows,
        "made": sum(point["made"] for row in rows for point in row["points"]),
        "points": sum(len(row["points"]) for row in rows),
        "answered": sum(row["answer"] is not None for row in rows),
        "right": sum(row["answer"].right for row in rows if row["answer"]),
        "seconds": sum(row["answer"].seconds for row in rows if row["answer"]),
    }


def _row(met: queries.Met) -> dict[str, Any]:
    """A question of an interview with its answer and each point, made or missed."""
    last = met.answers[-1] if met.answers else None
    made = set(last.met) if last else set()
    return {
        "question": met.question,
        "asked": plain(met.question.question),
        "answer": last,
        "time": f"{last.seconds // 60}:{last.seconds % 60:02d}" if last else "",
        "points": [
            point | {"says": plain(point["html"]), "made": point["key"] in made}
            for point in points_of(met.question)
        ],
    }


def _own(request: HttpRequest, mock_id: uuid.UUID) -> Mock:
    try:
        return queries.mock_of(learner_of(request), mock_id)
    except NotFoundError as error:
        raise Http404(str(error)) from error
