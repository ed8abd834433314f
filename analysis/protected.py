"""What may be shown of one item of the whole support service, to each audience."""

from dataclasses import dataclass
from math import ceil, floor
from typing import Literal

from analysis.change import EVIDENCE_BELOW, Grade
from analysis.figures import MeasuredItem, RatingCounts
from analysis.hiding import ReleasedBox, hide_boxes
from analysis.interval import tango
from analysis.nobody import nobody_at_end, nobody_moved
from analysis.tiers import (
    COUNTS_FROM,
    PERCENT_FROM,
    Band,
    Tier,
    is_small,
    tier,
    verbal_band,
)

Audience = Literal["steering", "public", "worker"]


@dataclass(frozen=True, slots=True)
class ProtectedRating:
    """What people said themselves: counts, or only the band that said "better" and "worse"."""

    n: int | None
    better: int | None
    same: int | None
    worse: int | None
    better_band: Band
    worse_band: Band


@dataclass(frozen=True, slots=True)
class ProtectedItem:
    """One item after the gate. None always means: not shown (or not there to be shown).

    `up_band` and `down_band` stand in for `up` and `down` where these are None. `net_in_ten` is
    the interval of the net change in people of every ten, rounded outwards. `lost_is_few`: 1 to
    k - 1 people did not answer again; then `started` and `lost` are None. `p` is exact and only
    below public; `below_5_percent` stands in for it. So are `pratt_p` and `rank_biserial` of the
    signed-rank test; `size_disagrees`: fewer people moved the one way, but further. Declined
    counts: None none, 0 "a few". `zeros` are what nobody did (see `analysis.nobody`). `waits`:
    nothing is shown, because only a few people make the difference to an earlier release.
    `primary`: `adjusted_p` is among the main questions.
    """

    key: str
    measure: str
    tier: Tier
    k: int
    percents: bool = False
    comparable: bool = True
    looking_back: bool = False
    n: int | None = None
    up: int | None = None
    same: int | None = None
    down: int | None = None
    up_band: Band | None = None
    down_band: Band | None = None
    grade: Grade | None = None
    net_in_ten: tuple[int, int] | None = None
    top: ReleasedBox | None = None
    bottom: ReleasedBox | None = None
    said: ProtectedRating | None = None
    started: int | None = None
    lost: int | None = None
    lost_is_few: bool = False
    attrition_is_large: bool = False
    tests: int = 0
    p: float | None = None
    adjusted_p: float | None = None
    below_5_percent: bool | None = None
    pratt_p: float | None = None
    rank_biserial: float | None = None
    size_disagrees: bool = False
    declined_before: int | None = None
    declined_after: int | None = None
    zeros: tuple[str, ...] = ()
    waits: bool = False
    primary: bool = True


def protect_item(figures: MeasuredItem, audience: Audience, k: int) -> ProtectedItem:
    """Return what `audience` may see of one item, with threshold k (5 to 20).

    Rules by number from the design's disclosure control: R1 nothing about 1 to k - 1 pairs;
    R3 small cells and complements, from which a steering group is exempt from 10 pairs on; R8
    exact p only below public; R14 no drop-outs by subtraction. A worker's page follows the rules
    of the steering group.
    """
    n, level = figures.change.n, tier(figures.change.n, k)
    if level == "hidden" or figures.waits:
        return ProtectedItem(figures.key, figures.measure, "hidden", k, waits=figures.waits)
    shown: dict[str, object] = {"n": n, "looking_back": figures.looking_back}
    shown |= _people(figures, k)
    if not figures.comparable_version:
        shown["comparable"] = False
    elif level != "nobody":
        shown |= _outcome(figures, audience, k)
    return ProtectedItem(figures.key, figures.measure, level, k, **shown)  # type: ignore[arg-type]


def _people(figures: MeasuredItem, k: int) -> dict[str, object]:
    """Return who answered and who is missing; small numbers become "a few" (rule R14)."""
    change, attrition = figures.change, figures.attrition
    shown: dict[str, object] = {"declined_before": _few_or_count(figures.declined_before, k)}
    if is_small(change.lost, k) or is_small(change.started, k):
        return shown | {"lost_is_few": True}
    shown |= {"started": change.started, "lost": change.lost}
    shown["attrition_is_large"] = attrition.is_large
    if not is_small(change.lost - figures.declined_after, k):
        shown["declined_after"] = _few_or_count(figures.declined_after, k)
    return shown


