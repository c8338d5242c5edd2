"""How many hosts how many students need: arithmetic on what docs/measured.md says things cost.

`python -m tests.benchmarks.sizing` writes the tables of docs/operate.md anew; `make bench ONLY=cost
KEEP=1` does so too. A test holds the tables to the figures.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from pathlib import Path

from scripts.paths import ROOT
from tests.benchmarks.load import SHARES, THINKS
from tests.benchmarks.report import MEASURED

OPERATE = ROOT / "docs" / "operate.md"
BEGIN, END = "<!-- sizing: begin -->", "<!-- sizing: end -->"

BUSY = 0.5  # share of a core that is planned for; the rest is for bursts
KEPT = 0.9  # of all pages, handed out without being made anew
STREAM = 600  # seconds that the events of a run that ended stay in Redis
GROUPS = (30, 200, 1000, 5000)

# the month of a million students; every number here is assumed, and stands in the text
STUDENTS = 1_000_000
PAGES, PICTURES, CARDS = 60, 15, 120  # by one student in a month
PEAK = 6.0  # times the mean of the month

COLUMNS = ("web", "events", "worker", "postgres", "redis-server")
NEW, OLD = "a page, made anew", "a page, kept ready"
PICTURE = "a picture of one's own, through both networks"
CARD = "a card recalled, with the list of what is due"


@dataclass(frozen=True)
class Cost:
    """What was measured: milliseconds of CPU by deed and process, MB by process, kB by deed."""

    cpu: dict[str, dict[str, float]]
    memory: dict[str, float]
    stored: dict[str, dict[str, float]]

    @classmethod
    def read(cls, text: str) -> Cost:
        """From the part `cost` of docs/measured.md."""
        found = text.partition("make bench cost: begin -->")[2].partition("<!--")[0]
        cpu, memory, stored = (_rows(part) for part in found.split("\n\n")[1:4])
        return cls(cpu, next(iter(memory.values())), stored)


def _rows(table: str) -> dict[str, dict[str, float]]:
    head, _, *lines = [line for line in table.splitlines() if line.startswith("|")]
    _, *columns = _cells(head)
    read = (_cells(line) for line in lines)
    return {name: dict(zip(columns, map(float, values), strict=True)) for name, *values in read}


def _cells(line: str) -> list[str]:
    return [cell.strip() for cell in line.strip().strip("|").split("|")]


@dataclass(frozen=True)
class Rates:
    """Pages, pictures and cards a second."""

    pages: float
    pictures: float
    cards: float

    @classmethod
    def of_class(cls, students: int) -> Rates:
        """So many at once, as `make bench ONLY=load` lets them behave."""
        a_second = {
            kind: students * share / (sum(THINKS[kind]) / 2) for kind, share in SHARES.items()
        }
        return cls(a_second["read"], a_second["run"], a_second["study"])

    def times(self, factor: float) -> Rates:
        return Rates(self.pages * factor, self.pictures * factor, self.cards * factor)

    def cores(self, cost: Cost) -> dict[str, float]:
        """Cores for each kind of process, at most BUSY of each in use."""
        deeds = {
            OLD: self.pages * KEPT,
            NEW: self.pages * (1 - KEPT),
            PICTURE: self.pictures,
            CARD: self.cards,
        }
        return {
            column: sum(rate * cost.cpu[deed][column] for deed, rate in deeds.items()) / 1000 / BUSY
            for column in COLUMNS
        }


def text_of(cost: Cost) -> str:
    """Both tables, with the assumptions they stand on."""
    return "\n\n".join([_classes(cost), _million(cost)])


def _classes(cost: Cost) -> str:
    lines = [
        "Students at once, of whom 80 % read, 15 % send pictures and 5 % recall cards, as in "
        f"`make bench ONLY=load`; {KEPT:.0%} of the pages are handed out as kept; no core is "
        f"planned to be busy for more than {BUSY:.0%} of its time.",
        "",
        "| students at once | pages/s | pictures/s | cores: web | events | worker | PostgreSQL "
        "| Redis | in all | worker processes |",
        f"|{'---:|' * 10}",
    ]
    for students in GROUPS:
        rates = Rates.of_class(students)
        cores = rates.cores(cost)
        values = " | ".join(f"{cores[column]:.1f}" for column in COLUMNS)
        lines.append(
            f"| {students:,} | {rates.pages:.1f} | {rates.pictures:.1f} | {values} "
            f"| {sum(cores.values()):.1f} | {max(2, math.ceil(cores['worker']))} |"
        )
    memory = ", ".join(f"{name} {cost.memory[name]:.0f} MB" for name in COLUMNS)
    return "\n".join([*lines, "", f"Memory, measured after the same work: {memory}."])


def _million(cost: Cost) -> str:
    month = 30 * 24 * 3600
    mean = Rates(*(STUDENTS * each / month for each in (PAGES, PICTURES, CARDS)))
    peak, day = mean.times(PEAK), STUDENTS * PICTURES / 30
    cores, stored = peak.cores(cost), cost.stored
    redis = peak.pictures * STREAM * stored[PICTURE]["Redis"] / 2**20
    rows = [
        ("pages a second", f"{STUDENTS:,} × {PAGES} / {month:,} s × {PEAK:g}", peak.pages, "/s"),
        ("pictures a second", f"… × {PICTURES} …", peak.pictures, "/s"),
        ("cards a second", f"… × {CARDS} …", peak.cards, "/s"),
        *((f"cores: {name}", _sum_of(cost, name), cores[name], "") for name in COLUMNS),
        (
            "pictures in the store, of one day",
            f"{day:,.0f} × {stored[PICTURE]['files']:g} kB",
            day * stored[PICTURE]["files"] / 2**20,
            " GB",
        ),
        (
            "events in Redis, of ten minutes at the peak",
            f"{peak.pictures:.1f} × {STREAM} × {stored[PICTURE]['Redis']:g} kB",
            redis,
            " GB",
        ),
        (
            "recalled cards in PostgreSQL, a month",
            f"{STUDENTS * CARDS:,} × {stored[CARD]['PostgreSQL']:g} kB",
            STUDENTS * CARDS * stored[CARD]["PostgreSQL"] / 2**20,
            " GB",
        ),
    ]
    lines = [f"| {what} | {how} | {value:,.1f}{unit} |" for what, how, value, unit in rows]
    said = (
        f"A million students a month, each with {PAGES} pages, {PICTURES} pictures and {CARDS} "
        f"recalled cards (assumed), and a peak of {PEAK:g} times the mean (assumed)."
    )
    return "\n".join([said, "", "| what | how | comes to |", "|---|---|---:|", *lines])


def _sum_of(cost: Cost, name: str) -> str:
    """The arithmetic of a kind's cores, in words of the table above."""
    parts = [
        f"pages × ({KEPT:g} × {cost.cpu[OLD][name]:g} + {1 - KEPT:.1f} × {cost.cpu[NEW][name]:g})",
        f"pictures × {cost.cpu[PICTURE][name]:g}",
        f"cards × {cost.cpu[CARD][name]:g}",
    ]
    return f"({' + '.join(parts)}) ms / {BUSY:g}"


def write(measured: Path = MEASURED, file: Path = OPERATE) -> None:
    """Put the tables between their marks."""
    head, _, rest = file.read_text().partition(BEGIN)
    tables = text_of(Cost.read(measured.read_text()))
    file.write_text(f"{head}{BEGIN}\n{tables}\n{END}{rest.partition(END)[2]}")


if __name__ == "__main__":
    write()
