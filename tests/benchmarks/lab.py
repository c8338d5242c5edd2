"""The line and its floor, measured in one go on one machine: `make bench ONLY=lab`."""

from pathlib import Path
from tempfile import TemporaryDirectory

from scripts.stack import Stack
from tests.benchmarks import frames, line, pages, rate
from tests.benchmarks.report import Row, machine, row, run_part, table
from tests.whole_site import running_site

WARM = 20
RUNS = 200
STUDENTS = 8
SERVING_AIM = 0.5  # of a static file's requests a second
PASSES_AIM = 15  # milliseconds
HOOKS_AIM = 0.5  # of what plain forward hooks take
FRAME_AIM = 16  # milliseconds, a screen's sixty frames a second


def measure(site: Stack, runs: int = RUNS, students: int = STUDENTS) -> list[Row]:
    """The floor before and after, so that a machine that slows down meanwhile is seen."""
    url, before = site.address.url, rate.floor(0, runs)
    line.one_after_another(url, range(1000, 1000 + WARM))
    alone = line.one_after_another(url, range(2000, 2000 + runs))
    together = rate.measure(site, runs, students)
    after = rate.floor(0, runs)
    bare = row(
        "floor: decode, both networks, pack atlases, one bare process",
        before.seconds + after.seconds,
    )
    one = row("one student, accepted → last layer", [timing.from_accepted for timing in alone])
    many = row(
        f"{students} students at once, accepted → last layer",
        [timing.from_accepted for timing in together.series.timings],
        together.told(rate.bare_loops(runs)),
    )
    return [
        bare,
        Row(one.what, one.p50, one.p95, f"{one.p50 / bare.p50:.1f} × the floor"),
        row("one student, sending → last layer", [timing.from_sending for timing in alone]),
        many,
        *serving(url, max(runs, 64) * 10),
        *passes(runs),
        *drawing(url, runs),
    ]


def serving(url: str, requests: int) -> list[Row]:
    """A concept's page, beside a static file that the same server hands out."""
    page, file = pages.page_and_file(url, requests)
    at_once = f"{pages.CONNECTIONS} × {pages.BUNDLE} at a time"
    what = row(f"a concept’s page, an answer, {at_once}", page.seconds)
    still = row("its style sheet, from the same server", file.seconds)
    share = f"{page.per_second / file.per_second:.1f} × the style sheet’s; aim ≥ {SERVING_AIM}"
    return [
        Row(what.what, what.p50, what.p95, f"{page.per_second:.0f} requests/s, {share}"),
        Row(still.what, still.p50, still.p95, f"{file.per_second:.0f} requests/s"),
    ]


def passes(count: int) -> list[Row]:
    """Both networks' forward passes with every activation, as served, by hooks, and bare."""
    found: dict[str, list[float]] = rate.alone_in_a_process("passes", count)
    bare = row("both networks alone, channels last, no activation kept", found["bare"])
    hooked = row("both networks with plain forward hooks", found["hooked"])
    what = "both networks with all activations as runs are served, batch 1, one thread"
    served = row(what, found["served"])
    share = f"{served.p50 / hooked.p50:.2f} × plain hooks; aims ≤ {HOOKS_AIM}, ≤ {PASSES_AIM} ms"
    return [Row(served.what, served.p50, served.p95, share), hooked, bare]


def drawing(url: str, count: int) -> list[Row]:
    """A frame of the browser that draws all units of a layer of both networks."""
    found = frames.measure(url, min(count, frames.FRAMES))
    what = "a frame: all units of “{}”, both networks, CPU throttled " + f"{frames.SLOWER}×"
    note = f"main thread, Chromium’s trace; aim ≤ {FRAME_AIM} ms"
    return [row(what.format(layer), seconds, note) for layer, seconds in found.items()]


def caption(runs: int = RUNS) -> str:
    return (
        f"{runs} warm runs of distinct 640×480 JPEGs a row, or passes; {frames.FRAMES} frames; "
        f"{machine()}. Measured by `make bench ONLY=lab`."
    )


def whole() -> str:
    """The table of a site started for it."""
    with TemporaryDirectory(prefix="concept-lab-") as folder, running_site(Path(folder)) as site:
        return f"{caption()}\n\n{table(measure(site))}"


if __name__ == "__main__":
    run_part("lab", "From a picture to its last layer", whole, __doc__)
