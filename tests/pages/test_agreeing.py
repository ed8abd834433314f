"""The first page of a coded survey asks, and Start records what was agreed to under which words."""

import asyncio

import pytest

from benchmarks.statements import Counter
from involvement import sqlite_connections
from involvement.consent import Action, How, Purpose
from involvement.database import Engine
from tests import agreements, stored, world
from tests.page import Page
from tests.site import Browsers, arrive, hidden, post
from tests.world import Clock

TEXTS = agreements.TEXTS


async def first_page(browsers: Browsers, code: str, language: str | None = None) -> Page:
    """The first page for the holder of a card."""
    page = await browsers.open(language)
    return await page.get(f"/join/{code}")


async def recorded(code: str) -> list[tuple[Purpose, int, Action, How]]:
    """(purpose, version, action, how) of everything recorded about somebody."""
    return [
        (each.wording.purpose, each.wording.number, each.action, each.how)
        for each in await agreements.events_of(code)
    ]


GIVEN = (1, Action.GIVEN, How.SELF)
BOTH = [(Purpose.TAKE_PART, *GIVEN), (Purpose.LINK, *GIVEN)]


async def test_starting_records_the_two_wordings_that_were_shown(browsers: Browsers) -> None:
    await world.riverside()
    await agreements.all_wordings()
    (code,) = await world.cards()
    page = await first_page(browsers, code)
    assert "What you agree to when you start" in page.text
    assert TEXTS[Purpose.TAKE_PART] in page.text
    assert TEXTS[Purpose.LINK] in page.text
    assert TEXTS[Purpose.SHARE] not in page.text
    assert await recorded(code) == []
    await page.press("Start")
    assert page.path == "/s/housing/knows_help"
    assert await recorded(code) == BOTH
    (event, _) = await agreements.events_of(code)
    assert (event.wording.language, event.wording.format, event.at) == (
        "en",
        "standard",
        world.START,
    )
    assert (event.account, event.agency, event.until) == (None, None, None)


async def test_what_is_optional_is_asked_separately_and_never_ticked_before(
    browsers: Browsers,
) -> None:
    await world.riverside()
    await agreements.all_wordings()
    (code,) = await world.cards()
    page = await first_page(browsers, code)
    assert len(page.select("input[type=checkbox]")) == 2
    assert not page.select("input[checked]")
    page.choose(TEXTS[Purpose.QUOTE])
    await page.press("Start")
    assert await recorded(code) == [*BOTH, (Purpose.QUOTE, *GIVEN)]
    page = await first_page(browsers, code)
    assert "You agreed to this on 4 January 2027:" in page.text
    assert len(page.select("input[type=checkbox]")) == 1


@pytest.mark.parametrize("published", [(), (Purpose.TAKE_PART,), (Purpose.LINK, Purpose.QUOTE)])
async def test_without_both_wordings_nothing_is_asked_and_nothing_recorded(
    browsers: Browsers, published: tuple[Purpose, ...]
) -> None:
    await world.riverside()
    for purpose in published:
        await agreements.wording(purpose)
    (code,) = await world.cards()
    page = await first_page(browsers, code)
    assert "agree to when you start" not in page.text
    await page.press("Start")
    assert page.path == "/s/housing/knows_help"
    assert await recorded(code) == []


async def test_anonymous_surveys_ask_and_record_nothing_about_a_person(browsers: Browsers) -> None:
    await world.one_survey(content="every-kind", slug="kinds")
    await agreements.all_wordings()
    page = await browsers.open()
    await page.get("/s/kinds")
    assert "agree" not in page.text
    await page.press("Start")
    assert await stored.statuses() == ["unfinished"]
    assert await stored.count("inv_consent") == 0


async def test_pressing_start_twice_records_once(browsers: Browsers) -> None:
    await world.riverside()
    await agreements.all_wordings()
    (code,) = await world.cards()
    client = await browsers.client()
    page = await arrive(client, f"/join/{code}")
    boxes = (await first_page(browsers, code)).select("input[name=agreed]")
    fields = [*hidden(page.text), *(("agreed", each.get("value")) for each in boxes)]
    both = await asyncio.gather(*(post(client, "/s/housing", fields) for _ in range(3)))
    assert {each.headers["location"] for each in both} == {"/s/housing/knows_help"}
    assert sorted(await recorded(code)) == sorted(
        (purpose, *GIVEN) for purpose in Purpose if purpose is not Purpose.SHARE
    )
    assert await stored.statuses() == ["unfinished"]


