"""Tables of easy read: the hard words of an organisation, and who checked what with people."""

from piccolo.columns import Date, ForeignKey, Integer, Serial, Text, Timestamptz, Varchar
from piccolo.table import Table

from involvement.tables import Organisation


class TermRow(Table, tablename="er_term"):
    """A hard word in one language and what it means. `form` is how its words are listed in a
    dictionary: two spellings of one word share it."""

    id: Serial
    organisation = ForeignKey(Organisation, null=False, index=True)
    language = Varchar(35)
    form = Varchar(300)
    words = Varchar(80)
    explanation = Text()


class ReviewRow(Table, tablename="er_review"):
    """That people checked an easy-read document, and what came of it; only ever added. `hash` is
    that of the document as it was then: see `Document.hash`. No names stand here."""

    id: Serial
    organisation = ForeignKey(Organisation, null=False, index=True)
    kind = Varchar(40)
    key = Varchar(200)
    hash = Varchar(64)
    checked_on = Date()
    people = Integer()
    checked_by = Varchar(200)
    capacities = Varchar(300)
    said = Text()
    changed = Text()
    recorded_at = Timestamptz()
