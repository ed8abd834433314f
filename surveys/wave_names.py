"""What the waves of a survey are called, one beside the other."""

from collections import Counter
from collections.abc import Iterable

from surveys.wave import Wave
from surveys.wording import wave_name
from translations.language import gettext as _


def wave_keys(waves: Iterable[Wave]) -> dict[int, str]:
    """Wave id → its key in a release: its kind, with a number behind it where several are of one
    kind ("tracking 2"), in order."""
    ordered = sorted(waves, key=lambda wave: wave.position)
    of_kind = Counter(wave.kind for wave in ordered)
    seen: Counter[str] = Counter()
    keys = {}
    for wave in ordered:
        seen[wave.kind] += 1
        keys[wave.id] = wave.kind if of_kind[wave.kind] == 1 else f"{wave.kind} {seen[wave.kind]}"
    return keys


def wave_label(key: str) -> str:
    """What the wave with this key is called in the language of the page."""
    kind, _space, number = key.partition(" ")
    if not number:
        return wave_name(kind)
    return _("%(wave)s %(number)s", wave=wave_name(kind), number=number)
