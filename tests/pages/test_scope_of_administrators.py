"""Administrators reach their own organisation and no other; nobody else reaches its pages."""

from collections.abc import Awaitable, Callable
from uuid import UUID

import pytest

from involvement.agency import Protocol
from involvement.roles import Grant, NotInScope, Role, Scope
from involvement.service import ServiceState
from involvement.store import agencies, organisations, programmes, services
from surveys.store.first_steps import list_done
from tests import kiosks, stored, world
from tests.page import Page
from tests.site import Browsers
from tests.world import START, Riverside

OTHER = "other@elsewhere.test"
OWN = ("inv_organisation", "inv_programme", "inv_service", "inv_agency", "svy_device")
KIOSK = UUID(int=1)
FOREIGN = [
    "/admin/organisations/riverside",
    "/admin/services/floating",
    "/admin/programmes/homes",
    "/admin/agencies/housing",
    f"/desk/kiosks/{KIOSK}",
]


@pytest.fixture
async def town(browsers: Browsers) -> Riverside:
    """Riverside with everything that it can have, and the administrator of another organisation
    who works in Riverside's support service."""
    made = await world.riverside()
    await world.programme(organisation=made.organisation)
    await world.agency(organisation=made.organisation)
    await kiosks.kiosk(key=KIOSK)
    elsewhere = await world.organisation(slug="elsewhere", name="Elsewhere")
    grants = [
        Grant(Role.ADMINISTRATOR, organisation=elsewhere),
        Grant(Role.WORKER, service=made.service),
    ]
    await world.account(email=OTHER, grants=grants)
    return made


async def snapshot() -> list[object]:
    """All that belongs to organisations, and the audit."""
    return [*[await stored.rows(table) for table in OWN], await stored.audit()]


async def test_an_administrator_finds_nothing_of_another_organisation(
    browsers: Browsers, town: Riverside
) -> None:
    page = await browsers.signed_in(OTHER)
    for path in FOREIGN:
        await page.get(path, 404)
        assert page.heading == "We cannot find this page"
    for path in ("", "/services", "/programmes", "/agencies", "/audit"):
        await page.get(f"/admin{path}")
        for word in ("Riverside", "Floating", "Homes", "Housing office"):
            assert word not in page.text, path
    await page.get("/admin/audit")
    assert len(page.select("main tbody tr")) == 1


async def test_an_administrator_changes_nothing_of_another_organisation(
    browsers: Browsers, town: Riverside
) -> None:
    page = await browsers.signed_in(OTHER)
    before = await snapshot()
    fields = {
        "name": "Mine",
        "slug": "mine",
        "organisation": str(town.organisation),
        "state": "open",
        "protocol": "none",
    }
    posts = ["/state", "/protocol"]
    added = ["/admin/services", "/admin/programmes", "/admin/agencies"]
    more = [f"{FOREIGN[4]}/code", f"{FOREIGN[4]}/end"]
    for path in [*FOREIGN, *added, FOREIGN[1] + posts[0], FOREIGN[3] + posts[1], *more]:
        await page.get("/admin")
        await page.post(path, fields, 404)
    assert await snapshot() == before


async def test_a_support_service_goes_into_no_programme_of_another_organisation(
    browsers: Browsers, town: Riverside
) -> None:
    page = await browsers.signed_in(OTHER)
    await page.get("/admin/services")
    await page.fill_and_submit("Add the support service", {"Name": "Own", "Address": "own"})
    await page.follow("Own")
    await page.post("/admin/services/own", {"name": "Own", "programme": "homes"}, 422)
    assert (await services.get_service(Scope(None, (), True), "own")).programme is None


Call = Callable[[Scope], Awaitable[object]]


def calls(town: Riverside) -> list[Call]:
    """Every store call of administrators, aimed at Riverside."""
    new = {"organisation": town.organisation, "slug": "mine", "name": "Mine"}
    said = {"name": "Mine", "about": ""}
    line = {"name": "Mine", "help_name": "", "help_phone": "", "help_text": ""}
    return [
        lambda scope: organisations.get_organisation(scope, "riverside"),
        lambda scope: organisations.change_organisation(scope, START, "riverside", **line),
        lambda scope: services.get_administered(scope, "floating"),
        lambda scope: services.add_service(scope, START, about="", **new),  # type: ignore[arg-type]
        lambda scope: services.change_service(scope, START, "floating", programme=None, **said),
        lambda scope: services.change_state(
            scope,
            START,
            "floating",
            state=ServiceState.ENDED,
            on=START.date(),
            notice="",
            elsewhere="Mine",
        ),
        lambda scope: programmes.get_programme(scope, "homes"),
        lambda scope: programmes.add_programme(scope, START, about="", **new),  # type: ignore[arg-type]
        lambda scope: programmes.change_programme(scope, START, "homes", **said),
        lambda scope: agencies.get_administered(scope, "housing"),
        lambda scope: agencies.add_agency(scope, START, **new),  # type: ignore[arg-type]
        lambda scope: agencies.rename_agency(scope, START, "housing", name="Mine"),
        lambda scope: agencies.change_protocol(
            scope, START, "housing", protocol=Protocol.SIGNED, on=START.date()
        ),
        *kiosks.calls(town, KIOSK),
    ]


@pytest.mark.parametrize("email", [OTHER, "worker@riverside.test", "member@riverside.test"])
async def test_a_page_that_forgot_its_guard_would_still_change_nothing(
    town: Riverside, email: str
) -> None:
    scope = await world.scope(email)
    before = await snapshot()
    for call in calls(town):
        with pytest.raises(NotInScope):
            await call(scope)
    assert town.organisation not in await list_done(scope, START.date())
    assert await snapshot() == before


@pytest.mark.parametrize("email", ["worker@riverside.test", "member@riverside.test"])
async def test_nobody_but_administrators_opens_these_pages(
    browsers: Browsers, town: Riverside, email: str
) -> None:
    page: Page = await browsers.signed_in(email)
    assert "/admin" not in [each.get("href") for each in page.select("nav a")]
    for path in [
        *FOREIGN,
        "/admin",
        "/admin/services",
        "/admin/organisations",
        "/admin/programmes",
        "/admin/agencies",
        "/admin/audit",
        "/desk/kiosks",
    ]:
        await page.get(path, 403)
        assert page.heading == "This page is not for your account"
