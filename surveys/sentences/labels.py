"""Short labels of figures: what is measured, and which way people moved."""

from collections.abc import Callable

from translations.language import N_, gettext, ngettext

MEASURES = {
    "knowledge": N_("Knowledge"),
    "satisfaction": N_("Satisfaction"),
    "health": N_("Health"),
}
Label = Callable[[int], str]

BAR: dict[str, tuple[Label, Label, Label]] = {
    "knowledge": (
        lambda n: ngettext("%(num)s knows more", "%(num)s know more", n),
        lambda n: ngettext("%(num)s knows the same", "%(num)s know the same", n),
        lambda n: ngettext("%(num)s knows less", "%(num)s know less", n),
    ),
    "satisfaction": (
        lambda n: ngettext("%(num)s is more satisfied", "%(num)s are more satisfied", n),
        lambda n: ngettext("%(num)s is just as satisfied", "%(num)s are just as satisfied", n),
        lambda n: ngettext("%(num)s is less satisfied", "%(num)s are less satisfied", n),
    ),
    "health": (
        lambda n: ngettext("%(num)s has better health", "%(num)s have better health", n),
        lambda n: ngettext("%(num)s has the same health", "%(num)s have the same health", n),
        lambda n: ngettext("%(num)s has worse health", "%(num)s have worse health", n),
    ),
}
OTHER: tuple[Label, Label, Label] = (
    lambda n: ngettext("%(num)s gave a better answer", "%(num)s gave a better answer", n),
    lambda n: ngettext("%(num)s gave the same answer", "%(num)s gave the same answer", n),
    lambda n: ngettext("%(num)s gave a worse answer", "%(num)s gave a worse answer", n),
)


def measure_label(measure: str) -> str:
    """What an item measures; "" for what has no name of its own."""
    return gettext(MEASURES[measure]) if measure in MEASURES else ""


def bar_labels(measure: str, up: int, same: int, down: int) -> dict[str, str]:
    """The labels of the three parts of a change bar, each with its number of people."""
    better, equal, worse = BAR.get(measure, OTHER)
    return {"up": better(up), "same": equal(same), "down": worse(down)}
