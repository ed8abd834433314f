"""The form with which a worker begins to answer with or for somebody."""

from collections.abc import Iterable
from typing import Any

from wtforms import BooleanField, Form, RadioField, SelectField
from wtforms.fields import SelectChoice  # type: ignore[attr-defined]  # the stubs lag
from wtforms.validators import InputRequired

from surveys.acting import WAYS
from surveys.mode import HELPERS, Helper, Mode, Way
from surveys.survey import Survey
from translations.language import lazy_gettext
from translations.language import lazy_gettext as _
from translations.templates import FormMeta

BY_WORKER = (Mode.STAFF, Mode.TELEPHONE)
"""The ways in which it is the worker who asks, whoever else may be there."""


class HelpingForm(Form):
    """Which survey, in which way, and who helps. `survey` is a slug."""

    class Meta(FormMeta):
        pass

    survey = SelectField(_("Questions"))
    way = RadioField(
        _("How is it done?"),
        [InputRequired(_("Choose how it is done"))],
        choices=[SelectChoice(mode.value, lazy_gettext(words)) for mode, words in WAYS.items()],
    )
    helper = SelectField(
        _("Who helps them, interprets, or answers for them?"),
        choices=[SelectChoice(each.value, lazy_gettext(said)) for each, said in HELPERS.items()],
        description=_("We keep this, and no names."),
    )
    agreed = BooleanField(
        _("They agreed to this. If they cannot say so, somebody who may speak for them did."),
        [InputRequired(_("Ask first, then tick this"))],
    )

    def __init__(self, posted: Any, surveys: Iterable[Survey]) -> None:
        """`surveys` are those that the person may answer today."""
        super().__init__(posted, helper=Helper.WORKER.value)
        self.survey.choices = [
            SelectChoice(each.slug, each.title, render_kw={"translate": "no"}) for each in surveys
        ]

    def chosen(self) -> Way:
        """The way that a valid form says."""
        mode = Mode(self.way.data)
        return Way(mode, Helper.WORKER if mode in BY_WORKER else Helper(self.helper.data))
