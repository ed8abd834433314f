"""Four pictures in the place of a code: given by a worker, chosen by whoever cannot read a code."""

import httpx
import pytest

from involvement.database import fetch_all
from involvement.picture_code import LASTS, MOST_WRONG_IN_AN_HOUR, PICTURES
from involvement.store.participants import find_by_code
from tests import stored, world
from tests.page import Page
from tests.pages.visiting import LANGUAGES
from tests.rules.page_text import text_of
from tests.site import Browsers
from tests.world import START
from translations.formats import format_date

FIRST = "Press the first picture on your card"
WRONG = ("cat", "sun", "hat", "bus")


async def pictures_of(browsers: Browsers, code: str) -> tuple[list[str], str]:
    """The four pictures that a worker gives the holder of this card, and the address to choose
    them at."""
    person = await find_by_code(world.secrecy(), code)
    assert person
    page = await browsers.signed_in()
    await page.get(f"/desk/services/floating/participants/{person.key}")
    await page.follow("Pictures instead of a code")
    await page.press("Make four pictures")
    names = {name: key for key, name in PICTURES.items()}
    said = [text_of(each) for each in page.select("section.card ol li")]
    assert [each[0] for each in said] == ["1", "2", "3", "4"]
    address = f"/pictures/{person.service}-{world.secrecy().mark_service(person.service)}"
    return [names[each[1:].strip()] for each in said], address


async def choose(page: Page, address: str, pictures: list[str] | tuple[str, ...]) -> None:
    """Press these pictures, one after the other."""
    await page.get(address)
    for each in pictures:
        await page.press(PICTURES[each])


async def test_somebody_who_cannot_read_a_code_starts_with_four_pictures(
    browsers: Browsers,
) -> None:
    await world.riverside()
    (code,) = await world.cards()
    pictures, address = await pictures_of(browsers, code)
    page = await browsers.open()
    await page.get(address)
    assert page.heading == FIRST
    assert len(page.select("main ul button")) == len(PICTURES)
    await choose(page, address, pictures)
    assert page.heading == "Are these your four pictures?"
    shown = [text_of(each) for each in page.select("main ol li")]
    assert shown == [f"{place}. {PICTURES[key]}" for place, key in enumerate(pictures, start=1)]
    assert page.path == address, "nothing that was chosen stands in the address"
    await page.press("Yes, go on")
    assert page.path == "/s/housing"
    await page.press("Start")
    ((participant,),) = await fetch_all("SELECT participant FROM svy_response")
    person = await find_by_code(world.secrecy(), code)
    assert person
    assert participant == person.id


async def test_wrong_pictures_stay_on_the_page_and_can_be_taken_back(browsers: Browsers) -> None:
    await world.riverside()
    (code,) = await world.cards()
    _pictures, address = await pictures_of(browsers, code)
    page = await browsers.open()
    await choose(page, address, WRONG)
    await page.press("Yes, go on", 422)
    assert "These pictures did not work." in page.text
    assert all(PICTURES[each] in page.text for each in WRONG)
    await page.press("Take the last one back")
    assert page.heading == "Press the fourth picture on your card"
    await page.press("Take the last one back")
    assert page.heading == "Press the third picture on your card"
    await page.press(PICTURES["hat"])
    await page.press(PICTURES["bus"])
    await page.press("Choose all four again")
    assert page.heading == FIRST


async def test_pressing_twice_or_going_back_in_the_browser_counts_as_it_looks(
    browsers: Browsers,
) -> None:
    await world.riverside()
    (code,) = await world.cards()
    _pictures, address = await pictures_of(browsers, code)
    page = await browsers.open()
    await page.get(address)
    for picture in ("cat", "cat", "sun"):
        await page.post(address, {"step": "0", "picture": picture})
    assert [text_of(each) for each in page.select("main ol li")] == ["1. The sun"]
    await page.post(address, {"step": "1", "picture": "../secret"})
    await page.post(address, {"step": "x", "picture": ""})
    assert page.heading == "Press the second picture on your card"
    await page.post(f"{address}/open", {})
    assert page.heading == "Press the second picture on your card"


