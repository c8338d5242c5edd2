"""Answers are kept once, held against the rubric, and send the question away for days."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from random import Random
from typing import Any
from uuid import uuid4

import pytest
from fsrs import Card, Rating, Scheduler

from backend.accounts.models import Learner
from backend.common.errors import ConflictError, InvalidInputError
from backend.concepts.models import Concept, Question
from backend.study.interviews import queries, services
from backend.study.interviews.models import Answer, Standing
from backend.study.interviews.rubric import grade_of, points_of
from backend.study.practice.models import Evidence
from tests.backend.study.interviews.conftest import POINTS

NOW = datetime(2026, 3, 1, 9, 0, tzinfo=UTC)
STEADY = Scheduler(learning_steps=(), relearning_steps=(), enable_fuzzing=False)


def give(learner: Learner, question: Question, *met: str, **more: Any) -> tuple[Answer, Standing]:
    given: dict[str, Any] = {"key": uuid4(), "notes": "", "seconds": 90, "mock": None, "now": NOW}
    return services.answer(
        learner=learner, question=question, met=met, scheduler=STEADY, **(given | more)
    )


@pytest.mark.parametrize(
    ("met", "right"), [(4, True), (3, True), (2, False), (0, False)], ids=["all", "3", "2", "none"]
)
def test_three_quarters_of_the_points_count_as_right(
    learner: Learner, question: Question, met: int, right: bool
) -> None:
    answer, _ = give(learner, question, *POINTS[:met])
    evidence = Evidence.objects.get()
    assert (answer.right, evidence.right) == (right, right)
    assert (evidence.kind, evidence.concept, evidence.item) == ("answer", "edges", "why-beginner")


def test_the_schedule_is_the_one_of_fsrs(learner: Learner, question: Question) -> None:
    card, when = Card(card_id=1), NOW
    for number in (4, 2, 0, 3):
        _, standing = give(learner, question, *POINTS[:number], now=when)
        card, _ = STEADY.review_card(card, Rating(grade_of(number, 4)), review_datetime=when)
        assert standing.due == card.due
        when = card.due
    assert Answer.objects.count() == 4


@pytest.mark.parametrize(("met", "grade"), [(4, 4), (3, 3), (2, 2), (1, 1), (0, 1)])
def test_the_more_points_the_better_the_grade(met: int, grade: int) -> None:
    assert grade_of(met, 4) == grade


def test_even_a_lost_question_comes_back_in_days(learner: Learner, question: Question) -> None:
    _, standing = give(learner, question)
    assert standing.due is not None
    assert standing.due - NOW >= timedelta(days=1)


def test_an_answer_sent_twice_is_kept_once(learner: Learner, question: Question) -> None:
    key = uuid4()
    first, before = give(learner, question, "define", key=key)
    again, after = give(learner, question, "define", key=key)
    assert (again.pk, after.due) == (first.pk, before.due)
    assert Evidence.objects.count() == 1


def test_a_key_of_another_question_is_refused(learner: Learner, concept: Concept) -> None:
    one, other = concept.questions.all()[:2]
    key = uuid4()
    give(learner, one, key=key)
    with pytest.raises(ConflictError, match="another question"):
        give(learner, other, key=key)
    assert Standing.objects.filter(question=other).count() == 0


def test_a_point_that_the_rubric_lacks_is_refused(learner: Learner, question: Question) -> None:
    with pytest.raises(InvalidInputError, match=r"no charm\. It has: define, ground, trade, watch"):
        give(learner, question, "define", "charm")
    assert not Answer.objects.exists()


def test_a_question_without_a_rubric_is_held_against_the_four_parts(question: Question) -> None:
    question.rubric = []
    keys = [point["key"] for point in points_of(question)]
    assert keys == ["define", "ground", "trade-off", "watch"]


def test_what_is_due_is_the_learners_own(learner: Learner, concept: Concept) -> None:
    one, other = concept.questions.all()[:2]
    stranger = Learner.objects.create()
    give(learner, one)
    give(stranger, other)
    later = NOW + timedelta(days=365)
    assert list(queries.due(learner, NOW)) == []
    assert list(queries.due(learner, later)) == [one]


def test_a_mock_mixes_levels_from_the_easiest(learner: Learner, concept: Concept) -> None:
    mock = services.begin_mock(
        learner=learner,
        questions=concept.questions.all(),
        count=3,
        minutes=20,
        now=NOW,
        random=Random(1),
    )
    levels = [question.level for question in queries.questions_in(mock)]
    assert levels == ["beginner", "intermediate", "expert"]


def test_notes_of_a_mock_replace_none_that_were_written_before(
    learner: Learner, question: Question
) -> None:
    services.keep_notes(learner=learner, question=question, notes="Mine.", now=NOW)
    mock = services.begin_mock(
        learner=learner, questions=[question], count=2, minutes=9, now=NOW, random=Random(1)
    )
    answer, standing = give(learner, question, "define", mock=mock, notes="In haste.")
    assert (answer.notes, standing.notes) == ("In haste.", "Mine.")
