"""The table of what staff change. Triggers of the database refuse to change or remove its rows."""

from piccolo.columns import BigInt, ForeignKey, Integer, Serial, Timestamptz, Varchar
from piccolo.table import Table

from involvement.tables.account import Account


class AuditEvent(Table, tablename="inv_audit"):
    """Who changed what, without personal text. `account` is null for a command.

    `organisation` is whose administrators may read it, null where it belongs to none. `mark` is a
    keyed hash over the row and the mark before it, and `number` its place in that chain; both are
    null in rows from before there was a chain.
    """

    id: Serial
    at = Timestamptz()
    account = ForeignKey(Account, null=True, default=None, index=True)
    action = Varchar(60)
    noun = Varchar(60)
    noun_key = Varchar(80)
    organisation = Integer(null=True, default=None, index=True)
    number = BigInt(null=True, default=None)
    mark = Varchar(64, null=True, default=None)
