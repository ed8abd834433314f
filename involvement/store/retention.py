"""Rules about how long data is kept, what is too old by them, and the one way in which it goes."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from involvement.audit import record_change
from involvement.database import run_change, take_turns, transaction
from involvement.retention import DataClass, Removal, Rules
from involvement.roles import Scope
from involvement.service import Organisation
from involvement.store.organisations import get_organisation
from involvement.tables import RetentionEvent, RetentionRule

MOST_REMOVALS = 50
_GONE = """participant IN (
    SELECT p.id FROM inv_participant p JOIN inv_service s ON s.id = p.service
    WHERE s.organisation = ? AND p.state IN ('moved_on', 'died') AND p.state_on < ?)"""
_THEIR_ROW = _GONE.replace("participant IN", "id IN", 1)


@dataclass(frozen=True, slots=True)
class Step:
    """Rows of one table that are too old: those that `where` finds, with a `?` for each argument.

    `emptied` is a column that is emptied instead, where the row itself stays.
    """

    table: str
    where: str
    emptied: str = ""

    def count(self) -> str:
        """The statement that counts what is too old, in Piccolo's way of writing arguments."""
        return f"SELECT count(*) AS found FROM {self._found()}".replace("?", "{}")  # noqa: S608

    def remove(self) -> str:
        """The statement that removes it."""
        if self.emptied:
            return f"UPDATE {self.table} SET {self.emptied} = NULL WHERE {self._which()}"  # noqa: S608
        return f"DELETE FROM {self._found()}"  # noqa: S608

    def _found(self) -> str:
        return f"{self.table} WHERE {self._which()}"

    def _which(self) -> str:
        return f"{self.emptied} IS NOT NULL AND {self.where}" if self.emptied else self.where


Steps = tuple[Step, ...]
OF_PEOPLE_WHO_LEFT: Mapping[DataClass, Steps] = {
    DataClass.CONTACTS: (
        Step("inv_contact", _GONE),
        Step("inv_participant", _THEIR_ROW, "family_sealed"),
    ),
    DataClass.NEEDS: (Step("inv_need", _GONE),),
    DataClass.REFERENCES: (Step("inv_participant", _THEIR_ROW, "reference_sealed"),),
}
"""Arguments: the organisation, and the day before which they moved on or died."""
SIGN_INS: Steps = (
    Step("inv_session", "expires_at < ?"),
    Step("inv_one_time_link", "coalesce(used_at, expires_at) < ?"),
)
"""Argument: the moment before which they ended."""
LOG: Steps = (Step("inv_retention_event", "organisation = ? AND at < ?"),)
"""Arguments: the organisation, and the moment before which it was written."""


@dataclass(frozen=True, slots=True)
class Disposal:
    """What is too old by one rule of `days`: `steps` find it with `args`. `survey` is the slug of
    the survey whose own rule it is."""

    organisation: Organisation
    data_class: DataClass
    days: int
    steps: Steps
    args: tuple[object, ...]
    survey: str | None = None

    async def count(self) -> int:
        """How much would go now."""
        found = [await RetentionEvent.raw(step.count(), *self.args) for step in self.steps]
        return sum(rows[0]["found"] for rows in found)

    async def remove(self, now: datetime) -> int:
        """Remove it, all of it or nothing, and write down how much that was; returns it.

        What two workers do at once, or one does twice, is done and written once.
        """
        if not await self.count():  # so that nobody waits for a writer that has nothing to do
            return 0
        async with transaction():
            await take_turns()
            removed = sum([await run_change(step.remove(), *self.args) for step in self.steps])
            if removed:
                await RetentionEvent.insert(
                    RetentionEvent(
                        at=now,
                        organisation=self.organisation.id,
                        data_class=self.data_class.value,
                        days=self.days,
                        removed=removed,
                    )
                )
        return removed


async def list_rules(organisation: int) -> Rules:
    """The rules of one organisation; a class without one is left out."""
    rows = await RetentionRule.select().where(RetentionRule.organisation == organisation)
    return {DataClass(row["data_class"]): row["days"] for row in rows}


async def change_rules(scope: Scope, now: datetime, organisation: str, rules: Rules) -> None:
    """Make these the rules of an organisation (its slug); classes that are left out stay as they
    are, and the same again changes nothing. Raises NotInScope."""
    async with transaction():
        await take_turns()
        owner = await get_organisation(scope, organisation)
        before = await list_rules(owner.id)
        changed = [each for each in rules if before.get(each) != rules[each]]
        for each in changed:
            mine = (RetentionRule.organisation == owner.id) & (
                RetentionRule.data_class == each.value
            )
            await RetentionRule.delete().where(mine)
            await RetentionRule.insert(
                RetentionRule(organisation=owner.id, data_class=each.value, days=rules[each])
            )
        if changed:
            await record_change(
                scope, "changed", "retention rules", owner.slug, now, organisation=owner.id
            )


async def list_removals(organisation: int) -> list[Removal]:
    """What the last runs removed, the newest first; for a caller that checked its scope."""
    rows = (
        await RetentionEvent.select()
        .where(RetentionEvent.organisation == organisation)
        .order_by(RetentionEvent.id, ascending=False)
        .limit(MOST_REMOVALS)
    )
    return [
        Removal(row["at"], DataClass(row["data_class"]), row["days"], row["removed"])
        for row in rows
    ]
