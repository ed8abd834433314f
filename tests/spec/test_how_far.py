"""How far the same people moved

The sign test counts who moved. These weigh how far.
"""

from tests.spec.answers import number
from tests.spec.pilot import PILOT, measured
from tests.spec.section import Examples


def test_signed_rank(show: Examples) -> None:
    """Signed-rank test (Wilcoxon, Pratt)

    Weighs people who moved further more. People who stayed are ranked with the others and then
    left out, because leaving them out first can turn the result round. It is exact with ties, for
    any number of people: [how](#the-signed-rank-test-for-any-number-of-people).

    Formula: rank |after − before| of everybody, ties by mid-ranks; W₊ adds up the ranks of those
    who went up, W₋ of those who went down. p is the share of all ways to give the people who
    moved a sign by a coin whose W₊ is as far from its mean.
    Source: Wilcoxon 1945, Biometrics Bulletin 1:80; Pratt 1959, Journal of the American
    Statistical Association 54:655.
    Used: the technical note, beside the sign test. Where it points the other way, a caution says
    that it depends on how the steps are weighed.
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

    How one-sided the movement was: 1 where everybody who moved went up, −1 where everybody went
    down.

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
    """How far people moved (Hodges and Lehmann)

    On a scale of few levels the middle of the movement goes in half steps and is often 0: so it
    says little.

    Formula: the mean and the median of after − before; Hodges and Lehmann's estimate is the
    median of the averages of all pairs of people, each also with themselves.
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
