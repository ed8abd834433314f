"""Tables of what people were told and what they agreed to."""

import uuid

from piccolo.columns import (
    UUID,
    Boolean,
    Date,
    ForeignKey,
    Integer,
    Serial,
    Text,
    Timestamptz,
    Varchar,
)
from piccolo.table import Table

from involvement.tables.account import Account
from involvement.tables.organisation import Agency, Organisation
from involvement.tables.participant import Participant


class ConsentText(Table, tablename="inv_consent_text"):
    """One published wording of what is agreed to, in one language and format; never changed.

    `purpose` is 'take_part', 'link', 'quote', 'contact' or 'share'; `number` counts its versions;
    `young`: it speaks to people under 18, and nobody else agrees to it.
    """

    id: Serial
    organisation = ForeignKey(Organisation, null=False, index=True)
    purpose = Varchar(20)
    number = Integer()
    language = Varchar(20)
    format = Varchar(20)
    text = Text()
    published_at = Timestamptz()
    young = Boolean(default=False)


class ConsentEvent(Table, tablename="inv_consent"):
    """Something that a participant agreed to, confirmed or took back; rows are only ever added.

    `action` is 'given', 'withdrawn' or 'confirmed'; `how` is 'self', 'interpreter', 'advocate',
    'worker', 'parent' or 'agency', to which it was said; `agency` and `until` narrow the purpose
    'share'; `account` is who recorded it, null for the participant themselves.
    """

    id: Serial
    key = UUID(default=uuid.uuid4)
    participant = ForeignKey(Participant, null=False, index=True)
    text = ForeignKey(ConsentText, null=False)
    purpose = Varchar(20)
    action = Varchar(20)
    how = Varchar(20)
    agency = ForeignKey(Agency, null=True, default=None, index=True)
    until = Date(null=True, default=None)
    at = Timestamptz()
    account = ForeignKey(Account, null=True, default=None)
