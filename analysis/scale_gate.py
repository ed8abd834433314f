"""Several items that make one scale: what may be shown of its total, and of how they belong
together."""

from collections.abc import Mapping
from dataclasses import dataclass

from analysis.earlier import Told, is_close
from analysis.knowledge_gate import Totals, total_outcome
from analysis.moments import Moments
from analysis.omega import measure_omega
from analysis.outcome import ProtectedOutcome, protect_outcome
from analysis.protected import Audience, ProtectedItem
from analysis.scale import ALPHA_FROM_PEOPLE, OMEGA_FROM_PEOPLE, measure_alpha
from analysis.tiers import is_small


@dataclass(frozen=True, slots=True)
class ScaleFigures:
    """A scale of the items with these keys; unprotected.

    `totals` counts people who answered all of them both times by their total (before, after);
    `moments` are of their answers at the start, from which alpha comes. `told` is what is out.
    """

    key: str
    items: tuple[str, ...]
    totals: Totals
    moments: Moments
    told: tuple[Told, ...] = ()


@dataclass(frozen=True, slots=True)
class ProtectedScale:
    """A scale after the gate: how totals moved, and alpha with Feldt's limits, all as text with two
    decimals; None where not shown. `looks_reversed`: an item speaks against the others."""

    key: str
    items: tuple[str, ...]
    total: ProtectedOutcome
    alpha: tuple[str, str, str] | None = None
    omega: str | None = None
    looks_reversed: bool = False


def protect_scale(
    figures: ScaleFigures, shown: Mapping[str, ProtectedItem], audience: Audience, k: int
) -> ProtectedScale | None:
    """Return what may be shown of a scale; None where those who left an item out, or who came since
    an earlier release, are too few.

    For closed groups: with the items, a total could tell of a few people who moved in several.
    Alpha and omega from 30 and 50 people on.
    """
    if audience == "public":
        return None
    outcome = total_outcome(figures.totals)
    total = protect_outcome(outcome, audience, k)
    if any(is_small((shown[key].n or 0) - outcome.n, k) for key in figures.items):
        return None
    if not total.n or is_close(outcome.n, figures.told, k, is_exempt=total.shows_small(k)):
        return None
    if outcome.n < ALPHA_FROM_PEOPLE:
        return ProtectedScale(figures.key, figures.items, total)
    return ProtectedScale(figures.key, figures.items, total, *_together(figures.moments))


def _together(moments: Moments) -> tuple[tuple[str, str, str] | None, str | None, bool]:
    """Return alpha with its limits, omega, and whether an item looks reversed."""
    alpha = measure_alpha(moments)
    if not alpha.is_shown or alpha.alpha is None or alpha.interval is None:
        return None, None, False
    numbers = alpha.alpha, alpha.interval.low, alpha.interval.high
    first, low, high = (f"{each:.2f}" for each in numbers)
    omega = measure_omega(moments) if moments.n >= OMEGA_FROM_PEOPLE else None
    return (first, low, high), f"{omega.raw:.2f}" if omega else None, alpha.looks_reversed
