"""A person's copy of what they told us and agreed to: after the code, and for nobody else."""

import re

from involvement.code_card import code_from_bits
from involvement.consent import Purpose
from involvement.roles import COMMAND
from involvement.slowing import Slowing
from involvement.store.participants import find_by_code, replace_card
from surveys.store.surveys import PlannedWave
from tests import agreements, stored, world
from tests.pages.test_mine import somebody, with_card
from tests.site import Browsers
from tests.world import START


async def test_a_copy_is_shown_only_after_the_code_is_typed_again(browsers: Browsers) -> None:
    _, code = await somebody(Purpose.QUOTE)
    page = await with_card(browsers, code)
    await page.follow("Get a copy")
    assert "Nobody calls back" not in page.response.text
    assert page.select_one("input#code").get("value") == ""
    page.fill("Type the code from your card", code)
    await page.press("Show it, to read or print")
    for words in (
        "Your home: Start",
        "Finished on 4 January 2027",
        "How much do you know about the housing help you can get?",
        "A lot",
        "Nobody calls back",
        "You left this out",
        agreements.TEXTS[Purpose.QUOTE],
        "4 January 2027: Agreed (Through an interpreter)",
    ):
        assert words in page.text, words
    assert page.response.headers["cache-control"] == "no-store"
    assert code not in page.response.text
    await page.get("/mine/copy")
    assert "Nobody calls back" not in page.response.text


async def test_a_copy_can_be_saved_as_plain_text(browsers: Browsers) -> None:
    _, code = await somebody(Purpose.QUOTE)
    page = await with_card(browsers, code)
    await page.get("/mine/copy")
    page.fill("Type the code from your card", code)
    await page.press("Save it as plain text")
    response = page.response
    assert response.headers["content-type"] == "text/plain; charset=utf-8"
    assert response.headers["content-disposition"] == 'attachment; filename="my-answers.txt"'
    assert response.headers["cache-control"] == "no-store"
    lines = response.text.split("\r\n")
    assert lines[0] == "Riverside Support"
    assert lines[1] == "A copy of what you told us and agreed to, made on 4 January 2027"
    for line in ("== Your home: Start", "  A lot", "  Nobody calls back", "  You left this out"):
        assert line in lines
    assert "4 January 2027: Being quoted" in lines


async def test_unfinished_answers_are_in_no_copy(browsers: Browsers) -> None:
    _, code = await somebody(finished=False)
    page = await with_card(browsers, code)
    await page.get("/mine/copy")
    page.fill("Type the code from your card", code)
    await page.press("Show it, to read or print")
    assert "There are no finished answers." in page.text
    assert "Nobody calls back" not in page.response.text


async def foreign_codes(browsers: Browsers) -> dict[str, str]:
    """Codes that must open nothing for Anna; hers is under "hers"."""
    _, hers = await somebody(Purpose.QUOTE)
    (lost,) = await world.cards(batch_key="lost")
    person = await find_by_code(world.secrecy(), lost)
    assert person
    await replace_card(COMMAND, START, world.secrecy(), key=person.key, batch_key="new")
    (neighbour,) = await world.cards(batch_key="neighbour")
    return {
        "hers": hers,
        "somebody else's": neighbour,
        "lost": lost,
        "unknown": code_from_bits(12345),
        "nothing": "",
        "an attack": "' OR 1=1 --",
    }


async def test_a_wrong_unknown_or_foreign_code_shows_no_copy_and_is_slowed(
    browsers: Browsers,
) -> None:
    codes = await foreign_codes(browsers)
    page = await with_card(browsers, codes.pop("hers"))
    slowing: Slowing = browsers.app.state.slowing
    seen = set()
    for place, (kind, code) in enumerate(codes.items(), start=1):
        await page.get("/mine/copy")
        page.fill("Type the code from your card", code)
        await page.press("Show it, to read or print", 422)
        assert "That code did not work." in page.text, kind
        seen.add(re.sub(r'value="[^"]*"', "", page.response.text))
        assert slowing._mistakes["127.0.0.1"][0] == place, kind
    assert len(seen) == 1


async def test_a_wrong_code_opens_nobodys_page(browsers: Browsers) -> None:
    codes = await foreign_codes(browsers)
    for kind in ("lost", "unknown", "nothing", "an attack"):
        page = await browsers.open()
        await page.get("/mine")
        page.fill("Type the code from your card", codes[kind])
        await page.press("Go on", 422)
        assert "That code did not work." in page.text, kind
        assert "card" not in page.client.cookies
    slowing: Slowing = browsers.app.state.slowing
    assert slowing._mistakes["127.0.0.1"][0] == 4


async def test_a_copy_never_crosses_to_another_organisation(browsers: Browsers) -> None:
    _, here = await somebody(Purpose.QUOTE)
    elsewhere = await world.organisation(slug="elsewhere", name="Elsewhere")
    await world.service(organisation=elsewhere, slug="theirs")
    version = await world.version(organisation=elsewhere, content="housing-support")
    survey = await world.survey(
        waves=[PlannedWave("baseline", version.id, world.BASELINE)],
        service="theirs",
        slug="theirs",
    )
    (there,) = await world.cards(service="theirs", batch_key="theirs")
    await world.response(
        survey=survey, version=version, answers={"anything_else": "Said elsewhere"}, code=there
    )
    for code, own, foreign in (
        (here, "Nobody calls back", "Said elsewhere"),
        (there, "Said elsewhere", "Nobody calls back"),
    ):
        page = await with_card(browsers, code)
        await page.get("/mine/copy")
        page.fill("Type the code from your card", code)
        await page.press("Save it as plain text")
        assert own in page.response.text
        assert foreign not in page.response.text
    page = await with_card(browsers, there)
    await page.post("/mine/answers", {})
    assert sorted(await stored.statuses()) == ["finished", "withdrawn"]
