"""What an organisation needs before people can answer its first survey, in the order in which it is
best done."""

from enum import StrEnum


class FirstStep(StrEnum):
    """One of these things. It is done once there is one, and stays done."""

    HELP_LINE = "help_line"
    SERVICE = "service"
    WORKER = "worker"
    PRIVACY = "privacy"
    ACCESSIBILITY = "accessibility"
    QUESTIONNAIRE = "questionnaire"
    SURVEY = "survey"
