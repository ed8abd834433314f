"""A spreadsheet file is read as it was meant, or every line that cannot be is named."""

from io import StringIO
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.transition import Answer, TransitionTable
from surveys.analysing import Asked, analyse
from surveys.spreadsheets.counts import count_sheet
from surveys.spreadsheets.scales import CannotAnalyse, Scales, read_scales
from surveys.spreadsheets.sheet import read_sheet
from surveys.spreadsheets.text import write_text
from tests.unit.surveys.spreadsheets import HEAD, analysed, counted, faults, lines, moved

PLAIN = ["p1,start,home,2", "p1,review,home,3", "p2,start,home,1"]
CELLS: dict[tuple[Answer, Answer], int] = {(1, 2): 1, (0, "missing"): 1}
TABLE = TransitionTable.from_cells(3, CELLS)


def test_answers_become_levels_from_the_worst() -> None:
    assert counted(*PLAIN, ends=["1-3"]) == {"home": TABLE}


@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_a_file_of_another_program_reads_the_same(mark: str) -> None:
    rows = ["\ufeff" + HEAD, *('"' + row.replace(",", '","') + '"' for row in PLAIN), ""]
    text = "\r\n".join(rows).replace(",", mark)
    source = text.encode().decode("utf-8-sig").splitlines(keepends=True)
    sheet = read_sheet(source, Scales())
    assert sheet.faults == []
    found = count_sheet(sheet, ("start", "review"), read_scales(["1-3"]))
    assert found.tables.items[0].table == TABLE


def test_columns_may_stand_in_any_order_and_be_written_large() -> None:
    rows = ["2,home,p1,start", "3,home,p1,review", "1,home,p2,start"]
    assert counted(*rows, head="Answer,ITEM,participant,Wave", ends=["1-3"])["home"] == TABLE


def test_whole_numbers_may_be_written_with_a_decimal() -> None:
    rows = ["p1,start,home,2.0", "p1,review,home,3.00", 'p2,start,home,"1,0"']
    assert counted(*rows, ends=["1-3"]) == {"home": TABLE}


def test_a_name_in_other_capitals_is_named_and_not_taken_for_another() -> None:
    first, again = faults("p1,Start,home,2", "p1,start,home,3", "p1,Start,Home,3")
    sentence = "Here stands “start”, but “Start” before. Write it the same each time."
    assert first == (3, sentence)
    assert again == (4, sentence.replace("start", "Home").replace("Start", "home"))


@pytest.mark.parametrize(
    ("start", "said"),
    [
        (b"PK\x03\x04\x14\0", "an Excel workbook"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "an Excel workbook"),
        (b"", "is empty"),
        (b"\xff\xfep\0", "not text in UTF-8"),
    ],
)
def test_what_is_no_file_of_lines_is_said_to_be_what_it_is(start: bytes, said: str) -> None:
    text = start.decode("utf-8", errors="surrogateescape")
    with pytest.raises(CannotAnalyse, match=said):
        analyse([text], Asked())


@pytest.mark.parametrize(
    ("word", "gap"),
    [
        ("", "missing"),
        ("prefer not to say", "dont_want_to_say"),
        ("Don’t know", "dont_know"),
        ("don't  understand", "dont_understand"),
        ("not_asked", "not_asked"),
    ],
)
def test_the_words_of_gaps_are_gaps(word: str, gap: str) -> None:
    table = counted("a,start,home,1", f"a,review,home,{word}", ends=["1-2"])["home"]
    assert table == TransitionTable.from_cells(2, {(0, gap): 1})


def test_the_first_answer_counts_before_and_the_last_one_after() -> None:
    rows = [
        f"p,{wave},home,{x}" for wave in ("start", "review") for x in ("", "2", "3", "not sure")
    ]
    assert counted(*rows, ends=["1-3"])["home"] == TransitionTable.from_cells(3, {(1, 2): 1})
    assert analysed(rows).notes.repeats == 6


def test_the_lowest_answer_can_be_the_best_and_answers_can_be_right() -> None:
    rows = ["p,start,pain,5", "p,review,pain,1", "p,start,locks,1", "p,review,locks,3"]
    found = counted(*rows, ends=["1-5"], best=["pain=low"], right=["locks=2,3"])
    assert found["pain"] == TransitionTable.from_cells(5, {(0, 4): 1})
    assert found["locks"] == TransitionTable.from_cells(2, {(0, 1): 1})


