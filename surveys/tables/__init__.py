"""Tables of surveys: what is asked, what was answered, and what became of it. Import them from
here."""

from surveys.tables.draft import DraftRow
from surveys.tables.outbox import KioskKey, ParcelRow, QuarantineRow
from surveys.tables.survey import (
    Answer,
    DataProtection,
    DeviceRow,
    DeviceSurvey,
    ItemRow,
    PublishedFiguresRow,
    QuestionnaireRow,
    Quote,
    Released,
    ReleaseRow,
    Response,
    SheetRow,
    SurveyRow,
    Version,
    WaveRow,
)

__all__ = [
    "Answer",
    "DataProtection",
    "DeviceRow",
    "DeviceSurvey",
    "DraftRow",
    "ItemRow",
    "KioskKey",
    "ParcelRow",
    "PublishedFiguresRow",
    "QuarantineRow",
    "QuestionnaireRow",
    "Quote",
    "ReleaseRow",
    "Released",
    "Response",
    "SheetRow",
    "SurveyRow",
    "Version",
    "WaveRow",
]
