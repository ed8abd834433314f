"""Codes on cards: shown once, never kept or logged, and one answer to all that lead nowhere."""

import logging
import re
from collections.abc import Callable
from urllib.parse import quote

import pytest

from involvement.code_card import ALPHABET, code_from_bits
from involvement.slowing import FREE_MISTAKES, LONGEST_WAIT_SECONDS, Slowing
from tests import stored, world
from tests.site import Browsers, arrive, hidden, post

TOKEN = re.compile(r'name="_csrf_token" value="[^"]*"')
TYPED = re.compile(r'(?<=spellcheck="false") value="[^"]*"')


async def refused_codes(browsers: Browsers) -> dict[str, str]:
    """Every sort of code that leads nowhere."""
    town = await world.riverside()
    (lost,) = await world.cards(references=["AB"])
    other = await world.service(organisation=town.organisation, slug="elsewhere")
    await world.worker(service=other, email="other@riverside.test")
    desk = await browsers.signed_in()
    await desk.get("/desk/services/floating")
    await desk.follow("AB")
    await desk.follow("Lost card: make a new one")
    await desk.press("Yes, make a new card")
    return {
        "withdrawn": lost,
        "unknown": code_from_bits(12345),
        "mistyped": lost[:-1] + ALPHABET[(ALPHABET.index(lost[-1]) + 1) % 32],
        "too short": "ABCD",
        "no code at all": "-",
        "in other letters": "ДДДДДДДДДДДД",
        "an attack": "' OR 1=1 --",
        "very long": "A" * 3000,
    }


async def test_every_code_that_leads_nowhere_gets_the_same_answer(browsers: Browsers) -> None:
    codes = await refused_codes(browsers)
    before = await stored.audit()
    seen = set()
    for place, (kind, code) in enumerate(codes.items()):
        client = await browsers.client(f"10.0.0.{place}")
        shown = await arrive(client, f"/join/{quote(code)}")
        assert "card" not in client.cookies, kind
        page = await arrive(client, "/code")
        typed = await post(client, "/code", [*hidden(page.text), ("code", code)])
        assert str(shown.url).endswith("/code?again=1"), kind
        for response in (shown, typed):
            assert response.status_code == 422, kind
            seen.add(TYPED.sub("", TOKEN.sub("", response.text)))
        headers = {name for name, _ in shown.headers.items()}
        assert headers <= {name for name, _ in typed.headers.items()} | {"set-cookie"}
    assert len(seen) == 1
    assert "That code did not work." in seen.pop()
    assert await stored.audit() == before


async def test_a_card_of_another_service_opens_none_of_ours(browsers: Browsers) -> None:
    town = await world.riverside()
    await world.service(organisation=town.organisation, slug="elsewhere")
    (foreign,) = await world.cards(service="elsewhere", batch_key="foreign")
    page = await browsers.open()
    await page.get(f"/join/{foreign}")
    assert page.path == "/"
    assert "Your home" not in page.text
    await page.get("/s/housing", 403)
    assert page.heading == "Please use your card"
    await page.get("/s/housing/knows_help", 409)


@pytest.mark.parametrize(
    "typed", [str.lower, lambda code: f" {code[:4]}-{code[4:8]} {code[8:]} ", lambda code: code]
)
async def test_a_code_may_be_typed_in_any_way(
    browsers: Browsers, typed: Callable[[str], str]
) -> None:
    await world.riverside()
    (code,) = await world.cards()
    page = await browsers.open()
    await page.get("/code")
    page.fill("code", typed(code))
    await page.press("Go on")
    assert page.path == "/s/housing"


async def test_joining_redirects_at_once_and_changes_nothing_by_itself(browsers: Browsers) -> None:
    await world.riverside()
    (code,) = await world.cards()
    before = await stored.audit()
    page = await browsers.open()
    await page.get(f"/join/{code}", 303, follow=False)
    assert page.response.headers["location"] == "/s/housing"
    assert page.response.headers["cache-control"] == "no-store"
    assert page.response.headers["referrer-policy"] == "no-referrer"
    assert code not in page.response.text
    assert not any(code in value for value in page.response.headers.values())
    assert await stored.statuses() == []
    assert await stored.audit() == before


async def test_no_code_is_ever_logged_or_stored(
    browsers: Browsers, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    caplog.set_level(logging.DEBUG)
    await world.riverside()
    codes = [*await world.cards(count=2), code_from_bits(4711)]
    for code in codes:
        page = await browsers.open()
        await page.get(f"/join/{code}", 200 if code != codes[-1] else 422)
    browser = ("httpx", "httpcore")  # the test's own browser may say where it goes
    said = [each.getMessage() for each in caplog.records if each.name not in browser]
    said += capfd.readouterr()
    assert not any(code in line for line in said for code in codes)
    for table in ("inv_participant", "inv_audit", "svy_response"):
        rows = repr(await stored.rows(table))
        assert not any(code in rows for code in codes), table


async def test_the_same_form_sent_twice_makes_the_same_cards(browsers: Browsers) -> None:
    await world.riverside()
    desk = await browsers.signed_in()
    await desk.get("/desk/services/floating")
    fields = [
        *hidden(desk.response.text),
        ("number", "3"),
        ("references", "AB"),
        ("joined_on", "2027-01-04"),
    ]
    address = "/desk/services/floating/participants"
    first = await post(desk.client, address, fields)
    second = await post(desk.client, address, fields)
    groups = re.compile(r'<p class="code-groups"[^>]*>([^<]+)<')
    assert len(groups.findall(first.text)) == 3
    assert groups.findall(first.text) == groups.findall(second.text)
    assert await stored.count("inv_participant") == 3


async def test_fifty_people_can_be_added_at_once_and_no_more(browsers: Browsers) -> None:
    await world.riverside()
    desk = await browsers.signed_in()
    await desk.get("/desk/services/floating")
    await desk.fill_and_submit("form.card", {"number": "51"}, 422)
    await desk.fill_and_submit("form.card", {"references": "A\n" * 51, "number": ""}, 422)
    assert await stored.count("inv_participant") == 0
    await desk.fill_and_submit("form.card", {"references": "", "number": "50"})
    assert len(desk.select("li.code-card")) == 50
    assert await stored.count("inv_participant") == 50


def test_guessing_is_slowed_by_address_and_never_locked_out() -> None:
    slowing = Slowing()
    waits = [slowing.wait_seconds("10.0.0.1") for _ in range(FREE_MISTAKES + 12)]
    assert waits[:FREE_MISTAKES] == [0.0] * FREE_MISTAKES
    slowed = waits[FREE_MISTAKES:]
    assert slowed == sorted(slowed)
    assert slowed[0] > 0
    assert slowed[-1] == LONGEST_WAIT_SECONDS
    assert slowing.wait_seconds("10.0.0.2") == 0.0


async def test_a_right_code_is_not_held_up_by_wrong_ones_of_neighbours(browsers: Browsers) -> None:
    await world.riverside()
    (code,) = await world.cards()
    slowing: Slowing = browsers.app.state.slowing
    for _ in range(20):
        slowing.wait_seconds("127.0.0.1")
    before = dict(slowing._mistakes)
    page = await browsers.open()
    await page.get(f"/join/{code}")
    assert page.path == "/s/housing"
    assert dict(slowing._mistakes) == before, "only mistakes are counted and wait"
