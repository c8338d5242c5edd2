"""From files to rows: everything once, nothing lost."""

from __future__ import annotations

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from backend.concepts.models import Card, Concept, Question, Section, Track
from backend.concepts.services import load_content
from tests.backend.concepts.course import Course, add_concept

pytestmark = pytest.mark.django_db


def _load(course: Course) -> str:
    return str(load_content(root=course.root, zoo=course.zoo))


def test_every_part_of_a_course_becomes_a_row(course: Course) -> None:
    assert _load(course) == (
        "track: 1 created; concept: 1 created; section: 2 created; "
        "card: 2 created; question: 1 created"
    )
    concept = Concept.objects.get()
    assert (concept.slug, concept.subtitle, concept.minutes) == ("edges", "Where surfaces end", 5)
    assert [section.slug for section in concept.sections.all()] == ["first", "second"]


def test_loading_twice_changes_nothing(loaded: Course) -> None:
    assert _load(loaded) == (
        "track: 1 unchanged; concept: 1 unchanged; section: 2 unchanged; "
        "card: 2 unchanged; question: 1 unchanged"
    )


def test_reworded_card_keeps_its_row(loaded: Course) -> None:
    before = Card.objects.get(key="what-is-an-edge")
    loaded.replace("cards.yaml", "What is an edge?", "What do we call an edge?")
    assert "card: 1 changed, 1 unchanged" in _load(loaded)
    after = Card.objects.get(key="what-is-an-edge")
    assert (after.pk, after.front) == (before.pk, "What do we call an edge?")


def test_card_taken_out_is_retired_and_comes_back_as_itself(loaded: Course) -> None:
    before = Card.objects.get(key="how-wide")
    text = loaded.file("cards.yaml").read_text()
    loaded.file("cards.yaml").write_text(text[: text.index("  - id: how-wide")])
    assert "card: 1 retired, 1 unchanged" in _load(loaded)
    assert not Card.objects.get(key="how-wide").published
    loaded.file("cards.yaml").write_text(text)
    _load(loaded)
    after = Card.objects.get(key="how-wide")
    assert (after.pk, after.published) == (before.pk, True)


def test_renamed_folder_is_the_same_concept_at_another_address(loaded: Course) -> None:
    before = Concept.objects.get()
    loaded.replace("concept.md", "/concepts/seeing/edges/", "/concepts/seeing/borders/")
    loaded.concept.rename(loaded.root / "seeing" / "borders")
    _load(loaded)
    after = Concept.objects.get()
    assert (after.pk, after.get_absolute_url()) == (before.pk, "/concepts/seeing/borders/")


def test_concept_taken_out_is_retired(course: Course) -> None:
    add_concept(course, "corners", requires="edges")
    _load(course)
    (course.root / "seeing" / "corners" / "concept.md").unlink()
    (course.root / "seeing" / "corners").rmdir()
    assert "concept: 1 retired, 1 unchanged" in _load(course).replace("1 unchanged, 1 retired", "")
    assert list(Concept.objects.filter(published=True).values_list("slug", flat=True)) == ["edges"]


def test_sections_that_are_gone_are_deleted(loaded: Course) -> None:
    loaded.replace("questions.yaml", "section: first", "section: second")
    loaded.replace("concept.md", "## First {#first}", "## Primary {#primary}")
    loaded.replace("concept.md", "(#first)", "(#primary)")
    for name in ("cards.yaml", "flow.yaml"):
        path = loaded.file(name)
        path.write_text(path.read_text().replace("section: first", "section: primary"))
    _load(loaded)
    assert list(Section.objects.values_list("slug", flat=True)) == ["primary", "second"]


def test_what_a_concept_requires_is_linked_both_ways(course: Course) -> None:
    add_concept(course, "corners", requires="edges")
    _load(course)
    corners, edges = Concept.objects.get(key="corners"), Concept.objects.get(key="edges")
    assert list(corners.requires.all()) == [edges]
    assert list(edges.leads_to.all()) == [corners]


def test_load_content_says_what_it_did(course: Course) -> None:
    out = StringIO()
    call_command("load_content", root=course.root, zoo=course.zoo, stdout=out)
    assert out.getvalue().startswith("track: 1 created; concept: 1 created")


def test_load_content_names_each_mistake_and_loads_nothing(course: Course) -> None:
    course.replace("cards.yaml", "section: first", "section: x")
    with pytest.raises(CommandError, match=r"seeing/edges/cards\.yaml:3: .*\n1 to mend; nothing"):
        call_command("load_content", root=course.root, zoo=course.zoo)
    assert Track.objects.count() == 0


def test_check_content_counts_and_writes_nothing(course: Course) -> None:
    out = StringIO()
    call_command("check_content", root=course.root, zoo=course.zoo, stdout=out)
    assert out.getvalue() == "1 tracks, 1 concepts, 2 cards, 1 questions: nothing to mend.\n"
    assert Question.objects.count() == 0


def test_check_content_names_each_mistake(course: Course) -> None:
    course.replace("concept.md", "image-lab", "image-lib")
    with pytest.raises(CommandError, match="no module `image-lib`"):
        call_command("check_content", root=course.root, zoo=course.zoo)
