"""Tables of how long each kind of data is kept, and of what went when."""

from piccolo.columns import ForeignKey, Integer, Serial, Timestamptz, Varchar
from piccolo.table import Table

from involvement.tables.organisation import Organisation


class RetentionRule(Table, tablename="inv_retention_rule"):
    """How many days one class of data is kept; null means for good."""

    id: Serial
    organisation = ForeignKey(Organisation, null=False, index=True)
    data_class = Varchar(40)
    days = Integer(null=True, default=None)


class RetentionEvent(Table, tablename="inv_retention_event"):
    """What one run of the retention job removed: how many, of what, and by which rule."""

    id: Serial
    at = Timestamptz()
    organisation = ForeignKey(Organisation, null=True, default=None, index=True)
    data_class = Varchar(40)
    days = Integer(null=True, default=None)
    removed = Integer()
