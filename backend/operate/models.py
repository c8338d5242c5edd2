"""What the site's staff asked for: written down, and never changed afterwards."""

from __future__ import annotations

from typing import Any, NoReturn

from django.db import models


class _Kept(models.QuerySet["AuditEntry"]):
    def update(self, **values: Any) -> NoReturn:
        raise TypeError("What was written down of staff stays as it is.")

    def delete(self) -> NoReturn:
        raise TypeError("What was written down of staff stays as it is.")


class AuditEntry(models.Model):
    """One request of one of the staff to the administration, written before it is answered.

    It names rows by their table and id and holds no word of a person's. `by` is the id of a user
    and no foreign key, so that an entry outlives whoever it is about. The database itself refuses
    to change or remove one (migration 0002).
    """

    at = models.DateTimeField()
    by = models.BigIntegerField(help_text="The id of the user who asked.")
    method = models.CharField(max_length=7)
    view = models.CharField(max_length=100, help_text="What was opened, such as lab_run_change.")
    subject = models.CharField(max_length=64, blank=True, help_text="The id of the row, if one.")
    action = models.CharField(max_length=64, blank=True, help_text="What was chosen in a list.")
    chosen = models.JSONField(default=list, help_text="The ids of the rows that it was chosen for.")

    objects = _Kept.as_manager()

    class Meta:
        ordering = ("-id",)
        indexes = (models.Index(fields=["subject"]), models.Index(fields=["by", "at"]))
        verbose_name_plural = "audit entries"

    def __str__(self) -> str:
        return f"{self.method} {self.view} by {self.by}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise TypeError("What was written down of staff stays as it is.")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise TypeError("What was written down of staff stays as it is.")
