"""Tables of those who sign in: accounts, roles, second factors, links and sessions."""

import uuid

from piccolo.columns import (
    UUID,
    BigInt,
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

from involvement.tables.organisation import Agency, Organisation, SupportService


class Account(Table, tablename="inv_account"):
    """A sign-in of staff, translators or steering-group members; never of a participant.

    `password_hash` is '' until an invitation is taken up. `totp_sealed` is the sealed secret of the
    second factor, in force since `totp_since` (null while it is being set up); `totp_step` is the
    last time step whose code was used, so that none works twice. After too many mistakes nobody
    signs in before `locked_until`.
    """

    id: Serial
    key = UUID(default=uuid.uuid4)
    email = Varchar(254)
    name = Varchar(200)
    password_hash = Varchar(200)
    created_at = Timestamptz()
    ended_at = Timestamptz(null=True, default=None)
    totp_sealed = Text(null=True, default=None)
    totp_since = Timestamptz(null=True, default=None)
    totp_step = BigInt(default=0)
    mistakes = Integer(default=0)
    locked_until = Timestamptz(null=True, default=None)


class RecoveryCode(Table, tablename="inv_recovery_code"):
    """A way in without the second factor, once. Only a keyed hash is kept."""

    id: Serial
    account = ForeignKey(Account, null=False, index=True)
    code_hash = Varchar(64)
    used_at = Timestamptz(null=True, default=None)


class OneTimeLink(Table, tablename="inv_one_time_link"):
    """A link that sets a password once, of which only a hash is kept; `purpose` is 'invitation' or
    'reset'."""

    id: Serial
    account = ForeignKey(Account, null=False, index=True)
    token_hash = Varchar(64)
    purpose = Varchar(20)
    expires_at = Timestamptz()
    used_at = Timestamptz(null=True, default=None)


class RoleGrant(Table, tablename="inv_role_grant"):
    """One role within one scope until a day. A scope column that is null does not narrow."""

    id: Serial
    account = ForeignKey(Account, null=False, index=True)
    role = Varchar(40)
    organisation = ForeignKey(Organisation, null=True, default=None, index=True)
    service = ForeignKey(SupportService, null=True, default=None, index=True)
    forum = Varchar(80, null=True, default=None)
    language = Varchar(20, null=True, default=None)
    agency = ForeignKey(Agency, null=True, default=None, index=True)
    until = Date(null=True, default=None)


class StaffSession(Table, tablename="inv_session"):
    """A signed-in browser. Only a hash of the cookie is kept.

    `browser` is what its owner will know it by ("Firefox on Windows"); `second_factor` says whether
    the session began with one.
    """

    id: Serial
    token_hash = Varchar(64)
    account = ForeignKey(Account, null=False, index=True)
    started_at = Timestamptz()
    expires_at = Timestamptz()
    browser = Varchar(80, default="")
    second_factor = Boolean(default=False)
