"""Tables of questionnaires that are being written."""

from piccolo.columns import ForeignKey, Integer, Serial, Text, Timestamptz, Varchar
from piccolo.table import Table

from involvement.tables import Account, Organisation
from surveys.tables.survey import Version


class DraftRow(Table, tablename="svy_draft"):
    """A questionnaire that is being written, as the text of its file, and `before` its last change.
    `number` rises with every change; `based_on` is the version that it changes, `published` the one
    that it became."""

    id: Serial
    organisation = ForeignKey(Organisation, null=False, index=True)
    key = Varchar(80)
    title = Varchar(200)
    text = Text()
    before = Text(null=True, default=None)
    based_on = ForeignKey(Version, null=True, default=None)
    number = Integer(default=1)
    changed_at = Timestamptz()
    changed_by = ForeignKey(Account, null=True, default=None)
    published = ForeignKey(Version, null=True, default=None)