def test_every_bad_line_is_named_and_nothing_is_computed() -> None:
    found = faults(
        "p1,start,home,agree",
        "p1,start,home",
        "p1,start,home,6",
        "",
        ",start,home,1",
        "p1,start,home,2.5",
        "p1,start,home,-1",
        "p1,start,ho\x1bme,1",
        "p\udcff,start,home,1",
        "p1,start,home,3",
    )
    assert [line for line, _sentence in found] == [2, 3, 4, 6, 7, 8, 9, 10]
    said = [sentence for _line, sentence in found]
    assert "“agree” is not a whole number" in said[0]
    assert said[1] == "This line has 3 columns, but the first line has 4."
    assert said[2] == "The answer 6 is not on the scale from 1 to 5."
    assert said[3] == "The column participant is empty."
    assert "“ho?me” holds a character" in said[6]
    assert "UTF-8" in said[7]


def test_a_quotation_mark_that_is_not_closed_is_named_and_reading_goes_on() -> None:
    found = faults('p1,start,"ho"me,1', "p2,start,home,x", 'p3,start,"home,1')
    assert [line for line, _sentence in found] == [2, 3, 4]
    assert "quotation mark" in found[0][1]


def test_lines_are_counted_as_an_editor_counts_them() -> None:
    assert [line for line, _ in faults('p1,start,"a\nb",1', "p2,start,home,x")] == [2, 4]


def test_a_participant_is_in_one_group() -> None:
    head = f"{HEAD},age"
    rows = ["p,start,home,1,young", "p,review,home,1,", "p,review,home,2,old"]
    ((line, sentence),) = faults(*rows, head=head)
    assert line == 4
    assert "“old”" in sentence
    assert "(line 2)" in sentence


@pytest.mark.parametrize(
    ("head", "told"),
    [
        ("name", "It lacks participant, wave, item, answer."),
        ("participant,wave,answer", "It lacks item."),
        (f"{HEAD},age,Age", "Two columns of the first line are called “Age”."),
        (f"{HEAD},", "Column 5 of the first line has no name."),
        ("\udcffparticipant,wave", "This is not text in UTF-8."),
    ],
)
def test_a_first_line_that_names_other_columns_is_refused(head: str, told: str) -> None:
    with pytest.raises(CannotAnalyse, match=told.replace(".", r"\.")):
        analyse(lines("p,start,home,1", head=head), Asked())


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ({"waves": ("start", "later")}, "No line has the wave “later”."),
        ({"waves": ("start",)}, "Two waves are needed"),
        ({"waves": ("start", "start")}, "Two waves are needed"),
        ({"groups": ("age",)}, "No column is called “age”."),
        ({"scales": Scales({"hope": (1, 5)})}, "No line has the item “hope”."),
    ],
)
def test_what_a_file_does_not_have_is_named(asked: dict[str, Any], told: str) -> None:
    with pytest.raises(CannotAnalyse, match=told):
        analysed(moved(9, 2, 1), **asked)


@pytest.mark.parametrize(
    "words",
    [
        {"ends": ["5-1"]},
        {"ends": ["0-101"]},
        {"ends": ["home"]},
        {"best": ["pain"]},
        {"right": ["2"]},
        {"right": ["locks=two"]},
    ],
)
def test_an_option_that_says_nothing_is_refused(words: dict[str, list[str]]) -> None:
    with pytest.raises(CannotAnalyse):
        read_scales(**words)


def test_a_file_without_answers_or_with_one_wave_has_nothing_to_compare() -> None:
    for rows in ([], ["p,start,home,1"]):
        with pytest.raises(CannotAnalyse):
            analysed(rows)


def test_a_column_with_very_many_values_is_no_group() -> None:
    rows = [f"p{x},{w},home,1,{x}" for x in range(21) for w in ("start", "review")]
    with pytest.raises(CannotAnalyse, match="more than 20 different values"):
        analysed(rows, head=f"{HEAD},day")


@settings(max_examples=200, deadline=None)
@given(st.lists(st.text(max_size=12), max_size=6), st.binary(max_size=60))
def test_whatever_stands_in_a_file_is_read_or_refused_in_words(
    cells: list[str], noise: bytes
) -> None:
    text = f"{HEAD}\n{','.join(cells)}\np,start,home,1\n" + noise.decode("utf-8", "surrogateescape")
    for content in (text, text.partition("\n")[2]):
        try:
            found = analyse(StringIO(content, newline=""), Asked(skip_bad=True))
        except CannotAnalyse as reason:
            said = [str(reason)]
        else:
            said = [fault.sentence for fault in found.notes.faults]
            assert write_text(found)
        assert all(each.encode().decode().isprintable() for each in said)


def test_a_terminal_is_steered_by_nothing_in_a_file() -> None:
    with pytest.raises(CannotAnalyse) as caught:
        read_sheet(lines(head="participant,wave,item,answer,\x1b[31m,\x1b[31m"), Scales())
    assert "\x1b" not in str(caught.value)
