"""Kiosks in tests: tablets set up through the real stores, and browsers that are one."""

from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit
from uuid import UUID, uuid4

from involvement.passwords import hash_password
from involvement.roles import COMMAND, Scope
from surveys.controllers.kiosk.tablet import DEVICE_COOKIE
from surveys.device import Setup
from surveys.store import devices
from surveys.store.kiosks import enrol
from surveys.store.surveys import list_surveys
from tests import world
from tests.page import Page
from tests.site import Browsers
from tests.site_settings import START, secrecy
from tests.world import Riverside

PIN = "2468"
COOKIES = {DEVICE_COOKIE, "form"}
"""What a tablet keeps between two people."""
PIN_HASH = hash_password(PIN)


async def kiosk(
    *,
    surveys: Sequence[str] = (),
    name: str = "Waiting room",
    languages: Sequence[str] = ("en", "en-XA", "ar-XB"),
    idle_seconds: int = 60,
    warning_seconds: int = 30,
    key: UUID | None = None,
) -> UUID:
    """A tablet on which these surveys can be answered, all there are where none is named; its key.
    It has no code yet."""
    asked = await list_surveys(COMMAND)
    chosen = frozenset(each.id for each in asked if each.slug in surveys or not surveys)
    setup = Setup(name, chosen, tuple(languages), idle_seconds, warning_seconds)
    made = key or uuid4()
    await devices.add_device(
        COMMAND, START, key=made, setup=setup, surveys=asked, pin_hash=PIN_HASH
    )
    return made


async def code(key: UUID, now: datetime = START) -> str:
    """A one-time code for it."""
    return "".join((await devices.make_code(COMMAND, now, secrecy(), key)).groups)


async def token(key: UUID) -> str:
    """The cookie of the tablet, once its code was typed in."""
    made = await enrol(secrecy(), START, await code(key))
    assert made
    return made


async def tablet(browsers: Browsers, key: UUID | None = None, language: str | None = None) -> Page:
    """A browser that is this tablet, or a new one with everything; at its first page."""
    page = await browsers.open(language)
    value = await token(key or await kiosk())
    host = urlsplit(browsers.base_url).hostname or ""
    page.client.cookies.set(DEVICE_COOKIE, value, domain=host, path="/kiosk")
    return await page.get("/kiosk/")


async def open_survey(**options: Any) -> None:
    """A survey that anybody may answer."""
    await world.one_survey(content="housing-support", slug="visit", **options)


async def desk(browsers: Browsers) -> Page:
    """An administrator at the kiosks of Riverside, which has two surveys."""
    await world.one_survey(content="housing-support", slug="housing")
    await world.one_survey(content="housing-support", slug="visit")
    await world.administrator()
    page = await browsers.signed_in("ada@riverside.test")
    return await page.get("/desk/kiosks")


async def begun(browsers: Browsers, key: UUID | None = None) -> Page:
    """A tablet on which somebody has answered its first question, in another look."""
    page = await tablet(browsers, key)
    await page.press("Bigger")
    await page.follow("Start")
    await page.press("Start")
    page.choose("A little")
    return await page.press("Next")


def cookies(page: Page) -> set[str]:
    """What the browser of the tablet keeps."""
    return {each.name for each in page.client.cookies.jar}


async def changes(town: Riverside) -> dict[str, Callable[[], Awaitable[Any]]]:
    """Every change that is made to a kiosk, by what the audit says of it; two of them are there."""
    old, ready = await kiosk(surveys=["housing"]), await kiosk(surveys=["housing"])
    typed = await code(ready)
    return {
        "added kiosk": lambda: kiosk(surveys=["housing"]),
        "changed kiosk": lambda: _rename(COMMAND, old, town),
        "made a code for kiosk": lambda: code(old),
        "set up kiosk": lambda: enrol(secrecy(), START, typed),
        "ended kiosk": lambda: devices.end_device(COMMAND, START, old),
    }


def calls(town: Riverside, key: UUID) -> list[Callable[[Scope], Awaitable[object]]]:
    """Every store call about kiosks, aimed at one of Riverside."""
    setup = Setup("Mine", frozenset({town.survey.id}), ("en",))
    return [
        lambda scope: devices.get_device(scope, key),
        lambda scope: devices.add_device(
            scope, START, key=uuid4(), setup=setup, surveys=[town.survey], pin_hash="x"
        ),
        lambda scope: _rename(scope, key, town),
        lambda scope: devices.make_code(scope, START, secrecy(), key),
        lambda scope: devices.end_device(scope, START, key),
    ]


async def _rename(scope: Scope, key: UUID, town: Riverside) -> None:
    setup = Setup("Library", frozenset({town.survey.id}), ("en",))
    await devices.change_device(scope, START, key, setup=setup, surveys=[town.survey])
