"""What an attempt is over HTTP; each kind's answer and verdict come from its judge."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from drf_spectacular.utils import PolymorphicProxySerializer
from rest_framework import serializers

from backend.common.strict import Strict, invalid, read
from backend.study.practice.judges import JUDGES


def _kind(among: Iterable[str]) -> serializers.ChoiceField:
    words = tuple(among)
    messages: dict[str, Any] = {
        "invalid_choice": f"{{input}} is none of these: {', '.join(words)}."
    }
    return serializers.ChoiceField(choices=words, error_messages=messages)


class AttemptIn(Strict):
    """An answer to one item of a concept's page."""

    concept = serializers.SlugField(max_length=64, help_text="The concept's slug.")
    kind = _kind(JUDGES)
    item = serializers.SlugField(max_length=64, help_text="Its id in the activity.")
    answer = serializers.DictField(help_text="As the kind asks for it.")


def read_attempt(data: Any) -> dict[str, Any]:
    """The valid request, its answer read as the kind asks for it. Raises InvalidInputError."""
    asked = read(AttemptIn(data=data))
    answer = JUDGES[asked["kind"]].answer(data=asked["answer"])
    if not answer.is_valid():
        raise invalid({"answer": answer.errors})
    return asked | {"answer": dict(answer.validated_data)}


def _request_of(kind: str) -> type[AttemptIn]:
    fields = {"kind": _kind([kind]), "answer": JUDGES[kind].answer()}
    return type(f"{kind.title()}Attempt", (AttemptIn,), fields)


REQUEST = PolymorphicProxySerializer(
    component_name="Attempt",
    serializers={kind: _request_of(kind) for kind in JUDGES},
    resource_type_field_name="kind",
)
VERDICT = PolymorphicProxySerializer(
    component_name="Verdict",
    serializers=[judge.verdict for judge in JUDGES.values()],
    resource_type_field_name=None,
)
