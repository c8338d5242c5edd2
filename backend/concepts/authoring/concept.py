"""Reads one concept's folder."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Any

from django.conf import settings
from frontmatter.default_handlers import YAMLHandler

from backend.concepts.authoring import activities
from backend.concepts.authoring.drafts import ConceptDraft
from backend.concepts.authoring.entries import check_section, read_cards, read_questions
from backend.concepts.authoring.facts import Facts
from backend.concepts.authoring.flow import place_flow, read_flow
from backend.concepts.authoring.markdown import Part, to_html, to_parts
from backend.concepts.authoring.page import Page
from backend.concepts.authoring.problems import Place
from backend.concepts.authoring.schemas import (
    CoverEntry,
    FlowFile,
    FrontMatter,
    ReferenceEntry,
    TermEntry,
)
from backend.concepts.authoring.sources import Sources
from backend.concepts.authoring.yamls import Document, read_yaml, validate

FILES = frozenset({"concept.md", "cards.yaml", "questions.yaml", "flow.yaml", *activities.FILES})
_FENCE = "---"


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What every concept of a track shares."""

    sources: Sources
    zoo: Path
    facts: Facts
    references: Mapping[str, ReferenceEntry]
    terms: Mapping[str, TermEntry]


@dataclass(frozen=True, slots=True)
class Read:
    """A concept that was read, what its page refers to, and where its head stands."""

    draft: ConceptDraft
    page: Page
    head: Document

    @property
    def track(self) -> str:
        return self.page.folder.parent.name


def read_concept(folder: Path, around: Surroundings) -> Read | None:
    """The concept in `folder`; None where its head cannot be read. Mistakes are reported."""
    sources = around.sources
    sources.check_names(folder, FILES)
    split = _split(folder / "concept.md", sources)
    if split is None:
        return None
    head, body, start = split
    matter = validate(head, FrontMatter)
    page = Page(
        slug=folder.name,
        folder=folder,
        content_root=sources.root,
        zoo_root=around.zoo,
        source_root=settings.BASE_DIR,
        facts=around.facts,
        references=around.references,
        terms=around.terms,
    )
    opening, parts = to_parts(body, page=page, place=start)
    _check_parts(parts, start)
    cards = read_cards(folder, sources, page)
    questions = read_questions(folder, sources, page)
    flow = sources.yaml(folder / "flow.yaml", FlowFile, optional=True)
    steps = read_flow(flow, page) if flow else ()
    if flow and not page.draws_flow:
        flow.document.place().say("The page draws this flow nowhere: add `:::flow` to a section.")
    done = activities.read(folder, sources, page)
    if matter is None:
        return None
    draft = ConceptDraft(
        key=matter.id,
        slug=folder.name,
        title=matter.title,
        subtitle=matter.subtitle or "",
        summary=page.fill(matter.summary, head.place("summary")),
        minutes=matter.minutes,
        position=matter.position,
        updated=matter.updated,
        requires=matter.requires,
        cover=_cover(matter.cover, head, page) if matter.cover else None,
        opening=opening,
        sections=activities.placed(place_flow(parts, steps, flow, page) if flow else parts, done),
        cards=cards,
        questions=questions,
        flow=steps,
        glossary=_glossary(page, sources.place(folder.parent / "glossary.yaml")),
        references=_references(page),
        activities=done,
    )
    return Read(draft, page, head)


def _split(path: Path, sources: Sources) -> tuple[Document, str, Place] | None:
    """Front matter, text, and where the text begins."""
    text = sources.text(path)
    if text is None:
        return None
    lines = text.splitlines()
    ends = [at for at, line in enumerate(lines) if line.strip() == _FENCE]
    if not lines or lines[0].strip() != _FENCE or len(ends) < 2:
        sources.place(path).say("The page begins with front matter between two lines of `---`.")
        return None
    matter, _ = YAMLHandler().split(text)
    head = read_yaml(
        matter.strip("\n"), file=sources.place(path).file, problems=sources.problems, first_line=2
    )
    if head is None:
        return None
    return head, "\n".join(lines[ends[1] + 1 :]), sources.place(path, ends[1] + 2)


def _check_parts(parts: list[Part], start: Place) -> None:
    if not parts:
        start.say("The page has no section: begin each with `## Title`.")


def _cover(entry: CoverEntry, head: Document, page: Page) -> dict[str, Any] | None:
    picture = page.picture(entry.picture, head.place("cover", "picture"))
    if picture is None:
        return None
    caption = head.place("cover", "caption")
    share = page.picture(entry.share, head.place("cover", "share")) if entry.share else picture
    narrow = page.picture(entry.narrow, head.place("cover", "narrow")) if entry.narrow else None
    if entry.section:
        check_section(entry.section, head, page, "cover")
    return picture._asdict() | {
        "section": entry.section or "",
        "share": share._asdict() if share else None,
        "narrow": narrow._asdict() if narrow else None,
        "live": [_sample(name, page, head.place("cover", "live")) for name in entry.live],
        "alt": page.fill(entry.alt, head.place("cover", "alt")),
        "html": to_html(entry.caption, page=page, place=caption, inline=True),
    }


def _sample(name: str, page: Page, place: Place) -> dict[str, Any]:
    """A picture of the gallery by its name, title and address."""
    title = page.fill(f"{{{{ samples.{name}.title }}}}", place)
    picture = page.picture(f"zoo:samples/{name}.webp", place)
    return {"name": name, "title": title, "address": picture.address if picture else ""}


def _references(page: Page) -> tuple[dict[str, str], ...]:
    """The works cited on the page, by author and year."""
    cited = sorted(
        (page.references[key] for key in page.cited),
        key=lambda entry: (entry.short.casefold(), entry.year),
    )
    return tuple({"key": entry.id, "html": _reference_html(entry)} for entry in cited)


def _reference_html(entry: ReferenceEntry) -> str:
    title = f"<cite>{escape(entry.title)}</cite>"
    if entry.url:
        title = f'<a href="{escape(str(entry.url))}">{title}</a>'
    where = escape(entry.where).rstrip(".")
    return f"{escape(entry.authors)} ({entry.year}). {title}. {where}."


def _glossary(page: Page, place: Place) -> tuple[dict[str, str], ...]:
    """The terms explained on the page, in the order of the alphabet."""
    explained = sorted(
        (page.terms[key] for key in page.explained if key in page.terms),
        key=lambda entry: entry.term.lower(),
    )
    return tuple(
        {
            "key": entry.id,
            "term": entry.term,
            "html": to_html(entry.meaning, page=page, place=place, inline=True),
        }
        for entry in explained
    )
