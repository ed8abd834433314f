"""Behind a proxy: wrong codes are slowed down by the visitor's own address, never a forged one."""

from dataclasses import replace

import pytest
import uvicorn
from httpx import ASGITransport, AsyncClient
from uvicorn.middleware.proxy_headers import ProxyHeadersMiddleware

from involvement.commands.serving import server_options
from involvement.settings import read_proxies
from involvement.slowing import Slowing
from tests import world
from tests.site import Browsers

PROXY, OUTER, STRANGER = "127.0.0.1", "10.1.2.3", "198.51.100.7"


async def counted(browsers: Browsers, proxies: str, peer: str, *forwarded: str) -> set[str]:
    """The addresses that mistakes were counted for, after a wrong code that came this way."""
    options = server_options(replace(world.settings(), proxies=read_proxies(proxies)))
    options |= {"factory": False}
    config = uvicorn.Config(browsers.app, **options)
    config.load()
    slowing = browsers.app.state.slowing = Slowing()
    transport = ASGITransport(app=config.loaded_app, client=(peer, 4321))
    async with AsyncClient(transport=transport, base_url="http://heard.test") as client:
        headers = [("x-forwarded-for", each) for each in forwarded]
        response = await client.get("/join/ABCD-EFGH-JKMN", headers=headers)
    assert response.headers["location"] == "/code?again=1"
    return set(slowing._mistakes)


@pytest.mark.parametrize(
    ("proxies", "peer", "forwarded", "address"),
    [
        # No proxy is trusted: whoever is at the other end counts, whatever they say.
        ("", STRANGER, (), STRANGER),
        ("", STRANGER, ("203.0.113.1",), STRANGER),
        ("", PROXY, ("203.0.113.1",), PROXY),
        # The visitor speaks to the proxy past which nobody can go.
        (PROXY, PROXY, ("203.0.113.1",), "203.0.113.1"),
        (PROXY, PROXY, ("2001:db8::7",), "2001:db8::7"),
        (PROXY, PROXY, (), PROXY),
        # What a visitor writes stands before what the proxy adds.
        (PROXY, PROXY, ("192.0.2.9, 203.0.113.1",), "203.0.113.1"),
        (PROXY, PROXY, ("192.0.2.9", "203.0.113.1"), "203.0.113.1"),
        (PROXY, PROXY, ("127.0.0.1, 203.0.113.1",), "203.0.113.1"),
        (PROXY, PROXY, ("nonsense, 203.0.113.1",), "203.0.113.1"),
        # A chain of our own proxies.
        (f"{PROXY}, 10.0.0.0/8", PROXY, (f"192.0.2.9, 203.0.113.1, {OUTER}",), "203.0.113.1"),
        (PROXY, PROXY, (f"203.0.113.1, {OUTER}",), OUTER),
        # A stranger who goes past the proxy is not believed.
        (f"{PROXY}, 10.0.0.0/8", STRANGER, ("203.0.113.1",), STRANGER),
        (f"{PROXY}, 10.0.0.0/8", STRANGER, (f"203.0.113.1, {PROXY}",), STRANGER),
    ],
)
async def test_the_last_address_that_no_proxy_of_ours_has_is_the_visitors(
    browsers: Browsers, proxies: str, peer: str, forwarded: tuple[str, ...], address: str
) -> None:
    assert await counted(browsers, proxies, peer, *forwarded) == {address}


def test_without_proxies_the_headers_are_not_even_looked_at() -> None:
    for proxies, looked_at in (("", False), (PROXY, True)):
        settings = replace(world.settings(), proxies=read_proxies(proxies))
        config = uvicorn.Config("app:make_app", **server_options(settings))
        config.load()
        assert isinstance(config.loaded_app, ProxyHeadersMiddleware) is looked_at
