"""The processes under test: real servers on databases of their own, ended with the benchmark."""

import asyncio
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from benchmarks.client import HOST, connect, get

ROOT = Path(__file__).parent.parent
HEARD = (str(Path(sys.executable).parent / "heard"), "serve")
WITHOUT_STORE = (sys.executable, "-m", "benchmarks.storeless")
SECRET = "benchmark-secret-key-that-is-long-enough"  # noqa: S105 - protects nothing
PATIENCE_SECONDS = 30.0
TICKS_PER_SECOND = os.sysconf("SC_CLK_TCK")
PAGE_BYTES = os.sysconf("SC_PAGE_SIZE")


@dataclass(frozen=True, slots=True)
class Place:
    """Where Heard runs: the environment that it reads, beside ours."""

    database_url: str
    folder: Path

    def environment(self, port: int = 8000) -> Mapping[str, str]:
        """The whole environment of a process that runs there."""
        return os.environ | {
            "HEARD_DATABASE_URL": self.database_url,
            "HEARD_DATA_DIR": str(self.folder),
            "HEARD_SECRET_KEY": SECRET,
            "HEARD_PORT": str(port),
            "HEARD_BASE_URL": f"http://{HOST}:{port}",
            "HEARD_PSEUDO_LANGUAGES": "",
            "HEARD_SPEAK": "",
        }

    def run(self, *program: str) -> str:
        """Run a Python module there to its end; what it printed."""
        done = subprocess.run(
            [sys.executable, "-m", *program],
            cwd=ROOT,
            env=self.environment(),
            stdout=subprocess.PIPE,
            text=True,
            check=True,
        )
        return done.stdout

    async def heard(self, *words: str) -> None:
        """Run a command of Heard there. Raises RuntimeError with what it said where it fails."""
        process = await asyncio.create_subprocess_exec(
            HEARD[0],
            *words,
            env=self.environment(),
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.STDOUT,
        )
        said, _ = await process.communicate()
        if process.returncode:
            raise RuntimeError(said.decode())


@dataclass(frozen=True, slots=True)
class Server:
    """A running server: one process, one worker. `start_seconds` went by from the command to the
    first page."""

    process: subprocess.Popen[bytes]
    port: int
    start_seconds: float

    def cpu_seconds(self) -> float:
        """CPU time that the process has used so far, its kernel time included."""
        fields = Path(f"/proc/{self.process.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / TICKS_PER_SECOND

    def memory_bytes(self) -> int:
        """Resident memory now."""
        return int(Path(f"/proc/{self.process.pid}/statm").read_text().split()[1]) * PAGE_BYTES


def start(place: Place, port: int, program: tuple[str, ...] = HEARD) -> Server:
    """A server that has answered its first page. Whoever starts it ends it."""
    started = time.perf_counter()
    process = subprocess.Popen(program, cwd=ROOT, env=place.environment(port), stdout=sys.stderr)
    try:
        asyncio.run(_wait_for(port, process))
    except BaseException:
        process.kill()
        raise
    return Server(process, port, time.perf_counter() - started)


@contextmanager
def serving(place: Place, program: tuple[str, ...] = HEARD) -> Iterator[Server]:
    """A server that has answered its first page; it drains and ends with the block."""
    server = start(place, free_port(), program)
    try:
        yield server
    finally:
        server.process.send_signal(signal.SIGTERM)
        try:
            server.process.wait(PATIENCE_SECONDS)
        except subprocess.TimeoutExpired:
            server.process.kill()
            raise


async def _wait_for(port: int, process: subprocess.Popen[bytes]) -> None:
    end = time.perf_counter() + PATIENCE_SECONDS
    while process.poll() is None and time.perf_counter() < end:
        try:
            connection = await connect(port)
        except OSError:
            await asyncio.sleep(0.01)
            continue
        await connection.ask(get("/"))
        connection.close()
        return
    raise RuntimeError("The server did not start.")


def free_port() -> int:
    """A port nobody listens at."""
    with socket.socket() as found:
        found.bind((HOST, 0))
        port: int = found.getsockname()[1]
        return port
