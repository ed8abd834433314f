"""The six Health Pilots as support services, with the figures that were published about them."""

import tomllib
from datetime import datetime
from pathlib import Path

import msgspec

from analysis.aggregates import AggregateFigures
from analysis.tracked import TrackedFigures
from involvement.roles import COMMAND
from involvement.store import programmes, services
from surveys.published import Published, PublishedFigures, PublishedRow
from surveys.store.releases import save_published

FILE = Path(__file__).with_name("health_pilots.toml")


class PilotFigures(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One printed table; see `surveys.published` for what its parts mean."""

    key: str
    title: str
    columns: tuple[str, ...]
    rows: tuple[PublishedRow, ...]
    note: str = ""
    aggregate: AggregateFigures | None = None
    tracked: TrackedFigures | None = None
    people: int | None = None


class Pilot(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One pilot; `table` is the number of its table in the appendix of the guide."""

    slug: str
    name: str
    about: str
    table: int
    figures: tuple[PilotFigures, ...]


class HealthPilots(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The whole file: the guide it is taken from, the programme and its pilots."""

    guide: str
    programme: str
    about: str
    pilot: tuple[Pilot, ...]

    def published(self, pilot: Pilot) -> list[Published]:
        """The printed tables of one pilot with their source, in order."""
        source = f"{self.guide} Appendix 2, Table {pilot.table}."
        return [
            Published(
                key=each.key,
                title=each.title,
                source=source,
                figures=PublishedFigures(
                    columns=each.columns,
                    rows=each.rows,
                    note=each.note,
                    aggregate=each.aggregate,
                    tracked=each.tracked,
                    people=each.people,
                ),
            )
            for each in pilot.figures
        ]


def read_pilots() -> HealthPilots:
    """The file of published figures. Raises msgspec.ValidationError when it is not as it should."""
    return msgspec.convert(tomllib.loads(FILE.read_text("utf-8")), HealthPilots)


async def load_pilots(now: datetime, organisation: int) -> list[int]:
    """Add the programme, its six support services and their figures; returns the services' ids."""
    pilots = read_pilots()
    programme = await programmes.add_programme(
        COMMAND,
        now,
        organisation=organisation,
        slug="health-pilots",
        name=pilots.programme,
        about=pilots.about,
    )
    ids = []
    for pilot in pilots.pilot:
        service = await services.add_service(
            COMMAND,
            now,
            organisation=organisation,
            slug=pilot.slug,
            name=pilot.name,
            about=pilot.about,
            provenance="published",
            programme=programme,
        )
        for position, published in enumerate(pilots.published(pilot)):
            await save_published(COMMAND, now, service, position, published)
        ids.append(service)
    return ids
