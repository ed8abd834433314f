"""Who may see and change what: checked at the router, and again in every store call. What
administrators may is in `test_scope_of_administrators.py`."""

from uuid import UUID

import pytest

from easy_read.store import glossary
from forums.store import list_forums
from involvement.consent import Purpose
from involvement.need import in_years
from involvement.roles import Scope
from involvement.store import organisations, participants, services
from involvement.store.need_reviews import count_met, list_due_reviews
from involvement.store.services import NotInScope
from surveys.store import questionnaires, surveys
from tests import agreements, easy_read, stored, world
from tests.page import Page
from tests.pages.scoped_calls import (
    calls_about_answers,
    calls_about_easy_read,
    calls_about_groups,
    calls_about_needs,
    calls_about_people,
    calls_about_pictures,
    calls_about_surveys,
)
from tests.site import Browsers, hidden, post
from tests.stores import agreement_changes, draft_changes
from tests.world import START, Riverside

OTHER = "other@elsewhere.test"
STAFF = ("/desk", "/steering", "/admin")


async def two_organisations() -> tuple[Riverside, UUID]:
    """Riverside, with one participant, and a worker of a service that is nothing to it."""
    town = await world.riverside()
    await draft_changes.draft(organisation=town.organisation)
    await world.cards(references=["AB"])
    elsewhere = await world.organisation(slug="elsewhere", name="Elsewhere")
    theirs = await world.service(organisation=elsewhere, slug="theirs")
    await world.worker(service=theirs, email=OTHER)
    everything = Scope(None, (), everything=True)
    (person,) = await participants.list_participants(everything, world.secrecy(), "floating")
    return town, person.key


async def test_a_worker_finds_nothing_of_another_service(browsers: Browsers) -> None:
    town, person = await two_organisations()
    page = await browsers.signed_in(OTHER)
    for path in (
        "/desk/surveys/housing/quotes",
        f"/desk/services/floating/participants/{person}/consent",
        f"/desk/services/theirs/participants/{person}/consent",
        "/desk/services/floating",
        "/desk/services/floating/invitations",
        "/desk/surveys/housing",
        "/desk/surveys/housing/data-protection",
        "/desk/surveys/housing/releases/1",
        f"/desk/questionnaires/{town.first.id}",
        "/desk/questionnaires/drafts/1",
        "/steering/steering",
        "/steering/steering/floating",
    ):
        await page.get(path, 404)
        assert page.heading == "We cannot find this page", path
    for path in (
        "/desk",
        "/desk/services",
        "/desk/surveys",
        "/desk/questionnaires",
        "/desk/needs",
        "/desk/glossary",
        "/steering",
    ):
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
    once = str(person)
    now = {"action": "confirmed", "purpose": "quote", "how": "worker", "once": once}
    for path, fields in [
        (f"{foreign}/state", {"state": "died"}),
        (f"{own}/state", {"state": "died"}),
        (f"{foreign}/group", {"group": "young"}),
        (f"{own}/group", {"group": "young"}),
        (f"{foreign}/card", {"batch_key": "theirs"}),
        (f"{own}/card", {"batch_key": "theirs"}),
        ("/desk/services/floating/participants", batch),
        ("/desk/surveys/housing/releases", release),
        ("/desk/surveys/housing/data-protection", {"lawful_basis": "public_task"}),
        (f"{foreign}/consent", {"how": "worker"}),
        (f"{foreign}/consent/now", now),
        (f"{own}/consent/now", now),
        ("/desk/surveys/housing/quotes", {"mark": "0" * 32, "text": "Words"}),
        (f"/desk/surveys/housing/quotes/{person}/back", {}),
    ]:
        await page.get("/desk")
        await page.post(path, fields, 404)
    assert await stored.rows("inv_participant") == before
    assert await stored.count("svy_release") == 0
    assert await stored.count("svy_data_protection") == 0
    assert await stored.audit() == audit


@pytest.mark.parametrize("email", [OTHER, "nobody@elsewhere.test"])
async def test_a_page_that_forgot_its_guard_would_still_find_nothing(
    browsers: Browsers, email: str
) -> None:
    town, person = await two_organisations()
    await world.account(email="nobody@elsewhere.test", grants=[])
    scope = await world.scope(email)
    before, audit = await stored.rows("inv_participant"), await stored.audit()
    wording = (await agreements.wording(Purpose.QUOTE)).id
    audit = await stored.audit()
    about = agreement_changes.calls(person, wording, "0" * 32, person).values()
    calls = calls_about_people(person) + calls_about_groups(person) + calls_about_needs(person)
    calls += calls_about_pictures(person)
    calls += calls_about_answers(town, person)
    number = await easy_read.hard_word(organisation=town.organisation)
    audit = await stored.audit()
    calls += calls_about_easy_read(town, number)
    for call in [*calls, *calls_about_surveys(town), *about]:
        with pytest.raises(NotInScope):
            await call(scope)
    assert [each.slug for each in await services.list_services(scope)] != ["floating"]
    assert await organisations.list_organisations(scope) == []
    assert await surveys.list_surveys(scope) == []
    assert await list_due_reviews(scope, world.secrecy(), in_years(START.date(), 9)) == []
    assert await count_met(scope, START.date()) == []
    assert await questionnaires.list_versions(scope) == []
    assert await list_forums(scope) == []
    assert await glossary.list_terms(scope) == []
    assert await stored.rows("inv_participant") == before
    assert await stored.audit() == audit


async def test_a_steering_member_cannot_open_the_desk(browsers: Browsers) -> None:
    _, person = await two_organisations()
    page = await browsers.signed_in("member@riverside.test")
    desk = [route.path for route in browsers.app.routes if route.path.startswith("/desk")]
    for path in desk:
        route = path.replace("{slug:str}", "floating").replace("{key:uuid}", str(person))
        route = route.replace("{need:uuid}", str(person)).replace("{version:int}", "1")
        route = route.replace("{number:int}", "1").replace("{wave:int}", "1")
        route = route.replace("{page:int}", "1").replace("{draft:int}", "1")
        route = route.replace("{key:str}", "q1")
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
