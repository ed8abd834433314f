"""`heard serve`, as it runs for people: it says where it is, and never who came with which card."""

import asyncio
import os
import socket
import subprocess
import sys
from pathlib import Path

import httpx

from involvement.database import Engine
from involvement.roles import COMMAND
from involvement.site import utc_now
from involvement.store import accounts
from involvement.store.links import make_link
from tests import world
from tests.site import HIDDEN


def free_port() -> int:
    """A port nobody listens at."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


async def until_alive(client: httpx.AsyncClient) -> None:
    """Wait for the server, half a minute at most."""
    for _ in range(300):
        try:
            if (await client.get("/health/ready")).is_success:
                return
        except httpx.TransportError:
            await asyncio.sleep(0.1)
    raise AssertionError("the server did not start")


async def test_the_server_writes_no_address_and_no_code_anywhere(database: Engine) -> None:
    await world.riverside()
    (code,) = await world.cards()
    key = await accounts.get_key("worker@riverside.test")
    link = await make_link(COMMAND, utc_now(), utc_now().date(), key)
    port = free_port()
    heard = Path(sys.executable).with_name("heard")
    environment = {**os.environ, "HEARD_PORT": str(port), "HEARD_SECRET_KEY": world.SECRET}
    server = await asyncio.create_subprocess_exec(
        heard, "serve", env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    )
    try:
        async with httpx.AsyncClient(base_url=f"http://127.0.0.1:{port}") as client:
            await until_alive(client)
            joined = await client.get(f"/join/{code}")
            wrong = await client.get(f"/join/{code[::-1]}", follow_redirects=True)
            missing = await client.get(f"/nothing/{code}")
            token = dict(HIDDEN.findall(wrong.text))["_csrf_token"]
            typed = await client.post("/code", data={"_csrf_token": token, "code": code})
            opened = await client.get(link.path, follow_redirects=True)
    finally:
        server.terminate()
        said = (await server.communicate())[0].decode()
    statuses = [each.status_code for each in (joined, wrong, missing, typed, opened)]
    assert statuses == [303, 422, 404, 303, 200]
    assert opened.url.path == "/reset"
    assert joined.headers["location"] == typed.headers["location"]
    assert "Heard is at http://heard.test" in said
    for secret in (code, code[::-1], link.token, "join", "reset", "127.0.0.1"):
        assert secret not in said, said
