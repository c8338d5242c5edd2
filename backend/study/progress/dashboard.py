"""The dashboard's parts, from facts to what its template shows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from backend.accounts.models import Learner
from backend.concepts.models import Concept
from backend.study.cards import queries as cards
from backend.study.cards.cards_json import sides, taught_url
from backend.study.cards.days import study_day
from backend.study.cards.fitting import LEAST_REVIEWS
from backend.study.cards.text import plain
from backend.study.progress import drawing, facts, queries
from backend.study.progress.facts import AHEAD, PERIODS, WEEKS, Judged, Log, Retention
from backend.study.progress.queries import CardRow

LISTED = 10  # weak and mastered cards shown; the counts are of all


@dataclass(frozen=True, slots=True)
class Chart:
    """A drawing, what it says in a sentence, and its numbers as a table."""

    name: str
    svg: str
    words: str
    columns: tuple[str, str]
    rows: list[tuple[str, str]]


def dashboard(learner: Learner | None, now: datetime) -> dict[str, Any]:
    """Everything the page shows, in a fixed number of queries."""
    plan, zone = cards.plan_of(learner), cards.zone_of(learner)
    today = study_day(now, zone)
    rows = queries.card_rows(learner) if learner else []
    log = facts.log_by_day(queries.log_rows(learner, now) if learner else [], zone)
    chances = facts.recalls(rows, now, plan.parameters) if rows else []
    weak, mastered = facts.judge(rows, chances)
    names = queries.named([one.row for one in [*weak[:LISTED], *mastered[:LISTED]]])
    fortnight, run = facts.streak(log.counts, today)
    due = facts.forecast(rows, today, zone)
    return {
        "plan": plan,
        "least_reviews": LEAST_REVIEWS,
        "met": sum(row.last_review is not None for row in rows),
        "due": due[0],
        "weak": [_named(one, names) for one in weak[:LISTED]],
        "weak_count": len(weak),
        "mastered": [_named(one, names) for one in mastered[:LISTED]],
        "mastered_count": len(mastered),
        "fortnight": fortnight,
        "run": run,
        "tracks": _by_track(learner, rows, chances, weak, mastered, now),
        "charts": _charts(rows, due, log, plan, today, now),
        "retentions": [_period(log, today, days) for days in PERIODS],
    }


def _named(one: Judged, names: dict[int, Any]) -> dict[str, Any]:
    card = names[one.row.pk]
    return {
        "front": plain(sides(card)[0]),
        "url": taught_url(card),
        "concept": card.concept,
        "reasons": "; ".join(one.reasons),
    }


def _by_track(
    learner: Learner | None,
    rows: list[CardRow],
    chances: list[float],
    weak: list[Judged],
    mastered: list[Judged],
    now: datetime,
) -> list[tuple[str, list[dict[str, Any]]]]:
    """Each track's concepts with cards met, known and weak, and what else was shown."""
    shown: dict[str, list[queries.Shown]] = {}
    for one in queries.evidence(learner) if learner else []:
        shown.setdefault(one.concept, []).append(one)
    recall: dict[int | None, list[float]] = {}
    for row, chance in zip(rows, chances, strict=True):
        if row.stability is not None:
            recall.setdefault(row.concept_id, []).append(chance)
    tracks: dict[str, list[dict[str, Any]]] = {}
    for deck in cards.decks(learner, now=now):
        chances_here = recall.get(deck.pk, [])
        tracks.setdefault(deck.track.title, []).append(
            {
                "concept": deck,
                "recall": sum(chances_here) / len(chances_here) if chances_here else None,
                "mastered": _of(deck, mastered),
                "weak": _of(deck, weak),
                "shown": shown.get(deck.key, []),
            }
        )
    return list(tracks.items())


def _of(concept: Concept, judged: list[Judged]) -> int:
    return sum(one.row.concept_id == concept.pk for one in judged)


def _period(log: Log, today: date, days: int) -> Retention:
    name = {7: "last 7 days", 30: "last 30 days", 365: "last year"}[days]
    return log.retention((today - timedelta(days=back) for back in range(days)), name)


def _charts(
    rows: list[CardRow], due: list[int], log: Log, plan: Any, today: date, now: datetime
) -> list[Chart]:
    if not rows:
        return []
    return [
        _fading_chart(facts.fading(rows, now, plan.parameters)),
        _forecast_chart(due, today),
        _calendar_chart(log, today),
        _retention_chart(log, today, plan.retention),
    ]


def _fading_chart(means: list[float]) -> Chart:
    if not means:
        return Chart("Forgetting curve", "", "No card has been recalled yet.", ("", ""), [])
    words = (
        f"Asked now, you would recall {means[0]:.0%} of the cards you have met. "
        f"Without any review it would be {means[30]:.0%} in 30 days and {means[60]:.0%} in 60."
    )
    marks = range(0, 61, 10)
    return Chart(
        "Forgetting curve",
        drawing.curve(means, [f"{day} d" for day in range(61)], words),
        words,
        ("In so many days", "Mean chance of recall"),
        [(str(day), f"{means[day]:.0%}") for day in marks],
    )


def _forecast_chart(due: list[int], today: date) -> Chart:
    days = [today + timedelta(days=ahead) for ahead in range(AHEAD)]
    most = max(range(AHEAD), key=lambda ahead: due[ahead])
    words = f"{due[0]} due today, {sum(due[1:8])} in the seven days after."
    if due[most]:
        words += f" The fullest day is {days[most]:%-d %B}, with {due[most]}."
    labels = [f"{day:%-d %b}" for day in days]
    rows = [(label, str(count)) for label, count in zip(labels, due, strict=True)]
    return Chart(
        "What will be due", drawing.bars(due, labels, words), words, ("Day", "Cards"), rows
    )


def _calendar_chart(log: Log, today: date) -> Chart:
    first = today - timedelta(days=7 * WEEKS - 1)
    days = {day: count for day, count in log.counts.items() if first <= day <= today}
    words = f"{sum(days.values())} reviews on {len(days)} days of the last {WEEKS} weeks."
    rows = [(f"{day:%-d %B %Y}", str(count)) for day, count in sorted(days.items(), reverse=True)]
    svg = drawing.calendar(log.counts, today, WEEKS, words)
    return Chart("Days you studied", svg, words, ("Day", "Reviews"), rows[:60])


def _retention_chart(log: Log, today: date, wish: float) -> Chart:
    weeks = []
    for back in reversed(range(WEEKS)):
        last = today - timedelta(days=7 * back)
        weeks.append((last, log.retention(last - timedelta(days=one) for one in range(7))))
    shares = [week.share for _, week in weeks]
    month = log.retention(today - timedelta(days=back) for back in range(30))
    words = "No card has been recalled a day or more after it was learnt yet."
    if month.share is not None:
        words = (
            f"In the last 30 days you recalled {month.right} of {month.total} cards in review: "
            f"{month.share:.0%}, and FSRS expected {month.expected:.0%}. You asked for {wish:.0%}."
        )
    labels = [f"{last:%-d %b}" for last, _ in weeks]
    rows = [
        (label, f"{week.share:.0%} of {week.total}")
        for label, (_, week) in zip(labels, weeks, strict=True)
        if week.share is not None
    ]
    svg = drawing.curve(shares, labels, words, line=wish, least=0.5)
    return Chart("True retention", svg, words, ("Week to", "Recalled"), rows)
