"""The organisation's own pages, for its administrators: a controller for each noun."""

from involvement.controllers.admin.agencies import AgenciesController
from involvement.controllers.admin.audit import AuditController
from involvement.controllers.admin.organisations import (
    NewOrganisationController,
    OrganisationController,
)
from involvement.controllers.admin.programmes import ProgrammesController
from involvement.controllers.admin.services import ServicesController

ADMIN = (
    NewOrganisationController,
    OrganisationController,
    ServicesController,
    ProgrammesController,
    AgenciesController,
    AuditController,
)
