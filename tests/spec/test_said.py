"""What people say themselves, and what they remember

Three ways to learn about a change: asked before and after, asked afterwards what it was like
before, and asked afterwards whether it changed.
They measure different things, stand side by side and are never pooled. A real answer from before
comes first wherever there is one.
"""

from analysis.designs import compare_designs
from analysis.ratings import (
    RatedPeople,
    measure_ratings,
    parted_by_bounds,
    parted_by_person,
)
from tests.spec.answers import column, ends, table_of
from tests.spec.section import Examples, rows


def test_ratings(show: Examples) -> None:
    """Ratings of change (global rating)

    Formula: the share who said better, the same and worse, each with Wilson's interval.
    Source: Wilson 1927.
    Used: beside the change of answers, never instead of it.
    Refused: fewer than 5 people said anything; words take the place of numbers where somebody's
    silence could be worked out.
    Code: `analysis/ratings.py`
    """
    given = rows("""
        said   | people
        better | 18
        same   | 2
        worse  | 1
    """)
    found = measure_ratings(*(int(row["people"]) for row in given))
    lines = [f"{name}: {share.count}, {ends(share.interval)}" for name, share in found.items()]
    show(
        given,
        lines,
        """
        better: 18, from 0.654 to 0.950
        same: 2, from 0.027 to 0.289
        worse: 1, from 0.008 to 0.227
        """,
    )


def test_parted(show: Examples) -> None:
    """Where ratings and answers part

    Formula: linked to the same person, they are counted. Not linked: at least max(0, said +
    others − n), at most the smaller of the two.
    Source: Fréchet 1951; the caution about ratings: Norman, Stratford and Regehr 1997, Journal of
    Clinical Epidemiology 50:869.
    Used: a sentence with the number of people, or with the least and the most.
    Refused: fewer than 10 people; 1 to 4 are "a few", and nothing is said where their rest is.
    Code: `analysis/ratings.py`, `analysis/comparing_words.py`
    """
    given = rows("""
        before | after | said   | people
        1      | 2     | better | 9
        2      | 2     | better | 6
        2      | 1     | better | 2
        2      | 2     | same   | 3
        2      | 1     | worse  | 1
    """)
    people: RatedPeople = {
        (int(row["before"]), int(row["after"]), row["said"]): int(row["people"])  # type: ignore[misc]
        for row in given
    }
    linked, bounds = parted_by_person(people), parted_by_bounds((9, 9, 3), (17, 3, 1))
    lines = [
        f"said better without a better answer: {linked.better_without[0]}",
        f"said better with a worse answer: {linked.better_opposite[0]}",
        f"the first, if nobody knew whose rating is whose: {bounds.better_without}",
    ]
    show(
        given,
        lines,
        """
        said better without a better answer: 8
        said better with a worse answer: 2
        the first, if nobody knew whose rating is whose: (8, 12)
        """,
    )


def test_looking_back(show: Examples) -> None:
    """Looking back (then-test)

    Somebody who now knows more may judge their earlier knowledge more strictly, or remember it as
    worse than they said.

    Formula: for people with all three answers, the change from before to what they remember of it
    (up: they remember it better than they said).
    Source: Howard 1980, Evaluation Review 4:93.
    Used: beside the real change. "From memory" is said with every figure where there is no real
    answer from before.
    Refused: it is never pooled with answers given at the time.
    Code: `analysis/designs.py`
    """
    given = rows("""
        before | remembered | after | people
        2      | 1          | 3     | 7
        2      | 2          | 3     | 5
        1      | 1          | 2     | 4
        2      | 3          | 2     | 2
    """)
    levels = zip(*(column(given, name) for name in ("before", "remembered", "after")), strict=True)
    people = zip(levels, column(given, "people"), strict=True)
    three = {(b - 1, r - 1, a - 1): count for (b, r, a), count in people}
    found = compare_designs(3, measured=table_of(given, 3), looking_back=three)
    lines = [f"told first: {found.leads}"]
    for name in ("measured", "remembered", "recalibration"):
        result = getattr(found, name).change
        lines.append(f"{name}: {result.up} up, {result.same} the same, {result.down} down")
    show(
        given,
        lines,
        """
        told first: measured
        measured: 16 up, 2 the same, 0 down
        remembered: 16 up, 0 the same, 2 down
        recalibration: 2 up, 9 the same, 7 down
        """,
    )
