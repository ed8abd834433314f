"""May this person? Every route of staff names one of these rules, and every store call narrows by
the same scope again, so that a page that forgot its rule would still show nothing.

The sentences are for whoever is refused. That something exists which they may not reach is never
said: a store raises NotInScope for it, as for what does not exist.
"""

from involvement.roles import Role, Scope, SignedIn
from involvement.rule import permission
from translations.language import lazy_gettext as _

WORKING = (Role.WORKER, Role.ADMINISTRATOR)
REVIEWING = (Role.STEERING_MEMBER, Role.CHAIR, *WORKING)


@permission(_("Please sign in first."))
def may_keep_own_account(scope: Scope) -> bool:
    """Change one's own password, second factor and sessions: whoever is signed in."""
    return scope.account is not None


@permission(_("This page is for user-involvement workers and administrators."))
def may_work(scope: Scope) -> bool:
    """The desk: people and their cards, questionnaires, surveys, releases."""
    return scope.has(*WORKING)


@permission(_("This page is for members of steering groups and for those who work with them."))
def may_review(scope: Scope) -> bool:
    """Read what changed, as a steering group does."""
    return scope.has(*REVIEWING)


@permission(_("This page is for administrators."))
def may_administer(scope: Scope) -> bool:
    """The organisation's own pages: services, accounts, texts, retention, audit."""
    return scope.has(Role.ADMINISTRATOR)


@permission(_("Organisations are added by administrators of the whole place where Heard runs."))
def may_add_organisation(scope: Scope) -> bool:
    """Add one more organisation: it belongs to nobody's scope before it is there."""
    return scope.reaches_all(Role.ADMINISTRATOR)


@permission(_("Administrators need a second factor. Please set it up first."))
def may_go_on(signed_in: SignedIn) -> bool:
    """Use pages of staff in this session: that of an administrator began with a second factor."""
    return signed_in.second_factor or not signed_in.scope.has(Role.ADMINISTRATOR)


@permission(
    _(
        "This account has roles in other places too. Only an administrator of all those places "
        "can do this."
    )
)
def may_manage(elsewhere: bool) -> bool:
    """End an account, make a link for it or take its second factor away. `elsewhere`: it has roles
    that the administrator does not reach, who would come to hold them with its password."""
    return not elsewhere


@permission(_("For your own account, go to the page Your account: it asks for your password."))
def may_help(scope: Scope, account: int) -> bool:
    """Make a reset link for an account, or take its second factor away: never one's own, or a
    browser left open would be enough to take an account over."""
    return scope.account != account


@permission(_("This page is for partner agencies with which people agreed to share."))
def may_read_shared(scope: Scope) -> bool:
    """See who agreed to share with one's own agency."""
    return scope.has(Role.AGENCY_READER)


@permission(_("These figures are for administrators of the whole place where Heard runs."))
def may_watch(scope: Scope) -> bool:
    """Read the metrics: they count over all organisations."""
    return scope.reaches_all(Role.ADMINISTRATOR)
