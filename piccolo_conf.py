"""What Piccolo and its command line look for: the engine and the folders that have tables."""

import os
from typing import Any

from involvement.database import engine_for

# Not read_settings: Piccolo's command line needs no secret key, and must not make one.
DEFAULT_URL = f"sqlite:///{os.environ.get('HEARD_DATA_DIR', 'data')}/heard.sqlite"
DB = engine_for(os.environ.get("HEARD_DATABASE_URL", DEFAULT_URL))


def __getattr__(name: str) -> Any:
    """`APP_REGISTRY`, made when a migration asks: its module loads a code formatter, and serving
    would start a fifth of a second later."""
    if name != "APP_REGISTRY":
        raise AttributeError(name)
    from piccolo.conf.apps import AppRegistry

    return AppRegistry(
        apps=[
            "involvement.piccolo_app",
            "easy_read.piccolo_app",
            "surveys.piccolo_app",
            "forums.piccolo_app",
        ]
    )
