"""The page about one participant, and what is kept about them under lock."""

from uuid import UUID

import pytest

from involvement.participant import State
from involvement.roles import COMMAND, Grant, Role
from involvement.secrecy import Secrecy
from involvement.store.participants import change_state, list_participants
from involvement.tables import Participant
from tests import sealed, stored, world
from tests.page import Page
from tests.sealed import SOMEBODY
from tests.site import Browsers
from tests.world import FIRST_DAY, START

FOREIGN = Secrecy("another secret that is long enough")


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


def rows(page: Page, heading: str) -> list[str]:
    """The texts of the rows of a table."""
    found = page.select(f"table[aria-labelledby={heading}] tbody tr")
    return [" ".join("".join(row.itertext()).split()) for row in found]


async def reference() -> object:
    (found,) = await list_participants(COMMAND, world.secrecy(), "floating")
    return found.reference


async def test_the_page_says_who_it_is_and_what_is_due(page: Page) -> None:
    assert page.heading == "AB"
    assert "AB" not in page.title, "titles stay in the history of a browser"
    assert "Card 1 · Joined on 4 January 2027 · Active, recorded on 4 January 2027" in page.text
    assert rows(page, "due") == [
        "Start 4 January 2027 to 1 February 2027 due now",
        "Review 25 March 2027 to 4 May 2027 later",
    ]
    assert page.link("Invite this person").endswith("/invitations/" + page.path.rsplit("/", 1)[1])


async def test_the_list_of_a_support_service_leads_to_the_page(page: Page) -> None:
    here = page.path
    await page.get("/desk/services/floating")
    await page.follow("AB")
    assert page.path == here


async def test_a_reference_is_changed_and_taken_away(page: Page) -> None:
    await page.fill_and_submit("Save the reference", {"Your reference": " CD "})
    assert "The reference is saved." in page.text
    assert page.heading == "CD"
    await page.fill_and_submit("Save the reference", {"Your reference": "CD"})
    said = [each[1] for each in await stored.audit()]
    assert said.count("changed the reference of") == 1
    await page.fill_and_submit("Save the reference", {"Your reference": "x" * 101}, 422)
    assert "This is too long" in page.text
    await page.get(page.path.removesuffix("/reference"))
    await page.fill_and_submit("Save the reference", {"Your reference": ""})
    assert await reference() is None
    assert page.heading == "Card 1"


async def test_a_reference_that_cannot_be_read_is_said_to_be_there(page: Page) -> None:
    foreign = FOREIGN.seal("Secret")
    await Participant.update({Participant.reference_sealed: foreign}, force=True)
    await page.get(page.path)
    assert "The reference is sealed with another key, so we cannot show it." in page.text
    assert page.heading == "Card 1"
    await page.fill_and_submit("Save the reference", {"Your reference": "CD"}, 422)
    assert "is sealed with a key that is not there" in page.text
    assert page.select_one("#reference").get("value") == "CD", "nothing that was typed is lost"
    assert (await Participant.select(Participant.reference_sealed))[0][
        "reference_sealed"
    ] == foreign
    page.choose("Put what I wrote in the place of what cannot be read")
    await page.press("Save the reference")
    assert await reference() == "CD"


async def test_lists_say_that_a_reference_cannot_be_read(page: Page) -> None:
    await Participant.update({Participant.reference_sealed: FOREIGN.seal("Secret")}, force=True)
    for path in ("/desk/services/floating", "/desk/services/floating/invitations"):
        await page.get(path)
        assert "Sealed with another key" in page.text
        assert "No reference" not in page.text
    await page.get("/desk/services/floating")
    await page.fill_and_submit("Find", {"find": "secret"})
    assert "Some references are sealed with another key. They could not be searched." in page.text


