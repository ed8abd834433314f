"""The same people twice

Methods for people who gave a level both times, from their table alone.
In the formulas u people went up, d went down, s stayed, and n = u + d + s.
Steering groups read the counts, the net change with its range, the ends of the scale, and the
technical note with the sign test and the signed-rank test. The other methods are for an appendix:
`python -m analysis compute` gives them.
"""

from analysis.interval import tango
from analysis.sign import sign_test, sign_test_mid_p
from tests.spec.answers import column, ends, number
from tests.spec.pilot import PILOT, measured
from tests.spec.section import Examples, Rows, rows


def movers(given: Rows) -> list[tuple[int, int]]:
    """How many went up and how many down, a pair for each row."""
    return list(zip(column(given, "better"), column(given, "worse"), strict=True))


def test_counts(show: Examples) -> None:
    """Better, the same, worse

    How many people gave a better answer than before, the same, and a worse one.

    Formula: u = Σ of the cells above the diagonal, d = Σ below, s = Σ on it.
    Source: counting.
    Used: first of all, wherever numbers may be shown.
    Refused: nobody answered both times. It is never written as 0 in 100.
    Code: `analysis/change.py`
    """
    found = measured(PILOT).change
    show(
        PILOT,
        [f"better {found.up}, the same {found.same}, worse {found.down}, of {found.n}"],
        """
        better 9, the same 8, worse 1, of 18
        """,
    )


def test_net_change(show: Examples) -> None:
    """Net change and its range (Tango)

    By how many more people got better than got worse, and how far that may reach in people like
    these. The interval holds its level with few people: for 5
    people the textbook's (Wald) covers less than 30 in 100 where it says 95, this one 89 at least.
    It always contains the estimate, and swapping before and after mirrors it.

    Formula: δ = (u − d)/n. The range is every δ with |z(δ)| ≤ 1.96, z(δ) = (u − d − nδ)/√(n(2q +
    δ(1 − δ))), q = (√(B² − 4AC) − B)/2A, A = 2n, B = −u − d + (2n − u + d)δ, C = −dδ(1 − δ); both
    ends by halving.
    Source: Tango 1998, Statistics in Medicine 17:891.
    Used: the range in words, from 10 people on, as people of every ten, rounded outwards.
    Refused: nobody answered both times. Below 10 people it is not shown.
    Code: `analysis/interval.py`
    """
    found = measured(PILOT).change
    show(
        PILOT,
        [f"net {number(found.net)}", f"95 in 100: {ends(found.net_interval)}"],
        """
        net 0.444
        95 in 100: from 0.116 to 0.681
        """,
    )


def test_net_change_of_few(show: Examples) -> None:
    """The range with few people

    One person, nobody who moved, and four who went up among ten.
    """
    given = rows("""
        better | the same | worse
        1      | 0        | 0
        0      | 10       | 0
        4      | 6        | 0
    """)
    lines = [
        f"{up} up and {down} down of {n}: {ends(tango(up, down, n))}"
        for up, down, n in ((1, 0, 1), (0, 0, 10), (4, 0, 10))
    ]
    show(
        given,
        lines,
        """
        1 up and 0 down of 1: from -0.587 to 1.000
        0 up and 0 down of 10: from -0.278 to 0.278
        4 up and 0 down of 10: from 0.011 to 0.687
        """,
    )


def test_sign_test(show: Examples) -> None:
    """Sign test (exact McNemar)

    If it had been a coin for everyone who moved, how often would it come out as lopsided as this?
    It needs nothing about the distance between answers, and is right for five people as for five
    thousand. Fewer than six people who moved can never come below 0.05. On two levels it is the
    exact test of McNemar.

    Formula: p = min(1, 2 · P(X ≤ min(u, d))), X binomial with u + d throws and ½.
    Source: Arbuthnot 1710; McNemar 1947, Psychometrika 12:153; exact by the binomial
    distribution.
    Used: the evidence for every claim, adjusted for several questions.
    Refused: nobody moved: p is 1. Below 10 people it is not shown.
    Code: `analysis/sign.py`
    """
    given = rows("""
        better | worse
        8      | 0
        5      | 0
        6      | 0
        12     | 5
        0      | 0
    """)
    lines = [
        f"{up} up, {down} down: p {number(sign_test(up, down), 4)}" for up, down in movers(given)
    ]
    show(
        given,
        lines,
        """
        8 up, 0 down: p 0.0078
        5 up, 0 down: p 0.0625
        6 up, 0 down: p 0.0312
        12 up, 5 down: p 0.1435
        0 up, 0 down: p 1.0000
        """,
    )


def test_mid_p(show: Examples) -> None:
    """Mid-p of the sign test

    Less cautious: what was seen counts half.

    Formula: p = 2 · P(X ≤ min(u, d)) − P(X = min(u, d)), at most 1.
    Source: Lancaster 1961, Journal of the American Statistical Association 56:223.
    Used: the appendix.
    Refused: as many up as down: p is 1. No claim ever rests on it.
    Code: `analysis/sign.py`
    """
    given = rows("""
        better | worse
        8      | 0
        5      | 0
        12     | 5
    """)
    lines = [
        f"{up} up, {down} down: p {number(sign_test_mid_p(up, down), 4)}"
        for up, down in movers(given)
    ]
    show(
        given,
        lines,
        """
        8 up, 0 down: p 0.0039
        5 up, 0 down: p 0.0312
        12 up, 5 down: p 0.0963
        """,
    )


def test_probability_of_improvement(show: Examples) -> None:
    """Probability of improvement

    The net change on another scale: one half means that as many went up as down. People read the
    net change, because this sounds as if it were about one person's chances.

    Formula: P(up) + ½ P(same) = (1 + δ)/2.
    Source: Acion and others 2006, Statistics in Medicine 25:591.
    Used: the appendix.
    Refused: nobody answered both times.
    Code: `analysis/paired.py`
    """
    show(
        PILOT,
        [number(measured(PILOT).probability_up)],
        """
        0.722
        """,
    )


def test_ends_of_the_scale(show: Examples) -> None:
    """Both ends of the scale (top and bottom box)

    How many of the same people stood at the best and at the lowest level, before and after.

    Formula: of a before, b came and c left: after = a + b − c, difference (b − c)/n with Tango's
    interval; p by the sign test on b and c; Newcombe's interval as a cross-check.
    Source: Tango 1998; Newcombe 1998, Statistics in Medicine 17:2635, method 10.
    Used: both ends, from 10 people on, where no small number can be worked out from them.
    Refused: a number of 1 to 4 is hidden, and another with it where it would tell. In files
    without a scale nothing is said of its ends.
    Code: `analysis/paired.py`, `analysis/hiding.py`
    """
    top, bottom = measured(PILOT).top, measured(PILOT).bottom
    lines = [
        f"{name}: {end.box.before} before, {end.box.gained} came, {end.box.lost} left;"
        f" difference {number(end.difference)}, Tango {ends(end.interval)},"
        f" Newcombe {ends(end.newcombe)}; p {number(end.p)}"
        for name, end in (("best", top), ("lowest", bottom))
    ]
    show(
        PILOT,
        lines,
        """
        best: 3 before, 5 came, 0 left; difference 0.278, Tango from 0.053 to 0.509, Newcombe
          from 0.035 to 0.485; p 0.062
        lowest: 6 before, 1 came, 6 left; difference -0.278, Tango from -0.530 to 0.012,
          Newcombe from -0.519 to 0.008; p 0.125
        """,
    )
