"""A small HTTP client that costs the machine less than the server under test.

It speaks to 127.0.0.1 only, keeps its connections, and knows no more of HTTP than uvicorn answers:
a length in every response. One request at a time travels on each connection.
"""

import asyncio
import re
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import cast
from urllib.parse import urlencode

HOST = "127.0.0.1"
HIDDEN = re.compile(rb'<input type="hidden" name="([^"]+)" value="([^"]*)"')
COOKIE = re.compile(rb"\r\nset-cookie: ([^=]+)=([^;\r]*)", re.IGNORECASE)
LOCATION = re.compile(rb"\r\nlocation: ([^\r]*)", re.IGNORECASE)
LENGTH = re.compile(rb"\r\ncontent-length: (\d+)", re.IGNORECASE)
END_OF_HEAD = b"\r\n\r\n"


@dataclass(frozen=True, slots=True)
class Answered:
    """A response as it came over the wire."""

    status: int
    head: bytes
    body: bytes

    @property
    def wire_bytes(self) -> int:
        """Everything the server sent, head and body, as compressed as it was sent."""
        return len(self.head) + len(END_OF_HEAD) + len(self.body)

    @property
    def location(self) -> str:
        """Where a redirect leads. Raises ValueError for a response that leads nowhere."""
        found = LOCATION.search(self.head)
        if found is None:
            raise ValueError(f"no redirect: {self.head!r}")
        return found.group(1).decode()


class Connection(asyncio.Protocol):
    """One kept connection."""

    _transport: asyncio.Transport

    def __init__(self) -> None:
        """Prepare; `connect` opens."""
        self._waiting: asyncio.Future[Answered] | None = None
        self._received = bytearray()
        self._length = -1  # of the response under way, head included; -1 while the head is open

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Keep the way to the server."""
        self._transport = cast("asyncio.Transport", transport)  # uvloop's is none by inheritance

    def data_received(self, data: bytes) -> None:
        """Collect a response, and hand it over when it is whole."""
        received = self._received
        received += data
        if self._length < 0:
            end = received.find(END_OF_HEAD)
            if end < 0:
                return
            found = LENGTH.search(received, 0, end)
            self._head = bytes(received[:end])
            self._length = end + len(END_OF_HEAD) + (int(found.group(1)) if found else 0)
        if len(received) < self._length:
            return
        body = bytes(received[len(self._head) + len(END_OF_HEAD) :])
        answered = Answered(int(self._head[9:12]), self._head, body)
        received.clear()
        self._length = -1
        waiting, self._waiting = self._waiting, None
        if waiting is not None and not waiting.done():
            waiting.set_result(answered)

    def connection_lost(self, error: Exception | None) -> None:
        """Whoever waits learns that nothing will come."""
        if self._waiting is not None and not self._waiting.done():
            self._waiting.set_exception(error or ConnectionError("the server hung up"))

    def ask(self, request: bytes) -> asyncio.Future[Answered]:
        """Send a whole request; the response comes in the future. Raises ConnectionError where
        nobody is at the other end any more."""
        if self._transport.is_closing():
            raise ConnectionError("the server hung up")
        self._waiting = asyncio.get_running_loop().create_future()
        self._transport.write(request)
        return self._waiting

    def close(self) -> None:
        """Hang up."""
        self._transport.close()


async def connect(port: int) -> Connection:
    """Open a connection to a server of this machine."""
    _, connection = await asyncio.get_running_loop().create_connection(Connection, HOST, port)
    return connection


def get(path: str, cookies: str = "", *, gzip: bool = False) -> bytes:
    """A GET request, as a browser writes it."""
    accept = "Accept-Encoding: gzip\r\n" if gzip else ""
    return (_head("GET", path, cookies) + accept + "\r\n").encode()


def post(path: str, fields: Sequence[tuple[str, str]], cookies: str = "") -> bytes:
    """A POST request with a form."""
    body = urlencode(fields)
    kind = "Content-Type: application/x-www-form-urlencoded\r\n"
    length = f"Content-Length: {len(body)}\r\n\r\n"
    return (_head("POST", path, cookies) + kind + length + body).encode()


def _head(method: str, path: str, cookies: str) -> str:
    lines = f"{method} {path} HTTP/1.1\r\nHost: {HOST}\r\nAccept-Language: en-GB,en;q=0.9\r\n"
    return lines + (f"Cookie: {cookies}\r\n" if cookies else "")


@dataclass(slots=True)
class Visitor:
    """One browser with its cookies, on one connection. Cookies of all paths go with every request:
    a visitor goes to one survey only."""

    connection: Connection
    cookies: dict[str, str] = field(default_factory=dict)

    @property
    def cookie_line(self) -> str:
        """The value of the Cookie header."""
        return "; ".join(f"{name}={value}" for name, value in self.cookies.items())

    async def get(self, path: str, status: int = 200) -> Answered:
        """Fetch a page."""
        return _expect(await self.send(get(path, self.cookie_line)), status)

    async def post(self, path: str, fields: Sequence[tuple[str, str]]) -> Answered:
        """Send a form; every form of ours is answered with a redirect."""
        return _expect(await self.send(post(path, fields, self.cookie_line)), 303)

    async def send(self, request: bytes) -> Answered:
        """Send a whole request, and keep the cookies that come back, whatever its status."""
        answered = await self.connection.ask(request)
        for name, value in COOKIE.findall(answered.head):
            self.cookies[name.decode()] = value.decode()
        return answered


def _expect(answered: Answered, status: int) -> Answered:
    if answered.status != status:
        raise ValueError(f"{answered.status} instead of {status}: {answered.body[:500]!r}")
    return answered


def hidden_fields(page: Answered) -> list[tuple[str, str]]:
    """The hidden fields of a page's form."""
    return [(name.decode(), value.decode()) for name, value in HIDDEN.findall(page.body)]


async def rate(port: int, requests: Sequence[bytes], seconds: float, status: int) -> float:
    """Requests answered in a second, each of `requests` on a connection of its own, over and over.

    Raises ValueError for any answer with another status.
    """
    connections = [await connect(port) for _ in requests]
    end = time.perf_counter() + seconds

    async def repeat(connection: Connection, request: bytes) -> int:
        answered = 0
        while time.perf_counter() < end:
            found = await connection.ask(request)
            if found.status != status:
                raise ValueError(f"{found.status} instead of {status}: {found.body[:500]!r}")
            answered += 1
        return answered

    begun = time.perf_counter()
    counts = await asyncio.gather(*map(repeat, connections, requests))
    taken = time.perf_counter() - begun
    for connection in connections:
        connection.close()
    return sum(counts) / taken
