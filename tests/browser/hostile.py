"""A server that is killed and started again, behind a proxy of bad will: for trying whether a
tablet loses anything, or sends anything twice.

Of what is sent to the outbox the proxy passes on less than half as it should; the rest it refuses
with 413, 429, 500 or 503, drops before the server sees it, or drops the server's reply after it
did. All else it passes on.
"""

import asyncio
import os
import random
import socket
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from tests.browser.outbox_serving import TOKEN

SECRET = "test-secret-key-that-is-long-enough"
OUTBOX = b"POST /kiosk/outbox "
REFUSALS = (413, 429, 500, 503)
FATES = ("passed", "passed", "passed", "refused", "refused", "dropped", "reply dropped")
REFUSAL = b"HTTP/1.1 %d No\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
STARTS_SECONDS = 60


class KilledServer:
    """A Heard with one tablet, in a process of its own that can be killed."""

    def __init__(self, folder: Path) -> None:
        """Start it for the first time."""
        self.folder, self.kills = folder, 0
        with socket.create_server(("127.0.0.1", 0)) as free:
            self.port: int = free.getsockname()[1]
        self._environment = os.environ | {
            "HEARD_DATABASE_URL": f"sqlite:///{folder / 'heard.sqlite'}",
            "HEARD_SECRET_KEY": SECRET,
            "HEARD_DATA_DIR": str(folder),
            "HEARD_PSEUDO_LANGUAGES": "1",
        }
        self._start()

    @property
    def token(self) -> str:
        """The cookie of the tablet."""
        return (self.folder / TOKEN).read_text()

    def kill(self) -> None:
        """As a power cut would, and start again."""
        self._process.kill()
        self._process.wait()
        self.kills += 1
        self._start()

    def stop(self) -> None:
        """For good."""
        self._process.terminate()
        self._process.wait(10)

    def _start(self) -> None:
        command = [sys.executable, "-m", "tests.browser.outbox_serving"]
        self._process = subprocess.Popen(
            [*command, str(self.folder), str(self.port)], env=self._environment
        )
        patience = time.monotonic() + STARTS_SECONDS
        while not self._listens():
            assert self._process.poll() is None, "the server did not start"
            assert time.monotonic() < patience, "the server takes too long to start"
            time.sleep(0.1)

    def _listens(self) -> bool:
        with socket.socket() as trying:
            return trying.connect_ex(("127.0.0.1", self.port)) == 0


class Proxy:
    """Stands before the server, in a thread of its own. `met` counts what became of parcels;
    `is_down`: there is no connection at all; `refuses`: how requests begin that are only refused,
    b"" for none."""

    def __init__(self, behind: int, seed: int = 1, *, hostile: bool = True) -> None:
        """Listen at a free port; `behind` is that of the server."""
        self.met: Counter[str] = Counter()
        self.is_down, self.refuses = False, b""
        self._behind, self._luck, self._hostile = behind, random.Random(seed), hostile
        self.address = ""
        self._stopping: Callable[[], object] = lambda: None
        listening = threading.Event()
        self._thread = threading.Thread(target=lambda: asyncio.run(self._listen(listening)))
        self._thread.start()
        assert listening.wait(10), "the proxy does not listen"

    def stop(self) -> None:
        """Listen no more."""
        self._stopping()
        self._thread.join(10)

    async def _listen(self, listening: threading.Event) -> None:
        loop, stopped = asyncio.get_running_loop(), asyncio.Event()
        self._stopping = lambda: loop.call_soon_threadsafe(stopped.set)
        server = await asyncio.start_server(self._serve, "127.0.0.1", 0)
        async with server:
            self.address = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
            listening.set()
            await stopped.wait()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            with suppress(OSError, asyncio.IncompleteReadError):
                asked = await _read(reader)
                if not self.is_down:
                    await self._answer(asked, writer)
        finally:
            await _close(writer)

    async def _answer(self, asked: bytes, writer: asyncio.StreamWriter) -> None:
        parcel = asked.startswith(OUTBOX) and self._hostile
        fate = self._luck.choice(FATES) if parcel else "passed"
        if self.refuses and asked.startswith(self.refuses):
            fate = "refused"
        self.met[fate] += asked.startswith(OUTBOX)
        if fate == "dropped":
            return
        if fate == "refused":
            status = self._luck.choice(REFUSALS)
            self.met[str(status)] += 1
            writer.write(REFUSAL % status)
        else:
            answer = await self._ask(asked)
            if fate == "passed":
                writer.write(answer)
        await writer.drain()

    async def _ask(self, asked: bytes) -> bytes:
        reader, writer = await asyncio.open_connection("127.0.0.1", self._behind)
        try:
            head, _, rest = asked.partition(b"\r\n")
            writer.write(head + b"\r\nConnection: close\r\n" + rest)
            return await reader.read(-1)
        finally:
            await _close(writer)


async def _close(writer: asyncio.StreamWriter) -> None:
    """Close, and wait until it is: what is half closed when the loop ends is never closed."""
    writer.close()
    with suppress(OSError, TimeoutError):
        await asyncio.wait_for(writer.wait_closed(), 5)


async def _read(reader: asyncio.StreamReader) -> bytes:
    """One request, without the line that would keep its connection."""
    head = await reader.readuntil(b"\r\n\r\n")
    lines = head.split(b"\r\n")
    kept = [line for line in lines if not line.lower().startswith(b"connection:")]
    sizes = [
        int(line.split(b":")[1]) for line in lines if line.lower().startswith(b"content-length")
    ]
    return b"\r\n".join(kept) + await reader.readexactly(sum(sizes))
