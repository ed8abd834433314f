"""A form with a field of every type that pages for staff use, for `/gallery`."""

from collections.abc import Iterator

from wtforms import (
    BooleanField,
    DateField,
    Form,
    IntegerField,
    RadioField,
    SelectField,
    SelectMultipleField,
    StringField,
    TextAreaField,
)
from wtforms.fields import SelectChoice  # type: ignore[attr-defined]  # the stubs lag

from surveys.forms.paper import SIZES
from surveys.mode import HELPERS
from translations.language import gettext, lazy_gettext
from translations.language import lazy_gettext as _
from translations.templates import FormMeta

CHOICES = [SelectChoice(value, label) for value, label in SIZES.items()]


class EveryField(Form):
    """One of each, with and without a hint."""

    class Meta(FormMeta):
        pass

    line = StringField(_("Name"), description=_("As people know it."))
    number = IntegerField(_("How many copies"))
    day = DateField(_("First day"))
    text = TextAreaField(_("The words, a line for each thought"))
    one_of_many = SelectField(
        _("Who?"),
        choices=[SelectChoice(each.value, lazy_gettext(said)) for each, said in HELPERS.items()],
    )
    one_of_few = RadioField(_("Size"), choices=CHOICES, description=_("As it is printed."))
    several = SelectMultipleField(_("Size"), choices=CHOICES)
    tick = BooleanField(_("These people are under 18"))


def every_field() -> Iterator[EveryField]:
    """The form untouched, filled in, and sent back with a mistake at every field."""
    size = next(iter(SIZES))
    filled = {"line": "Riverside", "number": 3, "text": "Riverside", "tick": True}
    filled |= {"one_of_few": size, "several": [size]}
    yield EveryField(prefix="empty-")
    yield EveryField(prefix="filled-", data=filled)
    wrong = EveryField(prefix="wrong-", data=filled)
    for field in wrong:
        field.errors = [gettext("Please look at this again")]
    yield wrong
