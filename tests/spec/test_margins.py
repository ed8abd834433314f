"""The whole table of the same people

For the appendix: whether anything moved, wherever on the scale.
"""

from tests.spec.answers import number, there
from tests.spec.pilot import PILOT, measured
from tests.spec.section import Examples, rows

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
    """Whether the answers are spread otherwise (Stuart and Maxwell, Bhapkar)

    Asks whether every level is as common after as before. It says that something moved, not that
    it went up. The example is Stuart's own: the grades of both eyes of 7,477 women (before: right
    eye, after: left eye).

    Formula: X = d'S⁻d, d the changes of the levels and S their covariance; levels that nobody
    came to or left are dropped, and the degrees of freedom are the rank of S. Bhapkar: X/(1 −
    X/n).
    Source: Stuart 1955, Biometrika 42:412; Maxwell 1970, British Journal of Psychiatry 116:651;
    Bhapkar 1966, Journal of the American Statistical Association 61:228.
    Used: the appendix.
    Refused: nobody moved: 0, 0 df, p 1. Bhapkar's is undefined where X = n.
    Code: `analysis/marginal.py`, `analysis/islands.py`
    """
    found = measured(VISION, 4)
    lines = [
        f"{name}: {number(test.statistic, 2)}, {test.df} df, p {number(test.p, 4)}"
        for name, test in (("Stuart and Maxwell", found.stuart_maxwell), ("Bhapkar", found.bhapkar))
    ]
    show(
        VISION,
        lines,
        """
        Stuart and Maxwell: 11.96, 3 df, p 0.0075
        Bhapkar: 11.98, 3 df, p 0.0075
        """,
    )


def test_ordinal_margins(show: Examples) -> None:
    """Whether the mean level moved (ordinal margins)

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
        [f"z {number(there(found).z)}, p {number(there(found).p)}"],
        """
        z 2.500, p 0.012
        """,
    )


def test_bowker(show: Examples) -> None:
    """Whether moves are as common as their way back (Bowker)

    Formula: Σ (a − b)²/(a + b) over the pairs of levels between which somebody moved, a people
    one way and b back; as many degrees of freedom.
    Source: Bowker 1948, Journal of the American Statistical Association 43:572.
    Used: the appendix.
    Refused: nobody moved: 0, 0 df, p 1.
    Code: `analysis/marginal.py`
    """
    found = measured(VISION, 4).bowker
    show(
        VISION,
        [f"{number(found.statistic, 2)}, {found.df} df, p {number(found.p, 4)}"],
        """
        19.11, 6 df, p 0.0040
        """,
    )
