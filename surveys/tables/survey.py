"""Tables of questionnaires, surveys, what is answered and released, and of tablets."""

import uuid

from piccolo.columns import (
    UUID,
    Boolean,
    Date,
    ForeignKey,
    Integer,
    Serial,
    SmallInt,
    Text,
    Timestamptz,
    Varchar,
)
from piccolo.columns.base import OnDelete
from piccolo.table import Table

from involvement.tables import Account, Organisation, Participant, PublicText, SupportService


class QuestionnaireRow(Table, tablename="svy_questionnaire"):
    """The instrument under its key; what it asks stands in its versions. One that is retired is not
    put to people anew."""

    id: Serial
    organisation = ForeignKey(Organisation, null=False, index=True)
    key = Varchar(80)
    title = Varchar(200)
    retired_at = Timestamptz(null=True, default=None)


class Version(Table, tablename="svy_version"):
    """One wording of a questionnaire as JSON; never changed once published."""

    id: Serial
    questionnaire = ForeignKey(QuestionnaireRow, null=False, index=True)
    number = Integer()
    content = Text()
    published_at = Timestamptz(null=True, default=None)


class ItemRow(Table, tablename="svy_item"):
    """An item of a version. Items that may be compared share `question`; `sensitive` ones ask for
    what the law protects specially."""

    id: Serial
    version = ForeignKey(Version, null=False, index=True)
    key = Varchar(80)
    position = Integer()
    kind = Varchar(20)
    question = Integer(index=True)
    continues = Varchar(20)
    sensitive = Boolean(default=False)


class SurveyRow(Table, tablename="svy_survey"):
    """A questionnaire put to the people of one support service."""

    id: Serial
    service = ForeignKey(SupportService, null=False, index=True)
    slug = Varchar(80)
    title = Varchar(200)
    about = Text()
    identity_mode = Varchar(20)
    unfinished = Varchar(20)
    unfinished_days = Integer()
    opens_on = Date()
    closes_on = Date(null=True, default=None)


class DataProtection(Table, tablename="svy_data_protection"):
    """Why a survey may ask what it asks: needed before one with sensitive items opens.

    `lawful_basis` and `special_condition` are codes of Articles 6 and 9 of the UK GDPR, `schedule`
    a condition of Schedule 1 of the Data Protection Act 2018 or ''; `kept_days` is how long answers
    are kept after the survey closes, null for good; `assessed_on` is the day of the impact
    assessment.
    """

    id: Serial
    survey = ForeignKey(SurveyRow, null=False)
    lawful_basis = Varchar(40)
    special_condition = Varchar(40)
    schedule = Varchar(200)
    kept_days = Integer(null=True, default=None)
    assessed_on = Date(null=True, default=None)
    recorded_at = Timestamptz()
    recorded_by = ForeignKey(Account, null=True, default=None)


class WaveRow(Table, tablename="svy_wave"):
    """One planned asking; its window is counted in days from when a person joined."""

    id: Serial
    survey = ForeignKey(SurveyRow, null=False, index=True)
    version = ForeignKey(Version, null=False, index=True)
    kind = Varchar(20)
    position = Integer()
    from_days = Integer()
    until_days = Integer()


class Response(Table, tablename="svy_response"):
    """One participant's whole wave, or one anonymous visit. `key` is the form's own start key,
    `notice` the privacy notice that was shown, null where there was none; `unordered` says that an
    anonymous one has been numbered at random. `mode` and `helper` say how it was given and who else
    was there, in codes of `surveys/mode.py`. One that was taken out with a `finished_at` looks
    finished to workers, whether it was or could still have been."""

    id: Serial
    key = UUID(default=uuid.uuid4)
    survey = ForeignKey(SurveyRow, null=False, index=True)
    wave = ForeignKey(WaveRow, null=False, index=True)
    participant = ForeignKey(Participant, null=True, default=None, index=True)
    version = ForeignKey(Version, null=False, index=True)
    language = Varchar(20)
    mode = Varchar(20)
    helper = Varchar(20, default="")
    status = Varchar(20)
    started_at = Timestamptz()
    finished_at = Timestamptz(null=True, default=None)
    notice = ForeignKey(PublicText, null=True, default=None)
    unordered = Boolean(default=False)


