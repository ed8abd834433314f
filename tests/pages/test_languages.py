"""Every page in English and in two made-up languages, where a text that nobody wrapped stands out.

The pages are those that the application routes to: a new one fails here until it is listed.
"""

import pytest

from analysis.aggregates import AggregateFigures
from involvement.roles import COMMAND
from surveys.published import Published, PublishedFigures, PublishedRow
from surveys.releasing import make_release
from surveys.store.releases import save_published
from tests import world
from tests.page import Page
from tests.site import Browsers
from tests.world import START, Clock, Riverside

LANGUAGES = ["en", "en-XA", "ar-XB"]

OPEN = {
    "/": ["/"],
    "/code": ["/code"],
    "/stopped": ["/stopped"],
    "/settings": ["/settings", "/settings?back=/code"],
    "/help-now": ["/help-now"],
    "/who-sees-this": ["/who-sees-this"],
    "/sign-in": ["/sign-in", "/sign-in?back=/desk/surveys"],
}
ANSWERING = {
    "/s/{slug:str}": ["/s/kinds"],
    "/s/{slug:str}/{key:str}": [],  # every kind, below
    "/s/{slug:str}/check": ["/s/kinds/check"],
    "/s/{slug:str}/stop": ["/s/kinds/stop"],
    "/s/{slug:str}/done": [],  # after finishing, below
}
DESK = {
    "/desk": ["/desk"],
    "/desk/services": ["/desk/services"],
    "/desk/services/{slug:str}": ["/desk/services/floating", "/desk/services/floating?done=state"],
    "/desk/questionnaires": ["/desk/questionnaires"],
    "/desk/questionnaires/{version:int}": ["/desk/questionnaires/1", "/desk/questionnaires/3"],
    "/desk/surveys": ["/desk/surveys"],
    "/desk/surveys/new": ["/desk/surveys/new"],
    "/desk/surveys/{slug:str}/releases/{number:int}": [
        "/desk/surveys/housing/releases/1",
        "/desk/surveys/housing/releases/2?format=easy",
    ],
    "/desk/surveys/{slug:str}": ["/desk/surveys/housing?done=release", "/desk/surveys/kinds"],
}
STEERING = {
    "/steering": ["/steering"],
    "/steering/{slug:str}": ["/steering/steering"],
    "/steering/{slug:str}/{service:str}": [
        "/steering/steering/floating",
        "/steering/steering/floating?release=1",
        "/steering/steering/floating?release=1&format=easy",
    ],
}
NO_PAGES = {"/join/{code:str}", "/health/live", "/health/ready", "/metrics", "/static/{name:str}"}


def test_every_route_that_shows_a_page_is_tried_here(browsers: Browsers) -> None:
    routed = {route.path for route in browsers.app.routes if "GET" in getattr(route, "methods", ())}
    assert routed - NO_PAGES == {*OPEN, *ANSWERING, *DESK, *STEERING}


@pytest.mark.parametrize("language", LANGUAGES)
async def test_pages_for_everybody_leave_no_text_untranslated(
    pseudo_browsers: Browsers, language: str
) -> None:
    await world.one_survey(content="every-kind", slug="kinds")
    page = await pseudo_browsers.open(language)
    await visit(page, OPEN, language)
    await page.get("/code?again=1", 422)
    await page.get("/nothing-here", 404)
    await page.get("/sign-in")
    await page.press("Sign in" if language == "en" else button(page), 422)


@pytest.mark.parametrize("language", LANGUAGES)
async def test_questions_of_every_kind_leave_no_text_untranslated(
    pseudo_browsers: Browsers, language: str
) -> None:
    await world.one_survey(content="every-kind", slug="kinds")
    page = await pseudo_browsers.open(language)
    await page.get("/s/kinds")
    await page.press(button(page))
    for item in world.questionnaire("every-kind").items:
        await page.get(f"/s/kinds/{item.key}")
        await page.post(f"/s/kinds/{item.key}", {"answer": "4321", "version": "0"}, 409)
        await page.get(f"/s/kinds/{item.key}")
        if item.kind not in ("short_text", "long_text", "date"):
            page.fill("answer", "x") if item.kind == "number" else None
            version = page.select_one("input[name=version]").get("value")
            sent = {"answer": "-77", "version": version}
            await page.post(f"/s/kinds/{item.key}", sent, 422)
            assert page.select("div.summary")
    await visit(page, ANSWERING, language)
    await page.get("/s/kinds/check")
    await page.press(button(page))
    assert page.path == "/s/kinds/done"
    assert page.root.get("lang") == language
    await page.get("/s/kinds/lonely", 409)