async def test_an_address_that_was_not_given_out_leads_nowhere(browsers: Browsers) -> None:
    town = await world.riverside()
    (code,) = await world.cards()
    _pictures, address = await pictures_of(browsers, code)
    page = await browsers.open()
    answers = set()
    for wrong in (
        f"/pictures/{town.service}-{'0' * 24}",
        f"/pictures/{town.service}",
        f"/pictures/999-{world.secrecy().mark_service(999)}",
        "/pictures/nonsense",
        f"/pictures/{town.service + 1}-{address.partition('-')[2]}",
    ):
        await page.get(wrong, 404)
        answers.add(page.text)
        await page.get(address)
        await page.post(f"{wrong}/open", {}, 404)
    assert len(answers) == 1


async def test_pictures_open_the_questions_and_nothing_that_belongs_to_the_card(
    browsers: Browsers,
) -> None:
    await world.riverside()
    (code,) = await world.cards()
    pictures, address = await pictures_of(browsers, code)
    page = await browsers.open()
    await choose(page, address, pictures)
    await page.press("Yes, go on")
    await page.get("/mine")
    assert "Type the code" in page.text
    await page.post("/mine/answers", {}, 200)
    assert await stored.count("svy_response") == 0
    page.fill("code", code)
    await page.press("Go on")
    assert page.heading != "Type the code from your card"


async def test_after_too_many_wrong_ones_pictures_rest_and_cards_go_on(
    browsers: Browsers,
) -> None:
    await world.riverside()
    (code,) = await world.cards()
    pictures, address = await pictures_of(browsers, code)
    for place in range(MOST_WRONG_IN_AN_HOUR):
        page = Page(await browsers.client(f"10.0.0.{place}"))
        await choose(page, address, WRONG)
        await page.press("Yes, go on", 422)
    page = Page(await browsers.client("10.0.1.1"))
    await choose(page, address, pictures)
    await page.press("Yes, go on", 409)
    assert "they rest for a while" in page.text
    assert page.heading == "Please ask your worker"
    await page.get(f"/join/{code}")
    assert page.path == "/s/housing"


async def test_a_worker_sees_until_when_somebody_has_pictures_and_ends_them(
    browsers: Browsers,
) -> None:
    await world.riverside()
    (code,) = await world.cards()
    pictures, address = await pictures_of(browsers, code)
    worker = await browsers.signed_in()
    person = await find_by_code(world.secrecy(), code)
    assert person
    await worker.get(f"/desk/services/floating/participants/{person.key}/pictures")
    until = format_date(START.date() + LASTS)
    assert f"This person has pictures until {until}." in worker.text
    await worker.press("End the pictures")
    assert "The pictures are ended." in worker.text
    page = await browsers.open()
    await choose(page, address, pictures)
    await page.press("Yes, go on", 422)
    assert [each[1] for each in await stored.audit()][-2:] == [
        "gave pictures to",
        "ended the pictures of",
    ]


async def test_leaving_at_once_forgets_what_was_chosen(browsers: Browsers) -> None:
    await world.riverside()
    (code,) = await world.cards()
    _pictures, address = await pictures_of(browsers, code)
    client: httpx.AsyncClient = await browsers.client()
    page = Page(client)
    await choose(page, address, WRONG[:2])
    await client.get("/leave")
    await page.get(address)
    assert page.heading == FIRST


@pytest.mark.parametrize("language", LANGUAGES)
async def test_pages_about_pictures_leave_no_text_untranslated(
    pseudo_browsers: Browsers, language: str
) -> None:
    town = await world.riverside()
    (code,) = await world.cards()
    person = await find_by_code(world.secrecy(), code)
    assert person
    worker = await pseudo_browsers.signed_in()
    worker.speak(language)
    await worker.get(f"/desk/services/floating/participants/{person.key}/pictures")
    await worker.fill_and_submit("form.form", {})
    await worker.get(f"/desk/services/floating/participants/{person.key}/pictures")
    address = f"/pictures/{town.service}-{world.secrecy().mark_service(town.service)}"
    page = await pseudo_browsers.open()
    page.speak(language)
    await page.get(address)
    for step, picture in enumerate(WRONG):
        await page.post(address, {"step": str(step), "picture": picture})
    await page.post(f"{address}/open", {}, 422)
    assert page.root.get("lang") == language
