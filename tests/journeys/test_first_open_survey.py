"""The guide "Set up your organisation", from its first command to a first answer: its commands run
as they stand there, and an administrator does all the rest on pages."""

import asyncio
import re
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from app import make_app
from tests import account_pages, stored, world
from tests.conftest import migrate
from tests.databases import Databases
from tests.docs.test_commands import commands_of, run, write_files
from tests.page import Page
from tests.rules.page_text import text_of
from tests.site import Browsers, running
from tests.world import Clock

GUIDE = "how-to/set-up-your-organisation.md"
PASSWORD = "a long enough password"
TEXTS = {
    "A privacy notice": "Privacy notice",
    "An accessibility statement": "Accessibility statement",
}
TO_FILL_IN = re.compile(r"\[[A-Z][^a-z\[\]]*\]")


@pytest.fixture
def set_up(databases: Databases, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A migrated database, and what the commands of the guide put there."""
    asyncio.run(databases.fresh(migrate))
    monkeypatch.chdir(tmp_path)
    write_files("how-to/write-a-questionnaire.md", tmp_path)
    said = [run(line) for line in commands_of(GUIDE)]
    assert "my-charity is added." in said[0]
    assert "ada@my-charity.example can sign in now, at http://heard.test/sign-in." in said[1]
    assert "views is published as version 1." in said[2]


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
    assert "Then the overview of your organisation opens: it lists what to do next." in page.text
    await account_pages.set_up(page, clock)
    await page.follow("I have kept them: go on")
    assert page.path == "/admin"
    assert missing(page) == [
        "A help line",
        "A support service",
        "A worker",
        "A privacy notice",
        "An accessibility statement",
        "Words to agree to",
        "Rules about keeping data",
        "Participants",
        "A survey",
    ]
    assert "9 things are still missing. A survey can open once there is" in page.text

    await write_the_help_line(page)
    await add_a_support_service(page)
    for line, text in TEXTS.items():
        await publish(page, line, text)
    await publish_what_people_agree_to(page)
    await make_a_rule(page)
    await invite_a_worker(page)
    code = await add_somebody(page)
    await page.get("/admin")
    assert missing(page) == ["A survey"]
    await put_the_questions(page)
    await page.get("/admin")
    assert "Everything on the list of what you need is there." in page.text

    await answer_the_first_question(await browsers.open(), code)
    await read_the_audit(page)


async def answer_the_first_question(person: Page, code: str) -> None:
    """Somebody with the card, who sees the help line that was put right."""
    await person.get(f"/join/{code}")
    assert person.heading == "Your home"
    assert "My own words about taking part." in person.text
    await person.press("Start")
    person.choose("A little satisfied")
    await person.press("Next")
    assert await stored.answers() == [("satisfied", 0, 1, None)]
    await person.get("/help-now")
    assert "01632 960 003" in person.text


async def read_the_audit(page: Page) -> None:
    """Everything that was done, newest first."""
    await page.get("/admin/audit")
    rows = [[text_of(cell) for cell in row] for row in page.select("main tbody tr")]
    assert [what for _, by, what, *_ in rows if by == "Ada Field"] == [
        "Added a survey",
        "Added participants to a support service: 1",
        "Invited somebody to have an account",
        "Changed how long data is kept",
        "Published version 1 of what people agree to",
        "Published version 1 of what people agree to",
        "Published version 1 of the accessibility statement",
        "Published version 1 of the privacy notice",
        "Changed the name, description or programme of a support service",
        "Added a programme",
        "Added a support service",
        "Changed the name or help line of an organisation",
        "Set up their second factor",
    ]


async def write_the_help_line(page: Page) -> None:
    """Whom people can ring."""
    await page.follow("A help line")
    page.fill("Number of the help line", "01632 960 003")
    await page.press("Save")
    await page.follow("Back to the overview")


async def add_a_support_service(page: Page) -> None:
    """A support service is made and put into a programme."""
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
    await page.get("/admin")
    await page.follow("Participants")
    await page.follow("Floating support")
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


async def publish(page: Page, line: str, text: str) -> None:
    """What people are told: our draft is sent back with all its gaps, and published once filled."""
    await page.get("/admin")
    await page.follow(line)
    await page.follow(f"Write {text}")
    await page.press("Publish as a new version", 422)
    draft = page.select_one("textarea").text
    page.fill("Text", TO_FILL_IN.sub("filled in", draft))
    await page.press("Look at it first")
    await page.press("Publish as a new version")
    assert "The new version is published." in page.text


async def publish_what_people_agree_to(page: Page) -> None:
    """In usual words, for adults."""
    for purpose in ("Taking part", "Linking answers from one time to the next"):
        await page.get("/admin")
        await page.follow("Words to agree to")
        await page.follow(f"Usual words: {purpose} (For adults)")
        await page.fill_and_submit(
            "Publish this version",
            {"The words, a line for each thought": f"My own words about {purpose.lower()}."},
        )
        assert "The new version is published." in page.text


async def make_a_rule(page: Page) -> None:
    """Answers go after two years; nobody has answered yet."""
    await page.get("/admin")
    await page.follow("Rules about keeping data")
    await page.follow("Change these rules")
    await page.fill_and_submit("Show what would go", {"Answers": "730"})
    assert "By these rules nothing goes now." in page.text
    await page.press("Save the rules")


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
