"""Forms of the desk of those who ask, a module for each noun."""

from surveys.forms.data_protection import ProtectionForm, protection_form
from surveys.forms.survey import (
    LATER_WAVES,
    NewSurveyForm,
    ReleaseForm,
    new_survey_form,
    release_form,
)
from surveys.forms.survey_change import SurveyForm, survey_form

__all__ = [
    "LATER_WAVES",
    "NewSurveyForm",
    "ProtectionForm",
    "ReleaseForm",
    "SurveyForm",
    "new_survey_form",
    "protection_form",
    "release_form",
    "survey_form",
]
