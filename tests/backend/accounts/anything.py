"""A row of any model, made from what its fields allow: a new model needs no line in the tests."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from typing import Any

from django.db import models
from django.utils import timezone

Model = type[models.Model]
MARK = "left-by-ada"  # in every text that a row can hold


def a_row(model: Model, whose: Mapping[Model, models.Model]) -> models.Model:
    """Save a row of `model`; what it points at comes from `whose`, or is made as well."""
    values = {
        field.name: _value(field, whose)
        for field in model._meta.concrete_fields
        if not isinstance(field, models.AutoField) and not _has_default(field)
    }
    for field in model._meta.concrete_fields:  # also where it could do without
        if isinstance(field, models.ForeignKey) and field.related_model in whose:
            values[field.name] = whose[field.related_model]
    return model._default_manager.create(**values)


def _has_default(field: models.Field[Any, Any]) -> bool:
    return field.has_default() or (field.null and not isinstance(field, models.TextField))


def _value(field: models.Field[Any, Any], whose: Mapping[Model, models.Model]) -> Any:
    if isinstance(field, models.ForeignKey):
        parent = field.related_model
        assert isinstance(parent, type)
        return whose[parent] if parent in whose else a_row(parent, whose)
    if isinstance(field, models.EmailField):
        return f"{MARK}-{uuid.uuid4().hex[:8]}@example.org"
    if field.choices:
        return field.flatchoices[0][0]
    if isinstance(field, models.CharField | models.TextField):
        text = f"{MARK}-{uuid.uuid4().hex[:8]}"
        return text[: field.max_length] if field.max_length else text
    for kind, value in _PLAIN.items():
        if isinstance(field, kind):
            return value() if callable(value) else value
    raise AssertionError(f"The tests cannot fill {field}: add its kind to _PLAIN.")


_PLAIN: dict[type[models.Field[Any, Any]], Any] = {
    models.UUIDField: uuid.uuid4,
    models.JSONField: {"by": MARK},
    models.DateTimeField: timezone.now,
    models.DateField: lambda: timezone.now().date(),
    models.BooleanField: False,
    models.FloatField: 1.0,
    models.IntegerField: 1,
    models.BinaryField: MARK.encode(),
}
