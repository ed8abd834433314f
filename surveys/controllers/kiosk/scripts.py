"""The scripts of a kiosk and its service worker, which reaches what lies below its own address."""

from litestar import Controller, Response, get
from litestar.exceptions import NotFoundException
from litestar.params import FromPath

from involvement.guards import OPEN_TO_ALL
from surveys import kiosk_scripts

SCRIPT = "text/javascript"


class ScriptsController(Controller):
    """`/kiosk/worker.js` and `/kiosk/scripts`."""

    path = "/kiosk"
    opt = OPEN_TO_ALL

    @get("/worker.js")
    async def worker(self) -> Response[str]:
        """What serves the questions on a tablet without a connection."""
        return Response(kiosk_scripts.worker(), media_type=SCRIPT)

    @get("/scripts/{name:str}")
    async def script(self, name: FromPath[str]) -> Response[str]:
        """One script of the kiosk."""
        text = kiosk_scripts.scripts().get(name)
        if text is None:
            raise NotFoundException
        return Response(text, media_type=SCRIPT)
