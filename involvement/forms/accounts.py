"""Forms with which an administrator invites people and gives roles."""

from collections.abc import Iterable
from datetime import date
from typing import Any, TypeVar

from wtforms import DateField, EmailField, Form, SelectField, StringField
from wtforms.fields import SelectChoice  # type: ignore[attr-defined]  # the stubs lag
from wtforms.validators import (
    DataRequired,
    InputRequired,
    Length,
    Optional,
    Regexp,
    ValidationError,
)

from involvement.place import FITTING, Place, PlaceKind, Reach
from involvement.policies import may_grant_until
from involvement.role_names import ROLES
from involvement.roles import WITHOUT_USE, Grant, Role
from translations.language import N_
from translations.language import gettext as words
from translations.language import lazy_gettext as _
from translations.templates import FormMeta

EVERYTHING, NOTHING = N_("Everything"), N_("Please choose")
CHOICES = {
    PlaceKind.ORGANISATION: N_("%(name)s, the whole organisation"),
    PlaceKind.SERVICE: N_("%(name)s, a support service"),
    PlaceKind.FORUM: N_("%(name)s, a group"),
    PlaceKind.AGENCY: N_("%(name)s, a partner agency"),
}
MISFITS = {
    (PlaceKind.EVERYTHING, PlaceKind.ORGANISATION): N_("This role needs a whole organisation"),
    (PlaceKind.ORGANISATION, PlaceKind.SERVICE): N_(
        "This role needs a support service, or a whole organisation"
    ),
    (PlaceKind.FORUM,): N_("This role needs a group"),
    (PlaceKind.AGENCY,): N_("This role needs a partner agency"),
}
F = TypeVar("F", bound="RoleForm")


def _strip(text: str | None) -> str:
    return (text or "").strip()


class PersonFields(Form):
    """Somebody new: the first fields of `InviteForm`."""

    name = StringField(
        _("Name"), [DataRequired(_("Enter their name")), Length(max=200)], filters=[_strip]
    )
    email = EmailField(
        _("E-mail address"),
        [
            DataRequired(_("Enter their e-mail address")),
            Length(max=254),
            Regexp(r"^[^@\s]+@[^@\s]+$", message=_("Enter a whole e-mail address")),
        ],
        filters=[_strip],
        description=_("They sign in with it. Heard sends nothing there."),
    )


class RoleForm(Form):
    """A role, where it holds, and until when."""

    class Meta(FormMeta):
        pass

    role = SelectField(_("Role"), [InputRequired(_("Choose a role"))])
    place = SelectField(_("Where"), [InputRequired(_("Choose where the role holds"))])
    until = DateField(
        _("Last day (you can leave this out)"),
        [Optional()],
        description=_("The role holds through this day."),
    )
    reach = Reach()
    today = date.min

    def validate_place(self, field: Any) -> None:
        """A role fits some kinds of places only."""
        kinds = FITTING[Role(self.role.data)] if self.role.data in set(Role) else ()
        place = self.reach.places.get(field.data)
        if kinds and place and place.kind not in kinds:
            raise ValidationError(words(MISFITS[kinds]))

    def validate_until(self, field: Any) -> None:
        """The last day is not over yet."""
        if not may_grant_until(field.data, self.today):
            raise ValidationError(str(may_grant_until.sentence))

    def grant(self) -> Grant:
        """What a valid form gives."""
        return self.reach.places[self.place.data].grant(Role(self.role.data), self.until.data)


class InviteForm(PersonFields, RoleForm):
    """Somebody new, with their first role."""


def role_form(form: type[F], posted: Any, reach: Reach, today: date) -> F:
    """The form with the roles and places that this administrator may give."""
    made = form(posted)
    made.reach, made.today = reach, today
    kinds = {place.kind for place in reach.places.values()}
    fitting = [role for role in Role if role not in WITHOUT_USE and kinds & set(FITTING[role])]
    roles = [SelectChoice(role.value, words(ROLES[role])) for role in fitting]
    made.role.choices = [_nothing(), *roles]
    made.place.choices = [_nothing(), *_choices(reach.places.values())]
    return made


def _nothing() -> SelectChoice:
    """The first choice, so that nobody is made administrator by pressing on."""
    return SelectChoice("", words(NOTHING))


def _choices(places: Iterable[Place]) -> Iterable[SelectChoice]:
    for place in places:
        known = CHOICES.get(place.kind)
        label = words(known, name=place.name) if known else words(EVERYTHING)
        yield SelectChoice(place.key, label)
