"""What is published while Heard runs is said by the computer voice without waiting an hour."""

import asyncio

from involvement.settings import Settings
from tests.pages.test_aloud import browsers as browsers
from tests.pages.test_aloud import published
from tests.pages.test_aloud import spoken_settings as spoken_settings
from tests.site import Browsers


async def test_what_is_published_while_heard_runs_is_said_without_waiting_an_hour(
    browsers: Browsers, spoken_settings: Settings
) -> None:
    await published()
    browsers.app.state.voice_wanted.set()

    folder = spoken_settings.media_dir / "riverside"
    async with asyncio.timeout(20):
        while not any(folder.glob("*")):  # noqa: ASYNC110 - another task writes it
            await asyncio.sleep(0.01)
