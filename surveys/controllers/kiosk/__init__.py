"""Answering on a tablet that one person uses after another: everything under `/kiosk`.

The questions are the same as on somebody's own phone, and so are their controllers: pages learn
from `screen_of(request)` that whoever comes next must find nothing.
"""

from litestar import Router

from involvement.controllers.public import PublicController
from involvement.screen import KIOSK
from surveys.controllers.answering import AnsweringController
from surveys.controllers.beginning import BeginningController
from surveys.controllers.code import CodeController
from surveys.controllers.entering import stopped
from surveys.controllers.finishing import FinishingController
from surveys.controllers.kiosk.carrying import CarryingController
from surveys.controllers.kiosk.first import FirstController
from surveys.controllers.kiosk.idle import IdleController
from surveys.controllers.kiosk.outbox import OutboxController
from surveys.controllers.kiosk.pin import PinController
from surveys.controllers.kiosk.tablet import OnTablet
from surveys.controllers.texts import PublicTextsController


def kiosk() -> Router:
    """What is open to whoever stands before an enrolled tablet."""
    return Router(
        path=KIOSK,
        middleware=[OnTablet()],
        route_handlers=[
            CarryingController,
            FirstController,
            CodeController,
            BeginningController,
            AnsweringController,
            FinishingController,
            stopped,
            IdleController,
            OutboxController,
            PinController,
            PublicController,
            PublicTextsController,
        ],
    )
