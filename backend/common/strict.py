"""Serializers that refuse what they do not know, and say every mistake with its place."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from rest_framework import serializers

from backend.common.errors import InvalidInputError


class Strict(serializers.Serializer[Any]):
    """A field with a slip in its name is refused, not passed over."""

    def to_internal_value(self, data: Any) -> Any:
        if isinstance(data, dict):
            unknown = {str(name) for name in data} - set(self.fields)
            if unknown:
                known = ", ".join(self.fields)
                raise serializers.ValidationError(
                    {
                        name: [f"There is no such field here. There are: {known}."]
                        for name in unknown
                    }
                )
        return super().to_internal_value(data)


def read(asked: serializers.Serializer[Any]) -> dict[str, Any]:
    """The valid data. Raises InvalidInputError whose `errors` name places: `transform.1.seed`."""
    if not asked.is_valid():
        raise invalid(asked.errors)
    return dict(asked.validated_data)


def invalid(errors: Any) -> InvalidInputError:
    flat: dict[str, list[str]] = {}
    for place, message in _flat(errors, ()):
        flat.setdefault(".".join(place) or "request", []).append(message)
    return InvalidInputError("Some fields need another value; see errors.", errors=flat)


def _flat(errors: Any, place: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], str]]:
    if isinstance(errors, dict):
        for name, inside in errors.items():
            here = () if name == "non_field_errors" else (str(name),)
            yield from _flat(inside, (*place, *here))
    elif isinstance(errors, list):
        for number, inside in enumerate(errors):
            here = (str(number),) if isinstance(inside, dict | list) else ()
            yield from _flat(inside, (*place, *here))
    else:
        yield place, str(errors)
