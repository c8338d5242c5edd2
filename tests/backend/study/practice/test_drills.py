"""Predictions are judged by what was measured, and by nothing that was typed."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.test import Client

from backend.concepts.authoring.problems import ContentError
from backend.concepts.models import Concept
from backend.concepts.services import load_content
from backend.study.practice.models import Evidence
from tests.backend.concepts.course import Course
from tests.backend.study.practice.conftest import lessons
from tests.backend.study.practice.helpers import attempt


def drill(client: Client, item: str, prediction: str, **answer: Any) -> Any:
    whole = {"prediction": prediction, **answer}
    return attempt(client, concept="edges", kind="drill", item=item, answer=whole)


@pytest.mark.parametrize(("layers", "right"), [(3, "higher"), (2, "same"), (1, "same")])
def test_a_prediction_is_right_where_the_measured_cells_say_so(
    loaded: Course, client: Client, layers: int, right: str
) -> None:
    for prediction in ("lower", "same", "higher"):
        body = drill(client, "depth", prediction, setting={"layers": layers}).json()
        assert body["answers"] == [right]
        assert body["right"] == (prediction == right)


def test_both_measurements_are_told_as_the_file_has_them(loaded: Course, client: Client) -> None:
    body = drill(client, "depth", "higher", setting={"layers": 3}).json()
    names = ("label", "value", "said", "asked")
    assert [tuple(cell[name] for name in names) for cell in body["cells"]] == [
        ("3 layers", 0.8, "80.0\u00a0%", True),
        ("1 layer", 0.4, "40.0\u00a0%", False),
    ]
    assert body["explanation_html"] == (
        "<p>Measured, named rightly: <strong>80.0\u00a0%</strong> with 3 layers; "
        "<strong>40.0\u00a0%</strong> with 1 layer. So it is higher.</p>"
        "<p>Layers build on layers.</p>\n"
    )
    assert body["model_html"] == "<p>Each layer sees further.</p>\n"
    assert [point["id"] for point in body["points"]] == ["window", "parts"]


def test_a_difference_that_another_seed_may_make_counts_as_none(
    loaded: Course, client: Client
) -> None:
    body = drill(client, "best-depth", "1", setting={"data": "cars"}).json()
    assert body["answers"] == ["1", "2"]  # 0.05 apart, with deviations of 0.05 and 0.01
    assert body["right"]
    faces = drill(client, "best-depth", "1", setting={"data": "faces"}).json()
    assert (faces["answers"], faces["right"]) == (["3"], False)
    assert [cell["label"] for cell in faces["cells"]] == [
        "faces, 1 layer", "faces, 2 layers", "faces, 3 layers",
    ]  # fmt: skip


def test_new_measurements_change_what_is_right_once_they_are_loaded(
    loaded: Course, client: Client
) -> None:
    found = lessons()
    found["tables"]["networks"]["cells"][2]["accuracy"] = 0.1
    (loaded.zoo / "lessons.json").write_text(json.dumps(found))
    load_content(root=loaded.root, zoo=loaded.zoo)
    assert drill(client, "depth", "lower", setting={"layers": 3}).json()["right"]


def test_the_sentence_and_its_rating_are_kept_and_judged_by_nobody(
    loaded: Course, client: Client
) -> None:
    answer = {"setting": {"layers": 3}, "sentence": "Parts need edges.", "met": ["parts"]}
    assert drill(client, "depth", "higher", **answer).json()["right"]
    evidence = Evidence.objects.get()
    assert (evidence.kind, evidence.item, evidence.right) == ("drill", "depth", True)
    assert evidence.detail["answer"] == answer | {"prediction": "higher"}
    assert evidence.detail["measured"] == [
        {"at": {"layers": 3}, "value": 0.8},
        {"at": {"layers": 1}, "value": 0.4},
    ]


AT = {"setting": {"layers": 3}}


@pytest.mark.parametrize(
    ("item", "answer", "place", "words"),
    [
        ("depth", {"prediction": "up"} | AT, "prediction", "lower, same"),
        ("depth", {"prediction": "same", "setting": {"layers": 9}}, "setting", "not measured"),
        ("depth", {"prediction": "same", "setting": {"layers": [1]}}, "setting", "not measured"),
        ("depth", {"prediction": "same"}, "setting", "each of: layers"),
        ("depth", {"prediction": "same", "setting": {"data": "cars"}}, "setting", "each of"),
        ("depth", AT, "prediction", "required"),
        ("depth", {"prediction": "same", "met": ["luck"]} | AT, "met", "window, parts"),
        ("best-depth", {"prediction": "4", "setting": {"data": "cars"}}, "prediction", "1, 2, 3"),
    ],
)
def test_an_answer_that_does_not_fit_its_drill_is_refused_with_what_would(
    loaded: Course, client: Client, item: str, answer: dict[str, Any], place: str, words: str
) -> None:
    response = attempt(client, concept="edges", kind="drill", item=item, answer=answer)
    assert response.status_code == 400
    assert words in " ".join(response.json()["errors"][f"answer.{place}"])
    assert not Evidence.objects.exists()


def test_an_unknown_drill_is_not_found(loaded: Course, client: Client) -> None:
    assert drill(client, "nowhere", "same", setting={}).status_code == 404


def test_what_is_shown_holds_no_measurement(loaded: Course, client: Client) -> None:
    shown = client.get("/api/v1/concepts/edges/activities/drills/").json()["drills"]
    assert [one["id"] for one in shown] == ["depth", "best-depth"]
    assert (shown[0]["against"], shown[0]["start"]) == ("1 layer", {"layers": 3})
    assert shown[0]["fixed"] == [{"title": "Trained on", "label": "faces"}]
    assert shown[1]["start"] == {"data": "faces"}
    assert [choice["text"] for choice in shown[1]["choices"]] == ["1 layer", "2 layers", "3 layers"]
    assert "0.8" not in json.dumps(shown)


def test_the_page_has_question_measurements_and_answer_without_the_module(
    course: Course, db: Any, client: Client
) -> None:
    course.replace(
        "concept.md",
        "## Second {#second}\n",
        "## Second {#second}\n\n:::module concept-drill\n:::\n",
    )
    load_content(root=course.root, zoo=course.zoo)
    page = client.get(Concept.objects.get().get_absolute_url()).content.decode()
    inside = page.partition("<concept-drill")[2].partition("</concept-drill>")[0]
    for words in ("Do more <em>layers</em> help?", "80.0\u00a0%", "Each layer sees further."):
        assert words in inside


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("turn: [layers]", "turn: [depth]", "`depth` is not in networks. There: data, layers."),
        ("fixed: {data: faces}", "fixed: {}", "`data` is either turned or fixed"),
        ("fixed: {data: faces}", "fixed: {data: dogs}", "`dogs` is not in networks"),
        ("against: {layers: 1}", "against: {layers: 7}", "`7` is not in networks"),
        ("    against: {layers: 1}\n", "", "give either `against` (a setting) or `over` (a knob)"),
        ("turn: [data]", "turn: [data]\n    quantitty: x", "is not known here"),
        ("start: {layers: 3}", "start: {layers: 3, data: cars}", "`start` gives values to knobs"),
        ("- id: parts", "- id: window", "was given before"),
        ("over: layers", "over: size", "`size` is not in networks"),
    ],
)
def test_a_drill_that_does_not_fit_its_table_is_refused_with_its_line(
    course: Course, db: Any, old: str, new: str, reason: str
) -> None:
    course.replace("drills.yaml", old, new)
    with pytest.raises(ContentError) as refused:
        load_content(root=course.root, zoo=course.zoo)
    (problem,) = [one for one in refused.value.problems if reason in one.reason]
    assert problem.file.endswith("edges/drills.yaml")
    assert problem.line > 1


def test_a_table_that_was_never_measured_is_refused(course: Course, db: Any) -> None:
    (course.zoo / "lessons.json").unlink()
    with pytest.raises(ContentError, match=r"lessons.*`networks`"):
        load_content(root=course.root, zoo=course.zoo)