@pytest.mark.parametrize("language", LANGUAGES)
async def test_pages_of_the_desk_leave_no_text_untranslated(
    pseudo_browsers: Browsers, clock: Clock, language: str
) -> None:
    await released()
    page = await pseudo_browsers.signed_in()
    page.speak(language)
    await visit(page, DESK, language)
    clock.move(days=85)
    page = await pseudo_browsers.signed_in()
    page.speak(language)
    await page.get("/desk")
    assert page.select("table")
    await page.get("/desk/services/floating")
    assert page.select("table[aria-labelledby=due]")
    await page.fill_and_submit("form.card", {"number": "3", "references": "AB"})
    assert len(page.select("li.code-card")) == 3
    await page.get("/desk/services/floating")
    await page.fill_and_submit("form.card", {"number": "300"}, 422)
    await page.get("/desk/surveys/new")
    await page.fill_and_submit("form.form", {"slug": "Not good", "unfinished_days": "-1"}, 422)
    assert len(page.select("div.summary li")) == 3
    await page.get("/desk/surveys/housing")
    await page.fill_and_submit("form.card", {}, 422)  # nobody answered since the last release
    await page.get("/desk/services/nowhere", 404)


@pytest.mark.parametrize("language", LANGUAGES)
async def test_pages_of_steering_groups_leave_no_text_untranslated(
    pseudo_browsers: Browsers, language: str
) -> None:
    town = await released()
    page = await pseudo_browsers.signed_in("member@riverside.test")
    page.speak(language)
    await visit(page, STEERING, language)
    await page.get("/desk", 403)
    await world.steering_group(
        organisation=town.organisation, services=[town.service], slug="other"
    )
    worker = await pseudo_browsers.signed_in()
    worker.speak(language)
    await worker.get("/steering")
    assert len(worker.select("ul.tiles > li")) == 2


async def visit(page: Page, pages: dict[str, list[str]], language: str) -> None:
    """Fetch each page, which checks it, and see that it is in the language."""
    for address in [each for group in pages.values() for each in group]:
        await page.get(address)
        assert page.root.get("lang") == language, address


def button(page: Page) -> str:
    """The words of the main button, whatever the language."""
    return " ".join("".join(page.select("button.button")[0].itertext()).split())


async def released() -> Riverside:
    """A survey with two releases: a few people, then a dozen; figures that others published; and a
    questionnaire with every kind of question."""
    town = await world.riverside(provenance="invented")
    await world.one_survey(content="every-kind", slug="kinds")
    codes = await world.cards(count=14, references=["AB"])
    for batch in (codes[:3], codes[3:13]):
        for code in batch:
            await answered(town, code)
        waves = [wave.id for wave in town.survey.waves]
        await make_release(
            COMMAND,
            START,
            survey="housing",
            before_wave=waves[0],
            after_wave=waves[1],
            audience="steering",
        )
    await published(town)
    return town


async def answered(town: Riverside, code: str) -> None:
    """One person's two responses."""
    before = {"knows_help": 0, "satisfied": 1, "health": 3, "doctor": 1, "knows_locks": 0}
    after = {**before, "knows_help": 2, "satisfied": -1, "change_knows_help": 2, "health": 1}
    await world.response(survey=town.survey, version=town.first, answers=before, code=code)
    await world.response(survey=town.survey, version=town.later, answers=after, code=code, wave=1)


async def published(town: Riverside) -> None:
    """A printed table with counts behind it."""
    counts = AggregateFigures(
        "satisfied", "satisfaction", (21, 2, 1), (1, 2, 7), said_better=9, said_of=10, inferred=True
    )
    figures = PublishedFigures(
        columns=("How satisfied", "At the start", "At the review"),
        rows=(PublishedRow("Not at all", ("88%", "10%")),),
        note="The figures fit 24 and 10 people.",
        aggregate=counts,
    )
    printed = Published("satisfaction", "Satisfaction", "Guide", figures)
    await save_published(COMMAND, START, town.service, 0, printed)
