"""Hard words of organisations: one explanation for each word, however it is spelled."""

import asyncio

import pytest

from easy_read.glossary import Term, our_terms
from easy_read.store.glossary import change_term, get_glossary, get_term, list_terms, remove_term
from involvement.database import Engine, Taken
from involvement.roles import COMMAND, Grant, NotInScope, Role, Scope
from tests import stored, world
from tests.easy_read import hard_word
from tests.world import START


async def meaning(organisation: int, word: str, language: str = "en") -> str | None:
    """What the glossary of an organisation says of a word; None where it says nothing."""
    glossary = await get_glossary(organisation, language)
    return next((match.term.explanation for match in glossary.find([word])), None)


async def test_a_word_is_added_changed_and_removed(database: Engine) -> None:
    owner = await world.organisation()
    number = await hard_word(organisation=owner, explanation="Renting.")
    assert await meaning(owner, "Tenancies") == "Renting."
    await change_term(COMMAND, START, number, Term("tenancy", "A paper."))
    assert await meaning(owner, "tenancy") == "A paper."
    await remove_term(COMMAND, START, number)
    (ours,) = (each for each in our_terms() if each.words == "tenancy")
    assert await meaning(owner, "tenancy") == ours.explanation
    with pytest.raises(NotInScope):
        await get_term(COMMAND, number)


async def test_a_word_is_there_once_in_whatever_form(database: Engine) -> None:
    owner = await world.organisation()
    await hard_word(organisation=owner, words="tenancy")
    audit = await stored.audit()
    with pytest.raises(Taken):
        await hard_word(organisation=owner, words="Tenancies")
    other = await hard_word(organisation=owner, words="arrears")
    with pytest.raises(Taken):
        await change_term(COMMAND, START, other, Term("tenancies", "x"))
    assert len(await stored.audit()) == len(audit) + 1
    assert len(await list_terms(COMMAND)) == 2


async def test_the_same_word_sent_at_once_is_added_once(database: Engine) -> None:
    owner = await world.organisation()
    made = await asyncio.gather(
        *(hard_word(organisation=owner) for _ in range(3)), return_exceptions=True
    )
    assert sum(isinstance(each, int) for each in made) == 1
    assert await stored.count("er_term") == 1


async def test_saving_without_a_change_leaves_no_record(database: Engine) -> None:
    owner = await world.organisation()
    number = await hard_word(organisation=owner)
    audit = await stored.audit()
    await change_term(COMMAND, START, number, (await get_term(COMMAND, number)).term)
    assert await stored.audit() == audit


async def test_languages_and_organisations_stay_apart(database: Engine) -> None:
    first = await world.organisation()
    second = await world.organisation(slug="second", name="Second")
    await hard_word(organisation=first, words="najem", explanation="x", language="pl")
    await hard_word(organisation=first, words="najem", explanation="y", language="cy")
    assert await meaning(first, "najem", "pl-PL") == "x"
    assert await meaning(first, "najem", "cy") == "y"
    assert await meaning(first, "najem", "en") is None
    assert await meaning(second, "najem", "pl") is None


async def test_workers_of_one_support_service_write_for_their_organisation(
    database: Engine,
) -> None:
    town = await world.riverside()
    scope = Scope(1, (Grant(Role.WORKER, service=town.service),))
    number = await hard_word(organisation=town.organisation, scope=scope)
    assert [each.id for each in await list_terms(scope)] == [number]
    member = Scope(1, (Grant(Role.STEERING_MEMBER, forum="steering"),))
    assert await list_terms(member) == []
    with pytest.raises(NotInScope):
        await get_term(member, number)
