"""From an accepted upload to the last layer's event, through the whole running site."""

import time
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from tests.drawn import jpeg
from tests.student import Student

LAYER_EVENTS = 6  # three layers of two networks


@dataclass(frozen=True)
class Timing:
    """One run: seconds from its 202 to the last layer's event, and from sending it to the same."""

    from_accepted: float
    from_sending: float


@dataclass(frozen=True)
class Series:
    """Runs of one or more students at once, and how long all took together."""

    timings: list[Timing]
    elapsed: float

    @property
    def per_second(self) -> float:
        return len(self.timings) / self.elapsed


def time_run(student: Student, picture: bytes) -> Timing:
    """Send one picture and listen. Raises AssertionError if it needed no work or failed."""
    sent = time.perf_counter()
    answer = student.send(picture)
    # 200 is an answer from the store; a quick worker may have begun before the 202 was written
    assert answer.status == 202, f"answered {answer.status}: nothing would be measured"
    run = answer.json()
    events = list(student.hear(run))
    layers = [event.at for event in events if event.name == "layer"]
    assert len(layers) == LAYER_EVENTS
    assert events[-1].name == "done"
    return Timing(layers[-1] - answer.at, layers[-1] - sent)


def one_after_another(url: str, numbers: Iterable[int]) -> list[Timing]:
    """One student's runs, each begun when the one before is done."""
    sent = pictures(numbers)
    student = Student(url)
    try:
        return [time_run(student, picture) for picture in sent]
    finally:
        student.close()


def pictures(numbers: Iterable[int]) -> list[bytes]:
    """Drawn beforehand: drawing one takes as long as a run."""
    return [jpeg(number) for number in numbers]


def at_once(url: str, sent: Sequence[bytes], students: int) -> Series:
    """These pictures shared among ``students`` who all send and listen at the same time."""

    def study(share: int) -> list[Timing]:
        student = Student(url)
        try:
            return [time_run(student, picture) for picture in sent[share::students]]
        finally:
            student.close()

    started = time.perf_counter()
    with ThreadPoolExecutor(students) as pool:
        timings = [timing for share in pool.map(study, range(students)) for timing in share]
    return Series(timings, time.perf_counter() - started)
