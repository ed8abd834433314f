"""The scripts of a kiosk, as one thing: a change in any of them is a new version of all.

They lie at addresses of their own below `/kiosk/`, where the tablet's service worker keeps them:
imports between them, and the reach of the worker, go by address.
"""

import hashlib
from functools import cache

from involvement.rendering import STATIC, asset

FOLDER = STATIC / "kiosk"
WORKER = "worker.js"
BESIDE = ("heard.css", "icon.svg", "kiosk.css", "kiosk.js")
"""What pages of a kiosk need besides: without kiosk.js none of them starts again by itself."""


@cache
def scripts() -> dict[str, str]:
    """Name → text of every script but the worker."""
    return {
        path.name: path.read_text("utf-8")
        for path in sorted(FOLDER.glob("*.js"))
        if path.name != WORKER
    }


@cache
def version() -> str:
    """What this version of the scripts is called: it follows from what they say."""
    texts = [*scripts().values(), (FOLDER / WORKER).read_text("utf-8"), *map(asset, BESIDE)]
    return hashlib.sha256("\0".join(texts).encode()).hexdigest()[:10]


@cache
def worker() -> str:
    """The service worker, with the version and the addresses that it keeps written in. A new
    version is another text, which is how a browser learns that there is one."""
    kept = [f"/kiosk/scripts/{name}" for name in scripts()] + list(map(asset, BESIDE))
    text = (FOLDER / WORKER).read_text("utf-8")
    return text.replace("__VERSION__", version()).replace("__KEPT__", " ".join(kept))
