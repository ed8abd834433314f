"""The form for adding participants."""

from wtforms import BooleanField, DateField, Form, HiddenField, IntegerField, TextAreaField
from wtforms.validators import InputRequired, Length, NumberRange, Optional

from involvement.participant import MOST_AT_ONCE
from translations.language import lazy_gettext as _
from translations.templates import FormMeta


class AddParticipantsForm(Form):
    """How many participants, or a reference for each."""

    class Meta(FormMeta):
        pass

    number = IntegerField(
        _("How many people"),
        [
            Optional(),
            NumberRange(1, MOST_AT_ONCE, _("Enter a number from 1 to 50, or leave it out")),
        ],
        description=_("Leave this out if you write references below."),
    )
    references = TextAreaField(
        _("Your references, one a line (you can leave this out)"),
        [Length(max=5000)],
        description=_(
            "For example initials or a file number. Workers of this support service and "
            "administrators see them, and agencies that the person agrees to share with."
        ),
    )
    joined_on = DateField(
        _("They joined on"),
        [InputRequired(_("Enter the day they joined"))],
        description=_("The days of every wave are counted from here."),
    )
    young = BooleanField(
        _("These people are under 18"),
        description=_(
            "People under 18 are a group of their own: they agree to words of their own, and no "
            "figure mixes them with adults. No birthday is kept."
        ),
    )
    other_people = BooleanField(_("These are other people: add them all the same"))
    batch_key = HiddenField()
