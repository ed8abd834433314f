"""Answering with somebody: a warden who writes answers down, an interpreter, an advocate, a worker
whom people trust, and somebody who left the ward before the second time. All through pages."""

import pytest

from involvement.consent import ON_START, How
from surveys.store.surveys import PlannedWave
from surveys.wave import DueWindow
from tests import agreements, stored, world
from tests.page import Page
from tests.rules.page_text import text_of
from tests.site import Browsers, answer_all
from tests.world import Clock, Riverside

AGREED = "They agreed to this. If they cannot say so, somebody who may speak for them did."
NEXT = {"knows_help": "A little", "satisfied": "Quite satisfied", "health": "Fair"}
THEN = {"knows_help": "0", "knows_locks": "2", "satisfied": "0", "health": "2"}
LATER = {"knows_help": "3", "knows_locks": "2", "satisfied": "2", "health": "2"}


async def to_person(page: Page, reference: str) -> Page:
    """To the page of the participant with this reference."""
    await page.get("/desk/services/floating")
    return await page.follow(reference)


async def answer_with(
    page: Page, reference: str, way: str, helper: str = "", *, card: int = 1
) -> Page:
    """A worker answers all questions with or for somebody, and finishes."""
    await to_person(page, reference)
    await page.follow("Answer with or for this person")
    page.choose(way)
    if helper:
        page.fill("helper", helper)
    page.choose(AGREED)
    await page.press("Go to the questions")
    while not page.path.endswith("/check"):
        assert f"You are answering for card {card}." in page.text
        words = NEXT.get(page.path.rsplit("/", 1)[1])
        if words:
            page.choose(words)
        await page.press("Next")
    assert f"You are answering for card {card}." in page.text
    return await page.press("Finish and send")


async def how_people_answered(page: Page) -> dict[str, list[str]]:
    """What the page of the survey counts: way → people in each wave."""
    await page.get("/desk/surveys/housing")
    rows = page.select("table[aria-labelledby=ways] tbody tr")
    cells = [[text_of(cell) for cell in row.iter("th", "td")] for row in rows]
    return {way: people for way, *people in cells}


async def riverside(*references: str) -> Riverside:
    """The world with participants of these references."""
    town = await world.riverside()
    await world.cards(references=references)
    return town


@pytest.mark.scenario(30)
async def test_what_a_warden_writes_down_is_kept_as_that_and_counted_apart(
    browsers: Browsers,
) -> None:
    await riverside("AB", "CD")
    page = await browsers.signed_in()
    await answer_with(page, "AB", "They tell me, and I write it down")
    assert "Recorded by a worker, with the person’s agreement (A worker)" in page.text
    await answer_with(page, "CD", "They answer, and somebody helps them", card=2)
    assert "With help (A worker)" in page.text
    assert await stored.ways() == [
        ("staff", "worker", "finished"),
        ("helped", "worker", "finished"),
    ]
    assert await how_people_answered(page) == {
        "With help": ["1", "0"],
        "Recorded by a worker, with the person’s agreement": ["1", "0"],
    }


@pytest.mark.scenario(74)
async def test_a_session_with_an_interpreter_is_shown_as_one(browsers: Browsers) -> None:
    await riverside("AB", "CD")
    (code, *_) = await world.cards(references=["AB", "CD"])
    own = await browsers.open()
    await own.get(f"/join/{code}")
    await own.press("Start")
    await own.get("/s/housing/check")
    own.choose("An interpreter")
    await own.press("Finish and send")
    page = await browsers.signed_in()
    await to_person(page, "AB")
    assert "Via an interpreter" in page.text
    await answer_with(page, "CD", "They answer through an interpreter", "Somebody else", card=2)
    assert "Via an interpreter (Somebody else)" in page.text
    assert await how_people_answered(page) == {"Via an interpreter": ["2", "0"]}


@pytest.mark.scenario(75)
async def test_what_an_advocate_answers_for_somebody_is_never_counted_as_self_report(
    browsers: Browsers, clock: Clock
) -> None:
    await riverside("AB")
    codes = await world.cards(count=10, batch_key="others")
    for code in codes:
        await answer_all(await browsers.client(), "housing", THEN, code=code)
    page = await browsers.signed_in()
    await answer_with(
        page,
        "AB",
        "They cannot answer, so somebody who knows them answers for them",
        "An advocate",
    )
    assert "Somebody else answered for them (An advocate)" in page.text
    clock.move(days=90)
    for code in codes:
        await answer_all(await browsers.client(), "housing", LATER, code=code)
    page = await browsers.signed_in()
    await answer_with(page, "AB", "They answer, and somebody helps them")
    await page.get("/desk/surveys/housing")
    page.fill("Compare the start with", "Review")
    page.choose("The steering group")
    await page.press("Make the release")
    member = await browsers.signed_in("member@riverside.test")
    await member.follow("Floating support")
    assert "All 10 people who answered at the start answered again later." in member.text
    assert "For a few people, somebody else answered at one time or both." in member.text
    assert "so it is not in these figures." in member.text


@pytest.mark.scenario(92)
async def test_a_conversation_is_recorded_with_the_agreement_of_the_person(
    browsers: Browsers,
) -> None:
    await riverside("AB")
    await agreements.all_wordings()
    page = await browsers.signed_in()
    await to_person(page, "AB")
    await page.follow("Answer with or for this person")
    page.choose("They tell me, and I write it down")
    await page.press("Go to the questions", 422)
    assert "Ask first, then tick this" in page.text
    assert await stored.count("svy_response") == 0
    await answer_with(page, "AB", "They tell me, and I write it down")
    assert "Recorded by a worker, with the person’s agreement" in page.text
    (code,) = await world.cards(references=["AB"])
    agreed = await agreements.events_of(code)
    assert [(each.wording.purpose, each.how) for each in agreed] == [
        (purpose, How.WORKER) for purpose in ON_START
    ]
    await page.follow("What was agreed")
    assert "Nothing is on record." not in page.text


@pytest.mark.scenario(91)
async def test_who_left_the_ward_before_the_second_time_is_asked_by_telephone_or_on_paper(
    browsers: Browsers, clock: Clock
) -> None:
    owner = await world.organisation()
    ward = await world.service(organisation=owner)
    await world.worker(service=ward)
    version = await world.version(organisation=owner, content="housing-support")
    waves = [
        PlannedWave("baseline", version.id, DueWindow(0, 14)),
        PlannedWave("tracking", version.id, DueWindow(60, 90)),
    ]
    await world.survey(waves=waves)
    (code, _) = await world.cards(references=["AB", "CD"])
    await answer_all(await browsers.client(), "housing", THEN, code=code)
    page = await browsers.signed_in()
    await to_person(page, "AB")
    assert "They moved on" not in page.text
    page.fill("state", "Moved on")
    await page.press("Save the state")
    assert "They moved on before they were asked again" in page.text
    assert "5 March 2027 to 4 April 2027" in page.text
    assert page.select('main a[href="/desk/surveys/housing/paper"]')
    clock.move(days=60)
    page = await browsers.signed_in()
    await to_person(page, "AB")
    await page.follow("On paper")
    assert page.path == "/desk/surveys/housing/paper"
    await answer_with(page, "AB", "I ask them by telephone")
    assert "By telephone (A worker)" in page.text
    assert await how_people_answered(page) == {"Alone": ["1", "0"], "By telephone": ["0", "1"]}