async def test_a_form_that_did_not_ask_leads_back_to_the_first_page(browsers: Browsers) -> None:
    await world.riverside()
    (code,) = await world.cards()
    page = await first_page(browsers, code)
    await agreements.all_wordings()
    await page.press("Start")
    assert page.path == "/s/housing"
    assert TEXTS[Purpose.LINK] in page.text
    assert await stored.statuses() == []
    await page.press("Start")
    assert await recorded(code) == BOTH


async def test_what_was_read_is_what_is_recorded_though_a_newer_version_came(
    browsers: Browsers,
) -> None:
    await world.riverside()
    await agreements.all_wordings()
    (code,) = await world.cards()
    page = await first_page(browsers, code)
    await agreements.wording(Purpose.LINK, text="New words about linking.")
    await page.press("Start")
    assert await recorded(code) == BOTH
    page = await first_page(browsers, code)
    assert "New words about linking." in page.text
    await page.press("Carry on")
    assert (Purpose.LINK, 2, Action.GIVEN, How.SELF) in await recorded(code)


async def test_easy_read_words_are_shown_and_recorded_where_there_are_any(
    browsers: Browsers,
) -> None:
    await world.riverside()
    await agreements.all_wordings()
    (code,) = await world.cards()
    page = await first_page(browsers, code)
    await agreements.wording(Purpose.LINK, format_="easy", text="My answers go together.")
    page = await first_page(browsers, code)
    page.choose(TEXTS[Purpose.QUOTE])
    await page.press("Easy read")
    assert "My answers go together." in page.text
    assert "we keep it private" in page.text
    assert TEXTS[Purpose.LINK] not in page.text
    await page.press("Easy read")
    assert TEXTS[Purpose.LINK] in page.text
    await page.press("Easy read")
    await page.press("Start")
    formats = {e.wording.purpose: e.wording.format for e in await agreements.events_of(code)}
    assert formats == {
        Purpose.TAKE_PART: "standard",
        Purpose.LINK: "easy",
        Purpose.QUOTE: "standard",
    }


async def test_no_wording_of_another_organisation_can_be_agreed_to(browsers: Browsers) -> None:
    await world.riverside()
    await agreements.all_wordings()
    await world.organisation(slug="elsewhere", name="Elsewhere")
    foreign = await agreements.wording(Purpose.QUOTE, organisation="elsewhere")
    share = await agreements.wording(Purpose.SHARE)
    (code,) = await world.cards()
    page = await first_page(browsers, code)
    fields = [(each.get("name"), each.get("value")) for each in page.select("input[type=hidden]")]
    extra = [("agreed", str(foreign.id)), ("agreed", str(share.id)), ("agreed", "x")]
    await page.post("/s/housing", fields + extra, token=False)
    assert await recorded(code) == BOTH


async def test_a_start_that_leads_nowhere_records_nothing(browsers: Browsers, clock: Clock) -> None:
    await world.riverside()
    await agreements.all_wordings()
    (code,) = await world.cards()
    page = await first_page(browsers, code)
    clock.move(days=60)
    await page.press("Start", 409)
    assert await recorded(code) == []


async def test_the_first_page_stays_quick(
    database: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    if database.dialect != "sqlite":
        pytest.skip("statements are counted on SQLite")
    from app import make_app
    from tests.site import running

    await database.aclose()
    counter = Counter()
    monkeypatch.setattr(sqlite_connections, "connect", counter.connect)
    async with running(make_app(world.settings(), Clock())) as browsers:
        await world.riverside()
        await agreements.all_wordings()
        (code,) = await world.cards()
        page = await first_page(browsers, code)
        before = counter.statements
        await page.get("/s/housing")
        assert 0 < counter.statements - before <= 5
        page.choose(TEXTS[Purpose.QUOTE])
        before = counter.statements
        await page.press("Start", 303, follow=False)
        assert 0 < counter.statements - before <= 8
