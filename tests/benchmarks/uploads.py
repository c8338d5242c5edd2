"""5,000 hostile uploads against the whole site: nothing may break, and memory must be bounded.

`python -m tests.benchmarks.uploads` starts a site of its own; `--count` sends fewer, `--seed`
others, `--keep` also writes docs/measured.md. A fault ends it with exit 1. Linux only: memory is
read from /proc.
"""

from __future__ import annotations

import argparse
import http.client
import io
import sys
import threading
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from PIL import Image

from scripts.stack import Stack
from tests import hostile
from tests.benchmarks.report import keep, machine
from tests.student import Answer, Student
from tests.whole_site import running_site

COUNT, SEED, AT_ONCE = 5000, 2026, 4
RUNS = "/api/v1/runs/"
PLENTY = dict.fromkeys(("BYTES_PER_DAY", "BYTES_PER_DAY_ADDRESS"), str(2**50))
PLENTY["QUEUE_LENGTH"] = "1000000"


@dataclass
class Outcome:
    """What came back, by kind, and everything that should not have."""

    answers: dict[str, Counter[int]] = field(default_factory=dict)
    seconds: list[tuple[float, str]] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)

    def note(self, upload: hostile.Upload, status: int, seconds: float) -> None:
        self.answers.setdefault(upload.kind, Counter())[status] += 1
        self.seconds.append((seconds, upload.kind))


@dataclass
class Peaks(threading.Thread):
    """The most memory that the web processes and their decoders ever held, in MiB."""

    root: int
    web: int = 0
    decoder: int = 0

    def __post_init__(self) -> None:
        super().__init__(daemon=True)
        self.over = threading.Event()

    __hash__ = threading.Thread.__hash__

    def run(self) -> None:
        while not self.over.wait(0.2):
            for pid in descendants(self.root):
                self._look(pid)

    def _look(self, pid: int) -> None:
        try:
            command = Path(f"/proc/{pid}/cmdline").read_text()
            status = Path(f"/proc/{pid}/status").read_text()
        except OSError:
            return  # it ended meanwhile
        held = next((line for line in status.splitlines() if line.startswith("VmHWM")), "VmHWM: 0")
        mebibytes = int(held.split()[1]) // 1024
        if "decoding.child" in command:
            self.decoder = max(self.decoder, mebibytes)
        else:
            self.web = max(self.web, mebibytes)


def descendants(root: int) -> list[int]:
    """A process and all that came of it."""
    found = [root]
    for pid in found:
        for children in Path(f"/proc/{pid}/task").glob("*/children"):
            try:
                found += [int(child) for child in children.read_text().split()]
            except OSError:
                continue
    return found


class Sender:
    """Sends uploads one after another, as one visitor."""

    def __init__(self, url: str, outcome: Outcome, lock: threading.Lock) -> None:
        self.url, self.outcome, self.lock = url, outcome, lock
        self.student = Student(url)

    def send(self, upload: hostile.Upload) -> None:
        started = time.perf_counter()
        try:
            answer = self._post(upload)
            fault = self._judge(answer)
            status = answer.status
        except (OSError, http.client.HTTPException) as error:
            self.student.close()
            fault, status = repr(error), 0
        with self.lock:
            self.outcome.note(upload, status, time.perf_counter() - started)
            if fault:
                self.outcome.faults.append(f"{upload.kind}: {status} {fault}")

    def _post(self, upload: hostile.Upload) -> Answer:
        headers: dict[str, Any] = {"Content-Type": upload.content_type}
        if upload.length is not None:
            headers["Content-Length"] = str(upload.length)
        answer = self.student.ask("POST", RUNS, upload.body, headers)
        self.student.close()  # where not all was read, the rest must not pass for a request
        return answer

    def _judge(self, answer: Answer) -> str:
        """What is wrong with an answer; empty for a refusal in words, or a true picture kept."""
        if 400 <= answer.status < 500:
            return "" if len(answer.json().get("detail", "")) > 20 else "no words"
        if answer.status not in (200, 202):
            return repr(answer.body[:200])
        run = answer.headers["location"]
        kept = self.student.get(answer.json()["picture"]["url"])
        image = Image.open(io.BytesIO(kept.body))
        image.load()
        self.student.delete(run)
        good = (image.format, image.mode) == ("JPEG", "RGB") and max(image.size) <= 16_000
        return "" if good else f"kept as {image.format} {image.mode} {image.size}"


def send_all(url: str, count: int, seed: int) -> Outcome:
    outcome, lock = Outcome(), threading.Lock()
    senders = [Sender(url, outcome, lock) for _ in range(AT_ONCE)]
    for sender in senders:
        sender.student.get("/healthz")

    def share(at: int) -> None:
        for number, upload in enumerate(hostile.uploads(seed, count)):
            if number % AT_ONCE == at:
                senders[at].send(upload)

    with ThreadPoolExecutor(AT_ONCE) as threads:
        for done in [threads.submit(share, at) for at in range(AT_ONCE)]:
            done.result()
    return outcome


def measure(site: Stack, count: int, seed: int) -> tuple[str, bool]:
    """The table, and whether nothing broke."""
    web = next(child for child in site.supervisor.children if child.program.name == "web")
    peaks = Peaks(web.process.pid)
    served_by = descendants(web.process.pid)[1]
    peaks.start()
    outcome = send_all(site.address.url, count, seed)
    peaks.over.set()
    peaks.join()
    site.supervisor.tend()
    if web.crashes or not web.running() or served_by not in descendants(web.process.pid):
        outcome.faults.append("a web process ended")
    lost = web.log.read_text(errors="replace").count("decoder lost")
    return told(outcome, peaks, lost, count, seed), not outcome.faults


def told(outcome: Outcome, peaks: Peaks, lost: int, count: int, seed: int) -> str:
    statuses: Counter[int] = sum(outcome.answers.values(), Counter())
    slowest, kind = max(outcome.seconds)
    lines = [
        f"{count:,} hostile uploads (`python -m tests.benchmarks.uploads`, seed {seed}), "
        f"{AT_ONCE} at a time; {machine()}.",
        "",
        "| what | found | aim |",
        "|---|---:|---|",
        f"| faults: no answer, a 5xx, a refusal without words, a false picture "
        f"| {len(outcome.faults)} | 0 |",
        f"| accepted as pictures, each then read back and decoded "
        f"| {statuses[200] + statuses[202]} | |",
        f"| refused: 400, 413, 415, other | {_refused(statuses)} | |",
        f"| decoders ended over a picture | {lost} | |",
        f"| most memory of a web process | {peaks.web} MiB | bounded |",
        f"| most memory of a decoder | {peaks.decoder} MiB | below its limit, 1,171 MiB |",
        f"| slowest answer ({kind}) | {slowest:.1f} s | |",
    ]
    return "\n".join([*lines, *(f"- {fault}" for fault in outcome.faults[:20])])


def _refused(statuses: Counter[int]) -> str:
    named = [statuses[code] for code in (400, 413, 415)]
    others = sum(n for code, n in statuses.items() if code >= 400) - sum(named)
    return ", ".join(f"{number:,}" for number in [*named, others])


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=COUNT)
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--keep", action="store_true", help="write docs/measured.md too")
    asked = parser.parse_args()
    with (
        TemporaryDirectory(prefix="concept-lab-") as var,
        running_site(Path(var), servers=False, **PLENTY) as site,
    ):
        text, good = measure(site, asked.count, asked.seed)
    print(text)
    if asked.keep:
        keep("uploads", "Hostile uploads", text)
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
