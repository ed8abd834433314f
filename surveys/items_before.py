"""What earlier releases told of each item, and how their people differ from those of a new one.

Somebody who joined may have left an item out. So the ten by whom two releases differ may be one in
an item, and the two together would tell what that one answered (rule R10).
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from analysis.hiding import ItemBefore, ReleasedBox
from analysis.history import Apart
from analysis.outcome import ProtectedOutcome
from analysis.pipeline import ReleasedItem
from analysis.tiers import COUNTS_FROM
from analysis.transition import TransitionTable
from surveys.compared import Compared
from surveys.levels import Pair
from surveys.released_before import Before, ReleasedBefore
from surveys.store.group_figures import Tables
from surveys.store.group_moves import count_stayed

HIDDEN = ReleasedBox(None, None)


async def told_of_items(
    what: Compared,
    pairs: Sequence[Pair],
    whole: Mapping[str, TransitionTable],
    before: Before,
    k: int,
) -> Mapping[str, list[ItemBefore]]:
    """Key of the item → what each earlier release of the same two waves that shows it told of it.

    Nobody is looked up where nobody left, and the numbers of people alone are far enough apart.
    """
    found: dict[str, list[ItemBefore]] = defaultdict(list)
    for release in before:
        told = {item.key: item for item in release.content.items if item.n}
        asked = [each for each in pairs if each.new.key in told]
        if release.waves != what.waves or not asked:
            continue
        gained = [whole[key].n_pairs - (item.n or 0) for key, item in told.items() if key in whole]
        near = release.left or any(abs(more) < COUNTS_FROM for more in gained)
        stayed = await _stayed(what, release) if near else None
        for pair in asked:
            item, now = told[pair.new.key], whole[pair.new.key].n_pairs
            both = min(now, item.n or 0)
            if stayed is not None:
                both = pair.table(stayed.get(pair.question, {})).n_pairs
            found[item.key].append(_before(item, now, both, k, public=release.audience == "public"))
    return found


async def _stayed(what: Compared, release: ReleasedBefore) -> Tables:
    return await count_stayed(release.id, what.waves, young=what.young)


def _before(item: ReleasedItem, now: int, both: int, k: int, *, public: bool) -> ItemBefore:
    """What one release told of an item, `both` of whose people are among those `now`."""
    then = item.n or 0
    outcome = ProtectedOutcome(item.tier, then, item.up, item.same, item.down)
    apart = Apart(item.key, then - both, now - both, outcome.shows_small(k))
    if item.up is None or item.same is None or item.down is None:
        return ItemBefore(apart)
    moves = (item.up, item.same, item.down)
    return ItemBefore(apart, moves, item.top or HIDDEN, item.bottom or HIDDEN, public)
