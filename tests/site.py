"""Fixtures for tests of pages: the whole application in this process, and browsers to use it with.

A `Visit` is one browser: `tests.page.Page` with a client of its own, so its own cookies.
"""

import asyncio
import re
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from urllib.parse import urlencode, urlsplit

import httpx
import pytest
from litestar import Litestar

from app import make_app
from involvement import database as heard_database
from involvement.controllers.desk_page import start_page_of
from involvement.store import accounts, sessions
from tests import world
from tests.page import Page
from tests.world import PASSWORD, Clock
from translations import language

HIDDEN = re.compile(r'<input type="hidden" name="([^"]+)" value="([^"]*)"')
FORM = {"content-type": "application/x-www-form-urlencoded"}
Posted = str | Sequence[str] | Mapping[str, str]


class Browsers:
    """Makes browsers for one application, and closes them at the end."""

    def __init__(self, app: Litestar, base_url: str = "http://heard.test") -> None:
        self.app = app
        self.base_url = base_url
        self._opened = AsyncExitStack()

    async def client(self, address: str = "127.0.0.1") -> httpx.AsyncClient:
        """A new client without cookies, at that network address."""
        transport = httpx.ASGITransport(
            app=self.app,  # type: ignore[arg-type]  # httpx is looser than Litestar's types
            client=(address, 1234),
            raise_app_exceptions=False,
        )
        client = httpx.AsyncClient(transport=transport, base_url=self.base_url)
        return await self._opened.enter_async_context(client)

    async def open(self, language: str | None = None) -> Page:
        """A new browser without cookies."""
        return Page(await self.client(), language)

    async def sign_in(
        self,
        email: str,
        password: str = PASSWORD,
        status: int = 200,
        *,
        address: str = "127.0.0.1",
    ) -> Page:
        """A browser in which somebody has typed this into the page for signing in."""
        page = Page(await self.client(address))
        await page.get("/sign-in")
        page.fill("E-mail address", email)
        page.fill("Password", password)
        return await page.press("Sign in", status)

    async def signed_in(self, email: str = "worker@riverside.test") -> Page:
        """A browser in which this account is signed in already, at its start page.

        Without the page for signing in, whose check of the password takes its time on purpose.
        """
        page = await self.open()
        now = self.app.state.site.now()
        found = await accounts.find_password_hash(email)
        assert found, f"nobody has the address {email}"
        token = await sessions.start_session(found[0], now, None, second_factor=True)
        page.client.cookies.set("session", token, domain=urlsplit(self.base_url).hostname or "")
        scope = await accounts.get_scope(found[0], now.date())
        return await page.get(start_page_of(scope))

    async def close(self) -> None:
        """Close every browser."""
        await self._opened.aclose()


@pytest.fixture
def clock() -> Clock:
    """The application's clock."""
    return Clock()


@asynccontextmanager
async def running(app: Litestar, base_url: str = "http://heard.test") -> AsyncIterator[Browsers]:
    """The application between its start and its end, both in one task as Litestar wants it."""
    started, ended = asyncio.Event(), asyncio.Event()

    async def live() -> None:
        async with app.lifespan():
            started.set()
            await ended.wait()

    task = asyncio.create_task(live())
    waiting = asyncio.create_task(started.wait())
    await asyncio.wait({task, waiting}, return_when=asyncio.FIRST_COMPLETED)
    waiting.cancel()
    browsers = Browsers(app, base_url)
    try:
        yield browsers
    finally:
        await browsers.close()
        ended.set()
        await task


@pytest.fixture
async def browsers(database: heard_database.Engine, clock: Clock) -> AsyncIterator[Browsers]:
    """The running application on a fresh database, and browsers to use it with."""
    async with running(make_app(world.settings(), clock)) as made:
        yield made


@pytest.fixture
async def pseudo_browsers(
    database: heard_database.Engine, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[Browsers]:
    """The same with the pseudo-languages offered, to these tests only."""
    monkeypatch.setattr(language, "_offered", list(language.offered()))
    async with running(make_app(world.settings(pseudo=True), clock)) as made:
        yield made


async def post(
    client: httpx.AsyncClient, address: str, fields: Sequence[tuple[str, str]]
) -> httpx.Response:
    """Send a form as a browser does; redirects are not followed."""
    return await client.post(address, content=urlencode(list(fields)), headers=FORM)


async def arrive(client: httpx.AsyncClient, path: str) -> httpx.Response:
    """Fetch a page and follow where it leads."""
    return await client.get(path, follow_redirects=True)


def hidden(html: str) -> list[tuple[str, str]]:
    """The hidden fields of a page, each once: token, version, start key, what is agreed to."""
    return list(dict.fromkeys(HIDDEN.findall(html)))


def fields_of(answer: Posted) -> list[tuple[str, str]]:
    """The posted fields of an answer: one value, several, or fields by name."""
    if isinstance(answer, str):
        return [("answer", answer)]
    if isinstance(answer, Mapping):
        return list(answer.items())
    return [("answer", each) for each in answer]


async def start(client: httpx.AsyncClient, survey: str, code: str | None = None) -> httpx.Response:
    """Go in with a card, or by the open address, and start; the first question."""
    page = await arrive(client, f"/join/{code}" if code else f"/s/{survey}")
    assert page.status_code == 200, page.text
    assert page.url.path == f"/s/{survey}", f"{code} leads to {page.url}"
    started = await post(client, f"/s/{survey}", hidden(page.text))
    return await arrive(client, started.headers["location"])


async def answer_all(
    client: httpx.AsyncClient,
    survey: str,
    answers: Mapping[str, Posted],
    *,
    code: str | None = None,
    finish: bool = True,
) -> httpx.Response:
    """Answer question after question as fast as it goes; those without an answer are left empty.

    Returns the last page: the thanks, or the one for checking with `finish=False`.
    """
    page = await start(client, survey, code)
    while (key := page.url.path.rsplit("/", 1)[1]) != "check":
        sent = await post(
            client, page.url.path, hidden(page.text) + fields_of(answers.get(key, ()))
        )
        assert sent.status_code == 303, f"{key}: {sent.status_code} {sent.text[:2000]}"
        page = await arrive(client, sent.headers["location"])
    if finish:
        sent = await post(client, f"/s/{survey}/finish", hidden(page.text))
        page = await arrive(client, sent.headers["location"])
        assert page.url.path == f"/s/{survey}/done"
    return page
