"""Requests that no page of ours sends, and failures: plain pages with the same headers as any."""

import logging

import pytest

from app import make_app
from involvement.database import Engine
from tests import stored, world
from tests.page import Page
from tests.rules.page_faults import header_faults
from tests.site import Browsers, answer_all, running
from tests.world import START, Clock


@pytest.mark.parametrize("path", ["/nothing-here", "/s", "/desk-of-others", "/static/no.css"])
async def test_an_address_that_leads_nowhere_gets_a_plain_page(
    browsers: Browsers, path: str
) -> None:
    page = await browsers.open()
    await page.get(path, 404)
    assert page.heading == "We cannot find this page"
    assert page.link("Go to the first page") == "/"


@pytest.mark.parametrize(
    ("method", "path"),
    [("DELETE", "/code"), ("GET", "/sign-out"), ("GET", "/s/one/finish"), ("PUT", "/s/one/a")],
)
async def test_a_method_that_a_page_does_not_have_gets_a_plain_page(
    browsers: Browsers, method: str, path: str
) -> None:
    client = await browsers.client()
    await client.get("/")
    token = {"x-csrftoken": client.cookies["form"]}
    response = await client.request(method, path, headers=token)
    assert response.status_code == 405
    assert "We did not understand this request" in response.text
    assert "Nothing was saved." in response.text
    assert header_faults(response.headers) == []


NO_FORMS = [
    ("application/json", b'{"answer": 1'),
    ("application/json", b'{"answer": 1}'),
    ("application/json", b"[1, 2]"),
    ("application/json", b"\xff\xfe"),
    ("application/x-www-form-urlencoded", b"\xff\xfe=%ff%fe&=&&answer"),
    ("application/x-www-form-urlencoded", b"a=1&" * 3000),
    ("multipart/form-data", b"no boundary"),
    ("multipart/form-data; boundary=x", b"--x\r\nnonsense"),
    ("text/plain", b"answer=1"),
    ("", b"\x00"),
]


@pytest.mark.parametrize("path", ["/s/one/lonely", "/s/one", "/code", "/sign-in", "/settings"])
async def test_a_body_that_is_no_form_of_ours_is_refused_without_a_failure(
    browsers: Browsers, path: str, caplog: pytest.LogCaptureFixture
) -> None:
    await world.one_survey(content="every-kind")
    client = await browsers.client()
    await answer_all(client, "one", {"favourite_place": "Here"}, finish=False)
    before = await stored.answers()
    for token in ({}, {"x-csrftoken": client.cookies["form"]}):
        for kind, body in NO_FORMS:
            headers = {"content-type": kind, **token}
            response = await client.post(path, content=body, headers=headers)
            assert response.status_code < 500, f"{kind} {body!r}: {response.text[-600:]}"
            assert header_faults(response.headers) == []
    assert await stored.answers() == before
    assert not [each for each in caplog.records if each.levelno >= logging.ERROR]


async def test_our_own_failure_shows_a_plain_page_and_logs_no_word_of_anybody(
    browsers: Browsers, database: Engine, caplog: pytest.LogCaptureFixture
) -> None:
    await world.one_survey(content="every-kind")
    page = await browsers.open()
    await page.get("/s/one")
    await page.press("Start")
    await page.get("/s/one/anything_else")
    page.fill("answer", "A secret of mine")
    for table in ("svy_quote", "svy_answer"):
        await database.run_ddl(f"DROP TABLE {table}")
    await page.press("Next", 500)
    assert page.heading == "Something went wrong on our side"
    (record,) = [each for each in caplog.records if each.name == "heard"]
    assert "secret" not in caplog.text
    assert record.getMessage().startswith("failed at surveys/store/answers.py:")
    assert "svy_answer" not in page.response.text


async def test_every_response_carries_the_security_headers(browsers: Browsers) -> None:
    await world.riverside()
    page = await browsers.open()
    await page.get("/")
    stylesheet = page.select_one("link[rel=stylesheet]").get("href")
    for path, status in {
        "/": 200,
        "/nothing": 404,
        "/join/X": 303,
        "/desk": 303,
        "/health/live": 200,
        "/health/ready": 200,
        stylesheet: 200,
    }.items():
        response = await page.client.get(path)
        assert response.status_code == status
        assert header_faults(response.headers) == [], path
        assert response.headers["x-frame-options"] == "DENY"
        kept = "immutable" in response.headers.get("cache-control", "")
        assert kept == (path == stylesheet), path
        assert "server" not in response.headers
        assert "strict-transport-security" not in response.headers


async def set_cookies(page: Page) -> dict[str, str]:
    """Walk through everything that sets a cookie; name → the Set-Cookie header."""
    seen: dict[str, str] = {}

    async def remember(response: object) -> None:
        for header in response.headers.get_list("set-cookie"):  # type: ignore[attr-defined]
            if '=""' not in header and "Max-Age=0" not in header:
                seen[header.partition("=")[0]] = header

    page.client.event_hooks["response"] = [remember]
    (code,) = await world.cards()
    await page.get("/settings")
    await page.press("Save")
    await page.get(f"/join/{code}")
    await page.press("Start")
    await page.get("/s/housing/check")
    await page.press("Finish and send")
    assert set(seen) == {"form", "look", "language", "card", "seat"}, "no session for people"
    await page.get("/sign-in")
    page.fill("E-mail address", "worker@riverside.test")
    page.fill("Password", world.PASSWORD)
    await page.press("Sign in")
    return seen


@pytest.mark.parametrize("scheme", ["http", "https"])
async def test_cookies_are_for_our_pages_only_and_never_for_scripts(
    database: Engine, clock: Clock, scheme: str
) -> None:
    base_url = f"{scheme}://heard.test"
    await world.riverside()
    async with running(make_app(world.settings(base_url=base_url), clock), base_url) as browsers:
        cookies = await set_cookies(await browsers.open())
        ready = await (await browsers.client()).get("/health/live")
    assert set(cookies) == {"form", "look", "language", "card", "seat", "session"}
    for name, header in cookies.items():
        parts = {part.strip().lower() for part in header.split(";")[1:]}
        assert {"httponly", "samesite=lax"} <= parts, header
        assert ("secure" in parts) == (scheme == "https"), header
        # The visit is over, so what was chosen for it holds for its own pages only.
        of_visit = name in {"seat", "look", "language"}
        assert ("path=/s/housing" if of_visit else "path=/") in parts, header
        assert not any(part.startswith("domain") for part in parts), header
    assert ("strict-transport-security" in ready.headers) == (scheme == "https")


@pytest.mark.parametrize("name", ["card", "seat", "session", "look", "language", "form"])
async def test_a_cookie_that_we_did_not_write_is_as_good_as_none(
    browsers: Browsers, name: str
) -> None:
    await world.riverside()
    client = await browsers.client()
    paths = {
        "/": 200,
        "/s/housing": 403,
        "/s/housing/knows_help": 409,
        "/s/housing/done": 303,
        "/desk": 303,
        "/settings": 200,
    }
    for value in ("x", "done.", "card.1.1.x", "1.1.1.1.f.x", "'", "9" * 4000, "."):
        for path, status in paths.items():
            response = await client.get(path, headers={"cookie": f"{name}={value}"})
            assert response.status_code == status, f"{path} with {value[:20]}"


def test_the_clock_of_tests_starts_where_the_world_does() -> None:
    assert Clock().now == START
