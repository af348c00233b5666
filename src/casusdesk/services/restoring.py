"""A backup that is looked at before it takes the place of what is here (vault §1)."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Final

from casusdesk.domain.audit import AuditEvent
from casusdesk.domain.wording import counted, long_date
from casusdesk.services.difference import Difference

if TYPE_CHECKING:
    from collections.abc import Callable

    from casusdesk.services.desk import Desk
    from casusdesk.store.restore import Brought
    from casusdesk.store.vault import Vault

SUBJECT: Final = "reservekopie"


class Restoring(Difference):
    """What is in the backup, and how it differs from what is here. Either `finish` or `abandon` it."""

    def __init__(self, desk: Desk, vault: Vault, brought: Brought, before: Callable[[], object]) -> None:
        super().__init__(desk, brought.content)
        self._vault = vault
        self._brought = brought
        self._before = before

    @property
    def made_at(self) -> datetime:
        """When the backup was made; aware."""
        return self._brought.manifest.made_at

    @property
    def sentence(self) -> str:
        """`42 casussen, 3 minder dan nu`, and what would go."""
        return compared(self.here, self.there, self.only_here)

    def finish(self) -> None:
        """Let it take the place of what is here; slow. Raises VaultError, and then nothing has changed.

        A backup of what is here is made first. What must be accounted for since then stays, as do the
        policies; what was wiped for good is wiped again (domain R20). Whoever shows the store must be closed
        or begin anew after this.
        """
        from casusdesk.store.carry_over import carry_policies

        self._before()
        made_on = f"van {long_date(self.made_at.astimezone().date())}"
        self.keep_what_is_here(self._desk.audit.row(AuditEvent.RESTORED, SUBJECT, made_on))
        carry_policies(self._vault, self._brought.content)
        self._brought.commit()

    def abandon(self) -> None:
        """Leave everything as it is."""
        self._brought.abandon()


def compared(here: int, there: int, only_here: int) -> str:
    """How many cases come back, beside how many there are now; and how many would go."""
    difference = there - here
    than = "evenveel als nu" if not difference else f"{abs(difference)} {_word(difference)} dan nu"
    gone = f"; {counted(only_here, 'casus', 'casussen')} van nu {_stand(only_here)} er niet in"
    return f"{counted(there, 'casus', 'casussen')}, {than}" + (
        gone if only_here > max(0, -difference) else ""
    )


def _word(difference: int) -> str:
    return "meer" if difference > 0 else "minder"


def _stand(count: int) -> str:
    return "staat" if count == 1 else "staan"
