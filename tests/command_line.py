"""`heard` in a process of its own, as whoever runs the server calls it."""

import asyncio
import os
import socket
import subprocess
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx

HEARD = str(Path(sys.executable).with_name("heard"))


@dataclass(frozen=True, slots=True)
class Ended:
    """What a command said, on both channels, and its exit code."""

    code: int
    said: str


async def heard(*words: str, **environment: str) -> Ended:
    """Run a command to its end; `environment` is added to that of the tests."""
    process = await asyncio.create_subprocess_exec(
        HEARD,
        *words,
        env=os.environ | environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )
    said = (await process.communicate())[0].decode()
    assert process.returncode is not None
    assert "Traceback" not in said, said
    return Ended(process.returncode, said)


def free_of_settings() -> dict[str, str]:
    """The environment of the tests without any setting of Heard."""
    return {name: value for name, value in os.environ.items() if not name.startswith("HEARD_")}


def free_port() -> int:
    """A port nobody listens at."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


class Serving:
    """A running `heard serve`: a client for it, and what it said once it has ended."""

    def __init__(self, client: httpx.AsyncClient) -> None:
        self.client = client
        self.said = ""


@asynccontextmanager
async def serving(**environment: str) -> AsyncIterator[Serving]:
    """`heard serve` until the end of the block."""
    port = free_port()
    server = await asyncio.create_subprocess_exec(
        HEARD,
        "serve",
        env=os.environ | {"HEARD_PORT": str(port)} | environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )
    try:
        async with httpx.AsyncClient(base_url=f"http://127.0.0.1:{port}") as client:
            await until_alive(client)
            made = Serving(client)
            yield made
    finally:
        server.terminate()
        said = (await server.communicate())[0].decode()
    made.said = said


async def until_alive(client: httpx.AsyncClient) -> None:
    """Wait for the server, half a minute at most."""
    for _ in range(300):
        try:
            await client.get("/health/live")
        except httpx.TransportError:
            await asyncio.sleep(0.1)
        else:
            return
    raise AssertionError("the server did not start")
