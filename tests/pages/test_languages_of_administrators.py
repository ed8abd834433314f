"""Every page of administrators in English and in two made-up languages; see test_languages."""

from datetime import timedelta
from uuid import UUID

import pytest

from involvement.roles import COMMAND
from surveys.forgetting import forget
from surveys.store.surveys import close_survey
from tests import kiosks, world
from tests.pages.released import released
from tests.pages.visiting import LANGUAGES, button, visit
from tests.site import Browsers
from tests.world import START

ADMIN = {
    "/admin/texts": ["/admin/texts", "/admin/texts?done=publish"],
    "/admin/texts/{organisation:str}/{kind:str}": [
        "/admin/texts/riverside/privacy",
        "/admin/texts/riverside/accessibility",
    ],
    "/admin/retention": ["/admin/retention", "/admin/retention?done=change"],
    "/admin/retention/{organisation:str}": ["/admin/retention/riverside"],
    "/admin": ["/admin"],
    "/admin/organisations": ["/admin/organisations"],
    "/admin/organisations/{slug:str}": ["/admin/organisations/riverside?done=saved"],
    "/admin/services": ["/admin/services?done=saved"],
    "/admin/services/{slug:str}": ["/admin/services/floating", "/admin/services/closed"],
    "/admin/programmes": ["/admin/programmes"],
    "/admin/programmes/{slug:str}": ["/admin/programmes/homes"],
    "/admin/agencies": ["/admin/agencies"],
    "/desk/kiosks": ["/desk/kiosks"],
    "/desk/kiosks/{key:uuid}": [f"/desk/kiosks/{UUID(int=1)}?done=saved"],
    "/admin/agencies/{slug:str}": ["/admin/agencies/housing"],
    "/admin/audit": ["/admin/audit", "/admin/audit?noun=survey&page=9"],
}


@pytest.mark.parametrize("language", LANGUAGES)
async def test_pages_of_administrators_leave_no_text_untranslated(
    pseudo_browsers: Browsers, language: str
) -> None:
    await world.administrator()
    page = await pseudo_browsers.signed_in("ada@riverside.test")
    page.speak(language)
    for path in (
        "/desk",
        "/admin",
        "/admin/services",
        "/admin/programmes",
        "/admin/agencies",
        "/desk/kiosks",
    ):
        await page.get(path)  # nothing is there yet
    town = await released()
    await world.programme(organisation=town.organisation)
    await world.agency(organisation=town.organisation)
    await kiosks.kiosk(key=UUID(int=1))
    await world.service(organisation=town.organisation, slug="closed")
    await world.turn_away(service="closed")
    await visit(page, ADMIN, language)
    for path in ("organisations", "services", "programmes", "agencies"):
        await page.get(f"/admin/{path}")
        await page.fill_and_submit("form.card", {"slug": "Not good"}, 422)
    for path, part in (("services/closed", "state"), ("agencies/housing", "protocol")):
        await page.get(f"/admin/{path}")
        await page.post(f"/admin/{path}", {"name": ""}, 422)
        await page.post(f"/admin/{path}/{part}", {"state": "ended", "protocol": "signed"}, 422)
    await page.get("/desk/kiosks")
    await page.fill_and_submit("form.card", {"idle_seconds": "1", "pin": "12"}, 422)
    await page.get(f"/desk/kiosks/{UUID(int=1)}")
    await page.press(button(page))
    assert page.select("p.code-groups")
    await page.get("/admin/audit?since=2027-01-05&until=2027-01-04", 422)


@pytest.mark.parametrize("language", LANGUAGES)
async def test_texts_and_rules_about_keeping_leave_no_text_untranslated(
    pseudo_browsers: Browsers, language: str
) -> None:
    town = await released()
    await world.administrator(organisation=town.organisation)
    page = await pseudo_browsers.signed_in("ada@riverside.test")
    page.speak(language)
    await page.get("/admin/texts/riverside/privacy")
    await page.fill_and_submit("form.form", {"text": "[NAME]"})
    assert page.select("section[aria-labelledby=preview]")
    await page.post("/admin/texts/riverside/privacy", {"text": "[NAME]"}, 422)
    await page.get("/admin/retention/riverside")
    await page.fill_and_submit("form.form", {"log": "0"}, 422)
    await page.fill_and_submit("form.form", {"log": "400", "responses": "365"})
    await page.fill_and_submit("form.form", {})  # back to the numbers: that button stands first
    await close_survey(COMMAND, START, "housing", START.date() - timedelta(days=400))
    await page.fill_and_submit("form.form", {})
    assert len(page.select("main td bdi")) == 1, "the survey whose answers would go"
    await page.post("/admin/retention/riverside", {"log": "400", "responses": "365"})
    assert await forget(START + timedelta(days=400))
    await page.get("/admin/retention")
    assert len(page.select("table")) == 2
