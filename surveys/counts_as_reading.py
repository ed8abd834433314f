"""Reading which option of an equality item another one counts as: `counts_as = "Any other"`."""

from collections.abc import Mapping, Sequence
from typing import Any

from msgspec.structs import replace

from surveys.mistakes import Table
from surveys.questionnaire import Option
from translations.language import gettext as _


def read_counts_as(
    table: Table, options: tuple[Option, ...], raw: Sequence[Any]
) -> tuple[Option, ...]:
    """The options with the codes of those that they count as, named by their words or their codes.

    `raw` is the list as it was written. What cannot be used is noted and left out.
    """
    named = {
        option.code: each["counts_as"]
        for option, each in zip(options, raw, strict=True)
        if isinstance(each, dict) and "counts_as" in each
    }
    return tuple(_counted(table, options, named, option) for option in options)


def _counted(
    table: Table, options: tuple[Option, ...], named: Mapping[int, object], option: Option
) -> Option:
    """One option with the code of the one it counts as, where it names one."""
    if option.code not in named:
        return option
    wanted = named[option.code]
    target = next((each for each in options if _is_named(each, wanted)), None)
    if target is None:
        sentence = _("counts_as names no option of this item: “%(option)s”.", option=wanted)
    elif target.code == option.code:
        sentence = _("“%(label)s” cannot count as itself.", label=option.label)
    elif target.code in named:
        sentence = _(
            "“%(label)s” counts as another option itself. Please name that one.", label=target.label
        )
    else:
        return replace(option, counts_as=target.code)
    table.note("options", sentence)
    return option


def _is_named(option: Option, wanted: object) -> bool:
    """Whether an option is meant, by its words or its code."""
    return wanted == option.label or (type(wanted) is int and wanted == option.code)
