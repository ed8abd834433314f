"""What a release stands on beside the answers themselves: who and what there was before it."""

from dataclasses import dataclass
from typing import Any

import msgspec

from involvement.tables import Participant
from surveys.release import Content, Earlier
from surveys.survey import Status, Survey, SurveyMistake
from surveys.tables import Released, Response
from translations.language import gettext as _

# People of one group who finished both waves, and whose answers are their own.
BOTH_TIMES = """
FROM svy_response s JOIN inv_participant p ON p.id = s.participant AND p.young = {}
WHERE s.wave IN ({}, {}) AND s.status = 'finished'
GROUP BY s.participant
HAVING count(*) = 2 AND max(CASE WHEN s.mode = 'proxy' THEN 1 ELSE 0 END) = 0
""".strip()
COUNT_BOTH = f"SELECT count(*) AS people FROM (SELECT s.participant {BOTH_TIMES}) t"  # noqa: S608
# They, against those who are counted in each release of the support service.
EARLIER = f"""
SELECT r.id, r.number, r.survey, r.before_wave, r.after_wave, r.young, r.exempt, r.content,
       b.version AS before_version, a.version AS after_version, c.counted, c.in_both
FROM svy_release r JOIN svy_wave b ON b.id = r.before_wave JOIN svy_wave a ON a.id = r.after_wave
JOIN (
    SELECT x.release, count(*) AS counted, count(t.participant) AS in_both
    FROM svy_released x LEFT JOIN (SELECT s.participant {BOTH_TIMES}) t
        ON t.participant = x.participant
    WHERE x.release IN (SELECT o.id FROM svy_release o JOIN svy_survey u ON u.id = o.survey
                        WHERE u.service = {{}})
    GROUP BY x.release
) c ON c.release = r.id ORDER BY r.id
"""  # noqa: S608 - our own words


@dataclass(frozen=True, slots=True)
class Base:
    """What a release stands on beside the answers: how many responses of the survey were taken out,
    which only ever grows, the ids of the people under 18 at its support service, how many people
    finished both waves, and the earlier releases."""

    taken_out: int
    young: frozenset[int]
    both: int
    earlier: tuple[Earlier, ...]


async def find_base(survey: Survey, waves: tuple[int, int], *, young: bool) -> Base:
    """What a release of two waves about one group of people stands on now."""
    gone = (Response.survey == survey.id) & (Response.status == Status.WITHDRAWN.value)
    people = await Participant.select(Participant.id).where(
        Participant.service == survey.service.id, Participant.young.eq(True)
    )
    (counted,) = await Released.raw(COUNT_BOTH, young, *waves)
    rows = await Released.raw(EARLIER, young, *waves, survey.service.id)
    return Base(
        taken_out=int(await Response.count().where(gone)),
        young=frozenset(row["id"] for row in people),
        both=counted["people"],
        earlier=tuple(_earlier(row, counted["people"]) for row in rows),
    )


async def check_base(survey: Survey, waves: tuple[int, int], *, young: bool, base: Base) -> None:
    """Raises SurveyMistake when a release would not stand on `base` any more."""
    if await find_base(survey, waves, young=young) != base:
        raise SurveyMistake(
            _("Answers changed, or another release was made, just now. Please make it again.")
        )


def _earlier(row: dict[str, Any], both: int) -> Earlier:
    content = msgspec.json.decode(row["content"], type=Content)
    return Earlier(
        id=row["id"],
        number=row["number"],
        survey=row["survey"],
        waves=(row["before_wave"], row["after_wave"]),
        versions=(row["before_version"], row["after_version"]),
        young=bool(row["young"]),
        is_exempt=bool(row["exempt"]),
        only_then=row["counted"] - row["in_both"],
        only_now=both - row["in_both"],
        in_both=row["in_both"],
        shown={each.key: each.shown for each in content.breakdowns if each.shown},
        told=content.told_of_groups(),
    )
