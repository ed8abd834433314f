"""The privacy notice and the accessibility statement: written by administrators, read by all."""

import re
from datetime import timedelta

import pytest

from involvement.public_text import TextKind
from involvement.roles import COMMAND
from involvement.store.texts import publish_text
from tests import stored, world
from tests.page import Page
from tests.rules.page_text import text_of
from tests.site import Browsers
from tests.world import START, Clock

ADMINISTRATOR = "ada@riverside.test"
KINDS = {"privacy": "Privacy", "accessibility": "Accessibility"}


async def at_editor(browsers: Browsers, kind: str = "privacy") -> Page:
    """An administrator's browser, where the text is written."""
    town = await world.riverside()
    await world.administrator(organisation=town.organisation)
    page = await browsers.signed_in(ADMINISTRATOR)
    await page.follow("Texts")
    assert page.heading == "Texts"
    return await page.get(f"/admin/texts/riverside/{kind}")


@pytest.mark.parametrize("kind", KINDS)
async def test_nobody_is_led_to_believe_that_something_was_published(
    browsers: Browsers, kind: str
) -> None:
    page = await browsers.open()
    for organisation in ("nobody", "somebody"):
        await page.get("/")
        await page.follow(KINDS[kind])
        assert page.path == f"/{kind}"
        assert "is published here yet" in page.text
        await page.get(f"/{kind}/1", 404)
        await world.organisation(slug=organisation)


@pytest.mark.parametrize("kind", KINDS)
async def test_a_text_is_written_looked_at_and_published(browsers: Browsers, kind: str) -> None:
    page = await at_editor(browsers, kind)
    assert "Nothing is published yet." in page.text
    await page.fill_and_submit(
        "Look at it first", {"Text": "# What we do\n\nWe are *careful*.\n\n<b>Raw</b>"}
    )
    preview = page.select_one("section[aria-labelledby=preview]")
    assert [each.tag for each in preview] == ["h2", "p", "p"]
    assert await stored.count("inv_public_text") == 0
    await page.press("Publish as a new version")
    assert "The new version is published." in page.text
    assert "Version 1 of 4 January 2027" in page.text
    reader = await browsers.open()
    await reader.get(f"/{kind}")
    assert reader.heading == KINDS[kind]
    assert "Riverside Support · Version 1 of 4 January 2027" in reader.text
    assert "We are careful. <b>Raw</b>" in reader.text


@pytest.mark.parametrize("kind", KINDS)
async def test_our_draft_is_offered_and_cannot_be_published_as_it_is(
    browsers: Browsers, kind: str
) -> None:
    page = await at_editor(browsers, kind)
    await page.press("Publish as a new version", 422)
    (told,) = [text_of(each) for each in page.select("main .summary a")]
    assert told.startswith("Text: This is still to be filled in: \u2068[DRAFT: TO BE CHECKED")
    gaps = list(
        dict.fromkeys(re.findall(r"\[[A-Z][^a-z\[\]]*\]", page.select_one("textarea").text))
    )
    assert len(gaps) > 4
    assert [each for each in gaps if told.count(each) != 1] == [], "each is named, and once"
    assert "Riverside" not in page.select_one("textarea").text
    assert await stored.count("inv_public_text") == 0
    await page.fill_and_submit("Publish as a new version", {"Text": " "}, 422)
    assert "Write the text first" in page.text


async def test_earlier_versions_can_still_be_read(browsers: Browsers, clock: Clock) -> None:
    page = await at_editor(browsers)
    await page.fill_and_submit("Publish as a new version", {"Text": "The first."})
    clock.move(days=1)
    page = await browsers.signed_in(ADMINISTRATOR)
    await page.get("/admin/texts/riverside/privacy")
    assert "Version 1 is published." in page.text
    assert page.select_one("textarea").text.strip() == "The first."
    await page.fill_and_submit("Publish as a new version", {"Text": "The second."})
    await page.follow("Privacy")
    assert "The second." in page.text
    await page.follow("Version 1 of 4 January 2027")
    assert page.path == "/privacy/1"
    assert "This is an earlier version. Version 2 is in force now." in page.text
    assert "The first." in page.text
    for nowhere in ("/privacy/3", "/privacy/0", "/privacy/99999999999999999999", "/privacy/one"):
        await page.get(nowhere, 404)


async def test_sending_the_same_text_twice_makes_one_version(browsers: Browsers) -> None:
    page = await at_editor(browsers)
    for _ in range(2):
        await page.get("/admin/texts/riverside/privacy")
        await page.post("/admin/texts/riverside/privacy", {"text": "Once.\r\nOnly."})
    assert [row[3] for row in await stored.rows("inv_public_text")] == [1]
    assert [row[5] for row in await stored.rows("inv_public_text")] == ["Once.\nOnly."]


async def test_a_survey_shows_the_notice_of_its_own_organisation(browsers: Browsers) -> None:
    await world.organisation(slug="first", name="The first organisation")
    await world.one_survey(content="every-kind", slug="open")
    for organisation, text in (("first", "Of the first."), ("riverside", "Of Riverside.")):
        await publish_text(
            COMMAND, START, organisation=organisation, kind=TextKind.PRIVACY, text=text
        )
        await publish_text(
            COMMAND,
            START + timedelta(days=1),
            organisation=organisation,
            kind=TextKind.PRIVACY,
            text=f"{text} Again.",
        )
    page = await browsers.open()
    await page.get("/privacy")
    assert "Of the first." in page.text
    await page.get("/s/open")
    await page.press("Start")
    await page.follow("Privacy")
    assert "Riverside Support" in page.text
    assert "Of Riverside. Again." in page.text
    await page.follow("Version 1 of 4 January 2027")
    assert page.path == "/privacy/1?survey=open"
    assert "Of Riverside." in page.text
    await page.get("/privacy?survey=nothing")
    assert "Of the first." in page.text


async def test_only_administrators_write_texts(browsers: Browsers) -> None:
    await world.riverside()
    other = await world.organisation(slug="second", name="Second")
    await world.administrator(organisation=other, email="other@second.test")
    worker = await browsers.signed_in()
    assert "Texts" not in worker.text
    for path in ("/admin/texts", "/admin/texts/riverside/privacy"):
        await worker.get(path, 403)
    page = await browsers.signed_in("other@second.test")
    await page.get("/admin/texts")
    assert "Riverside" not in page.text
    await page.get("/admin/texts/riverside/privacy", 404)
    await page.get("/admin/texts/second/privacy")
    for path in ("privacy", "privacy/preview"):
        await page.get("/admin/texts/second/privacy")
        await page.post(f"/admin/texts/riverside/{path}", {"text": "Mine now"}, 404)
    await page.get("/admin/texts/second/cookies", 404)
    assert await stored.count("inv_public_text") == 0