def _few_or_count(count: int, k: int) -> int | None:
    """Return None for nobody, 0 for a few (1 to k - 1), else the count."""
    return (0 if is_small(count, k) else count) or (None if count == 0 else 0)


def _outcome(figures: MeasuredItem, audience: Audience, k: int) -> dict[str, object]:
    """Return how people's answers moved, as exactly as the audience may know."""
    change, n = figures.change, figures.change.n
    shown: dict[str, object] = {"said": _rating(figures.said, n, audience, k)}
    exact = n >= COUNTS_FROM and (
        audience != "public" or public_may_see((change.up, change.same, change.down), n, k)
    )
    if not exact:
        shown |= {"up_band": verbal_band(change.up, n), "down_band": verbal_band(change.down, n)}
        if audience != "public":  # a zero points at nobody, and harm to none is worth telling
            shown["zeros"] = nobody_at_end(change)
        # A claim about few people narrows a band down to one or two counts.
        return shown | (_claim(figures) if n >= PERCENT_FROM else {})
    shown |= {"up": change.up, "same": change.same, "down": change.down}
    shown |= _claim(figures) | {"percents": n >= PERCENT_FROM}
    shown["zeros"] = nobody_moved(change)
    shown["net_in_ten"] = in_ten(change.up, change.down, n)
    shown["size_disagrees"] = figures.size_disagrees
    top, bottom = hide_boxes(change, k, figures.before)
    if audience == "public":
        top, bottom = _public_box(top, n, k), _public_box(bottom, n, k)
    else:
        shown |= {"p": change.sign_p, "adjusted_p": figures.adjusted_p}
        shown["primary"] = figures.primary
        shown |= {"pratt_p": figures.pratt_p, "rank_biserial": figures.rank_biserial}
    return shown | {"top": top, "bottom": bottom}


def _claim(figures: MeasuredItem) -> dict[str, object]:
    """Return the claim, and whether p is below .05, which the claim tells anyway."""
    p = figures.adjusted_p
    below = None if p is None else p < EVIDENCE_BELOW
    return {"grade": figures.grade, "tests": figures.tests, "below_5_percent": below}


def in_ten(up: int, down: int, n: int) -> tuple[int, int] | None:
    """Return the interval of the net change in people of every ten, rounded outwards."""
    found = tango(up, down, n)
    if found is None:
        return None
    # Rounded first, so that a last bit too much does not cost a whole person.
    return floor(round(found.low * 10, 9)), ceil(round(found.high * 10, 9))


def public_may_see(counts: tuple[int, ...], n: int, k: int) -> bool:
    """Tell whether no count and no complement of it is 1 to k - 1 (rule R3)."""
    return not any(is_small(x, k) or is_small(n - x, k) for x in counts)


def _public_box(box: ReleasedBox, n: int, k: int) -> ReleasedBox:
    """Return the box for the public: both numbers, or neither when either could point at someone.

    Both, because the two times of one end say much about each other.
    """
    counts = tuple(x for x in (box.before, box.after) if x is not None)
    safe = len(counts) == 2 and public_may_see(counts, n, k)
    return box if safe else ReleasedBox(None, None)


def _rating(
    said: RatingCounts | None, n_pairs: int, audience: Audience, k: int
) -> ProtectedRating | None:
    """Return what people said changed; None when fewer than k said anything.

    Counts need the same care as up, same and down, and nobody's silence may be worked out.
    """
    if said is None or said.n < k:
        return None
    counts = (said.better, said.same, said.worse)
    exact = min(said.n, n_pairs) >= COUNTS_FROM and not is_small(n_pairs - said.n, k)
    if audience == "public":
        exact = exact and public_may_see(counts, said.n, k)
    bands = verbal_band(said.better, said.n), verbal_band(said.worse, said.n)
    better, same, worse = counts if exact else (None, None, None)
    return ProtectedRating(said.n if exact else None, better, same, worse, *bands)
