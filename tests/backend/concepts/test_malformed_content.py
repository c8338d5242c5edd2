"""Every mistake an author can make is refused with its file, its line and a reason."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pytest

from backend.concepts.authoring.problems import ContentError, Problem
from backend.concepts.models import Concept, Track
from backend.concepts.services import load_content
from tests.backend.concepts.course import Course, add_concept


class Mistake(NamedTuple):
    """In `file`, `old` becomes `new`; refused `below` lines under it, with `words`."""

    file: str
    old: str
    new: str
    words: str
    below: int = 0


MISTAKES = {
    # front matter
    "no front matter": Mistake("concept.md", "---\nid: edges", "id: edges", "front matter"),
    "front matter is not yaml": Mistake("concept.md", "title: Edges", "title: [", "not YAML", 2),
    "no title": Mistake("concept.md", "title: Edges\n", "", "`title` is missing", -1),
    "no minutes": Mistake("concept.md", "minutes: 5\n", "", "`minutes` is missing", -4),
    "unknown field": Mistake("concept.md", "minutes: 5", "minutes: 5\nauthor: Me", "not known", 1),
    "minutes in words": Mistake("concept.md", "minutes: 5", "minutes: five", "minutes"),
    "no such day": Mistake("concept.md", "2026-01-31", "2026-02-31", "updated"),
    "a date in words": Mistake("concept.md", "2026-01-31", "soon", "updated"),
    "id with a capital": Mistake("concept.md", "id: edges", "id: Edges", "`id`"),
    "field given twice": Mistake("concept.md", "minutes: 5", "minutes: 5\nminutes: 6", "twice", 1),
    "requires nothing known": Mistake(
        "concept.md", "minutes: 5", "minutes: 5\nrequires: [nowhere]", "is no concept", 1
    ),
    "requires itself": Mistake(
        "concept.md", "minutes: 5", "minutes: 5\nrequires: [edges]", "in its turn", 1
    ),
    "cover without words": Mistake(
        "concept.md", "  alt: A grey square.\n", "", "`cover.alt` is missing", -3
    ),
    "cover without a picture": Mistake(
        "concept.md", "picture: figures/dot.png", "picture: figures/none.png", "no picture"
    ),
    "cover of no section": Mistake("concept.md", "section: second", "section: x", "no section"),
    # text
    "no section": Mistake("concept.md", "## First {#first}", "First", "is no section", 9999),
    "a title in the text": Mistake("concept.md", "## Second", "# Second", "front matter"),
    "two headings, one anchor": Mistake("concept.md", "{#second}", "{#first}", "Two headings"),
    "an anchor of a card": Mistake("concept.md", "{#second}", "{#card-two}", "The page itself"),
    "an anchor of the page": Mistake("concept.md", "{#second}", "{#cards}", "The page itself"),
    "figure without words": Mistake(
        "concept.md", 'dot.png alt="A grey square." wide', "dot.png wide", "no alternative text"
    ),
    "figure with empty words": Mistake(
        "concept.md", 'alt="A grey square." wide', 'alt=" " wide', "no alternative text"
    ),
    "image without words": Mistake(
        "concept.md", "An opening", "![](figures/dot.png) An opening", "no alternative text"
    ),
    "figure of nothing": Mistake(
        "concept.md", 'figures/dot.png alt="A grey square." wide', 'no.png alt="x"', "no picture"
    ),
    "figure outside the course": Mistake(
        "concept.md",
        'figures/dot.png alt="A grey square." wide',
        '../../../zoo/samples/freya.png alt="x"',
        "no picture",
    ),
    "figure of unknown width": Mistake("concept.md", '" wide', '" huge', "not `huge`"),
    "figure with an open quote": Mistake("concept.md", 'square." wide', "square. wide", "quot"),
    "unknown block": Mistake("concept.md", ":::note", ":::nota", "no block `:::nota`"),
    "block never closed": Mistake("concept.md", "/edges/#second).\n:::", "x)", "never closed", -1),
    "block closed twice": Mistake(
        "concept.md", "A caption.\n:::\n", "A.\n:::\n\n:::\n", "closed", 3
    ),
    "box without a title": Mistake("concept.md", ":::example Worked", ":::example", "has a title"),
    "unknown module": Mistake("concept.md", "image-lab", "image-lib", "no module `image-lib`"),
    "module with an unknown attribute": Mistake(
        "concept.md", "module image-lab", "module image-lab speed=9", "takes no `speed=9`"
    ),
    "formula that ends early": Mistake("concept.md", "$a = b^2$", "$a = b^2^3$", "cannot be set"),
    "formula with an open brace": Mistake("concept.md", "$a = b^2$", "$a = {b$", "braces"),
    "formula with an unknown command": Mistake("concept.md", "r + 1", "r + \\foo", "not known"),
    "unknown language": Mistake("concept.md", "```python", "```pithon", "not a known language"),
    "source of no file": Mistake("concept.md", "ml/network.py", "ml/nowhere.py", "no Python file"),
    "source of no function": Mistake("concept.md", "Geometry.then", "Geometry.when", "has no"),
    "source outside the project": Mistake(
        "concept.md", "ml/network.py Geometry.then", "../../etc/x.py f", "outside the project"
    ),
    "citation of nothing": Mistake("concept.md", "[@hubel-1962]", "[@hubel-1926]", "is cited"),
    "term of no glossary": Mistake("concept.md", "[[receptive", "[[recptive", "is explained"),
    # numbers
    "unknown source of numbers": Mistake(
        "concept.md", "measured.faces", "mesured.faces", "mesured"
    ),
    "number that is not measured": Mistake(
        "concept.md", "faces.accuracy", "faces.accurracy", "`measured.faces` has no `accurracy`"
    ),
    "waiting for what is never measured": Mistake(
        "concept.md", ":::note\n", ":::measured weather\n", "waits for", 0
    ),
    "unknown filter": Mistake("concept.md", "percent", "procent", "`procent` is not known"),
    "filter that does not fit": Mistake(
        "concept.md",
        "{{ card.faces.layers.edges.receptive_field }}",
        "{{ card.faces.name | percent }}",
        "does not fit",
    ),
    "a whole table quoted": Mistake(
        "concept.md", "edges.receptive_field", "edges", "is not one value"
    ),
    "share typed by hand": Mistake(
        "concept.md",
        "An opening",
        "It is right in 93.4% of all cases. An opening",
        "looks measured",
    ),
    "accuracy typed by hand": Mistake(
        "concept.md", "A caption.", "Accuracy 0.93 on faces.", "looks measured"
    ),
    "per cent typed by hand on a card": Mistake(
        "cards.yaml", "A place where", "In 12 per cent a place where", "looks measured"
    ),
    "share typed by hand in an answer": Mistake(
        "questions.yaml", "Like here.", "Like here, 7 % more often.", "looks measured"
    ),
    "unknown sample": Mistake("concept.md", "samples.freya", "samples.fryea", "only freya"),
    # links
    "column without a heading": Mistake("concept.md", "| a | b |", "| | b |", "no heading"),
    "link to no heading": Mistake("concept.md", "(#first)", "(#frist)", "no heading"),
    "link to no concept": Mistake(
        "concept.md", "/concepts/seeing/edges/#second", "/concepts/seeing/edgy/", "leads nowhere"
    ),
    "link to no heading elsewhere": Mistake(
        "concept.md", "edges/#second", "edges/#2", "no heading"
    ),
    "link to no page": Mistake("concept.md", "(/about/)", "(/abuot/)", "leads nowhere"),
    "link to nothing": Mistake("concept.md", "(/about/)", "()", "no address"),
    "link relative to the page": Mistake("concept.md", "(/about/)", "(about)", "must begin with"),
    # cards, questions, flow
    "card ids twice": Mistake("cards.yaml", "id: how-wide", "id: what-is-an-edge", "given before"),
    "card without a back": Mistake(
        "cards.yaml", "    back: A place where *brightness* changes.\n", "", "back` is missing", -3
    ),
    "card of no section": Mistake("cards.yaml", "section: first", "section: zeroth", "no section"),
    "card with a wrong number": Mistake("cards.yaml", "edges.recept", "edges.rcept", "rcept"),
    "cards not yaml": Mistake("cards.yaml", "cards:", "cards: {", "not YAML", 1),
    "no card": Mistake("cards.yaml", "cards:\n", "cards: []\nnot_cards:\n", "not known", 1),
    "question of unknown level": Mistake("questions.yaml", "beginner", "novice", "level"),
    "question of no section": Mistake(
        "questions.yaml", "section: first", "section: x", "no section"
    ),
    "answer with a broken link": Mistake(
        "questions.yaml", "Like here.", "[Here](#nowhere).", "no heading"
    ),
    "step of unknown stage": Mistake("flow.yaml", "stage: input", "stage: pixels", "stage"),
    "step of a stage not on the card": Mistake(
        "flow.yaml", "stage: edges", "stage: parts", "has no `parts`"
    ),
    "step of no section": Mistake("flow.yaml", "section: second", "section: third", "no section"),
    "flow around a point outside": Mistake("flow.yaml", "[10, 20]", "[10, 200]", "at.1"),
    "flow that is drawn nowhere": Mistake("concept.md", ":::flow\n:::\n", "", "nowhere", 9999),
    # track
    "track without a title": Mistake("track.yaml", "title: Seeing\n", "", "`title` is missing", -1),
    "reference without a year": Mistake(
        "references.yaml", "    year: 1962\n", "", "year` is missing", -3
    ),
    "reference to no address": Mistake("references.yaml", "https://doi", "doi", "url"),
    "term without a meaning": Mistake(
        "glossary.yaml", "    meaning: What one unit can *see*.\n", "", "meaning` is missing", -2
    ),
}


@pytest.mark.django_db
@pytest.mark.parametrize("mistake", MISTAKES.values(), ids=MISTAKES.keys())
def test_mistake_is_refused_with_file_line_and_reason(course: Course, mistake: Mistake) -> None:
    line = course.replace(mistake.file, mistake.old, mistake.new) + mistake.below
    problems = _refused(course)
    matching = [problem for problem in problems if mistake.words in problem.reason]
    assert matching, f"{mistake.words!r} is in none of {[str(problem) for problem in problems]}"
    if mistake.below < 9999:  # 9999: the mistake shows in another file than the one spoilt
        name = course.file(mistake.file).relative_to(course.root).as_posix()
        assert (matching[0].file, matching[0].line) == (name, line)
    assert (Track.objects.count(), Concept.objects.count()) == (0, 0)


@pytest.mark.django_db
def test_missing_track_file_is_refused(course: Course) -> None:
    course.file("track.yaml").unlink()
    assert [str(p) for p in _refused(course)] == ["seeing/track.yaml:1: `track.yaml` is missing."]


@pytest.mark.django_db
def test_missing_page_is_refused(course: Course) -> None:
    course.file("concept.md").unlink()
    assert "seeing/edges/concept.md:1: `concept.md` is missing." in map(str, _refused(course))


@pytest.mark.django_db
def test_misspelt_file_name_is_refused_instead_of_passed_over(course: Course) -> None:
    course.file("cards.yaml").rename(course.concept / "card.yaml")
    (problem,) = _refused(course)
    assert (problem.file, problem.line) == ("seeing/edges/card.yaml", 1)
    assert "cards.yaml" in problem.reason


@pytest.mark.django_db
def test_text_that_is_not_utf8_is_refused_at_its_line(course: Course) -> None:
    page = course.file("concept.md")
    page.write_bytes(page.read_bytes().replace(b"A caption.", b"caf\xe9"))
    (problem,) = [p for p in _refused(course) if "UTF-8" in p.reason]
    assert problem.line == 1 + page.read_bytes().split(b"caf")[0].count(b"\n")


@pytest.mark.django_db
def test_two_concepts_with_one_id_are_refused(course: Course) -> None:
    add_concept(course, "corners")
    page = course.root / "seeing" / "corners" / "concept.md"
    page.write_text(page.read_text().replace("id: corners", "id: edges"))
    (problem,) = _refused(course)
    assert "seeing/corners/concept.md:2" in problem.reason
    assert (problem.file, problem.line) == ("seeing/edges/concept.md", 2)


@pytest.mark.django_db
def test_concepts_that_require_each_other_are_refused(course: Course) -> None:
    add_concept(course, "corners", requires="edges")
    course.replace("concept.md", "minutes: 5", "minutes: 5\nrequires: [corners]")
    assert {(p.file, p.line) for p in _refused(course)} == {
        ("seeing/corners/concept.md", 8),
        ("seeing/edges/concept.md", 7),
    }


@pytest.mark.django_db
def test_every_mistake_is_named_at_once(course: Course) -> None:
    course.replace("concept.md", "image-lab", "image-lib")
    course.replace("cards.yaml", "section: first", "section: x")
    course.replace("track.yaml", "position: 1", "position: first")
    files = [problem.file for problem in _refused(course)]
    assert files == ["seeing/edges/cards.yaml", "seeing/edges/concept.md", "seeing/track.yaml"]


@pytest.mark.django_db
def test_a_missing_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ContentError, match="no such folder"):
        load_content(root=tmp_path / "nowhere", zoo=tmp_path)


@pytest.mark.django_db
def test_a_mistake_leaves_what_was_loaded_before_untouched(loaded: Course) -> None:
    before = Concept.objects.get().sections.get(slug="first").html
    loaded.replace("concept.md", "A caption.", "Another caption.")
    loaded.replace("cards.yaml", "section: second", "section: x")
    _refused(loaded)
    assert Concept.objects.get().sections.get(slug="first").html == before


def _refused(course: Course) -> list[Problem]:
    with pytest.raises(ContentError) as refused:
        load_content(root=course.root, zoo=course.zoo)
    return list(refused.value.problems)
