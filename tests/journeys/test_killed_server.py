"""kill -9 while people answer: nothing acknowledged is lost, nothing is there in part or twice.

A real server in a process of its own, real HTTP, and people who do what people do: when a page does
not come, they send it again.
"""

import asyncio
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import httpx

from involvement import database as heard_database
from surveys.store.questionnaires import get_version
from tests import world
from tests.databases import Databases
from tests.site import arrive, hidden, post

ROOT = Path(__file__).parents[2]
PEOPLE, KILLS, ANSWERS_BETWEEN_KILLS = 12, 3, 30
ITEMS = ("knowledge", "satisfaction", "health")


def free_port() -> int:
    """A port nobody listens at."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


@contextmanager
def serving(port: int) -> Iterator[subprocess.Popen[bytes]]:
    """Heard in a process of its own, on the database of this test."""
    program = [sys.executable, "-m", "uvicorn", "app:make_app", "--factory", "--port", str(port)]
    program += ["--no-access-log", "--log-level", "critical"]
    environment = {**os.environ, "HEARD_BASE_URL": f"http://127.0.0.1:{port}"}
    with subprocess.Popen(program, cwd=ROOT, env=environment) as process:
        try:
            yield process
        finally:
            process.kill()


async def until_ready(port: int) -> None:
    """Wait for the first page, thirty seconds at most."""
    async with httpx.AsyncClient() as client:
        for _ in range(300):
            try:
                if (await client.get(f"http://127.0.0.1:{port}/health/ready")).is_success:
                    return
            except httpx.TransportError:
                pass
            await asyncio.sleep(0.1)
    raise AssertionError("the server did not start")


def where(sent: httpx.Response) -> str:
    """Where a form led; raises where it was not taken."""
    assert sent.status_code == 303, f"{sent.request.url}: {sent.status_code} {sent.text[-900:]}"
    return sent.headers["location"]


class Person:
    """Somebody who answers everything, and sends again what was not acknowledged."""

    def __init__(self, number: int, port: int) -> None:
        self.code = number % 3
        self.client = httpx.AsyncClient(base_url=f"http://127.0.0.1:{port}", timeout=30)
        self.acknowledged: list[str] = []

    async def persist(self, address: str, fields: list[tuple[str, str]] | None) -> httpx.Response:
        """Fetch or send until an answer comes back."""
        for _ in range(300):
            try:
                if fields is None:
                    return await arrive(self.client, address)
                return await post(self.client, address, fields)
            except httpx.TransportError:
                await asyncio.sleep(0.1)
        raise AssertionError("the server never came back")

    async def answer(self) -> None:
        """The whole way, from the first page to the thanks."""
        async with self.client:
            page = await self.persist("/s/one", None)
            sent = await self.persist("/s/one", hidden(page.text))
            while (address := where(sent)) != "/s/one/done":
                page = await self.persist(address, None)
                address = page.url.path.replace("/check", "/finish")
                fields = [*hidden(page.text), ("answer", str(self.code))]
                sent = await self.persist(address, fields)
                self.acknowledged.append(address)


async def acknowledged(people: list[Person], count: int, crowd: list[asyncio.Task[None]]) -> None:
    """Wait until that many answers were acknowledged; raises what stopped a person meanwhile."""
    while sum(len(person.acknowledged) for person in people) < count:
        done, _ = await asyncio.wait(crowd, timeout=0.005)
        for task in done:
            task.result()


async def kill_while_they_answer(port: int, people: list[Person]) -> None:
    """Start the server, kill it under load, start it again, and let everybody finish."""
    crowd: list[asyncio.Task[None]] = []
    for kill in range(1, KILLS + 1):
        with serving(port) as process:
            await until_ready(port)
            crowd = crowd or [asyncio.create_task(person.answer()) for person in people]
            await acknowledged(people, kill * ANSWERS_BETWEEN_KILLS, crowd)
            process.send_signal(signal.SIGKILL)
    with serving(port):
        await asyncio.wait_for(asyncio.gather(*crowd), 60)


async def test_a_killed_server_has_lost_no_answer_that_it_acknowledged_and_doubled_none(
    database: heard_database.Engine, databases: Databases
) -> None:
    survey = await world.one_survey(content="housing-support", opens_on=date(2026, 1, 1))
    version = await get_version(next(iter(survey.versions.values())))
    await heard_database.close_database()
    port = free_port()
    people = [Person(number, port) for number in range(PEOPLE)]
    await kill_while_they_answer(port, people)

    await heard_database.open_database()
    responses = await heard_database.fetch_all("SELECT id, status FROM svy_response")
    statuses = [status for _, status in responses]
    assert statuses.count("finished") == PEOPLE, "a response is lost, torn or double"
    assert len(statuses) == PEOPLE, "a start that was sent again started twice"
    rows = await heard_database.fetch_all("SELECT response, item, position FROM svy_answer")
    answered = {(response, item) for response, item, _ in rows}
    assert len(answered) == len(version.item_ids) * PEOPLE, "an acknowledged answer is gone"
    if databases.kind == "sqlite":
        assert await heard_database.fetch_all("PRAGMA integrity_check") == [("ok",)]
