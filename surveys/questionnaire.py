"""A questionnaire: sections of items, each with the answers it offers.

The whole instrument is one frozen value that goes to JSON and back without loss. It is made
by `surveys.importing`, which checks it. What is looked up on every request is kept beside it.

Answer codes: the code of a response option is 0 or more; the gaps are below 0, so that one
whole number says both what was chosen and why nothing was.
"""

from collections.abc import Mapping
from datetime import date
from functools import cached_property
from types import MappingProxyType
from typing import Final, Literal, get_args

import msgspec

from surveys.option import Option as Option
from surveys.wording_format import Line, Recording

Kind = Literal[
    "scale",
    "choice",
    "several",
    "rank",
    "yes_no",
    "number",
    "date",
    "short_text",
    "long_text",
    "transition",
    "knowledge",
]
Measure = Literal["knowledge", "satisfaction", "health", "custom"]
Direction = Literal["up_is_better", "down_is_better"]
Continues = Literal["same", "comparable", "new"]

KINDS: Final = get_args(Kind)
MEASURES: Final = get_args(Measure)
ONE_CHOICE_KINDS: Final = frozenset({"scale", "choice", "yes_no", "transition", "knowledge"})
OPTION_KINDS: Final = ONE_CHOICE_KINDS | {"several", "rank"}
TEXT_LIMITS: Final[Mapping[str, int]] = MappingProxyType({"short_text": 200, "long_text": 5_000})

GAP_CODES: Final[Mapping[str, int]] = MappingProxyType(
    {"dont_want_to_say": -1, "dont_know": -2, "dont_understand": -3, "not_asked": -4}
)
OFFERED_GAPS: Final = ("dont_want_to_say", "dont_know", "dont_understand")
"""What a person may choose instead of an answer, in the order shown. *Not asked* is recorded by
us, and *missing* is no row at all."""

YES, NO, NOT_SURE = 1, 0, 2
BETTER, SAME, WORSE = 2, 1, 0
LARGEST_CODE: Final = 32_767
LARGEST_NUMBER: Final = 999_999
"""Numbers that people give are stored as codes: from 0, because below 0 stand the gaps."""


class Scale(msgspec.Struct, frozen=True):
    """A response scale that items share. `options` stand in the order in which they are shown;
    `direction` says whether the last (`up_is_better`) or the first of them is the best."""

    key: str
    options: tuple[Option, ...]
    direction: Direction

    @property
    def level_codes(self) -> tuple[int, ...]:
        """The option codes from worst to best."""
        codes = tuple(option.code for option in self.options)
        return codes if self.direction == "up_is_better" else codes[::-1]


class ShowIf(msgspec.Struct, frozen=True):
    """A condition: the earlier item `item` was answered with one of the codes `any_of`."""

    item: str
    any_of: tuple[int, ...]


