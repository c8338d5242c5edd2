"""`make test`: everything that is to be shown before a change lands, from a fresh clone.

On Debian as root it installs what the machine lacks; elsewhere it says what is missing and why,
runs the rest, and fails, because not all was shown.
"""

import os
import shutil
import signal
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from scripts import check, frontend, machine, prepare, redis, services, steps
from scripts.paths import FRONTEND, PYTHON, ROOT
from scripts.say import Stop
from scripts.steps import Result, Step
from scripts.supervisor import Supervisor
from scripts.warden import Warden

# two workers on two cores: more would only make torch wait for itself
PARALLEL = ["-n", "2", "--dist", "loadfile"]
FAST = ["tests/ml", "tests/backend", "tests/scripts"]
# what is the same on any database is shown once
WITHOUT_DATABASE = [
    f"--ignore=tests/backend/{name}.py"
    for name in (
        "common/test_environment",
        "common/test_gate",
        "common/test_trail",
        "concepts/test_malformed_content",
        "concepts/test_rendering",
        "lab/test_decoding",
        "lab/test_downloads",
        "lab/test_gallery",
        "lab/test_learnt",
        "lab/test_learnt_answers",
        "lab/test_hostile_uploads",
        "lab/test_web_process",
        "test_api_schema",
        "test_contract",
    )
]
# Lighthouse judges how fast pages are, tests of faults stop processes, those of deployment start
# many: each has both cores
SPEED = "tests/e2e/test_lighthouse.py"
# benches first: once a test has driven a browser, Django lets that thread ask no database
ALONE = ["tests/benchmarks", SPEED, "tests/faults", "tests/deploy"]
TOGETHER = ["tests/e2e", "--ignore", SPEED]


def main() -> int:
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        return steps.summary(run_everything())
    except Stop as reason:
        print(reason, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\nStopped.", file=sys.stderr)
        return 130


def run_everything() -> list[Result]:
    """Prepare, then what judges the code beside what mostly waits for workers, then browsers."""
    started = time.monotonic()
    missing = machine.supply()
    if missing:
        print(machine.explain(missing), file=sys.stderr)
    if machine.ENSUREPIP in missing:
        raise Stop("Nothing can be tested without an environment.")
    prepare.everything(development=True)
    with steps.beside([*check.checks(), modules()]) as checked:
        tested = on_small_host() + on_production_host(missing)
    results = checked.result() + tested + in_browser(missing)
    print(f"\nAll of it took {time.monotonic() - started:.0f} s.")
    return results


def modules() -> Step:
    return Step(
        "tests of the modules",
        ["npm", "run", "--silent", "test"],
        env=frontend.node_environment(),
        cwd=FRONTEND,
    )


def on_small_host() -> list[Result]:
    """ml, backend and scripts on what `make run` uses: SQLite and the private Redis."""
    with scratch() as (folder, supervisor):
        env = clean_environment(folder)
        env["REDIS_URL"] = redis.start(supervisor, folder / "redis", env)
        return [steps.run(pytest("tests on SQLite and the private Redis", env, *PARALLEL, *FAST))]


def on_production_host(missing: list[machine.Need]) -> list[Result]:
    """The backend's tests again, on PostgreSQL and a Redis server of its own."""
    name = "tests on PostgreSQL and a Redis server"
    absent = [need.name for need in (machine.POSTGRES, machine.REDIS) if need in missing]
    if absent:
        return [steps.not_run(name, f"{' and '.join(absent)} missing")]
    with scratch() as (folder, supervisor):
        env = clean_environment(folder / "var")
        env["DATABASE_URL"] = services.start_postgres(supervisor, folder / "postgres", env)
        env["REDIS_URL"] = services.start_redis(supervisor, folder / "redis", env)
        return [steps.run(pytest(name, env, *PARALLEL, "tests/backend", *WITHOUT_DATABASE))]


def in_browser(missing: list[machine.Need]) -> list[Result]:
    """The whole stack as a student meets it, and what it does when its parts are broken."""
    together, alone = "tests of the whole stack", "tests of benches, pages' speed and faults"
    if machine.CHROMIUM in missing:
        return [steps.not_run(name, "Chromium missing") for name in (together, alone)]
    env = dict(os.environ)
    return [
        steps.run(pytest(together, env, *PARALLEL, *TOGETHER)),
        steps.run(pytest(alone, env, *ALONE)),
    ]


def pytest(name: str, env: dict[str, str], *arguments: str) -> Step:
    command = [str(PYTHON), "-m", "pytest", "-q", *arguments]
    return Step(name, command, env={**env, "OMP_NUM_THREADS": "1"}, quiet=False)


def clean_environment(var: Path) -> dict[str, str]:
    """This process's environment with all state kept in ``var``, and no address of a person's."""
    ours = {"DATABASE_URL", "REDIS_URL", "MEDIA_ROOT", "EVENTS_URL", "STORAGE"}
    kept = {name: value for name, value in os.environ.items() if name not in ours}
    return {**kept, "VAR_DIR": str(var)}


@contextmanager
def scratch() -> Iterator[tuple[Path, Supervisor]]:
    """A folder and a supervisor that leave nothing behind, however the tests end."""
    folder = Path(tempfile.mkdtemp(prefix="concept-lab-"))
    folder.chmod(0o755)  # an account without rights must reach its database inside
    warden = Warden()
    supervisor = Supervisor(folder / "log", warden)
    try:
        yield folder, supervisor
    finally:
        supervisor.stop()
        warden.close()
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    os.chdir(ROOT)
    sys.exit(main())
