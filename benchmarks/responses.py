"""What one complete response costs the server's processor, and its memory."""

import asyncio

from benchmarks.client import get, rate
from benchmarks.figures import Figure
from benchmarks.journeys import complete
from benchmarks.servers import Server

ROUNDS = 5
AT_ONCE = 16
PEOPLE_PER_ROUND = 48
PEOPLE_ALONE = 32
PEOPLE = ROUNDS * PEOPLE_PER_ROUND + PEOPLE_ALONE
PLAIN_SECONDS = 1.0


async def measure(server: Server, codes: list[str], goal: float | None) -> list[Figure]:
    """CPU milliseconds per response of nine items, while 16 people answer and for one alone.

    The lowest of the rounds counts: whatever else runs on the machine can only add to it.
    """
    together, plain = [], []
    for number in range(ROUNDS):
        plain.append(await _plain(server))
        people = codes[number * PEOPLE_PER_ROUND : (number + 1) * PEOPLE_PER_ROUND]
        together.append(await _walk(server, people, AT_ONCE))
    alone = await _walk(server, codes[ROUNDS * PEOPLE_PER_ROUND :][:PEOPLE_ALONE], 1)
    return [
        Figure("complete response, one item a page, 16 at once", min(together), "ms", goal),
        Figure("  the same, one person alone", alone, "ms"),
        Figure("  one plain-text request", min(plain), "ms"),
        Figure("  a response, in plain-text requests", min(together) / min(plain)),
        Figure("memory of the worker after all this", server.memory_bytes() / 1e6, "MB"),
    ]


async def _walk(server: Server, codes: list[str], at_once: int) -> float:
    """CPU milliseconds per response while so many people answer side by side."""

    async def one_after_another(own: list[str]) -> None:
        for code in own:
            await complete(server.port, code)

    before = server.cpu_seconds()
    await asyncio.gather(*(one_after_another(codes[place::at_once]) for place in range(at_once)))
    return (server.cpu_seconds() - before) / len(codes) * 1000


async def _plain(server: Server) -> float:
    """CPU milliseconds per plain request, 16 at once."""
    before = server.cpu_seconds()
    # Whoever has a form token is not given another; whether it is a good one matters to forms.
    requests = [get("/health/live", "form=" + "0" * 128)] * AT_ONCE
    answered = await rate(server.port, requests, PLAIN_SECONDS, 200) * PLAIN_SECONDS
    return (server.cpu_seconds() - before) / answered * 1000
