"""The same figures in easy read: one idea a line, at most twelve words, no percentages."""

from surveys.sentences.sentence import Sentence, plain
from translations.language import N_, ngettext

EASY_READ: dict[str, Sentence] = {
    "easy.nobody": plain(N_("Nobody has answered our questions 2 times yet.")),
    "easy.hidden": plain(N_("Only a few people answered.")),
    "easy.waits": plain(N_("Only a few more people answered this question.")),
    "easy.private": plain(N_("We keep their answers private.")),
    "easy.not_comparable": plain(N_("The question changed, so we do not compare answers.")),
    "easy.both": lambda f: ngettext(
        "%(n)s person answered our questions 2 times.",
        "%(n)s people answered our questions 2 times.",
        f["n"],
        **f,
    ),
    "easy.up": lambda f: ngettext(
        "%(u)s person gave a better answer.", "%(u)s people gave a better answer.", f["u"], **f
    ),
    "easy.same": lambda f: ngettext(
        "%(s)s person gave the same answer.", "%(s)s people gave the same answer.", f["s"], **f
    ),
    "easy.down": lambda f: ngettext(
        "%(d)s person gave a worse answer.", "%(d)s people gave a worse answer.", f["d"], **f
    ),
    "easy.up.fewer_than_half": plain(N_("Fewer than half gave a better answer.")),
    "easy.up.around_half": plain(N_("About half gave a better answer.")),
    "easy.up.more_than_half": plain(N_("More than half gave a better answer.")),
    "easy.down.fewer_than_half": plain(N_("Fewer than half gave a worse answer.")),
    "easy.down.around_half": plain(N_("About half gave a worse answer.")),
    "easy.down.more_than_half": plain(N_("More than half gave a worse answer.")),
    "easy.luck": plain(N_("This might be luck.")),
    "easy.not_luck": plain(N_("This is probably more than luck.")),
    "easy.not_why": plain(N_("We do not know why it happened.")),
    "easy.few_lost": plain(N_("A few people did not answer this question the second time.")),
    "easy.lost": lambda f: ngettext(
        "%(miss)s person did not answer this question the second time.",
        "%(miss)s people did not answer this question the second time.",
        f["miss"],
        **f,
    ),
    "easy.lost_unknown": plain(N_("We do not know how they feel.")),
    "easy.looking_back": plain(N_("People told us what they remember.")),
    "easy.waves_rising": plain(N_("Over all the times we asked, answers got better.")),
    "easy.waves_falling": plain(N_("Over all the times we asked, answers got worse.")),
    "easy.reach_asked": lambda f: ngettext(
        "We wanted to hear from %(of)s person.",
        "We wanted to hear from %(of)s people.",
        f["of"],
        **f,
    ),
    "easy.started": lambda f: ngettext(
        "%(N0)s person answered at the start.",
        "%(N0)s people answered at the start.",
        f["N0"],
        **f,
    ),
    "easy.later": lambda f: ngettext(
        "%(n)s person answered later.", "%(n)s people answered later.", f["n"], **f
    ),
    "easy.not_linked": plain(N_("They may not be the same people.")),
    "easy.said_better": lambda f: ngettext(
        "%(g)s person said things got better.", "%(g)s people said things got better.", f["g"], **f
    ),
    "easy.followed": lambda f: ngettext(
        "We know about %(followed)s of %(of)s person.",
        "We know about %(followed)s of %(of)s people.",
        f["of"],
        **f,
    ),
    "easy.followed_better": lambda f: ngettext(
        "%(count)s person is better now.", "%(count)s people are better now.", f["count"], **f
    ),
    "easy.followed_same": lambda f: ngettext(
        "%(count)s person is the same.", "%(count)s people are the same.", f["count"], **f
    ),
    "easy.followed_worse": lambda f: ngettext(
        "%(count)s person is worse now.", "%(count)s people are worse now.", f["count"], **f
    ),
    "easy.not_followed": lambda f: ngettext(
        "We did not hear from %(miss)s person.",
        "We did not hear from %(miss)s people.",
        f["miss"],
        **f,
    ),
    "easy.not_followed_unknown": plain(N_("We do not know how they are.")),
}
