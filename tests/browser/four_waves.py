"""What the browser finds of a release with everything beside its items: people who were asked four
times and looked back once, some of whom are missing."""

from involvement.need import Kind
from involvement.roles import COMMAND
from involvement.site import Site
from surveys.releasing import make_release
from surveys.wave import WaveKind
from tests import many_waves, sealed, world
from tests.browser.visitor import Visitor, Way

SERVICE = SURVEY = "elmtree"
KINDS: tuple[WaveKind, ...] = ("baseline", "review", "follow_up", "tracking", "looking_back")
ANSWERED = {0: 62, 1: 48, 3: 36, 4: 30}
"""Place of the wave → how many answered; nobody answered the follow-up."""
PEOPLE, IN_NEED = 80, 20
RELEASE = f"/desk/surveys/{SURVEY}/releases/1"


async def seed_four_waves(site: Site, organisation: int) -> None:
    """Add the support service, its survey, its people, and a release."""
    items = many_waves.feelings("safe", "well", "heard") + many_waves.rights("rent", "repairs")
    content = many_waves.asking(items + many_waves.RATED, key=SURVEY)
    await world.service(organisation=organisation, slug=SERVICE, provenance="invented")
    version = await world.version(organisation=organisation, content=content)
    survey = await world.survey(
        service=SERVICE,
        slug=SURVEY,
        opens_on=site.today(),
        waves=many_waves.planned(version, KINDS),
    )
    codes = []
    for batch in range(2):
        codes += await world.cards(
            count=PEOPLE // 2, service=SERVICE, batch_key=f"{SERVICE} {batch}", now=site.now()
        )
    for code in codes[::4][:IN_NEED]:
        await sealed.need(person=await sealed.person(code), kind=Kind.FORMAT, value="easy_read")
    for place, code in enumerate(codes):
        for wave, many in ANSWERED.items():
            if place < many:
                level = (place + wave) % 3
                answers = dict.fromkeys(("safe", "well", "heard", "says"), level)
                answers |= {"rent": int(place % 3 < wave), "repairs": place % 2}
                await world.response(
                    survey=survey, version=version, answers=answers, code=code, wave=wave
                )
    first, later = survey.waves[:2]
    await make_release(
        COMMAND,
        site.now(),
        survey=SURVEY,
        before_wave=first.id,
        after_wave=later.id,
        audience="steering",
    )


def unfolded(visitor: Visitor) -> None:
    """The release with every note unfolded."""
    for summary in visitor.go(RELEASE).page.locator("main summary").all():
        summary.click()


OF_ADMINISTRATORS: dict[str, Way] = {"release of four waves": unfolded}
