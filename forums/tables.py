"""Tables of the groups that meet, and what each of them reviews."""

from piccolo.columns import ForeignKey, Serial, Varchar
from piccolo.table import Table

from involvement.tables import Organisation, SupportService


class ForumRow(Table, tablename="frm_forum"):
    """A group that meets. `kind` is 'steering' or 'forum'."""

    id: Serial
    organisation = ForeignKey(Organisation, null=False, index=True)
    slug = Varchar(80)
    name = Varchar(200)
    kind = Varchar(20)


class Reviewed(Table, tablename="frm_reviewed"):
    """A support service that a forum reads about."""

    id: Serial
    forum = ForeignKey(ForumRow, null=False, index=True)
    service = ForeignKey(SupportService, null=False, index=True)
