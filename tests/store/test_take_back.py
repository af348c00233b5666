"""What a stand-in hands back becomes the next generation of her vault, or nothing changes (US21)."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from casusdesk.errors import DamagedVaultError, VaultError, WrongPassphraseError
from casusdesk.store import files, generations
from casusdesk.store import vault as vaults
from casusdesk.store.hand_over import FOLDER, hand_over
from casusdesk.store.take_back import take_back
from casusdesk.store.take_over import take_over
from casusdesk.store.vault import Vault

HIS = "groene walvis danst zacht langs zee"
BACK = "weer een andere lange zin terug"


def lines(vault: Vault) -> list[str]:
    with vault.session() as session:
        return list(session.connection().exec_driver_sql("SELECT text FROM line ORDER BY id").scalars())


def add(vault: Vault, text: str) -> None:
    with vault.session() as session:
        session.connection().exec_driver_sql("INSERT INTO line (text) VALUES (?)", (text,))


def send(vault: Vault, stick: Path, passphrase: str, made: Any, cheap: Any) -> None:
    stick.mkdir()
    handed = hand_over(vault, stick, passphrase=passphrase, cost=cheap, steps=made.steps)
    assert all(handed.confirm(group, handed.recovery.groups[group]) for group in (0, 1))
    handed.commit()


def beside(made: Any) -> list[str]:
    return [path.name for path in made.folder.parent.iterdir() if path.name.startswith(".")]


@pytest.fixture
def stick(made: Any, tmp_path: Path, cheap: Any) -> Path:
    """Handed over, worked on elsewhere, and handed back; meanwhile she added a line too."""
    with made.unlock() as vault:
        send(vault, tmp_path / "heen", HIS, made, cheap)
        add(vault, "alleen bij haar")
    with take_over(tmp_path / "heen", tmp_path / "laptop" / "vault", passphrase=HIS, steps=made.steps) as his:
        add(his, "van de vervanger")
        send(his, tmp_path / "terug", BACK, made, cheap)
    return tmp_path / "terug"


def test_it_goes_on_with_what_came_back_and_keeps_what_was(made: Any, stick: Path) -> None:
    with made.unlock() as vault:
        returned = take_back(vault, stick, passphrase=BACK, steps=made.steps)
        assert lines(returned.content) == ["een vraag", "van de vervanger"]
        assert lines(vault) == ["een vraag", "alleen bij haar"]
        returned.commit()
        assert lines(vault) == ["een vraag", "van de vervanger"]
        assert vault.check(made.steps) == []
        add(vault, "en daarna")
    assert beside(made) == []
    with made.unlock() as vault:  # her own passphrase, her own keyring
        assert lines(vault) == ["een vraag", "van de vervanger", "en daarna"]
    assert generations.names(made.folder) == ["gen-0001", "gen-0002"]
    (made.folder / generations.CURRENT).write_text("gen-0001\n")
    with made.unlock() as vault:
        assert lines(vault) == ["een vraag", "alleen bij haar"]


def test_the_printed_code_of_before_opens_it_still(made: Any, stick: Path, cheap: Any) -> None:
    with made.unlock() as vault:
        take_back(vault, stick, passphrase=BACK, steps=made.steps).commit()
    opened = vaults.recover(
        made.folder,
        code=made.code.text,
        new_passphrase="groene walvis danst zacht",
        secrets=made.device,
        cost=cheap,
        steps=made.steps,
    )
    with opened:
        assert lines(opened) == ["een vraag", "van de vervanger"]


def test_looking_alone_changes_nothing(made: Any, stick: Path) -> None:
    with made.unlock() as vault:
        take_back(vault, stick, passphrase=BACK, steps=made.steps).abandon()
        assert lines(vault) == ["een vraag", "alleen bij haar"]
    assert beside(made) == []
    assert generations.names(made.folder) == ["gen-0001"]


def test_a_wrong_passphrase_damage_and_an_empty_folder_change_nothing(
    made: Any, stick: Path, tmp_path: Path
) -> None:
    with made.unlock() as vault:
        with pytest.raises(WrongPassphraseError):
            take_back(vault, stick, passphrase=HIS, steps=made.steps)
        with pytest.raises(VaultError, match="geen waarneming"):
            take_back(vault, tmp_path / "laptop", passphrase=BACK, steps=made.steps)
        store = stick / FOLDER / "gen-0001" / "store.db"
        store.write_bytes(store.read_bytes()[:-1] + b"x")
        with pytest.raises(DamagedVaultError, match="op deze stick is beschadigd"):
            take_back(vault, stick, passphrase=BACK, steps=made.steps)
        add(vault, "gaat gewoon door")
        assert lines(vault)[-1] == "gaat gewoon door"
    assert beside(made) == []
    assert generations.names(made.folder) == ["gen-0001"]


def test_a_disk_that_fails_before_the_flip_leaves_her_where_she_was(
    made: Any, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with made.unlock() as vault:
        returned = take_back(vault, stick, passphrase=BACK, steps=made.steps)

        def full(*_: object) -> None:
            raise OSError(28, "No space left on device")

        with monkeypatch.context() as patch:
            patch.setattr(files, "replace_durably", full)
            with pytest.raises(VaultError, match="De schijf is vol"):
                returned.commit()
        add(vault, "gaat gewoon door")
        returned.abandon()
    with made.unlock() as vault:
        assert lines(vault) == ["een vraag", "alleen bij haar", "gaat gewoon door"]
    assert beside(made) == []


def test_a_disk_that_fails_right_after_the_flip_loses_no_line_either(
    made: Any, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with made.unlock() as vault:
        returned = take_back(vault, stick, passphrase=BACK, steps=made.steps)
        replace = files.replace_durably

        def late(path: Path, content: bytes) -> None:
            replace(path, content)
            raise OSError(5, "Input/output error")

        with monkeypatch.context() as patch:
            patch.setattr(files, "replace_durably", late)
            with pytest.raises(VaultError, match="De schijf geeft een fout"):
                returned.commit()
        add(vault, "na de fout")
        returned.abandon()
    with made.unlock() as vault:
        assert lines(vault) == ["een vraag", "van de vervanger", "na de fout"]


def test_the_practice_cases_take_nothing_back(made: Any, stick: Path, tmp_path: Path) -> None:
    practice = vaults.create_practice_vault(tmp_path / "oefening", steps=made.steps)
    with practice, pytest.raises(VaultError, match="oefenomgeving"):
        take_back(practice, stick, passphrase=BACK, steps=made.steps)
