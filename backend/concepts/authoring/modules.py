"""The interactive modules that a page may hold, by the name of their custom element."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Module:
    """A custom element of `frontend/src/modules/<name>/`."""

    title: str
    fixed: dict[str, str] = field(default_factory=dict)  # attributes that every page gives it
    choices: frozenset[str] = frozenset()  # attributes that an author may give it
    activity: str = ""  # whose fallback stands inside it (see activities.py)

    @property
    def attributes(self) -> set[str]:
        return {*self.fixed, *self.choices, "concept"}


MODULES: dict[str, Module] = {
    "architecture-flow": Module(
        title="Architecture flow",
        fixed={"api": "/api/v1", "samples-url": "/api/v1/samples/"},
        # what flows where the page has no picture yet; headings' ids by stage
        choices=frozenset({"sample", "sections"}),
    ),
    "code-walkthrough": Module(
        title="Code walkthrough",
        fixed={"api": "/api/v1", "samples-url": "/api/v1/samples/"},
        choices=frozenset({"sample", "network"}),  # followed where the page has no picture yet
        activity="walkthrough",
    ),
    "concept-drill": Module(title="Drills", fixed={"api": "/api/v1"}, activity="drills"),
    "coverage-map": Module(title="Coverage map", fixed={"api": "/api/v1"}, activity="coverage"),
    "failure-lab": Module(
        title="Failure lab",
        fixed={"api": "/api/v1", "samples-url": "/api/v1/samples/"},
        choices=frozenset({"sample"}),  # failed on where the page has no picture yet
        activity="failures",
    ),
    "flow-reorder": Module(title="Put in order", fixed={"api": "/api/v1"}, activity="order"),
    "image-lab": Module(
        title="Image lab",
        fixed={"api": "/api/v1", "samples-url": "/api/v1/samples/"},
    ),
    "layer-explorer": Module(
        title="Layer explorer",
        fixed={"api": "/api/v1"},
        choices=frozenset({"sample"}),  # looked at where the page has no picture yet
    ),
}
