"""How the family of somebody who died wants to be told what came of it, sealed."""

from datetime import datetime
from uuid import UUID

from involvement.audit import record_change
from involvement.database import transaction
from involvement.key_ring import Opened
from involvement.policies import may_write_over
from involvement.roles import Scope
from involvement.secrecy import Secrecy
from involvement.store.participants import get_row
from involvement.tables import Participant


async def find_family_way(scope: Scope, secrecy: Secrecy, key: UUID) -> Opened:
    """The worker's words, None where nobody wrote any. Raises NotInScope."""
    _, row = await get_row(scope, key)
    return secrecy.unseal(row["family_sealed"])


async def record_family_way(
    scope: Scope, now: datetime, secrecy: Secrecy, *, key: UUID, words: str, replace: bool
) -> None:
    """Write down how and whether the family wants to be told; '' for nothing. `replace`: even over
    words that cannot be read. Raises NotInScope, NotNow."""
    async with transaction():
        service, row = await get_row(scope, key)
        kept = secrecy.unseal(row["family_sealed"])
        may_write_over.check(kept, replace)
        if (kept or "") == words:
            return
        sealed = secrecy.seal_if_any(words)
        await Participant.update({Participant.family_sealed: sealed}).where(
            Participant.id == row["id"]
        )
        owner = service.organisation.id
        await record_change(
            scope, "recorded the family's way for", "participant", key, now, organisation=owner
        )
