"""Reads: questions as one learner meets them."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q, QuerySet

from backend.accounts.models import Learner
from backend.common.errors import NotFoundError
from backend.concepts.models import Question
from backend.study.interviews.models import Answer, Mock, Standing


@dataclass(frozen=True, slots=True)
class Met:
    """A question with what one learner made of it; `answers` oldest first."""

    question: Question
    standing: Standing | None
    answers: tuple[Answer, ...]


def questions() -> QuerySet[Question]:
    """Every published question, its concept and track beside it."""
    return Question.objects.filter(
        published=True, concept__published=True, concept__track__published=True
    ).select_related("concept__track")


def questions_of(concept: str) -> QuerySet[Question]:
    """Those of a concept, by its slug, in their order."""
    return questions().filter(concept__slug=concept)


def question_of(concept: str, key: str) -> Question:
    """One of them. Raises NotFoundError."""
    found = questions_of(concept).filter(key=key).first()
    if found is None:
        raise NotFoundError(f"The concept {concept!r} has no question {key!r}.")
    return found


def due(learner: Learner, now: datetime) -> QuerySet[Question]:
    """Questions whose time has come, the longest due first."""
    return (
        questions()
        .filter(standings__learner=learner, standings__due__lte=now)
        .order_by("standings__due")
    )


def due_count(learner: Learner, now: datetime) -> int:
    """How many questions wait for a learner."""
    return due(learner, now).count()


def mocks_of(learner: Learner) -> QuerySet[Mock]:
    """A learner's mock interviews, newest first."""
    return Mock.objects.filter(learner=learner).order_by("-begun")


def mock_of(learner: Learner | None, mock_id: uuid.UUID) -> Mock:
    """One of them. Raises NotFoundError, for another's as for none."""
    found = mocks_of(learner).filter(id=mock_id).first() if learner else None
    if found is None:
        raise NotFoundError("There is no such mock interview, or it belongs to someone else.")
    return found


def questions_in(mock: Mock) -> list[Question]:
    """A mock interview's questions in its order, retired ones too."""
    found = Question.objects.select_related("concept__track").in_bulk(mock.questions)
    return [found[number] for number in mock.questions if number in found]


def meet(
    chosen: Iterable[Question], learner: Learner | None, *, mock: Mock | None = None
) -> list[Met]:
    """These questions with a learner's standing and answers, in three queries at most.

    `mock` leaves out the answers that were given outside that interview.
    """
    chosen = list(chosen)
    if learner is None:
        return [Met(question, None, ()) for question in chosen]
    mine = Q(learner=learner, question__in=chosen)
    standings = {one.question_id: one for one in Standing.objects.filter(mine)}
    answers: dict[int, list[Answer]] = {}
    given = Answer.objects.filter(mine & (Q(mock=mock) if mock else Q()))
    for answer in given.order_by("created"):
        answers.setdefault(answer.question_id, []).append(answer)
    return [
        Met(question, standings.get(question.pk), tuple(answers.get(question.pk, ())))
        for question in chosen
    ]
