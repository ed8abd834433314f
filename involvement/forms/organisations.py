"""Forms for an organisation and for what it runs: programmes, support services, partners."""

from collections.abc import Sequence
from datetime import date
from typing import Any, TypeVar

from wtforms import DateField, Form, RadioField, SelectField, StringField, TextAreaField
from wtforms.fields import SelectChoice  # type: ignore[attr-defined]  # the stubs lag
from wtforms.validators import DataRequired, Length, Optional, Regexp, ValidationError

from involvement.agency import PROTOCOL_LABELS, Protocol
from involvement.policies import may_date_protocol, may_turn_away
from involvement.roles import NotInScope
from involvement.service import Organisation, Programme, ServiceState
from involvement.slug import LONGEST_SLUG, SLUG
from translations.language import lazy_gettext as _
from translations.templates import FormMeta

F = TypeVar("F", bound="NewForm")
NAMED = {"translate": "no"}  # a name of their own, not words of ours


def _trimmed(text: str | None) -> str:
    return (text or "").strip()


def _line(label: str, *validators: Any, longest: int = 200, hint: str = "") -> StringField:
    checks = [*validators, Length(max=longest)]
    return StringField(label, checks, filters=[_trimmed], description=hint)


def _lines(label: str, *, longest: int = 1000, hint: str = "") -> TextAreaField:
    return TextAreaField(label, [Length(max=longest)], filters=[_trimmed], description=hint)


def _name() -> StringField:
    return _line(_("Name"), DataRequired(_("Enter a name")))


def _about() -> TextAreaField:
    return _lines(_("What it does, in one or two plain sentences"))


def _slug() -> StringField:
    return _line(
        _("Address"),
        DataRequired(_("Enter the last part of the address")),
        Regexp(rf"{SLUG.pattern}\Z", message=_("Use small letters, digits and dashes only")),
        longest=LONGEST_SLUG,
        hint=_("A short name for web addresses, for example: floating-support"),
    )


class NewOrganisationForm(Form):
    """One more organisation; its help line is written afterwards."""

    class Meta(FormMeta):
        pass

    name = _name()
    slug = _slug()


class OrganisationForm(Form):
    """What an organisation is called, and whom people can ring."""

    class Meta(FormMeta):
        pass

    name = _name()
    help_name = _line(_("Who answers the help line"))
    help_phone = _line(
        _("Number of the help line"),
        Regexp(r"^[+0-9 ]*$", message=_("Write the number with digits and spaces only")),
        longest=60,
        hint=_("People ring it when answering upset them, or when they need help now."),
    )
    help_text = _lines(_("When it is open, and what a call costs"))


class NewForm(Form):
    """Something new of an organisation: a name, and a place in addresses."""

    class Meta(FormMeta):
        pass

    organisation = SelectField(_("Organisation"), coerce=int)
    name = _name()
    slug = _slug()


class NewDescribedForm(NewForm):
    """The same with a description: a programme or a support service."""

    about = _about()


def new_form(kind: type[F], posted: Any, organisations: Sequence[Organisation]) -> F:
    """The form with the organisations that this account administers, the first one chosen. Where
    there is one only, templates leave the question out. Raises NotInScope for any other one."""
    ids = [each.id for each in organisations]
    form = kind(posted, data={"organisation": next(iter(ids), None)})
    if posted is not None and form.organisation.data not in ids:
        raise NotInScope(form.organisation.data)
    form.organisation.choices = [
        SelectChoice(each.id, each.name, render_kw=NAMED) for each in organisations
    ]
    return form


class NamedForm(Form):
    """Another name: for a partner agency."""

    class Meta(FormMeta):
        pass

    name = _name()


class DescribedForm(NamedForm):
    """Another name or description: for a programme."""

    about = _about()


class ServiceForm(DescribedForm):
    """Another name, description or programme for a support service."""

    programme = SelectField(_("Programme"))


def service_form(posted: Any, programmes: Sequence[Programme], data: dict[str, Any]) -> ServiceForm:
    """The form with the programmes of the support service's organisation."""
    form = ServiceForm(posted, data=data)
    named = [SelectChoice(each.slug, each.name, render_kw=NAMED) for each in programmes]
    form.programme.choices = [SelectChoice("", _("No programme")), *named]
    return form


class StateForm(Form):
    """Whether a support service takes people, and what those read who come all the same."""

    class Meta(FormMeta):
        pass

    state = RadioField(
        _("Does it take new people?"),
        choices=[
            SelectChoice(ServiceState.OPEN.value, _("Yes, it is open")),
            SelectChoice(ServiceState.CLOSED.value, _("No, it is closed to new people")),
            SelectChoice(ServiceState.ENDED.value, _("No, it has ended")),
        ],
    )
    notice = _lines(
        _("Why, in one or two plain sentences (you can leave this out)"),
        hint=_("For example: Our books are closed until April."),
    )
    elsewhere = _lines(
        _("Where else people can get help, one place a line"),
        hint=_("For example: Town clinic, 1 High Street, every day from 9"),
    )

    def validate_elsewhere(self, field: Any) -> None:
        """Nobody is turned away without knowing where to go."""
        if not may_turn_away(self.state.data, field.data or ""):
            raise ValidationError(str(may_turn_away.sentence))


class ProtocolForm(Form):
    """How far the sharing protocol with an agency is, and since when."""

    class Meta(FormMeta):
        pass

    protocol = RadioField(
        _("Sharing protocol"),
        choices=[SelectChoice(each.value, _(label)) for each, label in PROTOCOL_LABELS.items()],
    )
    on = DateField(_("Since"), [Optional()])

    def __init__(self, posted: Any, today: date, **data: Any) -> None:
        """`today` is the last day that can be written."""
        super().__init__(posted, data=data)
        self._today = today

    def validate(self, extra_validators: Any = None) -> bool:
        """Whatever there is has been there since a day that has come."""
        valid = super().validate(extra_validators)
        if valid and not may_date_protocol(Protocol(self.protocol.data), self.on.data, self._today):
            self.on.errors = [str(may_date_protocol.sentence)]
            return False
        return valid
