"""Forms of the organisation's pages, a module for each noun."""

from involvement.forms.participants import AddParticipantsForm
from involvement.forms.retention import MOST_KEPT_DAYS, RetentionForm
from involvement.forms.signing_in import SignInForm
from involvement.forms.texts import TextForm

__all__ = ["MOST_KEPT_DAYS", "AddParticipantsForm", "RetentionForm", "SignInForm", "TextForm"]
