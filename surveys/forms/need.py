"""Forms about access needs: a new one, and whether one was met."""

from datetime import date
from typing import Any
from uuid import UUID

from wtforms import (
    BooleanField,
    DateField,
    Form,
    IntegerField,
    RadioField,
    SelectField,
    StringField,
    TextAreaField,
    ValidationError,
)
from wtforms.fields import SelectChoice  # type: ignore[attr-defined]  # the stubs lag
from wtforms.validators import InputRequired, Length, NumberRange, Optional

from involvement.need import (
    KINDS,
    LARGEST_SIZE,
    SMALLEST_SIZE,
    VALUES,
    Kind,
    NewNeed,
    Occasion,
    in_years,
    read_tag,
)
from surveys.forms.participant import TOO_LONG
from translations.formats import find_language
from translations.language import gettext, lazy_gettext
from translations.language import lazy_gettext as _
from translations.templates import FormMeta

LANGUAGE = f"{Kind.LANGUAGE}:"
LARGE_PRINT = f"{Kind.FORMAT}:large_print"
CHOICES = [
    SelectChoice("", _("Please choose")),
    *(
        SelectChoice(f"{kind}:{value}", lazy_gettext(words), optgroup=lazy_gettext(KINDS[kind]))
        for kind, values in VALUES.items()
        for value, words in values.items()
    ),
    SelectChoice(
        LANGUAGE, _("A language, named below"), optgroup=lazy_gettext(KINDS[Kind.LANGUAGE])
    ),
]


class NeedForm(Form):
    """One access need. `what` is a kind and a value: `format:easy_read`; `language:` names none."""

    class Meta(FormMeta):
        pass

    what = SelectField(
        _("What they need"), [InputRequired(_("Choose what they need"))], choices=CHOICES
    )
    size = IntegerField(
        _("Size of large print, in points"),
        [
            Optional(),
            NumberRange(
                SMALLEST_SIZE, LARGEST_SIZE, _("Enter a size from 14 to 72, or leave it out")
            ),
        ],
        description=_("Only for large print. Leave it out if any large print will do."),
    )
    language = StringField(
        _("Which language"),
        [Length(max=60, message=TOO_LONG)],
        description=_(
            "Only if you chose a language: its name, such as Urdu, or its tag, such as pa-Arab."
        ),
    )
    note = TextAreaField(
        _("More about it (you can leave this out)"),
        [Length(max=1000, message=TOO_LONG)],
        description=_("Record the need, not the diagnosis."),
    )
    shared = BooleanField(
        _("They agreed that we pass this on to those who must meet it"),
    )
    review_on = DateField(
        _("Ask about it again on"), [InputRequired(_("Enter the day to ask again"))]
    )

    def __init__(self, posted: Any, today: date) -> None:
        """The form for a need to be asked about again in a year."""
        super().__init__(posted, review_on=in_years(today, 1))

    def validate_language(self, field: Any) -> None:
        """A language was named if one was chosen."""
        if self.what.data == LANGUAGE and self.tag is None:
            raise ValidationError(
                gettext("We do not know this language. Write its name in English, or its tag.")
            )

    @property
    def tag(self) -> str | None:
        """The tag of the language that was named; None where none of that name is known."""
        named = self.language.data or ""
        return find_language(named) or read_tag(named)

    @property
    def need(self) -> NewNeed:
        """What a valid form asks to be recorded."""
        kind, _colon, value = self.what.data.partition(":")
        return NewNeed(
            kind=Kind(kind),
            value=(self.tag or "") if kind == Kind.LANGUAGE else value,
            size=self.size.data if self.what.data == LARGE_PRINT else None,
            note=(self.note.data or "").strip(),
            shared=bool(self.shared.data),
            review_on=self.review_on.data,  # type: ignore[arg-type]  # it is required
        )


class OccasionForm(Form):
    """Whether a need was met at one contact."""

    class Meta(FormMeta):
        pass

    happened_on = DateField(_("Day of the contact"), [InputRequired(_("Enter the day"))])
    met = RadioField(
        _("Was the need met?"),
        [InputRequired(_("Choose yes or no"))],
        choices=[SelectChoice("yes", _("Yes")), SelectChoice("no", _("No"))],
    )
    reason = TextAreaField(_("If not, why?"), [Length(max=1000, message=TOO_LONG)])

    def __init__(self, posted: Any, today: date, need: UUID) -> None:
        """The form for a contact that was today, or before; a page may have one for each need."""
        super().__init__(posted, prefix=f"need-{need}", happened_on=today)
        self.need = need
        self._today = today

    def validate_happened_on(self, field: Any) -> None:
        """Nothing is recorded before it was."""
        if field.data and field.data > self._today:
            raise ValidationError(gettext("This day has not come yet"))

    def validate_reason(self, field: Any) -> None:
        """A need that was not met has a reason."""
        if self.met.data == "no" and not (field.data or "").strip():
            raise ValidationError(gettext("Write why the need was not met"))

    @property
    def occasion(self) -> Occasion:
        """What a valid form says."""
        return Occasion(
            need=self.need,
            happened_on=self.happened_on.data or self._today,
            met=self.met.data == "yes",
            reason=(self.reason.data or "").strip() or None,
        )
