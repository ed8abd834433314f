"""The signed-rank test for any number of people

Given how far people moved, twice the rank sum is Σ r·B over the distances: r twice the mid-rank
of the people who moved so far, B how many of those t people went up, a throw of t fair coins.
There are few distances, however many people there are.
`method` says how the p was found, and `error_bound` from how far the true one can be at most.

| method | when | error at most |
|---|---|---|
| `binomial` | everybody who moved moved equally far: it is the sign test | 10⁻¹² |
| `meet_in_middle` | the sums of half of the distances can be listed: each meets the tail of the other half | 2·10⁻¹² |
| `characteristic_function` | otherwise: the characteristic function of the sum is below 10⁻¹³ nearly everywhere, and the few places where it is not are found by whole numbers | 10⁻¹¹ |
| `hoeffding_bound` | p is so small that only what it cannot pass is given | itself |
| `edgeworth` | very many people, nearly all of whom stayed: listing would take too long. A normal curve, corrected | Berry and Esseen's bound, up to some hundredths |

An item costs some milliseconds, for a hundred people as for ten million: see [how
fast](speed.md).
A release gives the test more time than a page would have, and leaves out a p that is not exact.
`analysis/binomials.py`, `analysis/meet_in_middle.py` and `analysis/characteristic.py` hold the
three ways.

SciPy's `wilcoxon` is not used, because it is a normal approximation beyond 13 people with ties or
unchanged answers, and its exact version takes a null without ties.
"""  # noqa: E501

from analysis.paired import measure_block
from tests.spec.answers import number
from tests.spec.section import Examples


def test_any_number(show: Examples) -> None:
    """The same share of people, more of them

    Five levels, near no change: the same table of 25 cells with more and more people in each, and
    a few more who went all the way up.
    """
    sizes = (1, 100, 10_000, 1_000_000)
    given = [{"people in each cell": f"{size:,}"} for size in sizes]
    lines = []
    for size in sizes:
        block = [[size] * 5 for _ in range(5)]
        block[0][4] += round(size**0.5)
        found = measure_block(block).pratt
        bound = "exact" if found.error_bound < 1e-10 else f"within {found.error_bound}"
        lines.append(
            f"{sum(map(sum, block)):,} people: p {number(found.p_two)}, {found.method}, {bound}"
        )
    show(
        given,
        lines,
        """
        26 people: p 0.767, meet_in_middle, exact
        2,510 people: p 0.738, characteristic_function, exact
        250,100 people: p 0.737, characteristic_function, exact
        25,001,000 people: p 0.737, characteristic_function, exact
        """,
    )


def test_cases(show: Examples) -> None:
    """Computing cases

    `python -m analysis compute cases.json` reads a list of cases, `{"id": ..., "type": ...,
    ...}`, and prints a list of `{"id", "type", "result"}`.
    A case that is malformed has `error` instead of `result`, is named on standard error, and
    makes the exit code 1.
    Cases of every type with values that R and SciPy gave stand in
    `tests/unit/analysis/oracle.json`, and are compared by `tests/unit/analysis/test_oracle.py`.
    """
    from analysis.cases.computing import compute

    case = {"id": "half", "type": "percent_format", "x": 15, "n": 24}
    show(
        [{name: str(value) for name, value in case.items()}],
        [f"`{compute(case)['result']}`"],
        """
        `{'half_up_integer': 63}`
        """,
    )
