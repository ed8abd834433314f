"""The form for how long data is kept."""

from wtforms import Form, IntegerField
from wtforms.validators import NumberRange, Optional

from involvement.retention import NAMES, DataClass, Rules
from translations.language import lazy_gettext as _
from translations.templates import FormMeta

MOST_KEPT_DAYS = 36_500


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
