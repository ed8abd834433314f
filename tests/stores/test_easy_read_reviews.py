"""Easy read is published only as people checked it."""

import asyncio
from dataclasses import replace
from datetime import timedelta

import pytest

from easy_read.document import Line
from easy_read.review import may_be_published_as_easy_read
from easy_read.store.reviews import find_newest_review, list_reviews, review_of
from involvement.database import Engine
from involvement.roles import COMMAND
from involvement.rule import NotNow
from tests import stored, world
from tests.easy_read import MINUTES, checked
from tests.world import START

CHANGED = replace(MINUTES, lines=(Line("We met in May.", "people"),))
OF = (MINUTES.kind, MINUTES.key)


async def test_what_nobody_checked_may_not_be_published(database: Engine) -> None:
    owner = await world.organisation()
    found = await review_of(owner, *OF, MINUTES.hash)
    assert found is None
    with pytest.raises(NotNow, match="Nobody has checked this easy read"):
        may_be_published_as_easy_read.check(found, MINUTES.hash)


async def test_what_people_checked_may_be_published_until_it_changes(database: Engine) -> None:
    owner = await world.organisation()
    review = await checked(organisation=owner)
    assert await review_of(owner, *OF, MINUTES.hash) == review
    assert may_be_published_as_easy_read(review, MINUTES.hash)
    assert await review_of(owner, *OF, CHANGED.hash) is None
    assert not may_be_published_as_easy_read(review, CHANGED.hash)
    newest = await find_newest_review(owner, *OF)
    assert newest == review
    assert not newest.is_of(CHANGED.hash)


async def test_who_checked_it_again_stands_first(database: Engine) -> None:
    owner = await world.organisation()
    first = await checked(organisation=owner)
    again = await checked(organisation=owner, document=CHANGED, said="It is good.")
    assert await list_reviews(COMMAND, owner, *OF) == [again, first]
    assert await review_of(owner, *OF, CHANGED.hash) == again
    assert await review_of(owner, *OF, MINUTES.hash) == first, "it was changed back"


async def test_a_review_that_is_sent_twice_is_kept_once(database: Engine) -> None:
    owner = await world.organisation()
    await asyncio.gather(*(checked(organisation=owner) for _ in range(3)))
    assert await stored.count("er_review") == 1
    assert len([each for each in await stored.audit() if each[2] == "easy-read review"]) == 1


async def test_nobody_checks_anything_tomorrow(database: Engine) -> None:
    owner = await world.organisation()
    with pytest.raises(NotNow, match="today at the latest"):
        await checked(organisation=owner, checked_on=START.date() + timedelta(days=1))
    assert await stored.count("er_review") == 0


async def test_reviews_of_two_documents_and_two_organisations_stay_apart(database: Engine) -> None:
    first = await world.organisation()
    second = await world.organisation(slug="second", name="Second")
    await checked(organisation=first)
    assert await review_of(second, *OF, MINUTES.hash) is None
    assert await review_of(first, "minutes", "june", MINUTES.hash) is None
    assert await review_of(first, "results", "may", MINUTES.hash) is None
