"""Cards in a learner's own words: made, changed, taken away."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime

from django.db import transaction

from backend.accounts.models import Learner
from backend.common.errors import ConflictError, InvalidInputError
from backend.concepts.models import Concept
from backend.study.cards import memories, pictures, services, text
from backend.study.cards.models import StudyCard

MOST = 20_000  # cards of one learner


@dataclass(frozen=True, slots=True)
class Sides:
    """What is on a card: the words as written, and the files and words of its pictures."""

    front: str
    back: str
    picture: str = ""
    alt: str = ""
    back_picture: str = ""
    back_alt: str = ""

    @property
    def pictured(self) -> bool:
        return bool(self.picture or self.back_picture)


def add_card(
    *,
    learner: Learner,
    front: str,
    back: str,
    now: datetime,
    concept: Concept | None = None,
    source: str = "",
    run: uuid.UUID | None = None,
    alt: str = "",
) -> StudyCard:
    """A card of a learner's own, new as one of the course; with a copy of a run's picture, for
    which `alt` stands where it cannot be seen.

    Raises InvalidInputError; NotFoundError and ExpiredError where the run is not theirs or over.
    """
    with transaction.atomic():
        [card] = add_cards(
            learner=learner, sides=[Sides(front, back)], now=now, concept=concept, source=source
        )
        if run is not None:
            pictures.keep(card, run)
            card.alt = alt
            card.save(update_fields=["picture", "alt"])
    return card


def add_cards(
    *,
    learner: Learner,
    sides: Sequence[Sides],
    now: datetime,
    concept: Concept | None = None,
    source: str = "",
) -> list[StudyCard]:
    """Several at once: all of them or none. Raises InvalidInputError, ConflictError."""
    for one in sides:
        check_sides(one.front, one.back, pictured=(one.picture, one.back_picture))
    memories.ensure_plan(learner=learner)
    with transaction.atomic():
        memories.lock(learner=learner)
        if StudyCard.objects.filter(learner=learner).count() + len(sides) > MOST:
            raise ConflictError(f"One learner can keep {MOST} cards; delete some first.")
        pictures.check_room(learner.pk, sum(one.pictured for one in sides))
        return StudyCard.objects.bulk_create(
            [
                StudyCard(
                    learner=learner,
                    key=uuid.uuid4().hex,
                    concept=concept,
                    front_html=text.rendered(one.front),
                    back_html=text.rendered(one.back),
                    **asdict(one),
                    source=source,
                    due=now,
                    created=now,
                )
                for one in sides
            ],
            batch_size=500,
        )


def edit_card(*, card: StudyCard, front: str, back: str) -> StudyCard:
    """Other words on a card; its schedule stays. Both empty on a card of the course: as it was."""
    if not (card.card_id and not front.strip() and not back.strip()):
        check_sides(front, back, pictured=(card.picture, card.back_picture))
    card = services.stored(card)
    card.front, card.back = front.strip(), back.strip()
    card.front_html, card.back_html = text.rendered(card.front), text.rendered(card.back)
    card.save(update_fields=["front", "back", "front_html", "back_html"])
    return card


def remove_card(*, card: StudyCard) -> None:
    """Delete a card of one's own with its log. Raises ConflictError for one of the course."""
    if card.card_id:
        raise ConflictError("A card of the course cannot be deleted; suspend it instead.")
    card.delete()
    pictures.remove(card.files)


def describe_pictures(*, card: StudyCard, **words: str) -> StudyCard:
    """Other words for the pictures on a card: `alt` for the front's, `back_alt` for the back's."""
    card = services.stored(card)
    for name, said in words.items():
        setattr(card, name, " ".join(said.split()))
    card.save(update_fields=list(words))
    return card


def check_sides(front: str, back: str, *, pictured: tuple[str, str] = ("", "")) -> None:
    """Raises InvalidInputError for a side that says and shows nothing, or says too much."""
    errors = {
        name: [wrong]
        for name, side, picture in zip(("front", "back"), (front, back), pictured, strict=True)
        if (wrong := fault_of(side, pictured=bool(picture)))
    }
    if errors:
        raise InvalidInputError("A card needs something to say on both sides.", errors=errors)


def fault_of(side: str, *, pictured: bool = False) -> str:
    """What is wrong with one side of a card; "" for nothing."""
    if len(side) > text.LONGEST:
        return f"It has {len(side)} characters. Allowed: {text.LONGEST}."
    shown = text.rendered(side) if side.strip() else ""
    return "" if pictured or text.plain(shown) or "<math" in shown else "It says nothing."
