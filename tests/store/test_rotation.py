"""Another key for the whole store: a new sheet, the same passphrase, and what the old ones still open."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable

import pytest

from casusdesk.errors import (
    CasusdeskError,
    DamagedVaultError,
    KeyringEntryMissingError,
    VaultError,
    WrongPassphraseError,
)
from casusdesk.store import files
from casusdesk.store import vault as vaults
from casusdesk.store.key_file import FORMAT, FORMAT_ROTATING, NAME, Copies, KeyFile, NewerVaultError
from casusdesk.store.keys import KdfCost
from casusdesk.store.rotation import Rotation, rotate
from casusdesk.store.vault import Vault

from .conftest import Made, MemoryKeyring


@pytest.fixture
def begin(cheap: KdfCost) -> Callable[..., Rotation]:
    def begun(vault: Vault, made: Made, passphrase: str | None = None, *, typed: bool = True) -> Rotation:
        rotation = rotate(
            vault, passphrase=passphrase or made.passphrase, secrets=made.device, cost=cheap, steps=made.steps
        )
        if typed:
            assert all(rotation.confirm(group, rotation.recovery.groups[group]) for group in (1, 4))
        return rotation

    return begun


def texts(vault: Vault) -> list[str]:
    with vault.session() as session:
        return list(session.connection().exec_driver_sql("SELECT text FROM line ORDER BY id").scalars())


def write(vault: Vault, text: str) -> None:
    with vault.session() as session:
        session.connection().exec_driver_sql("INSERT INTO line (text) VALUES (?)", (text,))


def recovered(
    made: Made, code: str, cheap: KdfCost, passphrase: str = "vijf nieuwe woorden voor morgen"
) -> Vault:
    return vaults.recover(
        made.folder,
        code=code,
        new_passphrase=passphrase,
        secrets=made.device,
        settings_copy=made.second,
        cost=cheap,
        steps=made.steps,
    )


@pytest.mark.parametrize("portable", [False, True])
def test_a_new_code_the_same_passphrase_and_work_goes_on(
    make: Callable[..., Made], begin: Callable[..., Rotation], cheap: KdfCost, portable: bool
) -> None:
    made = make(portable=portable)
    first_bytes = made.store.read_bytes()
    with made.unlock() as vault:
        rotation = begin(vault, made)
        write(vault, "tussendoor getypt")
        rotation.commit()
        write(vault, "daarna getypt")
        assert vault.warnings == []
        assert vault.check(made.steps) == []
    assert made.store.read_bytes() != first_bytes, "the old generation holds what was typed before"
    assert (made.folder / "gen-0002" / "store.db").read_bytes()[:16] != first_bytes[:16]
    with made.unlock() as vault:
        assert texts(vault) == ["een vraag", "tussendoor getypt", "daarna getypt"]
    with pytest.raises(WrongPassphraseError, match="hoort niet bij deze kluis"):
        recovered(made, made.code.text, cheap)
    with recovered(made, rotation.recovery.text, cheap) as vault:
        assert len(texts(vault)) == 3
    assert json.loads((made.folder / NAME).read_text())["format"] == FORMAT


def test_what_must_be_right_first(made: Made, begin: Callable[..., Rotation]) -> None:
    with made.unlock() as vault:
        before = (made.folder / NAME).read_bytes()
        with pytest.raises(WrongPassphraseError):
            begin(vault, made, "heel iets anders zeg")
        rotation = begin(vault, made, typed=False)
        assert not rotation.confirm(3, "0000")
        with pytest.raises(VaultError, match="Typ eerst twee groepen"):
            rotation.commit()
        assert (made.folder / NAME).read_bytes() == before
        assert [path.name for path in made.folder.glob("gen-*")] == ["gen-0001"]


def test_a_lost_keyring_entry_stops_it_before_anything(
    made: Made, begin: Callable[..., Rotation], memory_keyring: MemoryKeyring
) -> None:
    with made.unlock() as vault:
        before = (made.folder / NAME).read_bytes()
        memory_keyring.entries.clear()
        with pytest.raises(KeyringEntryMissingError):
            begin(vault, made)
        assert (made.folder / NAME).read_bytes() == before
        assert texts(vault) == ["een vraag"]


def test_a_passphrase_changed_in_between_is_not_turned_back(
    made: Made, begin: Callable[..., Rotation], cheap: KdfCost
) -> None:
    with made.unlock() as vault:
        rotation = begin(vault, made)
        vault.change_passphrase(
            current=made.passphrase, new="groene walvis danst zacht", secrets=made.device, cost=cheap
        )
        with pytest.raises(VaultError, match="intussen gewijzigd"):
            rotation.commit()
    assert made.unlock(passphrase="groene walvis danst zacht").close() is None


@pytest.mark.parametrize("at", range(1, 9))
def test_a_disk_that_refuses_leaves_the_old_sheet_or_the_new_one(
    made: Made,
    begin: Callable[..., Rotation],
    cheap: KdfCost,
    monkeypatch: pytest.MonkeyPatch,
    at: int,
) -> None:
    """Whichever durable write is refused: the open store goes on, and the code that is told opens it."""
    with made.unlock() as vault:
        rotation = begin(vault, made)
        real, calls = files.replace_durably, 0

        def refusing(path, content):  # type: ignore[no-untyped-def]
            nonlocal calls
            calls += 1
            if calls == at:
                raise OSError(28, "no room")
            real(path, content)

        monkeypatch.setattr(files, "replace_durably", refusing)
        try:
            rotation.commit()
            renewed = True
        except CasusdeskError:
            renewed = False
        monkeypatch.undo()
        write(vault, "daarna getypt")
        told = list(vault.warnings)
    code = rotation.recovery if renewed else made.code
    assert bool(told) == (renewed and at <= calls)
    assert made.unlock().close() is None
    with recovered(made, code.text, cheap) as vault:
        assert texts(vault) == ["een vraag", "daarna getypt"]


def test_old_backups_open_with_the_code_of_then(
    made: Made, begin: Callable[..., Rotation], cheap: KdfCost
) -> None:
    kept = made.folder.with_name("van-toen")
    shutil.copytree(made.folder, kept)
    with made.unlock() as vault:
        rotation = begin(vault, made)
        rotation.commit()
    old = Made(kept, kept / "nergens.json", made.passphrase, made.code, made.device, made.steps)
    with pytest.raises(WrongPassphraseError):
        recovered(old, rotation.recovery.text, cheap)
    with recovered(old, made.code.text, cheap) as vault:
        assert texts(vault) == ["een vraag"]


def test_the_key_file_under_way(made: Made, begin: Callable[..., Rotation]) -> None:
    """Format 2 is written and read whole, format 1 as it always was; a later one is refused."""
    whole = Copies(made.folder / NAME, None).load()
    assert json.loads(whole.encode())["format"] == FORMAT
    with made.unlock() as vault:
        rotation = begin(vault, made)
        mark = vault.mark
    both = whole.rotating(mark, *rotation._slots)
    assert json.loads(both.encode())["format"] == FORMAT_ROTATING
    assert KeyFile.decode(both.encode()) == both
    assert both.fitting(mark).slots == whole.slots
    assert both.fitting("00" * 16).slots == both.slots
    assert whole.fitting("00" * 16) is whole
    broken = json.loads(both.encode())
    for change in ({"format": 3}, {"former": None}, {"former": {"store": "x", "slots": {}}}):
        body = {**broken, **change}
        del body["checksum"]
        from casusdesk.store.key_file import _checksum

        content = json.dumps({**body, "checksum": _checksum(body)}).encode()
        with pytest.raises((NewerVaultError, DamagedVaultError)):
            KeyFile.decode(content)


def test_the_practice_environment_has_no_key_to_renew(tmp_path, cheap: KdfCost) -> None:  # type: ignore[no-untyped-def]
    with (
        vaults.create_practice_vault(tmp_path / "oefening") as vault,
        pytest.raises(VaultError, match="oefenomgeving"),
    ):
        rotate(vault, passphrase="een twee drie vier vijf", secrets=None, cost=cheap)
