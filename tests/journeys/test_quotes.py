"""A story in somebody's own words: quoted with their consent, and gone when they take it back."""

import pytest

from involvement.consent import Purpose
from tests import agreements, world
from tests.page import Page
from tests.site import Browsers, answer_all
from tests.world import Clock

QUOTES = "/desk/surveys/housing/quotes"
SERVICE = "/steering/steering/floating"
STORIES = {
    "clare": "Wren found me a flat in Mill Lane when nobody else would listen.",
    "dorothy": "Nobody told me what happens when the support ends.",
    "bryan": "I would like to be asked before things change.",
}
QUOTED = "They found me a flat when nobody else would listen."
AGREED = ("clare", "dorothy")
OTHERS = {"anything_else": "Words of somebody who was not asked"}


async def tell(browsers: Browsers, code: str, story: str, *, agrees: bool) -> None:
    """Somebody answers with their card, in their own words, and may be quoted or not."""
    page = await browsers.open()
    await page.get(f"/join/{code}")
    if agrees:
        page.choose(agreements.TEXTS[Purpose.QUOTE])
    await page.press("Start")
    while not page.path.endswith("/check"):
        if page.path.endswith("/anything_else"):
            page.fill("answer", story)
        await page.press("Next")
    await page.press("Finish and send")


async def everybody_answers(browsers: Browsers, codes: dict[str, str]) -> None:
    """Three tell a story; the others answer as fast as it goes."""
    for name, code in codes.items():
        if name in STORIES:
            await tell(browsers, code, STORIES[name], agrees=name in AGREED)
        else:
            await answer_all(await browsers.client(), "housing", OTHERS, code=code)


async def answer_again(browsers: Browsers, codes: dict[str, str]) -> None:
    """Everybody answers the review."""
    for code in codes.values():
        await answer_all(await browsers.client(), "housing", {"health": "3"}, code=code)


async def people(names: list[str], clock: Clock) -> dict[str, str]:
    """Name → code of people who join today."""
    codes = await world.cards(count=len(names), batch_key=names[0], now=clock())
    return dict(zip(names, codes, strict=True))


async def release(browsers: Browsers) -> Page:
    """The worker makes a release for the steering group."""
    page = await browsers.signed_in()
    await page.get("/desk/surveys/housing")
    return await page.press("Make the release")


async def make_quotes(browsers: Browsers) -> None:
    """The worker reads what may be quoted, takes names out, and makes quotes."""
    page = await browsers.signed_in()
    await page.get("/desk/surveys/housing")
    await page.follow("Quotes: what people wrote and agreed to have shown")
    assert page.heading == "Quotes"
    for name, story in STORIES.items():
        assert (story in page.text) is (name in AGREED)
    assert OTHERS["anything_else"] not in page.response.text
    for story, quote in ((STORIES["clare"], QUOTED), (STORIES["dorothy"], STORIES["dorothy"])):
        (box,) = [each for each in page.select("textarea") if (each.text or "").strip() == story]
        mark = box.get("id").removeprefix("text-")
        await page.post(QUOTES, {"mark": mark, "text": quote})
    assert page.text.count("Quoted as") == 2


async def take_back(browsers: Browsers, code: str) -> None:
    """She takes back that she is quoted, with her card."""
    page = await browsers.open()
    await page.get("/mine")
    page.fill("Type the code from your card", code)
    await page.press("Go on")
    await page.press("Take this back: Being quoted")
    assert "It is taken back, from now on." in page.text


async def read_both_quotes(browsers: Browsers) -> Page:
    """A member reads them after what people said changed, beside no figure."""
    member = await browsers.signed_in("member@riverside.test")
    await member.get(SERVICE)
    for words in ("In people’s own words", QUOTED, STORIES["dorothy"]):
        assert words in member.text
    for private in ("Wren found", "Mill Lane", STORIES["bryan"], OTHERS["anything_else"]):
        assert private not in member.response.text
    headings = ["".join(each.itertext()) for each in member.select("h2")]
    assert headings[-1] == "In people’s own words"
    assert member.select("section.finding")
    for card in member.select("section.finding"):
        assert QUOTED not in "".join(card.itertext())
    return member


async def see_what_is_gone(browsers: Browsers) -> None:
    """The worker finds the earlier releases that held the quote, and reads it in none of them."""
    desk = await browsers.signed_in()
    await desk.get(QUOTES)
    assert "Quotes that are shown no more" in desk.text
    listed = desk.select("table[aria-labelledby=gone] tbody a")
    assert [each.get("href") for each in listed] == ["/desk/surveys/housing/releases/1"]
    for words in (STORIES["clare"], QUOTED):
        assert words not in desk.response.text
    await desk.follow("Release 1")
    assert STORIES["dorothy"] in desk.text
    assert QUOTED not in desk.response.text


@pytest.mark.scenario(56)
async def test_a_withdrawn_quote_vanishes_from_every_later_report_and_past_ones_are_listed(
    browsers: Browsers, clock: Clock
) -> None:
    await world.riverside()
    await agreements.all_wordings()
    codes = await people([*STORIES, *(f"a{number}" for number in range(9))], clock)
    await everybody_answers(browsers, codes)
    clock.move(days=90)
    await answer_again(browsers, codes)
    await make_quotes(browsers)
    await release(browsers)
    member = await read_both_quotes(browsers)

    await take_back(browsers, codes["clare"])
    await member.get(SERVICE)
    assert QUOTED not in member.response.text
    assert STORIES["dorothy"] in member.text

    more = await people([f"b{number}" for number in range(5)], clock)
    await everybody_answers(browsers, more)
    clock.move(days=90)
    await answer_again(browsers, more)
    await release(browsers)
    member = await browsers.signed_in("member@riverside.test")
    await member.get(SERVICE)
    assert "Release 2" in member.text
    assert STORIES["dorothy"] in member.text
    assert QUOTED not in member.response.text
    await see_what_is_gone(browsers)
