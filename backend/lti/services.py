"""Writes: who somebody is, where their grades go, and what became of telling them."""

from __future__ import annotations

import uuid
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F, QuerySet

from backend.accounts.models import Learner, User
from backend.common import tries
from backend.lti import queries
from backend.lti.models import Grade, Identity, Platform
from backend.study.practice.coverage import counted

# after each try; a platform may be away for a morning
PAUSES = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 30, 120, 480, 0))


@transaction.atomic
def ensure_identity(*, issuer: str, subject: str, now: datetime) -> Identity:
    """Who this is here; with a user of their own, made now if they never came before.

    A user of the same e-mail address is somebody else: no platform says who owns an account here.
    """
    found = Identity.objects.select_related("user").filter(issuer=issuer, subject=subject).first()
    if found is not None:
        return found
    user = User(username=f"platform-{uuid.uuid4().hex}")
    user.set_unusable_password()
    user.save()
    identity, made = Identity.objects.get_or_create(
        issuer=issuer, subject=subject, defaults={"user": user, "created": now}
    )
    if not made:  # by another click in this moment
        user.delete()
    return identity


def keep_place(
    *, identity: Identity, platform: Platform, concept: str, line_item: str, now: datetime
) -> None:
    """Remember where the grade of a concept goes, and have it told should there be one already."""
    here = Grade.objects.filter(identity=identity, line_item=line_item)
    here.exclude(concept=concept).update(best=0)  # the teacher's link leads to another one now
    about = {"platform": platform, "concept": concept, "due": now}
    Grade.objects.update_or_create(
        identity=identity,
        line_item=line_item,
        defaults=about,
        create_defaults={**about, "created": now},
    )
    _ask(here, now)


def ask(*, learner: Learner, concept: str, now: datetime) -> None:
    """Have a learner's grades on a concept looked at again."""
    _ask(Grade.objects.filter(identity__user__learner=learner, concept=concept), now)


def _ask(grades: QuerySet[Grade], now: datetime) -> None:
    grades.update(asked=F("asked") + 1, due=now, attempts=0, trouble="")


def begin(*, grade_id: uuid.UUID, now: datetime) -> Grade | None:
    """Take a grade that is due, and count the try; None where another worker was faster."""
    one = queries.waiting(now).filter(id=grade_id).select_related("platform", "identity").first()
    if one is None:
        return None
    mine = Grade.objects.filter(asked=one.asked, told=one.told)
    return one if tries.count(one, mine, pauses=PAUSES, now=now) else None


def measure(*, grade: Grade) -> int | None:
    """The score to be told, 0 to 100; None where there is nothing new to tell.

    The share of the concept's points that evidence shows to be known, rounded down, at its
    highest: who says honestly that a card was forgotten loses no grade by it.
    """
    concept = queries.gradable(grade.concept)
    learner = Learner.objects.filter(user=grade.identity.user_id).first()
    if concept is None or learner is None:
        return None
    shown, listed = counted([concept], learner)[concept.pk]
    score = max(grade.best, 100 * shown // listed)
    if score > grade.best:
        Grade.objects.filter(id=grade.id, best__lt=score).update(best=score)
    return None if score == (grade.sent or 0) else score


def delivered(*, grade: Grade, score: int | None) -> None:
    """Done with as much as was asked when the try began; what was asked since is tried again."""
    sent = grade.sent if score is None else score
    Grade.objects.filter(id=grade.id).update(told=grade.asked, sent=sent)
    done = Grade.objects.filter(id=grade.id, asked=grade.asked)
    done.update(attempts=0, trouble="")


def failed(*, grade: Grade, reason: str) -> None:
    """Note what ended a try; the last one sets the grade aside."""
    mine = Grade.objects.filter(asked=grade.asked)
    tries.failed(grade, mine, kind="grade", reason=reason, most=queries.TRIES)


def retry(*, grade_id: uuid.UUID, now: datetime) -> bool:
    """Let one that was set aside be tried from the beginning; False where there is none."""
    return tries.again(queries.set_aside().filter(id=grade_id), now=now)
