"""What people remember of the start, beside what they said then."""

from surveys.sentences.sentence import Sentence, plain
from translations.language import N_, ngettext

REMEMBERED: dict[str, Sentence] = {
    "remembered.counts": lambda f: ngettext(
        "%(n)s person was asked later how things had been at the start. Compared with what they"
        " remember, %(u)s gave a better answer, %(s)s the same and %(d)s a worse one.",
        "%(n)s people were asked later how things had been at the start. Compared with what they"
        " remember, %(u)s gave a better answer, %(s)s the same and %(d)s a worse one.",
        f["n"],
        **f,
    ),
    "remembered.hidden": plain(
        N_(
            "Some people were asked later how things had been at the start. What they remember is"
            " not shown, to protect people."
        )
    ),
    "remembered.up.fewer_than_half": plain(
        N_(
            "Compared with what they remember, fewer than half of %(n)s people gave a better"
            " answer."
        )
    ),
    "remembered.up.around_half": plain(
        N_("Compared with what they remember, around half of %(n)s people gave a better answer.")
    ),
    "remembered.up.more_than_half": plain(
        N_("Compared with what they remember, more than half of %(n)s people gave a better answer.")
    ),
    "remembered.down.fewer_than_half": plain(
        N_("Compared with what they remember, fewer than half of %(n)s people gave a worse answer.")
    ),
    "remembered.down.around_half": plain(
        N_("Compared with what they remember, around half of %(n)s people gave a worse answer.")
    ),
    "remembered.down.more_than_half": plain(
        N_("Compared with what they remember, more than half of %(n)s people gave a worse answer.")
    ),
    "remembered.apart": plain(
        N_("What people remember is never counted together with what they said at the time.")
    ),
}

RECALLED: dict[str, Sentence] = {
    "recalled.counts": lambda f: ngettext(
        "%(n)s person answered at the start and was asked later about the start: %(u)s remember it"
        " as better than they said then, %(s)s the same and %(d)s as worse.",
        "%(n)s people answered at the start and were asked later about the start: %(u)s remember"
        " it as better than they said then, %(s)s the same and %(d)s as worse.",
        f["n"],
        **f,
    ),
    "recalled.hidden": plain(
        N_(
            "How people remember the start beside what they said then is not shown, to protect"
            " people."
        )
    ),
    "recalled.up.fewer_than_half": plain(
        N_("Fewer than half of %(n)s people remember the start as better than they said then.")
    ),
    "recalled.up.around_half": plain(
        N_("Around half of %(n)s people remember the start as better than they said then.")
    ),
    "recalled.up.more_than_half": plain(
        N_("More than half of %(n)s people remember the start as better than they said then.")
    ),
    "recalled.down.fewer_than_half": plain(
        N_("Fewer than half of %(n)s people remember the start as worse than they said then.")
    ),
    "recalled.down.around_half": plain(
        N_("Around half of %(n)s people remember the start as worse than they said then.")
    ),
    "recalled.down.more_than_half": plain(
        N_("More than half of %(n)s people remember the start as worse than they said then.")
    ),
}

DESIGNS = {**REMEMBERED, **RECALLED}
