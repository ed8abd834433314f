"""Pages of staff: the same as any other, with who is signed in and where they may go."""

from typing import Any

from litestar import Response

from involvement.controllers.page import AnyRequest, page
from involvement.permissions import may_administer, may_read_shared, may_review, may_work
from involvement.roles import Scope, SignedIn
from translations.language import gettext as _

START_PAGES = ("/desk", "/admin")


def signed_in_of(request: AnyRequest) -> SignedIn:
    """The account behind this request, and its session."""
    signed_in: SignedIn = request.user
    return signed_in


def scope_of(request: AnyRequest) -> Scope:
    """What the account of this request may reach: every store call of staff takes it."""
    return signed_in_of(request).scope


def desk_page(
    request: AnyRequest, template: str, status_code: int = 200, **context: Any
) -> Response[bytes]:
    """A staff template as a response."""
    signed_in = signed_in_of(request)
    navigation = _navigation(request.url.path, signed_in.scope)
    return page(
        request,
        template,
        status_code,
        account={"name": signed_in.name},
        navigation=navigation,
        **context,
    )


def saved_notice(request: AnyRequest) -> str | None:
    """The sentence after a change that led back here with `?done=saved`."""
    return _("The change is saved.") if request.query_params.get("done") == "saved" else None


def start_page_of(scope: Scope) -> str:
    """Where somebody with this scope begins."""
    if may_work(scope):
        return "/desk"
    if may_review(scope):
        return "/steering"
    return "/shared" if may_read_shared(scope) else "/account"


def _navigation(path: str, scope: Scope) -> list[dict[str, Any]]:
    """The side navigation; the words are those of the addresses."""
    groups = []
    if may_work(scope):
        groups.append(_group(None, [(_("Today"), "/desk")], path))
        asking = [
            (_("Surveys"), "/desk/surveys"),
            (_("Questionnaires"), "/desk/questionnaires"),
            (_("Glossary"), "/desk/glossary"),
        ]
        groups.append(_group(_("Asking"), asking, path))
        people = [(_("Support services"), "/desk/services"), (_("Access needs"), "/desk/needs")]
        groups.append(_group(_("People"), people, path))
    if may_review(scope):
        groups.append(_group(_("Together"), [(_("Steering groups"), "/steering")], path))
    if may_read_shared(scope):
        groups.append(_group(None, [(_("Shared with us"), "/shared")], path))
    if may_administer(scope):
        groups.append(_group(_("Organisation"), _of_the_organisation(), path))
    return groups


def _of_the_organisation() -> list[tuple[str, str]]:
    return [
        (_("Overview"), "/admin"),
        (_("Set up support services"), "/admin/services"),
        (_("Programmes"), "/admin/programmes"),
        (_("Accounts"), "/admin/accounts"),
        (_("Partner agencies"), "/admin/agencies"),
        (_("Kiosks"), "/desk/kiosks"),
        (_("Texts"), "/admin/texts"),
        (_("What people agree to"), "/admin/consent"),
        (_("Retention"), "/admin/retention"),
        (_("Audit"), "/admin/audit"),
    ]


def _group(heading: str | None, links: list[tuple[str, str]], path: str) -> dict[str, Any]:
    return {
        "heading": heading,
        "links": [
            {"label": label, "url": url, "current": _is_at(path, url), "named": False}
            for label, url in links
        ],
    }


def _is_at(path: str, url: str) -> bool:
    """Whether a page lies at or below a link of the navigation; start pages only at themselves."""
    return path == url or (url not in START_PAGES and path.startswith(f"{url}/"))
