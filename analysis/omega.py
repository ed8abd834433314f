"""McDonald's omega: how much of a total is one thing that all items share."""

from dataclasses import dataclass
from math import sqrt

from analysis.moments import Matrix, Moments
from analysis.scale import OMEGA_FROM_PEOPLE, correlate

# An item that the factor explains wholly leaves nothing to estimate; psych stops here too.
LEAST_UNIQUE = 0.005


@dataclass(frozen=True, slots=True)
class Omega:
    """`standardised` from correlations, `raw` from covariances; one loading an item.

    Each is the variance of the total that the factor explains, by the variance of the total seen.
    `is_shown`: 50 people at least.
    """

    standardised: float
    raw: float
    loadings: tuple[float, ...]
    is_shown: bool


def measure_omega(moments: Moments) -> Omega | None:
    """Return omega of one factor.

    None below three items, or when an item or the total has no spread. Sources: McDonald 1999,
    Test Theory; Harman and Jones 1966, Psychometrika 31:351, for the minimum residuals.
    """
    return omega_from(moments.covariance(), moments.n)


def omega_from(covariance: Matrix | None, n: int) -> Omega | None:
    """Return omega from the covariances of items; None: they are not known."""
    correlations = correlate(covariance) if covariance else None
    if covariance is None or correlations is None or len(correlations) < 3:
        return None
    if min(_total(covariance), _total(correlations)) <= 0:
        return None
    loadings, raw = minimum_residuals(correlations), minimum_residuals(covariance)
    return Omega(
        standardised=sum(loadings) ** 2 / _total(correlations),
        raw=sum(raw) ** 2 / _total(covariance),
        loadings=loadings,
        is_shown=n >= OMEGA_FROM_PEOPLE,
    )


def minimum_residuals(matrix: Matrix) -> tuple[float, ...]:
    """Return the loadings of one factor that leave the least off the diagonal; sum at least 0."""
    # NumPy and SciPy are loaded only when something is measured.
    import numpy as np
    from numpy.typing import NDArray
    from scipy.optimize import least_squares

    seen = np.array(matrix)
    above = np.triu_indices(len(seen), 1)
    largest = np.sqrt((1 - LEAST_UNIQUE) * np.diag(seen))

    def residuals(loadings: NDArray[np.float64]) -> NDArray[np.float64]:
        return np.asarray((seen - np.outer(loadings, loadings))[above])

    values, vectors = np.linalg.eigh(seen)
    start = np.clip(vectors[:, -1] * sqrt(max(values[-1], 0.0)), -0.99 * largest, 0.99 * largest)
    # The tightest that the method takes: loadings are compared in six digits.
    tight = {"xtol": 1e-14, "ftol": 1e-14, "gtol": 1e-14}
    found = least_squares(residuals, start, bounds=(-largest, largest), **tight).x
    sign = -1.0 if found.sum() < 0 else 1.0
    return tuple(float(sign * loading) for loading in found)


def _total(matrix: Matrix) -> float:
    """Return the variance of the total."""
    return sum(map(sum, matrix))
