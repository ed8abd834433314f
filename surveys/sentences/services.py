"""Support services side by side: how far they lie apart, and the range of each in a table."""

from surveys.sentences.sentence import Sentence, plain
from translations.language import N_

SERVICES: dict[str, Sentence] = {
    "services.spread": plain(
        N_(
            "In these %(services)s support services, between %(up_low)s and %(up_high)s in every 10"
            " people gave a better answer, and between %(down_low)s and %(down_high)s a worse one."
        )
    ),
    "services.too_few": plain(
        N_(
            "Fewer than %(services)s support services have numbers here, so we do not say how far"
            " they lie apart."
        )
    ),
    "services.range.up": plain(N_("%(low)s to %(high)s more got better")),
    "services.range.down": plain(N_("%(low)s to %(high)s more got worse")),
    "services.range.both": plain(
        N_("anything from %(down)s more got worse to %(up)s more got better")
    ),
}
