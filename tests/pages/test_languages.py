"""Every page in English and in two made-up languages, where a text that nobody wrapped stands out.

The pages are those that the application routes to: a new one fails here until it is listed.
"""

import pytest

from involvement.public_text import TextKind
from involvement.roles import COMMAND
from involvement.store.texts import publish_text
from surveys.store.data_protection import record_protection
from tests import easy_read, sealed, world
from tests.pages.agreement_pages import OF_STAFF, WITH_A_CARD
from tests.pages.person_addresses import ABOUT_PEOPLE
from tests.pages.released import released
from tests.pages.test_languages_of_accounts import ACCOUNTS, NO_PAGES_OF_ACCOUNTS
from tests.pages.test_languages_of_administrators import ADMIN
from tests.pages.test_languages_of_kiosks import KIOSK
from tests.pages.visiting import LANGUAGES, button, visit
from tests.pages.written import WRITING, set_up_drafts
from tests.site import Browsers
from tests.world import START, Clock

OPEN = {
    "/": ["/"],
    "/code": ["/code"],
    "/stopped": ["/stopped"],
    "/pictures/{place:str}": [],  # in tests/pages/test_picture_codes.py
    "/settings": ["/settings", "/settings?back=/code"],
    "/help-now": ["/help-now"],
    "/who-sees-this": ["/who-sees-this"],
    "/sign-in": ["/sign-in", "/sign-in?back=/desk/surveys"],
    "/privacy": ["/privacy", "/privacy?survey=kinds"],
    "/privacy/{number:int}": ["/privacy/1"],
    "/accessibility": ["/accessibility"],
    "/accessibility/{number:int}": ["/accessibility/1"],
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
    **ABOUT_PEOPLE,
    "/desk/questionnaires": ["/desk/questionnaires"],
    **WRITING,
    "/desk/glossary": ["/desk/glossary?done=saved", "/desk/glossary?done=removed"],
    "/desk/glossary/{number:int}": ["/desk/glossary/1"],
    "/desk/surveys": ["/desk/surveys"],
    "/desk/surveys/new": ["/desk/surveys/new"],
    "/desk/surveys/{slug:str}/releases/{number:int}": [
        "/desk/surveys/housing/releases/1",
        "/desk/surveys/housing/releases/2?format=easy",
    ],
    "/desk/surveys/{slug:str}": [
        "/desk/surveys/housing?done=release",
        "/desk/surveys/kinds",
        "/desk/surveys/health",
    ],
    "/desk/surveys/{slug:str}/paper": ["/desk/surveys/housing/paper?done=finished"],
    "/desk/surveys/{slug:str}/paper/print": [],  # with its form, in test_paper
    "/desk/surveys/{slug:str}/paper/{wave:int}/{key:uuid}": [],  # there too
    "/desk/surveys/{slug:str}/paper/{wave:int}/{key:uuid}/{page:int}": [],
    "/desk/surveys/{slug:str}/change": ["/desk/surveys/housing/change"],
    "/desk/surveys/{slug:str}/delete": ["/desk/surveys/health/delete"],
    "/desk/surveys/{slug:str}/data-protection": [
        "/desk/surveys/housing/data-protection",
        "/desk/surveys/health/data-protection",
    ],
}
STEERING = {
    "/steering": ["/steering"],
    "/steering/{slug:str}": ["/steering/steering"],
    "/steering/{slug:str}/services/side-by-side": ["/steering/steering/services/side-by-side"],
    "/steering/{slug:str}/{service:str}": [
        "/steering/steering/floating",
        "/steering/steering/floating?release=1",
        "/steering/steering/floating?release=1&format=easy",
    ],
}
NO_PAGES = {
    "/join/{code:str}",
    "/health/live",
    "/health/ready",
    "/metrics",
    "/static/{name:str}",
    "/media/{organisation:str}/{name:str}",
    "/leave",
    "/kiosk/reset",
    "/kiosk/carried",
    "/kiosk/scripts/{name:str}",
    "/kiosk/worker.js",
}


def test_every_route_that_shows_a_page_is_tried_here(browsers: Browsers) -> None:
    routed = {route.path for route in browsers.app.routes if "GET" in getattr(route, "methods", ())}
    listed = {*OPEN, *ANSWERING, *DESK, *ADMIN, *STEERING, *ACCOUNTS, *WITH_A_CARD, *OF_STAFF}
    listed |= {*KIOSK}
    assert routed - NO_PAGES - NO_PAGES_OF_ACCOUNTS == listed


@pytest.mark.parametrize("language", LANGUAGES)
async def test_pages_for_everybody_leave_no_text_untranslated(
    pseudo_browsers: Browsers, language: str
) -> None:
    await world.one_survey(content="every-kind", slug="kinds")
    await world.turn_away()
    await world.one_survey(content=world.sensitive("every-kind"), slug="health")
    page = await pseudo_browsers.open(language)
    await page.get("/privacy")
    await page.get("/accessibility")
    for text in ("## First", "Then [more](https://example.org)."):
        for kind in TextKind:
            await publish_text(COMMAND, START, organisation="riverside", kind=kind, text=text)
    await visit(page, OPEN, language)
    await page.get("/s/kinds")
    await page.get("/s/health", 409)
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
            version = page.select("input[name=version]")[0].get("value")
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
    town = await released()
    await world.one_survey(content=world.sensitive("every-kind"), slug="health")
    await easy_read.hard_word(organisation=town.organisation)
    page = await pseudo_browsers.signed_in()
    page.speak(language)
    person = await sealed.everything()
    await set_up_drafts()
    await visit(page, DESK, language, person)
    await page.get("/desk/glossary")
    await page.fill_and_submit("form.form", {"language": "nowhere"}, 422)
    assert len(page.select("div.summary li")) == 3
    await page.get("/desk/surveys/health/data-protection")
    await page.fill_and_submit("form.form", {"kept_days": "-1"}, 422)
    await record_protection(COMMAND, START, "health", world.protection(kept_days=30))
    await page.get("/desk/surveys/health")
    clock.move(days=85)
    page = await pseudo_browsers.signed_in()
    page.speak(language)
    await page.get("/desk")
    assert page.select("table")
    await page.get("/desk/services/floating")
    assert page.select("table[aria-labelledby=due]")
    await page.fill_and_submit("form.card", {"number": "3", "references": "AB"}, 422)
    await page.fill_and_submit("form.card", {"other_people": True})
    assert len(page.select("li.code-card")) == 3
    await page.get("/desk/services/floating")
    await page.fill_and_submit("form.card", {"number": "300"}, 422)
    await page.get("/desk/surveys/new")
    await page.fill_and_submit("form.form", {"slug": "Not good", "unfinished_days": "-1"}, 422)
    assert len(page.select("div.summary li")) == 4
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
