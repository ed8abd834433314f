"""`/gallery`: every part of a page in every state. Served only where a setting says so."""

from typing import Any

from litestar import Response, get

from involvement.controllers.page import AnyRequest, page
from involvement.guards import OPEN_TO_ALL
from surveys.gallery import gallery


@get("/gallery", opt=OPEN_TO_ALL)
async def gallery_page(request: AnyRequest) -> Response[Any]:
    """All of it; nothing can be sent."""
    return page(request, "gallery.html", **gallery())
