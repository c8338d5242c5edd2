"""Which points of a concept a learner has shown to know, told by evidence alone.

What has to be known, where it is taught and what may show it stand in the concept's coverage.yaml.
A point is `shown` while the last answer to one of its checks was right, `slipped` where its checks
were answered and none was right the last time, and `open` where nothing was answered yet.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any, NamedTuple

from django.db.models import Max

from backend.accounts.models import Learner
from backend.common.errors import NotFoundError
from backend.concepts.models import Concept
from backend.study.practice.models import Evidence

CHECKS = ("card", "question", "drill", "failure", "order", "quiz")  # that a point may name
# the kinds of coverage.yaml as evidence calls them, where the two differ
KINDS = {"question": Evidence.Kind.ANSWER.value}

Place = tuple[str, str]  # kind and item, as evidence has them


class Last(NamedTuple):
    """The last answer to one check."""

    right: bool
    at: datetime


def coverage_of(concept: Concept, learner: Learner | None) -> dict[str, Any]:
    """The concept's points with what the learner has shown, and what to do next.

    Raises NotFoundError where the concept's author lists no points.
    """
    if "coverage" not in concept.activities:
        raise NotFoundError(f"{concept.title} has no list of points.")
    listed = concept.activities["coverage"]["shown"]["points"]
    titles = dict(concept.sections.values_list("slug", "title"))
    address = concept.get_absolute_url()
    last = _lasts(learner, {concept.key: _places(listed)}).get(concept.key, {})
    points = [_point(point, address, titles, last) for point in listed]
    return {
        "concept": concept.slug,
        "title": concept.title,
        "url": f"{address}#coverage-map",
        "total": len(points),
        "shown": sum(point["state"] == "shown" for point in points),
        "points": points,
        "next": _next(points),
    }


def counted(concepts: Iterable[Concept], learner: Learner | None) -> dict[int, tuple[int, int]]:
    """Points shown and points listed of each concept that lists any, by its number; one query."""
    listing = [concept for concept in concepts if "coverage" in concept.activities]
    listed = {one.pk: one.activities["coverage"]["shown"]["points"] for one in listing}
    last = _lasts(learner, {one.key: _places(listed[one.pk]) for one in listing})
    return {
        one.pk: (
            sum(_is_shown(point, last.get(one.key, {})) for point in listed[one.pk]),
            len(listed[one.pk]),
        )
        for one in listing
    }


def _is_shown(point: Mapping[str, Any], last: Mapping[Place, Last]) -> bool:
    found = (last.get(_place(one)) for one in point["evidence"])
    return any(one is not None and one.right for one in found)


def _places(points: Iterable[Mapping[str, Any]]) -> set[Place]:
    return {_place(one) for point in points for one in point["evidence"]}


def _lasts(
    learner: Learner | None, places: Mapping[str, set[Place]]
) -> dict[str, dict[Place, Last]]:
    """The last answer to each check, by the key of its concept; one query, a row a check."""
    if learner is None or not places:
        return {}
    items = {item for wanted in places.values() for _, item in wanted}
    told = Evidence.objects.filter(learner=learner, concept__in=list(places), item__in=items)
    latest = told.values("concept", "kind", "item").annotate(last=Max("id")).order_by()
    found: dict[str, dict[Place, Last]] = {}
    rows = Evidence.objects.filter(pk__in=latest.values("last"))
    for concept, kind, item, right, at in rows.values_list(
        "concept", "kind", "item", "right", "created"
    ):
        if (kind, item) in places[concept]:
            found.setdefault(concept, {})[kind, item] = Last(right, at)
    return found


def _place(evidence: Mapping[str, str]) -> Place:
    return KINDS.get(evidence["kind"], evidence["kind"]), evidence["item"]


def _point(
    point: Mapping[str, Any], address: str, titles: Mapping[str, str], last: Mapping[Place, Last]
) -> dict[str, Any]:
    checks = [_check(one, address, last.get(_place(one))) for one in point["evidence"]]
    states = {check["state"] for check in checks}
    return {
        "id": point["id"],
        "html": point["html"],
        "section": titles.get(point["section"], ""),
        "url": f"{address}#{point['section']}",
        "state": "shown" if "right" in states else "slipped" if "wrong" in states else "open",
        "evidence": checks,
    }


def _check(evidence: Mapping[str, str], address: str, last: Last | None) -> dict[str, Any]:
    return {
        "kind": evidence["kind"],
        "item": evidence["item"],
        "named": evidence["named"],
        "title": evidence["title"],
        "url": f"{address}#{evidence['anchor']}",
        "state": "open" if last is None else "right" if last.right else "wrong",
        "at": last.at.isoformat() if last else None,
    }


def _next(points: Iterable[Mapping[str, Any]]) -> dict[str, Any] | None:
    """What to do now: first what slipped, then what is open, each in the order of the page."""
    waiting = [point for point in points if point["state"] != "shown"]
    if not waiting:
        return None
    point = min(waiting, key=lambda one: one["state"] != "slipped")
    check = next(
        (one for one in point["evidence"] if one["state"] == "wrong"), point["evidence"][0]
    )
    return {"point": point["id"], "learn": point["url"], "section": point["section"], **check}
