"""The desk of those who ask: what needs doing, people and their cards, questionnaires, surveys."""

from litestar import Router

from involvement.guards import Permits
from involvement.permissions import may_work
from surveys.controllers.desk.data_protection import DataProtectionController
from surveys.controllers.desk.people import PeopleController
from surveys.controllers.desk.questionnaires import QuestionnairesController
from surveys.controllers.desk.surveys import SurveysController
from surveys.controllers.desk.today import TodayController


def desk() -> Router:
    """Everything under `/desk`, for workers and administrators."""
    return Router(
        path="/desk",
        guards=[Permits(may_work)],
        route_handlers=[
            TodayController,
            PeopleController,
            QuestionnairesController,
            SurveysController,
            DataProtectionController,
        ],
    )
