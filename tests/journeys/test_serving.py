"""`heard serve`, as it runs for people: it says where it is, and never who came with which card."""

import json
import re

from involvement.database import Engine
from involvement.roles import COMMAND
from involvement.site import utc_now
from involvement.store import accounts
from involvement.store.links import make_link
from tests import world
from tests.command_line import heard, serving
from tests.site import HIDDEN


async def test_the_server_writes_no_address_and_no_code_anywhere(database: Engine) -> None:
    await world.riverside()
    (code,) = await world.cards()
    key = await accounts.get_key("worker@riverside.test")
    link = await make_link(COMMAND, utc_now(), utc_now().date(), key)
    async with serving() as server:
        client = server.client
        joined = await client.get(f"/join/{code}")
        wrong = await client.get(f"/join/{code[::-1]}", follow_redirects=True)
        missing = await client.get(f"/nothing/{code}")
        token = dict(HIDDEN.findall(wrong.text))["_csrf_token"]
        typed = await client.post("/code", data={"_csrf_token": token, "code": code})
        opened = await client.get(link.path, follow_redirects=True)
    statuses = [each.status_code for each in (joined, wrong, missing, typed, opened)]
    assert statuses == [303, 422, 404, 303, 200]
    assert opened.url.path == "/reset"
    assert joined.headers["location"] == typed.headers["location"]
    assert "Heard is at http://heard.test" in server.said
    for secret in (code, code[::-1], link.token, "join", "reset", "127.0.0.1"):
        assert secret not in server.said, server.said


async def test_the_log_has_a_line_for_the_start_the_end_and_each_failure(database: Engine) -> None:
    async with serving() as server:
        await database.run_ddl("ALTER TABLE inv_organisation RENAME COLUMN help_phone TO gone")
        assert (await server.client.get("/help-now?name=Somebody")).status_code == 500
    first, failed, last = server.said.splitlines()[-3:]
    assert re.fullmatch(r"\S+Z INFO heard: started: Heard \S+ on (sqlite|postgres)", first)
    assert re.fullmatch(r"\S+Z ERROR heard: failed at involvement/\S+:\d+ \(.+\)", failed)
    assert last.endswith(" INFO heard: stopped")


async def test_the_log_can_be_had_as_json(database: Engine) -> None:
    async with serving(HEARD_LOG="json") as server:
        pass
    lines = [json.loads(line) for line in server.said.splitlines()]
    assert [line["message"].partition(":")[0] for line in lines] == ["started", "stopped"]
    assert {*lines[0]} == {"at", "level", "logger", "message"}


async def test_a_setting_that_makes_no_sense_is_refused_in_a_sentence() -> None:
    for name, value in (
        ("HEARD_LOG", "loud"),
        ("HEARD_PROXIES", "*"),
        ("HEARD_PROXIES", "127.0.0.1, my-proxy"),
        ("HEARD_METRICS_TOKEN", "short"),
        ("HEARD_SECRET_KEY", "short"),
    ):
        ended = await heard("serve", **{name: value})
        assert ended.code == 1
        assert ended.said.startswith(f"Error: {name} must be"), ended.said


async def test_a_start_that_fails_is_one_line_too_and_names_nobody(database: Engine) -> None:
    await world.organisation(name="A name that nobody should read in a log")
    ended = await heard("serve", HEARD_EXAMPLE="1")  # which refuses to stand beside other data
    assert ended.code != 0
    assert "ERROR heard: failed at examples/loading.py:" in ended.said
    assert "A name that nobody" not in ended.said
