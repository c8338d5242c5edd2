"""What an author's Markdown becomes."""

from __future__ import annotations

from pathlib import Path

import pytest

from backend.concepts.authoring.clean import clean
from backend.concepts.authoring.facts import Facts, UnknownFactError
from backend.concepts.authoring.problems import ContentError
from backend.concepts.models import Concept, Section
from backend.concepts.services import load_content
from tests.backend.concepts.course import Course


def _html(slug: str) -> str:
    return Section.objects.get(slug=slug).html


def test_quoted_number_says_where_it_was_read(loaded: Course) -> None:
    quoted = '<span class="quoted" title="card.faces.layers.edges.receptive_field">9</span>'
    assert f"A network sees {quoted} points" in _html("first")
    assert '<span class="quoted" title="measured.faces.accuracy">93.4%</span>' in _html("first")


def test_number_follows_its_source(loaded: Course) -> None:
    path = loaded.zoo / "faces" / "measured.json"
    path.write_text('{"accuracy": 0.5}')
    load_content(root=loaded.root, zoo=loaded.zoo)
    assert ">50%</span>" in _html("first")


def test_citation_links_to_the_reference_list(loaded: Course) -> None:
    link = '<a class="cite" href="#ref-hubel-1962">Hubel &amp; Wiesel 1962</a>'
    assert f'<span class="cites">({link})</span>' in _html("first")
    (reference,) = Concept.objects.get().references
    assert reference["html"].startswith("D. H. Hubel, T. N. Wiesel (1962). <a href=")


def test_term_opens_its_meaning(loaded: Course) -> None:
    concept = Concept.objects.get()
    assert 'popovertarget="term-receptive-field">receptive field</button>' in concept.opening
    assert concept.glossary == [
        {
            "key": "receptive-field",
            "term": "receptive field",
            "html": "What one unit can <em>see</em>.",
        }
    ]


def test_maths_becomes_mathml(loaded: Course) -> None:
    assert "<msup><mi>b</mi><mn>2</mn></msup>" in _html("first")
    assert '<div class="maths" tabindex="0"><math display="block">' in _html("first")


def test_code_is_highlighted_by_classes(loaded: Course) -> None:
    assert '<span class="hl-nb">print</span>' in _html("second")


def test_source_is_the_projects_own(loaded: Course) -> None:
    assert '<span class="hl-nf">then</span>' in _html("second")
    assert '<p class="from">ml/network.py</p>' in _html("second")


def test_figure_carries_words_size_and_caption(loaded: Course) -> None:
    html = _html("first")
    assert '<figure class="wide"><img src="/static/content/seeing/edges/figures/dot-' in html
    assert 'alt="A grey square." width="40" height="30" loading="lazy"' in html
    assert "<figcaption><p>A caption.</p>\n</figcaption></figure>" in html


def test_module_holds_its_fallback(loaded: Course) -> None:
    html = _html("second")
    start = html.index('<image-lab id="image-lab" api="/api/v1"')
    lab = html[start : html.index("</image-lab>")]
    assert 'samples-url="/api/v1/samples/"' in lab
    assert 'concept="edges"' in lab
    assert "It needs JavaScript." in lab


def test_flow_is_drawn_with_sizes_from_the_card(loaded: Course) -> None:
    html = _html("first")
    assert 'aria-label="One number of this layer sees 9 of 96 pixels across"' in html
    assert "24 units, each a map of 48\u00a0×\u00a048" in html
    steps = Concept.objects.get().flow
    assert [step["shape"] for step in steps] == [[1, 96, 96], [24, 48, 48], [2]]
    assert steps[2]["parameters"] == 64 * 2 + 2


def test_number_in_code_is_quoted_too(loaded: Course) -> None:
    assert "<code>Freya</code>" in _html("second")


@pytest.mark.parametrize(
    ("written", "absent"),
    [
        ("<script>alert(1)</script>", "<script"),
        ("<img src=x onerror=alert(1)>", "<img src=x"),
        ("[x](javascript:alert(1))", 'href="javascript'),
        ("[x](/about/){onclick=alert(1)}", " onclick"),
        ("[x]{style=color:red}", "style="),
        ("<iframe src=/></iframe>", "<iframe"),
    ],
)
def test_nothing_that_runs_gets_through(
    course: Course, db: None, written: str, absent: str
) -> None:
    course.replace("concept.md", "A caption.", f"A caption {written} here.")
    load_content(root=course.root, zoo=course.zoo)
    assert absent not in _html("first")
    assert "A caption" in _html("first")


@pytest.mark.parametrize(
    ("html", "cleaned"),
    [
        ("<p>a<script>b</script></p>", "<p>a</p>"),
        ('<p onclick="x()">a</p>', "<p>a</p>"),
        ('<a href="javascript:x()">a</a>', "<a>a</a>"),
        ("<style>p{}</style><p>a</p>", "<p>a</p>"),
        ('<image-lab api="/x" onload="y">a</image-lab>', '<image-lab api="/x">a</image-lab>'),
        ("<form action=/x><input></form>", ""),
        ("<svg><script>x</script></svg>", ""),
    ],
)
def test_cleaner_keeps_only_what_the_course_uses(html: str, cleaned: str) -> None:
    assert clean(html) == cleaned


