"""Who judges answers of which kind. A new kind is a file here, and a line below."""

from __future__ import annotations

from backend.study.practice.judges import drill, failure, order
from backend.study.practice.judges.base import Judge

JUDGES: dict[str, Judge] = {
    "drill": drill.JUDGE,
    "failure": failure.JUDGE,
    "order": order.JUDGE,
}
