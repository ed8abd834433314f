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


def bar_labels(
    measure: str, moves: tuple[int, int, int], better: str = "", worse: str = ""
) -> dict[str, str]:
    """The labels of the three parts of a change bar, each with its number of people.

    `moves` are the people who went up, stayed and went down; `better` and `worse` the item's own
    words for that ("know more"), in the language of the page, "" for the words of its measure.
    """
    up, same, down = moves
    if better and worse:
        return {"up": _own_up(up, better), "same": _stayed(same), "down": _own_down(down, worse)}
    of_measure = BAR.get(measure, OTHER)
    return {"up": of_measure[0](up), "same": of_measure[1](same), "down": of_measure[2](down)}


# An item's own words speak of several people ("are more satisfied"): one person has the usual ones.
def _own_up(n: int, words: str) -> str:
    return ngettext("%(num)s gave a better answer", "%(num)s %(words)s", n, words=words)


def _own_down(n: int, words: str) -> str:
    return ngettext("%(num)s gave a worse answer", "%(num)s %(words)s", n, words=words)


def _stayed(n: int) -> str:
    return ngettext("%(num)s stayed the same", "%(num)s stayed the same", n)
