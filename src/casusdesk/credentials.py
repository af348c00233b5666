"""The keyring of the operating system, which holds the device's half of the daily key (vault §1 "Keyring").

The only module that imports keyring. The platform's own backend is made directly: what an environment
variable or a configuration file asks for could be a plaintext one. Every call has a time limit, because a
prompt of the keyring blocks for as long as nobody answers it.
"""

from __future__ import annotations

import os
import queue
import sys
import threading
from collections.abc import Callable
from hmac import compare_digest
from typing import TYPE_CHECKING

from casusdesk.errors import KeyringEntryMissingError, KeyringError

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

LIMIT_SECONDS = 20.0
SECRET_BYTES = 32
_USER = "casusdesk"
_UNSAFE = ("keyring.backends.null", "keyring.backends.fail", "keyring.backends.chainer", "keyrings.")
_PROBE = "proef"

Work = Callable[["KeyringBackend"], str | None]


class NoKeyringError(KeyringError):
    """There is no keyring that may be used."""

    def __init__(self) -> None:
        super().__init__(
            "Casusdesk vindt op deze computer geen sleutelbos. "
            "Zet de sleutelbos aan en probeer het opnieuw, of gebruik je herstelblad."
        )


class KeyringLockedError(KeyringError):
    """The keyring is locked and could not ask to be opened."""

    def __init__(self) -> None:
        super().__init__(
            "De sleutelbos van deze computer is vergrendeld. "
            "Meld je opnieuw aan op deze computer en probeer het nog een keer."
        )


class KeyringDismissedError(KeyringError):
    """The person closed the keyring's question, or cancelled the waiting."""

    def __init__(self) -> None:
        super().__init__(
            "De sleutelbos is niet geopend, omdat de vraag is gesloten. "
            "Probeer het opnieuw en geef casusdesk toegang."
        )


class KeyringCancelledError(KeyringDismissedError):
    """The person did not want to wait any longer."""

    def __init__(self) -> None:
        KeyringError.__init__(
            self,
            "Je bent gestopt met wachten op de sleutelbos. "
            "Probeer het opnieuw en beantwoord de vraag, of gebruik je herstelblad.",
        )


class KeyringTimeoutError(KeyringError):
    """The keyring gave no answer in time."""

    def __init__(self, seconds: float) -> None:
        super().__init__(
            f"De sleutelbos gaf binnen {seconds:.0f} seconden geen antwoord. "
            "Kijk of er nog een vraag openstaat en probeer het opnieuw."
        )


class KeyringFaultError(KeyringError):
    """The keyring answered with an error, or did not keep what it was given."""

    def __init__(self) -> None:
        super().__init__(
            "De sleutelbos van deze computer werkt niet goed. "
            "Start de computer opnieuw en probeer het nog een keer, of gebruik je herstelblad."
        )


def platform_backend() -> KeyringBackend:
    """The keyring of this operating system; raises `RuntimeError` or `ImportError` when it is not usable."""
    backend: KeyringBackend
    if sys.platform == "win32":
        from keyring.backends import Windows

        backend = Windows.WinVaultKeyring()
    elif sys.platform == "darwin":
        from keyring.backends import macOS

        backend = macOS.Keyring()
    else:
        from keyring.backends import SecretService

        backend = SecretService.Keyring()  # type: ignore[no-untyped-call]
    vars(backend).clear()  # Properties taken from KEYRING_PROPERTY_* in the environment.
    if sys.platform == "win32":
        backend.persist = "local machine"
    elif sys.platform == "darwin":
        backend.keychain = None
    return backend


