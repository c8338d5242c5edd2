"""Every error has one place in HTTP."""

from __future__ import annotations

from typing import NoReturn

import pytest
from django import db
from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.http import Http404, HttpRequest
from django.test import Client
from django.urls import path
from kombu.exceptions import OperationalError
from redis.exceptions import ConnectionError as RedisConnectionError
from rest_framework import exceptions

from backend.common import errors
from backend.common.problems import describe


def _break(request: HttpRequest) -> NoReturn:
    raise RuntimeError("a secret detail")


def _away(request: HttpRequest) -> NoReturn:
    raise db.OperationalError("the server at 10.0.0.7 closed the connection")


urlpatterns = [
    path("api/v1/broken/", _break),
    path("broken/", _break),
    path("api/v1/away/", _away),
    path("away/", _away),
]
handler404 = "backend.common.problems.not_found"
handler500 = "backend.common.problems.server_error"


def every_error() -> list[type[errors.ConceptLabError]]:
    found, waiting = [], [errors.ConceptLabError]
    while waiting:
        kind = waiting.pop()
        found.append(kind)
        waiting += kind.__subclasses__()
    return found


def test_the_tree_atop_the_file_names_every_error_with_its_status() -> None:
    drawn = errors.__doc__ or ""
    for kind in every_error()[1:]:
        lines = [line for line in drawn.splitlines() if kind.__name__ in line]
        assert len(lines) == 1
        assert str(kind.status) in lines[0]


@pytest.mark.parametrize("kind", every_error())
def test_an_error_of_ours_becomes_its_problem(kind: type[errors.ConceptLabError]) -> None:
    found = describe(kind("Do this instead."))
    assert found == {
        "type": f"urn:concept-lab:problem:{kind.slug}",
        "title": kind.title,
        "status": kind.status,
        "detail": "Do this instead.",
    }


@pytest.mark.parametrize(
    ("error", "status"),
    [
        (RedisConnectionError("refused"), 503),
        (OperationalError("refused"), 503),
        (db.OperationalError("terminating connection"), 503),
        (SuspiciousOperation("too many fields"), 400),
        (Http404(), 404),
        (PermissionDenied(), 403),
        (exceptions.NotAuthenticated(), 401),
        (exceptions.MethodNotAllowed("PUT"), 405),
        (exceptions.Throttled(wait=9), 429),
    ],
)
def test_errors_of_others_become_problems_too(error: Exception, status: int) -> None:
    found = describe(error)
    assert found is not None
    assert found["status"] == status
    assert found["title"]
    assert found["detail"]


def test_field_errors_are_named() -> None:
    found = describe(exceptions.ValidationError({"network": ["There is no such network."]}))
    assert found is not None
    assert found["errors"] == {"network": ["There is no such network."]}


def test_an_error_that_nobody_foresaw_is_left_to_django() -> None:
    assert describe(RuntimeError("?")) is None


def test_an_unknown_address_of_the_api_is_a_problem(client: Client) -> None:
    answer = client.get("/api/v1/nothing/")
    assert answer.status_code == 404
    assert answer["Content-Type"] == "application/problem+json"
    assert "/api/docs/" in answer.json()["detail"]


@pytest.mark.urls("tests.backend.common.test_problems")
def test_a_mistake_of_ours_under_the_api_is_a_problem_without_its_details(client: Client) -> None:
    client.raise_request_exception = False
    answer = client.get("/api/v1/broken/")
    assert answer.status_code == 500
    assert answer["Content-Type"] == "application/problem+json"
    assert b"secret" not in answer.content


@pytest.mark.urls("tests.backend.common.test_problems")
@pytest.mark.parametrize(
    ("path", "kind", "words"),
    [
        ("/api/v1/away/", "application/problem+json", b"The database does not answer"),
        ("/away/", "text/html; charset=utf-8", b"Away for a moment"),
    ],
)
def test_a_service_that_is_away_is_a_503_that_says_when_to_come_back(
    client: Client, path: str, kind: str, words: bytes
) -> None:
    client.raise_request_exception = False
    answer = client.get(path)
    assert answer.status_code == 503
    assert answer["Content-Type"] == kind
    assert int(answer["Retry-After"]) > 0
    assert answer["Cache-Control"] == "no-store"
    assert words in answer.content
    assert b"10.0.0.7" not in answer.content
