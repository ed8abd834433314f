"""Forms of the desk of those who ask."""

from datetime import date
from typing import Any

from wtforms import (
    DateField,
    Form,
    IntegerField,
    RadioField,
    SelectField,
    StringField,
    TextAreaField,
)
from wtforms.fields import SelectChoice  # type: ignore[attr-defined]  # the stubs lag
from wtforms.validators import InputRequired, Length, NumberRange, Optional, Regexp, ValidationError

from surveys.survey import IdentityMode, Unfinished
from translations.language import lazy_gettext as _
from translations.templates import FormMeta

MOST_DAYS = 3650
LATER_WAVES = ("review", "follow_up", "tracking", "looking_back")
_DAYS = [Optional(), NumberRange(0, MOST_DAYS, _("Enter a number of days from 0 to 3650"))]


def _day_field(label: str) -> IntegerField:
    return IntegerField(label, list(_DAYS))


class NewSurveyForm(Form):
    """A questionnaire put to the people of a support service, once or in waves."""

    class Meta(FormMeta):
        pass

    service = SelectField(_("Support service"))
    title = StringField(
        _("Title that people will see"),
        [InputRequired(_("Enter a title")), Length(max=200)],
        description=_("It stands on the first page and on cards. Name nothing that is private."),
    )
    slug = StringField(
        _("Address"),
        [
            InputRequired(_("Enter the last part of the address")),
            Length(max=60),
            Regexp(
                r"^[a-z0-9]+(-[a-z0-9]+)*$", message=_("Use small letters, digits and dashes only")
            ),
        ],
        description=_("The last part of the web address, for example: autumn-views"),
    )
    about = TextAreaField(_("What it is for, in one or two plain sentences"), [Length(max=1000)])
    identity_mode = RadioField(
        _("What links two answers of one person"),
        choices=[
            SelectChoice(
                IdentityMode.CODED.value,
                _("The code on their card: before and after can be compared"),
            ),
            SelectChoice(
                IdentityMode.ANONYMOUS.value,
                _("Nothing: anybody with the address may answer, once"),
            ),
        ],
        default=IdentityMode.CODED.value,
    )
    unfinished = RadioField(
        _("Answers that are not finished"),
        choices=[
            SelectChoice(Unfinished.KEPT.value, _("Keep them, never count them")),
            SelectChoice(Unfinished.ERASED.value, _("Erase them after some days")),
        ],
        default=Unfinished.KEPT.value,
    )
    unfinished_days = IntegerField(
        _("After how many days they count as given up"),
        [InputRequired(_("Enter a number of days")), NumberRange(1, 365)],
        default=30,
    )
    opens_on = DateField(_("First day"), [InputRequired(_("Enter the first day"))])
    closes_on = DateField(_("Last day (you can leave this out)"), [Optional()])
    version = SelectField(_("Questionnaire at the start"), coerce=int)
    until = IntegerField(
        _("The start is due until this many days after joining"),
        [InputRequired(_("Enter a number of days")), NumberRange(0, MOST_DAYS)],
        default=28,
    )
    later_version = SelectField(_("Questionnaire at later times"), coerce=int)
    review_from = _day_field(_("Review: from this many days after joining"))
    review_until = _day_field(_("Review: until this many days after joining"))
    follow_up_from = _day_field(_("Follow-up: from this many days after joining"))
    follow_up_until = _day_field(_("Follow-up: until this many days after joining"))
    tracking_from = _day_field(_("Tracking after leaving: from this many days after joining"))
    tracking_until = _day_field(_("Tracking after leaving: until this many days after joining"))
    looking_back_from = _day_field(_("Looking back: from this many days after joining"))
    looking_back_until = _day_field(_("Looking back: until this many days after joining"))

    def validate_closes_on(self, field: Any) -> None:
        """The last day is not before the first."""
        if field.data and self.opens_on.data and field.data < self.opens_on.data:
            raise ValidationError(_("The last day is before the first day"))

    def validate_review_until(self, field: Any) -> None:
        """A window has both ends, the first one first."""
        self._check_window("review", field)

    def validate_follow_up_until(self, field: Any) -> None:
        """As for the review."""
        self._check_window("follow_up", field)

    def validate_tracking_until(self, field: Any) -> None:
        """As for the review."""
        self._check_window("tracking", field)

    def validate_looking_back_until(self, field: Any) -> None:
        """As for the review."""
        self._check_window("looking_back", field)

    def _check_window(self, kind: str, field: Any) -> None:
        first, last = self[f"{kind}_from"].data, field.data
        if (first is None) != (last is None):
            raise ValidationError(_("Enter both days, or neither"))
        if first is not None and last < first:
            raise ValidationError(_("The last day is before the first day"))

    def window(self, kind: str) -> tuple[int, int] | None:
        """Days from and until of a later wave; None when it is not planned."""
        first, last = self[f"{kind}_from"].data, self[f"{kind}_until"].data
        return None if first is None or last is None else (first, last)


class ReleaseForm(Form):
    """Which two waves to compare, and for whom."""

    class Meta(FormMeta):
        pass

    before = SelectField(_("From"), coerce=int)
    after = SelectField(_("To"), coerce=int)
    audience = RadioField(
        _("For"),
        choices=[
            SelectChoice("steering", _("The steering group")),
            SelectChoice("public", _("Everybody")),
        ],
        default="steering",
    )


def new_survey_form(
    posted: Any, *, services: list[tuple[str, str]], versions: list[tuple[int, str]], today: date
) -> NewSurveyForm:
    """The form with the services and versions that this account may choose."""
    form = NewSurveyForm(posted, opens_on=today)
    form.service.choices = [SelectChoice(value, label) for value, label in services]
    choices = [SelectChoice(value, label) for value, label in versions]
    form.version.choices = form.later_version.choices = choices
    return form


def release_form(posted: Any, waves: list[tuple[int, str]], chosen: tuple[int, int]) -> ReleaseForm:
    """The form with the waves of a survey, the first and the last one chosen."""
    form = ReleaseForm(posted, before=chosen[0], after=chosen[1])
    form.before.choices = form.after.choices = [
        SelectChoice(value, label) for value, label in waves
    ]
    return form
