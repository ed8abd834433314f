"""How long data is kept: the classes that have a rule, and a number of days in plain words."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Literal

from translations.language import gettext, ngettext
from translations.language import lazy_gettext as _

YEAR_DAYS, MONTH_DAYS = 365, 30
FEWEST_MONTHS = 2
"""Below that, days are said: a month has 28 to 31 of them."""
Unit = Literal["years", "months", "days"]


class DataClass(StrEnum):
    """One kind of data with one rule. The codes are stored."""

    RESPONSES = "responses"
    FREE_TEXT = "free_text"
    UNFINISHED = "unfinished"
    CONTACTS = "contacts"
    NEEDS = "needs"
    REFERENCES = "references"
    SIGN_INS = "sign_ins"
    LOG = "log"


NAMES = {
    DataClass.RESPONSES: _("Answers"),
    DataClass.FREE_TEXT: _("What people wrote in their own words"),
    DataClass.UNFINISHED: _("Answers that were never finished"),
    DataClass.CONTACTS: _("How to reach people who moved on or died"),
    DataClass.NEEDS: _("What people who moved on or died needed"),
    DataClass.REFERENCES: _("Local references of people who moved on or died"),
    DataClass.SIGN_INS: _("Sign-ins and links that are over"),
    DataClass.LOG: _("The list of what was removed"),
}
ABOUT = {
    DataClass.RESPONSES: _(
        "All that was answered in a survey, finished or not. A survey with a data-protection "
        "record of its own is kept as that says. Figures that were released stay."
    ),
    DataClass.FREE_TEXT: _("Short and long texts only. What was chosen beside them stays."),
    DataClass.UNFINISHED: _("Whoever makes a survey says whether they are erased, and when."),
    DataClass.CONTACTS: _(
        "Contact details, and the family’s way to be told. People who moved on may still be asked "
        "in tracking waves."
    ),
    DataClass.NEEDS: _("Formats and support, and when they were met."),
    DataClass.REFERENCES: _("The card works on, and nobody can tell any more whose it was."),
    DataClass.SIGN_INS: _(
        "Those of everybody here. Sign-ins that are over also go when anybody signs in."
    ),
    DataClass.LOG: _("Numbers only: when, what kind of data, how many, by which rule."),
}
COUNTED_FROM = {
    DataClass.RESPONSES: _("Counted from the last day of their survey."),
    DataClass.FREE_TEXT: _("Counted from the day on which people finished or gave up."),
    DataClass.UNFINISHED: _("Counted from the day on which they were begun."),
    DataClass.CONTACTS: _("Counted from the day on which they moved on or died."),
    DataClass.NEEDS: _("Counted from the day on which they moved on or died."),
    DataClass.REFERENCES: _("Counted from the day on which they moved on or died."),
    DataClass.SIGN_INS: _("Counted from the moment they ended."),
    DataClass.LOG: _("Counted from the moment it was written."),
}
RULED = tuple(each for each in DataClass if each is not DataClass.UNFINISHED)
"""Those for which administrators make the rule; each survey says itself what becomes of answers
that were never finished."""
Rules = dict[DataClass, int | None]
"""Class → days; None or left out means for good: nothing is removed that no rule names."""


def in_units(days: int) -> tuple[int, Unit]:
    """The days in the largest unit that holds them without a rest: 730 is (2, "years")."""
    if days and days % YEAR_DAYS == 0:
        return days // YEAR_DAYS, "years"
    if days % MONTH_DAYS == 0 and days >= FEWEST_MONTHS * MONTH_DAYS:
        return days // MONTH_DAYS, "months"
    return days, "days"


def period(days: int | None) -> str:
    """The days as people say them; None is "for good"."""
    if days is None:
        return gettext("For good")
    number, unit = in_units(days)
    if unit == "years":
        return ngettext("%(num)s year", "%(num)s years", number)
    if unit == "months":
        return ngettext("%(num)s month", "%(num)s months", number)
    return ngettext("%(num)s day", "%(num)s days", number)


@dataclass(frozen=True, slots=True)
class Removal:
    """What one run removed: how many things of which class, by a rule of so many days. `days` None
    stands in no removal that we write."""

    at: datetime
    data_class: DataClass
    days: int | None
    removed: int
