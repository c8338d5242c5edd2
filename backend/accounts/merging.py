"""A guest who signs up or in stays who they were: what they did becomes the user's."""

from __future__ import annotations

import uuid
from typing import Any

from django.contrib.auth.signals import user_logged_in
from django.db import IntegrityError, models, transaction
from django.dispatch import receiver
from django.http import HttpRequest

from backend.accounts.models import Learner, User
from backend.accounts.queries import FORMER_KEY, SESSION_KEY
from backend.accounts.rows import pointing_at


@receiver(user_logged_in)
def _keep_guest(sender: object, *, request: HttpRequest, user: User, **_: Any) -> None:
    known = request.session.pop(SESSION_KEY, None)
    guest = Learner.objects.filter(id=uuid.UUID(known), user=None).first() if known else None
    if guest is not None and adopt(guest=guest, user=user).pk != guest.pk:
        request.session[FORMER_KEY] = known  # their browser may hold reviews still to be sent


@transaction.atomic
def adopt(*, guest: Learner, user: User) -> Learner:
    """Make a guest's rows the user's; returns the learner that the user is from now on.

    Where both have a row of which there may be one only, the user's stays and takes over what
    its `absorb(other)` wants of the guest's, if the model has such a method.
    """
    guest = Learner.objects.select_for_update().get(pk=guest.pk)
    learner = Learner.objects.select_for_update().filter(user=user).first()
    if learner is None:
        guest.user = user
        guest.save(update_fields=["user"])
        return guest
    learner.time_zone = learner.time_zone or guest.time_zone
    learner.save(update_fields=["time_zone"])
    _move(guest, learner)
    guest.delete()
    return learner


def _move(old: models.Model, new: models.Model) -> None:
    """Let everything that points at `old` point at `new`."""
    for field in pointing_at(type(old)):
        for row in field.model._default_manager.filter(**{field.name: old}):
            try:
                with transaction.atomic():
                    field.model._default_manager.filter(pk=row.pk).update(**{field.name: new})
            except IntegrityError:
                _join(_rival(field, row, new), row)


def _join(kept: models.Model, other: models.Model) -> None:
    """Two rows of which there may be one only: what hangs on the other moves, then it goes."""
    absorb = getattr(kept, "absorb", None)
    if absorb is not None:
        absorb(other)
        kept.save()
    _move(other, kept)
    other.delete()


def _rival(
    field: models.ForeignKey[Any, Any], row: models.Model, new: models.Model
) -> models.Model:
    """The row that stands where `row` would come to stand."""
    for names in _unique_together(type(row), field.name):
        values = {name: getattr(row, name) for name in names if name != field.name}
        found = type(row)._default_manager.filter(**values, **{field.name: new}).first()
        if found is not None:
            return found
    raise IntegrityError(f"{row!r} cannot be given to {new!r}.")


def _unique_together(model: type[models.Model], name: str) -> list[tuple[str, ...]]:
    """Sets of fields with `name` that no two rows share."""
    sets = [tuple(constraint.fields) for constraint in model._meta.total_unique_constraints]
    sets += [tuple(together) for together in model._meta.unique_together]
    if model._meta.get_field(name).unique:  # type: ignore[union-attr]  # a column of its own
        sets.append((name,))
    return [fields for fields in sets if name in fields]
