"""The first answers of everybody who started, where nobody's silence can be worked out (R14)."""

from collections.abc import Sequence
from dataclasses import dataclass

from analysis.protected import Audience
from analysis.tiers import COUNTS_FROM, is_small
from analysis.transition import TransitionTable


@dataclass(frozen=True, slots=True)
class ProtectedLevels:
    """People by level at the start, worst first: of all who started; None where not shown."""

    key: str
    started: tuple[int, ...] | None


def protect_levels(key: str, table: TransitionTable, audience: Audience, k: int) -> ProtectedLevels:
    """Return the first answers of everybody who started, where they may stand.

    Beside the pairs they tell, by subtraction, what those who left had answered: so the leavers
    and the pairs must both be fit to be shown level by level, as must the whole.
    """
    levels = table.levels
    stayed = [sum(row) for row in table.paired]
    left = [sum(row[levels:]) for row in table.counts[:levels]]
    started = [a + b for a, b in zip(stayed, left, strict=True)]
    safe = sum(started) >= COUNTS_FROM and all(
        _may_stand(each, audience, k) for each in (stayed, left, started)
    )
    return ProtectedLevels(key, tuple(started) if safe else None)


def _may_stand(counts: Sequence[int], audience: Audience, k: int) -> bool:
    """Tell whether no count of people is small, and for the public no complement of it."""
    n = sum(counts)
    small = any(is_small(count, k) for count in counts)
    return not small and (
        audience != "public" or not any(is_small(n - count, k) for count in counts)
    )
