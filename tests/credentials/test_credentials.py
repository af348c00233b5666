"""A keyring that fails in every way it can: its own sentence each time, and never a long wait."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from typing import Any

import keyring.backends.chainer
import keyring.backends.fail
import keyring.backends.null
import pytest
from keyring.backend import KeyringBackend
from keyring.errors import InitError, KeyringLocked, NoKeyringError

from casusdesk import credentials
from casusdesk.credentials import DeviceSecrets
from casusdesk.errors import KeyringEntryMissingError, KeyringError

VAULT = "ab" * 16
SECRET = bytes(range(32))


class Faulty(KeyringBackend):
    """Does what it is told instead of keeping a secret."""

    priority = 1  # type: ignore[assignment]

    def __init__(self, answer: Callable[[], str | None]) -> None:
        super().__init__()
        self.answer = answer
        self.seen: list[tuple[str, str]] = []

    def get_password(self, service: str, username: str) -> str | None:
        self.seen.append((service, username))
        return self.answer()

    def set_password(self, service: str, username: str, password: str) -> None:
        self.seen.append((service, username))

    def delete_password(self, service: str, username: str) -> None:
        self.answer()


class PlaintextKeyring(Faulty):
    """Only its name matters."""


def _plaintext() -> PlaintextKeyring:
    return PlaintextKeyring(str)


def _raises(error: Exception) -> Callable[[], str | None]:
    def answer() -> str | None:
        raise error

    return answer


def _secrets(answer: Callable[[], str | None], limit: float = 5) -> DeviceSecrets:
    backend = Faulty(answer)
    return DeviceSecrets(lambda: backend, limit_seconds=limit)


# As SecretStorage names them; it is not installed everywhere.
PromptDismissed = type("PromptDismissedException", (Exception,), {})
Locked = type("LockedException", (Exception,), {})

FAULTS = [
    (NoKeyringError("x"), credentials.NoKeyringError, "geen sleutelbos"),
    (InitError("x"), credentials.NoKeyringError, "geen sleutelbos"),
    (RuntimeError("x"), credentials.NoKeyringError, "geen sleutelbos"),
    (ImportError("x"), credentials.NoKeyringError, "geen sleutelbos"),
    (Locked("x"), credentials.KeyringLockedError, "is vergrendeld"),
    (ConnectionResetError("x"), credentials.KeyringFaultError, "werkt niet goed"),
    (ValueError("geheim"), credentials.KeyringFaultError, "werkt niet goed"),
]


@pytest.mark.parametrize(
    ("fault", "kind", "says"), FAULTS, ids=lambda value: getattr(value, "__name__", None)
)
def test_each_fault_has_its_sentence(fault: Exception, kind: type[KeyringError], says: str) -> None:
    secrets = _secrets(_raises(fault))
    for call in (secrets.available, lambda: secrets.fetch(VAULT), lambda: secrets.store(VAULT, SECRET)):
        with pytest.raises(kind, match=says) as told:
            call()
        assert told.value.__cause__ is None, "the cause could hold a value"


@pytest.mark.parametrize("fault", [KeyringLocked("x"), PromptDismissed("x")], ids=lambda f: type(f).__name__)
def test_locked_where_nobody_can_be_asked_dismissed_where_somebody_was(
    fault: Exception, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(credentials.sys, "platform", "linux")
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    monkeypatch.delenv("DISPLAY", raising=False)
    with pytest.raises(credentials.KeyringLockedError, match="is vergrendeld"):
        _secrets(_raises(fault)).fetch(VAULT)
    monkeypatch.setenv("DISPLAY", ":7")
    with pytest.raises(credentials.KeyringDismissedError, match="de vraag is gesloten"):
        _secrets(_raises(fault)).fetch(VAULT)


def test_an_entry_that_is_gone_or_unusable_points_to_the_recovery_sheet() -> None:
    for value in (None, "", "zz", "ab", "ab" * 33):
        with pytest.raises(KeyringEntryMissingError, match="Gebruik je herstelblad"):
            _secrets(lambda value=value: value).fetch(VAULT)  # type: ignore[misc]


@pytest.mark.parametrize("read_back", [None, "00" * 32, "é"])
def test_what_was_not_kept_is_noticed(read_back: str | None) -> None:
    with pytest.raises(credentials.KeyringFaultError, match="werkt niet goed"):
        _secrets(lambda: read_back).store(VAULT, SECRET)


def test_a_keyring_that_hangs_is_given_up() -> None:
    hold = threading.Event()
    secrets = _secrets(lambda: str(hold.wait(30)), limit=0.2)
    started = time.monotonic()
    for call in (secrets.available, lambda: secrets.fetch(VAULT), lambda: secrets.forget(VAULT)):
        with pytest.raises(credentials.KeyringTimeoutError, match="geen antwoord"):
            call()
    assert time.monotonic() - started < 25  # given up, not waited for: the keyring holds for 30 s
    hold.set()


def test_waiting_can_be_cancelled() -> None:
    hold = threading.Event()
    secrets = _secrets(lambda: str(hold.wait(30)), limit=20)
    threading.Timer(0.2, secrets.cancel).start()
    started = time.monotonic()
    with pytest.raises(credentials.KeyringDismissedError):
        secrets.fetch(VAULT)
    assert time.monotonic() - started < 15  # cancelled: the limit is 20 s
    hold.set()
    secrets.cancel()


def test_the_limit_is_twenty_seconds() -> None:
    assert DeviceSecrets()._limit == 20


@pytest.mark.parametrize(
    "backend",
    [
        keyring.backends.null.Keyring,
        keyring.backends.fail.Keyring,
        keyring.backends.chainer.ChainerBackend,
        _plaintext,
    ],
    ids=["null", "fail", "chainer", "plaintext"],
)
def test_keyrings_that_keep_nothing_or_keep_it_readable_are_refused(backend: Callable[[], Any]) -> None:
    with pytest.raises(credentials.NoKeyringError):
        DeviceSecrets(backend).available()


def test_the_environment_does_not_choose_the_backend(monkeypatch: pytest.MonkeyPatch, home: Any) -> None:
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.null.Keyring")
    monkeypatch.setenv("KEYRING_PROPERTY_APPID", "iets anders")
    settings = home / ".config" / "python_keyring"
    settings.mkdir(parents=True)
    (settings / "keyringrc.cfg").write_text("[backend]\ndefault-keyring=keyring.backends.null.Keyring\n")
    backend = credentials.platform_backend()
    assert type(backend).__module__ in {
        "keyring.backends.SecretService",
        "keyring.backends.Windows",
        "keyring.backends.macOS",
    }
    assert getattr(backend, "appid", "") != "iets anders"


def test_one_entry_per_vault_under_its_id() -> None:
    backend = Faulty(SECRET.hex)
    secrets = DeviceSecrets(lambda: backend)
    secrets.store(VAULT, SECRET)
    assert secrets.fetch(VAULT) == SECRET
    assert set(backend.seen) == {(f"casusdesk kluis {VAULT}", "casusdesk")}
    with pytest.raises(ValueError, match="32 bytes"):
        secrets.store(VAULT, b"short")
