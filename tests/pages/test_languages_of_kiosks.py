"""Every page of a tablet in English and in two made-up languages; see test_languages."""

import pytest

from tests import kiosks, world
from tests.pages.visiting import LANGUAGES, button, visit
from tests.site import Browsers

KIOSK = {
    "/kiosk": ["/kiosk/"],
    "/kiosk/enrol": [],  # at another address, below
    "/kiosk/code": ["/kiosk/code"],
    "/kiosk/waiting": ["/kiosk/waiting"],
    "/kiosk/leave": ["/kiosk/leave"],
    "/kiosk/stopped": ["/kiosk/stopped"],
    "/kiosk/help-now": ["/kiosk/help-now"],
    "/kiosk/who-sees-this": ["/kiosk/who-sees-this"],
    "/kiosk/settings": ["/kiosk/settings"],
    "/kiosk/privacy": ["/kiosk/privacy"],
    "/kiosk/privacy/{number:int}": [],  # the same page as on somebody's own phone
    "/kiosk/accessibility": ["/kiosk/accessibility"],
    "/kiosk/accessibility/{number:int}": [],
    "/kiosk/s/{slug:str}": ["/kiosk/s/kinds"],
    "/kiosk/s/{slug:str}/{key:str}": ["/kiosk/s/kinds/lonely"],
    "/kiosk/s/{slug:str}/check": ["/kiosk/s/kinds/check"],
    "/kiosk/s/{slug:str}/stop": ["/kiosk/s/kinds/stop"],
    "/kiosk/s/{slug:str}/done": [],  # after finishing, below
}
ENROL = "http://localhost/kiosk/enrol"


@pytest.mark.parametrize("language", LANGUAGES)
async def test_pages_of_tablets_leave_no_text_untranslated(
    pseudo_browsers: Browsers, language: str
) -> None:
    await world.one_survey(content="every-kind", slug="kinds")
    page = await kiosks.tablet(pseudo_browsers, language=language)
    await page.get("/kiosk/s/kinds")
    await page.press(button(page))
    await visit(page, KIOSK, language)
    await page.get("/kiosk/leave")
    await page.press(button(page), 422)
    page.fill("pin", kiosks.PIN)
    await page.press(button(page))
    await page.get("/kiosk/s/kinds")
    await page.press(button(page))
    await page.get("/kiosk/s/kinds/check")
    await page.press(button(page))
    assert page.path == "/kiosk/s/kinds/done"
    assert page.root.get("lang") == language


@pytest.mark.parametrize("language", LANGUAGES)
async def test_setting_a_tablet_up_leaves_no_text_untranslated(
    pseudo_browsers: Browsers, language: str
) -> None:
    page = await pseudo_browsers.open(language)
    await page.get("/kiosk/enrol", 409)
    await page.get(ENROL)
    await page.press(button(page), 422)
    assert page.root.get("lang") == language
