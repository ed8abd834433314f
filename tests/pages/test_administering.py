"""The organisation's own pages: what administrators write there stands where it should."""

from involvement.consent import Purpose
from involvement.retention import DataClass
from involvement.roles import COMMAND, Grant, Role
from involvement.store.retention import change_rules
from involvement.tables import PublicText
from tests import stored, world
from tests.agreements import wording
from tests.page import Page
from tests.rules.page_text import text_of
from tests.site import Browsers
from tests.world import START, Riverside

ADA = "ada@riverside.test"


async def administering(browsers: Browsers) -> tuple[Page, Riverside]:
    """The browser of somebody who administers Riverside, and Riverside."""
    town = await world.riverside()
    await world.administrator(organisation=town.organisation)
    return await browsers.signed_in(ADA), town


def missing(page: Page) -> list[str]:
    """What the overview says is still missing."""
    rows = page.select("main tbody tr")
    return [text_of(row[0].find("a")) for row in rows if text_of(row[1]) == "Missing"]


async def test_the_navigation_of_administrators_leads_to_their_organisation(
    browsers: Browsers,
) -> None:
    page, _ = await administering(browsers)
    for label in ("Overview", "Programmes", "Partner agencies", "Audit"):
        await page.follow(label)
        assert page.heading == label
        current = page.select("nav a[aria-current]")
        assert [text_of(each) for each in current] == [label]
    labels = [text_of(each) for each in page.select("nav a")]
    assert len(labels) == len(set(labels)), "no two lead to different pages by one name"
    worker = await browsers.signed_in()
    assert "Overview" not in worker.text


async def test_the_overview_tells_from_facts_what_is_missing(browsers: Browsers) -> None:
    page, town = await administering(browsers)
    await page.get("/admin")
    assert missing(page) == [
        "A privacy notice",
        "An accessibility statement",
        "Words to agree to",
        "Rules about keeping data",
        "Participants",
    ]
    assert "5 things are still missing." in page.text
    assert "A survey can open once" not in page.text, "there is one already"
    empty = await world.organisation(slug="empty", name="Empty")
    await world.administrator(organisation=empty, email="other@riverside.test")
    other = await browsers.signed_in("other@riverside.test")
    assert "The overview says what is still missing." in other.text
    await other.follow("Go to the overview")
    assert len(missing(other)) == 9
    assert (
        "A survey can open once there is a support service and a published questionnaire."
        in other.text
    )
    assert "Riverside" not in other.text.replace("other@riverside.test", "")
    assert other.link("A help line") == "/admin/organisations/empty"
    assert (other.link("A worker"), other.link("A privacy notice")) == (
        "/admin/accounts",
        "/admin/texts",
    )
    assert town.survey.slug not in other.text


async def test_once_nothing_is_missing_the_list_is_gone(browsers: Browsers) -> None:
    page, town = await administering(browsers)
    await world.cards()
    await change_rules(COMMAND, START, "riverside", {DataClass.RESPONSES: 730})
    await wording(Purpose.TAKE_PART)
    await page.get("/admin")
    assert "Words to agree to" in missing(page), "nobody is asked before both are published"
    await wording(Purpose.LINK, young=True)
    await page.get("/admin")
    assert "Words to agree to" in missing(page), "nor are adults by words for people under 18"
    await wording(Purpose.LINK)
    for kind in ("privacy", "accessibility"):
        row = PublicText(
            organisation=town.organisation,
            kind=kind,
            number=1,
            language="en",
            text="What we do.",
            published_at=START,
        )
        await row.save()
        await page.get("/admin")
        assert ("1 thing is still missing." in page.text) == (kind == "privacy")
    assert "Everything on the list of what you need is there." in page.text
    assert not page.select("main table")


async def test_a_worker_who_left_or_whose_role_is_over_does_not_count(browsers: Browsers) -> None:
    owner = await world.organisation(name="Riverside")
    await world.administrator(organisation=owner)
    helped = await world.service(organisation=owner)
    page = await browsers.signed_in(ADA)
    await world.worker(service=helped, until=world.FIRST_DAY.replace(year=2026))
    await page.get("/admin")
    assert "A worker" in missing(page)
    await world.worker(service=helped, email="now@riverside.test", until=world.FIRST_DAY)
    await page.get("/admin")
    assert "A worker" not in missing(page)


async def test_the_help_line_stands_on_the_page_for_help_at_once(browsers: Browsers) -> None:
    page, _ = await administering(browsers)
    await page.get("/admin")
    await page.follow("Change name and help line")
    page.fill("Name", "")
    page.fill("Number of the help line", "call me")
    await page.press("Save", 422)
    assert "Enter a name" in page.text
    assert "Write the number with digits and spaces only" in page.text
    assert page.select_one("#help_phone").get("value") == "call me"
    page.fill("Name", "Riverside and Hillside")
    page.fill("Who answers the help line", "")
    page.fill("Number of the help line", "01632 960 002")
    await page.press("Save")
    assert "The change is saved." in page.text
    await page.get("/help-now")
    assert "01632 960 002" in page.text
    (open_when,) = page.select("main li p bdi")
    assert text_of(open_when) == "Monday to Friday, 9 to 5", "in its own direction on any page"
    assert "Riverside and Hillside" in page.text


async def test_only_an_administrator_of_everything_adds_an_organisation(
    browsers: Browsers,
) -> None:
    page, _ = await administering(browsers)
    await page.get("/admin")
    assert "Add an organisation" not in page.text
    await page.get("/admin/organisations", 403)
    await page.get("/admin")
    await page.post("/admin/organisations", {"name": "Mine", "slug": "mine"}, 403)
    assert await stored.count("inv_organisation") == 1
    await world.administrator(email="all@heard.test")
    page = await browsers.signed_in("all@heard.test")
    await page.get("/admin")
    await page.follow("Add an organisation")
    page.fill("Name", "Hillside")
    page.fill("Address", "riverside")
    await page.press("Add the organisation", 422)
    assert "There is an organisation at this address already" in page.text
    page.fill("Address", "hillside")
    await page.press("Add the organisation")
    assert page.path == "/admin/organisations/hillside"
    await page.get("/admin")
    assert [text_of(each) for each in page.select("main h2")] == ["Hillside", "Riverside Support"]


async def test_a_role_in_part_of_an_organisation_administers_nothing(browsers: Browsers) -> None:
    town = await world.riverside()
    grants = [Grant(Role.ADMINISTRATOR, service=town.service)]
    await world.account(email=ADA, grants=grants)
    page = await browsers.signed_in(ADA)
    await page.get("/admin")
    assert "Your role covers no organisation as a whole" in page.text
    for path in ("services", "programmes", "agencies"):
        await page.get(f"/admin/{path}")
        assert not page.select("main form")
        await page.post(f"/admin/{path}", {"organisation": "1", "name": "A", "slug": "a"}, 404)
    await page.get("/admin/services/floating", 404)


async def test_an_empty_list_of_questionnaires_leads_to_writing_one(browsers: Browsers) -> None:
    await world.worker(service=await world.service(organisation=await world.organisation()))
    page = await browsers.signed_in()
    await page.get("/desk/questionnaires")
    assert "There are no questionnaires yet" in page.text
    await page.follow("New questionnaire")
    assert page.heading == "New questionnaire"
