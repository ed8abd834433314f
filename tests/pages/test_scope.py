"""Who may see and change what: checked at the router, and again in every store call. What
administrators may is in `test_scope_of_administrators.py`."""

from collections.abc import Awaitable, Callable
from uuid import UUID

import pytest

from forums.store import get_forum, list_forums
from involvement.participant import State
from involvement.public_text import TextKind
from involvement.retention import DataClass
from involvement.roles import Scope
from involvement.store import organisations, participants, services
from involvement.store.retention import change_rules
from involvement.store.services import NotInScope
from involvement.store.texts import publish_text
from surveys.releasing import make_release
from surveys.store import questionnaires, surveys
from surveys.store.data_protection import record_protection
from surveys.survey import IdentityMode, Unfinished
from tests import stored, world
from tests.page import Page
from tests.site import Browsers, hidden, post
from tests.world import START, Riverside

OTHER = "other@elsewhere.test"
STAFF = ("/desk", "/steering", "/admin")


async def two_organisations() -> tuple[Riverside, UUID]:
    """Riverside, with one participant, and a worker of a service that is nothing to it."""
    town = await world.riverside()
    await world.cards(references=["AB"])
    elsewhere = await world.organisation(slug="elsewhere", name="Elsewhere")
    theirs = await world.service(organisation=elsewhere, slug="theirs")
    await world.worker(service=theirs, email=OTHER)
    everything = Scope(None, (), everything=True)
    (person,) = await participants.list_participants(everything, world.secrecy(), "floating")
    return town, person.key


async def test_a_worker_finds_nothing_of_another_service(browsers: Browsers) -> None:
    town, _ = await two_organisations()
    page = await browsers.signed_in(OTHER)
    for path in (
        "/desk/services/floating",
        "/desk/surveys/housing",
        "/desk/surveys/housing/data-protection",
        "/desk/surveys/housing/releases/1",
        f"/desk/questionnaires/{town.first.id}",
        "/steering/steering",
        "/steering/steering/floating",
    ):
        await page.get(path, 404)
        assert page.heading == "We cannot find this page", path
    for path in ("/desk", "/desk/services", "/desk/surveys", "/desk/questionnaires", "/steering"):
        await page.get(path)
        assert "Your home" not in page.text
        assert "Floating" not in page.text


async def test_a_worker_changes_nothing_of_another_service(browsers: Browsers) -> None:
    town, person = await two_organisations()
    page = await browsers.signed_in(OTHER)
    before, audit = await stored.rows("inv_participant"), await stored.audit()
    waves = [str(wave.id) for wave in town.survey.waves]
    own = f"/desk/services/theirs/participants/{person}"
    foreign = f"/desk/services/floating/participants/{person}"
    batch = {"number": "1", "batch_key": "theirs", "joined_on": "2027-01-04"}
    release = {"before": waves[0], "after": waves[1], "audience": "public"}
    for path, fields in [
        (f"{foreign}/state", {"state": "died"}),
        (f"{own}/state", {"state": "died"}),
        (f"{foreign}/card", {"batch_key": "theirs"}),
        (f"{own}/card", {"batch_key": "theirs"}),
        ("/desk/services/floating/participants", batch),
        ("/desk/surveys/housing/releases", release),
        ("/desk/surveys/housing/data-protection", {"lawful_basis": "public_task"}),
    ]:
        await page.get("/desk")
        await page.post(path, fields, 404)
    assert await stored.rows("inv_participant") == before
    assert await stored.count("svy_release") == 0
    assert await stored.count("svy_data_protection") == 0
    assert await stored.audit() == audit


Call = Callable[[Scope], Awaitable[object]]


def calls_about_people(person: UUID) -> list[Call]:
    """Every store call about participants, aimed at those of Riverside."""
    secrecy = world.secrecy()
    return [
        lambda scope: services.get_service(scope, "floating"),
        lambda scope: participants.list_participants(scope, secrecy, "floating"),
        lambda scope: participants.add_participants(
            scope,
            START,
            secrecy,
            service="floating",
            batch_key="x",
            references=[None],
            joined_on=START.date(),
        ),
        lambda scope: participants.replace_card(scope, START, secrecy, key=person, batch_key="x"),
        lambda scope: participants.change_state(
            scope, START, key=person, state=State.DIED, on=START.date()
        ),
    ]


