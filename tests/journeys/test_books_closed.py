"""A support service closes its books: who comes in vain is told where else to go, in their own
language, and who is inside can go on answering."""

import pytest

from tests import stored, world
from tests.page import Page
from tests.rules.page_text import text_of
from tests.site import Browsers
from tests.world import Clock, Riverside
from translations import pseudo
from translations.language import offered

ADA = "ada@riverside.test"
NOTICE = "Our books are closed until April."
PLACES = ["Town clinic, 1 High Street", "Hostel: 01632 960 077"]
INSTEAD = "You can get help here instead:"
CLOSED = "Floating support is not taking new people at the moment."


async def save_state(browsers: Browsers, state: str) -> None:
    """An administrator writes on the page of the support service whether it takes new people."""
    page = await browsers.signed_in(ADA)
    await page.get("/admin/services")
    await page.follow("Floating support")
    page.choose(state)
    page.fill("Why, in one or two plain sentences (you can leave this out)", NOTICE)
    page.fill("Where else people can get help, one place a line", "\n".join(PLACES))
    await page.press("Save this state")
    assert "The change is saved." in page.text


def told(page: Page) -> list[str]:
    """What the notice about a support service says, paragraph by paragraph."""
    (notice,) = page.select("div.notice")
    return [text_of(each) for each in notice.iter("p", "li")]


async def riverside_with_a_card() -> tuple[Riverside, str]:
    """Riverside with a survey for cards, one for everybody and one that is over; a card."""
    town = await world.riverside()
    await world.administrator(organisation=town.organisation)
    await world.one_survey(content="every-kind", slug="drop-in")
    over = world.FIRST_DAY.replace(year=2026)
    await world.one_survey(content="every-kind", slug="over", opens_on=over, closes_on=over)
    (code,) = await world.cards()
    return town, code


@pytest.mark.scenario(44)
async def test_who_is_turned_away_reads_where_else_to_get_help_in_every_language(
    pseudo_browsers: Browsers,
) -> None:
    _, code = await riverside_with_a_card()
    inside = await pseudo_browsers.open()
    await inside.get("/")
    assert "Town clinic" not in inside.text
    await save_state(pseudo_browsers, "No, it is closed to new people")

    tags = [language.tag for language in offered()]
    assert {"en", *pseudo.TAGS} <= set(tags)
    for tag in tags:
        visitor = await pseudo_browsers.open(tag)
        said = [NOTICE, INSTEAD, *PLACES]
        for path, status in (
            ("/", 200),
            ("/s/housing", 403),
            ("/s/drop-in", 200),
            ("/s/over", 409),
        ):
            await visitor.get(path, status)
            assert visitor.root.get("lang") == tag
            first, *others = told(visitor)
            assert others == [pseudo.translate(each, tag) for each in said], path
            assert "Floating support" in first
            assert first == CLOSED or pseudo.is_pseudo(tag)

    await inside.get(f"/join/{code}")
    assert inside.path == "/s/housing"
    assert not inside.select("div.notice")
    await inside.press("Start")
    inside.choose("A little")
    await inside.press("Next")
    assert await stored.answers() == [("knows_help", 0, 1, None)]


@pytest.mark.scenario(44)
async def test_every_closed_door_says_what_to_do_and_where_to_get_help_in_every_language(
    pseudo_browsers: Browsers, clock: Clock
) -> None:
    _, code = await riverside_with_a_card()
    await world.one_survey(
        content="every-kind", slug="soon", opens_on=world.FIRST_DAY.replace(day=30)
    )
    await save_state(pseudo_browsers, "No, it is closed to new people")
    early = [
        ("/s/soon", "You can answer from 30 January 2027 on."),
        ("/s/over", "The time for these questions is over. Nothing new was saved."),
        ("/s/housing", "These questions are for people who were given a card with a code."),
    ]
    for tag in (each.tag for each in offered()):
        visitor = await pseudo_browsers.open(tag)
        for path, said in early:
            await visitor.get(path, 403 if path == "/s/housing" else 409)
            check_door(visitor, tag, said)
            assert len(visitor.select("div.notice")) == 1, path
        await visitor.get("/join/ABCDEFGHJKM", 422)
        assert visitor.select('a[href="/help-now"]')
        assert visitor.select('main a[href="/"]')

    clock.move(days=30)
    for tag in (each.tag for each in offered()):
        visitor = await pseudo_browsers.open(tag)
        await visitor.get(f"/join/{code}")
        assert visitor.path == "/", "there is one survey only, and it is not its time"
        assert "25 March 2027" in text_of(visitor.select_one("p.notice")) or pseudo.is_pseudo(tag)
        await visitor.get("/s/housing", 409)
        check_door(visitor, tag, "You can answer from 25 March 2027 on.")
        assert "Please keep your card." in visitor.text or pseudo.is_pseudo(tag)


def check_door(visitor: Page, tag: str, said: str) -> None:
    """The page is in the language, says what is so, and has a number to ring and a way to help."""
    assert visitor.root.get("lang") == tag
    if not pseudo.is_pseudo(tag):
        assert said in visitor.text
    assert text_of(visitor.select_one("main a.phone")) == "01632 960 001"
    assert visitor.select('main a[href="/help-now"]')


async def test_an_ended_one_says_so_for_a_year_and_its_surveys_for_good(
    browsers: Browsers, clock: Clock
) -> None:
    _, code = await riverside_with_a_card()
    await save_state(browsers, "No, it has ended")
    visitor = await browsers.open()
    for days, on_first_page in ((0, 1), (365, 1), (1, 0)):
        clock.move(days=days)
        await visitor.get("/")
        assert len(visitor.select("div.notice")) == on_first_page
        await visitor.get("/s/housing", 403)
        assert told(visitor)[0] == "Floating support has ended."
    clock.move(days=-366)
    await visitor.get(f"/join/{code}")
    await visitor.press("Start")
    assert visitor.path == "/s/housing/knows_help"


async def test_once_it_is_open_again_nothing_of_it_is_said(browsers: Browsers) -> None:
    await riverside_with_a_card()
    await save_state(browsers, "No, it is closed to new people")
    await save_state(browsers, "Yes, it is open")
    visitor = await browsers.open()
    for path, status in (("/", 200), ("/s/housing", 403), ("/s/drop-in", 200), ("/s/over", 409)):
        await visitor.get(path, status)
        assert not visitor.select("div.notice"), path
