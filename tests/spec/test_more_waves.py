"""Three waves and more

Everything comes from patterns: how many people gave which answers, one for each wave in order.
Somebody with one wave only adds nothing. For two waves the methods of [the same people
twice](#the-same-people-twice) are better.
For few people each test is done by permutation too: every person's answers in every other order,
all of them where they can be listed, else drawn with a fixed seed and the error of the drawn p.
"""

from analysis.wave_permutation import permute_friedman, permute_page, permute_skillings_mack
from analysis.wave_tests import WaveTests, adjust, measure_waves
from analysis.waves import Pattern, friedman, page_trend, skillings_mack
from analysis.xmr import chart
from tests.spec.answers import number, there
from tests.spec.section import Examples, Rows, rows

WAVES = rows("""
    start | review | follow-up | people
    1     | 2      | 3         | 3
    1     | 1      | 2         | 2
    2     | 2      | 2         | 2
    2     | 1      | 3         | 1
""")
GAPS = [
    *WAVES,
    *rows("""
    start | review | follow-up | people
    1     | 2      | missing   | 2
    2     | missing | 3        | 1
    """),
]


def patterns(given: Rows) -> dict[Pattern, int]:
    """People by the answers that they gave, None for a missing one."""
    return {
        tuple(None if cell == "missing" else float(cell) for cell in list(row.values())[:-1]): int(
            row["people"]
        )
        for row in given
    }


def test_friedman(show: Examples) -> None:
    """Whether answers differ between the waves (Friedman)

    Formula: ranks within each person, ties by mid-ranks; χ² = (k − 1)·ΣR²/Σr², R the centred rank
    sum of a wave, r every centred rank, k waves. Kendall's W = χ²/(n(k − 1)).
    Source: Friedman 1937, Journal of the American Statistical Association 32:675; Hollander and
    Wolfe 1973, 7.1, with the correction for ties.
    Used: people who answered every wave.
    Refused: nobody answered all; fewer than two waves. All answers tied: statistic 0, p 1, W 0,
    where other programs give no number.
    Code: `analysis/waves.py`, `analysis/wave_permutation.py`
    """
    found, permuted = friedman(patterns(WAVES)), permute_friedman(patterns(WAVES))
    tied = friedman({(2.0, 2.0, 2.0): 3})
    lines = [
        f"n {found.n}, χ² {number(found.test.statistic, 2)}, {found.test.df} df,"
        f" p {number(found.test.p)}, W {number(found.kendalls_w, 2)}",
        f"by permutation, {there(permuted).method}: p {number(there(permuted).p)}",
        f"three people whose answers never change: χ² {tied.test.statistic}, p {tied.test.p}",
    ]
    show(
        WAVES,
        lines,
        """
        n 8, χ² 10.18, 2 df, p 0.006, W 0.64
        by permutation, exact: p 0.003
        three people whose answers never change: χ² 0.0, p 1.0
        """,
    )


def test_skillings_mack(show: Examples) -> None:
    """The same with missing answers (Skillings and Mack)

    Formula: centred ranks within each person, times √(12/(answers + 1)); d'V⁻d over the waves, V
    with minus the number of people who answered both of two waves. Without gaps and ties it is
    Friedman's.
    Source: Skillings and Mack 1981, Technometrics 23:171.
    Used: where some people missed a wave.
    Refused: people with one answer add nothing; a wave that nobody answered beside another has no
    degree of freedom.
    Code: `analysis/waves.py`
    """
    found, permuted = skillings_mack(patterns(GAPS)), permute_skillings_mack(patterns(GAPS))
    lines = [
        f"{number(found.statistic, 2)}, {found.df} df, p {number(found.p)}",
        f"by permutation, {there(permuted).method}: p {number(there(permuted).p)}",
    ]
    show(
        GAPS,
        lines,
        """
        8.70, 2 df, p 0.013
        by permutation, exact: p 4.5e-04
        """,
    )


def test_page(show: Examples) -> None:
    """Whether answers rise with the waves (Page)

    Ties count in its exact form too; SciPy's leaves them out.

    Formula: L = Σ centred rank · centred place of the wave, over all people; z = L/√Var L, the
    variance over all orders of each person's answers.
    Source: Page 1963, Journal of the American Statistical Association 58:216.
    Used: three waves and more, everyone with two answers at least.
    Refused: nobody whose answers differ. Two waves are never called a trend.
    Code: `analysis/waves.py`, `analysis/wave_permutation.py`
    """
    found, permuted = page_trend(patterns(GAPS)), permute_page(patterns(GAPS))
    lines = [
        f"n {found.n}, z {number(there(found.test).z, 2)}, p {number(there(found.test).p)}",
        f"by permutation, {there(permuted).method}: p {number(there(permuted).p)}",
    ]
    show(
        GAPS,
        lines,
        """
        n 11, z 3.39, p 6.9e-04
        by permutation, exact: p 2.4e-04
        """,
    )


def test_what_all_waves_let_one_say(show: Examples) -> None:
    """What all waves let one say

    Rising, falling, different, or none of these: one word for an item, as strong for better as for
    worse.

    Formula: rising or falling where Page's test passes below 0.05, different where Skillings and
    Mack's does; both after Holm's steps over both tests of all items.
    Source: Holm 1979, Scandinavian Journal of Statistics 6:65.
    Used: three waves and more that ask how things are. By permutation up to 60 people.
    Refused: two waves; too few people, by the rules for numbers that are shown.
    Code: `analysis/wave_tests.py`
    """
    several = measure_waves(patterns(GAPS))
    fewer = WaveTests(20, 18, None, None, 0.03, -1, permuted=True)
    unclear = WaveTests(20, 18, None, None, 0.5, 1, permuted=True)
    said = {
        "these people": adjust([several])[0],
        "an item with p 0.03, falling, alone": adjust([fewer])[0],
        "the same beside another item": adjust([fewer, unclear])[0],
    }
    show(
        GAPS,
        [f"{what}: {there(each).claim}" for what, each in said.items()],
        """
        these people: rising
        an item with p 0.03, falling, alone: falling
        the same beside another item: not_apart
        """,
    )


def test_xmr(show: Examples) -> None:
    """A value at many points in time (XmR chart)

    Tells which points differ by more than the usual ups and downs. Each point needs as many
    people as anything else that is shown.

    Formula: limits at the mean ± 2.66 times the mean moving range, ranges of 3.267 times the mean
    and more left out once. Flags: outside the limits; 7 on one side of the mean; 7 rising or
    falling; 2 of 3 beyond two thirds of the way to a limit, all three on that side.
    Source: Wheeler 2000, Understanding Variation; the rules as in NHSRplotthedots.
    Used: a line of values over months.
    Refused: fewer than 12 points have no limits drawn, fewer than 7 no flags; nothing ever moved:
    the limits are the mean.
    Code: `analysis/xmr.py`
    """
    values = [5, 6, 5, 7, 6, 5, 6, 7, 6, 5, 6, 14]
    given = [{"month": str(place), "value": str(value)} for place, value in enumerate(values, 1)]
    found = chart(values)
    lines = [
        f"mean {number(found.mean, 2)}, limits from {number(found.low, 2)} to"
        f" {number(found.high, 2)}, drawn: {'yes' if found.shows_limits else 'no'}",
        *(
            f"month {place}: {', '.join(flags)}"
            for place, flags in enumerate(found.flags, 1)
            if flags
        ),
    ]
    show(
        given,
        lines,
        """
        mean 6.50, limits from 3.57 to 9.43, drawn: yes
        month 12: outside
        """,
    )
