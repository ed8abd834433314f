"""What one process counts while it serves, for a program that watches it.

Over all organisations together, and by the pattern of an address, never by the address itself:
nothing here says who did what.
"""

import re
from bisect import bisect_left
from collections.abc import Awaitable, Callable, Iterator
from itertools import accumulate, repeat
from time import perf_counter
from typing import Any

from prometheus_client import (
    CollectorRegistry,
    Counter,
    Gauge,
    ProcessCollector,
    disable_created_metrics,
    generate_latest,
)
from prometheus_client.core import CounterMetricFamily, HistogramMetricFamily, Metric

from involvement.headers import STATUS

SECONDS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0)
BOUNDS = (*map(str, SECONDS), "+Inf")
METHODS = frozenset(("GET", "HEAD", "POST", "OPTIONS"))
NOWHERE = "none"

Kind = tuple[str, str, int]
"""(pattern of the address, method, status)"""
App = Callable[[Any, Any, Any], Awaitable[None]]

# They would say when each counter was first used: a line more for each.
disable_created_metrics()  # type: ignore[no-untyped-call]


class Metrics:
    """The counters of one application, in a registry of its own."""

    def __init__(self, waiting: Callable[[], int]) -> None:
        """Take what says how many answers wait for the database."""
        self.registry = registry = CollectorRegistry()
        self.requests = Requests()
        registry.register(self.requests)
        self.answers_stored = Counter(
            "heard_answers_stored", "Answers stored durably.", registry=registry
        )
        self.refused = Counter(
            "heard_refused",
            "Requests told to come again, because the database was busy or away.",
            ("reason",),
            registry=registry,
        )
        for reason in ("busy", "away"):
            self.refused.labels(reason)
        self.sign_ins_refused = Counter(
            "heard_sign_ins_refused",
            "Sign-ins with a wrong password or a wrong code of a second factor.",
            registry=registry,
        )
        queue = Gauge(
            "heard_answers_waiting",
            "Answers that wait for the next commit, or requests that wait for a connection.",
            registry=registry,
        )
        queue.set_function(waiting)
        ProcessCollector(registry=registry)

    def to_text(self) -> bytes:
        """Everything, in the text format of Prometheus."""
        return generate_latest(self.registry)


class Requests:
    """Requests by the pattern of their address, counted in a microsecond.

    The library's own counters take several, most of it to find the one with these labels; here the
    text is made when somebody reads it.
    """

    def __init__(self) -> None:
        self._times: dict[Kind, list[float]] = {}  # one number a bucket, then the sum of seconds

    def count(self, route: str, method: str, status: int, seconds: float) -> None:
        """Count one request that has been answered."""
        kind = (route, method, status)
        times = self._times.get(kind)
        if times is None:
            times = self._times[kind] = [0.0] * (len(SECONDS) + 2)
        times[bisect_left(SECONDS, seconds)] += 1
        times[-1] += seconds

    def collect(self) -> Iterator[Metric]:
        """What a registry reads."""
        requests = CounterMetricFamily(
            "heard_requests",
            "Requests answered, by the pattern of their address.",
            labels=("route", "method", "status"),
        )
        by_route: dict[tuple[str, str], list[float]] = {}
        for (route, method, status), times in sorted(self._times.items()):
            named = (_shown(route), method)
            requests.add_metric((*named, str(status)), sum(times[:-1]))
            by_route[named] = [
                sum(pair) for pair in zip(times, by_route.get(named, repeat(0.0)), strict=False)
            ]
        yield requests
        seconds = HistogramMetricFamily(
            "heard_request_seconds",
            "Seconds from the beginning of a request to the end of its answer.",
            labels=("route", "method"),
        )
        for named, times in by_route.items():
            buckets = zip(BOUNDS, accumulate(times[:-1]), strict=True)
            seconds.add_metric(named, [*buckets], times[-1])
        yield seconds


def _shown(route: str) -> str:
    """A pattern without the kinds of its parts, as docs/reference/addresses.md has it."""
    return re.sub(r":\w+}", "}", route) or NOWHERE


def watched(app: App, requests: Requests) -> App:
    """The application, each of whose requests is counted when it has been answered.

    Its status is left in the scope by `involvement/headers.py`, which sees every answer anyway.
    """
    count = requests.count

    async def answer(scope: Any, receive: Any, send: Any) -> None:
        begun = perf_counter()
        try:
            await app(scope, receive, send)
        finally:
            method = scope["method"] if scope["method"] in METHODS else "other"
            status = scope.get(STATUS, 500)  # 500: nobody ever got an answer
            count(scope.get("path_template", ""), method, status, perf_counter() - begun)

    return answer
