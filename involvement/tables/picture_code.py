"""Tables of the pictures that stand in the place of a code."""

from piccolo.columns import Date, ForeignKey, Integer, Serial, Timestamptz, Varchar
from piccolo.table import Table

from involvement.tables.organisation import SupportService
from involvement.tables.participant import Participant


class PictureCodeRow(Table, tablename="inv_picture_code"):
    """Four pictures of a participant, as a keyed hash with their support service. They hold until
    the day `until`, and as long as the participant has the card that counts `card`."""

    id: Serial
    service = ForeignKey(SupportService, null=False, index=True)
    participant = ForeignKey(Participant, null=False)
    code_hash = Varchar(64)
    card = Integer()
    until = Date()


class PictureTry(Table, tablename="inv_picture_try"):
    """Wrong pictures were chosen for this support service; kept for a day, to count them."""

    id: Serial
    service = ForeignKey(SupportService, null=False, index=True)
    at = Timestamptz()
