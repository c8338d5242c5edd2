"""What studying costs and how well its schedule foretells; printed by `make bench`.

`python -m tests.benchmarks.study` fills the database of VAR_DIR or DATABASE_URL with 10,000 cards
and 200,000 simulated reviews of one learner and asks for pages as a browser does, inside this
process. `--keep` also writes docs/measured.md. Never run it on a database that you want to keep.
"""

from __future__ import annotations

import os
import time
import uuid
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from tests.benchmarks.report import Row, machine, row, run_part, table

if TYPE_CHECKING:
    from backend.accounts.models import Learner
    from backend.study.cards.fitting import CardLog
    from backend.study.cards.models import StudyCard
    from tests.benchmarks.foretelling import Score

CARDS, REVIEWS = 10_000, 20  # 200,000 reviews
KINDS = 250  # logs simulated; the others are these again, some seconds later
ASKED = 40  # requests a row


def main() -> None:
    _set_up()
    run_part("study", "Studying", measure, __doc__)


def measure() -> str:
    """Both tables, with what they are of."""
    from tests.benchmarks.foretelling import compare  # needs Django's settings
    from tests.benchmarks.learner import FORGETFUL, simulate

    logs = simulate(cards=800, reviews=15, parameters=FORGETFUL, seed=1)
    scores = compare(logs)
    learner, now = fill()
    rows = [*speeds(learner, now), *pages(learner)]
    return (
        f"One learner with {CARDS:,} cards and {CARDS * REVIEWS:,} simulated reviews; "
        f"{ASKED} requests a row, in one process, {machine()}, {_database()}.\n\n{table(rows)}\n\n"
        f"Foretelling the latest fifth of a **simulated** log of {len(logs)} cards with "
        "15 reviews each, by a learner who forgets as FSRS-6 does with parameters of its own: it "
        "shows that the fit finds a learner's parameters, and nothing about people. RMSE in the "
        f"bins of the open-spaced-repetition benchmark.\n\n{score_table(scores)}"
    )


def score_table(scores: list[Score]) -> str:
    lines = ["| schedule | log loss | RMSE |", "|---|---:|---:|"]
    return "\n".join(
        [*lines, *(f"| {one.name} | {one.log_loss:.4f} | {one.rmse:.4f} |" for one in scores)]
    )


