"""Surveys and their waves in the database."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from piccolo.querystring import QueryString

from involvement.audit import record_change
from involvement.database import fetch_all, take_turns, transaction
from involvement.roles import Scope
from involvement.store import services
from involvement.store.services import NotInScope
from surveys.survey import IdentityMode, Survey, SurveyMistake, Unfinished
from surveys.tables import Response, SurveyRow, WaveRow
from surveys.wave import DueWindow, Wave, WaveKind

# By hand: everybody who comes with a card passes here.
PROGRESS = "SELECT wave, status FROM svy_response WHERE participant = ? AND survey = ?"
SENSITIVE = QueryString(
    "EXISTS (SELECT 1 FROM svy_wave w JOIN svy_item i ON i.version = w.version "
    'WHERE w.survey = "svy_survey"."id" AND i.sensitive)',
    alias="sensitive",
)
PROTECTED = QueryString(
    'EXISTS (SELECT 1 FROM svy_data_protection d WHERE d.survey = "svy_survey"."id")',
    alias="protected",
)
# Workers are not told who took answers out: what was finished, and what could still have been
# finished on that day (see store/withdrawals.py), stays finished for them, and the rest given up.
SHOWN = """CASE WHEN svy_response.status <> 'withdrawn' THEN svy_response.status
WHEN svy_response.finished_at IS NULL THEN 'abandoned' ELSE 'finished' END"""
COUNTS = f"""
SELECT wave, {SHOWN} AS shown, coalesce(p.young, FALSE) AS young, count(*) AS people
FROM svy_response LEFT JOIN inv_participant p ON p.id = svy_response.participant
WHERE svy_response.survey IN (%s) GROUP BY wave, shown, coalesce(p.young, FALSE)
"""  # noqa: S608 - our own words
SLUGS = "SELECT slug FROM svy_survey WHERE service = ? ORDER BY id DESC"

Counts = dict[tuple[int, str, bool], int]
"""(wave id, status, group) → how many responses; the group is True for people under 18, False for
adults and for people whom nobody knows."""


@dataclass(frozen=True, slots=True)
class PlannedWave:
    """A wave to be made: its kind, the version it asks, and its window in days after joining."""

    kind: WaveKind
    version: int
    window: DueWindow


async def add_survey(
    scope: Scope,
    now: datetime,
    *,
    service: str,
    slug: str,
    title: str,
    about: str,
    identity_mode: IdentityMode,
    unfinished: Unfinished,
    unfinished_days: int,
    opens_on: date,
    closes_on: date | None,
    waves: Sequence[PlannedWave],
) -> Survey:
    """Put a questionnaire to the people of a service. Raises NotInScope, SurveyMistake."""
    async with transaction():
        await take_turns()
        found = await services.get_service(scope, service)
        if await SurveyRow.exists().where(SurveyRow.slug == slug):
            raise SurveyMistake(slug)
        row = SurveyRow(
            service=found.id,
            slug=slug,
            title=title,
            about=about,
            identity_mode=identity_mode.value,
            unfinished=unfinished.value,
            unfinished_days=unfinished_days,
            opens_on=opens_on,
            closes_on=closes_on,
        )
        await row.save()
        for position, wave in enumerate(waves):
            await WaveRow.insert(_wave_row(int(row.id), position, wave))
        owner = found.organisation.id
        await record_change(scope, "added", "survey", slug, now, organisation=owner)
    return await get_survey(slug)


async def close_survey(scope: Scope, now: datetime, slug: str, last_day: date | None) -> None:
    """Take no answers after `last_day`; None opens it again without an end. Raises NotInScope."""
    async with transaction():
        survey = await get_survey_in_scope(scope, slug)
        await SurveyRow.update({SurveyRow.closes_on: last_day}).where(SurveyRow.id == survey.id)
        owner = survey.service.organisation.id
        done = "reopened" if last_day is None else "closed"
        await record_change(scope, done, "survey", slug, now, organisation=owner)


async def find_survey(slug: str) -> Survey | None:
    """One survey for those who answer it: no scope, since anybody may open the address."""
    found = await _surveys(SurveyRow.slug == slug)
    return found[0] if found else None


async def get_survey(slug: str) -> Survey:
    """One survey. Raises LookupError."""
    survey = await find_survey(slug)
    if survey is None:
        raise LookupError(slug)
    return survey


async def get_survey_in_scope(scope: Scope, slug: str) -> Survey:
    """One survey of a service this account works in. Raises NotInScope."""
    survey = await find_survey(slug)
    if survey is None:
        raise NotInScope(slug)
    services.check_within(scope, survey.service)
    return survey


async def list_open_surveys(today: date) -> list[Survey]:
    """Anonymous surveys that anybody may answer today."""
    found = await _surveys(SurveyRow.identity_mode == IdentityMode.ANONYMOUS.value)
    return [survey for survey in found if survey.is_open(today)]


async def list_surveys_of(service_ids: Sequence[int]) -> list[Survey]:
    """The surveys of these support services, for a caller that checked its scope."""
    return await _surveys(SurveyRow.service.is_in([-1, *service_ids]))


async def list_slugs_of(service: int) -> list[str]:
    """The slugs of the surveys of one support service, newest first."""
    return [slug for (slug,) in await fetch_all(SLUGS, service)]


async def list_slugs_with(ids: Iterable[int]) -> list[str]:
    """The slugs of the surveys with these ids, newest first."""
    rows = (
        await SurveyRow.select(SurveyRow.slug)
        .where(SurveyRow.id.is_in([-1, *ids]))
        .order_by(SurveyRow.id, ascending=False)
    )
    return [row["slug"] for row in rows]


async def list_surveys(scope: Scope) -> list[Survey]:
    """The surveys of the services this account works in, newest first."""
    return await list_surveys_of([each.id for each in await services.list_services(scope)])


async def count_responses(surveys: Iterable[int]) -> Counts:
    """How many responses there are, over the waves of these surveys, as workers see it: those that
    were taken out again are among the finished or abandoned ones."""
    some = [-1, *surveys]
    rows = await Response.raw(COUNTS % ", ".join("{}" for _ in some), *some)
    return {(row["wave"], row["shown"], bool(row["young"])): row["people"] for row in rows}


async def list_progress(
    surveys: Iterable[int], participant: int | None = None
) -> dict[int, dict[int, str]]:
    """Participant id → wave id → status, of everybody who began any wave of these surveys, or of
    one participant; as workers see it, whether their answers were taken out or not."""
    whose = Response.participant
    rows = await Response.select(whose, Response.wave, QueryString(SHOWN, alias="shown")).where(
        Response.survey.is_in([-1, *surveys]),
        whose.is_not_null() if participant is None else whose == participant,
    )
    progress: dict[int, dict[int, str]] = {}
    for row in rows:
        progress.setdefault(row["participant"], {})[row["wave"]] = row["shown"]
    return progress


async def find_progress_of(survey: int, participant: int) -> dict[int, str]:
    """Wave id → status of one participant, for nobody but themselves."""
    return {row[0]: row[1] for row in await fetch_all(PROGRESS, participant, survey)}


async def _surveys(where: Any) -> list[Survey]:
    """The surveys, newest first."""
    rows = (
        await SurveyRow.select(
            *SurveyRow.all_columns(exclude=[SurveyRow.service]),
            *services.columns_of(SurveyRow.service),
            SENSITIVE,
            PROTECTED,
        )
        .output(nested=True)
        .where(where)
        .order_by(SurveyRow.id, ascending=False)
    )
    if not rows:
        return []
    waves = (
        await WaveRow.select()
        .where(WaveRow.survey.is_in([row["id"] for row in rows]))
        .order_by(WaveRow.position)
    )
    return [_survey(row, [w for w in waves if w["survey"] == row["id"]]) for row in rows]


def _survey(row: dict[str, Any], waves: list[dict[str, Any]]) -> Survey:
    return Survey(
        id=row["id"],
        slug=row["slug"],
        title=row["title"],
        about=row["about"],
        service=services.read_service(row["service"]),
        identity_mode=IdentityMode(row["identity_mode"]),
        unfinished=Unfinished(row["unfinished"]),
        unfinished_days=row["unfinished_days"],
        opens_on=row["opens_on"],
        closes_on=row["closes_on"],
        waves=tuple(
            Wave(w["id"], w["kind"], w["position"], DueWindow(w["from_days"], w["until_days"]))
            for w in waves
        ),
        versions={w["id"]: w["version"] for w in waves},
        sensitive=bool(row["sensitive"]),
        protected=bool(row["protected"]),
    )


def _wave_row(survey: int, position: int, wave: PlannedWave) -> WaveRow:
    return WaveRow(
        survey=survey,
        version=wave.version,
        kind=wave.kind,
        position=position,
        from_days=wave.window.from_days,
        until_days=wave.window.until_days,
    )
