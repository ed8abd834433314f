"""Scales of several items, knowledge, and single persons"""

from analysis.knowledge import measure_right, measure_total
from analysis.moments import Moments
from analysis.omega import measure_omega
from analysis.reliable_change import Norm, reliable_change
from analysis.scale import measure_alpha
from tests.spec.answers import column, ends, number, table_of, there
from tests.spec.section import Examples, Rows, rows

TRUST = rows("""
    trust | respect | choice | steady | people
    1     | 1       | 2      | 2      | 9
    2     | 1       | 2      | 2      | 6
    2     | 2       | 3      | 2      | 11
    3     | 2       | 3      | 2      | 9
    3     | 3       | 3      | 2      | 10
    4     | 3       | 4      | 2      | 8
    4     | 4       | 3      | 2      | 7
""")


def people(given: Rows) -> list[list[float]]:
    """A row for each person."""
    return [
        [float(cell) for cell in list(row.values())[:-1]]
        for row in given
        for _ in range(int(row["people"]))
    ]


def test_alpha(show: Examples) -> None:
    """Whether items belong together (Cronbach's alpha)

    An item to which everybody gave the same answer stays in, and is seen to: other programs drop
    it without a word, which changes the figure.

    Formula: α = k/(k − 1) · (1 − Σ variances/variance of the total), k items. Feldt: 1 − (1 −
    α)·F, quantiles 0.975 and 0.025 of F with n − 1 and (n − 1)(k − 1) degrees of freedom.
    Source: Cronbach 1951, Psychometrika 16:297; Feldt 1965, Psychometrika 30:357.
    Used: from 30 people and 3 items on. Below 0 an item is likely to run the other way.
    Refused: fewer people or items; a total without spread.
    Code: `analysis/scale.py`, `analysis/moments.py`
    """
    found = measure_alpha(Moments.from_rows(people(TRUST), 4))
    three = measure_alpha(Moments.from_rows([row[:3] for row in people(TRUST)], 3))
    lines = [
        f"alpha {number(found.alpha)} of {found.n} people, {ends(found.interval)}",
        f"without the item that never varies: {number(three.alpha)}",
        f"shown: {'yes' if found.is_shown else 'no'}",
    ]
    show(
        TRUST,
        lines,
        """
        alpha 0.805 of 60 people, from 0.709 to 0.874
        without the item that never varies: 0.905
        shown: yes
        """,
    )


def test_omega(show: Examples) -> None:
    """How much of a total is one thing (McDonald's omega)

    Formula: ω = (Σ loadings)²/variance of the total, loadings of one factor by minimum residuals.
    Source: McDonald 1999, Test Theory; Harman and Jones 1966, Psychometrika 31:351.
    Used: the appendix, from 50 people on.
    Refused: fewer than 3 items; an item or a total without spread.
    Code: `analysis/omega.py`
    """
    rows_ = [row[:3] for row in people(TRUST)]
    found = measure_omega(Moments.from_rows(rows_, 3))
    with_steady = measure_omega(Moments.from_rows(people(TRUST), 4))
    lines = [
        f"omega of the first three {number(there(found).raw)}",
        f"of all four, one of which never varies: {with_steady}",
    ]
    show(
        TRUST,
        lines,
        """
        omega of the first three 0.941
        of all four, one of which never varies: None
        """,
    )


def test_reliable_change(show: Examples) -> None:
    """Whether one person's total moved reliably (Jacobson and Truax)

    A smallest important change is used in the same way: only where the instrument has a published
    one. For a single question it is one step of its scale. None is ever made up.

    Formula: (after − before)/(SD·√2·√(1 − r)); reliable beyond 1.96.
    Source: Jacobson and Truax 1991, Journal of Consulting and Clinical Psychology 59:12; the
    example is theirs.
    Used: totals of several items, with the deviation SD and the reliability r that somebody
    published.
    Refused: single questions; SD and r from our own few people; r = 1.
    Code: `analysis/reliable_change.py`
    """
    given = rows("""
        before | after | SD  | r
        47.5   | 32.5  | 7.5 | 0.8
    """)
    found = reliable_change(47.5, 32.5, Norm(7.5, 0.8, "Jacobson and Truax 1991"))
    lines = [
        f"index {number(there(found).index, 2)},"
        f" smallest reliable change {number(there(found).smallest, 2)}"
    ]
    show(
        given,
        lines,
        """
        index -3.16, smallest reliable change 9.30
        """,
    )


def test_right_answers(show: Examples) -> None:
    """Right and wrong answers

    What people knew, beside how well they say that they know it, and never merged with that.

    Formula: right answers as the better of two levels, with the sign test, as at
    [both ends of the scale](#both-ends-of-the-scale-top-and-bottom-box).
    Source: McNemar 1947.
    Used: knowledge questions.
    Refused: not knowing is not a wrong answer; a second look that counts it as not right stands
    beside it.
    Code: `analysis/knowledge.py`
    """
    given = rows("""
        before    | after     | people
        1         | 2         | 9
        2         | 2         | 6
        2         | 1         | 1
        1         | 1         | 4
        did not know | 2         | 5
    """)
    found = measure_right(table_of(given, 2))
    lines = [
        f"right before {found.right.box.before}, after {found.right.box.after} of {found.n};"
        f" p {number(found.right.p)}",
        f"with those who did not know: {found.with_unsure.box.before} and"
        f" {found.with_unsure.box.after} of {found.n_with_unsure}; p {number(found.with_unsure.p)}",
    ]
    show(
        given,
        lines,
        """
        right before 7, after 15 of 20; p 0.021
        with those who did not know: 7 and 20 of 25; p 9.8e-04
        """,
    )


def test_total_right(show: Examples) -> None:
    """How many each person had right

    The total over all knowledge questions, of people who answered all of them, by the signed-rank
    test.
    """
    totals = rows("""
        right before | right after | people
        1            | 3           | 6
        2            | 3           | 5
        2            | 2           | 4
        3            | 2           | 1
    """)
    pairs = zip(column(totals, "right before"), column(totals, "right after"), strict=True)
    total = measure_total(dict(zip(pairs, column(totals, "people"), strict=True)))
    lines = [
        f"{total.up} up, {total.same} the same, {total.down} down; p {number(total.pratt.p_two, 4)}"
    ]
    show(
        totals,
        lines,
        """
        11 up, 4 the same, 1 down; p 0.0034
        """,
    )
