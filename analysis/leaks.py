"""What a single figure gives away by itself: a percentage, or a mean."""

from dataclasses import dataclass

from analysis.tiers import is_small

MEANS_FROM = 10
MEAN_DECIMALS = 1


@dataclass(frozen=True, slots=True)
class PercentageLeak:
    """The counts that a percentage of n people can stand for.

    `discloses`: one of them (or what it leaves of n) is 1 to k - 1 people, and there are fewer
    than k of them, so that a number that must be hidden is all but told.
    """

    counts: range
    discloses: bool


@dataclass(frozen=True, slots=True)
class MeanLeak:
    """The totals that a rounded mean of n people can stand for.

    `all_at_extreme`: everybody gave the same end of the scale. `someone_known`: at least one
    person must have given an end, whatever the others did.
    """

    totals: range
    all_at_extreme: bool
    someone_known: bool


def percentage_leak(percent: int, n: int, k: int) -> PercentageLeak:
    """Return what a whole percentage, rounded half up, tells beside its n."""
    # Half up: x is printed so when 2n·percent <= 200x + n < 2n·(percent + 1).
    first = -((n - 2 * n * percent) // 200)
    last = (2 * n * (percent + 1) - n - 1) // 200
    counts = range(max(first, 0), min(last, n) + 1) if n else range(0)
    small = any(is_small(x, k) or is_small(n - x, k) for x in counts[:k])
    return PercentageLeak(counts, small and len(counts) < k)


def mean_leak(mean: str, n: int, lowest: int, highest: int) -> MeanLeak:
    """Return what a mean tells beside its n; `mean` as printed, so that its decimals count."""
    whole, _, decimals = mean.partition(".")
    unit = 10 ** len(decimals)
    printed = int(whole + decimals)
    # Half up: the mean is printed when 2n·printed <= 2·total·unit + n < 2n·(printed + 1).
    first = -((n - 2 * n * printed) // (2 * unit))
    last = (2 * n * (printed + 1) - n - 1) // (2 * unit)
    totals = range(max(first, n * lowest), min(last, n * highest) + 1) if n else range(0)
    if not totals:
        return MeanLeak(totals, False, False)
    # Totals are neighbours, so what lies off both ends lies between the first and the last.
    off_both = totals[-1] >= n * (lowest + 1) and totals[0] <= n * (highest - 1)
    extreme = len(totals) <= 2 and {n * lowest, n * highest}.issuperset(totals)
    return MeanLeak(totals, extreme, highest - lowest == 1 or not off_both)


def releasable_mean(total: int, n: int, lowest: int, highest: int, k: int) -> str | None:
    """Return a mean as it may be shown, with one decimal; None when it may not (rule R8).

    Needs 10 people, and no total that it can stand for may leave fewer than k of them away from
    an end of the scale: 4.9 of ten people up to 5 means that just one gave another answer.
    """
    if n < max(MEANS_FROM, k):
        return None
    unit = 10**MEAN_DECIMALS
    printed = (2 * total * unit + n) // (2 * n)
    mean = f"{printed // unit}.{printed % unit}"
    leak = mean_leak(mean, n, lowest, highest)
    room = min(leak.totals[0] - n * lowest, n * highest - leak.totals[-1])
    return mean if room >= k else None
