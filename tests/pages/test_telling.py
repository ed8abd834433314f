"""Before they start people read how long answers are kept, and which privacy notice holds."""

import pytest

from involvement.public_text import TextKind
from involvement.retention import DataClass
from involvement.roles import COMMAND
from involvement.store.retention import change_rules
from involvement.store.texts import publish_text
from surveys import library
from surveys.store.data_protection import record_protection
from surveys.tables import Response
from tests import world
from tests.page import Page
from tests.site import Browsers
from tests.world import START

FOR_GOOD = "When you have finished, we keep your answers. We have not set a day for erasing them."
NOT_OUT = "You cannot take your answers out afterwards"


@pytest.fixture(autouse=True)
def _at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing of a survey is kept in memory, so that what was published shows at once."""
    monkeypatch.setattr(library, "SURVEY_KEPT_SECONDS", 0.0)


async def publish(text: str) -> int:
    """The id of a new version of the privacy notice."""
    made = await publish_text(
        COMMAND, START, organisation="riverside", kind=TextKind.PRIVACY, text=text
    )
    return made.id


async def first_page(browsers: Browsers, code: str) -> Page:
    """The first page of the survey that waits for a card."""
    page = await browsers.open()
    await page.get(f"/join/{code}")
    assert page.path == "/s/housing"
    return page


async def notices() -> list[int | None]:
    """The privacy notice of each response, in the order in which they were started."""
    rows = await Response.select(Response.notice).order_by(Response.id)
    return [row["notice"] for row in rows]


async def test_the_first_page_tells_how_long_answers_are_kept(browsers: Browsers) -> None:
    await world.riverside()
    (code,) = await world.cards()
    page = await first_page(browsers, code)
    assert FOR_GOOD in page.text
    assert NOT_OUT not in page.text, "with a card we can find them"
    await change_rules(COMMAND, START, "riverside", {DataClass.RESPONSES: 1095})
    await page.get("/s/housing")
    assert "We erase your answers 3 years after these questions close." in page.text
    for kept_days, sentence in (
        (365, "We erase your answers 1 year after these questions close."),
        (90, "We erase your answers 3 months after these questions close."),
        (1, "We erase your answers 1 day after these questions close."),
        (0, "We erase your answers when these questions close."),
        (None, FOR_GOOD),
    ):
        await record_protection(COMMAND, START, "housing", world.protection(kept_days=kept_days))
        await page.get("/s/housing")
        assert sentence in page.text


async def test_an_anonymous_survey_tells_that_answers_cannot_be_taken_out(
    browsers: Browsers,
) -> None:
    await world.one_survey(content="every-kind", slug="open")
    page = await browsers.open()
    await page.get("/s/open")
    assert f"{FOR_GOOD} {NOT_OUT}, because nobody can tell which ones are yours." in page.text


async def test_the_notice_in_force_is_named_and_kept_with_the_response(browsers: Browsers) -> None:
    await world.riverside()
    codes = await world.cards(count=3)
    await (await first_page(browsers, codes[0])).press("Start")
    first = await publish("The first.")
    await publish_text(
        COMMAND, START, organisation="riverside", kind=TextKind.ACCESSIBILITY, text="Other."
    )
    page = await first_page(browsers, codes[1])
    await page.follow("Our privacy notice (version 1) says what happens with what you tell us.")
    assert "The first." in page.text
    await page.get("/s/housing")
    await page.press("Start")
    second = await publish("The second.")
    page = await first_page(browsers, codes[2])
    assert "Our privacy notice (version 2)" in page.text
    await page.press("Start")
    assert await notices() == [None, first, second]


async def test_whoever_carries_on_keeps_the_notice_they_began_with(browsers: Browsers) -> None:
    await world.riverside()
    (code,) = await world.cards()
    first = await publish("The first.")
    await (await first_page(browsers, code)).press("Start")
    await publish("The second.")
    await (await first_page(browsers, code)).press("Carry on")
    assert await notices() == [first]


async def test_the_notice_of_another_organisation_is_not_ours(browsers: Browsers) -> None:
    await world.riverside()
    await world.organisation(slug="second", name="Second")
    await publish_text(COMMAND, START, organisation="second", kind=TextKind.PRIVACY, text="x")
    await change_rules(COMMAND, START, "second", {DataClass.RESPONSES: 1})
    (code,) = await world.cards()
    page = await first_page(browsers, code)
    assert "privacy notice" not in page.text
    assert FOR_GOOD in page.text
    await page.press("Start")
    assert await notices() == [None]
