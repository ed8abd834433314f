"""A tablet, a survey that can be answered on it, and the site that takes in what it sends."""

from uuid import UUID

import pytest

from involvement.database import Engine
from involvement.site import Site
from surveys.survey import Survey
from tests import kiosks, world
from tests.world import Clock


@pytest.fixture
async def survey(database: Engine) -> Survey:
    """An open survey with every kind of item."""
    return await world.one_survey(content="every-kind")


@pytest.fixture
async def device(survey: Survey) -> UUID:
    """A tablet that is set up."""
    made = await kiosks.kiosk()
    await kiosks.token(made)
    return made


@pytest.fixture
def clock() -> Clock:
    """Our clock."""
    return Clock()


@pytest.fixture
def site(clock: Clock) -> Site:
    """Our keys and our clock."""
    return Site(world.settings(), world.secrecy(), clock)
