"""Forms about easy read: a hard word of the glossary, and who checked a document with people."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from wtforms import (
    DateField,
    Form,
    HiddenField,
    IntegerField,
    SelectField,
    StringField,
    TextAreaField,
    ValidationError,
)
from wtforms.fields import SelectChoice  # type: ignore[attr-defined]  # the stubs lag
from wtforms.validators import DataRequired, InputRequired, Length, NumberRange

from easy_read.document import Document
from easy_read.glossary import LONGEST_EXPLANATION, LONGEST_TERM, Term
from easy_read.review import FEWEST_PEOPLE, MOST_PEOPLE, Review, may_be_checked_on
from easy_read.words import ENGLISH
from involvement.need import read_tag
from involvement.roles import NotInScope
from involvement.service import Organisation
from translations.formats import find_language, format_language
from translations.language import gettext
from translations.language import lazy_gettext as _
from translations.templates import FormMeta

NAMED = {"translate": "no"}  # a name of their own, not words of ours


def _trimmed(text: str | None) -> str:
    return " ".join((text or "").split())


def _lines(label: str, hint: str) -> TextAreaField:
    return TextAreaField(
        label,
        [Length(max=2000, message=_("This is too long: 2,000 characters at most"))],
        description=hint,
        filters=[lambda text: (text or "").replace("\r\n", "\n").strip()],
        render_kw={"rows": 3},
    )


class TermForm(Form):
    """A hard word and what it means."""

    class Meta(FormMeta):
        pass

    words = StringField(
        _("Hard word"),
        [
            DataRequired(_("Write the hard word")),
            Length(max=LONGEST_TERM, message=_("This is too long: 80 characters at most")),
        ],
        filters=[_trimmed],
        description=_("One word, or a few that belong together. Its other forms are found too."),
    )
    explanation = TextAreaField(
        _("What it means"),
        [
            DataRequired(_("Write what it means")),
            Length(max=LONGEST_EXPLANATION, message=_("This is too long: 300 characters at most")),
        ],
        filters=[_trimmed],
        description=_("One short sentence in easy words, as you would say it to somebody."),
        render_kw={"rows": 2},
    )

    @property
    def term(self) -> Term:
        """What was written, once the form is valid."""
        return Term(self.words.data or "", self.explanation.data or "")


class NewTermForm(TermForm):
    """One more, of an organisation and in a language."""

    organisation = SelectField(_("Organisation"), coerce=int)
    language = StringField(
        _("Language"),
        [DataRequired(_("Name the language")), Length(max=60)],
        description=_("Its name, such as Urdu, or its tag, such as pa-Arab."),
    )

    @property
    def tag(self) -> str | None:
        """The tag of the language that was named; None where we know none by that name."""
        named = self.language.data or ""
        return find_language(named) or read_tag(named)

    def validate_language(self, _field: Any) -> None:
        """It is the name or the tag of a language."""
        if self.tag is None:
            raise ValidationError(gettext("We know no language of this name"))


def new_term_form(posted: Any, organisations: Sequence[Organisation]) -> NewTermForm:
    """The form with the organisations that this account works for, the first one chosen. Raises
    NotInScope for any other one."""
    ids = [each.id for each in organisations]
    chosen = {"organisation": next(iter(ids), None), "language": format_language(ENGLISH)}
    form = NewTermForm(posted, data=chosen)
    if posted is not None and form.organisation.data not in ids:
        raise NotInScope(form.organisation.data)
    form.organisation.choices = [
        SelectChoice(each.id, each.name, render_kw=NAMED) for each in organisations
    ]
    return form


class ReviewForm(Form):
    """Who checked an easy-read document, and what came of it. `hash` is that of the document which
    the page showed: what changes meanwhile was not checked."""

    class Meta(FormMeta):
        pass

    hash = HiddenField()
    checked_by = StringField(
        _("Who checked it"),
        [DataRequired(_("Write who checked it")), Length(max=200)],
        filters=[_trimmed],
        description=_("The group or the meeting, such as: the Tuesday group. No names."),
    )
    people = IntegerField(
        _("How many people"),
        [
            InputRequired(_("Write how many people")),
            NumberRange(FEWEST_PEOPLE, MOST_PEOPLE, _("Enter a number from 1 to 500")),
        ],
    )
    capacities = StringField(
        _("Who they are"),
        [DataRequired(_("Write who they are")), Length(max=300)],
        filters=[_trimmed],
        description=_("Such as: people with learning disabilities, one carer. No names."),
    )
    checked_on = DateField(_("When"), [InputRequired(_("Enter the day"))])
    said = _lines(_("What they said"), _("What was hard, and what was good. No names."))
    changed = _lines(_("What you changed"), _("What is different now because of what they said."))

    def __init__(self, posted: Any, document: Document, today: date) -> None:
        """`today` is the last day that can be written."""
        super().__init__(posted, data={"hash": document.hash, "checked_on": today})
        self._today = today

    def validate_checked_on(self, field: Any) -> None:
        """It is a day that has come."""
        if field.data is not None and not may_be_checked_on(field.data, self._today):
            raise ValidationError(str(may_be_checked_on.sentence))

    @property
    def review(self) -> Review:
        """What was written, once the form is valid."""
        return Review(
            hash=self.hash.data or "",
            checked_on=self.checked_on.data or self._today,
            people=self.people.data or FEWEST_PEOPLE,
            checked_by=self.checked_by.data or "",
            capacities=self.capacities.data or "",
            said=self.said.data or "",
            changed=self.changed.data or "",
        )
