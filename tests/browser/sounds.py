"""What can be heard in the browser tests: `recorded`, a survey whose questions somebody recorded;
`drop-in`, which the computer voice says; and `unvoiced`, which it cannot."""

import msgspec

from examples.loading import ORGANISATION
from involvement.roles import COMMAND
from involvement.service import Organisation
from involvement.site import Site
from surveys.speaking import speak
from surveys.store.questionnaires import publish_version
from surveys.wording_format import Recording
from tests import world
from tests.browser.seeded_organisation import add_open_survey
from tests.voices import write_tone

CONTENT = world.questionnaire("drop-in")
RECORDED, UNVOICED = "/s/recorded", "/s/unvoiced"
NO_VOICE_OF = "en-GB"
"""The voice of these tests knows `en` only."""


async def seed_sounds(site: Site, organisation: Organisation) -> None:
    """Publish them, and make the clips of the drop-in's survey."""
    write_tone(site.settings.media_dir / ORGANISATION / "welcome.wav")
    items = tuple(
        msgspec.structs.replace(item, audio=Recording("welcome.wav", item.text))
        for item in CONTENT.items
    )
    for content in (
        msgspec.structs.replace(CONTENT, key="recorded", items=items),
        msgspec.structs.replace(CONTENT, key="unvoiced", language=NO_VOICE_OF),
    ):
        version = await publish_version(
            COMMAND, site.now(), organisation=organisation.id, content=content
        )
        await add_open_survey(site, content.key, version, None)
    drop_in = await publish_version(
        COMMAND, site.now(), organisation=organisation.id, content=CONTENT
    )
    await speak(site.settings, drop_in)
