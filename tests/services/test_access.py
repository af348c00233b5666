"""Getting in through the door the window uses: first run, unlock, recovery, damage, and no costly imports."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from casusdesk.domain.coalition import Coalition
from casusdesk.domain.signal import Signal
from casusdesk.errors import (
    DamagedVaultError,
    InvalidInputError,
    KeyringEntryMissingError,
    KeyringError,
    VaultError,
    WrongPassphraseError,
)
from casusdesk.services.access import Access, AccessState
from casusdesk.services.set_up import SetUp
from casusdesk.store.keys import KdfCost

PASSPHRASE = "paarse olifant fietst stil"
FIVE_WORDS = "paarse olifant fietst stil voorbij"
CHEAP = KdfCost(memory_kib=64, iterations=1, lanes=1)


class Keyring:
    """A device's secrets in memory; `broken` is what it raises instead."""

    def __init__(self, broken: KeyringError | None = None) -> None:
        self.entries: dict[str, bytes] = {}
        self.broken = broken

    def available(self) -> None:
        if self.broken:
            raise self.broken

    def store(self, vault_id: str, secret: bytes) -> None:
        self.available()
        self.entries[vault_id] = secret

    def fetch(self, vault_id: str) -> bytes:
        self.available()
        if vault_id not in self.entries:
            raise KeyringEntryMissingError("weg")
        return self.entries[vault_id]

    def forget(self, vault_id: str) -> None:
        self.entries.pop(vault_id, None)

    waiting = False

    def cancel(self) -> None:
        """Nothing ever waits here."""


@pytest.fixture
def keyring() -> Keyring:
    return Keyring()


@pytest.fixture
def access(tmp_path: Path, keyring: Keyring) -> Callable[..., Access]:
    def made(secrets: Keyring | None = None) -> Access:
        return Access(tmp_path / "kluis", tmp_path / "settings" / "vault.json", secrets or keyring, CHEAP)

    return made


def typed_back(setup: SetUp) -> None:
    first, second = (setup.recovery_groups[index] for index in setup.asked_groups)
    assert setup.confirms(first.lower(), f" {second} ")


def test_first_run_prints_the_sheet_asks_two_groups_and_keeps_the_coalition(
    access: Callable[..., Access],
) -> None:
    way = access()
    assert way.state() is AccessState.NEW
    assert way.keyring_problem() is None
    assert way.weakness("kort") is not None
    assert way.weakness(PASSPHRASE) is None
    setup = way.prepare(PASSPHRASE)
    assert way.state() is AccessState.NEW
    assert len(setup.recovery_lines) == 2
    assert len(setup.recovery_groups) == 8
    first, second = setup.asked_groups
    assert 0 <= first < second < 8
    sheet = setup.recovery_page().plain_text()
    assert all(line in sheet for line in setup.recovery_lines)
    assert setup.recovery_pdf().startswith(b"%PDF-")
    assert not setup.confirms("0000", setup.recovery_groups[second])
    with pytest.raises(VaultError, match="Typ eerst twee groepen"):
        setup.finish(Coalition())
    typed_back(setup)
    with setup.finish(Coalition(place="kamer 2")) as desk:
        assert desk.coalition.place == "kamer 2"
        assert not desk.practice
        desk.cases.add_signal(Signal(due_date=date(2027, 4, 15)), "KT472")
    assert way.state() is AccessState.LOCKED
    assert way.problems() == ()


@pytest.fixture
def code(access: Callable[..., Access]) -> str:
    """A finished store with one case; its recovery code."""
    setup = access().prepare(PASSPHRASE)
    typed_back(setup)
    with setup.finish(Coalition()) as desk:
        desk.cases.add_signal(Signal(due_date=date(2027, 4, 15)), "KT472")
    return " ".join(setup.recovery_lines)


