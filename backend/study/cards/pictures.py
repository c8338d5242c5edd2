"""Pictures on cards of a learner's own, and in files that wait to become cards.

Copies of their runs' pictures, or what an imported package brought along. A run and its picture are
gone after a day; the copy stays until its card is deleted, as the page on which it is made says.
Files are `cards/<name>.jpg`, and only their owner is given them.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Iterator
from itertools import chain

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db.models import Q

from backend.common.errors import ConflictError, NotFoundError
from backend.common.personal import Store
from backend.common.pictures import picture_of_run
from backend.study.cards.models import ImportDraft, StudyCard

MOST = 300  # cards with pictures of one learner
_PICTURED = ~Q(picture="") | ~Q(back_picture="")


def keep(card: StudyCard, run: uuid.UUID) -> None:
    """Copy a run's picture for a card that is about to be saved.

    Raises NotFoundError, ExpiredError as the run has it, ConflictError for one picture too many.
    """
    check_room(card.learner_id, 1)
    card.picture = store(picture_of_run(card.learner_id, run), name=card.key)


def check_room(learner: uuid.UUID, more: int) -> None:
    """Raises ConflictError where so many more cards with pictures are too many."""
    if more and StudyCard.objects.filter(_PICTURED, learner=learner).count() + more > MOST:
        raise ConflictError(f"One learner can keep {MOST} cards with pictures; delete some first.")


def store(jpeg: bytes, *, name: str) -> str:
    """Keep a clean picture; the name of its file."""
    return default_storage.save(f"cards/{name}.jpg", ContentFile(jpeg))


def read(name: str) -> bytes:
    """A file by its name. Raises NotFoundError where there is none."""
    if not name or not default_storage.exists(name):
        raise NotFoundError("This card has no such picture.")
    with default_storage.open(name) as source:
        return bytes(source.read())


def remove(names: Iterable[str]) -> None:
    for name in names:
        default_storage.delete(name)


def _take(learner: uuid.UUID) -> Iterator[tuple[str, bytes]]:
    for name in _files(learner):
        try:
            yield name, read(name)
        except NotFoundError:
            continue


def _forget(learner: uuid.UUID) -> None:
    remove(_files(learner))


def _files(learner: uuid.UUID) -> Iterator[str]:
    cards = StudyCard.objects.filter(_PICTURED, learner=learner).iterator(chunk_size=100)
    drafts = ImportDraft.objects.filter(learner=learner)
    return chain.from_iterable(one.files for one in chain[StudyCard | ImportDraft](cards, drafts))


STORE = Store("cards", _take, _forget)
