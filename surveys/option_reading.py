"""Reading the response options of a scale or an item from a questionnaire file."""

from typing import Any, Final

from surveys.counts_as_reading import read_counts_as
from surveys.format_reading import read_picture
from surveys.mistakes import Table
from surveys.questionnaire import BETTER, LARGEST_CODE, NO, NOT_SURE, SAME, WORSE, YES, Option
from translations.language import gettext as _

MOST_OPTIONS: Final = 12
_USUAL: Final = {
    "yes_no": (Option(YES, "Yes"), Option(NO, "No"), Option(NOT_SURE, "Not sure")),
    "transition": (Option(BETTER, "Better"), Option(SAME, "The same"), Option(WORSE, "Worse")),
}
_KEYS: Final = frozenset({"code", "label", "easy", "picture"})
_MORE_KEYS: Final = {"knowledge": frozenset({"right"}), "choice": frozenset({"counts_as"})}
_NEEDED: Final = {
    "yes_no": (frozenset({YES, NO}), frozenset({YES, NO, NOT_SURE})),
    "transition": (frozenset({BETTER, SAME, WORSE}), frozenset({BETTER, SAME, WORSE})),
}


def read_options(table: Table, kind: str, language: str) -> tuple[Option, ...]:
    """The options of a scale or of an item of that kind, in the order shown.

    An option is its words alone, and then its code is its place from 0, or a table
    `{ code = 1, label = "Yes" }`, which may say `easy` and `picture` too, for knowledge items with
    `right = true`, for choice items with `counts_as`. Yes/no and transition items in English have
    usual options and need none written.
    """
    raw = table.values.get("options")
    if raw is None and kind in _USUAL and language.partition("-")[0] == "en":
        return _USUAL[kind]
    if not isinstance(raw, list):
        table.note("options", _("Please write the options as a list in square brackets."))
        return ()
    options = tuple(_read_option(table, place, each, kind) for place, each in enumerate(raw))
    _check_number(table, options)
    _check_repeated(table, options)
    if kind in _NEEDED:
        _check_codes(table, kind, options)
    return read_counts_as(table, options, raw)


def _read_option(table: Table, place: int, raw: Any, kind: str) -> Option:
    """One option at its place from 0."""
    if not isinstance(raw, dict):
        return Option(place, table.words("options", raw))
    for key in raw.keys() - _KEYS - _MORE_KEYS.get(kind, frozenset()):
        table.note("options", _("An option does not have the key “%(key)s”.", key=key))
    code, right = raw.get("code", place), raw.get("right", False)
    if type(code) is not int or not 0 <= code <= LARGEST_CODE:
        table.note(
            "options",
            _("A code is a whole number from 0 to %(largest)s.", largest=LARGEST_CODE),
        )
        code = place
    if not isinstance(right, bool):
        table.note("options", _("Please write right = true or right = false."))
    return Option(
        code,
        table.words("options", raw.get("label", "")),
        right is True,
        table.words("options", raw["easy"]) if "easy" in raw else "",
        read_picture(table, "options", raw.get("picture")),
    )


def _check_number(table: Table, options: tuple[Option, ...]) -> None:
    """Two to twelve options: more cannot be taken in at once."""
    if len(options) < 2:
        table.note("options", _("There must be at least two options."))
    if len(options) > MOST_OPTIONS:
        table.note(
            "options",
            _(
                "There are %(count)s options. More than %(most)s are too many to choose from.",
                count=len(options),
                most=MOST_OPTIONS,
            ),
        )


def _check_repeated(table: Table, options: tuple[Option, ...]) -> None:
    """No two options with the same words or the same code."""
    labels, codes = set[str](), set[int]()
    for option in options:
        words = " ".join(option.label.casefold().split())
        if words and words in labels:
            table.note("options", _("Two options say “%(label)s”.", label=option.label))
        if option.code in codes:
            table.note("options", _("Two options have the code %(code)s.", code=option.code))
        labels.add(words)
        codes.add(option.code)


def _check_codes(table: Table, kind: str, options: tuple[Option, ...]) -> None:
    """Yes/no and transition items keep fixed codes, whatever the words."""
    if {option.code for option in options} not in _NEEDED[kind]:
        table.note(
            "options",
            _("The codes must be 1 for yes and 0 for no, and 2 if there is “not sure”.")
            if kind == "yes_no"
            else _("The codes must be 2 for better, 1 for the same and 0 for worse."),
        )
