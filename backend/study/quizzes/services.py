"""Writes: a quiz begun, a reply kept and judged."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from random import Random
from typing import Any

from django.db import transaction

from backend.accounts.models import Learner
from backend.common.errors import ConflictError
from backend.common.evidence import shown
from backend.concepts.models import Concept
from backend.study.quizzes import queries
from backend.study.quizzes.judging import judge
from backend.study.quizzes.models import Reply, Sitting
from backend.study.quizzes.stopping import verdict


def begin(
    *, learner: Learner, concept: Concept, quiz: dict[str, Any], now: datetime, random: Random
) -> Sitting:
    """A new quiz: what went wrong last comes first, then what is new, then what was longest ago."""
    items = [item["id"] for item in quiz["shown"]["items"]]
    random.shuffle(items)
    before = queries.last_results(learner, concept.key)
    items.sort(key=lambda item: _turn(before.get(item)))
    return Sitting.objects.create(learner=learner, concept=concept.key, items=items, begun=now)


@transaction.atomic
def reply(
    *, sitting: Sitting, quiz: dict[str, Any], item: str, answer: dict[str, Any], now: datetime
) -> Reply:
    """Judge and keep a reply; the first one to an item holds, whoever sends it again.

    Raises ConflictError for an item whose turn it is not.
    """
    sitting = Sitting.objects.select_for_update().get(pk=sitting.pk)
    replies = list(sitting.replies.all())
    before = next((one for one in replies if one.item == item), None)
    if before is not None:
        return before
    if next_item(sitting, replies, quiz) != item:
        raise ConflictError("This item is not asked now. Ask for the quiz again.")
    right = judge(quiz["hidden"]["answers"][item], answer)
    kept = Reply.objects.create(sitting=sitting, item=item, answer=answer, right=right, created=now)
    shown.send(
        Reply,
        learner=sitting.learner,
        concept=sitting.concept,
        kind="quiz",
        item=item,
        right=right,
        detail={"answer": answer, "sitting": str(sitting.pk)},
    )
    if next_item(sitting, [*replies, kept], quiz) is None:
        sitting.ended = now
        sitting.save(update_fields=["ended"])
    return kept


def next_item(sitting: Sitting, replies: Sequence[Reply], quiz: dict[str, Any]) -> str | None:
    """What is asked next; None once the quiz is sure or has nothing left."""
    if sitting.ended:
        return None
    known = quiz["hidden"]["answers"]
    items = [item for item in sitting.items if item in known]
    if verdict([one.right for one in replies], items=len(items)):
        return None
    answered = {one.item for one in replies}
    return next((item for item in items if item not in answered), None)


def _turn(before: tuple[bool, float] | None) -> tuple[int, float]:
    if before is None:
        return 1, 0.0
    right, when = before
    return (2, when) if right else (0, when)
