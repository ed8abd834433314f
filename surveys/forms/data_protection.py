"""The form for why a survey may ask what it asks."""

from typing import Any

from wtforms import DateField, Form, IntegerField, RadioField, SelectField, StringField
from wtforms.fields import SelectChoice  # type: ignore[attr-defined]  # the stubs lag
from wtforms.validators import InputRequired, Length, NumberRange, Optional, ValidationError

from involvement.forms import MOST_KEPT_DAYS
from surveys.data_protection import (
    BASIS_WORDS,
    CONDITION_WORDS,
    DataProtection,
    LawfulBasis,
    RecordMistake,
    SpecialCondition,
)
from surveys.survey import Survey
from translations.language import gettext
from translations.language import lazy_gettext as _
from translations.templates import FormMeta

TOO_LONG = _("Enter a number of days from 0 to 36,500, or leave it out")


class ProtectionForm(Form):
    """Why a survey may ask what it asks, and how long answers are kept."""

    class Meta(FormMeta):
        pass

    lawful_basis = RadioField(
        _("Lawful basis, Article 6 of the UK GDPR"),
        [InputRequired(_("Choose the lawful basis"))],
        choices=[SelectChoice(basis.value, words) for basis, words in BASIS_WORDS.items()],
        description=_("To agree to take part is another thing. It is recorded apart from this."),
    )
    condition = SelectField(
        _("Condition for what is specially protected, Article 9"),
        choices=[SelectChoice(each.value, words) for each, words in CONDITION_WORDS.items()],
    )
    schedule = StringField(
        _("Condition of Schedule 1 of the Data Protection Act 2018"),
        [Length(max=200)],
        filters=[lambda text: (text or "").strip()],
        description=_(
            "Needed with (b), (g), (h), (i) and (j) above. "
            "For example: Part 1, paragraph 2, health or social care purposes."
        ),
    )
    assessed_on = DateField(_("Day of the data protection impact assessment"), [Optional()])
    kept_days = IntegerField(
        _("For how many days answers are kept after the last day of the survey"),
        [Optional(), NumberRange(0, MOST_KEPT_DAYS, TOO_LONG)],
        description=_(
            "A year has 365. Then they are erased. Leave this out to keep them for good. "
            "People read it on the first page."
        ),
    )

    ends: bool = True

    def validate_kept_days(self, field: Any) -> None:
        """Days are counted from the last day, so there has to be one."""
        if field.data is not None and not field.errors and not self.ends:
            raise ValidationError(
                gettext(
                    "This survey has no last day, so there is nothing to count from. Give it a "
                    "last day first, or leave this out."
                )
            )

    def record(self) -> DataProtection:
        """The record that a valid form asks for."""
        return DataProtection(
            lawful_basis=LawfulBasis(self.lawful_basis.data),
            condition=SpecialCondition(self.condition.data),
            schedule=self.schedule.data or "",
            kept_days=self.kept_days.data,
            assessed_on=self.assessed_on.data,
        )

    def note(self, mistake: RecordMistake) -> None:
        """Show each mistake at its field."""
        for name, sentence in mistake.mistakes:
            self[name].errors = [sentence]


def protection_form(posted: Any, survey: Survey, record: DataProtection | None) -> ProtectionForm:
    """The form of one survey, begun with what is on record."""
    form = ProtectionForm(posted, obj=record)
    form.ends = survey.closes_on is not None
    return form
