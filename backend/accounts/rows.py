"""Every row that belongs to a person, found through the models themselves.

A new model with a way to Learner or User is found without a line here: what is taken along is
complete, and so is what is deleted.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

from django.apps import apps
from django.db import models
from django.db.models import Q

from backend.accounts.models import Learner, User

Model = type[models.Model]
KEPT_BACK = "(kept back: it is a secret)"
SECRETS = {
    "accounts.user": {"password"},
    "mfa.authenticator": {"data"},
    "account.emailconfirmation": {"key"},
    "tokens.accesstoken": {"digest"},
    "socialaccount.socialtoken": {"token", "token_secret"},
}


@cache
def personal() -> dict[Model, tuple[str, ...]]:
    """Each model that leads to a person, with the look-ups from its rows to that person.

    `learner` and `user` begin them: {Run: ("learner:learner",), Probe: ("learner:run__learner",)}.
    """
    found: dict[Model, list[str]] = {Learner: ["learner:pk"], User: ["user:pk"]}
    waiting: list[Model] = [Learner, User]
    while waiting:
        parent = waiting.pop(0)
        for field in pointing_at(parent):
            child = field.model
            if child in (Learner, User):
                continue
            ways = [_further(way, field.name) for way in found[parent]]
            if child not in found:
                waiting.append(child)
            known = found.setdefault(child, [])
            known += [way for way in ways if way not in known and way.count("__") < 5]
    return {model: tuple(ways) for model, ways in found.items()}


def rows_of(model: Model, learner: Learner, user: User | None) -> models.QuerySet[Any]:
    """A model's rows that belong to this person."""
    mine = Q(pk__in=[])
    for way in personal()[model]:
        whose, _, lookup = way.partition(":")
        if whose == "learner":
            mine |= Q(**{lookup: learner.pk})
        elif user is not None:
            mine |= Q(**{lookup: user.pk})
    return model._default_manager.filter(mine).order_by("pk").distinct()


def told(model: Model, row: models.Model) -> dict[str, Any]:
    """A row as plain values, its secrets kept back."""
    secrets = SECRETS.get(model._meta.label_lower, set())
    return {
        field.attname: KEPT_BACK if field.name in secrets else field.value_from_object(row)
        for field in model._meta.concrete_fields
    }


def pointing_at(parent: Model) -> Iterator[models.ForeignKey[Any, Any]]:
    """Every foreign key to a model, one to one and hidden ones too."""
    for model in apps.get_models(include_auto_created=True):
        for field in model._meta.concrete_fields:
            if isinstance(field, models.ForeignKey) and field.related_model is parent:
                yield field


def _further(way: str, field: str) -> str:
    whose, _, lookup = way.partition(":")
    return f"{whose}:{field}" if lookup == "pk" else f"{whose}:{field}__{lookup}"
