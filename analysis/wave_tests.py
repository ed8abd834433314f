"""The tests of three waves and more, at once, and what they let one say."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from analysis.change import EVIDENCE_BELOW
from analysis.multiplicity import holm
from analysis.waves import Pattern, friedman, page_trend, skillings_mack

Claim = Literal["rising", "falling", "differ", "not_apart"]
MOST_PERMUTED = 60
"""People up to whom p is found by permutation: with more, the curve is close enough."""
MOST_SUMS = 5_000
"""Few, so that a release is made in a moment: beyond, p is drawn, with a fixed seed."""


@dataclass(frozen=True, slots=True)
class WaveTests:
    """Tests of `n` people with two answers or more, `complete` of whom answered every wave.

    Each p is by permutation for few people, else from its curve; None where there is nothing to
    test. `rises` tells the direction of Page's trend: 1, -1, or 0. The claim stands on `adjusted`,
    the p of Page's test and of Skillings and Mack's after Holm's steps over all items.
    """

    n: int
    complete: int
    friedman_p: float | None
    skillings_mack_p: float | None
    page_p: float | None
    rises: int
    permuted: bool
    adjusted: tuple[float | None, float | None] = (None, None)

    @property
    def claim(self) -> Claim:
        """What may be said in words; as strong for falling as for rising."""
        page, mack = (p is not None and p < EVIDENCE_BELOW for p in self.adjusted)
        if page and self.rises:
            return "rising" if self.rises > 0 else "falling"
        return "differ" if mack else "not_apart"


def adjust(tests: Sequence[WaveTests | None]) -> list[WaveTests | None]:
    """Return the tests of several items with what looking at all of them does to each p."""
    pages = [each.page_p if each else None for each in tests]
    macks = [each.skillings_mack_p if each else None for each in tests]
    adjusted = holm([*pages, *macks])
    pairs = zip(adjusted[: len(tests)], adjusted[len(tests) :], strict=True)
    return [
        None if each is None else replace(each, adjusted=pair)
        for each, pair in zip(tests, pairs, strict=True)
    ]


def measure_waves(patterns: Mapping[Pattern, int]) -> WaveTests:
    """Return the tests of patterns that have two answers or more each."""
    n = sum(patterns.values())
    whole, page = friedman(patterns), page_trend(patterns)
    found = whole.test.p, skillings_mack(patterns).p, page.test.p if page.test else None
    permuted = _permuted(patterns) if n <= MOST_PERMUTED else None
    if permuted is not None:
        found = permuted
    z = page.test.z if page.test else 0.0
    return WaveTests(n, whole.n, *found, (z > 0) - (z < 0), permuted is not None)


def _permuted(
    patterns: Mapping[Pattern, int],
) -> tuple[float | None, float | None, float | None] | None:
    """Return the three p by permutation; None where a pattern has too many waves for it."""
    # NumPy is loaded only when something is measured: pages that read do without.
    from analysis.wave_permutation import permute_friedman, permute_page, permute_skillings_mack

    tests = permute_friedman, permute_skillings_mack, permute_page
    whole, mack, page = (test(patterns, most_sums=MOST_SUMS) for test in tests)
    if mack is None or page is None:
        return None
    return (whole.p if whole else None), mack.p, page.p
