"""Better, the same and worse of some of the people: what may be shown of these three counts.

For figures beside those of the whole item: what people remember, another wave, a total.
"""

from dataclasses import dataclass

from analysis.protected import Audience, public_may_see
from analysis.tiers import COUNTS_FROM, Band, Tier, is_small, tier, verbal_band
from analysis.transition import TransitionTable


@dataclass(frozen=True, slots=True)
class Outcome:
    """People who went up, stayed and went down; unprotected."""

    up: int
    same: int
    down: int

    @property
    def n(self) -> int:
        """All of them."""
        return self.up + self.same + self.down


@dataclass(frozen=True, slots=True)
class ProtectedOutcome:
    """The same after the gate. `n` None: 1 to k - 1 people, or not to be told; 0: nobody.

    The counts are None where only the bands of `up` and `down` may be told, and these are None
    where counts are.
    """

    tier: Tier
    n: int | None
    up: int | None = None
    same: int | None = None
    down: int | None = None
    up_band: Band | None = None
    down_band: Band | None = None

    def shows_small(self, k: int) -> bool:
        """Whether a count of 1 to k - 1 is shown, as only closed groups may see it."""
        return any(is_small(x or 0, k) for x in (self.up, self.same, self.down))


HIDDEN = ProtectedOutcome("hidden", None)


def outcome_of(table: TransitionTable) -> Outcome:
    """Return how the people in a table moved."""
    block = table.paired
    up = sum(sum(row[before + 1 :]) for before, row in enumerate(block))
    down = sum(sum(row[:before]) for before, row in enumerate(block))
    return Outcome(up, sum(row[before] for before, row in enumerate(block)), down)


def protect_outcome(outcome: Outcome, audience: Audience, k: int) -> ProtectedOutcome:
    """Return what `audience` may see (rules R1 and R3): nothing, bands, or the three counts."""
    n, level = outcome.n, tier(outcome.n, k)
    if level in ("nobody", "hidden"):
        return ProtectedOutcome(level, 0 if level == "nobody" else None)
    counts = (outcome.up, outcome.same, outcome.down)
    if n >= COUNTS_FROM and (audience != "public" or public_may_see(counts, n, k)):
        return ProtectedOutcome(level, n, *counts)
    bands = verbal_band(outcome.up, n), verbal_band(outcome.down, n)
    return ProtectedOutcome(level, n, up_band=bands[0], down_band=bands[1])
