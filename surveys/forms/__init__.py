"""Forms of the desk of those who ask, a module for each noun."""

from surveys.forms.survey import (
    LATER_WAVES,
    NewSurveyForm,
    ReleaseForm,
    new_survey_form,
    release_form,
)

__all__ = ["LATER_WAVES", "NewSurveyForm", "ReleaseForm", "new_survey_form", "release_form"]
