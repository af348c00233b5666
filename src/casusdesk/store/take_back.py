"""What a stand-in hands back becomes the next generation of the vault that is here (domain §6, US21).

The vault keeps its own key, passphrase and recovery sheet; only its content is followed up, in one step, and
the generation of before stays (vault §1). So nothing is ever overwritten, and a failure changes nothing.
"""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from pathlib import Path

from casusdesk.errors import VaultError
from casusdesk.store import files
from casusdesk.store.migrations import STEPS, Step
from casusdesk.store.opened import Vault, open_current
from casusdesk.store.take_over import bring, found_in, opened_by

_PRACTICE = "In de oefenomgeving kun je niets terugnemen: er staat niets echts in."


class Returned:
    """A store from a stick, proven and opened beside the vault. Look at `content`, then `commit` or not."""

    def __init__(self, vault: Vault, content: Vault, here: Path, steps: Sequence[Step]) -> None:
        self.content = content
        self._vault = vault
        self._here = here
        self._steps = steps

    def commit(self) -> None:
        """Make it the next generation of the vault; raises `VaultError`, and then nothing has changed."""
        with self.content.copying() as source:
            self._vault.succeed(source, self._steps)
        self.abandon()

    def abandon(self) -> None:
        """Close it, and take it away from beside the vault; a second call does nothing."""
        self.content.close()
        files.clear(self._here)


def take_back(vault: Vault, chosen: Path, *, passphrase: str, steps: Sequence[Step] = STEPS) -> Returned:
    """Bring the store in `chosen` (that folder, or the stick it is on) beside the open `vault`; slow.

    Raises `WrongPassphraseError`, `DamagedVaultError`, `NewerVaultError` or `VaultError`.
    """
    if vault.folder is None:
        raise VaultError(_PRACTICE)
    source = found_in(chosen)
    key, key_file = opened_by(source, passphrase)
    prefix = f".{vault.folder.name}.back-"
    with files.told():
        for left_over in vault.folder.parent.glob(f"{prefix}*"):
            files.clear(left_over)
        here = Path(tempfile.mkdtemp(prefix=prefix, dir=vault.folder.parent))
    try:
        bring(source, here, key, key_file, steps)
        return Returned(vault, open_current(here, key, None, steps), here, steps)
    except BaseException:
        files.clear(here)
        raise
