"""A vault from unlocking to closing, on a real encrypted file."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy.exc import SQLAlchemyError

from casusdesk.errors import InvalidInputError, KeyringEntryMissingError, VaultError, WrongPassphraseError
from casusdesk.store import vault as vaults
from casusdesk.store.slots import SlotName
from casusdesk.store.vault import Vault


def _lines(vault: Vault) -> list[str]:
    with vault.session() as session:
        return list(session.connection().exec_driver_sql("SELECT text FROM line ORDER BY id").scalars())


def _add(vault: Vault, text: str) -> None:
    with vault.session() as session:
        session.connection().exec_driver_sql("INSERT INTO line (text) VALUES (?)", (text,))


def test_what_was_saved_is_there_after_unlocking(made: Any) -> None:
    with made.unlock() as vault:
        assert _lines(vault) == ["een vraag"]
        _add(vault, "nog een")
        assert vault.check(made.steps) == []
        assert vault.warnings == []
    with made.unlock() as vault:
        assert _lines(vault) == ["een vraag", "nog een"]


def test_a_wrong_passphrase_has_its_own_message(made: Any) -> None:
    with pytest.raises(WrongPassphraseError, match=r"Deze wachtwoordzin klopt niet. Let op hoofdletters"):
        made.unlock(passphrase="groene olifant fietst stil")
    made.unlock().close()


def test_a_missing_keyring_entry_is_solved_by_the_recovery_sheet(
    made: Any, memory_keyring: Any, cheap: Any
) -> None:
    memory_keyring.entries.clear()
    with pytest.raises(KeyringEntryMissingError, match="Gebruik je herstelblad"):
        made.unlock()
    vault = vaults.recover(
        made.folder,
        code=made.code.text.lower(),
        new_passphrase="groene walvis danst zacht",
        secrets=made.device,
        settings_copy=made.second,
        cost=cheap,
        steps=made.steps,
    )
    assert _lines(vault) == ["een vraag"]
    vault.close()
    made.unlock(passphrase="groene walvis danst zacht").close()
    with pytest.raises(WrongPassphraseError):
        made.unlock()


def test_another_code_changes_nothing(make: Callable[..., Any], cheap: Any) -> None:
    made, other = make("een"), make("twee")
    before = _snapshot(made.folder)
    with pytest.raises(WrongPassphraseError, match="hoort niet bij deze kluis"):
        vaults.recover(
            made.folder,
            code=other.code.text,
            new_passphrase="groene walvis danst zacht",
            secrets=made.device,
            cost=cheap,
            steps=made.steps,
        )
    assert _snapshot(made.folder) == before


def test_a_code_with_a_typing_error_or_a_weak_passphrase_is_refused_first(made: Any) -> None:
    wrong = ("0" if made.code.text[0] != "0" else "1") + made.code.text[1:]
    with pytest.raises(InvalidInputError, match="Teken 1 van groep 1 op regel 1"):
        vaults.recover(made.folder, code=wrong, new_passphrase="groene walvis danst", secrets=made.device)
    with pytest.raises(InvalidInputError, match="12 tekens"):
        vaults.recover(made.folder, code=made.code.text, new_passphrase="kort", secrets=made.device)


def _snapshot(folder: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_another_keyring_secret_is_not_called_a_wrong_passphrase(made: Any, memory_keyring: Any) -> None:
    (name,) = memory_keyring.entries
    memory_keyring.entries[name] = "00" * 32
    with pytest.raises(VaultError, match=r"andere sleutel dan die van deze kluis. Gebruik je herstelblad"):
        made.unlock()


def test_portable_where_no_keyring_is_usable(make: Callable[..., Any], cheap: Any) -> None:
    made = make(portable=True)
    assert vaults.describe(made.folder).slots == (SlotName.PORTABLE, SlotName.RECOVERY)
    made.unlock().close()
    with pytest.raises(InvalidInputError, match="5 verschillende woorden"):
        vaults.create_vault(
            made.folder.parent / "b", passphrase="een twee drie vier", secrets=None, cost=cheap
        )


def test_a_daily_vault_without_keyring_points_to_the_recovery_sheet(made: Any) -> None:
    with pytest.raises(VaultError, match=r"sleutelbos van een computer. Gebruik je herstelblad"):
        made.unlock(secrets=None)


def test_changing_the_passphrase(made: Any, cheap: Any) -> None:
    new = "groene walvis danst zacht"
    with made.unlock() as vault:
        with pytest.raises(WrongPassphraseError):
            vault.change_passphrase(current="verkeerd", new=new, secrets=made.device, cost=cheap)
        with pytest.raises(InvalidInputError):
            vault.change_passphrase(current=made.passphrase, new="kort", secrets=made.device, cost=cheap)
        vault.change_passphrase(current=made.passphrase, new=new, secrets=made.device, cost=cheap)
    with pytest.raises(WrongPassphraseError):
        made.unlock()
    made.unlock(passphrase=new).close()
    assert made.second.read_bytes() == (made.folder / "vault.json").read_bytes()


def test_waiting_grows_with_wrong_passphrases_and_nothing_is_wiped(made: Any) -> None:
    clock = [1_000_000.0]
    waits = []
    for _ in range(12):
        with pytest.raises(WrongPassphraseError):
            made.unlock(passphrase="fout", now=lambda: clock[0])
        try:
            made.unlock(passphrase=made.passphrase, now=lambda: clock[0]).close()
        except vaults.MustWaitError as error:
            waits.append(error.seconds)
            clock[0] += error.seconds
        else:
            waits.append(0)
            (made.folder / "tries.json").write_text(f'{{"wrong": {len(waits)}, "last": {clock[0]}}}')
    assert waits == [0, 0, 0, 2, 4, 8, 16, 32, 60, 60, 60, 60]
    with made.unlock(now=lambda: clock[0]) as vault:
        assert _lines(vault) == ["een vraag"]
    assert not (made.folder / "tries.json").exists()


@pytest.mark.parametrize(
    "content", ["", "{", "[]", '{"wrong": "x"}', '{"wrong": 5, "last": 1e999}', "9" * 5000]
)
def test_a_spoiled_counter_or_clock_locks_nobody_out(made: Any, content: str) -> None:
    (made.folder / "tries.json").write_text(content)
    made.unlock().close()


def test_a_clock_that_was_set_back_costs_one_wait(made: Any) -> None:
    (made.folder / "tries.json").write_text('{"wrong": 6, "last": 9000000.0}')
    with pytest.raises(vaults.MustWaitError, match="Wacht 8 seconden"):
        made.unlock(now=lambda: 1000.0)
    made.unlock(now=lambda: 1008.0).close()


def test_a_session_is_one_transaction(made: Any) -> None:
    with made.unlock() as vault:
        with pytest.raises(SQLAlchemyError, match="no such table"), vault.session() as session:  # noqa: PT012
            session.connection().exec_driver_sql("INSERT INTO line (text) VALUES ('half')")
            session.connection().exec_driver_sql("INSERT INTO nowhere VALUES (1)")
        assert _lines(vault) == ["een vraag"]
        with (
            pytest.raises(SQLAlchemyError, match="SQL parameters hidden") as failure,
            vault.session() as session,
        ):
            session.connection().exec_driver_sql("INSERT INTO under (line) VALUES (?)", (99,))
        assert "99" not in str(failure.value)


def test_sessions_wait_for_each_other_and_do_not_nest(made: Any) -> None:
    with made.unlock() as vault:
        threads = [threading.Thread(target=_add, args=(vault, f"regel {number}")) for number in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert len(_lines(vault)) == 9
        with vault.session(), pytest.raises(RuntimeError, match="inside a session"), vault.session():
            pass
        assert len(_lines(vault)) == 9
    with pytest.raises(RuntimeError, match="closed"), vault.session():
        pass


def test_a_second_copy_that_cannot_be_written_is_a_warning_and_is_mended_later(made: Any, cheap: Any) -> None:
    new = "groene walvis danst zacht"
    with made.unlock() as vault:
        made.second.unlink()
        made.second.mkdir()
        vault.change_passphrase(current=made.passphrase, new=new, secrets=made.device, cost=cheap)
        assert ["kopie" in warning for warning in vault.warnings] == [True]
    with made.unlock(passphrase=new) as vault:
        assert len(vault.warnings) == 1
    made.second.rmdir()
    with made.unlock(passphrase=new) as vault:
        assert vault.warnings == []
    assert made.second.read_bytes() == (made.folder / "vault.json").read_bytes()


def test_a_recovery_while_it_is_open_elsewhere_changes_nothing(made: Any, cheap: Any) -> None:
    before = (made.folder / "vault.json").read_bytes()
    with made.unlock(), pytest.raises(VaultError, match="al open"):
        vaults.recover(
            made.folder,
            code=made.code.text,
            new_passphrase="groene walvis danst",
            secrets=made.device,
            cost=cheap,
        )
    assert (made.folder / "vault.json").read_bytes() == before
