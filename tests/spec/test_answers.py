"""From answers to counts

Everything is computed from counts of people, never from rows about persons.
The counts of one question are its transition table: how many people gave which answer before
(rows) and which after (columns).
Levels are numbered from 1, the worst, to the best, whichever way the scale was printed.
Behind the levels stand five ways of having none: did not want to say, did not know, did not
understand, was not asked, and missing.

Tables add up (`analysis/transition.py`): two sites together are the sum of their tables.
A table is the same size for ten people as for ten million.
"""

from collections.abc import Iterator

from analysis.change import measure_change
from analysis.differences import count_raw_differences
from analysis.signed_rank import signed_rank
from analysis.transition import TransitionTable
from surveys.spreadsheets.counts import count_sheet
from surveys.spreadsheets.scales import Scales, read_scales
from surveys.spreadsheets.sheet import read_sheet
from tests.spec.answers import WORDS, item, told
from tests.spec.section import Examples, Rows, rows


def counted(given: Rows, scales: Scales) -> Iterator[str]:
    """The cells of the table of answers to one question, in words."""
    lines = ["participant,wave,item,answer\n"]
    lines += [f"{row['person']},{row['wave']},home,{row['answer']}\n" for row in given]
    found = count_sheet(read_sheet(lines, scales), ("start", "review"), scales)
    yield from cells(found.tables.items[0].table)


def cells(table: TransitionTable) -> Iterator[str]:
    """Every cell that holds somebody."""
    names = [f"level {level + 1}" for level in range(table.levels)]
    names += WORDS
    for before, row in enumerate(table.counts):
        for after, people in enumerate(row):
            if people:
                yield f"before {names[before]}, after {names[after]}: {people}"


def test_each_person_counts_once(show: Examples) -> None:
    """Each person counts once

    A person is one pair of each question: their first answer at the start that is a level, and
    their last one later.
    Further answers are left out, and how many is said to whoever holds the answers.
    """
    given = rows("""
        person | wave   | answer
        P1     | start  | 2
        P1     | start  | 3
        P1     | review | 3
        P1     | review | 1
        P2     | start  | 1
        P2     | review | 3
    """)
    show(
        given,
        counted(given, read_scales(["1-3"])),
        """
        before level 1, after level 3: 1
        before level 2, after level 1: 1
        """,
    )


def test_a_gap_is_never_a_level(show: Examples) -> None:
    """A gap is never a level

    Who did not want to say has answered, and is counted as having done so: not as the worst
    answer, and not as missing.
    Who did not know has not said that they know nothing.
    Only people with a level both times are compared.
    """
    given = rows("""
        person | wave   | answer
        P1     | start  | 2
        P1     | review | 3
        P2     | start  | prefer not to say
        P2     | review | 2
        P3     | start  | 1
        P3     | review | don't know
        P4     | start  | 1
        P5     | review | 3
    """)
    show(
        given,
        counted(given, read_scales(["1-3"])),
        """
        before level 1, after did not know: 1
        before level 1, after missing: 1
        before level 2, after level 3: 1
        before did not want to say, after level 2: 1
        before missing, after level 3: 1
        """,
    )


def test_a_scale_may_run_the_other_way(show: Examples) -> None:
    """A scale may run the other way

    Which end is the better one is stored with the question. Levels are turned before anything is
    counted.
    Here 1 means no pain, and 5 the worst.
    """
    given = rows("""
        person | wave   | answer
        P1     | start  | 5
        P1     | review | 2
    """)
    show(
        given,
        counted(given, read_scales(["1-5"], ["low"])),
        "before level 1, after level 4: 1",
    )


def test_another_question_is_not_compared(show: Examples) -> None:
    """Another question is not compared

    Answers are paired only where the question and its scale are the same, or where somebody has
    declared on record that two versions can be compared.
    A translation is the same question; another number of points, other labels or another better
    end is not.
    """
    given = rows("""
        before | after | people
        1      | 2     | 9
        2      | 3     | 8
        3      | 3     | 7
    """)
    show(
        given,
        told(item(given, comparable_version=False)),
        """
        24 people answered both times, but the question was not the same.
          We do not compare their answers.
        """,
    )


def test_everybody_is_in_the_table(show: Examples) -> None:
    """Everybody is in the table

    People who answered once only are in it too, so that who left and who joined is known from the
    same counts.
    Each question has its own numbers of people: one may have been passed over.
    """
    given = rows("""
        before  | after   | people
        1       | 2       | 12
        2       | 2       | 6
        2       | missing | 7
        missing | 3       | 5
    """)
    change = measure_change(item(given).table)
    show(
        given,
        [
            f"answered both times: {change.n}",
            f"started: {change.started}",
            f"did not answer again: {change.lost}",
            f"answered later only: {change.joined}",
        ],
        """
        answered both times: 18
        started: 25
        did not answer again: 7
        answered later only: 5
        """,
    )


def test_totals_are_whole_numbers(show: Examples) -> None:
    """Totals are whole numbers

    The total of a scale is the sum of its levels. A mean of three items would be a third, thirds
    as floating-point numbers differ in the last digit, and people who moved equally far would be
    taken apart.
    Means that somebody brings in are rounded to nine digits first.
    """
    given = rows("""
        total before | total after
        4            | 5
        5            | 4
        7            | 9
        2            | 3
    """)
    totals = [(int(row["total before"]), int(row["total after"])) for row in given]
    means = [(before / 3, after / 3) for before, after in totals]
    distances = sorted({after - before for before, after in means})
    show(
        given,
        [
            f"different distances of the means as a computer has them: {len(distances)}",
            f"different distances of the totals: {len({b - a for a, b in totals})}",
            f"p of totals: {signed_rank(count_raw_differences(totals)).p_two}",
            f"p of means, rounded first: {signed_rank(count_raw_differences(means)).p_two}",
        ],
        """
        different distances of the means as a computer has them: 4
        different distances of the totals: 3
        p of totals: 0.5
        p of means, rounded first: 0.5
        """,
    )