def fill(
    cards: int = CARDS, reviews: int = REVIEWS, kinds: int = KINDS
) -> tuple[Learner, datetime]:
    """A learner with their cards and log, and the moment when they come back to study."""
    from backend.accounts.models import Learner
    from backend.study.cards import memories
    from backend.study.cards.models import Plan, Review, StudyCard
    from tests.benchmarks.learner import BEGUN, simulate

    learner = Learner.objects.create()
    memories.ensure_plan(learner=learner)
    now = datetime.now(UTC)
    logs = ending(simulate(cards=kinds, reviews=reviews, seed=5), now - timedelta(hours=6))
    made = StudyCard.objects.bulk_create(
        [
            StudyCard(learner=learner, key=uuid.uuid4().hex, front=f"Q{n}", back=f"A{n}",
                      front_html=f"Q{n}", back_html=f"A{n}", due=BEGUN, created=BEGUN)
            for n in range(cards)
        ],
        batch_size=1000,
    )  # fmt: skip
    seconds = timedelta(seconds=1)
    for start in range(0, cards, 500):
        log = [
            Review(learner=learner, card=made[n], key=uuid.uuid4(), rating=rating, at=at,
                   received=at, was=2 if turn else None, days=days, foretold=0.9 if turn else None)
            for n in range(start, min(start + 500, cards))
            for turn, (rating, days, at) in enumerate(
                (rating, days, datetime.fromtimestamp(at, BEGUN.tzinfo) + n // kinds * seconds)
                for rating, days, at in zip(
                    logs[n % kinds].ratings, logs[n % kinds].days, logs[n % kinds].at, strict=True
                )
            )
        ]  # fmt: skip
        Review.objects.bulk_create(log, batch_size=1000)
    _remember(made, logs, kinds)
    Plan.objects.filter(learner=learner).update(new_per_day=0, reviews_per_day=5000)
    return learner, now


def ending(logs: list[CardLog], last: datetime) -> list[CardLog]:
    """The logs moved in time, each so that its last review is somewhere in the month before."""
    from backend.study.cards.fitting import CardLog

    moved = []
    for number, log in enumerate(logs):
        by = last.timestamp() - number % 30 * 86_400 - log.at[-1]
        moved.append(CardLog(log.ratings, log.days, [at + by for at in log.at]))
    return moved


def _remember(cards: list[StudyCard], logs: list[CardLog], kinds: int) -> None:
    """Each card's memory as its log gives it, computed once for each kind of log."""
    from backend.study.cards import models, scheduling
    from tests.benchmarks.learner import BEGUN

    by = scheduling.scheduler(None, 0.9)
    ends = []
    for log in logs:
        grades = [
            scheduling.Grade(rating, datetime.fromtimestamp(at, BEGUN.tzinfo), 0.5)
            for rating, at in zip(log.ratings, log.at, strict=True)
        ]
        ends.append(scheduling.replayed(grades, by, begun=BEGUN))
    for n, card in enumerate(cards):
        card.memory = ends[n % kinds]
        card.first_review, card.reps = BEGUN, len(logs[n % kinds].ratings)
    fields = [*models.MEMORY_FIELDS, "first_review", "reps"]
    models.StudyCard.objects.bulk_update(cards, fields, batch_size=400)


def speeds(learner: Learner, now: datetime) -> list[Row]:
    """The scheduler alone, and reviews kept one by one."""
    from backend.study.cards import scheduling, services
    from backend.study.cards.models import StudyCard
    from backend.study.cards.services import Recall

    by = scheduling.scheduler(None, 0.9)
    memory = scheduling.Memory(due=now)
    moments = [now + timedelta(days=day) for day in range(1, 2001)]
    grades = [scheduling.Grade(3, moment, 0.5) for moment in moments]
    graded = timed(2000, lambda at: scheduling.graded(memory, grades[at], by))
    keys = list(StudyCard.objects.filter(learner=learner).values_list("key", flat=True)[:ASKED])

    def keep_one(at: int) -> None:
        recall = Recall(uuid.uuid4(), keys[at], 3, now)
        services.take_reviews(learner=learner, recalls=[recall], now=now)

    kept = timed(ASKED, keep_one)
    return [
        row("FSRS-6, one review, scheduler alone", graded, _rate(graded)),
        row("one review kept: log, memory, evidence", kept, _rate(kept)),
    ]


def _rate(seconds: list[float]) -> str:
    return f"{len(seconds) / sum(seconds):,.0f} reviews/s"


def pages(learner: Learner) -> list[Row]:
    """What a browser asks for, the database's part and the page's together."""
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    browser = Client(headers={"host": "localhost"})
    session = browser.session
    session["learner"] = str(learner.id)
    session.save()
    browser.cookies["sessionid"] = session.session_key or ""
    rows = []
    for what, path in (
        ("due list, GET /api/v1/study/due/", "/api/v1/study/due/"),
        ("study page", "/study/"),
        ("dashboard", "/study/progress/"),
    ):
        answer = browser.get(path)
        assert answer.status_code == 200, answer.content[:500]
        with CaptureQueriesContext(connection) as made:
            browser.get(path)
            queries = len(made)  # the next request forgets them
        seconds = timed(ASKED, lambda _, path=path: browser.get(path))  # type: ignore[misc]
        rows.append(row(what, seconds, f"{queries} queries"))
    return rows


def timed(times: int, work: Callable[[int], object]) -> list[float]:
    """Seconds of each of so many calls."""
    seconds = []
    for at in range(times):
        started = time.perf_counter()
        work(at)
        seconds.append(time.perf_counter() - started)
    return seconds


def _database() -> str:
    from django.db import connection

    return {"sqlite": "SQLite", "postgresql": "PostgreSQL"}[connection.vendor]


def _set_up() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "backend.config.settings")
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)


if __name__ == "__main__":
    main()
