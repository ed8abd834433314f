"""Tables of the organisation: who runs what, who may sign in, who takes part, what was changed."""

import uuid

from piccolo.columns import UUID, Date, ForeignKey, Integer, Serial, Text, Timestamptz, Varchar
from piccolo.table import Table


class Organisation(Table, tablename="inv_organisation"):
    """A council, charity or provider; its help lines stand on every answering page."""

    id: Serial
    slug = Varchar(80)
    name = Varchar(200)
    help_name = Varchar(200)
    help_phone = Varchar(60)
    help_text = Text()


class Programme(Table, tablename="inv_programme"):
    """A set of support services that are looked at together."""

    id: Serial
    organisation = ForeignKey(Organisation, null=False, index=True)
    slug = Varchar(80)
    name = Varchar(200)
    about = Text()


class SupportService(Table, tablename="inv_service"):
    """What is reviewed. `provenance` is '', 'invented' or 'published': example data says so."""

    id: Serial
    organisation = ForeignKey(Organisation, null=False, index=True)
    programme = ForeignKey(Programme, null=True, default=None, index=True)
    slug = Varchar(80)
    name = Varchar(200)
    about = Text()
    provenance = Varchar(20)


class Account(Table, tablename="inv_account"):
    """A sign-in of staff, translators or steering-group members; never of a participant."""

    id: Serial
    key = UUID(default=uuid.uuid4)
    email = Varchar(254)
    name = Varchar(200)
    password_hash = Varchar(200)
    created_at = Timestamptz()
    ended_at = Timestamptz(null=True, default=None)


class RoleGrant(Table, tablename="inv_role_grant"):
    """One role within one scope until a day. A scope column that is null does not narrow."""

    id: Serial
    account = ForeignKey(Account, null=False, index=True)
    role = Varchar(40)
    organisation = ForeignKey(Organisation, null=True, default=None, index=True)
    service = ForeignKey(SupportService, null=True, default=None, index=True)
    forum = Varchar(80, null=True, default=None)
    language = Varchar(20, null=True, default=None)
    until = Date(null=True, default=None)


class StaffSession(Table, tablename="inv_session"):
    """A signed-in browser. Only a hash of the cookie is kept."""

    id: Serial
    token_hash = Varchar(64)
    account = ForeignKey(Account, null=False, index=True)
    started_at = Timestamptz()
    expires_at = Timestamptz()


class Participant(Table, tablename="inv_participant"):
    """A service user inside surveys, known by the keyed hash of the code on their card."""

    id: Serial
    key = UUID(default=uuid.uuid4)
    service = ForeignKey(SupportService, null=False, index=True)
    code_hash = Varchar(64)
    card = Integer(default=1)
    reference_sealed = Text(null=True, default=None)
    state = Varchar(30, default="active")
    state_on = Date()
    joined_on = Date()


class AuditEvent(Table, tablename="inv_audit"):
    """Who changed what, without personal text. `account` is null for a command."""

    id: Serial
    at = Timestamptz()
    account = ForeignKey(Account, null=True, default=None, index=True)
    action = Varchar(60)
    noun = Varchar(60)
    noun_key = Varchar(80)
