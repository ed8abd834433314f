"""The metrics: what they count, that they name nobody, and who may read them."""

from collections.abc import AsyncIterator
from dataclasses import replace

import httpx
import pytest
from prometheus_client.parser import text_string_to_metric_families

from app import make_app
from involvement.database import Engine
from involvement.roles import Grant, Role
from tests import world
from tests.pages.test_busy import at_text, overloaded
from tests.site import Browsers, answer_all, running
from tests.world import Clock

TOKEN = "a token that only the scraper knows"
BEARER = {"authorization": f"Bearer {TOKEN}"}


@pytest.fixture
async def watched(database: Engine, clock: Clock) -> AsyncIterator[Browsers]:
    """The application with a token for its scraper."""
    settings = replace(world.settings(), metrics_token=TOKEN)
    async with running(make_app(settings, clock)) as browsers:
        yield browsers


async def read(browsers: Browsers) -> dict[tuple[str, ...], float]:
    """(name, labels in the order of their names...) → value."""
    response = await (await browsers.client()).get("/metrics", headers=BEARER)
    assert response.status_code == 200
    assert response.headers["content-type"].startswith("text/plain; version=")
    return {
        (sample.name, *(value for _, value in sorted(sample.labels.items()))): sample.value
        for family in text_string_to_metric_families(response.text)
        for sample in family.samples
    }


async def test_requests_and_answers_are_counted_by_route_and_never_by_address(
    watched: Browsers,
) -> None:
    await world.riverside()
    (code,) = await world.cards()
    answers = {"knows_help": "1", "health": "2"}  # the other seven are left empty
    page = await answer_all(await watched.client(), "housing", answers, code=code)
    assert page.status_code == 200
    client = await watched.client()
    await client.get("/a-secret-place")
    await client.request("DELETE", "/code")
    await client.request("BREW", "/code")
    values = await read(watched)
    assert values["heard_answers_stored_total",] == 2
    assert values["heard_requests_total", "POST", "/s/{slug}/{key}", "303"] == 9
    assert values["heard_requests_total", "GET", "/join/{code}", "303"] == 1
    assert values["heard_requests_total", "GET", "none", "404"] == 1
    assert values["heard_requests_total", "other", "none", "405"] == 2
    assert values["heard_request_seconds_count", "POST", "/s/{slug}/{key}"] == 9
    assert values["heard_request_seconds_bucket", "+Inf", "GET", "/join/{code}"] == 1
    assert values["heard_request_seconds_sum", "GET", "/join/{code}"] > 0
    assert values["process_resident_memory_bytes",] > 1_000_000
    said = " ".join(" ".join(key) for key in values)
    for secret in (code, "housing", "secret", "knows_help", "DELETE", "BREW"):
        assert secret not in said


async def test_what_was_refused_is_counted(watched: Browsers, database: Engine) -> None:
    page = await at_text(watched)
    async with overloaded(database):
        await page.press("Next", 503)
    await world.account(email="somebody@riverside.test", grants=[])
    await watched.sign_in("somebody@riverside.test", "not the password", 422)
    values = await read(watched)
    assert values["heard_refused_total", "busy"] == 1
    assert values["heard_refused_total", "away"] == 0
    assert values["heard_sign_ins_refused_total",] == 1
    assert values["heard_answers_waiting",] == 0


async def test_the_length_of_the_queue_is_shown(watched: Browsers, database: Engine) -> None:
    metrics = watched.app.state.metrics
    async with overloaded(database):
        waiting = metrics.registry.get_sample_value("heard_answers_waiting")
    assert waiting == (1_000 if database.dialect == "sqlite" else 0)


async def test_two_applications_in_one_process_count_apart(watched: Browsers, clock: Clock) -> None:
    await (await watched.client()).get("/")
    other = make_app(world.settings(), clock)
    assert b'route="/"' not in other.state.metrics.to_text()


async def ask(browsers: Browsers, **headers: str) -> httpx.Response:
    return await (await browsers.client()).get("/metrics", headers=headers)


async def test_only_the_right_token_is_let_in(watched: Browsers) -> None:
    assert (await ask(watched, **BEARER)).status_code == 200
    for wrong in (TOKEN, f"Bearer {TOKEN}x", f"Bearer {TOKEN[:-1]}", "Bearer ", "Basic eDp5", ""):
        response = await ask(watched, authorization=wrong)
        assert response.status_code == 403, wrong
        assert "heard_requests" not in response.text
    client = await watched.client()
    response = await client.get("/metrics", headers=[(b"authorization", b"Bearer \xe9")])
    assert response.status_code == 403


async def test_without_a_token_set_no_token_is_right(browsers: Browsers) -> None:
    for tried in ("Bearer ", f"Bearer {TOKEN}", "Bearer None"):
        assert (await ask(browsers, authorization=tried)).status_code == 403


async def test_the_token_opens_nothing_else(watched: Browsers) -> None:
    for path in ("/desk", "/steering"):
        response = await (await watched.client()).get(path, headers=BEARER)
        assert response.headers["location"].startswith("/sign-in"), path


async def test_an_administrator_of_the_whole_place_may_read_them_and_nobody_less(
    browsers: Browsers,
) -> None:
    town = await world.riverside()
    of_all, of_one = Grant(Role.ADMINISTRATOR), Grant(Role.ADMINISTRATOR, town.organisation)
    await world.account(email="all@riverside.test", grants=[of_all])
    await world.account(email="one@riverside.test", grants=[of_one])
    page = await browsers.signed_in("all@riverside.test")
    await page.get("/metrics")
    assert "heard_requests_total" in page.response.text
    for email in ("one@riverside.test", "worker@riverside.test", "member@riverside.test"):
        page = await browsers.signed_in(email)
        await page.get("/metrics", 403)
        assert "for administrators of the whole place" in page.text
    response = await ask(browsers)
    assert (response.status_code, response.headers["location"]) == (303, "/sign-in?back=/metrics")
