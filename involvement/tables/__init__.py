"""Tables of the organisation: who runs what, who may sign in, who takes part, what was agreed,
what was changed. A module for each noun; import them from here."""

from involvement.tables.account import (
    Account,
    OneTimeLink,
    RecoveryCode,
    RoleGrant,
    StaffSession,
)
from involvement.tables.audit import AuditEvent
from involvement.tables.consent import ConsentEvent, ConsentText
from involvement.tables.organisation import (
    Agency,
    Organisation,
    Programme,
    PublicText,
    SupportService,
)
from involvement.tables.participant import Contact, Invitation, Need, NeedEvent, Participant
from involvement.tables.picture_code import PictureCodeRow, PictureTry
from involvement.tables.retention import RetentionEvent, RetentionRule

__all__ = [
    "Account",
    "Agency",
    "AuditEvent",
    "ConsentEvent",
    "ConsentText",
    "Contact",
    "Invitation",
    "Need",
    "NeedEvent",
    "OneTimeLink",
    "Organisation",
    "Participant",
    "PictureCodeRow",
    "PictureTry",
    "Programme",
    "PublicText",
    "RecoveryCode",
    "RetentionEvent",
    "RetentionRule",
    "RoleGrant",
    "StaffSession",
    "SupportService",
]
