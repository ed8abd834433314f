"""Several waves, right answers, and scales of several questions."""

from surveys.sentences.sentence import Sentence, plain
from translations.language import N_, ngettext

WAVES: dict[str, Sentence] = {
    "waves.rising": plain(
        N_(
            "Over all the times we asked, answers got better, more than chance alone would explain."
            " It does not tell us why."
        )
    ),
    "waves.falling": plain(
        N_(
            "Over all the times we asked, answers got worse, more than chance alone would explain."
            " It does not tell us why."
        )
    ),
    "waves.differ": plain(
        N_("Answers differ between the times we asked, more than chance alone would explain.")
    ),
    "waves.not_apart": plain(N_("Differences between the times we asked could be chance.")),
    "waves.gap": plain(
        N_("Where nobody answered there is a gap. Nothing is carried over from another time.")
    ),
    "xmr.outside_up": plain(N_("Above the usual ups and downs.")),
    "xmr.outside_down": plain(N_("Below the usual ups and downs.")),
    "xmr.shift7_up": plain(N_("One of seven times or more in a row above the middle.")),
    "xmr.shift7_down": plain(N_("One of seven times or more in a row below the middle.")),
    "xmr.trend7_up": plain(
        N_("One of seven times or more that all go the same way; above the middle.")
    ),
    "xmr.trend7_down": plain(
        N_("One of seven times or more that all go the same way; below the middle.")
    ),
    "xmr.two_of_three_up": plain(N_("One of two times out of three far above the middle.")),
    "xmr.two_of_three_down": plain(N_("One of two times out of three far below the middle.")),
}

KNOWLEDGE: dict[str, Sentence] = {
    "knowledge.counts": lambda f: ngettext(
        "%(n)s person answered all of these questions both times: %(u)s had more right answers"
        " later, %(s)s as many and %(d)s fewer.",
        "%(n)s people answered all of these questions both times: %(u)s had more right answers"
        " later, %(s)s as many and %(d)s fewer.",
        f["n"],
        **f,
    ),
    "knowledge.hidden": plain(
        N_("How many had more or fewer right answers is not shown, to protect people.")
    ),
    "knowledge.up.fewer_than_half": plain(
        N_("Fewer than half of %(n)s people had more right answers later.")
    ),
    "knowledge.up.around_half": plain(
        N_("Around half of %(n)s people had more right answers later.")
    ),
    "knowledge.up.more_than_half": plain(
        N_("More than half of %(n)s people had more right answers later.")
    ),
    "knowledge.down.fewer_than_half": plain(
        N_("Fewer than half of %(n)s people had fewer right answers later.")
    ),
    "knowledge.down.around_half": plain(
        N_("Around half of %(n)s people had fewer right answers later.")
    ),
    "knowledge.down.more_than_half": plain(
        N_("More than half of %(n)s people had fewer right answers later.")
    ),
    "knowledge.means": plain(
        N_("On average they had %(before)s of %(of)s right at the start and %(after)s later.")
    ),
    "knowledge.apart": plain(
        N_(
            "Knowing a right answer and feeling that one knows are two things. Both are shown, and"
            " never added up."
        )
    ),
}

SCALE: dict[str, Sentence] = {
    "scale.counts": plain(
        N_(
            "Added up over %(items)s questions, of %(n)s people who answered all of them both"
            " times: %(u)s better, %(s)s the same, %(d)s worse."
        )
    ),
    "scale.hidden": plain(N_("The total is not shown, to protect people.")),
    "scale.up.fewer_than_half": plain(
        N_("Added up over %(items)s questions, fewer than half of %(n)s people got better.")
    ),
    "scale.up.around_half": plain(
        N_("Added up over %(items)s questions, around half of %(n)s people got better.")
    ),
    "scale.up.more_than_half": plain(
        N_("Added up over %(items)s questions, more than half of %(n)s people got better.")
    ),
    "scale.down.fewer_than_half": plain(
        N_("Added up over %(items)s questions, fewer than half of %(n)s people got worse.")
    ),
    "scale.down.around_half": plain(
        N_("Added up over %(items)s questions, around half of %(n)s people got worse.")
    ),
    "scale.down.more_than_half": plain(
        N_("Added up over %(items)s questions, more than half of %(n)s people got worse.")
    ),
}

TOGETHER: dict[str, Sentence] = {
    "technical.friedman": plain(
        N_("Friedman's test of the %(n)s people who answered every time. p: %(p)s")
    ),
    "technical.skillings_mack": plain(
        N_(
            "Skillings and Mack's test of the %(n)s people who answered at least twice, some"
            " missing. p: %(p)s"
        )
    ),
    "technical.page": plain(
        N_(
            "Page's test for answers that keep rising or falling, two-sided, of %(n)s people."
            " p: %(p)s"
        )
    ),
    "technical.permuted": plain(
        N_(
            "These p are by permutation: each person's answers in every other order, all of them or"
            " many drawn ones."
        )
    ),
    "technical.curves": plain(N_("These p are from curves, which fit well for so many people.")),
    "technical.xmr": plain(
        N_(
            "Chart of single values (XmR) over %(points)s times: usual is from %(low)s to %(high)s"
            " more better than worse in every 10 people."
        )
    ),
    "technical.xmr_few": lambda f: ngettext(
        "There are figures of %(points)s time so far. How far the usual ups and downs reach can be"
        " told from %(least)s times on.",
        "There are figures of %(points)s times so far. How far the usual ups and downs reach can be"
        " told from %(least)s times on.",
        f["points"],
        **f,
    ),
    "technical.alpha": plain(
        N_(
            "Cronbach's alpha at the start: %(alpha)s. 95-in-100 limits by Feldt: %(low)s and"
            " %(high)s."
        )
    ),
    "technical.omega": plain(N_("McDonald's omega of one factor at the start: %(omega)s")),
    "technical.reversed": plain(
        N_(
            "One of these questions speaks against the others. Perhaps its answers run the other"
            " way."
        )
    ),
}

OVER_TIME = {**WAVES, **KNOWLEDGE, **SCALE, **TOGETHER}
