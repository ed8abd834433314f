"""In how far the two answers of a person were asked alike."""

from surveys.sentences.sentence import Sentence, plain
from translations.language import N_, ngettext

COMPARABILITY: dict[str, Sentence] = {
    "caution.left_out": lambda f: ngettext(
        "For %(count)s person, somebody else answered at one time or both. That is not the same as"
        " what people say themselves, so it is not in these figures.",
        "For %(count)s people, somebody else answered at one time or both. That is not the same as"
        " what people say themselves, so it is not in these figures.",
        f["count"],
        **f,
    ),
    "caution.left_out_few": plain(
        N_(
            "For a few people, somebody else answered at one time or both. That is not the same as"
            " what people say themselves, so it is not in these figures."
        )
    ),
    "caution.pairs.format": lambda f: ngettext(
        "%(count)s of %(n)s people answered in another format the second time, such as easy read"
        " or audio. Part of the difference may come from that.",
        "%(count)s of %(n)s people answered in another format the second time, such as easy read"
        " or audio. Part of the difference may come from that.",
        f["count"],
        **f,
    ),
    "caution.pairs.format_few": plain(
        N_("A few people answered in another format the second time, such as easy read or audio.")
    ),
    "caution.pairs.format_most": plain(
        N_(
            "Nearly all people answered in another format the second time, such as easy read or"
            " audio. Part of the difference may come from that."
        )
    ),
    "caution.pairs.mode": lambda f: ngettext(
        "%(count)s of %(n)s people answered in another way the second time, such as on paper or"
        " with help. Part of the difference may come from that.",
        "%(count)s of %(n)s people answered in another way the second time, such as on paper or"
        " with help. Part of the difference may come from that.",
        f["count"],
        **f,
    ),
    "caution.pairs.mode_few": plain(
        N_("A few people answered in another way the second time, such as on paper or with help.")
    ),
    "caution.pairs.mode_most": plain(
        N_(
            "Nearly all people answered in another way the second time, such as on paper or with"
            " help. Part of the difference may come from that."
        )
    ),
    "caution.pairs.language": lambda f: ngettext(
        "%(count)s of %(n)s people answered in another language the second time. Part of the"
        " difference may come from that.",
        "%(count)s of %(n)s people answered in another language the second time. Part of the"
        " difference may come from that.",
        f["count"],
        **f,
    ),
    "caution.pairs.language_few": plain(
        N_("A few people answered in another language the second time.")
    ),
    "caution.pairs.language_most": plain(
        N_(
            "Nearly all people answered in another language the second time. Part of the"
            " difference may come from that."
        )
    ),
    "caution.pairs.proxy": lambda f: ngettext(
        "For %(count)s of %(n)s people, somebody else answered at one of the two times only.",
        "For %(count)s of %(n)s people, somebody else answered at one of the two times only.",
        f["count"],
        **f,
    ),
    "caution.pairs.proxy_few": plain(
        N_("For a few people, somebody else answered at one of the two times only.")
    ),
    "caution.pairs.proxy_most": plain(
        N_("For nearly all people, somebody else answered at one of the two times only.")
    ),
}
