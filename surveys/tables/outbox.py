"""Tables of what tablets send: the keys they seal with, what came, and what was kept apart."""

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

from surveys.tables.survey import DeviceRow


class KioskKey(Table, tablename="svy_kiosk_key"):
    """A pair of keys with which tablets seal responses and we open them; the newest one is handed
    out. `name` is public, as the tablets tell it with what they sealed."""

    id: Serial
    name = Varchar(16)
    private_sealed = Text()
    made_at = Timestamptz()


class ParcelRow(Table, tablename="svy_parcel"):
    """A sealed response that came from a tablet, so that it is taken in once. `key` and `hash` are
    those of the parcel; which response it became is not kept. `late`: it was answered before its
    survey closed, and came after."""

    id: Serial
    key = UUID()
    device = ForeignKey(DeviceRow, null=False, index=True)
    hash = Varchar(64)
    late = Boolean(default=False)
    came_on = Date()


class QuarantineRow(Table, tablename="svy_quarantine"):
    """A sealed response that could not be taken in, kept as it came; no page opens it. `reason` is
    a code of `surveys/parcel.py`, `answered_at` as exact as its survey keeps times."""

    id: Serial
    key = UUID()
    hash = Varchar(64)
    device = ForeignKey(DeviceRow, null=False, index=True)
    survey = Varchar(200)
    version = Integer()
    key_name = Varchar(200)
    content = Text()
    reason = Varchar(30)
    answered_at = Timestamptz()
    came_on = Date()