class Item(msgspec.Struct, frozen=True, dict=True, omit_defaults=True):
    """One question.

    options: what may be chosen, as shown; empty for number, date and text.
    level_codes: option codes from worst to best, for scale and transition items and for yes/no
        items with a stated direction; else empty (knowledge items have levels, see `level_of`).
    scale: key of the shared response scale, "" for every other kind.
    about: for a transition item, the key of the item whose change it asks about.
    show_if: conditions that must all hold; empty means always shown.
    min, max: bounds, both included, of a number or a date; None means the widest we can keep.
    gaps: names of the gaps offered, a part of `OFFERED_GAPS`.
    sensitive: it asks for what the law protects specially, such as health, so that a survey needs
        a data-protection record before it takes answers.
    equality: it asks what people are, such as their ethnic group, so that releases show groups.
    better, worse: words for a change in this item ("know more", "know less"), "" for the usual.
    continues: what this item is to the item of the same key one version earlier; None if not said.
    faces: drawn faces stand beside the words of a scale, in every format.
    easy_read: the easy-read wording, a sentence a line; picture: the key of its picture.
    audio, easy_audio: somebody reads the standard or the easy-read words aloud.
    sign_language: somebody signs the question and its answers.
    """

    key: str
    kind: Kind
    text: str
    hint: str = ""
    section: str = ""
    options: tuple[Option, ...] = ()
    level_codes: tuple[int, ...] = ()
    scale: str = ""
    measure: Measure | None = None
    about: str | None = None
    primary: bool = False
    required: bool = False
    sensitive: bool = False
    equality: bool = False
    show_if: tuple[ShowIf, ...] = ()
    min: int | date | None = None
    max: int | date | None = None
    gaps: tuple[str, ...] = OFFERED_GAPS
    better: str = ""
    worse: str = ""
    continues: Continues | None = None
    faces: bool = False
    easy_read: tuple[Line, ...] = ()
    picture: str = ""
    audio: Recording | None = None
    easy_audio: Recording | None = None
    sign_language: Recording | None = None

    @cached_property
    def levels(self) -> Mapping[int, int]:
        """Option code → level, 0 the worst. Codes without a level (*not sure*, gaps) are not in
        it. A knowledge item has two levels: wrong 0, right 1."""
        if self.kind == "knowledge":
            return {option.code: int(option.right) for option in self.options}
        return {code: level for level, code in enumerate(self.level_codes)}

    @property
    def level_count(self) -> int:
        """How many levels the item has; 0 when its answers have no order."""
        return 2 if self.kind == "knowledge" else len(self.level_codes)

    def level_of(self, code: int) -> int | None:
        """The level of an answer code, 0 the worst; None for a gap and for codes without order."""
        return self.levels.get(code)

    @property
    def is_analysable(self) -> bool:
        """True when a person's answers before and after can be compared: ordered levels, and not
        itself a question about change."""
        return self.level_count > 0 and self.kind != "transition"

    @cached_property
    def groups(self) -> Mapping[int, int]:
        """Option code → code of the option that it counts as, mostly itself; in the order shown."""
        return {
            option.code: option.code if option.counts_as is None else option.counts_as
            for option in self.options
        }

    @cached_property
    def gap_values(self) -> Mapping[str, int]:
        """Posted value → gap code, for the gaps this item offers ("-1" → -1)."""
        return {str(GAP_CODES[name]): GAP_CODES[name] for name in self.gaps}

    @cached_property
    def option_values(self) -> Mapping[str, int]:
        """Posted value → option code, in the order shown ("2" → 2)."""
        return {str(option.code): option.code for option in self.options}

    @cached_property
    def choice_values(self) -> Mapping[str, int]:
        """Posted value → code of everything one radio group offers: options, then gaps."""
        return {**self.option_values, **self.gap_values}

    @cached_property
    def option_labels(self) -> Mapping[int, str]:
        """Option code → its words, in the order shown."""
        return {option.code: option.label for option in self.options}


class Section(msgspec.Struct, frozen=True):
    """A heading over items that belong together, with an optional sentence or two."""

    key: str
    title: str
    intro: str = ""


class Questionnaire(msgspec.Struct, frozen=True, dict=True):
    """The instrument. `about` says in one or two plain sentences what it is for; `language` is
    the BCP 47 tag of its wording; `invented` marks example material, `source` says where the
    questions come from."""

    key: str
    title: str
    about: str
    language: str
    items: tuple[Item, ...]
    sections: tuple[Section, ...] = ()
    scales: tuple[Scale, ...] = ()
    source: str = ""
    invented: bool = False

    @cached_property
    def items_by_key(self) -> Mapping[str, Item]:
        """Every item under its key."""
        return {item.key: item for item in self.items}

    @cached_property
    def positions(self) -> Mapping[str, int]:
        """Item key → its place among all items, from 0."""
        return {item.key: position for position, item in enumerate(self.items)}

    @cached_property
    def conditional_positions(self) -> tuple[int, ...]:
        """Places of the items that are not always shown, ascending; mostly empty."""
        return tuple(place for place, item in enumerate(self.items) if item.show_if)

    @cached_property
    def analysable_items(self) -> tuple[Item, ...]:
        """The items whose before and after can be compared, in order."""
        return tuple(item for item in self.items if item.is_analysable)

    @cached_property
    def sections_by_key(self) -> Mapping[str, Section]:
        """Every section under its key."""
        return {section.key: section for section in self.sections}

    def item(self, key: str) -> Item:
        """The item of that key. Raises KeyError when there is none."""
        return self.items_by_key[key]

    def find_item(self, key: str) -> Item | None:
        """The item of that key, or None."""
        return self.items_by_key.get(key)

    def position(self, key: str) -> int:
        """The place of an item among all items, from 0. Raises KeyError when there is none."""
        return self.positions[key]


def to_json(questionnaire: Questionnaire) -> bytes:
    """The questionnaire as JSON, as a version keeps it."""
    return msgspec.json.encode(questionnaire)


def from_json(text: bytes | str) -> Questionnaire:
    """The questionnaire that `to_json` wrote. Raises msgspec.ValidationError on anything else."""
    return msgspec.json.decode(text, type=Questionnaire)
