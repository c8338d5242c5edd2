"""The figures in the words of Prometheus."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from prometheus_client import CollectorRegistry, generate_latest
from prometheus_client.core import (
    CounterMetricFamily,
    GaugeMetricFamily,
    HistogramMetricFamily,
    Metric,
)
from prometheus_client.registry import Collector

from backend.common.figures import BOUNDS, COUNTERS, HISTOGRAMS, Field
from backend.operate.state import State

PREFIX = "lab_"
_EDGES = (*map(str, BOUNDS), "+Inf")
Labels = tuple[tuple[str, str], ...]


def text_of(sums: Mapping[Field, float], state: State) -> bytes:
    """What /metrics answers."""
    registry = CollectorRegistry()
    registry.register(_Told(sums, state))
    return generate_latest(registry)


class _Told(Collector):
    def __init__(self, sums: Mapping[Field, float], state: State) -> None:
        self.sums, self.state = sums, state

    def collect(self) -> Iterator[Metric]:
        for name, told in COUNTERS.items():
            yield self._counter(name, told)
        for name, told in HISTOGRAMS.items():
            yield self._histogram(name, told)
        yield from _gauges(self.state)

    def _of(self, name: str) -> Iterable[tuple[Field, float]]:
        return ((field, amount) for field, amount in self.sums.items() if field.name == name)

    def _counter(self, name: str, told: str) -> CounterMetricFamily:
        found = list(self._of(name))
        family = CounterMetricFamily(PREFIX + name, told, labels=_names(found))
        for field, amount in found:
            family.add_metric([value for _, value in field.labels], amount)
        return family

    def _histogram(self, name: str, told: str) -> HistogramMetricFamily:
        found = list(self._of(name))
        family = HistogramMetricFamily(PREFIX + name, told, labels=_names(found))
        parts: dict[Labels, dict[str, float]] = defaultdict(dict)
        for field, amount in found:
            parts[field.labels][field.part] = amount
        for labels, amounts in parts.items():
            below, buckets = 0.0, []
            for edge in _EDGES:
                below += amounts.get(edge, 0.0)
                buckets.append((edge, below))
            family.add_metric([value for _, value in labels], buckets, amounts.get("sum", 0.0))
        return family


def _names(found: Iterable[tuple[Field, float]]) -> list[str]:
    """The labels of a figure: all its sums have the same."""
    return next(([name for name, _ in field.labels] for field, _ in found), [])


def _gauges(state: State) -> Iterator[GaugeMetricFamily]:
    length = GaugeMetricFamily(f"{PREFIX}queue_length", "Tasks that wait", labels=["queue"])
    age = GaugeMetricFamily(
        f"{PREFIX}queue_age_seconds", "For how long the oldest task has waited", labels=["queue"]
    )
    for one in state.waiting:
        length.add_metric([one.queue], one.length)
        age.add_metric([one.queue], one.age)
    workers = GaugeMetricFamily(
        f"{PREFIX}workers", "Workers' children that lately gave a sign of life", labels=["host"]
    )
    for host, children in state.workers.items():
        workers.add_metric([host], children)
    used = GaugeMetricFamily(f"{PREFIX}space_used_bytes", "Of disk and Redis", labels=["place"])
    total = GaugeMetricFamily(f"{PREFIX}space_bytes", "There is; 0: no bound", labels=["place"])
    for space in state.spaces:
        used.add_metric([space.place], space.used)
        total.add_metric([space.place], space.total)
    yield from (length, age, workers, used, total)
    yield GaugeMetricFamily(
        f"{PREFIX}set_aside", "Jobs that were tried too often", value=len(state.aside)
    )
    if state.last_sweep is not None:
        yield GaugeMetricFamily(
            f"{PREFIX}sweep_age_seconds", "Since the last sweep ended", value=state.last_sweep
        )
