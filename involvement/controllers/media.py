"""Recordings of questions: `/media/{organisation}/{name}`, from the data folder."""

import asyncio
import mimetypes
from typing import Any

from litestar import Response, get
from litestar.exceptions import NotFoundException
from litestar.params import FromPath

from involvement.controllers.page import AnyRequest, site_of
from involvement.guards import OPEN_TO_ALL
from involvement.media import Part, read_part
from involvement.slug import is_slug


@get("/media/{organisation:str}/{name:str}", opt=OPEN_TO_ALL)
async def media_file(
    request: AnyRequest, organisation: FromPath[str], name: FromPath[str]
) -> Response[Any]:
    """A part of a file, or all of it where it is small and no part was asked for."""
    if not is_slug(organisation):
        raise NotFoundException
    folder = site_of(request).settings.media_dir / organisation
    wanted = request.headers.get("range", "")
    part = await asyncio.to_thread(read_part, folder, name, wanted)
    if part is None:
        raise NotFoundException
    return _sent(part, name, whole=len(part.content) == part.total and not wanted)


def _sent(part: Part, name: str, *, whole: bool) -> Response[bytes]:
    kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
    headers = {"Accept-Ranges": "bytes"}
    if not whole:
        last = part.first + len(part.content) - 1
        headers["Content-Range"] = f"bytes {part.first}-{last}/{part.total}"
    status = 200 if whole else 206
    return Response(part.content, status_code=status, media_type=kind, headers=headers)
