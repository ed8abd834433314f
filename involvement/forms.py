"""Forms of the organisation's pages."""

from typing import Any

from wtforms import (
    DateField,
    EmailField,
    Form,
    HiddenField,
    IntegerField,
    PasswordField,
    TextAreaField,
)
from wtforms.validators import (
    DataRequired,
    InputRequired,
    Length,
    NumberRange,
    Optional,
    ValidationError,
)

from involvement.participant import MOST_AT_ONCE
from involvement.public_text import MOST_CHARACTERS, find_to_fill_in
from involvement.retention import NAMES, DataClass, Rules
from translations.language import lazy_gettext as _
from translations.templates import FormMeta

MOST_KEPT_DAYS = 36_500


def _with_plain_line_ends(text: str | None) -> str:
    """Browsers send both characters of a typewriter at the end of a line."""
    return (text or "").replace("\r\n", "\n").strip()


class SignInForm(Form):
    """E-mail address and password."""

    class Meta(FormMeta):
        pass

    email = EmailField(
        _("E-mail address"), [InputRequired(_("Enter your e-mail address")), Length(max=254)]
    )
    password = PasswordField(
        _("Password"), [InputRequired(_("Enter your password")), Length(max=500)]
    )
    back = HiddenField()


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
            "For example initials or a file number. Only workers of this support service see them."
        ),
    )
    joined_on = DateField(
        _("They joined on"),
        [InputRequired(_("Enter the day they joined"))],
        description=_("The days of every wave are counted from here."),
    )
    batch_key = HiddenField()


class TextForm(Form):
    """A text for everybody, in Markdown."""

    class Meta(FormMeta):
        pass

    text = TextAreaField(
        _("Text"),
        [
            DataRequired(_("Write the text first")),
            Length(
                max=MOST_CHARACTERS, message=_("The text is too long: 30,000 characters at most")
            ),
        ],
        description=_(
            "## begins a heading, - begins a line of a list, *one star* is emphasis, and "
            "[words](https://example.org) is a link. Nothing else is special."
        ),
        filters=[_with_plain_line_ends],
        render_kw={"rows": 24},
    )

    def validate_text(self, field: Any) -> None:
        """Nothing of a draft is left that somebody has to fill in."""
        left = find_to_fill_in(field.data or "")
        if left:
            raise ValidationError(_("This is still to be filled in: %(words)s", words=left[0]))


def _days(data_class: DataClass) -> IntegerField:
    problem = _("Enter a number of days from 1 to 36,500, or leave it out")
    return IntegerField(NAMES[data_class], [Optional(), NumberRange(1, MOST_KEPT_DAYS, problem)])


class RetentionForm(Form):
    """For how many days data is kept, a field for each class and named as it; empty: for good."""

    class Meta(FormMeta):
        pass

    responses = _days(DataClass.RESPONSES)
    free_text = _days(DataClass.FREE_TEXT)
    contacts = _days(DataClass.CONTACTS)
    needs = _days(DataClass.NEEDS)
    references = _days(DataClass.REFERENCES)
    sign_ins = _days(DataClass.SIGN_INS)
    log = _days(DataClass.LOG)

    def rules(self) -> Rules:
        """The rules that a valid form asks for."""
        return {DataClass(field.name): field.data for field in self}
