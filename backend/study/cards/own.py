"""Cards in a learner's own words: made, changed, taken away."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from backend.accounts.models import Learner
from backend.common.errors import ConflictError, InvalidInputError
from backend.concepts.models import Concept
from backend.study.cards import memories, pictures, services, text
from backend.study.cards.models import ImportDraft, StudyCard

MOST = 20_000  # cards of one learner


def add_card(
    *,
    learner: Learner,
    front: str,
    back: str,
    now: datetime,
    concept: Concept | None = None,
    source: str = "",
    run: uuid.UUID | None = None,
) -> StudyCard:
    """A card of a learner's own, new as one of the course; with a copy of a run's picture.

    Raises InvalidInputError; NotFoundError and ExpiredError where the run is not theirs or over.
    """
    with transaction.atomic():
        [card] = add_cards(
            learner=learner, sides=[(front, back)], now=now, concept=concept, source=source
        )
        if run is not None:
            pictures.keep(card, run)
            card.save(update_fields=["picture"])
    return card


def add_cards(
    *,
    learner: Learner,
    sides: Sequence[tuple[str, str]],
    now: datetime,
    concept: Concept | None = None,
    source: str = "",
) -> list[StudyCard]:
    """Several at once: all of them or none."""
    for front, back in sides:
        check_sides(front, back)
    memories.ensure_plan(learner=learner)
    with transaction.atomic():
        memories.lock(learner=learner)
        if StudyCard.objects.filter(learner=learner).count() + len(sides) > MOST:
            raise ConflictError(f"One learner can keep {MOST} cards; delete some first.")
        return StudyCard.objects.bulk_create(
            [
                StudyCard(
                    learner=learner,
                    key=uuid.uuid4().hex,
                    concept=concept,
                    front=front,
                    back=back,
                    front_html=text.rendered(front),
                    back_html=text.rendered(back),
                    source=source,
                    due=now,
                    created=now,
                )
                for front, back in sides
            ],
            batch_size=500,
        )


def edit_card(*, card: StudyCard, front: str, back: str) -> StudyCard:
    """Other words on a card; its schedule stays. Both empty on a card of the course: as it was."""
    if not (card.card_id and not front.strip() and not back.strip()):
        check_sides(front, back)
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
    pictures.remove(card)


def check_sides(front: str, back: str) -> None:
    """Raises InvalidInputError for a side that says nothing, or too much."""
    errors = {
        name: [wrong]
        for name, side in (("front", front), ("back", back))
        if (wrong := fault_of(side))
    }
    if errors:
        raise InvalidInputError("A card needs something to say on both sides.", errors=errors)


def fault_of(side: str) -> str:
    """What is wrong with one side of a card; "" for nothing."""
    if len(side) > text.LONGEST:
        return f"It has {len(side)} characters. Allowed: {text.LONGEST}."
    shown = text.rendered(side) if side.strip() else ""
    return "" if text.plain(shown) or "<math" in shown else "It says nothing."


def keep_draft(
    *, learner: Learner, name: str, sides: Sequence[tuple[str, str]], now: datetime
) -> ImportDraft:
    """Remember the good rows of a file until its owner has seen them; one file at a time."""
    draft, _ = ImportDraft.objects.update_or_create(
        learner=learner,
        defaults={
            "name": name[:200],
            "rows": [{"front": front, "back": back} for front, back in sides],
            "created": now,
        },
    )
    return draft


def take_draft(*, learner: Learner, now: datetime, concept: Concept | None) -> list[StudyCard]:
    """Make the remembered rows cards, once. Raises ConflictError where there are none."""
    with transaction.atomic():
        draft = ImportDraft.objects.select_for_update().filter(learner=learner).first()
        if draft is None:
            raise ConflictError("There is no file waiting to be imported; choose it once more.")
        sides = [(row["front"], row["back"]) for row in draft.rows]
        draft.delete()
        return add_cards(learner=learner, sides=sides, now=now, concept=concept)