@pytest.mark.usefixtures("code")
def test_the_right_passphrase_opens_and_a_wrong_one_says_so(access: Callable[..., Access]) -> None:
    with pytest.raises(WrongPassphraseError, match="Deze wachtwoordzin klopt niet"):
        access().unlock("paarse olifant fietst hard")
    with access().unlock(PASSPHRASE) as desk:
        assert [case.code for case in desk.cases.all()] == ["KT472"]
        assert desk.check() == []
        assert desk.warnings == ()


def test_a_lost_keyring_entry_is_told_and_the_printed_code_brings_everything_back(
    access: Callable[..., Access], keyring: Keyring, code: str
) -> None:
    keyring.entries.clear()
    with pytest.raises(KeyringEntryMissingError):
        access().unlock(PASSPHRASE)
    with pytest.raises(InvalidInputError):
        access().recover(code[:-1] + ("0" if code[-1] != "0" else "1"), "groene zebra danst morgen")
    with access().recover(code, "groene zebra danst morgen") as desk:
        assert [case.code for case in desk.cases.all()] == ["KT472"]
    with access().unlock("groene zebra danst morgen") as desk:
        assert len(desk.cases.all()) == 1


def test_without_a_keyring_the_passphrase_needs_five_words(access: Callable[..., Access]) -> None:
    way = access(Keyring(KeyringError("Geen sleutelbos.")))
    assert way.keyring_problem() == "Geen sleutelbos."
    assert way.weakness(PASSPHRASE) is not None
    assert way.weakness(FIVE_WORDS) is None
    with pytest.raises(InvalidInputError):
        way.prepare(PASSPHRASE)
    setup = way.prepare(FIVE_WORDS)
    typed_back(setup)
    setup.finish(Coalition()).close()
    with access(Keyring(KeyringError("Geen sleutelbos."))).unlock(FIVE_WORDS) as desk:
        assert desk.cases.all() == ()


def test_an_abandoned_set_up_leaves_nothing(
    access: Callable[..., Access], keyring: Keyring, tmp_path: Path
) -> None:
    access().prepare(PASSPHRASE).abandon()
    assert access().state() is AccessState.NEW
    assert keyring.entries == {}
    assert not [path for path in tmp_path.rglob("*") if path.is_file()]


@pytest.mark.usefixtures("code")
@pytest.mark.parametrize("harm", ["missing", "empty", "plain", "cut"])
def test_a_store_that_is_not_whole_is_damage_and_never_a_reason_to_begin_again(
    access: Callable[..., Access], tmp_path: Path, harm: str
) -> None:
    store = next((tmp_path / "kluis").rglob("store.db"))
    content = store.read_bytes()
    if harm == "missing":
        store.unlink()
    else:
        store.write_bytes({"empty": b"", "plain": b"SQLite format 3\0" + content, "cut": content[:-7]}[harm])
    assert access().state() is AccessState.DAMAGED
    assert len(access().problems()) == 1
    with pytest.raises(DamagedVaultError, match="Zet een reservekopie terug"):
        access().unlock(PASSPHRASE)
    with pytest.raises(VaultError, match="staat al iets"):
        access().prepare(PASSPHRASE)


@pytest.mark.usefixtures("code")
def test_one_lost_copy_of_the_key_file_is_not_damage_and_is_mended(
    access: Callable[..., Access], tmp_path: Path
) -> None:
    second = tmp_path / "settings" / "vault.json"
    second.unlink()
    assert access().state() is AccessState.LOCKED
    access().unlock(PASSPHRASE).close()
    assert second.exists()


@pytest.mark.parametrize(
    "module", ["casusdesk.services.access", "casusdesk.services.desk", "casusdesk.services.cases"]
)
def test_importing_the_door_brings_in_nothing_heavy(module: str) -> None:
    heavy = {
        "sqlmodel",
        "sqlalchemy",
        "reportlab",
        "keyring",
        "cryptography",
        "sqlcipher3",
        "pydantic",
        "PySide6",
    }
    script = f"import sys, {module}; print(*sorted({heavy!r} & sys.modules.keys()))"
    found = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert found.stdout.split() == []
