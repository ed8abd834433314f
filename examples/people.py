"""The invented people of the invented support service: when they joined, what they answered.

Nothing here is drawn from anybody's answers. Everything follows from one seed, so that the example
looks the same wherever it is loaded; only the days move with today.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

from involvement.participant import State
from surveys.wave import WaveKind

SEED = 1870
BASELINE_DAYS = (0, 28)
REVIEW_DAYS = (80, 120)
FOLLOW_UP_DAYS = (170, 230)
REFERENCE_EVERY = 3
MODES = ("alone", "helped", "interpreted", "paper")
MODE_WEIGHTS = (60, 25, 8, 7)


@dataclass(frozen=True, slots=True)
class Group:
    """People with the same course. `visits` are waves in order; `joined` is how many days ago they
    joined, from and to; the last visit is not `finished` where they stopped on the way."""

    people: int
    joined: tuple[int, int]
    visits: tuple[WaveKind, ...]
    finished: bool = True
    state: State = State.ACTIVE


GROUPS = (
    Group(19, (250, 400), ("baseline", "review", "follow_up")),
    Group(2, (250, 390), ("baseline", "follow_up")),
    Group(3, (260, 390), ("baseline", "review")),
    Group(1, (260, 390), ("baseline", "review"), state=State.NOT_TO_BE_CONTACTED),
    Group(3, (180, 215), ("baseline", "review")),
    Group(2, (140, 160), ("baseline", "review")),
    Group(5, (150, 380), ("baseline",)),
    Group(1, (200, 300), ("baseline",), state=State.DIED),
    Group(1, (200, 300), ("baseline",), state=State.MOVED_ON),
    Group(1, (140, 200), ("baseline",), state=State.IN_CUSTODY),
    Group(1, (92, 105), ("baseline", "review"), finished=False),
    Group(1, (92, 105), ("baseline",)),
    Group(1, (60, 75), ("baseline",), finished=False),
    Group(1, (8, 15), ("baseline",), finished=False),
)
"""40 finish the baseline, 28 the review, 21 the follow-up; some are due today."""

WINDOWS = {"baseline": BASELINE_DAYS, "review": REVIEW_DAYS, "follow_up": FOLLOW_UP_DAYS}
NOT_LATELY_DAYS = 14
"""Nobody finished in the last two weeks: the example's releases were made then."""


@dataclass(frozen=True, slots=True)
class Visit:
    """One wave of one person, `days_ago` counted from today; `seed` decides the answers."""

    kind: WaveKind
    days_ago: int
    mode: str
    finished: bool


@dataclass(frozen=True, slots=True)
class Person:
    """One invented person. `seed` decides what they answer; `state_days_ago` belongs to `state`."""

    joined_days_ago: int
    reference: str | None
    state: State
    state_days_ago: int
    visits: tuple[Visit, ...]
    seed: int


def make_people() -> list[Person]:
    """Everybody, in the order in which they joined."""
    random = Random(SEED)
    people = [_person(group, random) for group in GROUPS for _ in range(group.people)]
    return sorted(people, key=lambda person: -person.joined_days_ago)


def _person(group: Group, random: Random) -> Person:
    joined = random.randint(*group.joined)
    visits = tuple(_visits(group, joined, random))
    number = random.randint(100, 999)
    return Person(
        joined_days_ago=joined,
        reference=f"File {number}" if number % REFERENCE_EVERY else None,
        state=group.state,
        state_days_ago=visits[-1].days_ago - 20,
        visits=visits,
        seed=random.randrange(2**32),
    )


def _visits(group: Group, joined: int, random: Random) -> Iterator[Visit]:
    for place, kind in enumerate(group.visits):
        first, last = WINDOWS[kind]
        is_last = place == len(group.visits) - 1
        finished = group.finished or not is_last
        latest = min(last, joined - (NOT_LATELY_DAYS if finished else 1))
        # Most answer soon after they are asked.
        day = min(random.randint(first, latest), random.randint(first, latest))
        (mode,) = random.choices(MODES, MODE_WEIGHTS)
        yield Visit(kind, joined - day, mode, finished)
