"""What a row of the audit says, in the language of the page.

Rows hold short English for good; here it becomes a sentence. A number in an action stands as #, a
role as @.
"""

import re

from involvement.consent import Action, Purpose
from involvement.role_names import ROLES
from involvement.roles import Role
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
    "need": N_("Access needs"),
    "seal key": N_("Keys of sealed texts"),
    "questionnaire": N_("Questionnaires"),
    "draft": N_("Questionnaires being written"),
    "survey": N_("Surveys and releases"),
    "data protection of survey": N_("Data protection"),
    "published figures": N_("Published figures"),
    "forum": N_("Forums"),
    "privacy text": N_("Privacy notice"),
    "accessibility text": N_("Accessibility statement"),
    "consent wording": N_("What people agree to"),
    "quote": N_("Quotes"),
    "kiosk": N_("Kiosks"),
    "retention rules": N_("Rules about keeping data"),
    "hard word": N_("Hard words"),
    "easy-read review": N_("Easy read checked with people"),
}
SENTENCES = {
    ("gave pictures to", "participant"): N_("Gave somebody pictures in the place of a code"),
    ("ended the pictures of", "participant"): N_("Ended the pictures of somebody"),
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
    ("gave the role @ to", "account"): N_("Gave an account a role: %(role)s"),
    ("ended the role @ of", "account"): N_("Ended a role of an account: %(role)s"),
    ("invited", "account"): N_("Invited somebody to have an account"),
    ("used the invitation of", "account"): N_("Took up an invitation"),
    ("used the reset of", "account"): N_("Set a new password by a reset link"),
    ("made a link (invitation) for", "account"): N_("Made a new invitation link"),
    ("made a link (reset) for", "account"): N_("Made a reset link"),
    ("changed the password of", "account"): N_("Changed their own password"),
    ("set up the second factor of", "account"): N_("Set up their second factor"),
    ("made new recovery codes of", "account"): N_("Made new recovery codes"),
    ("used a recovery code of", "account"): N_("Signed in with a recovery code"),
    ("removed the second factor of", "account"): N_("Removed the second factor of an account"),
    ("ended a session of", "account"): N_("Signed out one of their own browsers"),
    ("ended the other sessions of", "account"): N_("Signed out all their other browsers"),
    ("added #", "participants"): N_("Added participants to a support service: %(number)s"),
    ("replaced the card of", "participant"): N_("Replaced the card of a participant"),
    ("recorded active for", "participant"): N_("Recorded that a participant is active"),
    ("recorded moved_on for", "participant"): N_("Recorded that a participant moved on"),
    ("recorded died for", "participant"): N_("Recorded that a participant died"),
    ("recorded in_custody for", "participant"): N_("Recorded that a participant is in custody"),
    ("recorded asked_not_to_be_contacted for", "participant"): N_(
        "Recorded that a participant asked not to be contacted"
    ),
    ("changed the reference of", "participant"): N_("Changed the reference of a participant"),
    ("opened contact details of", "participant"): N_("Opened contact details of a participant"),
    ("changed contact details of", "participant"): N_("Changed contact details of a participant"),
    ("recorded young for", "participant"): N_(
        "Corrected that a participant was under 18 when they were added"
    ),
    ("recorded adult for", "participant"): N_(
        "Corrected that a participant was an adult when they were added"
    ),
    ("recorded the family's way for", "participant"): N_(
        "Recorded how the family of somebody who died wants to be told"
    ),
    ("began answering for", "participant"): N_(
        "Began to answer the questions with or for a participant"
    ),
    ("invited", "participant"): N_("Recorded that a participant was invited"),
    ("recorded an access", "need"): N_("Recorded an access need"),
    ("reviewed an access", "need"): N_("Recorded that an access need is still there"),
    ("ended an access", "need"): N_("Ended an access need"),
    ("met an access", "need"): N_("Recorded that an access need was met"),
    ("did not meet an access", "need"): N_("Recorded that an access need was not met"),
    ("added", "seal key"): N_("Added a key for sealed texts"),
    ("sealed # texts anew with", "seal key"): N_("Sealed %(number)s texts anew with a new key"),
    ("dropped # keys older than", "seal key"): N_("Dropped %(number)s old keys of sealed texts"),
    ("published version # of", "questionnaire"): N_(
        "Published version %(number)s of a questionnaire"
    ),
    ("retired", "questionnaire"): N_("Retired a questionnaire"),
    ("reinstated", "questionnaire"): N_("Brought a retired questionnaire back"),
    ("began", "draft"): N_("Began to write a questionnaire"),
    ("changed", "draft"): N_("Changed a questionnaire that is being written"),
    ("undid a change of", "draft"): N_("Undid a change of a questionnaire that is being written"),
    ("removed", "draft"): N_("Threw away a questionnaire that was being written"),
    ("added", "survey"): N_("Added a survey"),
    ("typed in paper of", "survey"): N_("Typed in a sheet of paper of a survey"),
    ("finished paper of", "survey"): N_("Finished typing in a copy on paper of a survey"),
    ("closed", "survey"): N_("Closed a survey"),
    ("changed", "survey"): N_("Changed the words or the last day of a survey"),
    ("deleted", "survey"): N_("Deleted a survey that nobody had answered"),
    ("reopened", "survey"): N_("Opened a survey again"),
    ("recorded", "data protection of survey"): N_("Put the data protection of a survey on record"),
    ("changed", "data protection of survey"): N_("Changed the data protection of a survey"),
    ("made release # of", "survey"): N_("Made release %(number)s of a survey"),
    ("added", "kiosk"): N_("Added a kiosk"),
    ("changed", "kiosk"): N_("Changed a kiosk"),
    ("made a code for", "kiosk"): N_("Made a code that sets up a kiosk"),
    ("set up", "kiosk"): N_("Set up a tablet as a kiosk"),
    ("ended", "kiosk"): N_("Ended a kiosk"),
    ("recorded", "published figures"): N_("Brought in published figures"),
    ("added", "forum"): N_("Added a forum"),
    ("published version # of", "privacy text"): N_(
        "Published version %(number)s of the privacy notice"
    ),
    ("published version # of", "accessibility text"): N_(
        "Published version %(number)s of the accessibility statement"
    ),
    ("published version # of", "consent wording"): N_(
        "Published version %(number)s of what people agree to"
    ),
    ("published version # for young people of", "consent wording"): N_(
        "Published version %(number)s of what people under 18 agree to"
    ),
    ("confirmed sharing with", "participant"): N_(
        "Confirmed with a participant that they agree to share"
    ),
    ("made", "quote"): N_("Made a quote"),
    ("took back", "quote"): N_("Took back a quote"),
    ("changed", "retention rules"): N_("Changed how long data is kept"),
    ("added", "hard word"): N_("Added a hard word to the glossary"),
    ("changed", "hard word"): N_("Changed a hard word of the glossary"),
    ("removed", "hard word"): N_("Took a hard word out of the glossary"),
    ("recorded", "easy-read review"): N_("Recorded who checked an easy-read document"),
}


AGREEMENTS = {
    Action.GIVEN: N_("Recorded that a participant agreed to something"),
    Action.WITHDRAWN: N_("Recorded that a participant took back what they had agreed to"),
    Action.CONFIRMED: N_("Recorded that a participant still agrees"),
}
SENTENCES |= {
    (f"recorded {purpose} as {action} for", "participant"): sentence
    for purpose in Purpose
    for action, sentence in AGREEMENTS.items()
}


def in_words(action: str, noun: str) -> str | None:
    """The sentence for a row; None for one that is not known here: it is shown as written."""
    number = NUMBER.search(action)
    role = next((each for each in Role if f" {each} " in action), None)
    general = action.replace(role or "@", "@")
    sentence = SENTENCES.get((NUMBER.sub("#", general), noun))
    if sentence is None:
        return None
    return gettext(
        sentence,
        number=number.group() if number else "",
        role=gettext(ROLES[role]) if role else "",
    )
