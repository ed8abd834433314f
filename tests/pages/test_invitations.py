"""Invitations on pages: who may be invited, in which format, and the letter that goes out."""

from uuid import UUID

import pytest

from involvement.participant import State
from involvement.roles import COMMAND
from involvement.store.participants import change_state
from surveys.store.surveys import close_survey
from tests import sealed, stored, world
from tests.page import Page
from tests.site import Browsers
from tests.world import FIRST_DAY, START

LIST = "/desk/services/floating/invitations"


@pytest.fixture
async def code(browsers: Browsers) -> str:
    """The code of somebody who is due."""
    await world.riverside()
    (made,) = await world.cards(references=["AB"])
    return made


@pytest.fixture
async def person(code: str) -> UUID:
    """Somebody who is due."""
    return await sealed.person(code)


@pytest.fixture
async def page(browsers: Browsers, person: UUID) -> Page:
    """A worker where that person may be invited."""
    return await (await browsers.signed_in()).get(f"{LIST}/{person}")


async def test_an_invitation_is_recorded_and_shown(page: Page) -> None:
    await page.fill_and_submit("Record the invitation", {"Way": "phone"})
    assert "The invitation is recorded." in page.text
    assert "4 January 2027 Start Your home Standard By phone" in page.text
    await page.get(LIST)
    assert "4 January 2027 Standard · By phone" in page.text
    assert (await stored.audit())[-1][1:] == ("invited", "participant")


async def test_what_somebody_needs_is_chosen_already(page: Page, person: UUID) -> None:
    await sealed.need(person=person, value="audio")
    await page.get(page.path)
    await page.press("Record the invitation")
    assert "Audio By letter" in page.text


async def test_another_format_needs_a_reason_and_nothing_typed_is_lost(
    page: Page, person: UUID
) -> None:
    await sealed.need(person=person)
    await page.get(page.path)
    await page.fill_and_submit(
        "Record the invitation", {"Format": "standard", "Way": "in_person"}, 422
    )
    problem = page.select_one("#reason-problem")
    assert "This person needs another format." in "".join(problem.itertext())
    assert page.select_one("#method option[selected]").get("value") == "in_person"
    assert await stored.count("inv_invitation") == 0
    await page.fill_and_submit("Record the invitation", {"reason": "No easy read yet"})
    assert "No easy read yet" in page.text
    await page.get(f"/desk/services/floating/participants/{person}/needs")
    assert "Met at 0 of 1 contact" in page.text


async def test_a_day_that_has_not_come_is_refused(page: Page) -> None:
    await page.fill_and_submit("Record the invitation", {"Invited on": "2027-01-05"}, 422)
    assert "This day has not come yet" in page.text


@pytest.mark.parametrize("state", [State.DIED, State.NOT_TO_BE_CONTACTED])
async def test_nobody_who_is_not_to_be_contacted_can_be_invited_even_when_asked_for(
    page: Page, person: UUID, state: State
) -> None:
    await change_state(COMMAND, START, key=person, state=state, on=FIRST_DAY)
    await page.post(page.path, {"method": "letter"}, 409)
    assert "People who died or who asked not to be contacted are never written to." in page.text
    for path in (f"{LIST}/{person}", f"{LIST}/{person}/letter"):
        await page.get(path, 409)
    await page.get(LIST)
    assert "AB" not in page.text
    assert await stored.count("inv_invitation") == 0


@pytest.mark.parametrize("large", ["", "?format=large_print"])
async def test_the_letter_says_where_to_answer_and_holds_no_code(
    page: Page, person: UUID, code: str, large: str
) -> None:
    await sealed.contact(person=person)
    await page.get(f"{LIST}/{person}/letter{large}")
    for sentence in (
        "You can answer until 1 February 2027.",
        "heard.test/code",
        "You need your card.",
        "01632 960 001",
    ):
        assert sentence in page.text
    for private in (code, code[:4], "AB", sealed.SOMEBODY.called, sealed.SOMEBODY.address):
        assert private not in page.text
    assert page.root.get("data-size") == ("biggest" if large else "normal")


async def test_letters_and_lists_say_no_day_on_which_the_survey_is_over(
    page: Page, person: UUID
) -> None:
    await close_survey(COMMAND, START, "housing", FIRST_DAY)
    for path in (
        LIST,
        f"{LIST}/{person}/letter",
        "/desk/services/floating",
        f"/desk/services/floating/participants/{person}",
    ):
        await page.get(path)
        assert "1 February 2027" not in page.text, path
        assert "4 January 2027" in page.text, path


async def test_a_letter_opens_no_contact_details(page: Page, person: UUID) -> None:
    await sealed.contact(person=person)
    before = await stored.audit()
    await page.get(f"{LIST}/{person}/letter")
    assert await stored.audit() == before


async def test_without_anybody_who_is_due_the_page_says_when_people_appear(
    browsers: Browsers,
) -> None:
    await world.riverside()
    page = await browsers.signed_in()
    await page.get(LIST)
    assert "Nobody is due now." in page.text
