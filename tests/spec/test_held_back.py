"""What is held back

The [disclosure rules](disclosure-rules.md) by what they do. One function, `protect`, lets figures out; what it returns is all that pages, files and `heard analyse` take.
k is the threshold, 5 unless the organisation sets it higher.
"""

from collections.abc import Iterator

from analysis.breakdown import Breakdown, Group
from analysis.change import measure_change
from analysis.disclosure import TableSet, protect
from analysis.distributions import protect_levels
from analysis.figures import ItemFigures
from analysis.hiding import hide_boxes
from analysis.history import Apart, released_snapshots, too_close
from analysis.leaks import mean_leak, percentage_leak, releasable_mean
from analysis.suppression import attack_row, attack_table, hide_row
from analysis.transition import Answer, TransitionTable
from tests.spec.answers import column, item, table_of, told
from tests.spec.section import Examples, Rows, rows
from tests.unit.analysis.tables import item as item_of
from tests.unit.analysis.tables import moved


def grouped(given: Rows) -> Iterator[str]:
    """Groups after the gate, with everybody in some group."""
    tables = {
        row["group"]: moved(*(int(row[name]) for name in ("better", "the same", "worse")))
        for row in given
    }
    whole = sum(tables.values(), TransitionTable.empty(3))
    breakdown = Breakdown(
        "group", tuple(Group(key, {"knows": each}) for key, each in tables.items())
    )
    found = protect(TableSet((item_of(whole),), (breakdown,)), "steering").breakdowns[0]
    if found.withheld:
        yield f"withheld: {found.withheld}"
        return
    for group in found.items[0].groups:
        counts = (group.up, group.same, group.down)
        shown = ", ".join("hidden" if count is None else str(count) for count in counts)
        band = (group.up_band or "").replace("_", " ")
        words = (
            f"{band} gave a better answer" if group.up_band else f"better, the same, worse: {shown}"
        )
        yield f"{group.key}: " + ("hidden" if group.n is None else f"{group.n} people, {words}")


def test_the_rest_of_a_total(show: Examples) -> None:
    """The rest of a total

    A group is shown only where it leaves nobody, or k people, of every total that is out (R2). 40 people of whom 37 are women tell of three others. Not wanting to say is a group like any other, and so are people in no group.
    """
    given = rows("""
        group             | better | the same | worse
        women             | 20     | 10       | 7
        prefer not to say | 1      | 1        | 1
    """)
    show(
        given,
        grouped(given),
        """
        withheld: small
        """,
    )


def test_a_small_group(show: Examples) -> None:
    """A small group takes another one with it

    With the total out, hiding one group alone would hide nothing. The next smallest is hidden too, in every question alike, until a hidden group can be k different sizes (R4, R11). What is hidden looks the same whatever it was hidden for.
    """
    given = rows("""
        group | better | the same | worse
        north | 20     | 8        | 7
        south | 15     | 12       | 9
        east  | 6      | 5        | 5
        west  | 1      | 1        | 1
    """)
    show(
        given,
        grouped(given),
        """
        north: 35 people, better, the same, worse: 20, 8, 7
        south: 36 people, better, the same, worse: 15, 12, 9
        east: hidden
        west: hidden
        """,
    )


def test_a_group_of_one_mind(show: Examples) -> None:
    """A group of one mind

    Where all but one at most gave one answer, a number would tell what each of them said; words do not (R6).
    """
    given = rows("""
        group | better | the same | worse
        north | 12     | 0        | 0
        south | 16     | 14       | 12
        east  | 14     | 12       | 16
    """)
    show(
        given,
        grouped(given),
        """
        north: 12 people, more than half gave a better answer
        south: 42 people, better, the same, worse: 16, hidden, hidden
        east: 42 people, better, the same, worse: hidden, hidden, 16
        """,
    )


def test_a_small_cell(show: Examples) -> None:
    """A small number in a row

    Somebody who adds and subtracts all that is out must be left with k values for each small number. The least and the most that it can be are found by an integer programme (R4).

    Formula: for each hidden cell, the least and the most over all whole numbers that fit what is out; safe where most − least ≥ k − 1.
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
    lines = []
    for row in given:
        cells = [int(cell) for cell in row.values()]
        kept = hide_row(cells, 5)
        seen = [cell is not None for cell in kept or ()]
        alone = attack_row(cells, [not 0 < cell < 5 for cell in cells], sum(cells))
        lines.append(
            f"{cells}: with the small ones alone hidden a reader finds {alone};"
            f" shown is {_row(kept)}"
            + (f", which leaves {attack_row(cells, seen, sum(cells))}" if kept else "")
        )
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


def _row(kept: tuple[int | None, ...] | None) -> str:
    """A row as it is shown."""
    if kept is None:
        return "nothing"
    return ", ".join("hidden" if cell is None else str(cell) for cell in kept)


def test_a_table(show: Examples) -> None:
    """A table from answer to answer

    Small cells alone hidden are all found from the sums of rows and columns. So such tables are for closed groups and 50 people or more, with other cells hidden too (R5).
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

    Three people stood at the best end at the start. The number of the lowest answers is hidden with it where the two together would tell it.
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
        dont want to say | 2                | 2
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

    Beside those who answered twice they tell, by subtraction, what those who left had answered: so they stand only where both may be shown level by level (R14).
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

    13 in 100 of 24 people are exactly three. A mean of 4.9 on five levels means that just one of ten gave another answer (R7, R8).
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


def test_two_releases(show: Examples) -> None:
    """One release after another

    The people by whom two releases differ are a group too: nobody or k, and ten where counts below k are shown (R10).
    """
    given = rows("""
        at      | pairs
        Monday  | 20
        Tuesday | 21
        Friday  | 26
    """)
    made = released_snapshots(column(given, "pairs"), 5)
    close = too_close([Apart("Monday", 0, 6)], 5, is_exempt=True)
    lines = [
        f"released: {', '.join(given[place]['at'] for place in made)}",
        f"where counts below 5 are shown, Friday would need {close[0].needed} more than Monday",
    ]
    show(
        given,
        lines,
        """
        released: Monday, Friday
        where counts below 5 are shown, Friday would need 10 more than Monday
        """,
    )


def test_two_lists(show: Examples) -> None:
    """Two lists with one group in common

    A page of women and a page of everybody else each hide a small number with another of their own choice; together they would tell both. The second is withheld (R9).
    """
    given = rows("""
        list   | group  | better | the same | worse
        first  | women  | 8      | 12       | 3
        second | others | 12     | 9        | 3
    """)
    tables = [moved(*(int(row[name]) for name in ("better", "the same", "worse"))) for row in given]
    lists = tuple(
        Breakdown(row["list"], (Group(row["group"], {"knows": table}),))
        for row, table in zip(given, tables, strict=True)
    )
    whole = ItemFigures("knows", "custom", tables[0] + tables[1])
    found = protect(TableSet((whole,), lists), "steering").breakdowns
    lines = [f"{each.key}: {each.withheld or 'shown'}" for each in found]
    show(
        given,
        lines,
        """
        first: shown
        second: overlap
        """,
    )
