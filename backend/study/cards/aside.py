"""Fits that were set aside, for operators to see and to try again."""

from __future__ import annotations

import uuid

from backend.common.aside import Kind
from backend.study.cards import fits, tasks


def _again(learner_id: uuid.UUID) -> bool:
    if not fits.retry_fit(learner_id=learner_id):
        return False
    tasks.ask(learner_id)
    return True


FITS = Kind("fit", fits.set_aside, _again)
