"""Files of answers for the tests, and what becomes of them."""

from collections.abc import Iterable
from io import StringIO
from typing import Any

import pytest

from analysis.transition import TransitionTable
from surveys.analysing import Analysis, Asked, BadLines, analyse
from surveys.spreadsheets.counts import count_sheet
from surveys.spreadsheets.scales import read_scales
from surveys.spreadsheets.sheet import check_waves, read_sheet

HEAD = "participant,wave,item,answer"


def lines(*rows: str, head: str = HEAD) -> StringIO:
    """The lines of a file, as a file gives them."""
    return StringIO("".join(f"{row}\n" for row in (head, *rows)), newline="")


def counted(*rows: str, head: str = HEAD, **told: Iterable[str]) -> dict[str, TransitionTable]:
    """The table of each item, with what is told of its scales."""
    scales = read_scales(**told)
    sheet = read_sheet(lines(*rows, head=head), scales)
    assert sheet.faults == []
    found = count_sheet(sheet, check_waves(sheet), scales)
    return {item.key: item.table for item in found.tables.items}


def faults(*rows: str, head: str = HEAD, scale: str = "1-5") -> list[tuple[int, str]]:
    """(line, sentence) of every bad line."""
    with pytest.raises(BadLines) as caught:
        analyse(lines(*rows, head=head), Asked(scales=read_scales([scale])))
    return [(fault.line, fault.sentence) for fault in caught.value.faults]


def moved(
    up: int, same: int, down: int, group: str = "", key: str = "p", item: str = "home"
) -> list[str]:
    """Lines of so many people, who were in the middle of five levels at the start."""
    after = [4] * up + [3] * same + [2] * down
    ends = f",{group}" if group else ""
    people = [(f"{key}{place}", answer) for place, answer in enumerate(after)]
    return [
        f"{who},{wave},{item},{answer}{ends}"
        for who, later in people
        for wave, answer in (("start", 3), ("review", later))
    ]


def analysed(rows: list[str], head: str = HEAD, **asked: Any) -> Analysis:
    """Rows after the gate."""
    return analyse(lines(*rows, head=head), Asked(**asked))
