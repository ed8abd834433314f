"""The page client itself: it fails where it should, and sends forms as browsers do."""

from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any
from urllib.parse import parse_qsl

import httpx
import pytest

from tests.page import Fields, Page
from tests.rules.good_page import GOOD, HEADERS

Message = MutableMapping[str, Any]


class Site:
    """The smallest site that can be walked: serves one page, keeps what was sent to it."""

    def __init__(self) -> None:
        self.html = GOOD
        self.headers = dict(HEADERS)
        self.sent: list[tuple[str, str]] = []

    async def __call__(
        self,
        scope: Message,
        receive: Callable[[], Awaitable[Message]],
        send: Callable[[Message], Awaitable[None]],
    ) -> None:
        body, status, headers = self.html, 200, self.headers
        if scope["method"] == "POST":
            self.sent = parse_qsl((await receive())["body"].decode(), keep_blank_values=True)
            status, headers = 303, {"location": "/after"}
        elif scope["path"] == "/loop":
            status, headers = 303, {"location": "/loop"}
        elif scope["path"] == "/away":
            status, headers = 303, {"location": "https://else.example/"}
        pairs = [(name.encode(), value.encode()) for name, value in headers.items()]
        await send({"type": "http.response.start", "status": status, "headers": pairs})
        await send({"type": "http.response.body", "body": body.encode() if status == 200 else b""})


@pytest.fixture
def site() -> Site:
    return Site()


@pytest.fixture
def page(site: Site) -> Page:
    transport = httpx.ASGITransport(app=site)
    return Page(httpx.AsyncClient(transport=transport, base_url="http://heard.test"))


@pytest.mark.parametrize(
    ("name", "value", "fault"),
    [
        ("content-security-policy", "default-src 'self'", "lacks frame-ancestors"),
        (
            "content-security-policy",
            HEADERS["content-security-policy"] + " 'unsafe-inline'",
            "unsa",
        ),
        ("x-content-type-options", "", "nosniff"),
        ("referrer-policy", "", "Referrer-Policy"),
    ],
)
async def test_a_page_without_its_security_headers_fails(
    site: Site, page: Page, name: str, value: str, fault: str
) -> None:
    site.headers[name] = value
    with pytest.raises(AssertionError, match=fault):
        await page.get("/")


async def test_a_page_with_a_fault_fails_the_test_that_met_it(site: Site, page: Page) -> None:
    site.html = GOOD.replace(' alt=""', "")
    with pytest.raises(AssertionError, match="has no alt"):
        await page.get("/")


async def test_another_status_than_promised_fails_and_shows_the_page(page: Page) -> None:
    with pytest.raises(AssertionError, match=r"status 200, not 404.*Your home"):
        await page.get("/", status=404)


async def test_a_form_is_sent_as_a_browser_would(site: Site, page: Page) -> None:
    await page.get("/s/home")
    await page.press("Back")
    assert site.sent == [
        ("_csrf_token", "token"),
        ("answer", "1"),
        ("more", ""),
        ("town", "k"),
        ("go", "back"),
    ]
    assert page.hops == ["/s/home"]
    assert page.path == "/after"


async def test_fields_are_filled_in_by_label_legend_or_name(site: Site, page: Page) -> None:
    await page.get("/s/home")
    fields: Fields = {
        "How happy are you?": "Sad",
        "more": "a\nb",
        "Town": "Norwich",
        "Tell me": True,
    }
    await page.fill_and_submit("Next", fields)
    assert site.sent[1:] == [
        ("answer", "0"),
        ("more", "a\r\nb"),
        ("town", "n"),
        ("told", "yes"),
        ("go", "next"),
    ]
    page.choose("Sad")
    await page.fill_and_submit("form")
    assert ("answer", "0") in site.sent
    assert ("go", "next") in site.sent


@pytest.mark.parametrize(
    ("name", "value", "complaint"),
    [
        ("answer", "Angry", "'Angry' is not offered.*Happy"),
        ("Age", "7", "nothing is called 'Age'.*Town"),
        ("Off", "7", "disabled"),
    ],
)
async def test_what_a_person_could_not_do_fails(
    page: Page, name: str, value: str, complaint: str
) -> None:
    await page.get("/s/home")
    with pytest.raises(AssertionError, match=complaint):
        page.fill(name, value)


async def test_links_tables_and_buttons_are_found_by_their_words(page: Page) -> None:
    await page.get("/")
    assert page.table("Before and after") == [["Better", "14"]]
    assert page.link("Your code") == "/code"
    assert (page.title, page.heading) == ("Your home", "Your home")
    assert "As much as you like" in page.text
    assert page.select_one("form > button[value=back]").text == "Back"
    with pytest.raises(AssertionError, match="no link 'Nowhere'"):
        page.link("Nowhere")
    with pytest.raises(AssertionError, match=r"no button 'Finish'.*Next"):
        await page.press("Finish")
    with pytest.raises(ValueError, match="more of CSS"):
        page.select("p:first-child")


async def test_a_hostile_form_can_be_sent_with_and_without_its_token(
    site: Site, page: Page
) -> None:
    await page.get("/s/home")
    await page.post("/s/home", {"answer": "99"})
    assert site.sent == [("answer", "99"), ("_csrf_token", "token")]
    await page.post("/s/home", [("answer", "99")], token=False)
    assert site.sent == [("answer", "99")]


@pytest.mark.parametrize(("path", "complaint"), [("/loop", "without end"), ("/away", "sent away")])
async def test_redirects_that_never_end_or_leave_us_fail(
    page: Page, path: str, complaint: str
) -> None:
    with pytest.raises(AssertionError, match=complaint):
        await page.get(path)
    await page.get(path, status=303, follow=False)
