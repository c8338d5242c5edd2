"""A database's JSON written by orjson: a run's is long, and Django's own took longer than to store
it.
"""

from __future__ import annotations

import json
from typing import Any

import orjson
from django.db import models


class _Encoder(json.JSONEncoder):
    """What `json.dumps(value, cls=…)` asks, which is what Django calls for every database."""

    def encode(self, o: Any) -> str:
        return orjson.dumps(o).decode()


class QuickJSONField(models.JSONField):
    """As Django's, and the same to migrations. Holds what JSON holds: names are strings."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **{"encoder": _Encoder} | options)

    def deconstruct(self) -> Any:
        name, _, args, options = super().deconstruct()
        del options["encoder"]
        return name, "django.db.models.JSONField", args, options
