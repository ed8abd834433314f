"""Tables of organisations, what they run, whom they share with, and what they say in public."""

from piccolo.columns import Date, ForeignKey, Integer, Serial, Text, Timestamptz, Varchar
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
    """What is reviewed. `provenance` is '', 'invented' or 'published': example data says so.

    `state` is 'open', 'closed_to_referral' or 'ended', since `state_on`; `notice` says so to people
    who come all the same, and `elsewhere` where they can get help instead.
    """

    id: Serial
    organisation = ForeignKey(Organisation, null=False, index=True)
    programme = ForeignKey(Programme, null=True, default=None, index=True)
    slug = Varchar(80)
    name = Varchar(200)
    about = Text()
    provenance = Varchar(20)
    state = Varchar(30, default="open")
    state_on = Date(null=True, default=None)
    notice = Text(default="")
    elsewhere = Text(default="")


class Agency(Table, tablename="inv_agency"):
    """A partner outside the organisation with which people may agree to share.

    `protocol` is 'none', 'drafted' or 'signed': before it is signed nothing is shared, whatever
    anybody agreed to.
    """

    id: Serial
    organisation = ForeignKey(Organisation, null=False, index=True)
    slug = Varchar(80)
    name = Varchar(200)
    protocol = Varchar(20, default="none")
    protocol_on = Date(null=True, default=None)


class PublicText(Table, tablename="inv_public_text"):
    """One published version of a text that anybody may read: 'privacy' or 'accessibility'."""

    id: Serial
    organisation = ForeignKey(Organisation, null=False, index=True)
    kind = Varchar(20)
    number = Integer()
    language = Varchar(20)
    text = Text()
    published_at = Timestamptz()
