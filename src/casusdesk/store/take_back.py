"""What a stand-in hands back becomes the next generation of the vault that is here (domain §6, US21).

The vault keeps its own key, passphrase and recovery sheet; only its content is followed up, in one step, and
the generation of before stays (vault §1). So nothing is ever overwritten, and a failure changes nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from casusdesk.errors import VaultError
from casusdesk.store import files
from casusdesk.store.migrations import STEPS, Step
from casusdesk.store.opened import Vault, open_current
from casusdesk.store.succession import Successor, workshop
from casusdesk.store.take_over import bring, found_in, opened_by

_PRACTICE = "In de oefenomgeving kun je niets terugnemen: er staat niets echts in."


def take_back(vault: Vault, chosen: Path, *, passphrase: str, steps: Sequence[Step] = STEPS) -> Successor:
    """Bring the store in `chosen` (that folder, or the stick it is on) beside the open `vault`; slow.

    Raises `WrongPassphraseError`, `DamagedVaultError`, `NewerVaultError` or `VaultError`.
    """
    if vault.folder is None:
        raise VaultError(_PRACTICE)
    source = found_in(chosen)
    key, key_file = opened_by(source, passphrase)
    here = workshop(vault.folder, "back")
    try:
        bring(source, here, key, key_file, steps)
        return Successor(vault, open_current(here, key, None, steps), here, steps)
    except BaseException:
        files.clear(here)
        raise
