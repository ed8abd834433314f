"""What a browser fetches that has never been here: the first page of a survey and what it names;
then one page after another."""

import re

from benchmarks.client import connect, get
from benchmarks.figures import Figure
from benchmarks.journeys import ADDRESS, ANSWERS, enter
from involvement.look import FORMATS, Look

NAMED = re.compile(rb'<(?:link|script|img)\b[^>]*(?:href|src)="([^"]+)"')


async def measure(port: int, code: str) -> list[Figure]:
    """Requests and bytes, heads included, gzip accepted; the redirect of a card is told apart."""
    connection = await connect(port)
    joined = await connection.ask(get(f"/join/{code}", gzip=True))
    card = re.search(rb"set-cookie: ([^;\r]+)", joined.head)
    assert card is not None
    page = await connection.ask(get(ADDRESS, card.group(1).decode(), gzip=True))
    named = dict.fromkeys(path.decode() for path in NAMED.findall(page.body))
    fetched = [page, *[await connection.ask(get(path, gzip=True)) for path in named]]
    connection.close()
    assert all(each.status == 200 for each in fetched)
    wire = sum(each.wire_bytes for each in fetched)
    return [
        Figure("requests of a first visit", len(fetched), "", 3),
        Figure("kilobytes on the wire", wire / 1000, "kB", 20),
        Figure("  of them the page itself", page.wire_bytes / 1000, "kB"),
        Figure("  coming with a card adds one redirect of", joined.wire_bytes / 1000, "kB"),
        *await _next_pages(port, code),
    ]


async def _next_pages(port: int, code: str) -> list[Figure]:
    """The largest question page in each format that the questionnaire has; nothing else is fetched
    after the first visit but the script of a device's voice, once. Pictures stand in the pages. For
    somebody who is read to, whose pages are the largest."""
    visitor = await enter(port, code)
    largest: dict[str, int] = {}
    for format_ in FORMATS[:3]:
        visitor.cookies["look"] = Look(format=format_, sound="on").to_cookie()
        pages = [await visitor.get(f"{ADDRESS}/{key}") for key in ANSWERS]
        largest[format_] = max(page.wire_bytes for page in pages)
    visitor.connection.close()
    return [
        Figure(f"the largest page after that, {name.replace('_', ' ')}", size / 1000, "kB", 6)
        for name, size in largest.items()
    ]
