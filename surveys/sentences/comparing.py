"""Groups beside each other, and what people said beside what their answers did."""

from surveys.sentences.sentence import Sentence, plain
from translations.language import N_, ngettext

GROUPS: dict[str, Sentence] = {
    "groups.withheld.small": plain(
        N_("Groups are not shown: some are so small that people in them could be recognised.")
    ),
    "groups.withheld.crossed": plain(
        N_("Groups are not shown: there are too few people to look at two things about them.")
    ),
    "groups.withheld.overlap": plain(
        N_("Groups are not shown: people in them stand in another group that is shown.")
    ),
    "groups.withheld.unmatched": plain(
        N_("Groups are not shown: earlier figures are about other groups.")
    ),
    "groups.withheld.nothing": plain(
        N_("Groups are not shown: too few people answered both times.")
    ),
    "groups.some_hidden": plain(
        N_("Some groups are hidden, so that nobody in a small group can be recognised.")
    ),
    "groups.differ": plain(
        N_("The groups moved differently, more than chance alone would explain.")
    ),
    "groups.not_apart": plain(N_("Any difference between the groups could be chance.")),
    "caution.groups_reversed": plain(
        N_("Each group moved another way than all people together. Look at the groups.")
    ),
    "caution.groups_mix": plain(
        N_(
            "The people who did not answer again belong to other groups than those who did. Part"
            " of the difference may come from that."
        )
    ),
}

PARTED: dict[str, Sentence] = {
    "parted.better_without": lambda f: ngettext(
        "%(count)s of %(n)s people said better, and their answer did not go up.",
        "%(count)s of %(n)s people said better, and their answer did not go up.",
        f["count"],
        **f,
    ),
    "parted.worse_without": lambda f: ngettext(
        "%(count)s of %(n)s people said worse, and their answer did not go down.",
        "%(count)s of %(n)s people said worse, and their answer did not go down.",
        f["count"],
        **f,
    ),
    "parted.better_opposite": lambda f: ngettext(
        "%(count)s of %(n)s people said better, and their answer went down.",
        "%(count)s of %(n)s people said better, and their answer went down.",
        f["count"],
        **f,
    ),
    "parted.worse_opposite": lambda f: ngettext(
        "%(count)s of %(n)s people said worse, and their answer went up.",
        "%(count)s of %(n)s people said worse, and their answer went up.",
        f["count"],
        **f,
    ),
    "parted.better_without_between": plain(
        N_(
            "At least %(low)s and at most %(high)s of %(n)s people said better while their answer"
            " did not go up."
        )
    ),
    "parted.worse_without_between": plain(
        N_(
            "At least %(low)s and at most %(high)s of %(n)s people said worse while their answer"
            " did not go down."
        )
    ),
    "parted.better_opposite_between": plain(
        N_(
            "At least %(low)s and at most %(high)s of %(n)s people said better while their answer"
            " went down."
        )
    ),
    "parted.worse_opposite_between": plain(
        N_(
            "At least %(low)s and at most %(high)s of %(n)s people said worse while their answer"
            " went up."
        )
    ),
    "parted.better_without_few": plain(
        N_("A few people said better, and their answer did not go up.")
    ),
    "parted.worse_without_few": plain(
        N_("A few people said worse, and their answer did not go down.")
    ),
    "parted.better_opposite_few": plain(
        N_("A few people said better, and their answer went down.")
    ),
    "parted.worse_opposite_few": plain(N_("A few people said worse, and their answer went up.")),
}
