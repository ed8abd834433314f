"""People who are missing

Who did not answer again may have fared otherwise. That cannot be known, but how much it could
matter can.
"""

from analysis.attrition import measure_attrition
from analysis.change import measure_change
from analysis.missing import compare_leavers, measure_reach
from tests.spec.answers import column, ends, number, table_of
from tests.spec.section import Examples, rows

LEFT = rows("""
    before | after   | people
    1      | 2       | 8
    2      | 2       | 7
    2      | 3       | 6
    3      | 2       | 2
    1      | missing | 9
    2      | missing | 3
    3      | missing | 2
""")


def test_reach(show: Examples) -> None:
    """How far a wave reached

    Formula: answered/due, with Wilson's interval.
    Source: Wilson 1927.
    Used: beside every wave.
    Refused: nobody was due.
    Code: `analysis/missing.py`
    """
    given = rows("""
        wave     | due | answered
        baseline | 40  | 37
        review   | 37  | 23
        later    | 0   | 0
    """)
    pairs = list(zip(column(given, "due"), column(given, "answered"), strict=True))
    lines = [
        f"{row['wave']}: share {number(each.share)}, {ends(each.interval)}"
        for row, each in zip(given, measure_reach(pairs), strict=True)
    ]
    show(
        given,
        lines,
        """
        baseline: share 0.925, from 0.801 to 0.974
        review: share 0.622, from 0.461 to 0.759
        later: share none, none
        """,
    )


def test_worst_and_best_case(show: Examples) -> None:
    """Worst and best case (attrition)

    Formula: of N₀ who started, m did not answer again: better is between u and u + m of N₀, worse
    between d and d + m, net between u − d − m and u − d + m.
    Source: Horowitz and Manski 2000, Journal of the American Statistical Association 95:77.
    Used: as a caution where fewer than 80 in 100 answered again.
    Refused: 1 to 4 who did not answer again are "a few", and how many started is not shown,
    because the difference would tell.
    Code: `analysis/attrition.py`
    """
    found = measure_attrition(measure_change(table_of(LEFT, 3)))
    lines = [f"started {found.started}, up {found.up}, down {found.down}, net {found.net}"]
    show(
        LEFT,
        lines,
        """
        started 37, up (14, 28), down (2, 16), net (-2, 26)
        """,
    )


def test_who_left(show: Examples) -> None:
    """Who left beside who stayed

    Had those who left answered otherwise at the start? Below one half they had answered worse.

    Formula: the first answers of both, as
    [two groups](#two-groups-on-the-same-levels-cochran-and-armitage-mann-and-whitney-fisher).
    Source: as there.
    Used: beside the reach of waves.
    Refused: an empty group has no AUC; Brunner and Munzel's test needs 10 people in each.
    Code: `analysis/missing.py`
    """
    found = compare_leavers(table_of(LEFT, 3))
    lines = [
        f"stayed {found.stayed}, left {found.left}",
        f"AUC {number(found.better, 2)}, Cliff's delta {number(found.cliffs_delta, 2)},"
        f" exact p {number(found.trend.p)}",
    ]
    show(
        LEFT,
        lines,
        """
        stayed (8, 13, 2), left (9, 3, 2)
        AUC 0.38, Cliff's delta -0.23, exact p 0.328
        """,
    )
