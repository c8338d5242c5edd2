"""A small class at once: every deed is done, and nothing is lost."""

from tests.benchmarks import load

BRISK = {"read": (0.2, 0.6), "run": (0.2, 0.6), "study": (0.2, 0.6)}  # seconds between two deeds


def test_twenty_students_at_once_lose_no_run_and_meet_no_error(site_url: str) -> None:
    seen = load.crowd(site_url, students=20, seconds=4.0, thinks=BRISK)
    assert seen.server_errors() == 0, seen.statuses
    assert set(seen.seconds) == {"page", "send", "run", "due", "review"}
    assert seen.statuses["page 200"] == len(seen.seconds["page"])
    assert seen.statuses["review 200"] == len(seen.seconds["review"])
    assert seen.ends["done"] == seen.statuses["send 202"] == len(seen.seconds["run"])
    told = load.counts(seen)
    assert "Answers of 5xx: 0" in told
    assert "lost: 0" in told


def test_a_run_that_never_ended_is_counted_as_lost() -> None:
    seen = load.Seen()
    for status in (202, 202, 202, 503):
        seen.note("send", 0.1, status)
    for how in ("done", "failed"):
        seen.end(how)
    told = load.counts(seen)
    assert "Answers of 5xx: 1" in told
    assert "Runs accepted: 3; ended: 1 done, 1 failed; lost: 1" in told
