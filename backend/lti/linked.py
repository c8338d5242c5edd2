"""What a platform's link leads to: a concept, and the place of its grade."""

from __future__ import annotations

from typing import Any

from django.urls import Resolver404, resolve

from backend.concepts.models import Concept
from backend.concepts.queries import concepts
from backend.lti.claims import SCORE
from backend.lti.launching import Launch
from backend.lti.models import Platform
from backend.lti.queries import gradable
from backend.lti.refusals import RefusalError, Why
from backend.lti.wire import origin_of


def concept_of(arrived: Launch) -> Concept | None:
    """What the link names: by a custom parameter, or by the concept's own address; or nothing."""
    named: Any = arrived.claims.custom.get("concept")
    if named is None:
        named = _named_by(arrived.claims.target)
    if named is None:
        return None
    found = concepts().filter(slug=str(named)).first()
    if found is None:
        raise RefusalError(Why.CONCEPT)
    return found


def _named_by(target: str) -> str | None:
    path = target.removeprefix(origin_of(target)).partition("?")[0].partition("#")[0]
    try:
        found = resolve(path)
    except Resolver404:
        return None
    return found.kwargs["slug"] if found.view_name == "concepts:concept" else None


def line_item_of(arrived: Launch, platform: Platform, concept: Concept | None) -> str:
    """Where the student's grade goes; "" where the platform wants none of this person."""
    endpoint = arrived.claims.endpoint
    wanted = endpoint is not None and endpoint.lineitem and SCORE in endpoint.scope
    if not wanted or concept is None or not arrived.by_student or not gradable(concept.key):
        return ""
    assert endpoint is not None
    if origin_of(endpoint.lineitem) not in platform.origins:
        raise RefusalError(Why.ORIGIN)
    return endpoint.lineitem
