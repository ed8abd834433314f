"""Three ways to ask about a change: what may be shown of each, side by side and never added up."""

from dataclasses import dataclass

from analysis.earlier import Told, is_close
from analysis.outcome import HIDDEN, ProtectedOutcome, outcome_of, protect_outcome
from analysis.protected import Audience, ProtectedItem
from analysis.ratings import RATINGS, Parted, RatedPeople, parted_by_bounds, parted_by_person
from analysis.tiers import is_small
from analysis.transition import TransitionTable

MOVES = (1, 0, -1)


@dataclass(frozen=True, slots=True)
class DesignFigures:
    """One item asked in more than one way; unprotected. None where it was not asked so.

    `remembered` is from what people remember of the start to the later wave, `recalled` from what
    they said at the start to what they remember of it. `rated` counts people by (before, after,
    rating). `told` says what is out about `remembered`, `told_recalled` about `recalled` and
    `told_rated` about `rated`.
    """

    key: str
    remembered: TransitionTable | None = None
    recalled: TransitionTable | None = None
    rated: RatedPeople | None = None
    told: tuple[Told, ...] = ()
    told_recalled: tuple[Told, ...] = ()
    told_rated: tuple[Told, ...] = ()


@dataclass(frozen=True, slots=True)
class ProtectedDesign:
    """One item after the gate. None: not asked so. `parted` where ratings and answers part, of
    `rated` people; None where that may not be told."""

    key: str
    remembered: ProtectedOutcome | None = None
    recalled: ProtectedOutcome | None = None
    parted: Parted | None = None
    rated: int = 0


def protect_design(
    figures: DesignFigures, shown: ProtectedItem, audience: Audience, k: int
) -> ProtectedDesign:
    """Return what may be shown of one item beside its measured change in `shown`."""
    people = figures.rated or {}
    is_new = not is_close(sum(people.values()), figures.told_rated, k)
    parted = _parted(people, shown, k, may_link=is_new)
    return ProtectedDesign(
        key=figures.key,
        remembered=_outcome(figures.remembered, figures.told, audience, k),
        recalled=_outcome(figures.recalled, figures.told_recalled, audience, k),
        parted=parted,
        rated=sum(people.values()) if parted else 0,
    )


def _outcome(
    table: TransitionTable | None, told: tuple[Told, ...], audience: Audience, k: int
) -> ProtectedOutcome | None:
    """Return how people moved in one design; None where nobody was asked so."""
    if table is None:
        return None
    found = protect_outcome(outcome_of(table), audience, k)
    close = is_close(table.n_pairs, told, k, is_exempt=found.shows_small(k))
    return HIDDEN if close and found.n else found


def _parted(people: RatedPeople, shown: ProtectedItem, k: int, *, may_link: bool) -> Parted | None:
    """Return where ratings and answers part: person by person where that `may_link` and no small
    number of people can be worked out, else the bounds that the shown totals tell anyway."""
    said = shown.said
    if said is None or said.n is None or shown.n is None or shown.up is None:
        return None
    cross = _cross(people)
    rest = [
        all_ - sum(cross[rating, move] for rating in RATINGS)
        for move, all_ in zip(MOVES, (shown.up, shown.same or 0, shown.down or 0), strict=True)
    ]
    if may_link and not any(is_small(count, k) for count in (*cross.values(), *rest)):
        return parted_by_person(people)
    if said.n != shown.n:
        return None
    moved = (shown.up, shown.same or 0, shown.down or 0)
    return parted_by_bounds(moved, (said.better or 0, said.same or 0, said.worse or 0))


def _cross(people: RatedPeople) -> dict[tuple[str, int], int]:
    """Return people by rating and by how their answer moved."""
    cross: dict[tuple[str, int], int] = {(rating, move): 0 for rating in RATINGS for move in MOVES}
    for (before, after, rating), count in people.items():
        cross[rating, (after > before) - (after < before)] += count
    return cross
