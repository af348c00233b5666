"""A next generation of the open store itself: without the cases that are wiped for good, or packed anew.

Both are built whole, verified and only then put in use (vault §1). The generation of before stays 14 days and
still holds what was wiped; `forget_old` takes it away at once, when the user wants that.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from typing import TYPE_CHECKING, Final

from casusdesk.store.migrations import STEPS, Step
from casusdesk.store.purging import Change, Marks, marks_of, wipe
from casusdesk.store.thinning import forget_old_generations

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from casusdesk.store.opened import Vault

WORTH_PAGES: Final = 64
"""Free pages (of 4 096 bytes) under which packing anew gains nothing."""
WORTH_SHARE: Final = 0.2


def purge(
    vault: Vault,
    codes: Collection[str],
    day: date,
    along: Change | None = None,
    steps: Sequence[Step] = STEPS,
) -> list[str]:
    """Wipe these cases for good, and go on with a generation that never held them; the codes there were.

    Their marks stay, so that no older backup brings them back (domain R20); the audit stays whole. `along` is
    kept with it or not at all. Slow. Raises `VaultError`, and then nothing has changed. The practice
    environment has one generation only: there they are wiped in place.
    """
    wiped: list[str] = []

    def without(connection: Connection) -> None:
        wiped[:] = wipe(connection, codes, day)
        if along is not None:
            along(connection)

    if vault.folder is None:
        with vault.session() as session:
            without(session.connection())
    else:
        vault.succeed(None, steps, adapt=without)
    return wiped


def compact(vault: Vault, steps: Sequence[Step] = STEPS) -> bool:
    """Pack the store anew when a fifth of it is free; whether that was done. Raises `VaultError`.

    For once a month. Slow when it does something, at once when it does not.
    """
    with vault.copying() as connection:
        free, pages = (
            connection.execute(f"PRAGMA {name}").fetchone()[0] for name in ("freelist_count", "page_count")
        )
    if free < WORTH_PAGES or free < WORTH_SHARE * pages:
        return False
    vault.succeed(None, steps)
    return True


def purge_marks(vault: Vault) -> Marks:
    """The marks of what was wiped here for good, to compare content of elsewhere with."""
    with vault.session() as session:
        return marks_of(session.connection())


def forget_old(vault: Vault) -> int:
    """Wipe every generation but the one in use, now instead of after 14 days; how many there were.

    Raises `VaultError`. The practice environment has none to wipe.
    """
    return 0 if vault.folder is None else len(forget_old_generations(vault.folder))
