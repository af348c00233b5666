"""Making a vault: only whole, only in an empty place, only after the recovery code is typed back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from casusdesk.errors import VaultError
from casusdesk.store import vault as vaults
from casusdesk.store.migrations import Step


def _snapshot(folder: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_set_up_goes_on_only_after_two_groups(tmp_path: Path, device: Any, cheap: Any, steps: Any) -> None:
    place = tmp_path / "kluis"
    place.mkdir()
    new = vaults.create_vault(
        place, passphrase="paarse olifant fietst stil", secrets=device, cost=cheap, steps=steps
    )
    groups = new.recovery.groups
    assert new.confirm(0, groups[0])
    assert new.confirm(0, groups[0])
    assert not new.confirm(1, groups[0] + "X")
    with pytest.raises(VaultError, match="twee groepen"):
        new.commit()
    assert not vaults.exists(place)
    assert new.confirm(7, groups[7])
    new.commit().close()
    assert vaults.exists(place)


def test_an_abandoned_set_up_leaves_nothing(
    tmp_path: Path, device: Any, memory_keyring: Any, cheap: Any, steps: Any
) -> None:
    new = vaults.create_vault(
        tmp_path / "kluis", passphrase="paarse olifant fietst", secrets=device, cost=cheap, steps=steps
    )
    new.abandon()
    assert list(tmp_path.iterdir()) == []
    assert memory_keyring.entries == {}


def test_a_set_up_that_was_cut_off_is_cleared_by_the_next(
    tmp_path: Path, device: Any, memory_keyring: Any, cheap: Any, steps: Any
) -> None:
    arguments = {"passphrase": "paarse olifant fietst", "secrets": device, "cost": cheap, "steps": steps}
    first = vaults.create_vault(tmp_path / "kluis", **arguments)
    second = vaults.create_vault(tmp_path / "kluis", **arguments)
    assert len(list(tmp_path.iterdir())) == 1
    assert len(memory_keyring.entries) == 1
    assert all(first.confirm(group, first.recovery.groups[group]) for group in (0, 1))
    with pytest.raises(VaultError, match="weggehaald, misschien door een ander venster"):
        first.commit()
    second.abandon()


def test_a_vault_or_what_is_left_of_one_is_never_overwritten(made: Any, cheap: Any) -> None:
    (made.folder / "vault.json").unlink()
    before = _snapshot(made.folder)
    for place in (made.folder, made.second):
        with pytest.raises(VaultError, match="Kies een lege map"):
            vaults.create_vault(
                place, passphrase="paarse olifant fietst", secrets=made.device, cost=cheap, steps=made.steps
            )
    assert _snapshot(made.folder) == before


def test_a_new_vault_keeps_the_second_key_file_of_another(
    make: Callable[..., Any], device: Any, cheap: Any, steps: Any
) -> None:
    old = make("oud")
    new = vaults.create_vault(
        old.folder.parent / "nieuw",
        old.second,
        passphrase="paarse olifant fietst",
        secrets=device,
        cost=cheap,
        steps=steps,
    )
    for group in (0, 1):
        new.confirm(group, new.recovery.groups[group])
    new.commit().close()
    (old.folder / "vault.json").unlink()
    (kept,) = old.second.parent.glob("oud-*.json")
    old.unlock(settings_copy=kept).close()


def test_no_vault_is_no_reason_to_make_one(tmp_path: Path, device: Any) -> None:
    for folder in (tmp_path / "leeg", tmp_path):
        with pytest.raises(VaultError, match="nog geen kluis"):
            vaults.unlock(folder, passphrase="x", secrets=device)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["map met spaties", "100% #1?", "Zoë – «é»", "a" * 120])
def test_the_folder_may_have_any_name(tmp_path: Path, device: Any, cheap: Any, steps: Any, name: str) -> None:
    new = vaults.create_vault(
        tmp_path / name / "kluis", passphrase="paarse olifant fietst", secrets=device, cost=cheap, steps=steps
    )
    for group in (0, 1):
        new.confirm(group, new.recovery.groups[group])
    new.commit().close()
    longer = (*steps, Step(2, lambda connection: None))
    vaults.unlock(
        tmp_path / name / "kluis", passphrase="paarse olifant fietst", secrets=device, steps=longer
    ).close()
    assert (tmp_path / name / "kluis" / "CURRENT").read_text() == "gen-0002\n"
