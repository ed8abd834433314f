"""The form in which a worker says that somebody was invited."""

from datetime import date
from typing import Any

from wtforms import DateField, Form, SelectField, TextAreaField, ValidationError
from wtforms.fields import SelectChoice  # type: ignore[attr-defined]  # the stubs lag
from wtforms.validators import InputRequired, Length

from involvement.need import METHODS, Kind, formats_needed
from surveys.forms.participant import TOO_LONG
from surveys.invitation import OFFERED, STANDARD, Invitation, Waiting
from surveys.wording import wave_name
from translations.language import gettext, lazy_gettext
from translations.language import lazy_gettext as _
from translations.templates import FormMeta


class InvitationForm(Form):
    """To what, in which format and way, and on which day. `what` is a survey and a kind of wave."""

    class Meta(FormMeta):
        pass

    what = SelectField(_("Invited to"))
    format = SelectField(
        _("Format"),
        choices=[SelectChoice(key, lazy_gettext(name)) for key, name in OFFERED.items()],
    )
    method = SelectField(
        _("Way"), choices=[SelectChoice(key, lazy_gettext(name)) for key, name in METHODS.items()]
    )
    invited_on = DateField(_("Invited on"), [InputRequired(_("Enter the day"))])
    reason = TextAreaField(
        _("Why not in a format they need"),
        [Length(max=1000, message=TOO_LONG)],
        description=_("Only where none of the formats that they need can be had this time."),
    )

    def __init__(self, posted: Any, waiting: Waiting, today: date) -> None:
        """The form for somebody who is due, with what they need chosen already."""
        needed = sorted(formats_needed(waiting.needs))
        ways = [need.value for need in waiting.needs if need.kind is Kind.METHOD]
        super().__init__(
            posted,
            format=needed[0] if needed else STANDARD,
            method=ways[0] if ways else "letter",
            invited_on=today,
        )
        self._today = today
        self.what.choices = [
            SelectChoice(
                f"{d.survey.slug}:{d.standing.wave.kind}",
                title(d.survey.title, d.standing.wave.kind),
            )
            for d in waiting.due
        ]

    def validate_invited_on(self, field: Any) -> None:
        """Nothing is recorded before it was."""
        if field.data and field.data > self._today:
            raise ValidationError(gettext("This day has not come yet"))

    @property
    def invitation(self) -> Invitation:
        """What a valid form says."""
        survey, _colon, wave = self.what.data.rpartition(":")
        return Invitation(
            survey=survey,
            wave=wave,
            format=self.format.data,
            method=self.method.data,
            invited_on=self.invited_on.data or self._today,
            reason=(self.reason.data or "").strip(),
        )


def title(survey: str, wave: str) -> str:
    """A survey and a wave in words."""
    return gettext("%(survey)s: %(wave)s", survey=survey, wave=wave_name(wave))
