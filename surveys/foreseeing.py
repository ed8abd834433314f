"""What rules about keeping data would remove, told before anybody saves them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from involvement.retention import DataClass, Rules
from involvement.roles import Scope
from involvement.service import Organisation
from involvement.site import LOCAL_TIME, local_day
from involvement.store.retention import Disposal
from surveys.forgetting import answers_of, by_rules
from surveys.store.retention import count_people
from surveys.store.surveys import list_surveys
from surveys.survey import Survey

LOOKS_AHEAD_DAYS = 3_653
"""Ten years: how far ahead the last day of a survey is looked for."""


@dataclass(frozen=True, slots=True)
class Foreseen:
    """What a rule of `days` does to one class of data.

    `at_once` is how many things go with the next run, for answers how many people gave them, about:
    somebody without a card counts each time. `surveys` are the titles of those whose answers go.
    `first_on` is the day on which the first of what is there now goes; None where none of it will.
    """

    data_class: DataClass
    days: int
    at_once: int
    first_on: date | None
    surveys: tuple[str, ...] = ()


async def foresee(scope: Scope, now: datetime, owner: Organisation, rules: Rules) -> list[Foreseen]:
    """What these rules would do, class by class; those that keep for good are left out. For a
    caller who administers the organisation. Nothing is removed."""
    surveys = [
        each
        for each in await list_surveys(scope)
        if each.service.organisation.id == owner.id and not each.protected
    ]
    plans = [
        _Plan(owner, data_class, days, surveys)
        for data_class, days in rules.items()
        if days is not None
    ]
    return [await plan.foresee(now) for plan in plans]


@dataclass(frozen=True, slots=True)
class _Plan:
    """One rule. `surveys` are those that keep to the rule of their organisation."""

    owner: Organisation
    data_class: DataClass
    days: int
    surveys: Sequence[Survey]

    async def foresee(self, now: datetime) -> Foreseen:
        gone = [each for each in self._at(now) if await each.count()]
        surveys = [each for each in self.surveys if each.slug in {one.survey for one in gone}]
        if surveys:
            at_once = await count_people([each.id for each in surveys])
        else:
            at_once = sum([await each.count() for each in gone])
        titles = tuple(each.title for each in surveys)
        first_on = local_day(now) if gone else await self._first_day(local_day(now))
        return Foreseen(self.data_class, self.days, at_once, first_on, titles)

    async def _first_day(self, today: date) -> date | None:
        """The day on which the first thing goes, found by halving: what is gone stays gone."""
        early, late = 0, self.days + LOOKS_AHEAD_DAYS
        if not await self._goes_by(today + timedelta(days=late)):
            return None
        while early < late:
            middle = (early + late) // 2
            if await self._goes_by(today + timedelta(days=middle)):
                late = middle
            else:
                early = middle + 1
        return today + timedelta(days=late)

    async def _goes_by(self, day: date) -> bool:
        """Whether anything goes before that day is over."""
        evening = datetime.combine(day, time(23, 59, 59), LOCAL_TIME)
        for each in self._at(evening):
            if await each.count():
                return True
        return False

    def _at(self, moment: datetime) -> list[Disposal]:
        if self.data_class is DataClass.RESPONSES:
            return [answers_of(each, self.days, moment) for each in self.surveys]
        return list(by_rules(self.owner, {self.data_class: self.days}, moment))
