"""Statements as xAPI 1.0.3 has them. Actors are pseudonyms: an account's random id, no address."""

from __future__ import annotations

import uuid
from datetime import datetime
from typing import Any

from django.conf import settings

from backend.accounts.models import Learner
from backend.concepts.models import Concept

VERBS = "http://adlnet.gov/expapi/verbs/"
ACTIVITIES = "http://adlnet.gov/expapi/activities/"
LANGUAGE = "en"


def of_concept(verb: str, *, learner: Learner, concept: Concept, now: datetime) -> dict[str, Any]:
    """Someone experienced or completed a concept."""
    return _statement(verb, learner, _lesson(concept), now)


def answered(
    *,
    learner: Learner,
    concept: Concept,
    kind: str,
    item: str,
    right: bool,
    key: str,
    now: datetime,
) -> dict[str, Any]:
    """Someone answered an item of a concept: a card, a drill, a quiz's question.

    What may be taken back has a `key`, from which its statement's id is made.
    """
    address = f"{_address(concept)}#{kind}:{item}"
    question = _activity(address, "question", f"{concept.title}: {kind} {item}")
    identity = {"id": str(answer_id(learner, key))} if key else {}
    return _statement("answered", learner, question, now) | {
        **identity,
        "result": {"success": right},
        "context": {"contextActivities": {"parent": [_lesson(concept)]}},
    }


def voided(*, learner: Learner, key: str, now: datetime) -> dict[str, Any]:
    """An answer that was taken back is to count no more. The same id each time it is said."""
    taken_back = {"objectType": "StatementRef", "id": str(answer_id(learner, key))}
    identity = {"id": str(uuid.uuid5(learner.pk, f"voided {key}"))}
    return _statement("voided", learner, taken_back, now) | identity


def answer_id(learner: Learner, key: str) -> uuid.UUID:
    """The id of the statement about an answer that may be taken back, sent or not."""
    return uuid.uuid5(learner.pk, f"answered {key}")


def _statement(
    verb: str, learner: Learner, subject: dict[str, Any], now: datetime
) -> dict[str, Any]:
    return {
        "id": str(uuid.uuid4()),
        "actor": {
            "objectType": "Agent",
            "account": {"homePage": settings.XAPI_SITE, "name": str(learner.pk)},
        },
        "verb": {"id": VERBS + verb, "display": {LANGUAGE: verb}},
        "object": subject,
        "timestamp": now.isoformat(),
    }


def _lesson(concept: Concept) -> dict[str, Any]:
    return _activity(_address(concept), "lesson", concept.title)


def _activity(address: str, kind: str, name: str) -> dict[str, Any]:
    definition = {"type": ACTIVITIES + kind, "name": {LANGUAGE: name}}
    return {"objectType": "Activity", "id": address, "definition": definition}


def _address(concept: Concept) -> str:
    return f"{settings.XAPI_SITE}{concept.get_absolute_url()}"
