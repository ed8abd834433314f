"""What a row of the audit says, in the language of the page.

Rows hold short English for good; here it becomes a sentence. A number in an action stands as #.
"""

import re

from translations.language import N_, gettext

NUMBER = re.compile(r"\d+")

NOUNS = {
    "organisation": N_("Organisations"),
    "programme": N_("Programmes"),
    "support service": N_("Support services"),
    "partner agency": N_("Partner agencies"),
    "account": N_("Accounts"),
    "participants": N_("Participants who were added"),
    "participant": N_("Cards and states of participants"),
    "questionnaire": N_("Questionnaires"),
    "survey": N_("Surveys and releases"),
    "data protection of survey": N_("Data protection"),
    "published figures": N_("Published figures"),
    "forum": N_("Forums"),
    "privacy text": N_("Privacy notice"),
    "accessibility text": N_("Accessibility statement"),
    "retention rules": N_("Rules about keeping data"),
}
SENTENCES = {
    ("added", "organisation"): N_("Added an organisation"),
    ("changed", "organisation"): N_("Changed the name or help line of an organisation"),
    ("added", "programme"): N_("Added a programme"),
    ("changed", "programme"): N_("Changed the name or description of a programme"),
    ("added", "support service"): N_("Added a support service"),
    ("changed", "support service"): N_(
        "Changed the name, description or programme of a support service"
    ),
    ("opened", "support service"): N_("Opened a support service to new people"),
    ("closed to referral", "support service"): N_("Closed a support service to new people"),
    ("ended", "support service"): N_("Ended a support service"),
    ("changed the notice of", "support service"): N_(
        "Changed what people read who come to a support service that takes nobody new"
    ),
    ("added", "partner agency"): N_("Added a partner agency"),
    ("renamed", "partner agency"): N_("Renamed a partner agency"),
    ("recorded protocol none with", "partner agency"): N_(
        "Recorded that there is no sharing protocol with a partner agency"
    ),
    ("recorded protocol drafted with", "partner agency"): N_(
        "Recorded that the sharing protocol with a partner agency is drafted"
    ),
    ("recorded protocol signed with", "partner agency"): N_(
        "Recorded that the sharing protocol with a partner agency is signed"
    ),
    ("added", "account"): N_("Added an account"),
    ("ended", "account"): N_("Ended an account"),
    ("added #", "participants"): N_("Added participants to a support service: %(number)s"),
    ("replaced the card of", "participant"): N_("Replaced the card of a participant"),
    ("recorded active for", "participant"): N_("Recorded that a participant is active"),
    ("recorded moved_on for", "participant"): N_("Recorded that a participant moved on"),
    ("recorded died for", "participant"): N_("Recorded that a participant died"),
    ("recorded in_custody for", "participant"): N_("Recorded that a participant is in custody"),
    ("recorded asked_not_to_be_contacted for", "participant"): N_(
        "Recorded that a participant asked not to be contacted"
    ),
    ("published version # of", "questionnaire"): N_(
        "Published version %(number)s of a questionnaire"
    ),
    ("added", "survey"): N_("Added a survey"),
    ("closed", "survey"): N_("Closed a survey"),
    ("reopened", "survey"): N_("Opened a survey again"),
    ("recorded", "data protection of survey"): N_("Put the data protection of a survey on record"),
    ("changed", "data protection of survey"): N_("Changed the data protection of a survey"),
    ("made release # of", "survey"): N_("Made release %(number)s of a survey"),
    ("recorded", "published figures"): N_("Brought in published figures"),
    ("added", "forum"): N_("Added a forum"),
    ("published version # of", "privacy text"): N_(
        "Published version %(number)s of the privacy notice"
    ),
    ("published version # of", "accessibility text"): N_(
        "Published version %(number)s of the accessibility statement"
    ),
    ("changed", "retention rules"): N_("Changed how long data is kept"),
}


def in_words(action: str, noun: str) -> str | None:
    """The sentence for a row; None for one that is not known here: it is shown as written."""
    sentence = SENTENCES.get((NUMBER.sub("#", action), noun))
    if sentence is None:
        return None
    number = NUMBER.search(action)
    return gettext(sentence, number=number.group() if number else "")
