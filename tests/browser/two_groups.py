"""What the browser finds about people under 18: a day centre with members and students, releases
about either, and a student who cannot start."""

from involvement.consent import Purpose
from involvement.roles import COMMAND
from involvement.service import Organisation
from involvement.site import Site
from involvement.store.wordings import publish_wording
from surveys.releasing import make_release
from surveys.store.questionnaires import PublishedVersion
from surveys.store.surveys import PlannedWave
from surveys.survey import Survey
from tests import world
from tests.people import How

CENTRE = "fircroft"
"""The support service, and its survey."""
BATCHES = {False: "members", True: "students"}
COUNTS = {False: 12, True: 10}
WAITING = "a student with a card"


async def seed_two_groups(
    site: Site, organisation: Organisation, versions: list[PublishedVersion]
) -> None:
    """Add all of it; `versions` are those of its two waves. Only being contacted is published for
    people under 18."""
    await world.service(organisation=organisation.id, slug=CENTRE, provenance="invented")
    first, later = versions
    survey = await world.survey(
        service=CENTRE,
        slug=CENTRE,
        opens_on=site.today(),
        waves=[
            PlannedWave("baseline", first.id, world.BASELINE),
            PlannedWave("review", later.id, world.REVIEW),
        ],
    )
    await _add_people(site, survey, versions)
    for young in BATCHES:
        await _release(site, survey, young)
    await world.cards(count=2, service=CENTRE, batch_key=WAITING, now=site.now(), young=True)
    await publish_wording(
        COMMAND,
        site.now(),
        organisation=organisation.slug,
        purpose=Purpose.CONTACT,
        language="en",
        format_="standard",
        text="You may get in touch with me again.\nMy parent or carer is asked about this as well.",
        young=True,
    )


async def _add_people(site: Site, survey: Survey, versions: list[PublishedVersion]) -> None:
    """Members and students, who answer both times, every second one with help."""
    for young, batch in BATCHES.items():
        codes = await world.cards(
            count=COUNTS[young], service=CENTRE, batch_key=batch, now=site.now(), young=young
        )
        for place, code in enumerate(codes):
            how = How(mode=("alone", "helped")[place % 2])
            for wave, version in enumerate(versions):
                answers = {"health": wave + young, "knows_help": 2 * wave}
                await world.response(
                    survey=survey, version=version, answers=answers, code=code, wave=wave, how=how
                )


async def _release(site: Site, survey: Survey, young: bool) -> None:
    first, later = (wave.id for wave in survey.waves)
    await make_release(
        COMMAND,
        site.now(),
        survey=CENTRE,
        before_wave=first,
        after_wave=later,
        audience="steering",
        young=young,
    )
