"""People who cannot be linked

Two groups of people of whom nobody knows who is in both: published totals, two times without
codes, or those who left beside those who stayed.
The worked examples are the published figures of a pilot: 24 people at the start, 10 at a review.
"""

from analysis.aggregates import AggregateFigures, tell_aggregates
from analysis.bounds import bounds_subset, rating_conflict
from analysis.contingency import fisher_test
from analysis.interval import newcombe
from analysis.overlapping import partially_overlapping
from analysis.rank_sum import (
    brunner_munzel,
    cliffs_delta,
    cochran_armitage,
    mann_whitney,
    probability_after_better,
)
from analysis.unconditional import barnard_p, boschloo_p
from tests.spec.answers import block_of, column, ends, number, sentences, there
from tests.spec.section import Examples, rows

KNOWLEDGE = rows("""
    level  | at the start | at the review
    bottom | 15           | 1
    middle | 8            | 4
    top    | 1            | 5
""")


BEFORE, AFTER = column(KNOWLEDGE, "at the start"), column(KNOWLEDGE, "at the review")


def test_two_groups(show: Examples) -> None:
    """Two groups on the same levels (Cochran and Armitage, Mann and Whitney, Fisher)

    Exact tests over all ways to deal the people into the two groups.

    Formula: Cochran and Armitage: the sum of levels 0, 1, 2 in the second group; Mann and
    Whitney: the sum of mid-ranks; Fisher: all tables with the same margins that are at most as
    likely. P(later better) + ½ P(equal) = AUC, Cliff's delta = 2 AUC − 1.
    Source: Cochran 1954, Biometrics 10:417; Armitage 1955, Biometrics 11:375; Mann and Whitney
    1947, Annals of Mathematical Statistics 18:50; Fisher 1935, The Design of
    Experiments; Cliff 1993, Psychological Bulletin
    114:494.
    Used: first answers of those who left beside those who stayed; published totals (Fisher, at
    both ends).
    Refused: an empty group has no AUC; without spread p is 1. Where some people are
    in both groups, the tests are cautious as long as a person's two answers go together.
    Code: `analysis/rank_sum.py`, `analysis/contingency.py`, `analysis/dealing.py`
    """
    chi_square, trend = cochran_armitage(BEFORE, AFTER)
    lines = [
        f"Cochran and Armitage: {number(there(chi_square).statistic, 2)},"
        f" exact p {number(trend.p, 5)}",
        f"Mann and Whitney: exact p {number(mann_whitney(BEFORE, AFTER).p, 5)}",
        f"Fisher, bottom level: p {number(fisher_test([[15, 9], [1, 9]]).p, 4)}",
        f"AUC {number(probability_after_better(BEFORE, AFTER), 2)},"
        f" Cliff's delta {number(cliffs_delta(BEFORE, AFTER), 2)}",
    ]
    show(
        KNOWLEDGE,
        lines,
        """
        Cochran and Armitage: 11.82, exact p 0.00066
        Mann and Whitney: exact p 0.00060
        Fisher, bottom level: p 0.0079
        AUC 0.84, Cliff's delta 0.68
        """,
    )


def test_brunner_munzel(show: Examples) -> None:
    """Brunner and Munzel's test

    Compares two groups whose spread differs.

    Formula: the difference of mean ranks over the variance of ranks within groups, Student's t
    with their degrees of freedom.
    Source: Brunner and Munzel 2000, Biometrical Journal 42:17.
    Used: who left beside who stayed, from 10 people in each group on.
    Refused: fewer than 10 in a group, where it does not hold its level; groups that do not
    overlap at all, where the variance is 0 (other programs say infinite): then AUC 1 and Fisher's
    test.
    Code: `analysis/rank_sum.py`, `analysis/missing.py`
    """
    found = brunner_munzel(BEFORE, AFTER)
    lines = [
        f"t {number(there(found).statistic, 2)}, {number(there(found).df, 1)} df,"
        f" p {number(there(found).p, 5)}",
        f"two groups that do not overlap: {brunner_munzel([12, 0], [0, 12]) or 'no test'}",
    ]
    show(
        KNOWLEDGE,
        lines,
        """
        t 4.55, 14.5 df, p 0.00042
        two groups that do not overlap: no test
        """,
    )


