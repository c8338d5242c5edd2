"""The API held to its own schema: whatever may be asked, by whoever, is answered as it says.

Schemathesis makes the requests, valid ones and others; half of the names in addresses are of what
there really is. The site answers in this process, through WSGI.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from itertools import cycle
from typing import Any

import schemathesis
from django.utils import timezone
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st
from hypothesis.errors import Unsatisfiable
from schemathesis.checks import not_a_server_error
from schemathesis.core.failures import FailureGroup
from schemathesis.generation import GenerationMode
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from backend.lab.addresses import signed
from tests.api.roles import Role

SCHEMA = "/api/v1/schema/?format=json"
CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
]
LAST = ("DELETE",)  # what takes away comes after what looks at it


@dataclass(frozen=True)
class Break:
    """Where an answer was not as the schema says."""

    role: str
    operation: str
    title: str
    detail: str

    @property
    def is_server_error(self) -> bool:
        return "Server error" in self.title


@dataclass(frozen=True)
class Held:
    """What came of holding the API to its schema."""

    requests: int
    operations: int
    statuses: dict[int, int]
    breaks: list[Break]


@dataclass
class Asking:
    """One go over the whole schema; roles take turns, so that none is always first."""

    roles: Iterator[Role]
    examples: int
    number: int
    statuses: Counter[int] = field(default_factory=Counter)
    breaks: list[Break] = field(default_factory=list)

    def ask(self, operation: Any, mode: GenerationMode) -> None:
        """So many requests to one operation, all valid or all invalid."""

        @seed(self.number)
        @settings(
            max_examples=self.examples,
            deadline=None,
            database=None,
            phases=[Phase.generate],
            suppress_health_check=list(HealthCheck),
        )
        @given(case=operation.as_strategy(generation_mode=mode), real=st.booleans())
        def each(case: Any, real: bool) -> None:
            self.once(case, next(self.roles), real=real)

        try:
            each()
        except (schemathesis.errors.SchemathesisError, Unsatisfiable) as error:
            # where every request is valid there is nothing else to ask
            if mode is GenerationMode.POSITIVE:
                self.breaks.append(Break("", operation.label, "Nothing asked", str(error)))

    def once(self, case: Any, role: Role, *, real: bool) -> None:
        if real:
            _name_what_there_is(case, role)
        response = case.call(headers={**role.headers, "Accept-Encoding": "identity"})
        self.statuses[response.status_code] += 1
        self.breaks.extend(_breaks(case, response, role))


def hold(roles: list[Role], *, examples: int, number: int) -> Held:
    """Ask every operation so many valid and so many invalid requests.

    `number` seeds what is asked: the same number asks the same.
    """
    schema = schemathesis.openapi.from_wsgi(SCHEMA, _site)
    operations: Iterable[Any] = schema.get_all_operations()
    known = [result.ok() for result in operations]  # raises for one that cannot be read
    known.sort(key=lambda one: one.method.upper() in LAST)
    asking = Asking(cycle(roles), examples, number)
    for operation in known:
        asking.ask(operation, GenerationMode.POSITIVE)
        if operation.body or operation.query:  # elsewhere there is little to get wrong
            asking.ask(operation, GenerationMode.NEGATIVE)
    return Held(sum(asking.statuses.values()), len(known), dict(asking.statuses), asking.breaks)


def _site(environ: Any, start_response: Any) -> list[bytes]:
    """The site as its server runs it: an answer is read to its end and closed."""
    from backend.config.wsgi import application

    answer = application(environ, start_response)
    try:
        return [b"".join(answer)]
    finally:
        answer.close()


def _name_what_there_is(case: Any, role: Role) -> None:
    """Names of nothing are soon refused: let the address, and the body, name what there is."""
    operation = case.operation.definition.raw["operationId"]
    for name in case.path_parameters or {}:
        value = role.values.get(f"{operation}.{name}", role.values.get(name))
        if value is not None:
            case.path_parameters[name] = str(value)
    if "signed" in (case.query or {}):
        address = signed(case.formatted_path, timezone.now() + timedelta(hours=1))
        case.query["signed"] = address.partition("=")[2]
    if isinstance(case.body, dict):
        for name in case.body:
            if f"body.{name}" in role.values and isinstance(case.body[name], str):
                case.body[name] = role.values[f"body.{name}"]


def _breaks(case: Any, response: Any, role: Role) -> Iterable[Break]:
    try:
        case.validate_response(response, checks=CHECKS)
    except FailureGroup as group:
        for fault in group.exceptions:
            title = getattr(fault, "title", type(fault).__name__)
            detail = f"{response.status_code} {case.formatted_path}: {str(fault)[:300]}"
            yield Break(role.name, case.operation.label, title, detail)
