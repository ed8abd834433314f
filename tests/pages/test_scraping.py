"""Whoever takes every number out of what is shown finds none that is hidden.

Each case is two towns whose answers differ only in what is hidden. Every page of their releases,
in every language, and what `heard analyse` says of the same answers, must be the same to the last
byte: then neither a number, nor an attribute, nor a length tells one from the other. And none of
the hidden numbers may stand anywhere, whatever the other town shows.
"""

import re
from collections.abc import Iterator
from typing import Any

import httpx
import pytest

from analysis.transition import Answer, TransitionTable
from surveys.analysing import Asked, analyse
from surveys.spreadsheets.data import write_json
from surveys.spreadsheets.scales import read_scales
from surveys.spreadsheets.text import write_text
from tests.databases import Databases
from tests.pages.hidden_towns import CASES, NOT_SAID, Case, rows, town
from tests.rules import page_faults
from tests.site import Browsers
from tests.world import START
from translations import language
from translations.formats import format_date

LANGUAGES = ("en", "en-XA", "ar-XB")
STEERING = ("/steering/steering", "/steering/steering/floating")
DESK = ("/desk/surveys/housing/releases/1",)
DAY = format_date(START.date())
TOKEN = re.compile(r'(name="_csrf_token" value=")[^"]+')

ADDRESSES = {"href", "src", "action"}
SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(params=CASES, ids=lambda name: name.replace(" ", "-"))
def case(request: pytest.FixtureRequest) -> Case:
    """Two towns that differ in what is hidden."""
    return CASES[request.param]


@pytest.fixture
def _languages(monkeypatch: pytest.MonkeyPatch) -> None:
    """The pseudo-languages are offered, to these tests only."""
    monkeypatch.setattr(language, "_offered", list(language.offered()))


async def fetched(browsers: Browsers) -> dict[tuple[str, str], httpx.Response]:
    """Every page of the release, and every file that it links, in each language."""
    found: dict[tuple[str, str], httpx.Response] = {}
    for reader, addresses in (("member@riverside.test", STEERING), ("worker@riverside.test", DESK)):
        page = await browsers.signed_in(reader)
        for tag in LANGUAGES:
            page.speak(tag)
            for address in addresses:
                await page.get(address)
                found[tag, address] = page.response
                for link in links_of(page.root, address):
                    found[tag, link] = await page.client.get(link)
    return found


def links_of(root: Any, address: str) -> list[str]:
    """What a release links of itself: easy read, and whatever can be taken away as a file."""
    links = {str(link) for link in root.xpath("//main//a/@href")}
    return sorted(link for link in links if link.startswith(f"{address}?") or "." in link)


def plain(response: httpx.Response) -> str:
    """The text of a response, without the day and the token that is another for every browser."""
    return TOKEN.sub(r"\1", response.text).replace(DAY, "")


def integers(html: str) -> set[int]:
    """Every whole number in the texts and attributes of a page, its addresses left aside."""
    root, errors = page_faults.parse(html)
    assert errors == []
    return {int(number) for text in texts(root) for number in re.findall(r"\d+", text)}


def texts(root: Any) -> Iterator[str]:
    """Every text and attribute of the main part, and the title; of drawings what is read aloud.

    Where lines of a drawing stand is compared as a whole, with the rest of the page.
    """
    yield root.findtext("head/title") or ""
    for element in root.find("body//main").iter():
        yield element.tail or ""
        if not isinstance(element.tag, str):
            continue
        yield element.text or ""
        drawn = element.tag.startswith(SVG)
        for name, value in element.items():
            if name.startswith("aria-") or not (drawn or name in ADDRESSES):
                yield value


@pytest.mark.usefixtures("_languages")
async def test_no_page_tells_what_is_hidden(databases: Databases, case: Case) -> None:
    async with town(databases, case.one, case.audience) as browsers:
        one = await fetched(browsers)
    async with town(databases, case.other, case.audience) as browsers:
        other = await fetched(browsers)
    assert one.keys() == other.keys()
    assert any("format=easy" in address for _tag, address in one)
    for key, response in one.items():
        assert response.status_code == 200
        assert plain(response) == plain(other[key]), key
        told = [
            {name: value for name, value in each.headers.items() if name != "set-cookie"}
            for each in (response, other[key])
        ]
        assert told[0] == told[1], key
        assert not integers(plain(response)) & case.hidden, key


@pytest.mark.usefixtures("_languages")
async def test_every_language_shows_the_same_numbers(databases: Databases, case: Case) -> None:
    """A base that one language pack alone shows would be out all the same."""
    async with town(databases, case.one, case.audience) as browsers:
        found = await fetched(browsers)
    for (tag, address), response in found.items():
        assert integers(plain(response)) == integers(plain(found["en", address])), (tag, address)
    for address in (*STEERING[1:], *DESK):
        assert case.shown <= integers(plain(found["en", address]))


# What `heard analyse` says of the same answers


def test_no_text_and_no_data_of_a_spreadsheet_tell_what_is_hidden(case: Case) -> None:
    asked = Asked(case.audience, scales=read_scales(["0-2"]))
    one, other = (analyse(rows(moves), asked) for moves in (case.one, case.other))
    for write in (write_text, write_json):
        assert write(one) == write(other)
        told = whole_numbers(write(one))
        assert not told & case.hidden
        assert case.shown <= told
        for tag in LANGUAGES:
            with language.use(tag):
                assert whole_numbers(write(one)) == told, tag


def whole_numbers(text: str) -> set[int]:
    """Every whole number of a text; digits after a point are none."""
    return {int(each) for each in re.findall(r"(?<![.\d])\d+(?![.\d])", text)}


def test_the_towns_of_a_case_do_differ(case: Case) -> None:
    tables = []
    for moves in (case.one, case.other):
        cells: dict[tuple[Answer, Answer], int] = {}
        for (before, after), people in moves.items():
            names = {None: "missing", NOT_SAID: "dont_want_to_say"}
            cells[names.get(before, before or 0), names.get(after, after or 0)] = people
        tables.append(TransitionTable.from_cells(3, cells))
    assert tables[0] != tables[1]
