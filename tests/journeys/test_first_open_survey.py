"""A new administrator, from a fresh database to a first open survey: two commands for who they are,
one for the questions, and pages for all the rest."""

import asyncio
from collections.abc import AsyncIterator

import pytest

from app import make_app
from tests import account_pages, stored, world
from tests.conftest import migrate
from tests.databases import Databases
from tests.docs.test_commands import commands_of, run
from tests.page import Page
from tests.rules import sources
from tests.rules.page_text import text_of
from tests.site import Browsers, running
from tests.world import Clock

QUESTIONS = sources.ROOT / "examples" / "questionnaires" / "housing-support.toml"
PASSWORD = "a long enough password"


@pytest.fixture
def set_up(databases: Databases) -> None:
    """A migrated database, and the organisation and administrator of the guide."""
    asyncio.run(databases.fresh(migrate))
    lines = commands_of("how-to/run-for-real.md")
    run(next(line for line in lines if line.startswith("organisation add")))
    run(next(line for line in lines if "--role administrator" in line))
    run(f"questionnaire import {QUESTIONS} --organisation my-charity")


@pytest.fixture
async def browsers(set_up: None, clock: Clock) -> AsyncIterator[Browsers]:
    """The application as it is then."""
    async with running(make_app(world.settings(), clock)) as made:
        yield made


def missing(page: Page) -> list[str]:
    """What the overview says is still missing."""
    rows = page.select("main tbody tr")
    return [text_of(row[0].find("a")) for row in rows if text_of(row[1]) == "Missing"]


async def test_a_new_administrator_comes_to_a_first_open_survey(
    browsers: Browsers, clock: Clock
) -> None:
    page = await browsers.sign_in("ada@my-charity.example", PASSWORD)
    assert page.path == "/account/second-factor"
    await account_pages.set_up(page, clock)
    await page.follow("I have kept them: go on")
    await page.get("/desk")
    await page.follow("Go to the overview")
    assert page.path == "/admin"
    texts = ["A privacy notice", "An accessibility statement"]
    assert missing(page) == ["A support service", "A worker", *texts, "A survey"]
    assert "5 things are still missing before a first survey can open." in page.text

    await add_a_support_service(page)
    code = await add_somebody(page)
    await put_the_questions(page)
    await invite_a_worker(page)
    await publish(page, texts)
    await page.get("/admin")
    assert missing(page) == []

    await answer_the_first_question(await browsers.open(), code)
    await read_the_audit(page)


async def answer_the_first_question(person: Page, code: str) -> None:
    """Somebody with the card, who sees the help line that was put right."""
    await person.get(f"/join/{code}")
    assert person.heading == "Your home"
    await person.press("Start")
    person.choose("A little")
    await person.press("Next")
    assert await stored.answers() == [("knows_help", 0, 1, None)]
    await person.get("/help-now")
    assert "01632 960 003" in person.text


async def read_the_audit(page: Page) -> None:
    """Everything that was done, newest first."""
    await page.get("/admin/audit")
    rows = [[text_of(cell) for cell in row] for row in page.select("main tbody tr")]
    assert [what for _, by, what, *_ in rows if by == "Ada Field"] == [
        "Published version 1 of the accessibility statement",
        "Published version 1 of the privacy notice",
        "Invited somebody to have an account",
        "Added a survey",
        "Added participants to a support service: 1",
        "Changed the name, description or programme of a support service",
        "Added a programme",
        "Added a support service",
        "Changed the name or help line of an organisation",
        "Set up their second factor",
    ]


async def add_a_support_service(page: Page) -> None:
    """The help line is put right, and a support service is made and put into a programme."""
    await page.follow("A help line")
    page.fill("Number of the help line", "01632 960 003")
    await page.press("Save")
    await page.follow("Back to the overview")
    await page.follow("A support service")
    assert "There are no support services yet." in page.text
    await page.fill_and_submit(
        "Add the support service", {"Name": "Floating support", "Address": "floating"}
    )
    await page.get("/admin/programmes")
    await page.fill_and_submit("Add the programme", {"Name": "Homes", "Address": "homes"})
    await page.get("/admin/services")
    await page.follow("Floating support")
    await page.fill_and_submit("Save", {"Programme": "Homes"})
    assert "The change is saved." in page.text


async def add_somebody(page: Page) -> str:
    """The first participant; the code of their card."""
    await page.follow("Participants and their cards")
    assert page.path == "/desk/services/floating"
    await page.fill_and_submit("Add and show the cards", {"How many people": "1"})
    return "".join(page.select_one("p.code-groups").itertext()).replace(" ", "").strip()


async def invite_a_worker(page: Page) -> None:
    """The link is shown once, to be handed over."""
    await page.get("/admin")
    await page.follow("A worker")
    await page.follow("Invite somebody")
    fields: dict[str, str | bool | list[str]] = {
        "Name": "Wren Okafor",
        "E-mail address": "wren@my-charity.example",
        "Role": "Worker",
        "Where": "Floating support, a support service",
    }
    await page.fill_and_submit("Make the account and show the link", fields)
    assert "/invitation/" in page.text


async def publish(page: Page, texts: list[str]) -> None:
    """What people are told, in the organisation's own words."""
    for text in texts:
        await page.get("/admin")
        await page.follow(text)
        kind = "privacy" if "privacy" in text else "accessibility"
        await page.get(f"/admin/texts/my-charity/{kind}")
        page.fill("Text", "## What we keep\n\nYour answers, for two years.")
        await page.press("Publish as a new version")


async def put_the_questions(page: Page) -> None:
    """A survey from today on."""
    await page.get("/admin")
    await page.follow("A survey")
    fields: dict[str, str | bool | list[str]] = {
        "Title that people will see": "Your home",
        "Address": "your-home",
        "Ask people with a card once only: nothing will be compared": True,
    }
    await page.fill_and_submit("Make the survey", fields)
    assert page.heading == "Your home"
    assert "Open" in page.text
