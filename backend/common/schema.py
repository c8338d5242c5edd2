"""What the API's schema says of the problems an address may answer with."""

from __future__ import annotations

from typing import Any

from drf_spectacular.utils import OpenApiResponse
from rest_framework import serializers

_PROBLEM = ("application/problem+json",)


class ProblemOut(serializers.Serializer[Any]):
    """RFC 9457 problem details."""

    type = serializers.CharField()
    title = serializers.CharField()
    status = serializers.IntegerField()
    detail = serializers.CharField()
    errors = serializers.DictField(  # type: ignore[assignment]  # a field's name here, not a property
        child=serializers.ListField(child=serializers.CharField()), required=False
    )
    limit = serializers.CharField(
        required=False, help_text="Of a 429: the setting whose limit is reached, in small letters."
    )


def refusals(*statuses: int) -> dict[Any, Any]:
    """OpenAPI's word for these problems."""
    return {(status, *_PROBLEM): OpenApiResponse(ProblemOut) for status in statuses}
