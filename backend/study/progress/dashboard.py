"""The dashboard's parts, from facts to what its template shows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from backend.accounts.models import Learner
from backend.study.cards import queries as cards
from backend.study.cards.cards_json import sides, taught_url
from backend.study.cards.days import study_day
from backend.study.cards.fitting import LEAST_REVIEWS
from backend.study.cards.models import StudyCard
from backend.study.cards.text import plain
from backend.study.practice import coverage
from backend.study.progress import drawing, facts, queries
from backend.study.progress.facts import (
    AHEAD,
    PERIODS,
    WEEKS,
    Cards,
    Log,
    Numbers,
    Retention,
    Verdict,
)

LISTED = 10  # weak and mastered cards shown; the counts are of all


@dataclass(frozen=True, slots=True)
class Chart:
    """A drawing, what it says in a sentence, and its numbers as a table."""

    name: str
    svg: str
    words: str
    columns: tuple[str, str]
    rows: list[tuple[str, str]]


@dataclass(frozen=True, slots=True, order=True)
class DayCount:
    """So many on one of the learner's days."""

    day: date
    count: int


@dataclass(frozen=True, slots=True)
class Known:
    """A learner's cards and what we think of them."""

    cards: Cards
    chances: Numbers  # of recall now, (cards,)
    verdict: Verdict

    def of(self, concept: int) -> dict[str, Any]:
        """Numbers of one concept's cards."""
        here = self.cards.concept == concept
        recalled = self.chances[here & self.cards.met]
        return {
            "recall": float(recalled.mean()) if recalled.size else None,
            "mastered": int(here[self.verdict.mastered].sum()),
            "weak": int(here[self.verdict.weak].sum()),
        }


def dashboard(learner: Learner | None, now: datetime) -> dict[str, Any]:
    """Everything the page shows, in a fixed number of queries."""
    plan, zone = cards.plan_of(learner), cards.zone_of(learner)
    today = study_day(now, zone)
    mine = Cards.of(queries.card_rows(learner) if learner else [])
    log = facts.log_by_day(queries.log_rows(learner, now) if learner else [], zone)
    chances = facts.recalls(mine, now, plan.parameters)
    known = Known(mine, chances, facts.judge(mine, chances))
    due = facts.forecast(queries.due_rows(learner) if learner else [], today, zone)
    fortnight, run = facts.streak(log.counts, today)
    return {
        "plan": plan,
        "least_reviews": LEAST_REVIEWS,
        "met": int(mine.met.sum()),
        "due": due[0],
        **_judged(known),
        "fortnight": fortnight,
        "run": run,
        "tracks": _by_track(learner, known, now),
        "charts": _charts(mine, due, log, plan, today, now),
        "retentions": [_period(log, today, days) for days in PERIODS],
        "forecast": [DayCount(today + timedelta(days=at), count) for at, count in enumerate(due)],
        "studied": sorted(DayCount(day, count) for day, count in log.counts.items() if count),
    }


def _judged(known: Known) -> dict[str, Any]:
    """The weakest and the steadiest cards, with why, and how many there are of each."""
    weak, mastered = known.verdict
    reasons = {int(at): facts.weaknesses(known.cards, known.chances, at) for at in weak[:LISTED]}
    reasons |= {int(at): facts.strengths(known.cards, at) for at in mastered[:LISTED]}
    numbers = {at: int(known.cards.pk[at]) for at in reasons}
    whole = queries.named(numbers.values())
    said = {at: _named(whole[numbers[at]], reasons[at]) for at in reasons}
    return {
        "weak": [said[int(at)] for at in weak[:LISTED]],
        "weak_count": len(weak),
        "mastered": [said[int(at)] for at in mastered[:LISTED]],
        "mastered_count": len(mastered),
    }


def _named(card: StudyCard, reasons: tuple[str, ...]) -> dict[str, Any]:
    return {
        "key": card.key,
        "front": plain(sides(card)[0]),
        "url": taught_url(card),
        "concept": card.concept,
        "reasons": "; ".join(reasons),
    }


def _by_track(learner: Learner | None, known: Known, now: datetime) -> list[dict[str, Any]]:
    """Each track's concepts: cards met, known and weak, points shown, and what else was shown."""
    shown: dict[str, list[queries.Shown]] = {}
    for one in queries.evidence(learner) if learner else []:
        shown.setdefault(one.concept, []).append(one)
    decks = cards.decks(learner, now=now)
    points = coverage.counted(decks, learner)
    tracks: dict[str, dict[str, Any]] = {}
    for deck in decks:
        reached, listed = points.get(deck.pk, (0, 0))
        track = tracks.setdefault(
            deck.track.key, {"title": deck.track.title, "shown": 0, "points": 0, "concepts": []}
        )
        track["shown"] += reached
        track["points"] += listed
        track["concepts"].append(
            {
                "concept": deck,
                **known.of(deck.pk),
                "points_shown": reached,
                "points": listed,
                "shown": shown.get(deck.key, []),
            }
        )
    return list(tracks.values())


def _period(log: Log, today: date, days: int) -> Retention:
    name = {7: "last 7 days", 30: "last 30 days", 365: "last year"}[days]
    return log.retention((today - timedelta(days=back) for back in range(days)), name)


def _charts(
    mine: Cards, due: list[int], log: Log, plan: Any, today: date, now: datetime
) -> list[Chart]:
    if not mine.pk.size:
        return []
    return [
        _fading_chart(facts.fading(mine, now, plan.parameters)),
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
