"""The API's schema as the site hands it out, and whether an answer is as it says."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

from django.test import Client
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]

Json = dict[str, Any]


@cache
def whole() -> Json:
    """Asked for once: to write it takes the site seconds."""
    found: Json = Client().get("/api/v1/schema/", {"format": "json"}).json()
    return found


def conforms(value: Any, name: str) -> None:
    """Raises ValidationError where an answer differs from the schema's component."""
    told = {"$ref": f"#/$defs/{name}", "$defs": _components()}
    Draft202012Validator(told).validate(value)


@cache
def _components() -> Json:
    referred = json.dumps(whole()["components"]["schemas"])
    found: Json = _nullable(json.loads(referred.replace("#/components/schemas/", "#/$defs/")))
    return found


def _nullable(node: Any) -> Any:
    """OpenAPI 3.0 says `nullable` where JSON Schema says `anyOf null`."""
    if isinstance(node, list):
        return [_nullable(one) for one in node]
    if not isinstance(node, dict):
        return node
    inner = {key: _nullable(value) for key, value in node.items() if key != "nullable"}
    return {"anyOf": [inner, {"type": "null"}]} if node.get("nullable") is True else inner
