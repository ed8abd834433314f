"""What people said themselves, and what a reader should keep in mind."""

from surveys.sentences.sentence import Sentence, plain
from translations.language import N_, ngettext

SAID: dict[str, Sentence] = {
    "said.counts": lambda f: ngettext(
        "We also asked people whether things had changed. %(of)s person replied: %(better)s said"
        " better, %(same)s said the same and %(worse)s said worse.",
        "We also asked people whether things had changed. %(of)s people replied: %(better)s said"
        " better, %(same)s said the same and %(worse)s said worse.",
        f["of"],
        **f,
    ),
    "said.better.fewer_than_half": plain(
        N_("Asked whether things had changed, fewer than half said better.")
    ),
    "said.better.around_half": plain(
        N_("Asked whether things had changed, around half said better.")
    ),
    "said.better.more_than_half": plain(
        N_("Asked whether things had changed, more than half said better.")
    ),
    "said.worse.fewer_than_half": plain(
        N_("Asked whether things had changed, fewer than half said worse.")
    ),
    "said.worse.around_half": plain(
        N_("Asked whether things had changed, around half said worse.")
    ),
    "said.worse.more_than_half": plain(
        N_("Asked whether things had changed, more than half said worse.")
    ),
    "conflict.better": lambda f: ngettext(
        "%(g)s person said things got better, while the answers went up for %(u)s. We show both,"
        " because they measure different things.",
        "%(g)s people said things got better, while the answers went up for %(u)s. We show both,"
        " because they measure different things.",
        f["g"],
        **f,
    ),
    "conflict.worse": lambda f: ngettext(
        "%(g)s person said things got worse, while the answers went down for %(d)s. We show both,"
        " because they measure different things.",
        "%(g)s people said things got worse, while the answers went down for %(d)s. We show both,"
        " because they measure different things.",
        f["g"],
        **f,
    ),
}

MISSING: dict[str, Sentence] = {
    "caution.few_lost": plain(
        N_("A few of the people who answered at the start did not answer again.")
    ),
    "caution.attrition": lambda f: ngettext(
        "%(N0)s people answered at the start. We have no second answer from %(miss)s of them.",
        "%(N0)s people answered at the start. We have no second answer from %(miss)s of them.",
        f["miss"],
        **f,
    ),
    "caution.attrition_up": plain(
        N_(
            "If we knew every answer, the number who got better could be anything from %(low)s to"
            " %(high)s of %(N0)s."
        )
    ),
    "caution.attrition_down": plain(
        N_(
            "If we knew every answer, the number who got worse could be anything from %(low)s to"
            " %(high)s of %(N0)s."
        )
    ),
    "caution.declined_start": lambda f: ngettext(
        "At the start, %(count)s person did not want to say.",
        "At the start, %(count)s people did not want to say.",
        f["count"],
        **f,
    ),
    "caution.declined_start_few": plain(N_("At the start, a few people did not want to say.")),
    "caution.declined_later": lambda f: ngettext(
        "The second time, %(count)s person did not want to say.",
        "The second time, %(count)s people did not want to say.",
        f["count"],
        **f,
    ),
    "caution.declined_later_few": plain(N_("The second time, a few people did not want to say.")),
}

CAUTIONS: dict[str, Sentence] = {
    **SAID,
    **MISSING,
    "caution.looking_back": plain(
        N_(
            "People were asked to remember how things were at the start. Memory changes, so this"
            " is not the same as asking at the time."
        )
    ),
    "caution.size": plain(
        N_(
            "The people who moved the other way were fewer, but they moved further. So it depends"
            " on how the steps are weighed which way all of them moved together."
        )
    ),
    "caution.ceiling": plain(
        N_(
            "%(c)s of %(n)s people gave the best answer at the start, so their answer could not"
            " go up."
        )
    ),
    "caution.floor": plain(
        N_(
            "%(c)s of %(n)s people gave the lowest answer at the start, so their answer could not"
            " go down."
        )
    ),
    "caution.several": lambda f: ngettext(
        "We looked at %(tests)s question.",
        "We looked at %(tests)s questions at once. The more we look at, the more often chance"
        " alone shows something, so we asked for stronger evidence.",
        f["tests"],
        **f,
    ),
    "caution.no_comparison_group": plain(
        N_("There is no other group to compare with, so we cannot say what led to this.")
    ),
}
