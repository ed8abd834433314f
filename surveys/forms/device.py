"""The form for a tablet: what can be answered on it, in which languages, and how long it waits."""

from collections.abc import Sequence
from typing import Any
from uuid import uuid4

from wtforms import Form, HiddenField, IntegerField, PasswordField, SelectMultipleField, StringField
from wtforms.fields import SelectChoice  # type: ignore[attr-defined]  # the stubs lag
from wtforms.validators import InputRequired, Length, NumberRange, ValidationError

from involvement.policies import may_start_again
from surveys import device
from surveys.device import Setup
from surveys.survey import Survey
from translations.language import gettext, offered
from translations.language import lazy_gettext as _
from translations.templates import FormMeta

NAMED = {"translate": "no"}


class DeviceForm(Form):
    """Name, surveys, languages, times and PIN; `key` is the form's own."""

    class Meta(FormMeta):
        pass

    name = StringField(
        _("Name of the tablet"),
        [InputRequired(_("Enter a name")), Length(max=200)],
        filters=[lambda text: (text or "").strip()],
        description=_("Where it stands, for example: waiting room"),
    )
    surveys = SelectMultipleField(
        _("What can be answered on it"),
        [InputRequired(_("Choose at least one survey"))],
        coerce=int,
    )
    languages = SelectMultipleField(
        _("Languages to choose from"), [InputRequired(_("Choose at least one language"))]
    )
    idle_seconds = IntegerField(
        _("After how many seconds without a touch it asks whether anybody is there"),
        [
            InputRequired(_("Enter a number of seconds from 30 to 300")),
            NumberRange(
                device.LEAST_IDLE, device.MOST_IDLE, _("Enter a number of seconds from 30 to 300")
            ),
        ],
    )
    warning_seconds = IntegerField(
        _("How many seconds later it starts again"),
        [
            InputRequired(_("Enter a number of seconds from 20 to 120")),
            NumberRange(
                device.LEAST_WARNING,
                device.MOST_WARNING,
                _("Enter a number of seconds from 20 to 120"),
            ),
        ],
        description=_("On a ward you can choose 30 and 30: then it starts again after a minute."),
    )
    pin = PasswordField(
        _("PIN to leave the kiosk"),
        description=_("Four to eight digits, for staff. Choose one that nobody uses elsewhere."),
    )
    key = HiddenField()

    needs_pin = True
    asked: Sequence[Survey] = ()

    def validate_surveys(self, field: Any) -> None:
        """A tablet is of one organisation."""
        owners = {each.service.organisation.id for each in self.asked if each.id in field.data}
        if len(owners) > 1:
            raise ValidationError(gettext("Choose surveys of one organisation only"))

    def validate_warning_seconds(self, field: Any) -> None:
        """Nobody is hurried."""
        idle = self.idle_seconds.data
        if idle and field.data and not may_start_again(idle, field.data):
            raise ValidationError(str(may_start_again.sentence))

    def validate_pin(self, field: Any) -> None:
        """Digits; a PIN that is there already may stay."""
        if (field.data or self.needs_pin) and not device.is_pin(field.data or ""):
            raise ValidationError(gettext("Enter four to eight digits"))

    def setup(self) -> Setup:
        """What a valid form says."""
        return Setup(
            self.name.data or "",
            frozenset(self.surveys.data or ()),
            tuple(self.languages.data or ()),
            self.idle_seconds.data or device.USUAL_IDLE,
            self.warning_seconds.data or device.USUAL_WARNING,
        )


def new_device_form(posted: Any, surveys: Sequence[Survey]) -> DeviceForm:
    """The form for one more tablet; `surveys` are those of all organisations administered."""
    usual = {
        "surveys": [each.id for each in surveys] if len(surveys) == 1 else [],
        "languages": [each.tag for each in offered()],
        "idle_seconds": device.USUAL_IDLE,
        "warning_seconds": device.USUAL_WARNING,
        "key": str(uuid4()),
    }
    return _with_choices(DeviceForm(posted, data=usual), surveys)


def device_form(posted: Any, setup: Setup, surveys: Sequence[Survey]) -> DeviceForm:
    """The form as the tablet is set up; `surveys` are those of its organisation. Without a PIN the
    old one stays."""
    form = _with_choices(DeviceForm(posted, obj=setup), surveys)
    form.needs_pin = False
    form.pin.label.text = _("Another PIN to leave the kiosk (you can leave this out)")
    return form


def _with_choices(form: DeviceForm, surveys: Sequence[Survey]) -> DeviceForm:
    form.asked = surveys
    form.surveys.choices = [SelectChoice(each.id, each.title, render_kw=NAMED) for each in surveys]
    form.languages.choices = [
        SelectChoice(each.tag, each.name_in_itself, render_kw=NAMED) for each in offered()
    ]
    return form
