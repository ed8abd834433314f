"""The page client itself: each check catches a planted fault; forms are sent as browsers do."""

from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any
from urllib.parse import parse_qsl

import httpx
import pytest

from tests.page import Fields, Page
from tests.rules import page_faults

POLICY = "default-src 'self'; frame-ancestors 'none'; form-action 'self'; base-uri 'none'"
HEADERS = {
    "content-type": "text/html; charset=utf-8",
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
}
HEAD = """<!doctype html>
<html lang="en" dir="ltr"><head><meta charset="utf-8"><title>Your home</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="/static/heard.css"></head>"""
GOOD = (
    HEAD
    + """<body><a href="#main">Skip</a><main id="main"><h1>Your home</h1>
<form method="post" action="/s/home"><input type="hidden" name="_csrf_token" value="token">
<fieldset><legend>How happy are you?</legend>
<label><input type="radio" name="answer" value="1" checked> Happy</label>
<label><input type="radio" name="answer" value="0"> Sad</label></fieldset>
<label for="more">More</label><textarea id="more" name="more" aria-describedby="hint"></textarea>
<p id="hint">As much as you like</p>
<label for="town">Town</label><select id="town" name="town"><option value="k">Kingston</option>
<option value="n">Norwich</option></select>
<label><input type="checkbox" name="told" value="yes"> Tell me</label>
<input name="off" aria-label="Off" value="x" disabled>
<button type="submit" name="go" value="next">Next</button>
<button type="submit" name="go" value="back">Back</button></form>
<h2>People</h2><table><caption>Before and after</caption><tr><th scope="row">Better</th>
<td>14</td></tr></table><img src="/static/a.png" alt="">
<a href="/code">Your code</a></main></body></html>"""
)
PLANTED = [
    ("<title>Your home", "<title> ", "the page has no title"),
    ("<h1>Your home</h1>", "<p>Your home</p>", "0 h1, not 1"),
    ("<h2>People</h2>", "<h1>People</h1>", "2 h1, not 1"),
    ("<h2>People</h2>", "<h3>People</h3>", "skips from h1 to h3"),
    ("<h2>People</h2>", "<h2></h2>", "is empty"),
    (' lang="en"', "", "no lang"),
    (' dir="ltr"', "", 'needs dir="ltr"'),
    ('lang="en"', 'lang="ar"', 'needs dir="rtl"'),
    ('<label for="more">More</label>', "", "has no label"),
    ('<label for="town">Town</label>', '<label for="town"></label>', "has no label"),
    (' aria-label="Off"', "", "has no label"),
    ("<legend>How happy are you?</legend>", "", "does not begin with a legend"),
    ('id="hint"', 'id="main"', 'id "main" stands 2 times'),
    ('aria-describedby="hint"', 'aria-describedby="hint gone"', '"gone", which is not there'),
    ('<label for="more">', '<label for="less">', 'for points to "less"'),
    ('href="#main"', 'href="#elsewhere"', "leads nowhere"),
    ('<button type="submit" name="go" value="back"', "<button", "button 'Back' has no type"),
    ('value="back">Back', 'value="back">', "has no words"),
    (">Your code</a>", "></a>", "has no words"),
    ("<caption>Before and after</caption>", "", "has no caption"),
    (' alt=""', "", "has no alt"),
    ("</title>", "</title><style>p {}</style>", "inline <style>"),
    ("</title>", "</title><script>go()</script>", "inline <script>"),
    ("<h2>", '<h2 style="color: red">', "has the attribute style"),
    ("<h2>", '<h2 onclick="go()">', "has the attribute onclick"),
    ("<h2>", '<h2 tabindex="2">', "positive tabindex"),
    ('name="_csrf_token"', 'name="token"', "posts without _csrf_token"),
    ('method="post"', 'method="get"', "into an address"),
    ('action="/s/home"', 'action="https://else.example/"', "leaves our own origin"),
    ('src="/static/a.png"', 'src="https://else.example/a.png"', "leaves our own origin"),
    ('href="/code"', 'href="https://else.example/"', "leaves our own origin"),
    ('href="/code"', 'href="javascript:go()"', "leaves our own origin"),
    ("width=device-width", "width=1000", "no viewport"),
    ("initial-scale=1", "maximum-scale=1", "forbids zooming"),
    ("<p id=", "<p></div><p id=", "HTML parse error"),
    ("<!doctype html>", "", "HTML parse error"),
]
MARKED = (
    HEAD.replace('"en"', '"en-XA"').replace("Your home", "⟦Ýóóúúr⟧")
    + """<body><h1>⟦Ýóóúúr <strong>hóóméé</strong> nóów⟧</h1><p>3 / 8, 45%</p>
<p translate="no">Anna</p><p>⟦Bý <bdi translate="no">Anna</bdi>⟧</p>
<form method="get"><label for="a">⟦Códe⟧</label><input id="a" placeholder="⟦á⟧">
<input type="submit" value="⟦Góó⟧"></form><img alt="⟦á⟧" src="/a.png"></body></html>"""
)
UNMARKED = [
    ("<title>⟦Ýóóúúr⟧", "<title>Your"),
    ("⟦Códe⟧", "Code"),
    ("3 / 8", "Question 3 / 8"),
    ('translate="no">Anna</p>', ">Anna</p>"),
    ('"⟦Góó⟧"', '"Go"'),
    ('alt="⟦á⟧"', 'alt="a"'),
    ('placeholder="⟦á⟧"', 'placeholder="a"'),
    ("⟦Bý", "Bý"),
    ("⟦Códe⟧", "⟦Códe"),
]

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


def faults_of(html: str) -> str:
    root, errors = page_faults.parse(html)
    return "\n".join(errors + page_faults.faults(root, "http://heard.test/s/home"))


def test_a_good_page_has_no_faults() -> None:
    assert faults_of(GOOD) == ""
    assert faults_of(MARKED) == ""


@pytest.mark.parametrize(("good", "bad", "fault"), PLANTED)
def test_each_planted_fault_is_found(good: str, bad: str, fault: str) -> None:
    assert good in GOOD
    assert fault in faults_of(GOOD.replace(good, bad, 1))


@pytest.mark.parametrize(("good", "bad"), UNMARKED)
def test_text_that_is_not_wrapped_shows_in_a_pseudo_language_only(good: str, bad: str) -> None:
    assert good in MARKED
    planted = MARKED.replace(good, bad, 1)
    assert "not wrapped" in faults_of(planted) or "cut off" in faults_of(planted)
    assert faults_of(planted.replace('lang="en-XA"', 'lang="en"')) == ""


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
