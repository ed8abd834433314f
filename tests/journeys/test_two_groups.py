"""A day centre with members and with students under 18: two groups, each asked in its own words,
each counted for itself. Everybody here is invented."""

import pytest

from involvement.consent import How, Purpose
from involvement.store.participants import find_by_code
from tests import agreements, world
from tests.page import Page
from tests.rules.page_text import text_of
from tests.site import Browsers, answer_all
from tests.world import Clock

ADMIN = "ada@riverside.test"
MEMBER = "member@riverside.test"
SERVICE = "/desk/services/floating"
SURVEY = "/desk/surveys/housing"
GROUP = "/steering/steering/floating"
FOR_ADULTS = "I agree that the code on my card links my answers from one time to the next."
FOR_STUDENTS = "My card has a code. It puts what I say now together with what I say later."
TOO = "My parent or carer is asked about this as well."
ASKED = ("take_part", "link")
MEMBERS, STUDENTS = 12, 10


async def publish(browsers: Browsers, group: str) -> None:
    """An administrator publishes our drafts for one of the groups as they are."""
    page = await browsers.signed_in(ADMIN)
    for label in ("Taking part", "Linking answers from one time to the next"):
        await page.get("/admin/consent")
        await page.follow(f"Usual words: {label} ({group})")
        await page.press("Publish this version")


async def add(browsers: Browsers, count: int, *, young: bool) -> list[str]:
    """A worker adds people of one group; the codes of their cards."""
    page = await browsers.signed_in()
    await page.get(SERVICE)
    page.fill("How many people", str(count))
    page.fill("These people are under 18", young)
    await page.press("Add and show the cards")
    return ["".join(each.text.split()) for each in page.select("p.code-groups")]


async def show_card(browsers: Browsers, code: str, status: int = 200) -> Page:
    """Somebody scans their card."""
    page = await browsers.open()
    return await page.get(f"/join/{code}", status)


async def see_ones_own_words(browsers: Browsers, member: str, student: str) -> None:
    """A member reads the words for adults, a student those for people under 18."""
    page = await show_card(browsers, member)
    assert FOR_ADULTS in page.text
    assert TOO not in page.text
    page = await show_card(browsers, student)
    assert FOR_STUDENTS in page.text
    assert FOR_ADULTS not in page.text
    assert page.text.count(TOO) == len(ASKED)


async def ask_a_parent(browsers: Browsers, student: str) -> None:
    """The worker records that a student and their parent said yes to taking part."""
    person = await find_by_code(world.secrecy(), student)
    assert person
    page = await browsers.signed_in()
    await page.get(f"{SERVICE}/participants/{person.key}")
    assert "Under 18" in [text_of(tag) for tag in page.select(".tag")]
    await page.follow("What was agreed")
    page.fill("What they agreed to", "Taking part: version 1, English, Usual words")
    page.choose("Together with a parent or carer")
    await page.press("Put it on record")
    (event,) = await agreements.events_of(student)
    assert (event.how, event.wording.young) == (How.PARENT, True)


async def answer(browsers: Browsers, codes: list[str], knows: str) -> None:
    """Everybody answers what waits for them, and knows so much about the help there is."""
    for code in codes:
        await answer_all(await browsers.client(), "housing", {"knows_help": knows}, code=code)


async def release(browsers: Browsers, group: str, status: int = 200) -> Page:
    """The worker asks for a release about one group."""
    page = await browsers.signed_in()
    await page.get(SURVEY)
    page.choose(group)
    return await page.press("Make the release", status)


async def read_about_adults(browsers: Browsers) -> Page:
    """The group reads what changed for adults first, and that it is about nobody else."""
    page = await browsers.signed_in(MEMBER)
    await page.get("/steering/steering")
    assert "Adults" in text_of(page.select_one("main li.card"))
    await page.get(GROUP)
    assert page.heading == "Floating support: what changed for adults"
    assert "12 better, 0 the same, 0 worse, of 12 people" in page.text
    return page


async def read_about_students(page: Page) -> None:
    """Then what changed for people under 18, on a page of its own; nowhere both together."""
    assert "People under 18" in text_of(page.select_one("section[aria-labelledby=others]"))
    await page.follow("Release 2, 4 April 2027")
    assert page.heading == "Floating support: what changed for people under 18"
    assert "0 better, 0 the same, 10 worse, of 10 people" in page.text
    await page.follow("Easy read with pictures")
    assert page.heading == "Floating support: what changed for people under 18"


async def count_apart(browsers: Browsers) -> None:
    """The worker sees how many of each group finished, and no number about both."""
    page = await browsers.signed_in()
    await page.get(SURVEY)
    rows = page.select("table[aria-labelledby=waves] tbody tr")
    assert [(text_of(row[0]), text_of(row[2])) for row in rows] == [
        ("Start Adults", "12"),
        ("Start People under 18", "10"),
        ("Review Adults", "12"),
        ("Review People under 18", "10"),
    ]


@pytest.mark.scenario(63)
async def test_students_under_18_are_a_separate_group_with_separate_consent(
    browsers: Browsers, clock: Clock
) -> None:
    town = await world.riverside()
    await world.administrator(organisation=town.organisation)
    await publish(browsers, "For adults")
    members = await add(browsers, MEMBERS, young=False)
    students = await add(browsers, STUDENTS, young=True)

    page = await show_card(browsers, students[0], 409)
    assert page.heading == "Please ask your worker"
    assert "Your worker has to ask somebody first." in page.text
    await publish(browsers, "For people under 18")
    await see_ones_own_words(browsers, members[0], students[0])
    await ask_a_parent(browsers, students[0])

    await answer(browsers, members, "0")
    await answer(browsers, students, "3")
    for code, young in ((members[1], False), (students[1], True)):
        events = await agreements.events_of(code)
        assert [each.wording.young for each in events] == [young] * len(ASKED)
        assert {each.wording.purpose for each in events} == {Purpose.TAKE_PART, Purpose.LINK}
    clock.move(days=90)
    await answer(browsers, members, "3")
    await answer(browsers, students, "0")
    await count_apart(browsers)

    await release(browsers, "Adults")
    await release(browsers, "People under 18")
    await read_about_students(await read_about_adults(browsers))

    # The rules for small numbers hold for each group by itself.
    few = await add(browsers, 4, young=True)
    await answer(browsers, few, "1")
    clock.move(days=90)
    await answer(browsers, few, "1")
    page = await release(browsers, "People under 18", 422)
    assert "at least 10 people must have answered since" in page.text  # four are told as four
    page = await release(browsers, "Adults", 422)
    assert "at least 5 people must have answered since" in page.text
