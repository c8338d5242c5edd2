"""Cards and questions of one concept."""

from __future__ import annotations

from pathlib import Path

from backend.concepts.authoring.drafts import CardDraft, QuestionDraft
from backend.concepts.authoring.markdown import to_html
from backend.concepts.authoring.page import Page
from backend.concepts.authoring.schemas import CardsFile, QuestionEntry, QuestionsFile
from backend.concepts.authoring.sources import Keyed, Sources, keyed, report_twice
from backend.concepts.authoring.yamls import Document


def read_cards(folder: Path, sources: Sources, page: Page) -> tuple[CardDraft, ...]:
    """`cards.yaml`; a card that belongs to no section of the page is reported."""
    found = sources.yaml(folder / "cards.yaml", CardsFile, optional=True)
    if found is None:
        return ()
    report_twice("card", keyed(found.document, "cards", found.value.cards))
    entry = _Entries(found.document, page, "cards")
    return tuple(
        CardDraft(
            key=card.id,
            section=entry.section(at, card.section),
            front=entry.html(at, "front", card.front, inline=True),
            back=entry.html(at, "back", card.back),
        )
        for at, card in enumerate(found.value.cards)
    )


def read_questions(folder: Path, sources: Sources, page: Page) -> tuple[QuestionDraft, ...]:
    """`questions.yaml`; a question that belongs to no section of the page is reported."""
    found = sources.yaml(folder / "questions.yaml", QuestionsFile, optional=True)
    if found is None:
        return ()
    report_twice("question", keyed(found.document, "questions", found.value.questions))
    entry = _Entries(found.document, page, "questions")
    return tuple(
        QuestionDraft(
            key=question.id,
            level=question.level,
            section=entry.section(at, question.section),
            question=entry.html(at, "question", question.question),
            answer=entry.html(at, "answer", question.answer),
            senior_angle=entry.html(at, "senior_angle", question.senior_angle or ""),
            rubric=_rubric(question, at, found.document, page),
        )
        for at, question in enumerate(found.value.questions)
    )


def _rubric(question: QuestionEntry, at: int, file: Document, page: Page) -> list[dict[str, str]]:
    path = ("questions", at, "rubric")
    report_twice(
        "rubric point",
        [
            Keyed(point.id, file.place(*path, number, "id"))
            for number, point in enumerate(question.rubric)
        ],
    )
    return [
        {
            "key": point.id,
            "html": to_html(
                point.says, page=page, place=file.place(*path, number, "says"), inline=True
            ),
        }
        for number, point in enumerate(question.rubric)
    ]


class _Entries:
    """Fields of the entries of one list, each with its line."""

    def __init__(self, document: Document, page: Page, name: str) -> None:
        self.document = document
        self.page = page
        self.name = name

    def html(self, at: int, field: str, text: str, *, inline: bool = False) -> str:
        place = self.document.place(self.name, at, field)
        return to_html(text, page=self.page, place=place, inline=inline)

    def section(self, at: int, anchor: str) -> str:
        check_section(anchor, self.document, self.page, self.name, at)
        return anchor


def check_section(anchor: str, document: Document, page: Page, *path: str | int) -> None:
    """Report an entry that hangs on no section of its page."""
    if anchor not in page.anchors:
        known = ", ".join(sorted(page.anchors)) or "none"
        document.place(*path, "section").say(
            f"`{anchor}` is no section of this page. Sections: {known}."
        )
