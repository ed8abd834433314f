"""Bodies that are too large, packed, or hold files: a plain page, nothing stored, nobody let in."""

import gzip
import time
import zlib
from collections.abc import AsyncIterator
from urllib.parse import urlencode

import httpx
import pytest

from involvement.controllers.form_request import MOST_BYTES, MOST_FIELDS
from tests import stored, world
from tests.pages.test_busy import at_text
from tests.rules.page_faults import header_faults
from tests.site import FORM, Browsers

MULTIPART = {"content-type": "multipart/form-data; boundary=edge"}
TOO_MUCH = "This is too much to send at once"
NO_FILES = "We do not take files here"
ITEM = "/s/kinds/anything_else"


async def at_item(browsers: Browsers) -> tuple[httpx.AsyncClient, dict[str, str]]:
    """Somebody at the question that takes a long text, and the hidden fields of its form."""
    page = await at_text(browsers)
    names = ("_csrf_token", "version")
    fields = {name: page.select_one(f"main input[name={name}]").get("value") for name in names}
    return page.client, fields


def check_refused(response: httpx.Response, status: int, heading: str) -> None:
    """A small plain page, with the same headers as any."""
    assert response.status_code == status, response.text[-600:]
    assert f"<h1>{heading}</h1>" in response.text
    assert "Nothing was saved." in response.text
    assert len(response.content) < 10_000
    assert header_faults(response.headers) == []


def multipart(*parts: tuple[str, str]) -> bytes:
    """A body of parts: the rest of the disposition, and the content."""
    head = '--edge\r\nContent-Disposition: form-data; name="'
    return "".join(f"{head}{name}\r\n\r\n{text}\r\n" for name, text in parts).encode() + b"--edge--"


async def in_pieces(body: bytes) -> AsyncIterator[bytes]:
    """A body without a length."""
    for start in range(0, len(body), 65_536):
        yield body[start : start + 65_536]


@pytest.mark.parametrize("token", [True, False])
@pytest.mark.parametrize("size", [MOST_BYTES, 11_000_000])
async def test_a_body_that_is_too_large_is_refused(
    browsers: Browsers, size: int, token: bool
) -> None:
    client, fields = await at_item(browsers)
    kept = fields if token else {}
    encoded = urlencode({**kept, "answer": "a" * size}).encode()
    parts = multipart(*((f'{k}"', v) for k, v in kept.items()), ('answer"', "a" * size))
    for content in (encoded, in_pieces(encoded)):
        response = await client.post(ITEM, content=content, headers=FORM)
        check_refused(response, 413, TOO_MUCH)
    for content in (parts, in_pieces(parts)):
        response = await client.post(ITEM, content=content, headers=MULTIPART)
        check_refused(response, 413, TOO_MUCH)
    assert await stored.answers() == []


async def test_a_long_text_that_is_not_too_large_gets_its_own_sentence(browsers: Browsers) -> None:
    page = await at_text(browsers)
    page.fill("answer", "a" * (MOST_BYTES - 10_000))
    await page.press("Next", 422)
    assert "a" * 1_000 in page.response.text


@pytest.mark.parametrize("token", [True, False])
async def test_thousands_of_fields_are_refused_quickly_and_not_sent_back(
    browsers: Browsers, token: bool
) -> None:
    client, fields = await at_item(browsers)
    kept = fields if token else {}
    many = urlencode(kept) + "&a=1" * 240_000
    begun = time.perf_counter()
    response = await client.post(ITEM, content=many, headers=FORM)
    assert time.perf_counter() - begun < 1
    check_refused(response, 413, TOO_MUCH)
    parts = multipart(*((f'{k}"', v) for k, v in kept.items()), *[('a"', "1")] * (MOST_FIELDS + 1))
    response = await client.post(ITEM, content=parts, headers=MULTIPART)
    check_refused(response, 413, TOO_MUCH)
    assert await stored.answers() == []


def nested(depth: int) -> bytes:
    """A body in a body in a body."""
    body = b"deep"
    for level in range(depth):
        edge = b"edge" if level == depth - 1 else b"edge%d" % level
        kind = b"multipart/form-data; boundary=edge%d" % (level - 1)
        body = (
            b'--%s\r\nContent-Disposition: form-data; name="answer"\r\nContent-Type: %s\r\n\r\n'
            b"%s\r\n--%s--\r\n" % (edge, kind, body, edge)
        )
    return body


