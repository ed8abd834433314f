"""Hard words of organisations in the database."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from easy_read.glossary import Glossary, Term, form_of, glossary_of
from easy_read.tables import TermRow as Row
from easy_read.words import language_of
from involvement.audit import record_change
from involvement.database import once_only, transaction
from involvement.roles import NotInScope, Scope
from involvement.store.workplaces import check_works_for, list_workplaces

NOUN = "hard word"


@dataclass(frozen=True, slots=True)
class KeptTerm:
    """A term as it is kept: whose it is, and in which language, without script and country."""

    id: int
    organisation: int
    language: str
    term: Term


async def add_term(
    scope: Scope, now: datetime, *, organisation: int, language: str, term: Term
) -> int:
    """The new term's id. Raises NotInScope, and Taken for a word that is there in some form."""
    with once_only():
        async with transaction():
            await check_works_for(scope, organisation)
            row = Row(
                organisation=organisation,
                language=language_of(language),
                form=form_of(term, language),
                words=term.words,
                explanation=term.explanation,
            )
            await row.save()
            await record_change(scope, "added", NOUN, row.id, now, organisation=organisation)
            return int(row.id)


async def change_term(scope: Scope, now: datetime, number: int, term: Term) -> None:
    """Put this in its place. Raises NotInScope, and Taken as `add_term` does."""
    with once_only():
        async with transaction():
            before = await get_term(scope, number)
            if replace(before, term=term) == before:
                return
            await Row.update(
                {
                    Row.form: form_of(term, before.language),
                    Row.words: term.words,
                    Row.explanation: term.explanation,
                }
            ).where(Row.id == number)
            owner = before.organisation
            await record_change(scope, "changed", NOUN, number, now, organisation=owner)


async def remove_term(scope: Scope, now: datetime, number: int) -> None:
    """Take it out of the glossary. Raises NotInScope."""
    async with transaction():
        before = await get_term(scope, number)
        await Row.delete().where(Row.id == number)
        owner = before.organisation
        await record_change(scope, "removed", NOUN, number, now, organisation=owner)


async def list_terms(scope: Scope) -> list[KeptTerm]:
    """The terms of the organisations that this account works for, by language and form."""
    ids = [each.id for each in await list_workplaces(scope)]
    rows = (
        await Row.select()
        .where(Row.organisation.is_in([*ids, -1]))
        .order_by(Row.language, Row.form, Row.id)
    )
    return [_term(row) for row in rows]


async def get_term(scope: Scope, number: int) -> KeptTerm:
    """One of them. Raises NotInScope."""
    row = await Row.select().where(Row.id == number).first()
    if row is None:
        raise NotInScope(number)
    await check_works_for(scope, row["organisation"])
    return _term(row)


async def get_glossary(organisation: int, language: str) -> Glossary:
    """What the checker goes by: the organisation's own terms for a language tag, then ours. For a
    caller that checked its own scope, or for a page that everybody may read."""
    rows = await Row.select().where(
        Row.organisation == organisation, Row.language == language_of(language)
    )
    return glossary_of(language, [_term(row).term for row in rows])


def _term(row: dict[str, Any]) -> KeptTerm:
    return KeptTerm(
        id=row["id"],
        organisation=row["organisation"],
        language=row["language"],
        term=Term(row["words"], row["explanation"]),
    )
