"""What a number gives away

Numbers that are out are added and subtracted by those who want to know the others.
"""

from analysis.change import measure_change
from analysis.distributions import protect_levels
from analysis.hiding import hide_boxes
from analysis.leaks import mean_leak, percentage_leak, releasable_mean
from analysis.suppression import attack_row, attack_table, hide_row
from analysis.transition import Answer, TransitionTable
from tests.spec.answers import item, table_of, told
from tests.spec.section import Examples, rows


def test_a_small_cell(show: Examples) -> None:
    """A small number in a row

    Somebody who adds and subtracts all that is out must be left with k values for each small
    number. The least and the most that it can be are found by an integer programme (R4).

    Formula: for each hidden cell, the least and the most over all whole numbers that fit what is
    out; safe where most − least ≥ k − 1.
    Source: Hundepool and others 2012, Statistical Disclosure Control.
    Used: rows beside their total, groups, tables, ends of the scale.
    Refused: where hiding everything would not do, or the solver finds no answer, all is withheld.
    Code: `analysis/attacker.py`, `analysis/suppression.py`
    """
    given = rows("""
        a  | b  | c | d
        30 | 12 | 9 | 3
        20 | 1  | 1 | 8
        12 | 9  | 3 | 0
    """)
    lines = [_attacked([int(cell) for cell in row.values()]) for row in given]
    show(
        given,
        lines,
        """
        [30, 12, 9, 3]: with the small ones alone hidden a reader finds [(30, 30), (12, 12), (9,
          9), (3, 3)]; shown is 30, 12, hidden, hidden, which leaves [(30, 30), (12, 12), (1,
          11), (1, 11)]
        [20, 1, 1, 8]: with the small ones alone hidden a reader finds [(20, 20), (1, 1), (1,
          1), (8, 8)]; shown is hidden, hidden, hidden, hidden, which leaves [(1, 27), (1, 27),
          (1, 27), (1, 27)]
        [12, 9, 3, 0]: with the small ones alone hidden a reader finds [(12, 12), (9, 9), (3,
          3), (0, 0)]; shown is hidden, hidden, hidden, 0, which leaves [(1, 22), (1, 22), (1,
          22), (0, 0)]
        """,
    )


def _attacked(cells: list[int]) -> str:
    """What a reader finds in a row and its total, as it is and as it is shown."""
    kept = hide_row(cells, 5)
    seen = [cell is not None for cell in kept or ()]
    alone = attack_row(cells, [not 0 < cell < 5 for cell in cells], sum(cells))
    return (
        f"{cells}: with the small ones alone hidden a reader finds {alone};"
        f" shown is {_row(kept)}"
        + (f", which leaves {attack_row(cells, seen, sum(cells))}" if kept else "")
    )


def _row(kept: tuple[int | None, ...] | None) -> str:
    """A row as it is shown."""
    if kept is None:
        return "nothing"
    return ", ".join("hidden" if cell is None else str(cell) for cell in kept)


def test_a_table(show: Examples) -> None:
    """A table from answer to answer

    Small cells alone hidden are all found from the sums of rows and columns. So such tables are
    for closed groups and 50 people or more, with other cells hidden too (R5).
    """
    given = rows("""
        before | after 1 | after 2 | after 3
        1      | 6       | 7       | 3
        2      | 2       | 8       | 9
        3      | 5       | 1       | 12
    """)
    table = [[int(cell) for cell in list(row.values())[1:]] for row in given]
    found = attack_table(table, [[count >= 5 for count in row] for row in table], "both")
    lines = [
        f"a reader finds {found[i][j]} in row {i + 1}, column {j + 1}"
        for i, j in ((0, 2), (1, 0), (2, 1))
    ]
    show(
        given,
        lines,
        """
        a reader finds (3, 3) in row 1, column 3
        a reader finds (2, 2) in row 2, column 1
        a reader finds (1, 1) in row 3, column 2
        """,
    )


