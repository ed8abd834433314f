"""Requests in a second, in pairs that are measured in turns: the ratio is what counts.

The machine may be busy with other things; both halves of a pair then suffer alike, and the median
over the rounds leaves out the moments in which only one did.
"""

import asyncio
import sqlite3
import time
from dataclasses import dataclass
from pathlib import Path
from statistics import median

import asyncpg

from benchmarks.client import get, hidden_fields, post, rate
from benchmarks.figures import Figure
from benchmarks.journeys import ADDRESS, ANSWERS, answer, enter
from benchmarks.servers import Server

ROUNDS = 7
SECONDS = 0.6
AT_ONCE = 16
COLUMNS = "(response INTEGER, item INTEGER, position INTEGER, code INTEGER, seat TEXT)"
ROW = (1, 2, 0, 3, "f0123456789abcde")


@dataclass(frozen=True, slots=True)
class Requests:
    """The same requests for every round, each on a connection of its own."""

    plain: list[bytes]
    pages: list[bytes]
    answers: list[bytes]


async def prepare(port: int, codes: list[str]) -> Requests:
    """People who have answered five of nine items and stand at any one, answered or not."""
    keys = list(ANSWERS)
    prepared = Requests([], [], [])
    for number, code in enumerate(codes):
        visitor = await enter(port, code)
        await answer(visitor, keys[:5])
        key = keys[number % len(keys)]
        path = f"{ADDRESS}/{key}"
        fields = hidden_fields(await visitor.get(path)) + ANSWERS[key]
        visitor.connection.close()
        # The plain request carries the same cookies: without them each answer would set one.
        prepared.plain.append(get("/health/live", visitor.cookie_line))
        prepared.pages.append(get(path, visitor.cookie_line))
        prepared.answers.append(post(path, fields, visitor.cookie_line))
    return prepared


async def measure(
    server: Server, storeless: Server, codes: list[str], goal: float | None
) -> list[Figure]:
    """The two ratios on one database, each of which should reach `goal`, and the rates behind."""
    requests = await prepare(server.port, codes[:AT_ONCE])
    kinds = {
        "plain": (server.port, requests.plain, 200),
        "page": (server.port, requests.pages, 200),
        "stored": (server.port, requests.answers, 303),
        "storeless": (storeless.port, requests.answers, 303),
    }
    for port, sent, status in kinds.values():
        await rate(port, sent, SECONDS, status)  # nothing is cold when it counts
    rounds = [
        {
            kind: await rate(port, sent, SECONDS, status)
            for kind, (port, sent, status) in kinds.items()
        }
        for _ in range(ROUNDS)
    ]
    page = median(each["page"] / each["plain"] for each in rounds)
    stored = median(each["stored"] / each["storeless"] for each in rounds)
    return [
        Figure("question page, own reads included / plain text", page, "", goal, "more"),
        Figure("stored answer / same request without storing", stored, "", goal, "more"),
        *(
            Figure(f"  {kind}", median(each[kind] for each in rounds), "/s")
            for kind in ("plain", "page", "storeless", "stored")
        ),
    ]


def raw_sqlite(folder: Path) -> Figure:
    """Rows that sqlite3 alone commits in a second, one in a transaction, FULL."""
    connection = sqlite3.connect(folder / "raw.sqlite", isolation_level=None)
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=FULL")
    connection.execute(f"CREATE TABLE raw {COLUMNS}")

    def store() -> None:
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("INSERT INTO raw VALUES (?, ?, ?, ?, ?)", ROW)
        connection.execute("COMMIT")

    rates = []
    for _ in range(ROUNDS):
        begun, stored = time.perf_counter(), 0
        while time.perf_counter() < begun + SECONDS:
            store()
            stored += 1
        rates.append(stored / (time.perf_counter() - begun))
    connection.close()
    return Figure("  raw sqlite3, one row a commit, one after another", median(rates), "/s")


async def raw_asyncpg(url: str) -> Figure:
    """Rows that asyncpg alone commits in a second, from as many tasks as there are browsers."""
    async with asyncpg.create_pool(url, min_size=10, max_size=10) as pool:
        await pool.execute(f"CREATE TABLE raw {COLUMNS}")

        async def store(end: float) -> int:
            stored = 0
            while time.perf_counter() < end:
                await pool.execute("INSERT INTO raw VALUES ($1, $2, $3, $4, $5)", *ROW)
                stored += 1
            return stored

        rates = []
        for _ in range(ROUNDS):
            end = time.perf_counter() + SECONDS
            rates.append(sum(await asyncio.gather(*(store(end) for _ in range(AT_ONCE)))) / SECONDS)
    return Figure("  raw asyncpg, one row a commit, 16 tasks", median(rates), "/s")
