"""People who answer a hundred items and send again what was not acknowledged."""

import asyncio
from dataclasses import dataclass

from benchmarks.client import Answered, Visitor, connect, get, hidden_fields, post
from benchmarks.hundred import ADDRESS, KEYS, answer_of

PATIENCE_SECONDS = 120.0
MOMENT_SECONDS = 0.05


@dataclass(slots=True)
class Crowd:
    """Where everybody goes, and what has happened to them together."""

    port: int
    acknowledged: int = 0
    finished: int = 0
    sent_again: int = 0
    busy: int = 0


class Person:
    """Somebody with a browser of their own."""

    def __init__(self, crowd: Crowd, number: int) -> None:
        """Take a number that nobody else has."""
        self._crowd = crowd
        self._number = number
        self._visitor: Visitor | None = None
        self._cookies: dict[str, str] = {}

    async def answer(self) -> None:
        """The whole way, from the first page to the thanks. Pages between are not looked at."""
        first = await self._get(ADDRESS)
        started = await self._post(ADDRESS, hidden_fields(first))
        fields = hidden_fields(await self._get(started.location))
        for item, key in enumerate(KEYS):
            await self._post(
                f"{ADDRESS}/{key}", [*fields, ("answer", answer_of(self._number, item))]
            )
            self._crowd.acknowledged += 1
        sent = await self._post(f"{ADDRESS}/finish", fields)
        if sent.location != f"{ADDRESS}/done":
            raise ValueError(f"finishing led to {sent.location}")
        self._crowd.finished += 1
        if self._visitor is not None:
            self._visitor.connection.close()

    async def _get(self, path: str) -> Answered:
        return await self._persist("get", path, [], 200)

    async def _post(self, path: str, fields: list[tuple[str, str]]) -> Answered:
        return await self._persist("post", path, fields, 303)

    async def _persist(
        self, method: str, path: str, fields: list[tuple[str, str]], status: int
    ) -> Answered:
        """Send until an answer comes back. Raises ValueError for any other answer than that the
        server is busy."""
        end = asyncio.get_running_loop().time() + PATIENCE_SECONDS
        while asyncio.get_running_loop().time() < end:
            try:
                answered = await self._send(method, path, fields)
            except OSError:  # nobody is there, or hung up without an answer
                self._visitor = None
                self._crowd.sent_again += 1
                await asyncio.sleep(MOMENT_SECONDS)
                continue
            if answered.status == status:
                return answered
            if answered.status != 503:
                raise ValueError(f"{method} {path}: {answered.status} {answered.body[:500]!r}")
            self._crowd.busy += 1
            await asyncio.sleep(MOMENT_SECONDS)
        raise TimeoutError("the server never came back")

    async def _send(self, method: str, path: str, fields: list[tuple[str, str]]) -> Answered:
        if self._visitor is None:
            self._visitor = Visitor(await connect(self._crowd.port), self._cookies)
        line = self._visitor.cookie_line
        return await self._visitor.send(
            get(path, line) if method == "get" else post(path, fields, line)
        )
