"""Taking in what tablets send: opened, checked as a page of ours would be, and stored once."""

from datetime import datetime
from uuid import uuid4

from involvement.sealed_box import NotOpened, open_box
from involvement.site import Site, local
from surveys import journey
from surveys.checking import Checked, check_answer
from surveys.library import Library
from surveys.mode import Mode, read_presence
from surveys.parcel import Contents, Parcel, Reason, Refused, State, check_day, read_contents
from surveys.response import NewResponse
from surveys.store import parcels
from surveys.store.answers import Part
from surveys.store.kiosk_keys import find_private_key
from surveys.store.parcels import Sender, Unpacked
from surveys.store.questionnaires import PublishedVersion
from surveys.survey import Survey
from surveys.wording_format import format_for
from translations.language import offered

Rows = list[tuple[int, tuple[Part, ...], str]]


class NotOurs(LookupError):
    """A parcel of a tablet that was never set up here, or belongs to somebody else."""


async def take_in(
    site: Site,
    library: Library,
    parcel: Parcel,
    organisation: int | None = None,
    sent_at: datetime | None = None,
) -> State:
    """What became of a parcel, now or when it came before. `organisation`: whose tablet brings it,
    None for a file that staff bring; `sent_at`: when the tablet let go of it, None for just now.

    Raises ValueError where it was damaged on its way, NotOurs, QueueFull: then nothing is kept.
    """
    sealed = parcel.sealed_bytes
    sender = await parcels.find_sender(parcel.device)
    if sender is None or organisation not in (None, sender.organisation):
        raise NotOurs(parcel.device)
    if before := await parcels.find_state(parcel):
        return before
    at, today = parcel.answered_at(sent_at or site.now(), sender.since), site.today()
    survey = await library.find_survey(parcel.survey)
    try:
        survey = _check_survey(survey, sender)
        contents = await _open(site, parcel, sealed)
        unpacked = await _unpack(library, survey, parcel, contents, at, site)
        if not await parcels.store_parcel(parcel, sender, survey, unpacked, today):
            raise Refused(Reason.OTHER_CONTENTS)
    except Refused as refused:
        # Nobody may learn from it at which hour somebody was in the room.
        kept = survey.time_to_keep(at) if survey else at.replace(hour=0, minute=0, second=0)
        await parcels.keep_apart(parcel, sender, refused.reason, kept, today)
        return State.KEPT_APART
    return State.STORED


def _check_survey(survey: Survey | None, sender: Sender) -> Survey:
    """Raises Refused for a survey that the tablet cannot have had."""
    ours = survey and survey.service.organisation.id == sender.organisation
    if survey is None or not ours or not survey.is_anonymous:
        raise Refused(Reason.UNKNOWN_SURVEY)
    return survey


async def _open(site: Site, parcel: Parcel, sealed: bytes) -> Contents:
    private = await find_private_key(site.secrecy, parcel.key)
    if private is None:
        raise Refused(Reason.CANNOT_OPEN)
    try:
        return read_contents(open_box(private, sealed, parcel.about))
    except NotOpened:
        raise Refused(Reason.CANNOT_OPEN) from None


async def _unpack(
    library: Library, survey: Survey, parcel: Parcel, contents: Contents, at: datetime, site: Site
) -> Unpacked:
    """What is stored. Raises Refused."""
    if not await parcels.is_version_of(survey, parcel.version):
        raise Refused(Reason.UNKNOWN_VERSION)
    late = check_day(survey, local(at).date(), site.today())
    version = await library.get_version(parcel.version)
    rows, given = _check_answers(version, contents)
    hidden = journey.not_asked(version.content, given)
    new = NewResponse(
        key=uuid4(),  # not that of the parcel: nothing tells later which response came from where
        survey=survey.id,
        wave=survey.waves[0].id,
        participant=None,
        version=version.id,
        language=_language(contents.language),
        mode=Mode.KIOSK,
        started_at=survey.time_to_keep(at),
        notice=await parcels.find_notice(survey, contents.notice),
    )
    way = read_presence(contents.presence, contents.helper)
    off = [version.item_ids[key] for key in hidden]
    return Unpacked(new, rows, off, way, finished=contents.finished, late=late)


def _check_answers(version: PublishedVersion, contents: Contents) -> tuple[Rows, journey.Answers]:
    """(what is stored of each item, what was given by key). Raises Refused for an answer that a
    page would not have taken either."""
    rows: Rows = []
    given: dict[str, journey.Given] = {}
    for sent in contents.answers:
        item = version.content.find_item(sent.item)
        checked = check_answer(item, sent.form) if item else None
        if item is None or item.key in given or not isinstance(checked, Checked):
            raise Refused(Reason.ANSWER_REFUSED)
        parts = checked.answers
        texts = [text for _place, _code, text in parts if text is not None]
        codes = tuple(code for _place, code, _text in parts if code is not None)
        given[item.key] = "".join(texts) or codes
        rows.append((version.item_ids[item.key], parts, format_for(item, sent.shown_as)))
    return rows, given


def _language(tag: str) -> str:
    """The language of the page; the first that is offered where that one is not any more."""
    tags = [each.tag for each in offered()]
    return tag if tag in tags else tags[0]
