"""How far equality items are recorded."""

from surveys.sentences.sentence import Sentence, plain
from translations.language import N_, ngettext

RECORDING: dict[str, Sentence] = {
    "recorded.all": lambda f: ngettext(
        "The %(n)s person answered, or said that they do not want to say.",
        "All %(n)s people answered, or said that they do not want to say.",
        f["n"],
        **f,
    ),
    "recorded.reached": plain(
        N_("At least %(percent)s of %(n)s people answered, or said that they do not want to say.")
    ),
    "recorded.below": plain(
        N_("Of %(n)s people, below %(percent)s answered, or said that they do not want to say.")
    ),
    "recorded.reached_counts": plain(
        N_(
            "%(count)s of %(n)s people answered, or said that they do not want to say. That is at"
            " least %(percent)s."
        )
    ),
    "recorded.below_counts": plain(
        N_(
            "%(count)s of %(n)s people answered, or said that they do not want to say. That is"
            " below %(percent)s."
        )
    ),
}
