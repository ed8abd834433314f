"""What earlier releases told, also those that are withdrawn: for the gate, never for a page."""

import msgspec

from surveys.release import Content
from surveys.released_before import ReleasedBefore
from surveys.tables import ReleaseRow


async def list_frozen(survey: int, *, young: bool) -> list[ReleasedBefore]:
    """What every release of a survey about one group told, whatever its readers; oldest first."""
    rows = (
        await ReleaseRow.select()
        .where(ReleaseRow.survey == survey, ReleaseRow.young.eq(young))
        .order_by(ReleaseRow.id)
    )
    return [
        ReleasedBefore(
            id=row["id"],
            audience=row["audience"],
            waves=(row["before_wave"], row["after_wave"]),
            content=msgspec.json.decode(row["content"], type=Content),
            left=row["withdrawn_at"] is not None,
        )
        for row in rows
    ]
