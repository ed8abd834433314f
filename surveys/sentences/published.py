"""Published totals of people who were never linked, and of people who were followed up."""

from surveys.sentences.sentence import Sentence, between, plain
from translations.language import N_, ngettext

UNLINKED: dict[str, Sentence] = {
    "unlinked.incomplete": plain(
        N_("Not every number was published, so we cannot compare the two times.")
    ),
    "unlinked.who": lambda f: ngettext(
        "%(N0)s person answered at the start and %(n)s later.",
        "%(N0)s people answered at the start and %(n)s at a later review.",
        f["N0"],
        **f,
    ),
    "unlinked.who_inferred": plain(
        N_("The percentages fit %(N0)s people at the start and %(n)s at a later review.")
    ),
    "unlinked.overlap_unknown": plain(N_("We do not know if the %(n)s are among the %(N0)s.")),
    "unlinked.bounds_up": between(
        N_("If they are, at most %(high)s of the %(n)s moved up."),
        N_("If they are, at least %(low)s and at most %(high)s of the %(n)s moved up."),
    ),
    "unlinked.bounds_down": between(
        N_("If they are, at most %(high)s of the %(n)s moved down."),
        N_("If they are, at least %(low)s and at most %(high)s of the %(n)s moved down."),
    ),
    "unlinked.missing": lambda f: ngettext(
        "At least %(miss)s person has no review answer.",
        "At least %(miss)s people have no review answer.",
        f["miss"],
        **f,
    ),
    "unlinked.bottom": plain(
        N_("The lowest answer: %(before)s of %(N0)s at the start, %(after)s of %(n)s later.")
    ),
    "unlinked.top": plain(
        N_("The best answer: %(before)s of %(N0)s at the start, %(after)s of %(n)s later.")
    ),
    "unlinked.bottom_distinguishable": plain(
        N_("For the lowest answer, the two times differ by more than chance alone would explain.")
    ),
    "unlinked.bottom_not_distinguishable": plain(
        N_("For the lowest answer, the difference is not distinguishable from chance.")
    ),
    "unlinked.top_distinguishable": plain(
        N_("For the best answer, the two times differ by more than chance alone would explain.")
    ),
    "unlinked.top_not_distinguishable": plain(
        N_("For the best answer, the difference is not distinguishable from chance.")
    ),
    "unlinked.said_all": lambda f: ngettext(
        "The %(of)s person asked said things got better.",
        "All %(of)s people asked said things got better.",
        f["of"],
        **f,
    ),
    "unlinked.said": lambda f: ngettext(
        "%(g)s of %(of)s person asked said things got better.",
        "%(g)s of %(of)s people asked said things got better.",
        f["of"],
        **f,
    ),
    "unlinked.said_without": plain(
        N_("If they are the same people, for at least %(g)s of them the answer did not move up.")
    ),
    "unlinked.people": plain(
        N_(
            "The %(N0)s people at the start and the %(n)s later may not be the same people. We"
            " cannot say how many of them changed."
        )
    ),
    "unlinked.inferred_base": plain(
        N_(
            "Only percentages were published. The numbers of people are our own inference: they"
            " fit the percentages, and larger numbers could fit too."
        )
    ),
}

TRACKED: dict[str, Sentence] = {
    "tracked.followed": lambda f: ngettext(
        "%(followed)s of %(of)s person was followed up (%(percent)s).",
        "%(followed)s of %(of)s people were followed up (%(percent)s).",
        f["of"],
        **f,
    ),
    "tracked.better": plain(N_("Better: %(count)s of %(n)s.")),
    "tracked.same": plain(N_("The same: %(count)s of %(n)s.")),
    "tracked.worse": plain(N_("Worse: %(count)s of %(n)s.")),
    "tracked.none_worse": lambda f: ngettext(
        "Nobody got worse, but from %(n)s person alone the true share could be up to %(percent)s.",
        "None of the %(n)s got worse, but with so few people the true share of people like these"
        " who get worse could be up to %(percent)s.",
        f["n"],
        **f,
    ),
    "tracked.none_better": lambda f: ngettext(
        "Nobody got better, but from %(n)s person alone the true share could be up to %(percent)s.",
        "None of the %(n)s got better, but with so few people the true share of people like these"
        " who get better could be up to %(percent)s.",
        f["n"],
        **f,
    ),
    "tracked.not_followed": plain(N_("We know nothing about the other %(miss)s of %(of)s.")),
    "tracked.not_stated": lambda f: ngettext(
        "%(count)s person was followed up, but has no answer here.",
        "%(count)s people were followed up, but have no answer here.",
        f["count"],
        **f,
    ),
    "tracked.unpublished": lambda f: ngettext(
        "How things went for %(count)s other person was not published.",
        "How things went for the other %(count)s people was not published.",
        f["count"],
        **f,
    ),
}

PUBLISHED = {**UNLINKED, **TRACKED}
