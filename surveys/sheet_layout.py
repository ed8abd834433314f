"""How sheets of paper are laid out: the size of print, in which words, and more room where they may
be longer.

The hundreds of a page's number say how it is laid out, so that a sheet is typed in as it was
printed, whatever changes since: which items stand on which sheet follows from the author's own
words and never from a translation. Heights are in pixels of a printed page of A4, as a browser
draws our styles; lengths are in letters, wide ones counted twice.
"""

import math
from collections.abc import Iterable
from itertools import product
from typing import Final, Literal, NamedTuple
from unicodedata import east_asian_width

from surveys.questionnaire import Item

PrintSize = Literal["usual", "large", "largest"]

A_HUNDRED: Final = 100
LONGER: Final = 1.4
"""How much longer than in English words may be in other languages."""
SPACES: Final = {"long_text": 310, "short_text": 90, "number": 90, "date": 140}
LINE_OF_TEXT, LINE_OF_HINT, LINE_OF_LABEL = 46, 60, 50
"""Letters to a line, a few less than there is room for."""
LONG: Final = 80
"""Stands for the sentence that says whom an item is for."""
HINTED: Final = ("several", "rank")
"""Kinds of items with a hint of our own where their author wrote none."""
BOX, PICTURE = 70, 100
"""What an answer takes, and what something with a picture beside it does."""


class Layout(NamedTuple):
    """One way to lay out sheets.

    size, larger: of print, the latter against the usual. room: what a sheet holds below its head.
    end: what the question about who was there takes, below the last item. short: how long the
    longest answer may be to stand in two columns. longer: how much longer than the author's own
    words they may be in the language of the page. easy: in the easy-read words, where there are
    any. first: what it adds to the number of a page.
    """

    size: PrintSize
    larger: float
    room: int
    end: int
    short: int
    longer: float = 1.0
    easy: bool = False
    first: int = 0


_WAYS = (
    Layout("usual", 1, 812, 350, 26),
    Layout("large", 1.25, 760, 470, 16),
    Layout("largest", 5 / 3, 520, 730, 10),
    Layout("usual", 1, 752, 490, 26, LONGER),
    Layout("large", 1.25, 640, 660, 16, LONGER),
    Layout("largest", 5 / 3, 420, 1020, 10, LONGER),
)
LAYOUTS: Final = tuple(
    each._replace(easy=easy, first=A_HUNDRED * place)
    for place, (easy, each) in enumerate(product((False, True), _WAYS))
)
"""All of them, in the order of the hundreds."""
USUAL: Final = LAYOUTS[0]


def layout_for(size: str, tag: str, *, easy: bool = False) -> Layout:
    """The layout of sheets in this size of print, in the language with this tag, in easy read or
    not. Raises LookupError for no size."""
    wanted = (size, 1.0 if tag == "en" else LONGER, easy)
    return next(each for each in LAYOUTS if (each.size, each.longer, each.easy) == wanted)


def layout_of(page: int) -> Layout | None:
    """How the page with this number is laid out; None where no page has it."""
    place = (page - 1) // A_HUNDRED
    return LAYOUTS[place] if page > 0 and place < len(LAYOUTS) else None


def is_easy(page: int) -> bool:
    """Whether the page with this number is in easy read."""
    return (layout_of(page) or USUAL).easy


def format_of(page: int) -> str:
    """The format in which what stands on the page with this number was asked."""
    if is_easy(page):
        return "easy_read"
    size = (layout_of(page) or USUAL).size
    return "standard" if size == "usual" else "large_print"


def height_of(item: Item, layout: Layout) -> int:
    """About how high an item is on paper, with the space above it, judged by its author's words."""
    larger = layout.larger * layout.longer
    hints = [length(item.hint)] * bool(item.hint or item.kind in HINTED)
    hints += [LONG] * len(item.show_if)
    hint = sum(19 + 31 * max(1, _lines(each * larger, LINE_OF_HINT)) for each in hints)
    gaps = 10 + 36 * math.ceil((1 + len(item.gaps)) * larger / 2) if item.gaps else 0
    return math.ceil(layout.larger * (_text(item, layout) + hint + _boxes(item, layout) + gaps))


def columns_of(lengths: Iterable[float], layout: Layout) -> int:
    """In how many columns boxes with labels of these lengths stand: two where all are short."""
    return 2 if max(lengths, default=0) <= layout.short else 1


def length(text: str) -> int:
    """How long a text is drawn."""
    return sum(2 if east_asian_width(each) in "WF" else 1 for each in text)


def _text(item: Item, layout: Layout) -> int:
    larger = layout.larger * layout.longer
    if layout.easy and item.easy_read:
        rows = (
            _lines(length(each.text) * larger, LINE_OF_TEXT * 3 // 4) for each in item.easy_read
        )
        return 50 + sum(max(PICTURE, 28 * each) for each in rows)
    return 19 + 28 * _lines(length(item.text) * larger, LINE_OF_TEXT)


def _boxes(item: Item, layout: Layout) -> int:
    if not item.options:
        return SPACES[item.kind]
    easy, larger = layout.easy, layout.larger * layout.longer
    labels = [(easy and each.easy) or each.label for each in item.options]
    columns = columns_of((length(each) * layout.longer for each in labels), layout)
    rows = math.ceil(len(labels) / columns)
    pictured = easy and (item.faces or any(each.picture for each in item.options))
    over = sum(_lines(length(each) * larger, LINE_OF_LABEL) - 1 for each in labels)
    return 31 + (PICTURE if pictured else BOX) * rows + 31 * over


def _lines(letters: float, line: int) -> int:
    return math.ceil(letters / line)
