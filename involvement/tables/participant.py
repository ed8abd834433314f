"""Tables of participants, and of what is sealed about them: contact details and access needs."""

import uuid

from piccolo.columns import UUID, Boolean, Date, ForeignKey, Integer, Serial, Text, Varchar
from piccolo.table import Table

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

    `shared` says whether the participant agreed that it is passed on to those who must meet it.
    """

    id: Serial
    key = UUID(default=uuid.uuid4)
    participant = ForeignKey(Participant, null=False, index=True)
    kind = Varchar(20)
    value = Varchar(60)
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
