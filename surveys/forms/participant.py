"""Forms about one participant: their reference, contact details, and their family's way."""

import msgspec
from wtforms import (
    BooleanField,
    EmailField,
    Form,
    HiddenField,
    RadioField,
    StringField,
    TelField,
    TextAreaField,
)
from wtforms.fields import SelectChoice  # type: ignore[attr-defined]  # the stubs lag
from wtforms.validators import Length, Optional, Regexp

from involvement.contact import Contact
from translations.language import lazy_gettext as _
from translations.templates import FormMeta

TOO_LONG = _("This is too long")


class Replacing(Form):
    """A form for a sealed text. A page shows `replace` only where what is kept cannot be read."""

    class Meta(FormMeta):
        pass

    replace = BooleanField(_("Put what I wrote in the place of what cannot be read"))


class ReferenceForm(Replacing):
    """A worker's own reference for a participant."""

    reference = StringField(
        _("Your reference"),
        [Length(max=100, message=TOO_LONG)],
        description=_(
            "For example initials or a file number. Workers of this support service and "
            "administrators see it, and agencies that the person agrees to share with."
        ),
    )


class FamilyForm(Replacing):
    """How and whether the family wants to be told."""

    family = TextAreaField(
        _("Does the family want to be told what came of it, and how?"),
        [Length(max=2000, message=TOO_LONG)],
        description=_(
            "In your words, for example: her sister would like a letter, no phone calls. You can "
            "leave this empty and write it later."
        ),
    )


class ContactForm(Replacing):
    """Contact details, saved whole or not at all. `seen` is the mark of those that were opened."""

    called = StringField(_("Name they want to be called by"), [Length(max=200, message=TOO_LONG)])
    phone = TelField(_("Phone"), [Length(max=60, message=TOO_LONG)])
    email = EmailField(
        _("E-mail address"),
        [
            Optional(),
            Length(max=254, message=TOO_LONG),
            Regexp(
                r"^[^@\s]+@[^@\s]+\.[^@\s]+$",
                message=_("Write the whole address, such as wren@example.org"),
            ),
        ],
    )
    address = TextAreaField(_("Address"), [Length(max=500, message=TOO_LONG)])
    messages = RadioField(
        _("May a message be left?"),
        choices=[
            SelectChoice("yes", _("Yes")),
            SelectChoice("no", _("No")),
            SelectChoice("", _("We do not know, so leave none")),
        ],
        default="",
    )
    safe_ways = TextAreaField(
        _("When and how it is safe to be in touch"),
        [Length(max=1000, message=TOO_LONG)],
        description=_("For example: weekday mornings, or only through her support worker."),
    )
    avoid = TextAreaField(
        _("Words to avoid"),
        [Length(max=1000, message=TOO_LONG)],
        description=_("For example: do not say the name of the support service."),
    )
    seen = HiddenField()

    @property
    def contact(self) -> Contact:
        """What the form holds."""
        names = Contact.__struct_fields__
        return msgspec.convert({name: (self[name].data or "").strip() for name in names}, Contact)