class Answer(Table, tablename="svy_answer"):
    """One answer, or one of several chosen; `seat` is the visit in which it was given."""

    id: Serial
    response = ForeignKey(Response, null=False)
    item = ForeignKey(ItemRow, null=False)
    position = SmallInt()
    code = Integer(null=True, default=None)
    text = Text(null=True, default=None)
    format = Varchar(20)
    seat = Varchar(24)


class SheetRow(Table, tablename="svy_sheet"):
    """One sheet of paper whose answers were typed in: which page of the copy, when and by whom."""

    id: Serial
    response = ForeignKey(Response, null=False)
    page = SmallInt()
    typed_at = Timestamptz()
    typed_by = ForeignKey(Account, null=True, default=None)


class ReleaseRow(Table, tablename="svy_release"):
    """Frozen figures as message keys with fields, never as finished sentences. Once somebody in it
    takes their answers out it is withdrawn for everybody, at `withdrawn_at`. It is about adults, or
    if `young` about people under 18, and never about both. `exempt`: it shows counts of a few
    people, so that the next release needs more."""

    id: Serial
    survey = ForeignKey(SurveyRow, null=False, index=True)
    number = Integer()
    before_wave = ForeignKey(WaveRow, null=False)
    after_wave = ForeignKey(WaveRow, null=False)
    audience = Varchar(20)
    made_at = Timestamptz()
    made_by = ForeignKey(Account, null=True, default=None)
    content = Text()
    withdrawn_at = Timestamptz(null=True, default=None)
    young = Boolean(default=False)
    exempt = Boolean(default=False)


class Released(Table, tablename="svy_released"):
    """Who is counted in a release: two releases together must not single out a few of them."""

    id: Serial
    release = ForeignKey(ReleaseRow, null=False, index=True)
    participant = ForeignKey(Participant, null=False)


class Quote(Table, tablename="svy_quote"):
    """Somebody's own words, checked and with names taken out, as a release may show them; never
    changed, only taken back. `answer` is what they were made of, null once that is gone; `text` is
    '' once its participant took their answers out."""

    id: Serial
    key = UUID(default=uuid.uuid4)
    survey = ForeignKey(SurveyRow, null=False, index=True)
    item = ForeignKey(ItemRow, null=False)
    participant = ForeignKey(Participant, null=False, index=True)
    answer = ForeignKey(Answer, null=True, default=None, on_delete=OnDelete.set_null, index=True)
    text = Text()
    made_at = Timestamptz()
    made_by = ForeignKey(Account, null=True, default=None)
    taken_back_at = Timestamptz(null=True, default=None)


class PublishedFiguresRow(Table, tablename="svy_published"):
    """Aggregates somebody else published, with their source; the base may be unknown."""

    id: Serial
    service = ForeignKey(SupportService, null=False, index=True)
    key = Varchar(80)
    position = Integer()
    title = Varchar(200)
    source = Text()
    content = Text()


class DeviceRow(Table, tablename="svy_device"):
    """A tablet that one person answers on after another. Of its code and its cookie only keyed
    hashes are here, of its PIN a slow one; `languages` are tags with a space between two. It asks
    after `idle_seconds` whether anybody is there, and starts again `warning_seconds` later.
    `waiting` and `oldest_waiting_at` are what it last said of responses that did not reach us."""

    id: Serial
    key = UUID(default=uuid.uuid4)
    organisation = ForeignKey(Organisation, null=False, index=True)
    name = Varchar(200)
    languages = Varchar(400)
    idle_seconds = Integer()
    warning_seconds = Integer()
    pin_hash = Varchar(200)
    code_hash = Varchar(64, null=True, default=None)
    code_expires_at = Timestamptz(null=True, default=None)
    token_hash = Varchar(64, null=True, default=None)
    enrolled_at = Timestamptz(null=True, default=None)
    ended_at = Timestamptz(null=True, default=None)
    last_seen_at = Timestamptz(null=True, default=None)
    app_version = Varchar(40, default="")
    waiting = Integer(default=0)
    oldest_waiting_at = Timestamptz(null=True, default=None)


class DeviceSurvey(Table, tablename="svy_device_survey"):
    """A survey that can be answered on a tablet."""

    id: Serial
    device = ForeignKey(DeviceRow, null=False)
    survey = ForeignKey(SurveyRow, null=False, index=True)
