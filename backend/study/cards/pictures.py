"""Pictures on cards of a learner's own: copies of their runs' pictures, kept with the card.

A run and its picture are gone after a day; the copy stays until its card is deleted, as the page
on which it is made says. Files are `cards/<key>.jpg`, and only their owner is given them.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterator

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from backend.common.errors import ConflictError, NotFoundError
from backend.common.personal import Store
from backend.common.pictures import picture_of_run
from backend.study.cards.models import StudyCard

MOST = 300  # of one learner


def keep(card: StudyCard, run: uuid.UUID) -> None:
    """Copy a run's picture for a card that is about to be saved.

    Raises NotFoundError, ExpiredError as the run has it, ConflictError for one picture too many.
    """
    if StudyCard.objects.filter(learner=card.learner_id).exclude(picture="").count() >= MOST:
        raise ConflictError(f"One learner can keep {MOST} cards with pictures; delete some first.")
    jpeg = picture_of_run(card.learner_id, run)
    card.picture = default_storage.save(f"cards/{card.key}.jpg", ContentFile(jpeg))


def read(card: StudyCard) -> bytes:
    """The JPEG of a card. Raises NotFoundError where it has none."""
    if not card.picture or not default_storage.exists(card.picture):
        raise NotFoundError("This card has no picture.")
    with default_storage.open(card.picture) as source:
        return bytes(source.read())


def remove(card: StudyCard) -> None:
    if card.picture:
        default_storage.delete(card.picture)


def _take(learner: uuid.UUID) -> Iterator[tuple[str, bytes]]:
    for card in _with_picture(learner):
        try:
            yield card.picture, read(card)
        except NotFoundError:
            continue


def _forget(learner: uuid.UUID) -> None:
    for card in _with_picture(learner):
        remove(card)


def _with_picture(learner: uuid.UUID) -> Iterator[StudyCard]:
    return StudyCard.objects.filter(learner=learner).exclude(picture="").iterator(chunk_size=100)


STORE = Store("cards", _take, _forget)
