"""Contact details on pages: shown only when asked for, saved whole, never lost by accident."""

from uuid import UUID

import pytest

from involvement.secrecy import Secrecy
from involvement.tables import Contact as ContactRow
from tests import sealed, stored, world
from tests.page import Page
from tests.sealed import SOMEBODY
from tests.site import Browsers

FOREIGN = Secrecy("another secret that is long enough")
WORDS = (SOMEBODY.called, SOMEBODY.phone, SOMEBODY.email, SOMEBODY.address, SOMEBODY.avoid)


@pytest.fixture
async def person(browsers: Browsers) -> UUID:
    """Somebody of the support service `floating` who is due."""
    await world.riverside()
    (code,) = await world.cards(references=["AB"])
    return await sealed.person(code)


@pytest.fixture
async def page(browsers: Browsers, person: UUID) -> Page:
    """A worker at the page of that person."""
    return await (await browsers.signed_in()).get(url(person))


def url(person: UUID) -> str:
    return f"/desk/services/floating/participants/{person}"


async def test_contact_details_are_shown_only_when_asked_for_which_is_on_record(
    page: Page, person: UUID
) -> None:
    await sealed.contact(person=person)
    for path in (url(person), f"{url(person)}/contact", "/desk/services/floating", "/desk"):
        await page.get(path)
        assert not [word for word in WORDS if word in page.response.text], path
    assert "opened contact details of" not in repr(await stored.audit())
    await page.get(url(person))
    await page.press("Show contact details")
    assert all(word in page.text for word in WORDS)
    assert "Leave no message." in page.text
    assert page.response.headers["cache-control"] == "no-store"
    assert (await stored.audit())[-1][1:] == ("opened contact details of", "participant")


async def test_contact_details_are_saved_whole_or_not_at_all(page: Page) -> None:
    await page.follow("Write contact details")
    typed = {"Phone": "01632 960 003", "E-mail address": "no address", "Words to avoid": "Housing"}
    await page.fill_and_submit("Save contact details", dict(typed), 422)
    assert "Write the whole address, such as wren@example.org" in page.text
    assert page.select_one("#phone").get("value") == "01632 960 003"
    assert await stored.count("inv_contact") == 0
    await page.fill_and_submit("Save contact details", {"E-mail address": "a@example.org"})
    assert "The contact details are saved." in page.text
    assert "changed contact details of" in repr(await stored.audit())
    assert "01632" not in repr(await stored.rows("inv_audit"))
    await page.press("Show contact details")
    assert "01632 960 003" in page.text
    assert "Housing" in page.text


async def test_two_workers_do_not_write_over_each_other(
    browsers: Browsers, page: Page, person: UUID
) -> None:
    await sealed.contact(person=person)
    second = await browsers.signed_in()
    for each in (page, second):
        await each.get(url(person))
        await each.press("Show contact details")
    await page.fill_and_submit("Save contact details", {"Phone": "01632 960 111"})
    await second.fill_and_submit("Save contact details", {"Phone": "01632 960 222"}, 422)
    assert "Somebody changed these details after you opened them" in second.text
    assert second.select_one("#phone").get("value") == "01632 960 222"
    await page.press("Show contact details")
    assert "01632 960 111" in page.text


async def test_contact_details_that_cannot_be_read_are_said_to_be_there(
    page: Page, person: UUID
) -> None:
    await sealed.contact(person=person)
    foreign = FOREIGN.seal(SOMEBODY.to_text())
    await ContactRow.update({ContactRow.sealed: foreign}, force=True)
    await page.get(url(person))
    await page.press("Show contact details")
    assert "sealed with another key, so we cannot show it. It stays as it is." in page.text
    await page.fill_and_submit("Save contact details", {"Phone": "01632 960 003"}, 422)
    assert (await ContactRow.select(ContactRow.sealed))[0]["sealed"] == foreign
    assert page.select_one("#phone").get("value") == "01632 960 003"
    page.choose("Put what I wrote in the place of what cannot be read")
    await page.press("Save contact details")
    await page.press("Show contact details")
    assert "01632 960 003" in page.text