@pytest.mark.parametrize(
    ("token", "text"),
    [
        ("numbers.share | percent", "93.4%"),
        ("numbers.share | percent(0)", "93%"),
        ("numbers.whole | percent", "100%"),
        ("numbers.share | round", "0.93"),
        ("numbers.share | round(3)", "0.934"),
        ("numbers.many | whole", "51,234"),
        ("numbers.side | square", "9,216"),
        ("numbers.seconds | minutes", "2"),
        ("names | count", "3"),
        ("names | count(1)", "2"),
        ("names | list", "Ada, Ben and Cleo"),
        ("found | list", "left eye and mouth"),
        ("names.1", "Ben"),
        ("shape | times", "24 × 48 × 48"),
    ],
)
def test_filters_write_numbers_as_a_person_would(token: str, text: str) -> None:
    numbers = {"share": 0.934, "whole": 1.0, "many": 51234.2, "side": 96, "seconds": 124}
    facts = Facts(
        {"numbers": numbers, "names": ["Ada", "Ben", "Cleo"], "shape": [24, 48, 48]}
        | {"found": ["left_eye", "mouth"]}
    )
    assert facts.quote(token).text == text


def test_unknown_number_says_what_there_is_instead() -> None:
    facts = Facts({"numbers": {"share": 0.9}})
    with pytest.raises(UnknownFactError, match="`numbers` has no `sahre`, only share"):
        facts.quote("numbers.sahre")


def test_each_module_that_a_page_may_hold_exists() -> None:
    from backend.concepts.authoring.modules import MODULES

    modules = Path(__file__).parents[3] / "frontend" / "src" / "modules"
    assert {name for name in MODULES if (modules / name).is_dir()} == set(MODULES)


def test_measured_block_waits_until_networks_are_measured(course: Course, db: None) -> None:
    course.replace(
        "concept.md",
        "Maths $a",
        ":::measured\nRight: {{ measured.cars.accuracy }}.\n:::\n\nMaths $a",
    )
    course.replace("concept.md", "{{ measured.faces.accuracy \\| percent }}", "x")
    measured = course.zoo / "cars" / "measured.json"
    kept = measured.read_text()
    measured.unlink()
    load_content(root=course.root, zoo=course.zoo)
    assert "Right:" not in _html("first")
    assert "<p>Maths" in _html("first")
    measured.write_text(kept)
    load_content(root=course.root, zoo=course.zoo)
    assert '<p>Right: <span class="quoted" title="measured.cars.accuracy">0.934</span>.</p>' in (
        _html("first")
    )


@pytest.mark.parametrize(
    "written",
    [
        "It was 0.39 for faces [@hubel-1962].",
        "Of each ten, 9 are right; 0.5 is half; version 0.12.3; 3.14 too.",
        ":::scenario Made up\nAcceptance fell to 91%.\n\n> More than 5%.\n:::",
        "In code `0.125`, in maths $0.125$.",
    ],
)
def test_number_that_is_cited_or_reckoned_with_needs_no_measurement(
    course: Course, db: None, written: str
) -> None:
    course.replace("concept.md", "Maths $a", f"{written}\n\nMaths $a")
    load_content(root=course.root, zoo=course.zoo)


def test_number_after_a_scenario_needs_its_source_again(course: Course, db: None) -> None:
    line = course.replace(
        "concept.md", "Maths $a", ":::scenario Made up\nTo 91%.\n:::\n\nTo 92%.\n\nMaths $a"
    )
    with pytest.raises(ContentError) as refused:
        load_content(root=course.root, zoo=course.zoo)
    (problem,) = refused.value.problems
    assert (problem.line, problem.reason[:6]) == (line + 4, "`92%` ")


def test_transfer_block_waits_for_the_transfer_alone(course: Course, db: None) -> None:
    course.replace(
        "concept.md",
        "Maths $a",
        ":::measured transfer\nLast: {{ transfer.images.-1 }}.\n:::\n\nMaths $a",
    )
    load_content(root=course.root, zoo=course.zoo)
    assert "Last:" not in _html("first")
    (course.zoo / "transfer.json").write_text('{"images": [100, 400]}')
    load_content(root=course.root, zoo=course.zoo)
    assert '<span class="quoted" title="transfer.images.-1">400</span>' in _html("first")


def test_measured_block_still_refuses_a_number_that_is_gone(course: Course, db: None) -> None:
    line = course.replace(
        "concept.md", "Maths $a", ":::measured\n{{ measured.cars.acuracy }}\n:::\n\nMaths $a"
    )
    with pytest.raises(ContentError) as refused:
        load_content(root=course.root, zoo=course.zoo)
    assert [problem.line for problem in refused.value.problems] == [line + 1]
