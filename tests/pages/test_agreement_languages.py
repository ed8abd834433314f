"""Every page about what was agreed to, in English and in two made-up languages."""

import pytest

from involvement.agency import Protocol
from involvement.consent import Purpose
from involvement.roles import Grant, Role
from involvement.store.participants import find_by_code
from surveys.store.withdrawals import take_out
from tests import agreements, world
from tests.page import Page
from tests.pages.agreement_pages import OF_STAFF, WITH_A_CARD
from tests.pages.test_quotes import HERE, quote, told
from tests.pages.test_released_quotes import released
from tests.pages.visiting import LANGUAGES, visit
from tests.site import Browsers
from tests.world import FIRST_DAY, START, Riverside

EVERYTHING = "all@riverside.test"


async def agreed_to_everything() -> tuple[Riverside, list[str]]:
    """The usual world, where twelve people wrote something and one of them agrees to everything;
    two quotes in a release; an account that may see all of it."""
    town = await world.riverside()
    await world.one_survey(content="every-kind", slug="kinds")
    await agreements.all_wordings()
    await agreements.wording(Purpose.LINK, format_="easy", text="My answers go together.")
    signed = await agreements.agency("health", organisation=town.organisation)
    drafted = await agreements.agency(
        "police", organisation=town.organisation, protocol=Protocol.DRAFTED
    )
    codes = await told(town, 12, quotable=2)
    for purpose in (Purpose.TAKE_PART, Purpose.LINK, Purpose.CONTACT):
        await agreements.agreed(codes[0], purpose)
    both = [signed, drafted]
    await agreements.agreed(codes[0], Purpose.SHARE, agencies=both, until=FIRST_DAY)
    await world.account(
        email=EVERYTHING,
        grants=[
            Grant(Role.ADMINISTRATOR, organisation=town.organisation),
            *(Grant(Role.AGENCY_READER, agency=each.id) for each in both),
        ],
    )
    return town, codes


async def with_quotes(browsers: Browsers, town: Riverside, code: str) -> None:
    """A release with two quotes, one of which is withdrawn since."""
    page = await browsers.signed_in()
    await page.get(HERE)
    for number in range(2):
        await quote(page, f"Story a{number} of Ann", f"Quote {number}.")
    assert len(await released(town)) == 2
    await agreements.withdrawn(code, Purpose.QUOTE)


@pytest.mark.parametrize("language", LANGUAGES)
async def test_pages_with_a_card_leave_no_text_untranslated(
    pseudo_browsers: Browsers, language: str
) -> None:
    _, codes = await agreed_to_everything()
    (unused,) = await world.cards(batch_key="unused")
    page = await pseudo_browsers.open(language)
    await visit(page, {"no card": ["/mine", "/mine/copy"]}, language)
    await page.post("/mine", {"code": "x"}, 422)
    await page.get(f"/join/{unused}")
    assert page.select("input[name=agreed]")
    page.client.cookies.set("look", "normal.normal.normal.easy_read.visit")
    await page.get("/s/housing")
    assert "My answers go together." in page.text
    await use(page, codes[0])
    await visit(page, WITH_A_CARD, language)
    await page.post("/mine/copy", {"code": "x"}, 422)
    await page.post("/mine/copy", {"code": codes[0], "as": "page"})
    assert page.root.get("lang") == language
    await page.get("/mine")
    await page.post("/mine/answers", {})
    await visit(page, WITH_A_CARD, language)


async def use(page: Page, code: str) -> None:
    """Show a card."""
    await page.get("/mine")
    if page.select("form[action='/mine/leave']"):
        await page.post("/mine/leave", {})
        await page.get("/mine")
    await page.post("/mine", {"code": code})


@pytest.mark.parametrize("language", LANGUAGES)
async def test_pages_of_staff_about_it_leave_no_text_untranslated(
    pseudo_browsers: Browsers, language: str
) -> None:
    town, codes = await agreed_to_everything()
    await with_quotes(pseudo_browsers, town, codes[0])
    page = await pseudo_browsers.signed_in(EVERYTHING)
    page.speak(language)
    await visit(page, OF_STAFF, language)
    person = await find_by_code(world.secrecy(), codes[0])
    assert person
    consent = f"/desk/services/floating/participants/{person.key}/consent"
    await page.get(f"{consent}?done=1")
    assert page.root.get("lang") == language
    await page.fill_and_submit("form.card", {}, 422)
    await page.get(HERE)
    await page.post(HERE, {"mark": "x", "text": ""}, 404)
    await page.get("/admin/consent/riverside/quote/easy")
    await page.fill_and_submit("form.form", {"text": " "}, 422)
    release = "/steering/steering/floating"
    await page.get(release)
    assert page.select("q")
    await take_out(person, START, FIRST_DAY, Purpose.LINK)
    for shown in (release, f"{release}?format=easy", "/desk/surveys/housing", consent):
        await page.get(shown)
    await page.get(HERE)
    await page.post(page.select("main form")[0].get("action"), {})
    await page.fill_and_submit("form.form", {"text": " "}, 422)