class DeviceSecrets:
    """The secrets of this device, one entry per vault under the vault's id; never a name.

    Every call takes at most `limit_seconds` and raises a `KeyringError` child with its own sentence.
    """

    def __init__(
        self,
        backend: Callable[[], KeyringBackend] = platform_backend,
        *,
        limit_seconds: float = LIMIT_SECONDS,
    ) -> None:
        self._backend = backend
        self._limit = limit_seconds
        self._answers: queue.Queue[_Answer] | None = None

    def available(self) -> None:
        """Raises when the keyring cannot be reached and opened."""
        self._call(lambda backend: backend.get_password(_service(_PROBE), _USER))

    def store(self, vault_id: str, secret: bytes) -> None:
        """Keep the 32 bytes of `secret`; they are read back and compared."""
        if len(secret) != SECRET_BYTES:
            raise ValueError("a device secret is 32 bytes")

        def write(backend: KeyringBackend) -> str | None:
            backend.set_password(_service(vault_id), _USER, secret.hex())
            return backend.get_password(_service(vault_id), _USER)

        read = self._call(write)
        if read is None or not compare_digest(read.encode(), secret.hex().encode()):
            raise KeyringFaultError

    def fetch(self, vault_id: str) -> bytes:
        """The 32 bytes; raises `KeyringEntryMissingError` when they are gone or are not such a secret."""
        found = self._call(lambda backend: backend.get_password(_service(vault_id), _USER))
        if found is None:
            raise KeyringEntryMissingError(
                "De sleutel van deze kluis staat niet meer in de sleutelbos van deze computer. "
                "Gebruik je herstelblad."
            )
        try:
            secret = bytes.fromhex(found)
        except ValueError:
            secret = b""
        if len(secret) != SECRET_BYTES:
            raise KeyringEntryMissingError(
                "De sleutel van deze kluis in de sleutelbos is onbruikbaar geworden. Gebruik je herstelblad."
            )
        return secret

    def forget(self, vault_id: str) -> None:
        """Remove the entry; one that is not there is no error."""

        def remove(backend: KeyringBackend) -> None:
            if backend.get_password(_service(vault_id), _USER) is not None:
                backend.delete_password(_service(vault_id), _USER)

        self._call(remove)

    @property
    def waiting(self) -> bool:
        """Whether a call waits for the keyring now, and so can be cancelled."""
        return self._answers is not None

    def cancel(self) -> None:
        """Stop waiting, from another thread; the waiting call raises `KeyringDismissedError`."""
        answers = self._answers
        if answers is not None:
            answers.put(_Answer(error=KeyringCancelledError()))

    def _call(self, work: Work) -> str | None:
        answers: queue.Queue[_Answer] = queue.Queue()
        self._answers = answers

        def run() -> None:
            try:
                backend = self._backend()
                _refuse_unsafe(backend)
                answers.put(_Answer(value=work(backend)))
            except Exception as error:  # noqa: BLE001 - another project's code; every fault is told apart below
                answers.put(_Answer(error=error))

        # A thread that hangs in a prompt cannot be stopped: it must not keep the program from ending.
        threading.Thread(target=run, name="keyring", daemon=True).start()
        try:
            answer = answers.get(timeout=self._limit)
        except queue.Empty:
            raise KeyringTimeoutError(self._limit) from None
        finally:
            self._answers = None
        if answer.error is not None:
            raise _told(answer.error) from None
        return answer.value


class _Answer:
    __slots__ = ("error", "value")

    def __init__(self, value: str | None = None, error: Exception | None = None) -> None:
        self.value, self.error = value, error


def _service(vault_id: str) -> str:
    return f"casusdesk kluis {vault_id}"


def _refuse_unsafe(backend: KeyringBackend) -> None:
    """Raises `NoKeyringError` for a backend that keeps nothing, or keeps it readable."""
    kind = type(backend)
    if kind.__module__.startswith(_UNSAFE) or "plaintext" in kind.__name__.lower() or kind.priority <= 0:
        raise NoKeyringError


def _told(error: Exception) -> KeyringError:
    """Which of the sentences an exception of keyring, SecretStorage or D-Bus stands for."""
    if isinstance(error, KeyringError):
        return error
    kinds = {
        kind.__name__ for one in (error, error.__cause__) if one is not None for kind in type(one).__mro__
    }
    if "PromptDismissedException" in kinds or "KeyringLocked" in kinds:
        return KeyringDismissedError() if _can_ask() else KeyringLockedError()
    if "LockedException" in kinds:
        return KeyringLockedError()
    if kinds & {
        "NoKeyringError",
        "InitError",
        "SecretServiceNotAvailableException",
        "RuntimeError",
        "ImportError",
    }:
        return NoKeyringError()
    return KeyringFaultError()


def _can_ask() -> bool:
    """Whether the keyring could show a question; where it cannot, a failed unlock was not a person's "no"."""
    if sys.platform in ("win32", "darwin"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
