"""How figures were worked out, for the folded note."""

from surveys.sentences.sentence import Sentence, plain
from translations.language import N_, ngettext

TECHNICAL: dict[str, Sentence] = {
    "technical.sign": plain(N_("Exact sign test, two-sided. p: %(p)s")),
    "technical.adjusted": lambda f: ngettext(
        "Adjusted for %(tests)s question. p: %(p)s",
        "Adjusted for %(tests)s questions looked at together. p: %(p)s",
        f["tests"],
        **f,
    ),
    "technical.adjusted_main": lambda f: ngettext(
        "Adjusted for %(tests)s main question (Holm). p: %(p)s",
        "Adjusted for %(tests)s main questions looked at together (Holm). p: %(p)s",
        f["tests"],
        **f,
    ),
    "technical.adjusted_all": lambda f: ngettext(
        "Adjusted for %(tests)s question (Benjamini and Hochberg). p: %(p)s",
        "Adjusted for all %(tests)s questions looked at together (Benjamini and Hochberg)."
        " p: %(p)s",
        f["tests"],
        **f,
    ),
    "technical.pratt": plain(
        N_("Signed-rank test with ties and unchanged answers (Pratt), exact, two-sided. p: %(p)s")
    ),
    "technical.below": plain(N_("Exact sign test, two-sided, adjusted: p is below 0.05.")),
    "technical.not_below": plain(N_("Exact sign test, two-sided, adjusted: p is not below 0.05.")),
    "technical.interval": plain(
        N_(
            "The range in every 10 people is Tango's 95-in-100 score interval for the net change,"
            " rounded outwards."
        )
    ),
    "technical.pairs": plain(
        N_(
            "A person is counted once: their first answer at the start and their last answer"
            " later, where both are levels of the same scale."
        )
    ),
    "technical.fisher_bottom": plain(N_("Lowest answer, Fisher's exact test, two-sided. p: %(p)s")),
    "technical.fisher_top": plain(N_("Best answer, Fisher's exact test, two-sided. p: %(p)s")),
    "technical.separate_groups": plain(
        N_("These tests take the two times as separate groups of people, which may not be so.")
    ),
    "technical.bounds": plain(
        N_(
            "The least and the most are over every way in which the later answers could belong to"
            " people who answered at the start."
        )
    ),
    "technical.clopper_pearson": plain(
        N_("Limits are exact 95-in-100 limits for a share (Clopper and Pearson).")
    ),
}
