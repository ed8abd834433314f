"""Releases of many people: `make bench-releases`. What the figures mean: docs/reference/speed.md.

python -m benchmarks.releases [RESPONSES] [--postgres]
"""

import shutil
import sys
import tempfile
import time
from contextlib import nullcontext
from pathlib import Path

import uvloop

from benchmarks.__main__ import postgres, processor
from benchmarks.client import Visitor, connect, hidden_fields
from benchmarks.figures import Figure, print_table
from benchmarks.seeding import GROUP, MEMBER, PASSWORD, SERVICE
from benchmarks.servers import Place, serving

RESPONSES = 100_000
PAGES = 200
GOAL_SECONDS, OF_RESPONSES = 30, 1_000_000
GOAL_MILLISECONDS = 50
ADDRESS = f"/steering/{GROUP}/{SERVICE}"


def main(responses: int, *, on_postgres: bool) -> int:
    """Measure on one database; 1 when a goal is missed."""
    print(f"{responses:,} responses of eight items, {processor()}", flush=True)
    folder = Path(tempfile.mkdtemp(prefix="heard-releases-"))
    try:
        with postgres(folder) if on_postgres else nullcontext() as url:
            figures = measure(Place(url or f"sqlite:///{folder}/heard.sqlite", folder), responses)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    print_table("PostgreSQL" if on_postgres else "SQLite", figures)
    return 0 if all(figure.reached for figure in figures) else 1


def measure(place: Place, responses: int) -> list[Figure]:
    """Fill an empty database, release, and read the release."""
    lines = place.run("benchmarks.crowded", str(responses)).splitlines()
    seconds = [line.split("\t") for line in lines]
    goal = GOAL_SECONDS if responses >= OF_RESPONSES else None  # much of it is the same for fewer
    figures = [
        Figure(name, float(taken), "s", goal if name == "a release made whole" else None)
        for taken, name in seconds
    ]
    with serving(place) as server:
        milliseconds = uvloop.run(_read(server.port))
    p95 = sorted(milliseconds)[int(0.95 * len(milliseconds))]
    return [*figures, Figure("opening the released page, 95 of 100", p95, "ms", GOAL_MILLISECONDS)]


async def _read(port: int) -> list[float]:
    """Milliseconds of each of many times that a member opens the page."""
    visitor = Visitor(await connect(port))
    form = hidden_fields(await visitor.get("/sign-in"))
    await visitor.post("/sign-in", [*form, ("email", MEMBER), ("password", PASSWORD)])
    taken = []
    for _ in range(PAGES):
        begun = time.perf_counter()
        page = await visitor.get(ADDRESS)
        taken.append((time.perf_counter() - begun) * 1000)
        assert b'id="groups"' in page.body
    visitor.connection.close()
    return taken


if __name__ == "__main__":
    numbers = [int(word) for word in sys.argv[1:] if word.isdigit()]
    sys.exit(main(*numbers or [RESPONSES], on_postgres="--postgres" in sys.argv))
