"""How many SQL statements each page needs.

As a program it walks through the application in this process, on the SQLite database of the
environment, and prints "number<tab>page" for each. BEGIN, COMMIT and SAVEPOINT are not counted.
"""

import asyncio
import sqlite3
from collections.abc import Sequence
from datetime import timedelta
from functools import partial
from urllib.parse import urlencode
from uuid import uuid4

import httpx

from app import make_app
from benchmarks.client import HIDDEN
from benchmarks.journeys import ADDRESS, ANSWERS
from benchmarks.seeding import GROUP, MEMBER, PASSWORD, SERVICE, SURVEY, WORKER, add_people
from involvement import sqlite_connections
from involvement.site import Site, utc_now
from involvement.store import participants
from surveys.store import answers as store
from surveys.store.answers import NewResponse, Seat
from surveys.store.questionnaires import get_version
from surveys.store.surveys import get_survey

FORM = {"content-type": "application/x-www-form-urlencoded"}
COUNTED = ("SELECT", "INSERT", "UPDATE", "DELETE", "WITH")
PEOPLE_WITH_BOTH_WAVES = 24


class Counter:
    """Counts what any connection of the application runs."""

    def __init__(self) -> None:
        """Stand at nothing."""
        self.statements = 0
        self._connect = sqlite_connections.connect

    def connect(self, path: str, pragmas: Sequence[str]) -> sqlite3.Connection:
        """Open a connection that is counted."""
        connection = self._connect(path, pragmas)
        connection.set_trace_callback(self._count)
        return connection

    def _count(self, statement: str) -> None:
        self.statements += statement.lstrip().upper().startswith(COUNTED)


class Walk:
    """One browser, and how many statements each of its pages needed."""

    def __init__(self, client: httpx.AsyncClient, counter: Counter) -> None:
        """Take a client without cookies."""
        self._client = client
        self._counter = counter
        self._page = b""
        self.pages: dict[str, int] = {}

    async def get(self, path: str, name: str = "") -> None:
        """Fetch a page, and count."""
        await self._send(name or path, self._client.build_request("GET", path))

    async def post(self, path: str, fields: Sequence[tuple[str, str]], name: str = "") -> None:
        """Send the form of the page fetched last, and count."""
        hidden = [(key.decode(), value.decode()) for key, value in HIDDEN.findall(self._page)]
        request = self._client.build_request(
            "POST", path, content=urlencode([*hidden, *fields]), headers=FORM
        )
        await self._send(f"{name or path} (sent)", request)

    async def _send(self, name: str, request: httpx.Request) -> None:
        before = self._counter.statements
        answered = await self._client.send(request)
        assert answered.status_code < 400, f"{name}: {answered.status_code}"
        self.pages[name] = max(self._counter.statements - before, self.pages.get(name, 0))
        self._page = answered.content or self._page


async def answer(walk: Walk, code: str) -> None:
    """The pages of people who answer."""
    await walk.get("/")
    await walk.get("/code")
    await walk.get(f"/join/{code}", "/join/{code}")
    await walk.get(ADDRESS, "/s/{survey}")
    await walk.post(ADDRESS, [], "/s/{survey}")
    for key, fields in ANSWERS.items():
        await walk.get(f"{ADDRESS}/{key}", "/s/{survey}/{item}")
        await walk.post(f"{ADDRESS}/{key}", fields, "/s/{survey}/{item}")
    for last in ("stop", "check"):
        await walk.get(f"{ADDRESS}/{last}", f"/s/{{survey}}/{last}")
    await walk.post(f"{ADDRESS}/finish", [], "/s/{survey}/finish")
    await walk.get(f"{ADDRESS}/done", "/s/{survey}/done")
    for path in ("/help-now", "/who-sees-this", "/settings"):
        await walk.get(path)


async def work(walk: Walk) -> None:
    """The pages of a worker, the release of figures among them."""
    await sign_in(walk, WORKER)
    pages = ["", "/services", f"/services/{SERVICE}", "/questionnaires", "/questionnaires/1"]
    for path in [*pages, "/surveys", "/surveys/new", f"/surveys/{SURVEY}"]:
        await walk.get(f"/desk{path}")
    waves = [wave.id for wave in (await get_survey(SURVEY)).waves]
    fields = [("before", str(waves[0])), ("after", str(waves[1])), ("audience", "steering")]
    await walk.post(f"/desk/surveys/{SURVEY}/releases", fields)


async def steer(walk: Walk) -> None:
    """The pages of a steering-group member."""
    await sign_in(walk, MEMBER)
    await walk.get(f"/steering/{GROUP}")
    await walk.get(f"/steering/{GROUP}/{SERVICE}")
    await walk.get(f"/steering/{GROUP}/{SERVICE}?format=easy")


async def sign_in(walk: Walk, email: str) -> None:
    """Through the form."""
    await walk.get("/sign-in")
    await walk.post("/sign-in", [("email", email), ("password", PASSWORD)])


async def add_both_waves(site: Site) -> None:
    """People who joined three months ago and have answered at the start and at the review."""
    joined = site.now() - timedelta(days=90)
    survey = await get_survey(SURVEY)
    for code in await add_people(site.secrecy, joined, PEOPLE_WITH_BOTH_WAVES):
        person = await participants.find_by_code(site.secrecy, code)
        assert person is not None
        for wave in survey.waves:
            version = await get_version(survey.versions[wave.id])
            new = NewResponse(
                uuid4(), survey.id, wave.id, person.id, version.id, "en", "alone", joined
            )
            started = await store.start_response(new)
            seat = Seat(started.id, version.id, person.card, "f0123456789abcde")
            for place, item in enumerate(version.item_ids.values()):
                parts = [(0, (person.id + place + wave.position) % 2, None)]
                await store.record_answer(seat, item, parts, "standard")
            await store.finish_response(seat, [], joined)


async def main() -> None:
    """Walk as three people, and print."""
    counter = Counter()
    # The one way to see every statement, whichever way it was sent.
    sqlite_connections.connect = counter.connect
    app = make_app()
    async with app.lifespan():
        site: Site = app.state.site
        await add_both_waves(site)
        (code,) = await add_people(site.secrecy, utc_now() - timedelta(days=1), 1)
        transport = httpx.ASGITransport(app=app)  # type: ignore[arg-type]  # looser than Litestar
        for steps in (partial(answer, code=code), work, steer):
            async with httpx.AsyncClient(transport=transport, base_url=site.settings.base_url) as c:
                walk = Walk(c, counter)
                await steps(walk)
                for name, statements in walk.pages.items():
                    print(f"{statements}\t{name}")


if __name__ == "__main__":
    asyncio.run(main())
