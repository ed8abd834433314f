"""A survey that asks once promises only what happens with it; one that asks again says so."""

from tests import world
from tests.site import Browsers, answer_all
from tests.world import Clock


async def test_the_end_of_a_survey_that_asks_once_promises_no_figures(browsers: Browsers) -> None:
    await world.one_survey(content="drop-in", slug="drop-in")
    page = await answer_all(await browsers.client(), "drop-in", {})
    assert "reads what changed" not in page.text
    assert "ask your worker what will be done with them" in page.text


async def test_whoever_is_asked_again_is_told_so(browsers: Browsers, clock: Clock) -> None:
    await world.riverside()
    (code,) = await world.cards()
    client = await browsers.client()
    first = await client.get(f"/join/{code}", follow_redirects=True)
    assert "Now we ask again" not in first.text
    await answer_all(client, "housing", {"satisfied": "1"}, code=code)
    clock.move(days=85)
    later = await (await browsers.client()).get(f"/join/{code}", follow_redirects=True)
    assert "Now we ask again, to see what has changed" in later.text


async def test_help_leads_back_to_the_question(browsers: Browsers) -> None:
    await world.one_survey(content="every-kind", slug="kinds")
    page = await browsers.open()
    await page.get("/s/kinds")
    await page.press("Start")
    question = page.path
    for help_page in ("Help now", "Who sees this"):
        await page.get(question)
        await page.follow(help_page)
        await page.follow("Back")
        assert page.path == question


async def test_an_anonymous_survey_with_later_times_is_refused_with_a_sentence(
    browsers: Browsers,
) -> None:
    await world.riverside()
    page = await browsers.signed_in()
    await page.get("/desk/surveys/new")
    fields = {
        "title": "Views",
        "slug": "views",
        "identity_mode": "anonymous",
        "review-from_days": "80",
        "review-until_days": "90",
    }
    for name, value in fields.items():
        page.fill(name, value)
    await page.press("Make the survey", 422)
    assert "Leave out the later times below" in page.text
    assert page.select_one("#review-from_days").get("value") == "80"


async def test_closing_by_mistake_can_be_undone(browsers: Browsers) -> None:
    await world.riverside()
    page = await browsers.signed_in()
    await page.get("/desk/surveys/housing")
    await page.press("Take no more answers after today")
    await page.press("Take answers again")
    assert "Take no more answers after today" in page.text
    assert "Take answers again" not in page.text
