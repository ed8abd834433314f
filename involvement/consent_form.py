"""Forms about what is agreed to."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from wtforms import (
    DateField,
    Form,
    HiddenField,
    RadioField,
    SelectField,
    SelectMultipleField,
    TextAreaField,
)
from wtforms.fields import SelectChoice  # type: ignore[attr-defined]  # the stubs lag
from wtforms.validators import DataRequired, InputRequired, Length, Optional, ValidationError

from involvement.agency import Agency
from involvement.consent import How, Purpose, Wording
from involvement.consent_words import WAYS, agency_label, wording_label
from involvement.policies import may_agree_until, may_share
from translations.language import gettext, offered
from translations.language import lazy_gettext as _
from translations.templates import FormMeta

TOLD_WAYS = (How.INTERPRETER, How.ADVOCATE, How.WORKER)
NAMED = {"translate": "no"}
"""For a choice that is a name, not words of ours."""


class WordingForm(Form):
    """A new version of what people agree to."""

    class Meta(FormMeta):
        pass

    language = SelectField(_("Language of these words"))
    text = TextAreaField(
        _("The words, a line for each thought"),
        [DataRequired(_("Write what people agree to")), Length(max=5000)],
        description=_("People read exactly this. Write it as they would say it."),
    )


def wording_form(posted: Any, **begun: str) -> WordingForm:
    """The form, begun with a language and a text."""
    form = WordingForm(posted, data=begun)
    form.language.choices = [
        SelectChoice(each.tag, each.name_in_itself, render_kw=NAMED) for each in offered()
    ]
    return form


class AgreedForm(Form):
    """Something that a participant agreed to in another way than on a page."""

    class Meta(FormMeta):
        pass

    once = HiddenField()
    wording = SelectField(_("What they agreed to"), coerce=int)
    how = RadioField(_("How they said it"), [InputRequired(_("Choose how they said it"))])
    agencies = SelectMultipleField(
        _("With which agencies"),
        coerce=int,
        description=_("For sharing only. Ask about each one, and tick those they said yes to."),
    )
    until = DateField(_("Last day (you can leave this out)"), [Optional()])

    sharing: frozenset[int] = frozenset()
    today: date = date.min

    def validate_agencies(self, field: Any) -> None:
        """Sharing names its agencies, and nothing else does."""
        if self.wording.data in self.sharing and not field.data:
            raise ValidationError(_("Tick the agencies that they agreed to"))
        if self.wording.data not in self.sharing and field.data:
            raise ValidationError(_("Agencies go with sharing only"))

    def validate_until(self, field: Any) -> None:
        """The last day is not over."""
        if not may_agree_until(field.data, self.today):
            raise ValidationError(may_agree_until.sentence)


def agreed_form(
    posted: Any,
    *,
    wordings: Sequence[Wording],
    agencies: Sequence[Agency],
    once: UUID,
    today: date,
) -> AgreedForm:
    """The form with the wordings and agencies of one organisation; nothing is ticked. `once` makes
    sending it twice record once."""
    form = AgreedForm(posted, data={"once": str(once)})
    form.wording.choices = [SelectChoice(each.id, wording_label(each)) for each in wordings]
    form.agencies.choices = [
        SelectChoice(
            each.id, agency_label(each), render_kw=NAMED if may_share(each.protocol) else {}
        )
        for each in agencies
    ]
    form.how.choices = [SelectChoice(each.value, gettext(WAYS[each])) for each in TOLD_WAYS]
    form.sharing = frozenset(each.id for each in wordings if each.purpose is Purpose.SHARE)
    form.today = today
    return form
