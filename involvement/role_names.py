"""What the roles are called on pages."""

from involvement.roles import Role
from translations.language import N_

ROLES = {
    Role.ADMINISTRATOR: N_("Administrator"),
    Role.WORKER: N_("Worker"),
    Role.CHAIR: N_("Chair of a group"),
    Role.STEERING_MEMBER: N_("Member of a group"),
    Role.TRANSLATOR: N_("Translator"),
    Role.LANGUAGE_REVIEWER: N_("Language reviewer"),
    Role.COMMUNITY_READER: N_("Community reader"),
    Role.DUTY_READER: N_("Duty reader"),
    Role.AGENCY_READER: N_("Reader at a partner agency"),
}