def calls_about_surveys(town: Riverside) -> list[Call]:
    """Every store call about what is asked, and who reads of it, aimed at Riverside."""
    first, later = (wave.id for wave in town.survey.waves)
    return [
        lambda scope: surveys.get_survey_in_scope(scope, "housing"),
        lambda scope: surveys.close_survey(scope, START, "housing", START.date()),
        lambda scope: record_protection(scope, START, "housing", world.protection()),
        lambda scope: publish_text(
            scope, START, organisation="riverside", kind=TextKind.PRIVACY, text="Mine"
        ),
        lambda scope: change_rules(scope, START, "riverside", {DataClass.CONTACTS: 1}),
        lambda scope: organisations.get_organisation(scope, "riverside"),
        lambda scope: surveys.add_survey(
            scope,
            START,
            service="floating",
            slug="mine",
            title="Mine",
            about="",
            identity_mode=IdentityMode.CODED,
            unfinished=Unfinished.KEPT,
            unfinished_days=30,
            opens_on=START.date(),
            closes_on=None,
            waves=[],
        ),
        lambda scope: make_release(
            scope,
            START,
            survey="housing",
            before_wave=first,
            after_wave=later,
            audience="steering",
        ),
        lambda scope: questionnaires.get_version_in_scope(scope, town.first.id),
        lambda scope: get_forum(scope, "steering"),
    ]


@pytest.mark.parametrize("email", [OTHER, "nobody@elsewhere.test"])
async def test_a_page_that_forgot_its_guard_would_still_find_nothing(
    browsers: Browsers, email: str
) -> None:
    town, person = await two_organisations()
    await world.account(email="nobody@elsewhere.test", grants=[])
    scope = await world.scope(email)
    before, audit = await stored.rows("inv_participant"), await stored.audit()
    for call in [*calls_about_people(person), *calls_about_surveys(town)]:
        with pytest.raises(NotInScope):
            await call(scope)
    assert [each.slug for each in await services.list_services(scope)] != ["floating"]
    assert await organisations.list_organisations(scope) == []
    assert await surveys.list_surveys(scope) == []
    assert await questionnaires.list_versions(scope) == []
    assert await list_forums(scope) == []
    assert await stored.rows("inv_participant") == before
    assert await stored.audit() == audit


async def test_a_steering_member_cannot_open_the_desk(browsers: Browsers) -> None:
    _, person = await two_organisations()
    page = await browsers.signed_in("member@riverside.test")
    desk = [route.path for route in browsers.app.routes if route.path.startswith("/desk")]
    for path in desk:
        route = path.replace("{slug:str}", "floating").replace("{key:uuid}", str(person))
        route = route.replace("{version:int}", "1").replace("{number:int}", "1")
        assert "{" not in route, f"{path} has a parameter that this test does not fill in"
        shown = await page.client.get(route)
        sent = await post(
            page.client, route, hidden((await page.client.get("/steering/steering")).text)
        )
        assert {shown.status_code, sent.status_code} <= {403, 405}, route
        assert 403 in (shown.status_code, sent.status_code), route
    await page.get("/desk", 403)
    assert page.heading == "This page is not for your account"
    for call in (services.list_services, surveys.list_surveys):
        assert await call(await world.scope("member@riverside.test")) == []


async def test_a_steering_member_reads_only_their_own_group(browsers: Browsers) -> None:
    town, _ = await two_organisations()
    await world.steering_group(organisation=town.organisation, services=[], slug="foreign")
    page: Page = await browsers.signed_in("member@riverside.test")
    assert page.path == "/steering/steering"
    for path in ("/steering/foreign", "/steering/foreign/floating", "/steering/steering/theirs"):
        await page.get(path, 404)


async def test_nobody_sees_a_page_of_staff_without_signing_in(browsers: Browsers) -> None:
    await two_organisations()
    page = await browsers.open()
    staff = [r.path for r in browsers.app.routes if r.path.startswith(STAFF)]
    for path in staff:
        await page.client.get("/")
        fields = [("_csrf_token", page.client.cookies["form"])]
        for response in (await page.client.get(path), await post(page.client, path, fields)):
            assert response.status_code in (303, 405, 404), path
            assert response.headers.get("location", "/sign-in").startswith("/sign-in")
            assert "Your home" not in response.text


async def test_references_are_sealed_and_shown_to_workers_of_the_service_only(
    browsers: Browsers,
) -> None:
    await two_organisations()
    assert "AB" not in [row[6] for row in await stored.rows("inv_participant")]
    page = await browsers.signed_in()
    await page.get("/desk/services/floating")
    assert [each.text for each in page.select("table[aria-labelledby=participants] strong")] == [
        "AB"
    ]
    member = await browsers.signed_in("member@riverside.test")
    await member.get("/steering/steering/floating")
    assert "AB" not in member.text.split()
