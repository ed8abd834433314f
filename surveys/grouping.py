"""Groups of people that a release may show: a fixed list for each survey, of one characteristic.

People are in the groups that their last response tells: its language, its format and the way in
which they answered; and in those of their answers to equality items.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from surveys.invitation import OFFERED
from surveys.questionnaire import GAP_CODES, Item, Questionnaire
from translations.language import N_

FORMATS = OFFERED
"""Formats that people answer in → words: those that they are invited in."""
PROXY = "proxy"
MODES = {
    "alone": N_("Alone"),
    "helped": N_("With help"),
    "interpreted": N_("Via an interpreter"),
    PROXY: N_("Somebody else answered for them"),
    "staff": N_("Recorded by a worker, with the person’s agreement"),
    "telephone": N_("By telephone"),
    "paper": N_("On paper"),
    "kiosk": N_("On a shared screen"),
}
"""Ways of answering → words."""
LANGUAGE, FORMAT, MODE = "response.language", "response.format", "response.mode"
"""Keys of breakdowns by what a response is. No item can have a key with a full stop."""
DECLINED = "dont_want_to_say"
NONE = ""
"""Stands for people in none of the groups, such as those who left an equality item blank."""


@dataclass(frozen=True, slots=True)
class Grouping:
    """One breakdown: its groups in their fixed order, and the group of each value that is stored.

    Values without one put people in none of the groups.
    """

    key: str
    groups: tuple[str, ...]
    group_of: Mapping[str | int, str]

    def group(self, value: str | int | None) -> str:
        """The group of a value; `NONE` where it leads to none."""
        return NONE if value is None else self.group_of.get(value, NONE)


def equality_items(questionnaire: Questionnaire) -> list[Item]:
    """The items by whose answers people are in groups, in order."""
    return [item for item in questionnaire.items if item.equality]


def groupings(languages: Iterable[str], equality: Iterable[Item]) -> Iterator[Grouping]:
    """Every breakdown of a survey in these languages with these equality items, in order."""
    yield _as_stored(LANGUAGE, languages)
    yield _as_stored(FORMAT, FORMATS)
    yield _as_stored(MODE, MODES)
    yield from map(by_answers, equality)


def by_answers(item: Item) -> Grouping:
    """The breakdown by the answers to an equality item.

    A local option is counted with the standard one that it names, never alone: beside the
    standard group it would tell who the others in that are. Not to want to say is a group too.
    """
    group_of: dict[str | int, str] = {code: str(group) for code, group in item.groups.items()}
    group_of[GAP_CODES[DECLINED]] = DECLINED
    standard = [str(code) for code, group in item.groups.items() if code == group]
    return Grouping(item.key, (*standard, DECLINED), group_of)


def is_recorded(code: int | None) -> bool:
    """Whether an answer to an equality item counts as recorded: an option, or not wanting to say.

    Nothing, not knowing and not understanding do not.
    """
    return code is not None and (code >= 0 or code == GAP_CODES[DECLINED])


def _as_stored(key: str, values: Iterable[str]) -> Grouping:
    """The breakdown in which each value is a group."""
    groups = tuple(values)
    return Grouping(key, groups, {value: value for value in groups})
