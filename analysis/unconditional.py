"""Exact tests of two shares that do not take the total of the answer as given."""

# SciPy fills a table of all outcomes, and searches in it for every one.
MOST_OUTCOMES = 170_000
MOST_PEOPLE = 3000


def boschloo_p(x1: int, n1: int, x2: int, n2: int) -> float | None:
    """Return Boschloo's two-sided p of x1 of n1 against x2 of n2; None for too many people.

    Two-sided is twice the smaller side, as SciPy does it and as we tell it; the version by minimum
    likelihood differs. None too for an empty group. Source: Boschloo 1970, Statistica Neerlandica
    24:1.
    """
    if not _can_compute(n1, n2):
        return None
    # scipy.stats is the slowest import of all: only a release in the making needs it.
    from scipy.stats import boschloo_exact

    return min(1.0, float(boschloo_exact([[x1, x2], [n1 - x1, n2 - x2]]).pvalue))


def barnard_p(x1: int, n1: int, x2: int, n2: int) -> float | None:
    """Return Barnard's two-sided p with the pooled statistic; None as for `boschloo_p`.

    Source: Barnard 1947, Biometrika 34:123.
    """
    if not _can_compute(n1, n2):
        return None
    from scipy.stats import barnard_exact

    return min(1.0, float(barnard_exact([[x1, x2], [n1 - x1, n2 - x2]], pooled=True).pvalue))


def _can_compute(n1: int, n2: int) -> bool:
    """Tell whether all outcomes of both groups fit."""
    fits = (n1 + 1) * (n2 + 1) <= MOST_OUTCOMES and max(n1, n2) <= MOST_PEOPLE
    return n1 > 0 and n2 > 0 and fits