@pytest.mark.parametrize(
    "body",
    [
        nested(2),
        nested(200),
        b"--edge\r\n" * 50_000,
        b"--edge\r\nContent-Disposition: form-data; name=" + b"a" * 500_000,
        b'--edge\r\nContent-Disposition: form-data; name="answer"\r\n' + b"X: y\r\n" * 50_000,
        b'--edge\r\nContent-Disposition: form-data; name="answer"\r\n\r\nnever ends',
        b'--edge\r\nContent-Disposition: form-data; name="\x00\xff"\r\n\r\n\xff\xfe\r\n--edge--',
        b'--edge\r\nContent-Disposition: form-data; name="a"\r\n'
        b"Content-Type: text/plain; charset=rot13\r\n\r\nabc\r\n--edge--",
    ],
    ids=["nested", "deep", "edges", "name", "headers", "endless", "bytes", "charset"],
)
async def test_a_crooked_multipart_body_stores_nothing_and_breaks_nothing(
    browsers: Browsers, body: bytes
) -> None:
    client, _ = await at_item(browsers)
    response = await client.post(ITEM, content=body, headers=MULTIPART)
    assert 400 <= response.status_code < 500, response.text[-600:]
    assert len(response.content) < MOST_BYTES
    assert header_faults(response.headers) == []
    assert await stored.answers() == []


@pytest.mark.parametrize("packed", ["gzip", "deflate", "br", "gzip, gzip"])
async def test_a_packed_body_is_refused_and_never_unpacked(browsers: Browsers, packed: str) -> None:
    client, fields = await at_item(browsers)
    plain = urlencode({**fields, "answer": "a" * 900_000}).encode()
    body = zlib.compress(plain) if packed == "deflate" else gzip.compress(plain)
    response = await client.post(ITEM, content=body, headers=FORM | {"content-encoding": packed})
    check_refused(response, 415, NO_FILES)
    assert await stored.answers() == []


@pytest.mark.parametrize("path", [ITEM, "/s/kinds", "/code", "/sign-in", "/settings"])
async def test_a_file_is_refused_whatever_form_it_comes_with(browsers: Browsers, path: str) -> None:
    client, fields = await at_item(browsers)
    response = await client.post(
        path, data={**fields, "answer": "Mine"}, files={"other": ("a.txt", b"text")}
    )
    check_refused(response, 415, NO_FILES)
    assert await stored.answers() == []


async def test_a_form_sent_in_parts_without_a_file_is_as_good_as_any(browsers: Browsers) -> None:
    client, fields = await at_item(browsers)
    parts = {name: (None, value) for name, value in {**fields, "answer": "Mine"}.items()}
    response = await client.post(ITEM, files=parts)
    assert response.status_code == 303
    assert [text for *_, text in await stored.answers()] == ["Mine"]


async def test_staff_cannot_send_files_or_too_much_either(browsers: Browsers) -> None:
    await world.riverside()
    page = await browsers.signed_in()
    await page.get("/desk/services/floating")
    path = "/desk/services/floating/participants"
    token = page.select("input[name=_csrf_token]")[0].get("value")
    sent = {
        "_csrf_token": token,
        "number": "3",
        "batch_key": "batch",
        "references": "a" * MOST_BYTES,
    }
    check_refused(await page.client.post(path, data=sent), 413, TOO_MUCH)
    sent["references"] = ""
    response = await page.client.post(path, data=sent, files={"other": ("a.txt", b"text")})
    check_refused(response, 415, NO_FILES)
    assert await stored.count("inv_participant") == 0


async def test_the_character_zero_goes_no_further_than_the_form(browsers: Browsers) -> None:
    await world.riverside()
    page = await browsers.signed_in()
    await page.get("/desk/services/floating")
    token = page.select("input[name=_csrf_token]")[0].get("value")
    batch = page.select("input[name=batch_key]")[0].get("value")
    sent = {"_csrf_token": token, "number": "", "batch_key": batch, "references": "F\0-17"}
    sent["joined_on"] = "2026-06-01"
    response = await page.client.post("/desk/services/floating/participants", data=sent)
    assert response.status_code == 200
    assert "F-17" in (await page.get("/desk/services/floating")).response.text
