"""`make run`: from a fresh clone to a running site, and a clean end.

Needs Python and nothing else. HOST and PORT choose where (default 127.0.0.1:8000); every other
setting is in docs/settings.md.
"""

import fcntl
import os
import signal
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO

from scripts import address, parent, prepare
from scripts.address import Address
from scripts.paths import VAR
from scripts.say import Stop
from scripts.stack import Stack
from scripts.warden import Warden


def main() -> int:
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.default_int_handler)  # all end as KeyboardInterrupt
    try:
        where = address.wanted(os.environ)
        with only_run_here(where) as lock:
            address.require_free(where)
            prepare.everything()
            serve(where, lock)
    except Stop as reason:
        print(f"\n{reason}" if "\n" in str(reason) else reason, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\nStopped.")
    return 0


@contextmanager
def only_run_here(where: Address) -> Iterator[IO[str]]:
    """Hold this clone's lock, which the system lets go however we end."""
    VAR.mkdir(parents=True, exist_ok=True)
    with (VAR / "run.lock").open("a+") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            lock.seek(0)
            raise Stop(f"This clone already runs: {lock.read().strip()}.") from None
        lock.truncate(0)
        lock.write(f"{where.url} (process {os.getpid()})")
        lock.flush()
        yield lock


def serve(where: Address, lock: IO[str]) -> None:
    """Run the site until interrupted. The warden keeps the lock until nothing of ours is left."""
    warden = Warden(holds=[lock.fileno()])
    stack = Stack(where, VAR, os.environ, warden)
    try:
        stack.start()
        print(f"\nConcept-Lab is at {where.public_url}\nCtrl-C stops it. Logs: {VAR / 'log'}")
        sys.stdout.flush()
        while not parent.wants_us_gone():
            time.sleep(0.5)
            stack.supervisor.tend()
    finally:
        end(stack)
        warden.close()


def end(stack: Stack) -> None:
    """End every process; at once, if the person asks a second time."""
    try:
        stack.stop()
    except KeyboardInterrupt:
        stack.supervisor.kill()


if __name__ == "__main__":
    sys.exit(main())
