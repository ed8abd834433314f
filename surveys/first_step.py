"""What an organisation should have before people answer its first survey, in the order in which it
is best done."""

from enum import StrEnum


class FirstStep(StrEnum):
    """One of these things. It is done once there is one, and stays done."""

    HELP_LINE = "help_line"
    SERVICE = "service"
    WORKER = "worker"
    PRIVACY = "privacy"
    ACCESSIBILITY = "accessibility"
    AGREEMENT = "agreement"
    RETENTION = "retention"
    QUESTIONNAIRE = "questionnaire"
    PARTICIPANTS = "participants"
    SURVEY = "survey"
