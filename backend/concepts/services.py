"""Writes: the course from its files into the tables, all of it or nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from django.conf import settings
from django.db import models, transaction
from django.urls import Resolver404, resolve
from django.utils.text import Truncator

from backend.concepts import assets, caching, search
from backend.concepts.authoring.course import read_course
from backend.concepts.authoring.drafts import ConceptDraft, TrackDraft
from backend.concepts.authoring.passages import passages_of
from backend.concepts.models import Card, Concept, Passage, Question, Section, Track

Row = TypeVar("Row", bound=models.Model)


@dataclass(slots=True)
class Report:
    """What loading changed: how many rows of each table were created, changed or retired."""

    counts: dict[str, Counter[str]] = field(default_factory=dict)

    def add(self, model: type[models.Model], what: str, number: int = 1) -> None:
        self.counts.setdefault(str(model._meta.verbose_name), Counter())[what] += number

    def total(self, what: str) -> int:
        return sum(counter[what] for counter in self.counts.values())

    def __str__(self) -> str:
        words = ("created", "changed", "retired", "unchanged")
        return "; ".join(
            f"{name}: " + ", ".join(f"{counter[word]} {word}" for word in words if counter[word])
            for name, counter in self.counts.items()
        )


def check_content(*, root: Path | None = None, zoo: Path | None = None) -> tuple[TrackDraft, ...]:
    """Read the course and find every mistake in it. Raises ContentError."""
    root = root or assets.content_root()
    base: Path = settings.BASE_DIR
    label = f"{root.relative_to(base).as_posix()}/" if root.is_relative_to(base) else ""
    return read_course(root, zoo=zoo or assets.zoo_root(), label=label, has_page=_has_page)


def load_content(*, root: Path | None = None, zoo: Path | None = None) -> Report:
    """Bring the tables in line with the files. Raises ContentError and then changes nothing."""
    tracks = check_content(root=root, zoo=zoo)
    report = Report()
    with transaction.atomic():
        stored = [_store_track(track, report) for track in tracks]
        _retire(Track.objects.exclude(pk__in=[track.pk for track in stored]), report)
        concepts = {concept.key: concept for concept in Concept.objects.all()}
        for draft in (concept for track in tracks for concept in track.concepts):
            concepts[draft.key].requires.set(concepts[key] for key in draft.requires)
        known = [draft.key for track in tracks for draft in track.concepts]
        _retire(Concept.objects.exclude(key__in=known), report)
        _store_passages(tracks)
    caching.forget_pages()
    return report


def _has_page(path: str) -> bool:
    try:
        match = resolve(path)
    except Resolver404:
        return False
    return match.view_name not in ("concepts:concept", "concepts:track")


def _store_track(draft: TrackDraft, report: Report) -> Track:
    track = _store(
        Track,
        {"key": draft.key},
        {
            "slug": draft.slug,
            "title": draft.title,
            "summary": draft.summary,
            "position": draft.position,
            "published": True,
        },
        report,
    )
    for concept in draft.concepts:
        _store_concept(concept, track, report)
    return track


def _store_concept(draft: ConceptDraft, track: Track, report: Report) -> Concept:
    plain = ("slug", "title", "subtitle", "summary", "opening", "minutes", "position")
    values = {name: getattr(draft, name) for name in (*plain, "updated", "cover", "activities")}
    lists = {name: list(getattr(draft, name)) for name in ("flow", "references", "glossary")}
    concept = _store(
        Concept, {"key": draft.key}, values | lists | {"track": track, "published": True}, report
    )
    _store_sections(draft, concept, report)
    _store_entries(Card, concept, draft.cards, ("section", "front", "back"), report)
    fields = ("level", "section", "question", "answer", "senior_angle", "rubric")
    _store_entries(Question, concept, draft.questions, fields, report)
    return concept


def _store_passages(tracks: tuple[TrackDraft, ...]) -> None:
    """Everything that can be searched, made anew."""
    concepts = Concept.objects.in_bulk(field_name="key")
    Passage.objects.all().delete()
    Passage.objects.bulk_create(
        Passage(
            concept=concepts[draft.key],
            anchor=anchor,
            title=Truncator(title).chars(200),
            text=text,
        )
        for track in tracks
        for draft in track.concepts
        for anchor, title, text in passages_of(draft)
    )
    search.rebuild()


def _store_sections(draft: ConceptDraft, concept: Concept, report: Report) -> None:
    for position, part in enumerate(draft.sections):
        values = {"title": part.title, "html": part.html, "position": position}
        _store(Section, {"concept": concept, "slug": part.slug}, values, report)
    gone = concept.sections.exclude(slug__in=[part.slug for part in draft.sections])
    number, _ = gone.delete()
    if number:
        report.add(Section, "retired", number)


def _store_entries(
    model: type[Card] | type[Question],
    concept: Concept,
    drafts: Sequence[Any],
    fields: Iterable[str],
    report: Report,
) -> None:
    """Cards or questions; those no longer in the files keep their rows, unpublished."""
    fields = tuple(fields)
    for position, draft in enumerate(drafts):
        values = {name: getattr(draft, name) for name in fields}
        _store(
            model,
            {"concept": concept, "key": draft.key},
            values | {"position": position, "published": True},
            report,
        )
    gone = model._default_manager.filter(concept=concept)
    _retire(gone.exclude(key__in=[draft.key for draft in drafts]), report)


def _store(
    model: type[Row], identity: dict[str, Any], values: dict[str, Any], report: Report
) -> Row:
    """The row of this identity with these values, written only where something differs."""
    row = model._default_manager.filter(**identity).first()
    if row is None:
        report.add(model, "created")
        return model._default_manager.create(**identity, **values)
    changed = [name for name, value in values.items() if getattr(row, name) != value]
    for name in changed:
        setattr(row, name, values[name])
    if changed:
        row.save(update_fields=changed)
    report.add(model, "changed" if changed else "unchanged")
    return row


def _retire(rows: models.QuerySet[Any], report: Report) -> None:
    number = rows.filter(published=True).update(published=False)
    if number:
        report.add(rows.model, "retired", number)
