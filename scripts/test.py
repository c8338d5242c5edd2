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
# what is the same on any database is shown once; that runs outlive their workers on this one, the
# tests of faults show
WITHOUT_DATABASE = [
    f"--ignore=tests/backend/{name}.py"
    for name in (
        "common/test_environment",
        "common/test_gate",
        "common/test_trail",
        "concepts/test_documentation",
        "concepts/test_malformed_content",
        "concepts/test_rendering",
        "lab/test_decoding",
        "lab/test_downloads",
        "lab/test_gallery",
        "lab/test_learnt",
        "lab/test_learnt_answers",
        "lab/test_lost_workers",
        "lab/test_hostile_uploads",
        "lab/test_uploads",
        "lab/test_web_process",
        "study/cards/test_scheduling",
        "test_api_schema",
        "test_contract",
    )
]
# what tells how quick something is has both cores
QUICK = ["tests/e2e/test_lighthouse.py", "tests/faults/test_second_start.py"]
NOT_QUICK = [f"--ignore={file}" for file in QUICK]
# benches first: once a test has driven a browser, Django lets that thread ask no database
PATIENT = ["tests/benchmarks", "tests/faults", "tests/deploy"]


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
    """Prepare; then all that may be slowed by what runs beside it; then what tells how quick."""
    started = time.monotonic()
    missing = machine.supply()
    if missing:
        print(machine.explain(missing), file=sys.stderr)
    if machine.ENSUREPIP in missing:
        raise Stop("Nothing can be tested without an environment.")
    prepare.everything(development=True)
    # the one mostly computes, the other mostly waits: for workers, browsers, what was broken
    with steps.beside([*check.checks(), modules(), patient()]) as checked:
        tested = on_small_host() + on_production_host(missing) + in_browser(missing)
    results = checked.result() + tested + how_quick(missing)
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
    """The whole stack as a student meets it."""
    name = "tests of the whole stack"
    if machine.CHROMIUM in missing:
        return [steps.not_run(name, "Chromium missing")]
    return [steps.run(pytest(name, dict(os.environ), *PARALLEL, "tests/e2e", *NOT_QUICK))]


def patient() -> Step:
    """What the site does when its parts are broken, and the benches on a small scale."""
    name = "tests of benches, faults and deployment"
    return pytest(name, dict(os.environ), *PATIENT, *NOT_QUICK, quiet=True)


def how_quick(missing: list[machine.Need]) -> list[Result]:
    """Pages and starts with the machine to themselves."""
    name = "tests of pages' and starts' speed"
    if machine.CHROMIUM in missing:
        return [steps.not_run(name, "Chromium missing")]
    return [steps.run(pytest(name, dict(os.environ), *QUICK))]


def pytest(name: str, env: dict[str, str], *arguments: str, quiet: bool = False) -> Step:
    command = [str(PYTHON), "-m", "pytest", "-q", *arguments]
    return Step(name, command, env={**env, "OMP_NUM_THREADS": "1"}, quiet=quiet)


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
