"""How the people of a release differ from those of earlier ones, in each item.

Somebody who joined may have left an item out. So the ten by whom two releases differ may be one in
an item, and the two together would tell what that one answered (rule R10).
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from analysis.history import Apart
from analysis.outcome import ProtectedOutcome
from analysis.pipeline import ReleasedItem
from analysis.tiers import COUNTS_FROM
from analysis.transition import TransitionTable
from surveys.compared import Compared
from surveys.levels import Pair
from surveys.released_before import Before
from surveys.store.group_moves import count_stayed


async def items_apart(
    what: Compared,
    pairs: Sequence[Pair],
    whole: Mapping[str, TransitionTable],
    before: Before,
    k: int,
) -> Mapping[str, list[Apart]]:
    """Key of the item → how each earlier release of the same two waves that shows it differs.

    Nobody is looked up where the numbers of people alone are far enough apart.
    """
    found: dict[str, list[Apart]] = defaultdict(list)
    for release in before if pairs else ():
        if release.waves != what.waves:
            continue
        told = {item.key: (item, item.n) for item in release.content.items if item.n}
        sizes = {key: whole[key].n_pairs for key in whole if key in told}
        near = any(abs(sizes[key] - told[key][1]) < COUNTS_FROM for key in sizes)
        stayed = await count_stayed(release.id, what.waves, young=what.young) if near else {}
        for pair in pairs:
            key = pair.new.key
            if key in told:
                item, then = told[key]
                both = pair.table(stayed.get(pair.question, {})).n_pairs
                both = both if near else min(then, sizes[key])
                apart = Apart(key, then - both, sizes[key] - both, _shows_small(item, k))
                found[key].append(apart)
    return found


def _shows_small(item: ReleasedItem, k: int) -> bool:
    return ProtectedOutcome(item.tier, item.n, item.up, item.same, item.down).shows_small(k)
