"""Where questionnaires are written: `/desk/questionnaires/drafts/{draft}` and what lies below."""

from surveys.controllers.desk.writing.about import AboutController
from surveys.controllers.desk.writing.changes import ChangesController
from surveys.controllers.desk.writing.easy_read import EasyReadController
from surveys.controllers.desk.writing.item import ItemController
from surveys.controllers.desk.writing.overview import OverviewController
from surveys.controllers.desk.writing.publishing import PublishingController
from surveys.controllers.desk.writing.scales import ScalesController
from surveys.controllers.desk.writing.sections import SectionsController

WRITING = (
    OverviewController,
    AboutController,
    ItemController,
    EasyReadController,
    ScalesController,
    SectionsController,
    ChangesController,
    PublishingController,
)
