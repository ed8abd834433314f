"""The desk of those who ask: what needs doing, people and their cards, questionnaires, surveys."""

from litestar import Router

from involvement.guards import Permits
from involvement.permissions import may_work
from surveys.controllers.desk.cards import CardController
from surveys.controllers.desk.contacts import ContactController
from surveys.controllers.desk.copies import CopiesController
from surveys.controllers.desk.data_protection import DataProtectionController
from surveys.controllers.desk.deaths import DeathController
from surveys.controllers.desk.helping import HelpingController
from surveys.controllers.desk.invitations import InvitationsController
from surveys.controllers.desk.kiosks import KiosksController
from surveys.controllers.desk.need_reviews import NeedReviewsController
from surveys.controllers.desk.needs import NeedsController
from surveys.controllers.desk.paper import PaperController
from surveys.controllers.desk.participant import ParticipantController
from surveys.controllers.desk.people import PeopleController
from surveys.controllers.desk.pictures import PersonPicturesController
from surveys.controllers.desk.questionnaires import QuestionnairesController
from surveys.controllers.desk.quotes import QuotesController
from surveys.controllers.desk.survey_changes import SurveyChangesController
from surveys.controllers.desk.surveys import SurveysController
from surveys.controllers.desk.today import TodayController
from surveys.controllers.desk.version import VersionController
from surveys.controllers.desk.writing import WRITING


def desk() -> Router:
    """Everything under `/desk`, for workers and administrators."""
    return Router(
        path="/desk",
        guards=[Permits(may_work)],
        route_handlers=[
            TodayController,
            PeopleController,
            ParticipantController,
            CardController,
            PersonPicturesController,
            ContactController,
            NeedsController,
            NeedReviewsController,
            DeathController,
            HelpingController,
            InvitationsController,
            QuestionnairesController,
            VersionController,
            *WRITING,
            SurveysController,
            PaperController,
            CopiesController,
            SurveyChangesController,
            DataProtectionController,
            QuotesController,
            KiosksController,
        ],
    )
