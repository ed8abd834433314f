"""What kinds of items, measures and directions are called on pages for those who write."""

from translations.language import N_

KIND_LABELS = {
    "scale": N_("One choice on a scale"),
    "choice": N_("One choice"),
    "several": N_("Several choices"),
    "rank": N_("Put in order"),
    "yes_no": N_("Yes, no or not sure"),
    "number": N_("Number"),
    "date": N_("Date"),
    "short_text": N_("Short text"),
    "long_text": N_("Long text"),
    "transition": N_("Compared with the start"),
    "knowledge": N_("Knowledge, with right answers"),
}
MEASURE_LABELS = {
    "": N_("Nothing to be named"),
    "knowledge": N_("What people know"),
    "satisfaction": N_("How satisfied people are"),
    "health": N_("How people are"),
    "custom": N_("Something else that changes"),
}
DIRECTION_LABELS = {
    "up_is_better": N_("The last answer is the best"),
    "down_is_better": N_("The first answer is the best"),
}
YES_NO_LABELS = {
    "": N_("Neither: it is not compared"),
    "up_is_better": N_("Yes is the better answer"),
    "down_is_better": N_("No is the better answer"),
}
CONTINUES_LABELS = {
    "same": N_("The same question"),
    "comparable": N_("Comparable: answers may be set side by side"),
    "new": N_("New: answers are not compared with earlier ones"),
}