def test_unconditional(show: Examples) -> None:
    """Boschloo's and Barnard's tests

    Like Fisher's, but without taking the total of the answer as given; so they see a little more.

    Formula: the largest probability, over all common shares, of an outcome at least as extreme,
    by Fisher's p (Boschloo) or the pooled z (Barnard). Boschloo's two-sided p is twice the
    smaller side; the
    version by minimum likelihood differs.
    Source: Boschloo 1970, Statistica Neerlandica 24:1; Barnard 1947, Biometrika 34:123.
    Used: the appendix.
    Refused: an empty group, and so many people that not all outcomes can be listed.
    Code: `analysis/unconditional.py`
    """
    given = rows("""
        group     | poor health | of
        start     | 14          | 24
        review    | 3           | 10
    """)
    lines = [
        f"Boschloo: p {number(boschloo_p(14, 24, 3, 10))}",
        f"Barnard: p {number(barnard_p(14, 24, 3, 10))}",
        f"Fisher: p {number(fisher_test([[14, 10], [3, 7]]).p)}",
    ]
    show(
        given,
        lines,
        """
        Boschloo: p 0.149
        Barnard: p 0.141
        Fisher: p 0.259
        """,
    )


def test_difference(show: Examples) -> None:
    """Difference of two shares (Newcombe)

    Formula: with Wilson's interval l to u of each share p: from p₂ − p₁ − √((p₂ − l₂)² + (u₁ −
    p₁)²) to p₂ − p₁ + √((u₂ − p₂)² + (p₁ − l₁)²).
    Source: Newcombe 1998, Statistics in Medicine 17:873, method 10.
    Used: the ends of the scale in published totals.
    Refused: an empty group.
    Code: `analysis/interval.py`, `analysis/unpaired.py`
    """
    lines = [
        f"bottom: {ends(newcombe(15, 24, 1, 10))}",
        f"top: {ends(newcombe(1, 24, 5, 10))}",
    ]
    show(
        KNOWLEDGE,
        lines,
        """
        bottom: from -0.708 to -0.162
        top: from 0.150 to 0.724
        """,
    )


def test_totals_only(show: Examples) -> None:
    """Totals only (Fréchet's bounds)

    Nobody knows which answers belong together. Over every way in which they could, there is a
    least and a most that can have moved: a strong statement that assumes little.
    More people may say "better" than can have moved up. At least so many said it without a higher
    answer.

    Formula: the least and the most of up, down and up − down over all tables with the two
    margins, the later people being among the earlier ones: a transport problem, whose corners are
    whole numbers.
    Source: Fréchet 1951; linear programming.
    Used: published totals.
    Refused: totals that cannot belong to the same people; a count that was not published is not
    guessed.
    Code: `analysis/bounds.py`, `analysis/aggregates.py`
    """
    found = bounds_subset(BEFORE, AFTER, 10)
    conflict = rating_conflict(BEFORE, AFTER, said_better=10, of=10)
    figures = AggregateFigures("k", "knowledge", tuple(BEFORE), tuple(AFTER), 10, 10)
    lines = [
        f"up {found.up}, down {found.down}, net {found.net}",
        f"at most {conflict.most_up} can have moved up, and 10 said better",
        *sentences(tell_aggregates(figures), ("headline", "said")),
    ]
    show(
        KNOWLEDGE,
        lines,
        """
        up (4, 9), down (0, 2), net (3, 9)
        at most 9 can have moved up, and 10 said better
        24 people answered at the start and 10 at a later review.
        We do not know if the 10 are among the 24.
        If they are, at least 4 and at most 9 of the 10 moved up.
        If they are, at most 2 of the 10 moved down.
        At least 14 people have no review answer.
        All 10 people asked said things got better.
        If they are the same people, for at least 1 of them the answer did not move up.
        """,
    )


def test_partly_linked(show: Examples) -> None:
    """Some linked, some not (Derrick)

    Uses the scores of everybody: of those who answered twice and of those who answered once. The
    paired and the unpaired result stand beside it.

    Formula: t = (mean₂ − mean₁)/√(s²(1/n₁ + 1/n₂ − 2r·pairs/(n₁n₂))), s² pooled, r the
    correlation of the pairs, levels scored 0, 1, 2; pairs − 1 + single · (n − 1)/(n + pairs)
    degrees of freedom, n people of whom single answered once. Without pairs it is the pooled
    t-test.
    Source: T₁ of Derrick, Toher and White 2017, The Quantitative Methods for Psychology 13:120.
    Used: the appendix.
    Refused: no spread, or fewer than three people.
    Code: `analysis/overlapping.py`
    """
    given = rows("""
        before  | after   | people
        1       | 2       | 5
        2       | 2       | 4
        2       | 3       | 3
        3       | 3       | 2
        1       | missing | 3
        2       | missing | 2
        missing | 2       | 1
        missing | 3       | 4
    """)
    found = partially_overlapping(block_of(given, 3), [3, 2, 0], [0, 1, 4])
    show(
        given,
        [
            f"t {number(there(found).t, 2)}, {number(there(found).df, 1)} df,"
            f" p {number(there(found).p, 4)}"
        ],
        """
        t 5.77, 19.1 df, p 1.5e-05
        """,
    )
