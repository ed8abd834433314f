"""The form that narrows the audit."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import Any

from wtforms import DateField, Form, SelectField
from wtforms.fields import SelectChoice  # type: ignore[attr-defined]  # the stubs lag
from wtforms.validators import Optional, ValidationError

from involvement.audit_entry import AuditSearch
from involvement.audit_wording import NOUNS
from involvement.site import LOCAL_TIME
from translations.language import gettext
from translations.language import lazy_gettext as _
from translations.templates import FormMeta

COMMANDS = "commands"


class AuditForm(Form):
    """By whom, what kind of thing, and between which days."""

    class Meta(FormMeta):
        pass

    account = SelectField(_("Changed by"))
    noun = SelectField(_("What was changed"))
    since = DateField(_("From day"), [Optional()])
    until = DateField(_("To day"), [Optional()])

    def validate_until(self, field: Any) -> None:
        """The last day is not before the first."""
        if self.since.data and field.data and field.data < self.since.data:
            raise ValidationError(_("The last day is before the first day"))

    @property
    def search(self) -> AuditSearch:
        """What a valid form asks for."""
        account, last = self.account.data, self.until.data
        return AuditSearch(
            account=int(account) if account and account != COMMANDS else None,
            commands=account == COMMANDS,
            noun=self.noun.data or None,
            since=_midnight(self.since.data) if self.since.data else None,
            before=_midnight(last + timedelta(days=1)) if last else None,
        )


def audit_form(asked: Any, accounts: Sequence[tuple[int, str]]) -> AuditForm:
    """The form with the accounts (id, name) that can be chosen; `asked` stands in the address."""
    form = AuditForm(asked, data={"account": "", "noun": ""})
    form.account.choices = [
        SelectChoice("", _("Anybody")),
        SelectChoice(COMMANDS, _("A command")),
        *(SelectChoice(str(id_), name, render_kw={"translate": "no"}) for id_, name in accounts),
    ]
    kinds = sorted((gettext(label), noun) for noun, label in NOUNS.items())
    form.noun.choices = [
        SelectChoice("", _("Anything")),
        *(SelectChoice(noun, label) for label, noun in kinds),
    ]
    return form


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), LOCAL_TIME)
