"""Forms of the organisation's pages, a module for each noun."""

from involvement.forms.participants import AddParticipantsForm
from involvement.forms.signing_in import SignInForm

__all__ = ["AddParticipantsForm", "SignInForm"]
