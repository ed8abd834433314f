"""May this be done at all, now? Rules about things, whoever asks; facts are passed in.

A rule here never looks anything up: callers hand it what it needs, and the time.
"""

from datetime import date, datetime

from involvement import picture_code
from involvement.key_ring import Opened, Unopened
from involvement.rule import policy
from translations.language import lazy_gettext as _


@policy(
    _(
        "That e-mail address and password do not belong together. Please try again. After ten "
        "wrong tries in a row an account is closed for a quarter of an hour, whoever tried."
    )
)
def may_try_password(locked_until: datetime | None, now: datetime) -> bool:
    """Sign in to an account that is not locked. `locked_until` None: it never was.

    Its sentence is the one for every failed try, or it would tell who has an account.
    """
    return locked_until is None or now >= locked_until


@policy(_("This link has been used, or it is too old. Please ask for a new one."))
def may_use_link(expires_at: datetime | None, used_at: datetime | None, now: datetime) -> bool:
    """Set a password by a link that was not used yet and is not too old. `expires_at` None: there
    is no such link, or a newer one took its place."""
    return expires_at is not None and used_at is None and now < expires_at


@policy(
    _(
        "This survey asks for things that the law protects specially. Record its data protection "
        "first: until then nobody can answer it."
    )
)
def may_take_answers(sensitive: bool, recorded: bool) -> bool:
    """Take answers: a survey with sensitive items needs a data-protection record."""
    return recorded or not sensitive


@policy(
    _(
        "People have begun to answer this survey, so it cannot be deleted. Close it instead: what "
        "was answered stays."
    )
)
def may_delete_survey(used: bool) -> bool:
    """Delete a survey that nobody began to answer and no release was made of."""
    return not used


@policy(_("People who died or who asked not to be contacted are never written to."))
def may_contact(state: str) -> bool:
    """Write to or remind a participant in this state of their life."""
    return state not in ("died", "asked_not_to_be_contacted")


@policy(
    _(
        "This card opens nothing here any more. If you would like to ask us something, please ring "
        "us or speak to a worker: we are glad to help."
    )
)
def may_open_own(state: str) -> bool:
    """Open what somebody agreed to and answered with their card alone, in this state of their life:
    whoever holds the card of somebody who died is not them."""
    return state != "died"


@policy(
    _(
        "This person needs another format. Choose that format, or write down why it cannot be had "
        "this time."
    )
)
def may_invite(needed: frozenset[str], offered: str, reason: str) -> bool:
    """Invite somebody in the format `offered`, given the formats they need (empty: any will do)."""
    return not needed or offered in needed or bool(reason.strip())


@policy(_("Nothing is shared with this agency until its sharing protocol is signed."))
def may_share(protocol: str) -> bool:
    """Share anything with an agency whose protocol is in this state."""
    return protocol == "signed"


@policy(_("This is the last administrator. Make another one first."))
def may_end_administrator(others: int) -> bool:
    """End an administrator's account or role while this many others stay."""
    return others > 0


@policy(_("This support service has ended. It takes nobody new."))
def may_add_people(service_state: str) -> bool:
    """Add participants to a support service in this state; a closed one may still add its own."""
    return service_state != "ended"


@policy(
    _("Write where else people can get help before this support service closes to them or ends.")
)
def may_turn_away(service_state: str, elsewhere: str) -> bool:
    """Put a support service into this state: nobody is turned away without knowing where to go."""
    return service_state == "open" or bool(elsewhere.strip())


@policy(_("Enter the day since which the sharing protocol is as it is, today at the latest."))
def may_date_protocol(protocol: str, on: date | None, today: date) -> bool:
    """Record that a protocol is in this state since a day that has come. There is none: no day."""
    return protocol == "none" or (on is not None and on <= today)


@policy(_("This account has ended. It takes no roles and no links."))
def may_change_account(ended_at: datetime | None) -> bool:
    """Give an account a role or a link. `ended_at` None: it is in force."""
    return ended_at is None


