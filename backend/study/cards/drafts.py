"""Files to be imported: shown first, and made cards when their owner says so."""

from __future__ import annotations

import re
import uuid
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import transaction

from backend.accounts.models import Learner
from backend.common.errors import NotFoundError
from backend.common.quotas import Quota, Spending, spend
from backend.concepts.models import Concept
from backend.study.cards import memories, own, pictures
from backend.study.cards.imports import Preview, Row, key_of, read_file
from backend.study.cards.models import PICTURES, ImportDraft, StudyCard
from backend.study.cards.text import plain

WAITING = 5  # files of one learner that are remembered, waiting or taken; the oldest goes
LASTS = timedelta(days=1)  # that a file waits to be taken
AT_ONCE = 100  # files that are forgotten at one look
HOUR = 3600
NONE = "There is no such file waiting to be imported; choose it once more."
_DIGEST = re.compile(r"-picture-([0-9a-f]{16})")  # in the name of an imported picture's file

Alts = Mapping[int, Mapping[str, str]]  # by a row's number: other words for its pictures


def look(
    *, learner: Learner | None, address: str, name: str, content: bytes, now: datetime
) -> Preview:
    """What a file holds; nothing of it is kept, and it counts against who sent it.

    Raises InvalidInputError, UploadTooLargeError for the file, LimitError for one too many,
    UnavailableError, RedisError.
    """
    most, shared = settings.IMPORTS_PER_HOUR, settings.IMPORTS_PER_HOUR_ADDRESS
    words = f"{shared} files of cards an hour from one address"
    spendings = [Spending(Quota("IMPORTS_PER_HOUR_ADDRESS", words, shared, HOUR), address, 1)]
    if learner is not None:
        hourly = Quota("IMPORTS_PER_HOUR", f"{most} files of cards an hour", most, HOUR)
        spendings.append(Spending(hourly, str(learner.id), 1))
    spend(spendings, now=now)
    return read_file(name, content, known=fronts_of(learner))


def fronts_of(learner: Learner | None) -> list[str]:
    """What the fronts of a learner's own cards say and show, as imports know them again."""
    found = StudyCard.objects.filter(learner=learner, card=None) if learner else ()
    return [key_of(plain(card.front_html), _digest(card.picture)) for card in found]


def keep_draft(*, learner: Learner, found: Preview, now: datetime) -> ImportDraft:
    """Remember the good rows of a file, with their pictures, until its owner has seen them."""
    draft = ImportDraft(learner=learner, name=found.name[:200], rows=[], created=now)
    try:
        for row in found.good:
            draft.rows.append(_kept(draft, row))
        draft.save()
    except Exception:
        pictures.remove(draft.files)  # no file stays that no row names
        raise
    known = ImportDraft.objects.filter(learner=learner).order_by("-created", "-id")
    for at, other in enumerate(known):
        if at >= WAITING or other.created < now - LASTS:
            _drop(other)
    return draft


def draft_of(learner: Learner | None, draft_id: uuid.UUID, *, now: datetime) -> ImportDraft:
    """A file of this learner that waits, or was taken. Raises NotFoundError."""
    waits = ImportDraft.objects.filter(learner=learner, id=draft_id, created__gte=now - LASTS)
    draft = waits.first() if learner else None
    if draft is None:
        raise NotFoundError(NONE)
    return draft


def take_draft(
    *,
    learner: Learner,
    draft_id: uuid.UUID,
    now: datetime,
    concept: Concept | None = None,
    alts: Alts | None = None,
) -> ImportDraft:
    """Make the rows of a file cards; said twice, they are made once.

    Raises NotFoundError as `draft_of`, ConflictError where there is no room for them.
    """
    memories.ensure_plan(learner=learner)
    with transaction.atomic():
        memories.lock(learner=learner)
        draft = draft_of(learner, draft_id, now=now)
        if draft.taken is not None:
            return draft
        sides = [_side(row, (alts or {}).get(row.get("number", 0), {})) for row in draft.rows]
        draft.made = len(own.add_cards(learner=learner, sides=sides, now=now, concept=concept))
        draft.rows, draft.taken = [], now  # its pictures are the cards' from now on
        draft.save(update_fields=["rows", "taken", "made"])
    return draft


def drop_draft(*, learner: Learner | None, draft_id: uuid.UUID, now: datetime) -> None:
    """Forget a file with its pictures; cards that were made of it stay. Raises NotFoundError."""
    _drop(draft_of(learner, draft_id, now=now))


def forget_drafts(*, now: datetime) -> int:
    """Forget the files, with their pictures, that no one came back to; how many those were.

    An hour late, so that what is being taken at the last moment keeps its pictures.
    """
    over = ImportDraft.objects.filter(created__lt=now - LASTS - timedelta(hours=1))
    gone = list(over.order_by("created")[:AT_ONCE])
    for draft in gone:
        _drop(draft)
    return len(gone)


def _drop(draft: ImportDraft) -> None:
    names = draft.files
    draft.delete()
    pictures.remove(names)


def _kept(draft: ImportDraft, row: Row) -> dict[str, Any]:
    """A row as it is remembered, its pictures put into the store."""
    kept: dict[str, Any] = {"number": row.number, "front": row.front, "back": row.back}
    for name, picture in row.pictures.items():
        file = f"{draft.id.hex}-{row.number}-{name}-{picture.digest}"
        kept |= {name: pictures.store(picture.jpeg, name=file), PICTURES[name]: picture.alt}
    return kept


def _digest(file: str) -> str:
    found = _DIGEST.search(file)
    return found[1] if found else ""


def _side(row: Mapping[str, Any], alts: Mapping[str, str]) -> own.Sides:
    said = {alt: alts.get(alt, row.get(alt, "")) for alt in PICTURES.values()}
    files = {name: row.get(name, "") for name in PICTURES}
    return own.Sides(row["front"], row["back"], **files, **said)
