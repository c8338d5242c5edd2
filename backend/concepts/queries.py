"""Reads: what is published, with everything a page needs in a fixed number of queries."""

from __future__ import annotations

from django.db.models import Count, Prefetch, Q, QuerySet

from backend.concepts.models import Card, Concept, Question, Section, Track


def concepts() -> QuerySet[Concept]:
    """Every published concept, its track beside it."""
    return Concept.objects.filter(published=True, track__published=True).select_related("track")


def concepts_with_counts() -> QuerySet[Concept]:
    """As `concepts`, with the number of cards and questions and what each one requires."""
    required = concepts()
    return (
        concepts()
        .annotate(
            card_count=Count("cards", filter=Q(cards__published=True), distinct=True),
            question_count=Count("questions", filter=Q(questions__published=True), distinct=True),
        )
        .prefetch_related(Prefetch("requires", required))
        .order_by("track__position", "track__key", "position", "key")
    )


def concept_pages() -> QuerySet[Concept]:
    """As `concepts`, with sections, cards and questions fetched in one query each."""
    return concepts().prefetch_related(
        Prefetch("sections", Section.objects.order_by("position")),
        Prefetch("cards", Card.objects.filter(published=True)),
        Prefetch("questions", Question.objects.filter(published=True)),
        Prefetch("requires", concepts()),
    )


def cards_of(concept: Concept) -> QuerySet[Card]:
    """A concept's published cards, in their order."""
    return Card.objects.filter(concept=concept, published=True)


def questions_of(concept: Concept) -> QuerySet[Question]:
    """A concept's published questions, in their order."""
    return Question.objects.filter(concept=concept, published=True)


def tracks() -> QuerySet[Track]:
    """Every published track with its published concepts."""
    return Track.objects.filter(published=True).prefetch_related(
        Prefetch("concepts", concepts_with_counts())
    )


def neighbours(concept: Concept) -> tuple[Concept | None, Concept | None]:
    """The concepts before and after this one in its track."""
    order = list(concepts().filter(track=concept.track))
    at = order.index(concept)
    return (
        order[at - 1] if at else None,
        order[at + 1] if at + 1 < len(order) else None,
    )


def stages(concepts: list[Concept]) -> list[list[Concept]]:
    """Concepts by how far their prerequisites within the list reach back: what needs none first.

    Each needs only what stands in stages before its own.
    """
    ahead = {one.pk: [need.pk for need in one.requires.all()] for one in concepts}
    stage: dict[int, int] = {}

    def depth(key: int) -> int:
        if key not in stage:
            needed = [depth(need) for need in ahead[key] if need in ahead]
            stage[key] = 1 + max(needed, default=-1)
        return stage[key]

    found: list[list[Concept]] = []
    for one in concepts:
        while len(found) <= depth(one.pk):
            found.append([])
        found[depth(one.pk)].append(one)
    return found
