"""The same people twice

Methods for people who gave a level both times, from their table alone.
In the formulas u people went up, d went down, s stayed, and n = u + d + s.
Steering groups read the counts, the net change with its range, the ends of the scale, and the technical note with the sign test and the signed-rank test. The other methods are for an appendix: `python -m analysis compute` gives them.
"""

from analysis.interval import tango
from analysis.paired import PairedResult, measure_paired
from analysis.sign import sign_test, sign_test_mid_p
from tests.spec.answers import ends, number, table_of
from tests.spec.section import Examples, Rows, rows

PILOT = rows("""
    before | after | people
    1      | 2     | 4
    1      | 3     | 2
    2      | 2     | 5
    2      | 3     | 3
    2      | 1     | 1
    3      | 3     | 3
""")


def measured(given: Rows, levels: int = 3) -> PairedResult:
    """Everything that the table of some answers tells."""
    return measure_paired(table_of(given, levels))


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
    """Net change and its range

    By how many more people got better than got worse, and how far that may reach in people like these. The interval holds its level with few people: for 5 people the textbook's (Wald) covers as little as 22 in 100 where it says 95, this one 89.
    It always contains the estimate, and swapping before and after mirrors it.

    Formula: δ = (u − d)/n. The range is every δ with |z(δ)| ≤ 1.96, z(δ) = (u − d − nδ)/√(n(2q + δ(1 − δ))), q = (√(B² − 4AC) − B)/2A, A = 2n, B = −u − d + (2n − u + d)δ, C = −dδ(1 − δ); both ends by halving.
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
    """Sign test

    If it had been a coin for everyone who moved, how often would it come out as lopsided as this? It needs nothing about the distance between answers, and is right for five people as for five thousand. Fewer than six people who moved can never come below 0.05. On two levels it is the exact test of McNemar.

    Formula: p = min(1, 2 · P(X ≤ min(u, d))), X binomial with u + d throws and ½.
    Source: Arbuthnot 1710; McNemar 1947, Psychometrika 12:153; exact by the binomial distribution.
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
    lines = [f"p {number(sign_test(int(row['better']), int(row['worse'])), 4)}" for row in given]
    show(
        given,
        lines,
        """
        p 0.0078
        p 0.0625
        p 0.0312
        p 0.1435
        p 1.0000
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
        f"p {number(sign_test_mid_p(int(row['better']), int(row['worse'])), 4)}" for row in given
    ]
    show(
        given,
        lines,
        """
        p 0.0039
        p 0.0312
        p 0.0963
        """,
    )


def test_signed_rank(show: Examples) -> None:
    """Signed-rank test

    Weighs people who moved further more. People who stayed are ranked with the others and then left out, because leaving them out first can turn the result round. It is exact with ties, for any number of people: [how](#the-signed-rank-test-for-any-number-of-people).

    Formula: rank |after − before| of everybody, ties by mid-ranks; W₊ adds up the ranks of those who went up, W₋ of those who went down. p is the share of all ways to give the people who moved a sign by a coin whose W₊ is as far from its mean.
    Source: Wilcoxon 1945, Biometrics Bulletin 1:80; Pratt 1959, Journal of the American Statistical Association 54:655.
    Used: the technical note, beside the sign test. Where it points the other way, a caution says that it depends on how the steps are weighed.
    Refused: nobody moved: p is 1, W 0. In a release a p that is not exact is left out.
    Code: `analysis/signed_rank.py`, `analysis/sign_flips.py`
    """
    found = measured(PILOT).pratt
    lines = [f"W₊ {found.up}, W₋ {found.down}", f"p {number(found.p_two, 4)}, by {found.method}"]
    show(
        PILOT,
        lines,
        """
        W₊ 122.5, W₋ 12.5
        p 0.0176, by meet_in_middle
        """,
    )


def test_rank_biserial(show: Examples) -> None:
    """Rank-biserial correlation

    How one-sided the movement was: 1 where everybody who moved went up, −1 where everybody went down.

    Formula: (W₊ − W₋)/(W₊ + W₋), the W of the signed-rank test.
    Source: Kerby 2014, Comprehensive Psychology 3:11.
    Used: the appendix.
    Refused: nobody moved: there is none, which is not 0.
    Code: `analysis/signed_rank.py`
    """
    show(
        PILOT,
        [number(measured(PILOT).pratt.rank_biserial)],
        """
        0.815
        """,
    )


def test_how_far(show: Examples) -> None:
    """How far people moved

    On a scale of few levels the middle of the movement goes in half steps and is often 0: so it says little.

    Formula: the mean and the median of after − before; Hodges and Lehmann's estimate is the median of the averages of all pairs of people, each also with themselves.
    Source: Hodges and Lehmann 1963, Annals of Mathematical Statistics 34:598.
    Used: the appendix, in steps of the scale.
    Refused: nobody answered both times. A mean of levels is never a headline.
    Code: `analysis/differences.py`
    """
    found = measured(PILOT).distance
    lines = [
        f"mean {number(found.mean)}",
        f"median {found.median}",
        f"Hodges and Lehmann {found.hodges_lehmann}",
    ]
    show(
        PILOT,
        lines,
        """
        mean 0.556
        median 0.5
        Hodges and Lehmann 0.5
        """,
    )


def test_probability_of_improvement(show: Examples) -> None:
    """Probability of improvement

    The net change on another scale: one half means that as many went up as down. People read the net change, because this sounds as if it were about one person's chances.

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
    """Both ends of the scale

    How many of the same people stood at the best and at the lowest level, before and after.

    Formula: of a before, b came and c left: after = a + b − c, difference (b − c)/n with Tango's interval; p by the sign test on b and c; Newcombe's interval as a cross-check.
    Source: Tango 1998; Newcombe 1998, Statistics in Medicine 17:2635, method 10.
    Used: both ends, from 10 people on, where no small number can be worked out from them.
    Refused: a number of 1 to 4 is hidden, and another with it where it would tell. In files without a scale nothing is said of its ends.
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


VISION = rows("""
    before | after | people
    1      | 1     | 492
    1      | 2     | 179
    1      | 3     | 82
    1      | 4     | 36
    2      | 1     | 205
    2      | 2     | 1772
    2      | 3     | 362
    2      | 4     | 117
    3      | 1     | 78
    3      | 2     | 432
    3      | 3     | 1512
    3      | 4     | 234
    4      | 1     | 66
    4      | 2     | 124
    4      | 3     | 266
    4      | 4     | 1520
""")
"""The eyes of 7,477 women, left and right: the example of Stuart 1955, worst grade first."""


def test_margins(show: Examples) -> None:
    """Whether the answers are spread otherwise

    Asks whether every level is as common after as before. It says that something moved, not that it went up. The example is Stuart's own: the grades of both eyes of 7,477 women (before: right eye, after: left eye).

    Formula: X = d'S⁻d, d the changes of the levels and S their covariance; levels that nobody came to or left are dropped, and the degrees of freedom are the rank of S. Bhapkar: X/(1 − X/n).
    Source: Stuart 1955, Biometrika 42:412; Maxwell 1970, British Journal of Psychiatry 116:651; Bhapkar 1966, Journal of the American Statistical Association 61:228.
    Used: the appendix.
    Refused: nobody moved: 0 with 0 degrees of freedom, p 1. Bhapkar's is undefined where X = n.
    Code: `analysis/marginal.py`
    """
    found = measured(VISION, 4)
    lines = [
        f"{name}: {number(test.statistic, 2)} with {test.df} degrees of freedom, p {number(test.p, 4)}"
        for name, test in (("Stuart and Maxwell", found.stuart_maxwell), ("Bhapkar", found.bhapkar))
    ]
    show(
        VISION,
        lines,
        """
        Stuart and Maxwell: 11.96 with 3 degrees of freedom, p 0.0075
        Bhapkar: 11.98 with 3 degrees of freedom, p 0.0075
        """,
    )


def test_ordinal_margins(show: Examples) -> None:
    """Whether the mean level moved

    Levels as 0, 1, 2 and so on. Another question than that of the signed ranks: the two may part.

    Formula: z = Σδ/√Σδ², δ = after − before.
    Source: Agresti 2013, Categorical Data Analysis, 11.3.
    Used: the appendix.
    Refused: nobody moved: there is none.
    Code: `analysis/marginal.py`
    """
    found = measured(PILOT).ordinal
    show(
        PILOT,
        [f"z {number(found and found.z)}, p {number(found and found.p)}"],
        """
        z 2.500, p 0.012
        """,
    )


def test_bowker(show: Examples) -> None:
    """Whether moves are as common as their way back

    Formula: Σ (a − b)²/(a + b) over the pairs of levels between which somebody moved, a people one way and b back; as many degrees of freedom.
    Source: Bowker 1948, Journal of the American Statistical Association 43:572.
    Used: the appendix.
    Refused: nobody moved: 0 with 0 degrees of freedom, p 1.
    Code: `analysis/marginal.py`
    """
    found = measured(VISION, 4).bowker
    show(
        VISION,
        [
            f"{number(found.statistic, 2)} with {found.df} degrees of freedom, p {number(found.p, 4)}"
        ],
        """
        19.11 with 6 degrees of freedom, p 0.0040
        """,
    )
