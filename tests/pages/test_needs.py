"""Access needs on pages: recorded, flagged wherever people are invited, met or not, reviewed."""

from uuid import UUID

import pytest

from involvement.need import Kind
from involvement.secrecy import Secrecy
from involvement.tables import Need
from tests import sealed, stored, world
from tests.page import Page
from tests.site import Browsers
from tests.world import Clock


@pytest.fixture
async def person(browsers: Browsers) -> UUID:
    """Somebody of the support service `floating` who is due."""
    await world.riverside()
    (code,) = await world.cards(references=["AB"])
    return await sealed.person(code)


@pytest.fixture
async def page(browsers: Browsers, person: UUID) -> Page:
    """A worker at the needs of that person."""
    page = await browsers.signed_in()
    return await page.get(f"/desk/services/floating/participants/{person}/needs")


def tags(page: Page, table: str) -> list[str]:
    """The tags in a table."""
    found = page.select(f"table[aria-labelledby={table}] span.tag")
    return [" ".join("".join(each.itertext()).split()) for each in found]


async def test_needs_are_recorded_and_flagged_wherever_people_are_invited(page: Page) -> None:
    assert "Record the need, not the diagnosis." in page.text
    await page.fill_and_submit(
        "Record the need",
        {"What they need": "format:large_print", "Size of large print, in points": "18"},
    )
    await page.fill_and_submit(
        "Record the need", {"What they need": "language:", "Which language": "Urdu"}
    )
    assert "The need is recorded." in page.text
    for path, tables in {
        "/desk/services/floating": ("due", "participants"),
        "/desk/services/floating/invitations": ("list",),
    }.items():
        await page.get(path)
        for table in tables:
            assert {"Large print, 18 point", "Urdu"} <= set(tags(page, table)), path


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"What they need": ""}, "Choose what they need"),
        ({"What they need": "language:", "Which language": "Nonsense"}, "We do not know this"),
        ({"What they need": "language:"}, "We do not know this language"),
        (
            {"What they need": "format:large_print", "Size of large print, in points": "3"},
            "Enter a size from 14 to 72",
        ),
        ({"What they need": "format:audio", "Ask about it again on": ""}, "Enter the day to ask"),
    ],
)
async def test_a_mistake_is_named_and_nothing_typed_is_lost(
    page: Page, typed: dict[str, str | bool | list[str]], sentence: str
) -> None:
    note = {"More about it (you can leave this out)": "On yellow paper"}
    await page.fill_and_submit("Record the need", typed | note, 422)
    assert sentence in page.text
    assert "On yellow paper" in page.response.text
    assert await stored.count("inv_need") == 0


async def test_a_need_that_is_recorded_already_is_named(page: Page, person: UUID) -> None:
    await sealed.need(person=person)
    note = {"What they need": "format:easy_read", "note": "Other words"}
    await page.fill_and_submit("Record the need", dict(note), 422)
    assert "This need is recorded already." in page.text
    assert "Other words" in page.response.text


async def test_whether_a_need_was_met_is_recorded_with_a_reason(page: Page, person: UUID) -> None:
    await sealed.need(person=person)
    await page.get(page.path)
    await page.fill_and_submit("Save the contact", {}, 422)
    assert "Choose yes or no" in page.text
    page.choose("No")
    await page.press("Save the contact", 422)
    assert "Write why the need was not met" in page.text
    page.fill("If not, why?", "No printer")
    for _ in range(2):
        page.fill("Day of the contact", "2027-01-04")
        page.fill("If not, why?", "No printer")
        page.choose("No")
        await page.press("Save the contact")
    assert "Met at 0 of 1 contact" in page.text
    assert "4 January 2027: not met No printer" in page.text
    page.fill("Day of the contact", "2027-01-05")
    page.choose("Yes")
    await page.press("Save the contact", 422)
    assert "This day has not come yet" in page.text


async def test_a_need_is_asked_about_again_after_a_year_or_ended(
    browsers: Browsers, person: UUID, clock: Clock
) -> None:
    await sealed.need(person=person)
    clock.move(days=365)
    page = await browsers.signed_in()
    await page.get("/desk/needs")
    await page.follow("AB")
    assert "Ask about it again now" in page.text
    await page.press("Asked again: still needed Easy read")
    assert "Ask again on 4 January 2029" in page.text
    await page.get("/desk/needs")
    assert "No need has to be asked about again now." in page.text
    await page.get(f"/desk/services/floating/participants/{person}/needs")
    await page.press("No longer needed: end it Easy read")
    assert "From 4 January 2027 to 4 January 2028" in page.text
    assert "No need is recorded." in page.text


async def test_one_to_four_people_are_told_as_fewer_than_five(browsers: Browsers) -> None:
    town = await world.riverside()
    people = [await sealed.person(code) for code in await world.cards(count=7)]
    second = await world.service(organisation=town.organisation, slug="second")
    await world.worker(service=second, email="second@riverside.test")
    page = await browsers.signed_in()
    for number, person in enumerate(people, start=1):
        await sealed.need(person=person)
        await sealed.invited(person=person, reason="No printer" if number < 3 else "None yet")
        await page.get("/desk/needs")
        (row,) = page.select("table[aria-labelledby=met] tbody tr")
        cells = ["".join(cell.itertext()).strip() for cell in row]
        told = "fewer than 5" if number < 5 else str(number)
        assert cells == ["Floating support", told, str(number), "0", told]
    other = await browsers.signed_in("second@riverside.test")
    await other.get("/desk/needs")
    assert "Floating" not in other.text
    assert "No need is recorded yet." in other.text


async def test_a_note_that_cannot_be_read_is_said_to_be_there(page: Page, person: UUID) -> None:
    await sealed.need(person=person, kind=Kind.SUPPORT, value="advocate", note="Her own words")
    await Need.update({Need.note_sealed: Secrecy("y" * 30).seal("Her own words")}, force=True)
    await page.get(page.path)
    assert "Sealed with another key" in page.text
