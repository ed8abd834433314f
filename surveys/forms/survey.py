"""Forms about surveys: a new one, and a release."""

from datetime import date
from typing import Any

from wtforms import (
    BooleanField,
    DateField,
    Form,
    FormField,
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
TOO_MANY = _("Enter a number of days from 0 to 3650")
TOO_LONG = _("Enter a number of days from 0 to 36,500, or leave it out")
ADULTS, YOUNG = "adults", "young"
LATER_WAVES = ("review", "follow_up", "tracking", "looking_back")


class WindowForm(Form):
    """Days after joining between which a wave is due; both empty: the wave is not planned."""

    class Meta(FormMeta):
        pass

    from_days = IntegerField(_("From day"), [Optional(), NumberRange(0, MOST_DAYS, TOO_MANY)])
    until_days = IntegerField(_("To day"), [Optional(), NumberRange(0, MOST_DAYS, TOO_MANY)])

    def validate(self, extra_validators: Any = None) -> bool:
        """A window has both ends, the first one first."""
        valid = super().validate(extra_validators)
        first, last = self.from_days.data, self.until_days.data
        if valid and (first is None) != (last is None):
            self.until_days.errors = [str(_("Enter both days, or neither"))]
            return False
        if valid and first is not None and last is not None and last < first:
            self.until_days.errors = [str(_("The last day is before the first day"))]
            return False
        return valid

    @property
    def window(self) -> tuple[int, int] | None:
        """(from, until) in days; None when the wave is not planned."""
        first, last = self.from_days.data, self.until_days.data
        return None if first is None or last is None else (first, last)


def _window(label: str, **days: int) -> "FormField[WindowForm]":
    return FormField(WindowForm, label, default=days)


class NewSurveyForm(Form):
    """A questionnaire put to the people of a support service, once or in waves."""

    class Meta(FormMeta):
        pass

    service = SelectField(_("Support service"))
    title = StringField(
        _("Title that people will see"),
        [InputRequired(_("Enter a title")), Length(max=200)],
        description=_("It stands on the first page. Name nothing that is private."),
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
    about = TextAreaField(
        _("What it is for, in one or two plain sentences (you can leave this out)"),
        [Length(max=1000)],
    )
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
    once = BooleanField(
        _("Ask people with a card once only: nothing will be compared"),
        description=_(
            "Comparing before and after needs a review or another later time, further down. Leave "
            "this empty if you plan one."
        ),
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
    baseline = _window(_("Start: days after joining"), from_days=0, until_days=28)
    later_version = SelectField(_("Questionnaire at later times"), coerce=int)
    review = _window(_("Review: days after joining (you can leave this out)"))
    follow_up = _window(_("Follow-up: days after joining (you can leave this out)"))
    tracking = _window(_("Tracking after leaving: days after joining (you can leave this out)"))
    looking_back = _window(_("Looking back: days after joining (you can leave this out)"))

    def validate_identity_mode(self, field: Any) -> None:
        """Nobody can be asked again where nothing links two answers."""
        if field.data == IdentityMode.ANONYMOUS.value and any(map(self.window, LATER_WAVES)):
            raise ValidationError(
                _("Without a code nobody can be asked again. Leave out the later times below.")
            )

    def validate_once(self, field: Any) -> None:
        """Whoever makes a survey with cards says that it asks once, or plans a later time."""
        with_cards = self.identity_mode.data == IdentityMode.CODED.value
        again = any(map(self.window, LATER_WAVES))
        if with_cards and again == bool(field.data):
            raise ValidationError(
                _("You planned a later time below. Leave it out, or take this tick away.")
                if again
                else _("Plan a review or another later time below, or tick that you ask once only.")
            )

    def validate_closes_on(self, field: Any) -> None:
        """The last day is not before the first."""
        if field.data and self.opens_on.data and field.data < self.opens_on.data:
            raise ValidationError(_("The last day is before the first day"))

    def window(self, kind: str) -> tuple[int, int] | None:
        """Days from and until of a wave; None when it is not planned."""
        planned: FormField[WindowForm] = getattr(self, kind)
        return planned.form.window


class ReleaseForm(Form):
    """Which later wave to compare with the first one, about whom, and for whom. `group` is left out
    where a support service has no people under 18."""

    class Meta(FormMeta):
        pass

    after = SelectField(_("Compare the start with"), coerce=int)
    group = RadioField(
        _("About"),
        choices=[
            SelectChoice(ADULTS, _("Adults")),
            SelectChoice(YOUNG, _("People under 18")),
        ],
        default=ADULTS,
        description=_("A release is about one of the two groups, never about both."),
    )
    audience = RadioField(
        _("For"),
        choices=[
            SelectChoice("steering", _("The steering group")),
            SelectChoice("public", _("Everybody")),
        ],
        default="steering",
    )

    @property
    def is_about_young(self) -> bool:
        """Whether people under 18 are chosen."""
        return "group" in self and self.group.data == YOUNG


def new_survey_form(
    posted: Any, *, services: list[tuple[str, str]], versions: list[tuple[int, str]], today: date
) -> NewSurveyForm:
    """The form with the services and versions that this account may choose."""
    form = NewSurveyForm(posted, opens_on=today)
    named = {"translate": "no"}  # a name of their own, not words of ours
    form.service.choices = [
        SelectChoice(value, label, render_kw=named) for value, label in services
    ]
    choices = [SelectChoice(value, label) for value, label in versions]
    form.version.choices = form.later_version.choices = choices
    return form


def release_form(posted: Any, waves: list[tuple[int, str]], *, apart: bool) -> ReleaseForm:
    """The form with the later waves of a survey, the last one chosen. `apart`: there are people
    under 18, so that it asks for the group."""
    form = ReleaseForm(posted, after=waves[-1][0])
    if not apart:
        del form.group
    form.after.choices = [SelectChoice(value, label) for value, label in waves]
    return form
