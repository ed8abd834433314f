"""What somebody works out of the numbers of groups on the pages of one release and of several."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from analysis.attacker import Known, Reader, exactly, find_interval, not_nothing
from analysis.tiers import verbal_band
from tests.page import Page
from tests.rules.page_text import text_of

MOVES = ("better", "same", "worse")
HIDDEN = "not shown"
REST = "in no group"
WHOLE = re.compile(r"Of these (\d+) people, (\d+) gave a (better|worse) answer, (\d+) the same")

Row = tuple[int, int, int]
"""People who gave a better answer, the same, and a worse one."""


@dataclass(frozen=True, slots=True)
class Scraped:
    """One breakdown of one item on one page: what stands there of everybody, and of each group."""

    whole: tuple[int, ...]
    rows: Mapping[str, Sequence[str]]


def scrape(page: Page, place: int) -> Scraped | None:
    """Read the breakdown at this place of the page; None where it shows no table."""
    found = WHOLE.search(page.text)
    rows = page.select(f"table[aria-labelledby=by-{place}-knows] tbody tr")
    if not found or not rows:
        return None
    n, first, same = (int(found[group]) for group in (1, 2, 4))
    last = n - first - same
    whole = (n, first, same, last) if found[3] == "better" else (n, last, same, first)
    cells = {text_of(row[0]): [text_of(cell) for cell in row[1:]] for row in rows}
    return Scraped(whole, cells)


class Attacker:
    """Adds and subtracts what stands on the pages of a survey's releases, one breakdown of each.

    `joined` tells of each release after the first how many people joined each group, which
    somebody may have counted: whoever is in one release is in all later ones.
    """

    def __init__(self, pages: Sequence[Scraped], joined: Sequence[Mapping[str, int]]) -> None:
        self.pages, self.joined = pages, joined
        self.names = [*dict.fromkeys(name for page in pages for name in page.rows), REST]
        self.width = 3 * len(self.names)

    def cell(self, release: int, name: str, move: int) -> int:
        """The place of one number."""
        return release * self.width + 3 * self.names.index(name) + move

    def interval(self, release: int, name: str, move: int, *, alone: bool) -> tuple[int, int]:
        """The least and the most that a number can be. `alone`: for somebody who is told only what
        the rules allow: that page's sizes of groups, its whole, and the group's own words."""
        known = list(self.allowed(release, name)) if alone else list(self.everything())
        cells = self.width * len(self.pages)
        most = max(page.whole[0] for page in self.pages)
        reader = Reader(cells, tuple(known), (most,) * cells)
        found = find_interval(reader, (self.cell(release, name, move),))
        assert found, "the pages contradict each other"
        return found[0], found[1] if found[1] is not None else most

    def everything(self) -> Iterator[Known]:
        """All that stands on all pages, and how groups grew."""
        for release, page in enumerate(self.pages):
            yield from self.beside(release)
            for name in page.rows:
                yield from self.told(release, name)
        for release, joined in enumerate(self.joined):
            for name in self.names:
                for move in range(3):
                    then = self.cell(release, name, move)
                    now = self.cell(release + 1, name, move)
                    sizes = [self.pages[each].rows.get(name, [HIDDEN])[0] for each in (0, 1)]
                    more = None if HIDDEN in sizes or name == REST else joined.get(name, 0)
                    yield Known((now,), 0, more, less=(then,))

    def allowed(self, release: int, name: str) -> Iterator[Known]:
        """What the rules let somebody know about a group."""
        yield from self.beside(release)
        if name in self.pages[release].rows:
            yield from (each for each in self.told(release, name) if each.least != each.most)

    def beside(self, release: int) -> Iterator[Known]:
        """The whole and the sizes of groups; who is not listed is nobody, or in no group."""
        page, start = self.pages[release], release * self.width
        yield exactly(range(start, start + self.width), page.whole[0])
        for move in range(3):
            cells = range(start + move, start + self.width, 3)
            yield exactly(cells, page.whole[1 + move])
        for name in self.names:
            first = self.cell(release, name, 0)
            size = page.rows[name][0] if name in page.rows else HIDDEN
            if size != HIDDEN:
                yield exactly(range(first, first + 3), int(size))

    def told(self, release: int, name: str) -> Iterator[Known]:
        """The numbers and words of one group."""
        size, *counts = self.pages[release].rows[name]
        shows_counts = any(count.isdigit() for count in counts)
        for move, count in enumerate(counts):
            cell = (self.cell(release, name, move),)
            if count.isdigit():
                yield exactly(cell, int(count))
            elif count == HIDDEN and shows_counts:
                yield not_nothing(cell)
            elif count.endswith("half"):
                band = count.replace(" ", "_")
                fits = [x for x in range(int(size) + 1) if verbal_band(x, int(size)) == band]
                yield Known(cell, min(fits), max(fits))
