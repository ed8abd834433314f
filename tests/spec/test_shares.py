"""Shares of people"""

from analysis.interval import clopper_pearson, wilson
from analysis.nobody import up_to
from analysis.percent import percent_half_up, reconstruct_n
from analysis.tracked import TrackedFigures, tell_tracked
from tests.spec.answers import column, ends, sentences
from tests.spec.section import Examples, rows


def test_percentages(show: Examples) -> None:
    """Percentages

    Whole numbers, halves rounded up with integers: 15 of 24 is 62.5, which is printed as 63. A
    computer's own rounding goes to the even number and says 62. How many people a published table
    was about can sometimes be found from its percentages.

    Formula: (200x + n) ÷ 2n, the whole part.
    Source: published tables; only this rounding fits the pilot's.
    Used: from 30 people on, beside the number of people.
    Refused: nobody; and where a percentage would tell a count of 1 to 4.
    Code: `analysis/percent.py`, `analysis/leaks.py`
    """
    given = rows("""
        printed
        63
        4
        88
        58
    """)
    lines = [
        f"15 of 24: {percent_half_up(15, 24)}",
        f"people up to 40 that fit all four: {reconstruct_n(column(given, 'printed'), 40)}",
    ]
    show(
        given,
        lines,
        """
        15 of 24: 63
        people up to 40 that fit all four: (24,)
        """,
    )


def test_one_share(show: Examples) -> None:
    """One share (Wilson, Clopper and Pearson)

    How far a share of few people may reach. For claims of safety the exact interval is used: none
    worse of 14 still leaves room for 23 in 100.

    Formula: Wilson: (x + z²/2 ± z√(x(n − x)/n + z²/4))/(n + z²). Clopper and Pearson: quantiles
    0.025 and 0.975 of Beta(x, n − x + 1) and Beta(x + 1, n − x).
    Source: Wilson 1927, Journal of the American Statistical Association 22:209; Clopper and
    Pearson 1934, Biometrika 26:404.
    Used: Wilson for shares of answers and of who answered; Clopper and Pearson for published
    "none got worse".
    Refused: nobody.
    Code: `analysis/interval.py`, `analysis/tracked.py`
    """
    given = rows("""
        people | of
        8      | 14
        0      | 14
    """)
    lines = [
        f"{x} of {n}: Wilson {ends(wilson(x, n))}; exact {ends(clopper_pearson(x, n))}"
        for x, n in zip(column(given, "people"), column(given, "of"), strict=True)
    ]
    told = tell_tracked(TrackedFigures("mood", 14, 31, better=8, same=6, worse=0))
    show(
        given,
        [*lines, *sentences(told, ("headline", "range"))],
        """
        8 of 14: Wilson from 0.326 to 0.786; exact from 0.289 to 0.823
        0 of 14: Wilson from 0.000 to 0.215; exact from 0.000 to 0.232
        14 of 31 people were followed up (45%).
        Better: 8 of 14.
        The same: 6 of 14.
        Worse: 0 of 14.
        None of the 14 got worse, but with so few people the true share of people like these who
          get worse could be up to 23%.
        """,
    )


def test_what_nobody_did(show: Examples) -> None:
    """What nobody did

    None of a few people is no proof of nobody. Beside "none of 6 got worse", and beside an end of
    the scale that nobody chose, stands how many of 100 people like these could all the same.

    Formula: the upper limits of no people of n, by Wilson and by Clopper and Pearson, in whole
    people of 100, halves rounded up.
    Source: as for one share.
    Used: where some of the people moved and none did this.
    Refused: nobody answered, or nobody moved at all.
    Code: `analysis/nobody.py`
    """
    given = rows("""
        people
        6
        14
        100
    """)
    limits = [(n, *up_to(n)) for n in column(given, "people")]
    show(
        given,
        [f"none of {n}: up to about {low} or {high} of 100" for n, low, high in limits],
        """
        none of 6: up to about 39 or 46 of 100
        none of 14: up to about 22 or 23 of 100
        none of 100: up to about 4 or 4 of 100
        """,
    )
