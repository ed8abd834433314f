"""Counting what stands beside the items of a release: who is missing, what people remember, what
they say changed, every wave; the totals stand in `surveys.adding_up`.

Everything comes from counts of whole tuples of answers.
"""

from collections.abc import Iterator, Sequence
from datetime import date

from analysis.designs_gate import DesignFigures
from analysis.figures import ItemFigures
from analysis.outcome import outcome_of
from analysis.over_time import PointFigures, SeriesFigures
from analysis.parts import PartFigures
from analysis.ratings import Rating
from analysis.transition import TransitionTable
from analysis.waves import Pattern
from surveys import released_before as earlier
from surveys.adding_up import count_knowledge, count_scales
from surveys.asked import Counting, asked_in
from surveys.compared import Compared
from surveys.levels import Pair, level_of
from surveys.missing import reach_figures
from surveys.questionnaire import BETTER, SAME, WORSE, Item
from surveys.released_before import Before
from surveys.store.questionnaires import get_version
from surveys.store.reach_figures import count_reached
from surveys.store.wave_figures import Patterns, count_patterns
from surveys.wave import Wave
from surveys.wave_names import wave_keys

Two = tuple[TransitionTable | None, TransitionTable | None]
NEITHER: Two = (None, None)
RATING_OF_CODE: dict[int, Rating] = {BETTER: "better", SAME: "same", WORSE: "worse"}


async def count_parts(
    what: Compared, items: Sequence[ItemFigures], before: Before, today: date, k: int
) -> PartFigures:
    """Count what stands beside `items`, which are those of the release in their order. `before` is
    what earlier releases told."""
    versions = {wave: await get_version(each) for wave, each in what.survey.versions.items()}
    counting = Counting(what, versions[what.after.id], asked_in(versions), before, k)
    keys = [item.key for item in items if item.comparable_version]
    reached = await count_reached(what.survey, young=what.young)
    return PartFigures(
        reach=reach_figures(what, reached, today),
        earlier_reach=earlier.reach_before(before),
        designs=tuple([found for key in keys if (found := await _design(counting, key))]),
        series=tuple([each for key in keys if (each := await _series(counting, key))]),
        knowledge=await count_knowledge(counting, keys),
        scales=await count_scales(counting, keys),
    )


async def _design(counting: Counting, key: str) -> DesignFigures | None:
    """The other ways in which an item was asked; None where there is none."""
    what, before = counting.what, counting.before
    question = counting.version.question_ids[key]
    looking = what.looking_back
    back = counting.asked.find(looking, question) if looking else None
    rating = next((i for i in counting.version.content.items if i.about == key), None)
    if back is None and rating is None:
        return None
    remembered, recalled = await _looked_back(counting, question, looking) if looking else NEITHER
    return DesignFigures(
        key=key,
        remembered=remembered,
        recalled=recalled,
        rated=await _rated(counting, key, rating) if rating else None,
        told=earlier.remembered_before(before, key, what.after.id, counting.k),
        told_recalled=earlier.recalled_before(before, key, counting.k),
        told_rated=earlier.rated_before(before, key, what.waves),
    )


async def _looked_back(counting: Counting, question: int, looking: Wave) -> Two:
    """What people remember to what they answer later, and what they said to what they remember."""
    what = counting.what
    waves = (what.before, looking, what.after)
    start, back, now = (counting.asked.find(wave, question) for wave in waves)
    if start is None or back is None or now is None:
        return NEITHER
    people = await count_patterns([(wave.id, question) for wave in waves], young=what.young)
    remembered = Pair(question, back, now).table(_two_of(people, 1, 2))
    return remembered, Pair(question, start, back).table(_two_of(people, 0, 1))


def _two_of(people: Patterns, first: int, second: int) -> dict[tuple[int | None, int | None], int]:
    """The cells of two answers of each tuple."""
    cells: dict[tuple[int | None, int | None], int] = {}
    for codes, count in people.items():
        cell = (codes[first], codes[second])
        cells[cell] = cells.get(cell, 0) + count
    return cells


async def _rated(counting: Counting, key: str, rating: Item) -> dict[tuple[int, int, Rating], int]:
    """People by their two levels and what they said themselves, where they gave all three."""
    what, ids = counting.what, counting.version.question_ids
    asked = [(wave, ids[key]) for wave in what.waves] + [(what.after.id, ids[rating.key])]
    start, now = (counting.asked.find(w, ids[key]) for w in (what.before, what.after))
    found: dict[tuple[int, int, Rating], int] = {}
    for (first, second, said), people in (await count_patterns(asked, young=what.young)).items():
        levels = level_of(start, first), level_of(now, second)
        word = RATING_OF_CODE.get(-1 if said is None else said)
        if levels[0] is not None and levels[1] is not None and word is not None:
            cell = (levels[0], levels[1], word)
            found[cell] = found.get(cell, 0) + people
    return found


async def _series(counting: Counting, key: str) -> SeriesFigures | None:
    """One item over all waves that ask how things are; None where there are fewer than three."""
    what, question = counting.what, counting.version.question_ids[key]
    waves = counting.asked.waves_with(what.asked_at_the_time, question)
    if len(waves) < 3 or waves[0] != what.before:
        return None
    people = await count_patterns([(wave.id, question) for wave in waves], young=what.young)
    items = [item for wave in waves if (item := counting.asked.find(wave, question))]
    names = wave_keys(what.survey.waves)
    points = tuple(
        PointFigures(
            names[wave.id],
            outcome_of(Pair(question, items[0], items[place]).table(_two_of(people, 0, place))),
            earlier.points_before(
                counting.before, key, names[wave.id], (what.before.id, wave.id), counting.k
            ),
        )
        for place, wave in enumerate(waves)
        if place
    )
    patterns: dict[Pattern, int] = {}
    for pattern, count in _levels(items, people):
        patterns[pattern] = patterns.get(pattern, 0) + count
    return SeriesFigures(key, points, patterns, earlier.tests_before(counting.before, key))


def _levels(items: Sequence[Item], people: Patterns) -> Iterator[tuple[Pattern, int]]:
    """The levels of each tuple of codes; gaps are None like answers that are missing."""
    for codes, count in people.items():
        yield tuple(map(level_of, items, codes)), count
