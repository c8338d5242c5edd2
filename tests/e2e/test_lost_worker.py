"""A worker that dies under an experiment: the page says so, and the answer comes all the same."""

import os
import signal
import time
from pathlib import Path

import pytest
from playwright.sync_api import Locator, expect

from scripts.stack import Stack
from scripts.supervisor import Child
from tests.e2e.conftest import LabOpener
from tests.e2e.lab import PATIENCE, Lab

pytestmark = pytest.mark.e2e

AGAIN_WITHIN = 90.0  # seconds; a worker starts anew, and a lost task is handed on after about ten

HALF_WAY_OR_OVER = """why => {
  const progress = why.shadowRoot.querySelector('progress');
  return !progress || progress.value > 0;
}"""


def worker_of(site: Stack) -> Child:
    return next(child for child in site.supervisor.children if child.program.name == "worker")


def signal_pool(site: Stack, number: signal.Signals) -> None:
    """To the worker's processes that do the work: the children of its first one."""
    pid = worker_of(site).process.pid
    for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split():
        os.kill(int(child), number)


def freeze_in_the_middle(site: Stack, lab: Lab) -> Locator:
    """An occlusion map whose worker stands still half-way; returns how far the page says it is."""
    why = lab.element.locator("lab-why")
    lab.bring_up(why)
    choices = why.locator("select")
    choices.nth(3).select_option("occlusion")
    progress = why.locator("progress")
    for unit in range(20):  # another question each time: what is known is answered at once
        choices.nth(1).select_option("parts")
        why.locator("input[type=number]").fill(str(unit))
        why.get_by_role("button", name="Show the pixels that matter").click()
        lab.page.wait_for_function(HALF_WAY_OR_OVER, arg=why.element_handle())
        signal_pool(site, signal.SIGSTOP)
        if progress.count():
            return progress
        signal_pool(site, signal.SIGCONT)
    raise AssertionError("No experiment could be stopped half-way.")


def test_an_experiment_whose_worker_is_killed_half_way_says_it_is_slow_and_is_answered(
    site: Stack, open_lab: LabOpener
) -> None:
    lab = open_lab()
    lab.come_near()
    lab.element.locator("lab-samples button").first.click()
    lab.await_end()
    progress = freeze_in_the_middle(site, lab)
    os.killpg(worker_of(site).process.pid, signal.SIGKILL)

    why = lab.element.locator("lab-why")
    expect(why.locator(".state")).to_contain_text("It goes on by itself", timeout=PATIENCE)
    expect(why.locator(".state").get_by_role("button", name="Stop")).to_be_visible()
    deadline = time.monotonic() + AGAIN_WITHIN
    while progress.count() and time.monotonic() < deadline:
        site.supervisor.tend()  # it starts the worker anew, as `make run` does
        lab.page.wait_for_timeout(200)
    expect(progress).to_have_count(0)
    expect(why.locator(".words")).to_contain_text("Orange pixels add to")
    expect(why.locator("problem-note [role=alert]")).to_be_empty()
