"""A wrong order is explained by what would break."""

from __future__ import annotations

from itertools import permutations
from typing import Any

import pytest
from django.test import Client

from backend.concepts.authoring.problems import ContentError
from backend.concepts.models import Concept
from backend.concepts.services import load_content
from backend.study.practice.judges import JUDGES
from tests.backend.concepts.course import Course
from tests.backend.study.practice.helpers import put


def explained(client: Client, *order: str) -> tuple[dict[str, str], str]:
    body = put(client, *order).json()
    return {one["id"]: one["explanation_html"] for one in body["steps"]}, body["explanation_html"]


def test_the_right_order_is_right_and_each_step_says_what_it_takes_and_gives(
    loaded: Course, client: Client
) -> None:
    body = put(client, "wake", "dress", "meet", "part").json()
    assert body["right"]
    assert body["explanation_html"] == "<p>It runs.</p>\n"
    assert [one["fits"] for one in body["steps"]] == [True] * 4
    assert body["steps"][3]["explanation_html"] == (
        "It takes <strong>2 people</strong> and gives <strong>1 person</strong>."
    )


def test_shapes_that_do_not_fit_are_named_with_the_step_that_gives_them(
    loaded: Course, client: Client
) -> None:
    steps, whole = explained(client, "wake", "dress", "part", "meet")
    assert steps["part"] == (
        "It takes <strong>2 people</strong>; <em>Dress</em>, just before it, gives "
        "<strong>1 person</strong>. The two do not fit. Nobody is there."
    )
    assert whole == f"<p>It breaks at step 3, <em>Part</em>. {steps['part']}</p>"


def test_where_the_shape_would_fit_it_is_said_what_has_not_happened_yet(
    loaded: Course, client: Client
) -> None:
    steps, _ = explained(client, "wake", "meet", "dress", "part")
    assert steps["meet"] == (
        "It would fit: <strong>1 person</strong>. But <em>Dress</em> has not happened "
        "yet. Not before dressing."
    )


def test_a_first_step_that_needs_another_has_nothing_before_it(
    loaded: Course, client: Client
) -> None:
    steps, whole = explained(client, "part", "meet", "dress", "wake")
    assert "nothing stands before it" in steps["part"]
    assert whole.endswith("2 later steps do not fit, either.</p>")


def test_a_step_whose_input_was_worked_on_since_comes_too_late(
    loaded: Course, client: Client
) -> None:
    body = put(client, "part", "wake", "dress", "meet").json()
    assert [one["comes"] for one in body["steps"]] == ["early", "right", "right", "right"]
    body = put(client, "wake", "meet", "dress", "part").json()
    late = body["steps"][2]
    assert (late["id"], late["fits"], late["comes"]) == ("dress", False, "late")
    assert late["explanation_html"] == (
        "It takes <strong>1 person</strong>, which <em>Wake</em> gave; <em>Meet</em>, just before "
        "it, gives <strong>2 people</strong>. The two do not fit."
    )


def test_only_one_of_all_orders_of_a_chain_is_right_and_every_other_is_explained(
    loaded: Course,
) -> None:
    concept = Concept.objects.get()
    steps = ("wake", "dress", "meet", "part")
    verdicts = {
        order: JUDGES["order"].judge(concept, "the-day", {"order": list(order)})
        for order in permutations(steps)
    }
    assert [order for order, verdict in verdicts.items() if verdict.right] == [steps]
    assert all("breaks at" in v.explanation for v in verdicts.values() if not v.right)


def test_what_is_shown_gives_the_order_away_nowhere(loaded: Course, client: Client) -> None:
    shown = client.get("/api/v1/concepts/edges/activities/order/").json()
    assert [step["id"] for step in shown["steps"]] != ["wake", "dress", "meet", "part"]
    assert {key for step in shown["steps"] for key in step} == {"id", "title", "html"}
    assert any("Freya" in step["html"] for step in shown["steps"])  # its facts are filled in


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("needs: [meet]", "needs: [pert]", "which does not stand above it"),
        ("needs: [wake]", "needs: [part]", "which does not stand above it"),
        ("takes: 2 people", "takes: 3 people", "takes '3 people' and is given '2 people'"),
        ("    early: Nobody is there.\n", "", "say what it `takes`, and why"),
        ("- id: part", "- id: meet", "was given before"),
        ("text: Open", "tekst: Open", "`steps.0.tekst` is not known here"),
    ],
)
def test_a_slip_in_the_file_is_refused_with_its_line(
    course: Course, db: Any, old: str, new: str, reason: str
) -> None:
    course.replace("order.yaml", old, new)
    with pytest.raises(ContentError) as refused:
        load_content(root=course.root, zoo=course.zoo)
    (problem,) = [one for one in refused.value.problems if reason in one.reason]
    assert problem.file.endswith("edges/order.yaml")
    assert problem.line > 1