@policy(_("The last day of this role is over before it begins."))
def may_grant_until(until: date | None, today: date) -> bool:
    """Give a role until a day that is not over yet. None: without an end."""
    return until is None or until >= today


@policy(
    _(
        "What is kept here is sealed with a key that is not there, so it cannot be read. Bring the "
        "key back, or tick that it may be replaced."
    )
)
def may_write_over(kept: Opened, meant: bool) -> bool:
    """Write a text in the place of `kept`; where that cannot be read, only if it is `meant`."""
    return meant or not isinstance(kept, Unopened)


@policy(_("This person is not asked now: the time is over or has not come, or they have answered."))
def may_invite_now(due: bool) -> bool:
    """Invite somebody who is due for this wave today."""
    return due


@policy(_("The last day of this agreement is over already."))
def may_agree_until(until: date | None, today: date) -> bool:
    """Record an agreement until a day that is not over yet. None: without an end."""
    return until is None or until >= today


@policy(_("You cannot answer these questions just yet. Your worker has to ask somebody first."))
def may_young_start(adults_asked: bool, young_asked: bool) -> bool:
    """Start a survey with a card under the age of 18. Where adults are asked in published words
    whether they take part, there must be words for people under 18; where nobody is asked, nobody
    waits."""
    return young_asked or not adults_asked


@policy(_("These answers are in already. They count once, and nothing new was saved."))
def may_type_in(takes_answers: bool) -> bool:
    """Type in answers from paper while the response is not finished and was not taken out."""
    return takes_answers


@policy(
    _(
        "This person is not asked these questions: the time for them has not come, or they do not "
        "take part."
    )
)
def may_type_for(state: str) -> bool:
    """Type in what a participant answered on paper: for a wave in this state, in time or late."""
    return state in ("due", "missed", "done")


@policy(_("Only somebody under 18 agrees together with a parent or carer."))
def may_agree_with_parent(young: bool, with_parent: bool) -> bool:
    """Record that something was said together with a parent or carer."""
    return young or not with_parent


@policy(_("Pictures are for people who take part now. Change where they are first, if they do."))
def may_have_pictures(state: str) -> bool:
    """Get pictures in the place of a code, in this state of their life."""
    return state == "active"


@policy(
    _(
        "As many people of this support service have pictures as can have them safely. End those "
        "that nobody needs any more first."
    )
)
def may_give_pictures(others: int) -> bool:
    """Give pictures to one more participant: the more are in force, the easier one is guessed."""
    return others < picture_code.MOST_AT_ONCE


@policy(
    _(
        "Wrong pictures were chosen too often, so they rest for a while. Please ask your worker, "
        "or try again later. A card with a code works as always."
    )
)
def may_try_pictures(wrong_in_an_hour: int, wrong_in_a_day: int) -> bool:
    """Try pictures after so many wrong ones in a support service, whoever chose them."""
    return (
        wrong_in_an_hour < picture_code.MOST_WRONG_IN_AN_HOUR
        and wrong_in_a_day < picture_code.MOST_WRONG_IN_A_DAY
    )


@policy(_("This kiosk has ended. Add a new one for the tablet."))
def may_change_kiosk(ended_at: datetime | None) -> bool:
    """Change a kiosk, or make a code for it. `ended_at` None: it is in force."""
    return ended_at is None


@policy(
    _(
        "A tablet can only be set up at an address that begins with https, or on the machine on "
        "which Heard runs. Browsers protect what waits on a tablet nowhere else."
    )
)
def may_set_up_kiosk(secure: bool, host: str) -> bool:
    """Set up a tablet at this host; `secure`: people reach it over https."""
    return secure or host in ("localhost", "127.0.0.1", "::1")


@policy(_("Less than a minute in all is too short: make the quiet time or the warning longer."))
def may_start_again(idle_seconds: int, warning_seconds: int) -> bool:
    """Have a kiosk start again after that long without a touch."""
    return idle_seconds + warning_seconds >= 60
