"""What people are told before they start: which privacy notice holds, how long answers stay."""

from dataclasses import dataclass

from involvement.retention import in_units
from translations.language import gettext as _
from translations.language import ngettext


@dataclass(frozen=True, slots=True)
class Told:
    """`notice` is the id of the privacy notice in force and `notice_number` its version, None where
    none is published. `kept_days` are days after the survey's last day, None for good."""

    notice: int | None
    notice_number: int | None
    kept_days: int | None


def decide_kept_days(
    recorded: bool, of_survey: int | None, of_organisation: int | None
) -> int | None:
    """For how many days answers are kept: what is on record for the survey itself wins over the
    rule of its organisation, also where it says for good."""
    return of_survey if recorded else of_organisation


def kept_sentence(days: int | None) -> str:
    """How long answers are kept, for those who give them."""
    if days is None:
        return _(
            "When you have finished, we keep your answers. We have not set a day for erasing them."
        )
    if days == 0:
        return _("We erase your answers when these questions close.")
    number, unit = in_units(days)
    if unit == "years":
        return ngettext(
            "We erase your answers %(num)s year after these questions close.",
            "We erase your answers %(num)s years after these questions close.",
            number,
        )
    if unit == "months":
        return ngettext(
            "We erase your answers %(num)s month after these questions close.",
            "We erase your answers %(num)s months after these questions close.",
            number,
        )
    return ngettext(
        "We erase your answers %(num)s day after these questions close.",
        "We erase your answers %(num)s days after these questions close.",
        number,
    )
