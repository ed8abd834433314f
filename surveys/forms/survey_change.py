"""The form that puts the words and the last day of a survey right."""

from datetime import date
from typing import Any

from wtforms import DateField, Form, StringField, TextAreaField
from wtforms.validators import InputRequired, Length, Optional, ValidationError

from surveys.survey import Survey
from translations.language import gettext
from translations.language import lazy_gettext as _
from translations.templates import FormMeta


class SurveyForm(Form):
    """Title, what it is for, and the last day."""

    class Meta(FormMeta):
        pass

    title = StringField(
        _("Title that people will see"),
        [InputRequired(_("Enter a title")), Length(max=200)],
        description=_("It stands on the first page. Name nothing that is private."),
    )
    about = TextAreaField(
        _("What it is for, in one or two plain sentences (you can leave this out)"),
        [Length(max=1000)],
    )
    closes_on = DateField(_("Last day (you can leave this out)"), [Optional()])

    survey: Survey

    def validate_closes_on(self, field: Any) -> None:
        """A last day that is new is not before the first one; that of a survey which was closed
        before it opened stays."""
        changed = field.data != self.survey.closes_on
        if changed and field.data and field.data < self.survey.opens_on:
            raise ValidationError(gettext("The last day is before the first day"))

    def words(self) -> dict[str, Any]:
        """What a valid form asks for."""
        closes_on: date | None = self.closes_on.data
        return {
            "title": (self.title.data or "").strip(),
            "about": (self.about.data or "").strip(),
            "closes_on": closes_on,
        }


def survey_form(posted: Any, survey: Survey) -> SurveyForm:
    """The form, begun with what stands there now."""
    form = SurveyForm(posted, obj=survey)
    form.survey = survey
    return form
