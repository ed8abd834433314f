"""What is held back

The [disclosure rules](disclosure-rules.md) by what they do. One function, `protect`, lets figures
out; what it returns is all that pages, files and `heard analyse` take.
k is the threshold, 5 unless the organisation sets it higher.
"""

from collections.abc import Iterator

from analysis.breakdown import Breakdown, Group
from analysis.disclosure import TableSet, protect
from analysis.figures import ItemFigures
from analysis.history import Apart, released_snapshots, too_close
from analysis.transition import TransitionTable
from tests.spec.answers import column
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

    A group is shown only where it leaves nobody, or k people, of every total that is out (R2). 40
    people of whom 37 are women tell of three others. Not wanting to say is a group like any
    other, and so are people in no group.
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

    With the total out, hiding one group alone would hide nothing. The next smallest is hidden
    too, in every question alike, until a hidden group can be k different sizes (R4, R11). What is
    hidden looks the same whatever it was hidden for.
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

    Where all but one at most gave one answer, a number would tell what each of them said; words
    do not (R6).
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


def test_two_lists(show: Examples) -> None:
    """Two lists with one group in common

    A page of women and a page of everybody else each hide a small number with another of their
    own choice; together they would tell both. The second is withheld (R9).
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


def test_two_releases(show: Examples) -> None:
    """One release after another

    The people by whom two releases differ are a group too: nobody or k, and ten where counts
    below k are shown (R10).
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
