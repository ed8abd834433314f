"""Nothing that anybody sends makes the application fail: every form and every address, filled with
what nobody would type.

Forms are found by walking through the pages as an administrator who may reach everything, and as
somebody who answers, so that a new form is tried as soon as a link leads to it. The values follow
from a fixed seed; HEARD_HOSTILE_ROUNDS tries each form more often.
"""

import os
import re
from collections import deque
from random import Random
from typing import Any
from urllib.parse import quote, urlencode, urljoin, urlsplit

import httpx
import pytest

from involvement.roles import Grant, Role
from involvement.slowing import Slowing
from tests import page_form, world
from tests.pages.test_matrix import browser_of, routes_of
from tests.rules import page_faults
from tests.site import FORM, Browsers, start
from tests.towns import two_towns

ROUNDS = int(os.environ.get("HEARD_HOSTILE_ROUNDS", "4"))
MOST_PAGES = 150
HOSTILE = [
    "",
    " ",
    "0",
    "-1",
    "1e309",
    "9" * 40,
    "99999999999999999999",
    "null",
    "\x00",
    "a\x00b",
    "\ud83d\ude00" * 300,
    "\u202e\u0000\u200f",
    "<script>alert(1)</script>",
    "'; DROP TABLE inv_account; --",
    "{{ 7 * 7 }}%(name)s%s",
    "../../etc/passwd",
    "2027-02-30",
    "0001-01-01",
    "9999-12-31",
    "10000-01-01",
    "x" * 100_000,
    "٣",
    "½",
    "Infinity",
    "true",
    "[]",
    "nobody@example.org\r\nX-Header: 1",
    "00000000-0000-0000-0000-000000000000",
]
PARAMETER = re.compile(r"\{\w+:\w+\}")
UUID = re.compile(r"[0-9a-f-]{36}")
ENDING = ("/sign-out", "/stop")  # after these there would be nothing left to try
COOKIES = ("seat", "card", "session", "look", "language", "form")


def encoded(pairs: list[tuple[str, str]]) -> bytes:
    """A form body; lone halves of characters are sent as a broken browser would."""
    return urlencode(pairs, errors="surrogatepass").encode()


async def forms_on(client: httpx.AsyncClient, first: str) -> list[tuple[str, Any]]:
    """(address, form element) of every form that can be reached by links from a page."""
    seen, waiting = {first}, deque([first])
    forms: dict[tuple[str, str | None], tuple[str, Any]] = {}
    while waiting and len(seen) <= MOST_PAGES:
        path = waiting.popleft()
        page = await client.get(path, follow_redirects=True)
        assert page.status_code < 500, path
        if not page.headers.get("content-type", "").startswith("text/html"):
            continue
        root, _ = page_faults.parse(page.text)
        for form in root.iter("form"):
            if (form.get("method") or "get").lower() == "post":
                action = urljoin(str(page.url), form.get("action") or str(page.url))
                kind = UUID.sub("", action), form.get("id")  # one of fifty rows is enough
                if not action.endswith(ENDING):
                    forms.setdefault(kind, (action, form))
        for link in root.iter("a"):
            to = urlsplit(urljoin(str(page.url), link.get("href") or ""))
            if to.netloc == "heard.test" and to.path not in seen:
                seen.add(to.path)
                waiting.append(f"{to.path}?{to.query}" if to.query else to.path)
    return list(forms.values())


def spoiled(form: Any, random: Random) -> list[tuple[str, str]]:
    """What a form sends, with some of its fields spoiled, doubled or left out."""
    fields = page_form.sent_by(form, None)
    names = [name for name, _ in fields] + [
        each.get("name") for each in page_form.controls_of(form) if each.get("name")
    ]
    for name in random.sample(names, k=min(len(names), random.randint(1, 3))):
        if name == page_faults.CSRF_FIELD:
            continue
        kept = [(each, value) for each, value in fields if each != name]
        copies = random.choice([0, 1, 1, 1, 2])
        fields = kept + [(name, random.choice(HOSTILE)) for _ in range(copies)]
    return fields


@pytest.fixture(autouse=True)
def nobody_waits(browsers: Browsers) -> None:
    """Wrong codes and passwords are not slowed: here they are all that there is."""
    browsers.app.state["slowing"] = Slowing(longest_wait_seconds=0.0)


async def everything(browsers: Browsers) -> httpx.AsyncClient:
    """A browser of an administrator who may reach everything."""
    grants = [Grant(Role.ADMINISTRATOR)]
    await world.account(email="all@riverside.test", grants=grants)
    return await browser_of(browsers, "all@riverside.test")


async def try_forms(client: httpx.AsyncClient, first: str, seed: int) -> list[str]:
    """The forms that failed, with what was sent."""
    random, failed = Random(seed), []
    for action, form in await forms_on(client, first):
        for _ in range(ROUNDS):
            fields = spoiled(form, random)
            answer = await client.post(action, content=encoded(fields), headers=FORM)
            if answer.status_code >= 500:
                failed.append(f"{answer.status_code} {action} {str(fields)[:300]}")
    return failed


async def test_no_form_of_staff_fails_whatever_is_sent(browsers: Browsers) -> None:
    await two_towns()
    client = await everything(browsers)
    assert len(await forms_on(client, "/desk")) >= 8, "the forms were not found"
    assert await try_forms(client, "/desk", 1) == []


async def test_no_form_of_people_who_answer_fails_whatever_is_sent(browsers: Browsers) -> None:
    await world.one_survey(content="every-kind", slug="kinds")
    tried = 0
    for number, item in enumerate(world.questionnaire("every-kind").items):
        client = await browsers.client()
        await start(client, "kinds")
        tried += len(await forms_on(client, f"/s/kinds/{item.key}"))
        assert await try_forms(client, f"/s/kinds/{item.key}", number) == []
    assert tried > 50, "the forms were not found"


@pytest.mark.parametrize("hostile", HOSTILE[:-8], ids=lambda text: repr(text[:12]))
async def test_no_address_fails_whatever_stands_in_it(browsers: Browsers, hostile: str) -> None:
    own, _ = await two_towns()
    client = await everything(browsers)
    failed = []
    named = quote(hostile[:2_000], errors="surrogatepass", safe="") or "%20"
    for route in routes_of(browsers.app):
        path = PARAMETER.sub(lambda _: named, route.path)
        answer = await client.request(
            route.method,
            f"{path}?back={named}&release={named}&survey={named}&format={named}&done={named}",
            headers={"x-csrftoken": client.cookies.get("form") or ""},
        )
        if answer.status_code >= 500:
            failed.append(f"{answer.status_code} {route}")
    assert failed == []
    assert own.survey


@pytest.mark.parametrize("cookie", COOKIES)
async def test_no_cookie_makes_a_page_fail(browsers: Browsers, cookie: str) -> None:
    await two_towns()
    for value in ("", "x", "a.b.c.d.e", "1.2.3.4.f.", "%00", "9" * 3000, "card.1.1.bad"):
        client = await browsers.client()
        client.cookies.set(cookie, value, domain="heard.test")
        for path in ("/", "/s/riverside-survey", "/s/riverside-survey/satisfied", "/desk", "/code"):
            answer = await client.get(path)
            assert answer.status_code < 500, (cookie, value, path)
