"""What the invented people agree to: published wordings, some who may be quoted, and quotes."""

from uuid import NAMESPACE_OID, uuid5

from involvement.consent import Format, How, Purpose
from involvement.consent_drafts import DRAFTS, draft
from involvement.participant import Participant
from involvement.roles import COMMAND, Scope
from involvement.site import Site
from involvement.store.consents import record_given
from involvement.store.wordings import publish_wording
from surveys.releasing import THRESHOLD
from surveys.store.own_words import list_own_words, make_quote
from surveys.survey import Survey

QUOTABLE = 12
"""How many people said to their worker that they may be quoted."""
QUOTES = (
    "The letters are easier when somebody reads them with me.",
    "It took a long time until somebody rang back.",
)


async def load_wordings(site: Site, organisation: str) -> None:
    """Publish our drafts as they are: the organisation is invented too."""
    for purpose, format_ in DRAFTS:
        await _publish(site, organisation, purpose, format_)


async def load_quotes(scope: Scope, site: Site, survey: Survey, people: list[Participant]) -> None:
    """Some people agree to be quoted, and the worker makes quotes of what they wrote."""
    owner = survey.service.organisation.slug
    wording = await _publish(site, owner, Purpose.QUOTE, "standard")
    for person in people[:QUOTABLE]:
        await record_given(
            scope,
            site.now(),
            site.today(),
            service=survey.service.slug,
            participant=person.key,
            wording=wording,
            how=How.WORKER,
            once=uuid5(NAMESPACE_OID, f"example {person.number}"),
        )
    at = (site.secrecy, site.now(), site.today())
    said = {
        each.text: each.mark
        for each in await list_own_words(
            scope, site.secrecy, site.today(), survey=survey.slug, threshold=THRESHOLD
        )
    }
    for text in QUOTES:
        if text in said:
            await make_quote(
                scope, *at, survey=survey.slug, mark=said[text], text=text, threshold=THRESHOLD
            )


async def _publish(site: Site, organisation: str, purpose: Purpose, format_: Format) -> int:
    """The wording's id; the same one again where it is published already."""
    published = await publish_wording(
        COMMAND,
        site.now(),
        organisation=organisation,
        purpose=purpose,
        language="en",
        format_=format_,
        text=draft(purpose, format_),
    )
    return published.id
