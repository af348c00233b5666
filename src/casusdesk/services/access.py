"""Getting in: make the store, unlock it, recover it with the printed code, or practise in a throw-away one.

Importing this costs nothing: the store, the keyring and the paper come in at the first real call, because
the unlock window is shown before them.
"""

from __future__ import annotations

import os
from contextlib import suppress
from datetime import date
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, Self

from casusdesk import paths
from casusdesk.domain.audit import AuditEvent
from casusdesk.errors import KeyringError, VaultError
from casusdesk.services.clock import Clock
from casusdesk.services.lock import Lock

if TYPE_CHECKING:
    from casusdesk.services.backups import Backup
    from casusdesk.services.condition import Condition
    from casusdesk.services.desk import Desk
    from casusdesk.services.folder_checks import Place
    from casusdesk.services.salvage import Salvage
    from casusdesk.services.set_up import SetUp
    from casusdesk.store.keys import KdfCost
    from casusdesk.store.slots import DeviceSecrets
    from casusdesk.store.vault import Vault


class AccessState(Enum):
    """What is in the folder: nothing yet, a store to unlock, or one that is not whole."""

    NEW = "new"
    LOCKED = "locked"
    DAMAGED = "damaged"


class Access:
    """The way in to the store in `folder`. `secrets` is this device's keyring unless another is given.

    `settings_copy` is where the second copy of the key file stays; `cost` is for tests alone.
    """

    def __init__(
        self,
        folder: Path,
        settings_copy: Path | None = None,
        secrets: DeviceSecrets | None = None,
        cost: KdfCost | None = None,
        clock: Clock | None = None,
    ) -> None:
        self._folder = Path(os.path.realpath(folder))  # a link stays, what it points at is the vault
        self._settings_copy = settings_copy
        self._secrets = secrets
        self._cost = cost
        self._clock = clock
        self._asked = False
        self._keyring_problem: str | None = None

    @classmethod
    def default(cls) -> Self:
        """The user's own store, with the second copy of its key file in the settings folder."""
        return cls(paths.vault_folder(), paths.settings_folder() / "vault.json")

    @classmethod
    def at(cls, folder: Path) -> Self:
        """The store in a folder somebody chose."""
        own = os.path.realpath(folder) == os.path.realpath(paths.vault_folder())
        return cls.default() if own else cls(folder)

    def state(self) -> AccessState:
        """What is in the folder; DAMAGED also when something is missing. Changes nothing."""
        from casusdesk.store import vault

        found = vault.describe(self._folder, self._settings_copy)
        if not found.exists:
            return AccessState.NEW
        return AccessState.DAMAGED if found.damaged else AccessState.LOCKED

    def problems(self) -> tuple[str, ...]:
        """What is wrong with the store as seen from outside, in Dutch sentences."""
        from casusdesk.store import vault

        found = vault.describe(self._folder, self._settings_copy)
        return found.problems if found.exists else ()

    def keyring_problem(self) -> str | None:
        """The Dutch sentence when no keyring can be used, so the passphrase is the only lock.

        May take up to 20 seconds: use a worker.
        """
        if not self._asked:
            try:
                self._device().available()
            except KeyringError as error:
                self._keyring_problem = str(error)
            self._asked = True
        return self._keyring_problem

    def ask_keyring_again(self) -> str | None:
        """As `keyring_problem`, after the person may have done something about it."""
        self._asked, self._keyring_problem = False, None
        return self.keyring_problem()

    @property
    def waiting(self) -> bool:
        """Whether a call is waiting for the keyring now, which may ask something of the person. Fast."""
        return self._secrets is not None and self._secrets.waiting

    def stop_waiting(self) -> None:
        """Have the call that waits for the keyring end with its own sentence; from another thread."""
        if self._secrets is not None:
            self._secrets.cancel()

    def weakness(self, passphrase: str, *, portable: bool = False) -> str | None:
        """What the passphrase lacks, in Dutch; as the only lock once `keyring_problem` found none. Fast."""
        from casusdesk.store.passphrase import weak_passphrase

        return weak_passphrase(passphrase, portable=portable or self._keyring_problem is not None)

    def prepare(self, passphrase: str, *, portable: bool = False) -> SetUp:
        """Build a new store beside its place, by choice without the keyring; slow, use a worker.

        Raises InvalidInputError for a weak passphrase, KeyringError or VaultError.
        """
        from casusdesk.services.set_up import SetUp
        from casusdesk.store import vault

        self.check_place()
        secrets = None if portable or self.keyring_problem() is not None else self._device()
        new = vault.create_vault(
            self._folder, self._settings_copy, passphrase=passphrase, secrets=secrets, cost=self._cost
        )
        return SetUp(new, self._clock, secrets, self._cost, self._device())

    def unlock(self, passphrase: str, *, accept_older: bool = False) -> Desk:
        """Open the store; takes about a second on purpose, use a worker.

        Raises WrongPassphraseError, KeyringError, DamagedVaultError, OlderStoreError (unless `accept_older`)
        or VaultError, each with its sentence.
        """
        from casusdesk.store import vault

        opened = vault.unlock(
            self._folder,
            passphrase=passphrase,
            secrets=self._device(),
            settings_copy=self._settings_copy,
            accept_older=accept_older,
        )
        return self._opened(opened)

    def salvage(self, passphrase: str = "", code: str = "") -> Salvage:
        """Read what can be read of a damaged store, by passphrase or recovery code; slow, use a worker.

        Raises what `unlock` raises; nothing of the store is changed.
        """
        from casusdesk.services.salvage import Salvage
        from casusdesk.store.salvage import salvage

        found = salvage(
            self._folder,
            passphrase=passphrase,
            code=code,
            secrets=self._device(),
            settings_copy=self._settings_copy,
        )
        return Salvage(found, self._opened, self._clock or Clock())

    def backups(self, chosen: Path | None = None) -> tuple[Backup, ...]:
        """The backups of this store, or those on a stick or in a folder; newest first, not opened."""
        from casusdesk.store.backup_folder import found_around

        return found_around(chosen or self._folder)

    def restore(
        self, chosen: Path, *, passphrase: str = "", code: str = "", new_passphrase: str = ""
    ) -> Desk:
        """Go on with the backup `chosen`, by passphrase, or by recovery code and a new passphrase; slow.

        For a store that is damaged or gone, and for another computer. Raises InvalidInputError, OtherKeyError
        and what `unlock` raises; then nothing of what was there has changed.
        """
        from casusdesk.services.backup_rescue import Place, Proof, restore_closed

        usable = not code or self.keyring_problem() is None
        return restore_closed(
            Place(self._folder, self._settings_copy),
            chosen,
            Proof(passphrase, code, new_passphrase),
            self._opened,
            secrets=self._device() if usable else None,
            cost=self._cost,
        )

    def places(self) -> tuple[Place, ...]:
        """What is the matter with the folder of the store."""
        from casusdesk.services.folder_checks import looked_at

        return looked_at(self._folder)

    def check_place(self) -> None:
        """Raises UnfitFolderError for a folder in which no new store may be made."""
        from casusdesk.services.folder_checks import refuse_unfit

        refuse_unfit(self._folder)

    def condition(self) -> Condition:
        """What can be said of the store from outside; changes nothing."""
        from casusdesk.services.condition import condition_of

        return condition_of(self._folder, self._settings_copy)

    def _opened(self, opened: Vault, how: AuditEvent = AuditEvent.UNLOCKED) -> Desk:
        """The desk of a store that has just opened, with what must be said of its folder."""
        from casusdesk.services import audit
        from casusdesk.services.folder_checks import warnings_for
        from casusdesk.services.opening import open_desk
        from casusdesk.store import vault

        opened.warnings += warnings_for(self._folder)
        portable = not vault.describe(self._folder, self._settings_copy).needs_keyring
        lock = Lock(opened, None if portable else self._device(), self._cost, self._device())
        try:
            desk = audit.opened(open_desk(opened, self._clock, lock=lock), opened, how)
            return audit.opened(desk, opened, AuditEvent.OLDER_STORE) if opened.older else desk
        except BaseException:  # a folder that cannot be written in: the next try must find it closed
            opened.close()
            raise

    def recover(self, code: str, new_passphrase: str, *, accept_older: bool = False) -> Desk:
        """Open the store with the printed code and give it a new passphrase; slow, use a worker.

        Raises InvalidInputError (a typing error in the code, a weak passphrase) and what `unlock` raises.
        """
        from casusdesk.store import vault

        secrets = self._device() if self.keyring_problem() is None else None
        opened = vault.recover(
            self._folder,
            code=code,
            new_passphrase=new_passphrase,
            secrets=secrets,
            settings_copy=self._settings_copy,
            cost=self._cost,
            accept_older=accept_older,
        )
        desk = self._opened(opened, AuditEvent.RECOVERED)
        with suppress(VaultError):  # it was typed just now, and it opened; else it is only asked too early
            desk.code_check.begin_anew()
        return desk

    def open_stand_in(self, chosen: Path, passphrase: str) -> Desk:
        """Bring a store that was handed over on a stick to this computer, and open it; slow, use a worker.

        Raises WrongPassphraseError, DamagedVaultError or VaultError; then nothing was made here.
        """
        from casusdesk.services.opening import open_desk
        from casusdesk.services.standing_in import SUBJECT
        from casusdesk.store.take_over import take_over

        opened = take_over(chosen, self._folder, self._settings_copy, passphrase=passphrase)
        desk = open_desk(opened, self._clock, lock=Lock(opened, None, self._cost, self._device()))
        desk.audit.record(AuditEvent.STAND_IN, SUBJECT)
        return desk

    def _device(self) -> DeviceSecrets:
        if self._secrets is None:
            from casusdesk.credentials import DeviceSecrets

            self._secrets = DeviceSecrets()
        return self._secrets


def open_practice(folder: Path | None = None, *, today: date | None = None) -> Desk:
    """A throw-away store with the eight practice cases, two days before their meeting; gone at `close`.

    `folder` must be empty or absent, by default it is a temporary one.
    """
    from casusdesk.services.practice import practice_desk

    return practice_desk(folder, today=today)


def open_empty_practice(folder: Path | None = None, *, today: date | None = None) -> Desk:
    """A throw-away store with nothing in it; gone at `close`."""
    from casusdesk.services.practice import empty_desk

    return empty_desk(folder, today=today)
