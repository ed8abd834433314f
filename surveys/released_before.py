"""What earlier releases of a survey told of the same figures, for the gate to keep its distance."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from analysis.designs_gate import ProtectedDesign
from analysis.earlier import Told, is_close
from analysis.figures import ItemFigures
from analysis.outcome import ProtectedOutcome, outcome_of, protect_outcome
from analysis.over_time import shown_points
from analysis.parts import ProtectedParts
from analysis.protected import Audience
from analysis.reach_gate import ProtectedReach
from surveys.compared import Compared
from surveys.release import Content
from surveys.wave_names import wave_keys


@dataclass(frozen=True, slots=True)
class ReleasedBefore:
    """An earlier release about the same group: for whom, its two waves, and what it told. `left`:
    somebody in it took their answers out since, or was counted in the wrong group."""

    id: int
    audience: str
    waves: tuple[int, int]
    content: Content
    left: bool

    @property
    def parts(self) -> ProtectedParts:
        """What stood beside its items."""
        return self.content.parts.figures if self.content.parts else ProtectedParts()


Before = Sequence[ReleasedBefore]


def reach_before(before: Before) -> tuple[tuple[ProtectedReach, bool], ...]:
    """What earlier releases told of who answered, and whether each is withdrawn."""
    return tuple((each.parts.reach, each.left) for each in before if each.parts.reach)


def points_before(
    before: Before, item: str, wave: str, waves: tuple[int, int], k: int
) -> tuple[Told, ...]:
    """What is out about the change in an item from the first of two waves to the second, whose key
    is `wave`: as a point over time, or as the item of a release of these waves."""
    return (*_points(before, item, wave, k), *_items(before, item, waves, k))


def _points(before: Before, item: str, wave: str, k: int) -> Iterable[Told]:
    for each in before:
        outcome = shown_points(each.parts.series).get((item, wave))
        if outcome is not None:
            yield _told(outcome, each, k)


def _items(before: Before, item: str, waves: tuple[int, int], k: int) -> Iterable[Told]:
    for each in before:
        for shown in each.content.items:
            if shown.key == item and shown.n and each.waves == waves:
                outcome = ProtectedOutcome(shown.tier, shown.n, shown.up, shown.same, shown.down)
                yield _told(outcome, each, k)


def tests_before(before: Before, item: str) -> tuple[Told, ...]:
    """How many answers stand behind earlier tests of all waves of an item."""
    return tuple(
        Told(series.answers, each.left)
        for each in before
        for series in each.parts.series
        if series.key == item and series.answers
    )


def remembered_before(before: Before, item: str, after: int, k: int) -> tuple[Told, ...]:
    """What earlier releases of this later wave told of the change from what people remember."""
    found = [(each, design.remembered) for each, design in _designs(before, item)]
    return tuple(_told(o, each, k) for each, o in found if o and o.n and each.waves[1] == after)


def recalled_before(before: Before, item: str, k: int) -> tuple[Told, ...]:
    """What earlier releases, whatever their later wave, told of how people remember the start."""
    found = [(each, design.recalled) for each, design in _designs(before, item)]
    return tuple(_told(outcome, each, k) for each, outcome in found if outcome and outcome.n)


def rated_before(before: Before, item: str, waves: tuple[int, int]) -> tuple[Told, ...]:
    """Of how many people earlier releases of these waves told where ratings and answers part."""
    return tuple(
        Told(design.rated, each.left)
        for each, design in _designs(before, item)
        if design.rated and each.waves == waves
    )


def _designs(before: Before, item: str) -> Iterator[tuple[ReleasedBefore, ProtectedDesign]]:
    for each in before:
        for design in each.parts.designs:
            if design.key == item:
                yield each, design


def totals_before(before: Before, key: str, waves: tuple[int, int], k: int) -> tuple[Told, ...]:
    """What earlier releases of these waves told of the total of a scale, or with the key
    "knowledge" of the right answers."""
    found = []
    for each in before:
        if each.waves != waves:
            continue
        knowledge = each.parts.knowledge
        totals = {scale.key: scale.total for scale in each.parts.scales}
        total = knowledge.total if key == "knowledge" and knowledge else totals.get(key)
        if total is not None and total.n:
            found.append(_told(total, each, k))
    return tuple(found)


def is_too_close(
    before: Before, what: Compared, item: ItemFigures, audience: Audience, k: int
) -> bool:
    """Whether an item may not be released beside a point over time that an earlier release of other
    waves shows of the same change."""
    wave = wave_keys(what.survey.waves)[what.after.id]
    others = [each for each in before if each.waves != what.waves]
    exempt = protect_outcome(outcome_of(item.table), audience, k).shows_small(k)
    return is_close(item.table.n_pairs, _points(others, item.key, wave, k), k, is_exempt=exempt)


def _told(outcome: ProtectedOutcome, release: ReleasedBefore, k: int) -> Told:
    return Told(outcome.n or 0, release.left, outcome.shows_small(k))
