"""How the answers of the same people moved, and what they said themselves."""

from surveys.sentences.sentence import Sentence, plain
from translations.language import N_, ngettext

WHO: dict[str, Sentence] = {
    "who.nobody": plain(
        N_("We cannot say yet whether things changed: nobody has answered both times.")
    ),
    "who.hidden": plain(
        N_(
            "Fewer than %(k)s people answered both times. Answers from so few people are not"
            " shown, so that nobody can be recognised."
        )
    ),
    "who.waits": plain(
        N_(
            "Too few people make the difference to an earlier release here. We show nothing new"
            " about this question, because the two together could show what those few said."
        )
    ),
    "who.not_comparable": lambda f: ngettext(
        "%(n)s person answered both times, but the question was not the same. We do not compare"
        " the answers.",
        "%(n)s people answered both times, but the question was not the same. We do not compare"
        " their answers.",
        f["n"],
        **f,
    ),
    "who.all": lambda f: ngettext(
        "%(n)s person answered at the start and again later.",
        "All %(n)s people who answered at the start answered again later.",
        f["n"],
        **f,
    ),
    "who.some": lambda f: ngettext(
        "%(N0)s person answered at the start; %(n)s answered again later.",
        "%(N0)s people answered at the start; %(n)s of them answered again later.",
        f["N0"],
        **f,
    ),
    "who.both": lambda f: ngettext(
        "%(n)s person answered both times.", "%(n)s people answered both times.", f["n"], **f
    ),
}

MOVED: dict[str, Sentence] = {
    "change.none_moved": lambda f: ngettext(
        "%(n)s person gave the same answer both times.",
        "All %(n)s people gave the same answer both times.",
        f["n"],
        **f,
    ),
    "change.clearly_up": lambda f: ngettext(
        "Of %(n)s person: %(u)s gave a better answer, %(s)s the same and %(d)s a worse one. That is"
        " more getting better than chance alone would explain. It does not tell us why.",
        "Of these %(n)s people, %(u)s gave a better answer, %(s)s the same and %(d)s a worse one."
        " That is more getting better than chance alone would explain. It does not tell us why.",
        f["n"],
        **f,
    ),
    "change.clearly_down": lambda f: ngettext(
        "Of %(n)s person: %(d)s gave a worse answer, %(s)s the same and %(u)s a better one. That is"
        " more getting worse than chance alone would explain. It does not tell us why.",
        "Of these %(n)s people, %(d)s gave a worse answer, %(s)s the same and %(u)s a better one."
        " That is more getting worse than chance alone would explain. It does not tell us why.",
        f["n"],
        **f,
    ),
    "change.maybe_up": lambda f: ngettext(
        "Of %(n)s person: %(u)s gave a better answer, %(s)s the same and %(d)s a worse one. More"
        " got better than got worse, but with %(m)s changing, this could be chance.",
        "Of these %(n)s people, %(u)s gave a better answer, %(s)s the same and %(d)s a worse one."
        " More got better than got worse, but with only %(m)s of them changing, this could be"
        " chance.",
        f["n"],
        **f,
    ),
    "change.maybe_down": lambda f: ngettext(
        "Of %(n)s person: %(d)s gave a worse answer, %(s)s the same and %(u)s a better one. More"
        " got worse than got better, but with %(m)s changing, this could be chance.",
        "Of these %(n)s people, %(d)s gave a worse answer, %(s)s the same and %(u)s a better one."
        " More got worse than got better, but with only %(m)s of them changing, this could be"
        " chance.",
        f["n"],
        **f,
    ),
    "change.balanced": lambda f: ngettext(
        "Of %(n)s person: %(u)s gave a better answer, %(s)s the same and %(d)s a worse one. About"
        " as many got better as got worse.",
        "Of these %(n)s people, %(u)s gave a better answer, %(s)s the same and %(d)s a worse one."
        " About as many got better as got worse.",
        f["n"],
        **f,
    ),
}

CLAIMS: dict[str, Sentence] = {
    "claim.clearly_up": plain(
        N_("That is more getting better than chance alone would explain. It does not tell us why.")
    ),
    "claim.clearly_down": plain(
        N_("That is more getting worse than chance alone would explain. It does not tell us why.")
    ),
    "claim.maybe_up": plain(N_("More got better than got worse, but this could be chance.")),
    "claim.maybe_down": plain(N_("More got worse than got better, but this could be chance.")),
    "claim.balanced": plain(N_("About as many got better as got worse.")),
}

BANDS: dict[str, Sentence] = {
    "band.up.fewer_than_half": plain(N_("Fewer than half of them gave a better answer.")),
    "band.up.around_half": plain(N_("Around half of them gave a better answer.")),
    "band.up.more_than_half": plain(N_("More than half of them gave a better answer.")),
    "band.down.fewer_than_half": plain(N_("Fewer than half of them gave a worse answer.")),
    "band.down.around_half": plain(N_("Around half of them gave a worse answer.")),
    "band.down.more_than_half": plain(N_("More than half of them gave a worse answer.")),
}

RANGES: dict[str, Sentence] = {
    "net.up": lambda f: ngettext(
        "%(net)s more person got better than got worse.",
        "%(net)s more people got better than got worse.",
        f["net"],
        **f,
    ),
    "net.down": lambda f: ngettext(
        "%(net)s more person got worse than got better.",
        "%(net)s more people got worse than got better.",
        f["net"],
        **f,
    ),
    "range.up": plain(
        N_(
            "From these answers we can say only this: in every 10 people like these, between"
            " %(low)s and %(high)s more would get better than would get worse."
        )
    ),
    "range.down": plain(
        N_(
            "From these answers we can say only this: in every 10 people like these, between"
            " %(low)s and %(high)s more would get worse than would get better."
        )
    ),
    "range.both": plain(
        N_(
            "From these answers we can say only this: in every 10 people like these, it could"
            " be anything from %(down)s more getting worse to %(up)s more getting better."
        )
    ),
    "box.top.shown": plain(
        N_("The best answer was given by %(before)s of %(n)s at the start and %(after)s later.")
    ),
    "box.top.start_hidden": plain(
        N_(
            "The best answer was given by %(after)s of %(n)s later. The number at the start is"
            " not shown, to protect people."
        )
    ),
    "box.top.later_hidden": plain(
        N_(
            "The best answer was given by %(before)s of %(n)s at the start. The number later is"
            " not shown, to protect people."
        )
    ),
    "box.top.hidden": plain(N_("How many gave the best answer is not shown, to protect people.")),
    "box.bottom.shown": plain(
        N_("The lowest answer was given by %(before)s of %(n)s at the start and %(after)s later.")
    ),
    "box.bottom.start_hidden": plain(
        N_(
            "The lowest answer was given by %(after)s of %(n)s later. The number at the start is"
            " not shown, to protect people."
        )
    ),
    "box.bottom.later_hidden": plain(
        N_(
            "The lowest answer was given by %(before)s of %(n)s at the start. The number later is"
            " not shown, to protect people."
        )
    ),
    "box.bottom.hidden": plain(
        N_("How many gave the lowest answer is not shown, to protect people.")
    ),
}

CHANGE = {**WHO, **MOVED, **CLAIMS, **BANDS, **RANGES}