async def test_an_administrator_reaches_the_page_and_others_do_not(
    browsers: Browsers, page: Page, person: UUID
) -> None:
    await sealed.contact(person=person)
    second = await world.service(organisation=1, slug="second")
    await world.worker(service=second, email="second@riverside.test")
    everything = [Grant(Role.ADMINISTRATOR, organisation=1)]
    await world.account(email="admin@riverside.test", grants=everything)
    admin = await browsers.signed_in("admin@riverside.test")
    await admin.get(url(person))
    await admin.press("Show contact details")
    assert SOMEBODY.phone in admin.text
    other = await browsers.signed_in("second@riverside.test")
    before = await stored.audit()
    for here in (url(person), url(person).replace("floating", "second")):
        for path in ("", "/contact", "/needs", "/died"):
            await other.get(here + path, 404)
        await other.get("/desk")
        for path in ("/contact/open", "/contact", "/reference", "/needs", "/died", "/state"):
            await other.get("/desk")
            await other.post(here + path, {"state": "moved_on", "reference": "x"}, 404)
    assert await stored.audit() == before


async def test_a_page_stands_at_the_address_of_its_own_support_service_only(
    browsers: Browsers, person: UUID
) -> None:
    await world.service(organisation=1, slug="second")
    everything = [Grant(Role.ADMINISTRATOR, organisation=1)]
    await world.account(email="admin@riverside.test", grants=everything)
    admin = await browsers.signed_in("admin@riverside.test")
    await admin.get(url(person).replace("floating", "second"), 404)


async def test_people_are_found_by_reference_and_card_and_the_words_stand_in_no_address(
    browsers: Browsers, person: UUID
) -> None:
    await world.cards(count=3, references=["Anna Bell", "CD"], batch_key="more")
    page = await browsers.signed_in()
    await page.get("/desk/services/floating")
    await page.fill_and_submit("Find", {"find": " bell "})
    assert "1 person found" in page.text
    assert "bell" not in page.path.lower()
    assert [each.split()[:2] for each in rows(page, "participants")] == [["Anna", "Bell"]]
    await page.fill_and_submit("Find", {"find": "4"})
    assert "1 person found" in page.text
    await page.fill_and_submit("Find", {"find": "nobody"})
    assert "0 people found" in page.text
    assert "There are no participants yet" not in page.text
    await page.follow("Show everybody")
    assert len(rows(page, "participants")) == 4


async def test_a_death_is_asked_about_and_the_next_page_says_what_happens_now(
    page: Page, person: UUID
) -> None:
    await page.fill_and_submit("Save the state", {"State": "died"})
    assert page.heading == "Has this person died?"
    (before,) = await list_participants(COMMAND, world.secrecy(), "floating")
    assert before.state is State.ACTIVE, "nothing is recorded yet"
    page.fill("family", "Her sister would like a letter")
    await page.press("Yes, record that they died")
    assert page.heading == "What happens now"
    assert "Nobody is asked, invited or reminded with this card." in page.text
    assert "Her sister" not in repr(await stored.rows("inv_participant"))
    await page.fill_and_submit("Save", {"family": "Nobody wants to be told"})
    assert "It is saved." in page.text
    said = [each[1] for each in await stored.audit()]
    assert said.count("recorded died for") == 1
    assert said.count("recorded the family's way for") == 2
    await page.get(url(person))
    assert page.link("What happens now, and the family") == f"{url(person)}/died"
    await page.fill_and_submit("Save the state", {"State": "active"})
    assert "The change is saved." in page.text


async def test_a_family_s_way_that_cannot_be_read_is_not_written_over(
    page: Page, person: UUID
) -> None:
    await change_state(COMMAND, START, key=person, state=State.DIED, on=FIRST_DAY)
    foreign = FOREIGN.seal("Ring her brother")
    await Participant.update({Participant.family_sealed: foreign}, force=True)
    await page.get(f"{url(person)}/died")
    assert "sealed with another key" in page.text
    await page.fill_and_submit("Save", {"family": "New words"}, 422)
    assert (await Participant.select(Participant.family_sealed))[0]["family_sealed"] == foreign
