"""Writes: what is to be told, and what became of telling it."""

from __future__ import annotations

import uuid
from datetime import datetime, timedelta
from typing import Any

from backend.accounts.models import Learner
from backend.common import tries
from backend.concepts.models import Concept
from backend.study.practice.coverage import coverage_of
from backend.study.statements import queries, wording
from backend.study.statements.models import Statement

PAUSES = (timedelta(minutes=1), timedelta(minutes=10), timedelta(0))  # after each


def state(
    *,
    learner: Learner,
    concept: Concept,
    kind: str,
    item: str,
    right: bool,
    key: str,
    now: datetime,
) -> list[Statement]:
    """Keep what an answer gives to tell: itself, and once each that a concept was met and done."""
    verbs = Statement.Verb
    found = [_once(verbs.EXPERIENCED, learner, concept, now)]
    body = wording.answered(
        learner=learner, concept=concept, kind=kind, item=item, right=right, key=key, now=now
    )
    found.append(_keep(verbs.ANSWERED, learner, concept, body, now))
    if right and _done(concept, learner):
        found.append(_once(verbs.COMPLETED, learner, concept, now))
    return [one for one in found if one is not None]


def take_back(*, learner: Learner, concept: Concept, key: str, now: datetime) -> Statement | None:
    """Keep that an answer is to be voided; None where the store cannot have heard of it.

    An answer still on its way is not sent again. Twice is as good as once.
    """
    answered = Statement.objects.filter(id=wording.answer_id(learner, key))
    if answered.filter(attempts=0).delete()[0]:
        return None
    answered.delete()
    body = wording.voided(learner=learner, key=key, now=now)
    if Statement.objects.filter(id=body["id"]).exists():
        return None  # it is on its way
    return _keep(Statement.Verb.VOIDED, learner, concept, body, now)


def _done(concept: Concept, learner: Learner) -> bool:
    """Whether every point that the concept's author lists is shown."""
    if "coverage" not in concept.activities:
        return False
    told = coverage_of(concept, learner)
    return bool(told["shown"] == told["total"])


def _once(verb: str, learner: Learner, concept: Concept, now: datetime) -> Statement | None:
    if Statement.objects.filter(learner=learner, concept=concept.key, verb=verb).exists():
        return None
    body = wording.of_concept(verb, learner=learner, concept=concept, now=now)
    return _keep(verb, learner, concept, body, now)


def _keep(
    verb: str, learner: Learner, concept: Concept, body: dict[str, Any], now: datetime
) -> Statement:
    return Statement.objects.create(
        id=uuid.UUID(body["id"]),
        learner=learner,
        concept=concept.key,
        verb=verb,
        body=body,
        created=now,
        due=now,
    )


def begin(*, statement_id: uuid.UUID, now: datetime) -> Statement | None:
    """Take a statement that is due, and count the try; None where another worker was faster."""
    one = queries.waiting(now).filter(id=statement_id).first()
    if one is None:
        return None
    mine = Statement.objects.filter(sent=None)
    return one if tries.count(one, mine, pauses=PAUSES, now=now) else None


def delivered(*, statement: Statement, now: datetime) -> None:
    """Forget what was told; of what is told once, that it was."""
    if statement.verb in (Statement.Verb.ANSWERED, Statement.Verb.VOIDED):
        Statement.objects.filter(id=statement.id).delete()
    else:
        Statement.objects.filter(id=statement.id).update(sent=now, body={}, trouble="")


def failed(*, statement: Statement, error: Exception) -> None:
    """Note what ended a try; the last one sets the statement aside."""
    reason = repr(error)[:500]
    rows = Statement.objects.all()
    tries.failed(statement, rows, kind="statement", reason=reason, most=queries.TRIES)


def retry(*, statement_id: uuid.UUID, now: datetime) -> bool:
    """Let one that was set aside be tried from the beginning; False where there is none."""
    return tries.again(queries.set_aside().filter(id=statement_id), now=now)