def test_ends_hidden(show: Examples) -> None:
    """A small end of the scale

    Three people stood at the best end at the start. The number of the lowest answers is hidden
    with it where the two together would tell it.
    """
    given = rows("""
        before | after | people
        1      | 1     | 10
        1      | 2     | 9
        1      | 3     | 6
        2      | 1     | 4
        2      | 2     | 20
        2      | 3     | 14
        3      | 2     | 1
        3      | 3     | 2
    """)
    top, bottom = hide_boxes(measure_change(table_of(given, 3)), 5)
    lines = [
        f"{end}: {box.before or 'hidden'} before, {box.after or 'hidden'} after"
        for end, box in (("best", top), ("lowest", bottom))
    ]
    show(
        given,
        lines,
        """
        best: hidden before, 22 after
        lowest: 25 before, 14 after
        """,
    )


def test_a_few_missing(show: Examples) -> None:
    """A few who left, a few who would not say

    1 to 4 are "a few", and how many started is left out (R14).
    """
    given = rows("""
        before           | after            | people
        2                | 3                | 13
        2                | 2                | 7
        2                | 1                | 6
        2                | missing          | 3
        did not want to say | 2                | 2
    """)
    show(
        given,
        told(item(given), parts=("headline", "cautions")),
        """
        26 people answered both times.
        Of these 26 people, 13 gave a better answer, 7 the same and 6 a worse one. More got
          better than got worse, but with only 19 of them changing, this could be chance.
        A few of the people who answered at the start did not answer again.
        At the start, a few people did not want to say.
        There is no other group to compare with, so we cannot say what led to this.
        """,
    )


def test_first_answers(show: Examples) -> None:
    """First answers of everybody

    Beside those who answered twice they tell, by subtraction, what those who left had answered:
    so they stand only where both may be shown level by level (R14).
    """
    for_left = {"5 who left at the bottom": 5, "3 who left at the bottom": 3}
    given = [
        {"case": name, "bottom": str(10 + left), "middle": "12", "top": "8"}
        for name, left in for_left.items()
    ]
    lines = []
    for name, left in for_left.items():
        cells: dict[tuple[Answer, Answer], int] = {
            (0, 1): 10,
            (1, 2): 12,
            (2, 2): 8,
            (0, "missing"): left,
        }
        found = protect_levels("item", TransitionTable.from_cells(3, cells), "steering", 5)
        lines.append(f"{name}: {found.started or 'not shown'}")
    show(
        given,
        lines,
        """
        5 who left at the bottom: (15, 12, 8)
        3 who left at the bottom: not shown
        """,
    )


def test_percentages_and_means(show: Examples) -> None:
    """What a percentage or a mean gives away

    13 in 100 of 24 people are exactly three. A mean of 4.9 on five levels means that just one of
    ten gave another answer (R7, R8).
    """
    given = rows("""
        figure     | people
        13 in 100  | 24
        1 in 100   | 1000
        mean 4.9   | 10
        mean 3.0   | 10
    """)
    lines = [
        f"13 of 24: counts {list(percentage_leak(13, 24, 5).counts)}, not shown",
        f"1 of 1000: counts {list(percentage_leak(1, 1000, 5).counts)}, shown",
        f"mean 4.9: totals {list(mean_leak('4.9', 10, 1, 5).totals)},"
        f" {releasable_mean(49, 10, 1, 5, 5) or 'not shown'}",
        f"mean 3.0: totals {list(mean_leak('3.0', 10, 1, 5).totals)},"
        f" shown as {releasable_mean(30, 10, 1, 5, 5)}",
    ]
    show(
        given,
        lines,
        """
        13 of 24: counts [3], not shown
        1 of 1000: counts [5, 6, 7, 8, 9, 10, 11, 12, 13, 14], shown
        mean 4.9: totals [49], not shown
        mean 3.0: totals [30], shown as 3.0
        """,
    )
