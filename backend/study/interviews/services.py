"""Writes: notes, answers and mock interviews. An answer sent twice is kept once."""

from __future__ import annotations

import uuid
from collections.abc import Collection, Iterable, Sequence
from datetime import datetime
from random import Random

from django.db import transaction
from fsrs import Card, Rating, Scheduler

from backend.accounts.models import Learner
from backend.common.errors import ConflictError, InvalidInputError, NotFoundError
from backend.common.evidence import shown
from backend.concepts.models import Question
from backend.study.interviews.models import Answer, Mock, Standing
from backend.study.interviews.rubric import RIGHT_SHARE, grade_of, points_of

# without steps of minutes: nobody answers an interview question anew after ten of them
SCHEDULER = Scheduler(learning_steps=(), relearning_steps=(), enable_fuzzing=True)


def keep_notes(*, learner: Learner, question: Question, notes: str, now: datetime) -> Standing:
    """Keep what a learner wrote, in place of what was there."""
    standing, _ = Standing.objects.update_or_create(
        learner=learner, question=question, defaults={"notes": notes, "updated": now}
    )
    return standing


@transaction.atomic
def answer(
    *,
    learner: Learner,
    question: Question,
    key: uuid.UUID,
    met: Collection[str],
    notes: str,
    seconds: int,
    mock: Mock | None,
    now: datetime,
    scheduler: Scheduler = SCHEDULER,
) -> tuple[Answer, Standing]:
    """Keep an answer with the points that it made, and say when the question comes back.

    Raises InvalidInputError for a point that the rubric lacks, ConflictError for a key that was
    used for another question.
    """
    known = [point["key"] for point in points_of(question)]
    _check_points(met, known)
    Standing.objects.get_or_create(learner=learner, question=question, defaults={"updated": now})
    standing = Standing.objects.select_for_update().get(learner=learner, question=question)
    before = Answer.objects.filter(learner=learner, key=key).first()
    if before is not None:
        return _same(before, question), standing
    kept = Answer.objects.create(
        key=key,
        learner=learner,
        question=question,
        mock=mock,
        met=[point for point in known if point in met],
        points=len(known),
        notes=notes,
        seconds=seconds,
        right=len(set(met)) / len(known) >= RIGHT_SHARE,
        created=now,
    )
    _schedule(standing, kept, scheduler)
    _tell(kept, question)
    return kept, standing


def begin_mock(
    *,
    learner: Learner,
    questions: Iterable[Question],
    count: int,
    minutes: int,
    now: datetime,
    random: Random,
) -> Mock:
    """A timed set of `count` questions, mixed over levels and concepts.

    Raises NotFoundError where there is nothing to ask.
    """
    chosen = mixed(list(questions), count, random)
    if not chosen:
        raise NotFoundError("There is no interview question here yet.")
    return Mock.objects.create(
        learner=learner, questions=[one.pk for one in chosen], minutes=minutes, begun=now
    )


def end_mock(*, mock: Mock, now: datetime) -> Mock:
    """Close a mock interview; one that is over stays as it is."""
    Mock.objects.filter(pk=mock.pk, ended=None).update(ended=now)
    mock.refresh_from_db()
    return mock


def mixed(questions: Sequence[Question], count: int, random: Random) -> list[Question]:
    """Questions of every level by turns, from the easiest, each drawn at random."""
    levels = [level for level, _ in Question.Level.choices]
    piles = {level: [one for one in questions if one.level == level] for level in levels}
    for pile in piles.values():
        random.shuffle(pile)
    drawn: list[Question] = []
    while len(drawn) < count and any(piles.values()):
        drawn += [pile.pop() for pile in piles.values() if pile]
    return sorted(drawn[:count], key=lambda one: levels.index(one.level))


def _check_points(met: Collection[str], known: Sequence[str]) -> None:
    strange = sorted(set(met) - set(known))
    if strange:
        message = f"The rubric has no {', '.join(strange)}. It has: {', '.join(known)}."
        raise InvalidInputError(message, errors={"met": [message]})


def _same(before: Answer, question: Question) -> Answer:
    if before.question_id != question.pk:
        raise ConflictError("This key belongs to an answer to another question. Make a new one.")
    return before


def _schedule(standing: Standing, kept: Answer, scheduler: Scheduler) -> None:
    # a card's own number is not used; without one fsrs would take a moment's rest to make it
    card = Card.from_dict(standing.memory) if standing.memory else Card(card_id=standing.pk)
    grade = Rating(grade_of(len(kept.met), kept.points))
    card, _ = scheduler.review_card(card, grade, review_datetime=kept.created)
    standing.memory, standing.due = dict(card.to_dict()), card.due
    standing.updated = kept.created
    if kept.mock is None or not standing.notes:  # a mock's notes never replace those of practice
        standing.notes = kept.notes
    standing.save()


def _tell(kept: Answer, question: Question) -> None:
    shown.send(
        Answer,
        learner=kept.learner,
        concept=question.concept.key,
        kind="answer",
        item=question.key,
        right=kept.right,
        detail={"met": kept.met, "points": kept.points},
    )
