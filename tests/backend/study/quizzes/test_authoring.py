"""A quiz as an author writes it: one right answer, plausible others, nothing that gives it away."""

from __future__ import annotations

import json
from typing import Any

import pytest

from backend.concepts.authoring.problems import ContentError
from backend.concepts.authoring.quiz_firing import choose
from backend.concepts.models import Concept
from backend.concepts.services import check_content, load_content
from tests.backend.concepts.course import Course
from tests.backend.study.quizzes.conftest import FIRES, MORE, QUIZ, measure


def quiz_of(course: Course) -> dict[str, Any]:
    (track,) = check_content(root=course.root, zoo=course.zoo)
    return next(one.activities["quiz"] for one in track.concepts if "quiz" in one.activities)


def mistakes(course: Course, text: str) -> str:
    course.file("quiz.yaml").write_text(text)
    with pytest.raises(ContentError) as caught:
        check_content(root=course.root, zoo=course.zoo)
    return str(caught.value)


@pytest.mark.parametrize(
    ("before", "after", "reason"),
    [
        ("[A corner., A colour., A shadow.]", "[A corner., A colour.]", "at least 3 items"),
        ("A shadow.", "All of the above", "asks about the other options"),
        ("A shadow.", "Neither of these", "asks about the other options"),
        ("A shadow.", "a place where  brightness changes", "two options say the same"),
        ("[One, Two, Three]", "[One, Two, one]", "two steps say the same"),
        ("right: C}", "right: A}", "two of the right sides say the same"),
        ("receptive_field }}", "shape }}", "not one value"),
        ('"{{ card.faces.layers.edges.receptive_field }}"', "many", "`many` is no number"),
        ("section: first\n    passage", "section: nowhere\n    passage", "no section of this page"),
        ("A network sees", "A network dreams", "do not stand in concept.md"),
        ("id: steps", "id: what", "was given before"),
        ("kind: match", "kind: guess", "does not match any of the expected tags"),
    ],
)
def test_a_quiz_that_cannot_be_right_is_refused(
    course: Course, before: str, after: str, reason: str
) -> None:
    assert before in QUIZ
    assert reason in mistakes(course, QUIZ.replace(before, after) + MORE)


def test_what_is_shown_holds_no_answer(course: Course) -> None:
    quiz = quiz_of(course)
    shown, answers = quiz["shown"]["items"], quiz["hidden"]["answers"]
    assert set(answers) == {item["id"] for item in shown}
    words = json.dumps(shown)
    assert "It says so" not in words
    assert "answer" not in words
    for item in shown:
        keys = [option["key"] for option in item.get("options", ())]
        assert keys == sorted(keys) or item["kind"] == "order"
    steps = next(item for item in shown if item["kind"] == "order")
    assert [one["key"] for one in steps["options"]] != answers["steps"]["answer"]["order"]


def test_a_number_may_be_measured(course: Course) -> None:
    card = json.loads((course.zoo / "faces" / "card.json").read_text())
    edges = next(layer for layer in card["layers"] if layer["name"] == "edges")
    answer = quiz_of(course)["hidden"]["answers"]["window"]["answer"]["number"]
    assert answer == edges["receptive_field"]


def test_an_explanation_leads_to_the_words_that_it_names(course: Course) -> None:
    answers = quiz_of(course)["hidden"]["answers"]
    assert answers["what"]["anchor"] == "first:~:text=A%20network%20sees"
    assert answers["steps"]["anchor"] == "first"


PARTS = {"freya": [9.0, 0.1, 5.0, 0.2, 0.0, 7.0], "other": [3.0, 8.0, 6.0, 9.0, 4.0, 1.0]}


def test_which_unit_fires_is_what_was_measured(course: Course) -> None:
    measure(course, PARTS)
    course.file("quiz.yaml").write_text(QUIZ + FIRES)
    quiz = quiz_of(course)
    item = quiz["shown"]["items"][-1]
    right = quiz["hidden"]["answers"]["which"]["answer"]["choice"]
    units = {option["html"]: option["key"] for option in item["options"]}
    assert units["Unit 0"] == right
    assert set(units) == {"Unit 0", "Unit 1", "Unit 3", "Unit 4"}
    measured = quiz["hidden"]["answers"]["which"]["measured"]
    assert "unit 0: 9.00 here, 9.00 at most" in measured
    assert "unit 3: 0.20 here, 9.00 at most" in measured


def test_answers_of_other_weights_are_not_asked_about(course: Course) -> None:
    measure(course, PARTS, version="old")
    course.file("quiz.yaml").write_text(QUIZ + FIRES)
    assert [item["kind"] for item in quiz_of(course)["shown"]["items"]].count("fires") == 0


def test_a_sample_on_which_no_unit_stands_out_is_refused(course: Course) -> None:
    measure(course, {"freya": [1.0] * 6})
    assert "No parts unit of faces stands out" in mistakes(course, QUIZ + FIRES)


def test_a_dead_unit_is_never_an_option() -> None:
    assert choose([5.0, 0, 0, 0, 0, 9.0], [5.0, 1, 1, 1, 1, 9.0], {5}) == [0, 1, 2, 3]


@pytest.mark.django_db
def test_a_quiz_is_loaded_with_its_concept(course: Course) -> None:
    load_content(root=course.root, zoo=course.zoo)
    assert len(Concept.objects.get(key="edges").activities["quiz"]["shown"]["items"]) == 8
