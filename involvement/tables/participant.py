"""Tables of participants, and of what is sealed about them: contact details and access needs."""

import uuid

from piccolo.columns import (
    UUID,
    Boolean,
    Date,
    ForeignKey,
    Integer,
    Serial,
    SmallInt,
    Text,
    Varchar,
)
from piccolo.table import Table

from involvement.tables.account import Account
from involvement.tables.organisation import SupportService


class Participant(Table, tablename="inv_participant"):
    """A service user inside surveys, known by the keyed hash of the code on their card.

    `family_sealed` is the family's way to be told things after somebody died, in their own words.
    """

    id: Serial
    key = UUID(default=uuid.uuid4)
    service = ForeignKey(SupportService, null=False, index=True)
    code_hash = Varchar(64)
    card = Integer(default=1)
    reference_sealed = Text(null=True, default=None)
    state = Varchar(30, default="active")
    state_on = Date()
    joined_on = Date()
    family_sealed = Text(null=True, default=None)


class Contact(Table, tablename="inv_contact"):
    """How to reach a participant, sealed as one text."""

    id: Serial
    participant = ForeignKey(Participant, null=False)
    sealed = Text()
    changed_on = Date()


class Need(Table, tablename="inv_need"):
    """A need for a format or for support, never a diagnosis; `note_sealed` says more where wanted.

    `shared` says whether the participant agreed that it is passed on to those who must meet it;
    `size` is that of large print, in points, null where none was said.
    """

    id: Serial
    key = UUID(default=uuid.uuid4)
    participant = ForeignKey(Participant, null=False, index=True)
    kind = Varchar(20)
    value = Varchar(60)
    size = SmallInt(null=True, default=None)
    note_sealed = Text(null=True, default=None)
    shared = Boolean(default=False)
    identified_on = Date()
    review_on = Date()
    ended_on = Date(null=True, default=None)


class NeedEvent(Table, tablename="inv_need_event"):
    """One contact in which a need was met or not; `reason_sealed` says why not."""

    id: Serial
    need = ForeignKey(Need, null=False, index=True)
    happened_on = Date()
    met = Boolean()
    reason_sealed = Text(null=True, default=None)


class Invitation(Table, tablename="inv_invitation"):
    """A participant was invited to one wave of a survey, in this format and in this way.

    Heard sends nothing: a worker did. `reason_sealed` says why it was another format than the one
    they need. `survey` is the survey's slug, `wave` the kind of the wave.
    """

    id: Serial
    participant = ForeignKey(Participant, null=False, index=True)
    survey = Varchar(80)
    wave = Varchar(20)
    format = Varchar(20)
    method = Varchar(20)
    invited_on = Date()
    account = ForeignKey(Account, null=True, default=None)
    reason_sealed = Text(null=True, default=None)
