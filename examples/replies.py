"""What an invented person answers: levels that move a little from wave to wave, and some gaps."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from random import Random

from surveys.journey import Given
from surveys.questionnaire import BETTER, GAP_CODES, NO, NOT_SURE, SAME, WORSE, YES, Item

CANNOT_SAY = ("dont_want_to_say", "dont_know")


@dataclass(frozen=True, slots=True)
class Course:
    """How an item goes. `start` weighs the levels at the start, worst first; `up` and `down` are
    the shares who move a level between two waves; `says_better` the share of those whose level
    stayed who still say that it got better; `gap` the share who give none of the answers."""

    start: tuple[int, ...]
    up: float
    down: float
    says_better: float = 0.0
    gap: float = 0.03


COURSES: Mapping[str, Course] = {
    "knows_help": Course((10, 7, 2, 0), up=0.62, down=0.05, says_better=0.4),
    "knows_locks": Course((7, 3), up=0.45, down=0.1, gap=0.0),
    "sure_letters": Course((8, 8, 4, 1), up=0.36, down=0.16, gap=0.06),
    "satisfied": Course((6, 7, 5, 4), up=0.42, down=0.14, says_better=0.7),
    "health": Course((3, 6, 7, 4, 2), up=0.3, down=0.3, says_better=0.2, gap=0.06),
    "doctor": Course((3, 10), up=0.5, down=0.06, gap=0.0),
}
LIKELY: Mapping[str, tuple[int, ...]] = {
    "home_now": (9, 6, 5, 3, 2),
    "welcome": (1, 2, 5, 6),
    "got_help": (6, 2, 1),
}
"""How likely each option is, in the order shown, where they are not alike."""
WORRIES = (5, 3, 2, 4, 4, 2)
WORDS = (
    "The letters are easier when somebody reads them with me.",
    "I would like to have the same worker every time.",
    "It took a long time until somebody rang back.",
    "The heating works now. Thank you.",
    "Nothing today.",
)
WORDS_SHARE = 0.3
UNSURE_SHARE = 0.04


@dataclass(slots=True)
class Replies:
    """One person's memory: where they stand now, and where they stood at the start."""

    random: Random
    _now: dict[str, int] = field(default_factory=dict)
    _start: dict[str, int] = field(default_factory=dict)

    def move(self) -> None:
        """Let the time between two waves pass."""
        for key, course in COURSES.items():
            if key not in self._now:
                (level,) = self.random.choices(range(len(course.start)), course.start)
                self._now[key] = self._start[key] = level
            else:
                self._now[key] += self._step(course, self._now[key])

    def _step(self, course: Course, level: int) -> int:
        chance = self.random.random()
        if chance < course.up:
            return int(level < len(course.start) - 1)
        return -int(chance > 1 - course.down and level > 0)

    def reply(self, item: Item) -> Given:
        """What this person gives to an item today."""
        if item.key in COURSES:
            return self._placed(item, COURSES[item.key])
        if item.kind == "transition":
            return self._felt(item)
        if item.kind == "several":
            return tuple(
                code
                for code, weight in zip(item.option_labels, WORRIES, strict=False)
                if self.random.random() < weight / 10
            ) or (GAP_CODES["dont_want_to_say"],)
        if item.options:
            weights = LIKELY.get(item.key, (1,) * len(item.options))
            return tuple(self.random.choices(tuple(item.option_labels), weights))
        return self.random.choice(WORDS) if self.random.random() < WORDS_SHARE else ""

    def _placed(self, item: Item, course: Course) -> Given:
        """The code of the level where they stand, or why they give none."""
        if self.random.random() < course.gap:
            return (GAP_CODES[self.random.choice(CANNOT_SAY)],)
        level = self._now[item.key]
        if item.kind == "yes_no":
            return (NOT_SURE if self.random.random() < UNSURE_SHARE else (NO, YES)[level],)
        if item.kind == "knowledge":
            right = [option.code for option in item.options if option.right == bool(level)]
            return (self.random.choice(right),)
        return (item.level_codes[level],)

    def _felt(self, item: Item) -> Given:
        """What they say themselves about a change; not always what their answers say."""
        key = item.about or ""
        moved = self._now[key] - self._start[key]
        chance = self.random.random()
        if moved > 0:
            return (BETTER if chance < 0.9 else SAME,)
        if moved < 0:
            return (WORSE if chance < 0.6 else SAME,)
        return (BETTER if chance < COURSES[key].says_better else SAME,)
