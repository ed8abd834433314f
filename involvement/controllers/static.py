"""Our stylesheet, scripts and pictures: read once, sent compressed, kept by browsers for ever.

A file's address carries a hash of its content, so that a new version has a new address.
"""

import gzip
import mimetypes
from dataclasses import dataclass
from functools import cache
from typing import Any

from litestar import Response, get
from litestar.exceptions import NotFoundException
from litestar.params import FromPath

from involvement.controllers.page import AnyRequest
from involvement.guards import OPEN_TO_ALL
from involvement.rendering import STATIC, asset

FOR_EVER = "public, max-age=31536000, immutable"


@dataclass(frozen=True, slots=True)
class _File:
    content: bytes
    compressed: bytes
    media_type: str


@get("/static/{name:str}", opt=OPEN_TO_ALL)
async def static_file(request: AnyRequest, name: FromPath[str]) -> Response[Any]:
    """One file of `static/` under its hashed name."""
    file = _files().get(f"/static/{name}")
    if file is None:
        raise NotFoundException
    zipped = "gzip" in request.headers.get("accept-encoding", "")
    headers = {"Cache-Control": FOR_EVER, "Vary": "Accept-Encoding"}
    if zipped:
        headers["Content-Encoding"] = "gzip"
    content = file.compressed if zipped else file.content
    return Response(content, media_type=file.media_type, headers=headers)


@cache
def _files() -> dict[str, _File]:
    """Hashed address → file."""
    return {asset(path.name): _read(path.name) for path in STATIC.iterdir() if path.is_file()}


def _read(name: str) -> _File:
    content = (STATIC / name).read_bytes()
    media_type = mimetypes.guess_type(name)[0] or "application/octet-stream"
    if media_type.startswith("text/"):
        media_type += "; charset=utf-8"
    return _File(content, gzip.compress(content, 9, mtime=0), media_type)
