"""A million answers under load while the server is killed again and again: `make bench-million`.

Many people at once answer a hundred items each. Every some seconds the server gets kill -9 and is
started again; whoever was not acknowledged sends again. At the end everything that was acknowledged
has to be there, whole and once. In the middle a backup is made.

    python -m benchmarks.million [PEOPLE] [--postgres]
"""

import asyncio
import random
import shutil
import sys
import tempfile
import threading
import time
from contextlib import nullcontext
from pathlib import Path

import uvloop

from benchmarks.__main__ import postgres, processor
from benchmarks.crowd import Crowd, Person
from benchmarks.figures import Figure, print_table
from benchmarks.hundred import ITEMS, list_faults
from benchmarks.servers import Place, free_port, start
from involvement.snapshot import snapshot

PEOPLE = 10_000
AT_ONCE = 64
SECONDS_BETWEEN_KILLS = (10.0, 25.0)


class Killer(threading.Thread):
    """Runs the server, and kills it again and again until `stop`."""

    def __init__(self, place: Place, port: int) -> None:
        """Prepare; `start` starts the first server."""
        super().__init__(daemon=True)
        self._place = place
        self._port = port
        self._over = threading.Event()
        self.starts: list[float] = []

    def run(self) -> None:
        """Start, wait, kill, from the beginning; the last server ends by itself, in order."""
        while True:
            server = start(self._place, self._port)
            self.starts.append(server.start_seconds)
            over = self._over.wait(random.uniform(*SECONDS_BETWEEN_KILLS))
            end = server.process.terminate if over else server.process.kill
            end()
            server.process.wait()
            if over:
                return

    def stop(self) -> None:
        """End the server that runs now, and wait for that."""
        self._over.set()
        self.join()


def main(people: int, *, on_postgres: bool) -> int:
    """Run it, print what was measured, and return 1 where anything is lost, torn or double."""
    print(f"{people:,} people, {ITEMS} items each, {AT_ONCE} at once, {processor()}", flush=True)
    folder = Path(tempfile.mkdtemp(prefix="heard-million-"))
    try:
        with postgres(folder) if on_postgres else nullcontext() as url:
            place = Place(url or f"sqlite:///{folder}/heard.sqlite", folder)
            place.run("benchmarks.hundred")
            figures, faults = uvloop.run(_measure(place, people))
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    print_table("PostgreSQL" if on_postgres else "SQLite", figures)
    for sentence in faults or ["Nothing acknowledged is lost; nothing is torn, nothing is double."]:
        print(sentence)
    return 1 if faults else 0


async def _measure(place: Place, people: int) -> tuple[list[Figure], list[str]]:
    crowd = Crowd(free_port())
    killer = Killer(place, crowd.port)
    killer.start()
    begun = time.perf_counter()
    answering = asyncio.create_task(_answer(crowd, people))
    backup_seconds = await _back_up_in_the_middle(place, crowd, answering, people * ITEMS // 2)
    await answering
    seconds = time.perf_counter() - begun
    await asyncio.to_thread(killer.stop)
    checking = time.perf_counter()
    await place.heard("check")
    check_seconds = time.perf_counter() - checking
    async with snapshot(place.database_url) as taken:
        faults = await list_faults(taken, people)
    figures = [
        Figure("answers acknowledged", crowd.acknowledged),
        Figure("people who finished", crowd.finished),
        Figure("time it took, with all restarts", seconds, "s"),
        Figure("answers in a second, restarts included", crowd.acknowledged / seconds, "/s"),
        Figure("kill -9 while people answered", len(killer.starts) - 1),
        Figure("attempts that found nobody, or got no answer", crowd.sent_again),
        Figure("attempts that were told to come again", crowd.busy),
        Figure("from `heard serve` to the first page, the longest", max(killer.starts), "s"),
        Figure("a backup in the middle of it, tried out", backup_seconds, "s"),
        Figure("heard check at the end", check_seconds, "s"),
    ]
    return figures, faults


async def _answer(crowd: Crowd, people: int) -> None:
    waiting = iter(range(people))

    async def one_after_another() -> None:
        for number in waiting:
            await Person(crowd, number).answer()

    async with asyncio.TaskGroup() as group:
        for _ in range(AT_ONCE):
            group.create_task(one_after_another())


async def _back_up_in_the_middle(
    place: Place, crowd: Crowd, answering: asyncio.Task[None], middle: int
) -> float:
    """Seconds that a backup takes once so many answers are in; it counts what it holds itself."""
    while crowd.acknowledged < middle and not answering.done():
        await asyncio.wait([answering], timeout=1)
    begun = time.perf_counter()
    await place.heard("backup", str(place.folder / "backup"))
    return time.perf_counter() - begun


if __name__ == "__main__":
    numbers = [int(word) for word in sys.argv[1:] if word.isdigit()]
    sys.exit(main(*numbers or [PEOPLE], on_postgres="--postgres" in sys.argv))
