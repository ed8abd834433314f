"""What people agree to is published by an administrator, and never changes afterwards."""

import pytest

from involvement.consent import Purpose
from involvement.roles import Grant, Role
from involvement.store.organisations import list_organisations
from involvement.store.services import NotInScope
from involvement.store.wordings import list_wordings, publish_wording
from tests import agreements, stored, world
from tests.page import Page
from tests.site import Browsers

ADMIN = "admin@riverside.test"
LINK = "/admin/consent/riverside/link/standard"


async def administrator(browsers: Browsers) -> Page:
    """Riverside's administrator, at the page about what people agree to."""
    town = await world.riverside()
    grants = [Grant(Role.ADMINISTRATOR, organisation=town.organisation)]
    await world.account(email=ADMIN, grants=grants)
    page = await browsers.signed_in(ADMIN)
    return await page.follow("What people agree to")


async def test_a_first_version_begins_with_our_draft(browsers: Browsers) -> None:
    page = await administrator(browsers)
    assert page.text.count("not yet") == len(Purpose)
    await page.get(LINK)
    draft = page.select_one("textarea").text
    assert "the code on my card links my answers" in draft
    await page.press("Publish this version")
    assert "The new version is published." in page.text
    (owner,) = await list_organisations(await world.scope(ADMIN))
    (wording,) = await list_wordings(owner.id)
    assert (wording.number, wording.text) == (1, draft.strip())
    assert (await stored.audit())[-1][1:] == ("published version 1 of", "consent wording")


async def test_a_new_version_follows_and_the_one_before_stays_as_it_was(
    browsers: Browsers,
) -> None:
    page = await administrator(browsers)
    await agreements.wording(Purpose.LINK, text="First words.")
    before = await stored.rows("inv_consent_text")
    await page.get(LINK)
    assert page.select_one("textarea").text.strip() == "First words."
    page.fill("text", "  Second words.  \r\nAnd more. ")
    await page.press("Publish this version")
    assert "Version 2" in page.text
    rows = await stored.rows("inv_consent_text")
    assert rows[:1] == before
    assert "Second words.\nAnd more." in rows[1]


async def test_publishing_the_same_words_twice_makes_one_version(browsers: Browsers) -> None:
    page = await administrator(browsers)
    for _ in range(2):
        await page.get(LINK)
        page.fill("text", "The same words.")
        await page.press("Publish this version")
    assert await stored.count("inv_consent_text") == 1


async def test_words_that_are_missing_are_asked_for(browsers: Browsers) -> None:
    page = await administrator(browsers)
    await page.get(LINK)
    page.fill("text", "  ")
    await page.press("Publish this version", 422)
    assert "Write what people agree to" in page.text
    page.fill("text", "x" * 5001)
    await page.press("Publish this version", 422)
    assert await stored.count("inv_consent_text") == 0


async def test_languages_and_formats_have_versions_of_their_own(pseudo_browsers: Browsers) -> None:
    await administrator(pseudo_browsers)
    english = await agreements.wording(Purpose.QUOTE)
    easy = await agreements.wording(Purpose.QUOTE, format_="easy", text="Easy words.")
    mirrored = await agreements.wording(Purpose.QUOTE, language="ar-XB", text="Other words.")
    assert {each.number for each in (english, easy, mirrored)} == {1}
    page = await pseudo_browsers.signed_in(ADMIN)
    for tag, words in (("en", english.text), ("ar-XB", mirrored.text)):
        page.speak(tag)
        await page.get(LINK.replace("link", "quote"))
        assert page.select_one("textarea").text.strip() == words
        assert page.select_one("option[selected]").get("value") == tag


@pytest.mark.parametrize(
    "path",
    [
        "/admin/consent/elsewhere/link/standard",
        "/admin/consent/riverside/nothing/standard",
        "/admin/consent/riverside/link/nowhere",
    ],
)
async def test_addresses_that_name_nothing_of_theirs_are_not_found(
    browsers: Browsers, path: str
) -> None:
    page = await administrator(browsers)
    await world.organisation(slug="elsewhere", name="Elsewhere")
    await page.get(path, 404)
    await page.get(LINK)
    await page.post(path, {"language": "en", "text": "Mine."}, 404)
    assert await stored.count("inv_consent_text") == 0


async def test_workers_publish_nothing(browsers: Browsers) -> None:
    await administrator(browsers)
    page = await browsers.signed_in()
    assert "What people agree to" not in page.text
    await page.get("/admin/consent", 403)
    await page.get(LINK, 403)
    with pytest.raises(NotInScope):
        await publish_wording(
            await world.scope("worker@riverside.test"),
            world.START,
            organisation="riverside",
            purpose=Purpose.LINK,
            language="en",
            format_="standard",
            text="Mine.",
        )
