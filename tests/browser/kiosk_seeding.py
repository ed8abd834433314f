"""What the browser finds about kiosks: three tablets."""

from uuid import UUID

from involvement.passwords import hash_password
from involvement.roles import COMMAND
from involvement.site import Site
from surveys.device import Setup
from surveys.store import devices
from surveys.store.kiosks import enrol
from surveys.store.surveys import list_surveys

PIN = "2468"
LOBBY, WARD, QUICK, NEW = (UUID(int=number) for number in range(1, 5))
LANGUAGES = ("en", "en-XA", "ar-XB")


async def seed_kiosks(site: Site) -> dict[str, str]:
    """Name → cookie of the tablet: `lobby` asks two open surveys and one for cards, `ward` one and
    starts again after a minute, `quick` the same after two seconds. `NEW` waits for its code."""
    pin_hash = hash_password(PIN)
    asked = await list_surveys(COMMAND)
    numbers = {each.slug: each.id for each in asked}
    lobby = frozenset(numbers[slug] for slug in ("everything", "drop-in", "views"))
    one = frozenset({numbers["everything"]})
    tokens = {}
    for key, setup in (
        (LOBBY, Setup("Lobby", lobby, LANGUAGES)),
        (WARD, Setup("Ward", one, LANGUAGES, idle_seconds=30, warning_seconds=30)),
        (QUICK, Setup("Quick", one, LANGUAGES, idle_seconds=1, warning_seconds=1)),
        (NEW, Setup("New", one, LANGUAGES)),
    ):
        await devices.add_device(
            COMMAND, site.now(), key=key, setup=setup, surveys=asked, pin_hash=pin_hash
        )
        code = await devices.make_code(COMMAND, site.now(), site.secrecy, key)
        if key != NEW:
            token = await enrol(site.secrecy, site.now(), "".join(code.groups))
            assert token
            tokens[setup.name.lower()] = token
    return tokens
