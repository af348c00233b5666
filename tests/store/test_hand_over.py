"""The store of a project leader on leave, on a stick and on the laptop of the stand-in (US21)."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from casusdesk.errors import DamagedVaultError, InvalidInputError, VaultError, WrongPassphraseError
from casusdesk.store import files, generations
from casusdesk.store import vault as vaults
from casusdesk.store.connection import open_connection
from casusdesk.store.hand_over import FOLDER, HandOver, hand_over
from casusdesk.store.key_file import NAME, Copies
from casusdesk.store.migrations import Step
from casusdesk.store.slots import SlotName
from casusdesk.store.take_over import take_over
from casusdesk.store.vault import Vault

HIS = "groene walvis danst zacht langs zee"
MARKER = "Zeldzaamkenmerk"


def confirmed(made: HandOver) -> None:
    """Type two groups back, and give the folder its name."""
    assert made.confirm(0, made.recovery.groups[0])
    assert made.confirm(7, made.recovery.groups[7].lower())
    made.commit()


def snapshot(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def rows(vault: Vault) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table, as it stands in the file."""
    with vault.copying() as connection:
        tables = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type='table'")]
        return {name: sorted(connection.execute(f'SELECT * FROM "{name}"'), key=repr) for name in tables}


def say(vault: Vault, *statements: str) -> None:
    with vault.session() as session:
        for statement in statements:
            session.connection().exec_driver_sql(statement)


@pytest.fixture
def hers(made: Any, stick: Path, cheap: Any) -> Any:
    """Her vault with some lines, handed over on the stick."""
    with made.unlock() as vault:
        say(
            vault,
            f"INSERT INTO line (text) VALUES ('{MARKER} een'), ('weg'), ('é ''ü')",
            "INSERT INTO under (line) VALUES (1), (2)",
            "DELETE FROM line WHERE text = 'weg'",
        )
        confirmed(hand_over(vault, stick, passphrase=HIS, cost=cheap, steps=made.steps))
    return made


def laptop(tmp_path: Path, stick: Path, steps: Any, *, passphrase: str = HIS) -> Vault:
    """On another computer."""
    return take_over(
        stick,
        tmp_path / "laptop" / "vault",
        tmp_path / "laptop" / "settings" / "vault.json",
        passphrase=passphrase,
        steps=steps,
    )


def test_everything_opens_there_with_his_passphrase_alone(tmp_path: Path, hers: Any, stick: Path) -> None:
    with hers.unlock() as vault:
        kept = rows(vault)
    assert kept["line"], "nothing to compare"
    with laptop(tmp_path, stick, hers.steps) as vault:
        assert rows(vault) == kept
        assert vault.check(hers.steps) == []
        assert vault.warnings == []
    again = vaults.unlock(tmp_path / "laptop" / "vault", passphrase=HIS, secrets=None, steps=hers.steps)
    with again:
        assert rows(again) == kept


def test_neither_passphrase_opens_the_other(tmp_path: Path, hers: Any, stick: Path) -> None:
    with pytest.raises(WrongPassphraseError, match=r"Deze wachtwoordzin klopt niet. Let op hoofdletters"):
        laptop(tmp_path, stick, hers.steps, passphrase=hers.passphrase)
    with pytest.raises(WrongPassphraseError):
        hers.unlock(passphrase=HIS)
    hers.unlock().close()
    assert not (tmp_path / "laptop").exists()


def test_another_id_another_key_another_salt_and_other_slots(
    hers: Any, stick: Path, memory_keyring: Any
) -> None:
    own, sent = (Copies(folder / NAME, None).load() for folder in (hers.folder, stick / FOLDER))
    assert own.vault_id != sent.vault_id
    assert set(sent.slots) == {SlotName.PORTABLE, SlotName.RECOVERY}
    assert {slot.wrapped for slot in own.slots.values()}.isdisjoint(s.wrapped for s in sent.slots.values())
    store = stick / FOLDER / "gen-0001" / "store.db"
    assert store.read_bytes()[:16] != hers.store.read_bytes()[:16]
    with hers.unlock() as vault, pytest.raises(DamagedVaultError):
        open_connection(store, vault._key)
    assert len(memory_keyring.entries) == 1  # hers; nothing of his is kept here


def test_nothing_on_the_stick_can_be_read_and_the_names_say_nothing(hers: Any, stick: Path) -> None:
    found = snapshot(stick)
    assert set(found) == {
        f"{FOLDER}/{NAME}",
        f"{FOLDER}/CURRENT",
        f"{FOLDER}/gen-0001/store.db",
    }
    for content in found.values():
        for encoding in ("utf-8", "utf-16-le"):
            assert MARKER.encode(encoding) not in content
        assert b"CREATE TABLE" not in content
        assert HIS.encode() not in content
    for path in stick.rglob("*"):
        assert path.stat().st_mode & 0o077 == 0
    assert {path.name for path in hers.folder.parent.iterdir()} == {"kluis", "settings", "stick"}


def test_the_copy_is_packed_anew(made: Any, stick: Path, cheap: Any) -> None:
    with made.unlock() as vault:
        say(vault, *("INSERT INTO line (text) VALUES (hex(randomblob(2000)))" for _ in range(40)))
        say(vault, "DELETE FROM line WHERE id > 1")
        confirmed(hand_over(vault, stick, passphrase=HIS, cost=cheap, steps=made.steps))
    assert (stick / FOLDER / "gen-0001" / "store.db").stat().st_size < made.store.stat().st_size


def test_the_new_sheet_opens_what_was_taken_over_and_hers_does_not(
    tmp_path: Path, made: Any, stick: Path, cheap: Any, device: Any
) -> None:
    with made.unlock() as vault:
        handed = hand_over(vault, stick, passphrase=HIS, cost=cheap, steps=made.steps)
        confirmed(handed)
    laptop(tmp_path, stick, made.steps).close()
    arguments = {"new_passphrase": "weer een heel nieuwe zin hier", "secrets": None, "cost": cheap}
    place = tmp_path / "laptop" / "vault"
    with pytest.raises(WrongPassphraseError, match="hoort niet bij deze kluis"):
        vaults.recover(place, code=made.code.text, steps=made.steps, **arguments)
    vaults.recover(place, code=handed.recovery.text, steps=made.steps, **arguments).close()


def test_a_passphrase_of_less_than_five_words_is_refused_first(made: Any, stick: Path) -> None:
    with made.unlock() as vault, pytest.raises(InvalidInputError, match="5 verschillende woorden"):
        hand_over(vault, stick, passphrase="vier woorden lange zin", steps=made.steps)
    assert list(stick.iterdir()) == []


def test_before_two_groups_are_typed_back_there_is_no_copy(made: Any, stick: Path, cheap: Any) -> None:
    with made.unlock() as vault:
        handed = hand_over(vault, stick, passphrase=HIS, cost=cheap, steps=made.steps)
        handed.confirm(3, handed.recovery.groups[3])
        with pytest.raises(VaultError, match="Typ eerst twee groepen"):
            handed.commit()
        assert not (stick / FOLDER).exists()
        handed.abandon()
    assert list(stick.iterdir()) == []


def test_one_that_was_cut_off_is_cleared_by_the_next(made: Any, stick: Path, cheap: Any) -> None:
    with made.unlock() as vault:
        hand_over(vault, stick, passphrase=HIS, cost=cheap, steps=made.steps)
        (made.folder.parent / ".kluis.out-abc").mkdir()
        (made.folder.parent / ".kluis.out-abc" / "store.db").write_bytes(b"rest")
        confirmed(hand_over(vault, stick, passphrase=HIS, cost=cheap, steps=made.steps))
    assert [path.name for path in stick.iterdir()] == [FOLDER]
    assert not list(made.folder.parent.glob(".kluis.out-*"))


@pytest.mark.parametrize("what", ["folder", "file", "link"])
def test_what_is_in_the_way_stays_as_it_is(made: Any, stick: Path, cheap: Any, what: str) -> None:
    place = stick / FOLDER
    if what == "folder":
        place.mkdir()
    elif what == "file":
        place.write_text("van iemand anders")
    else:
        place.symlink_to(stick / "nergens")
    with made.unlock() as vault, pytest.raises(VaultError, match="al een map casusdesk-waarneming"):
        hand_over(vault, stick, passphrase=HIS, cost=cheap, steps=made.steps)
    assert [path.name for path in stick.iterdir()] == [FOLDER]


def test_what_came_in_the_way_meanwhile_too(made: Any, stick: Path, cheap: Any) -> None:
    with made.unlock() as vault:
        handed = hand_over(vault, stick, passphrase=HIS, cost=cheap, steps=made.steps)
        (stick / FOLDER).mkdir()
        with pytest.raises(VaultError, match="al een map"):
            confirmed(handed)
        handed.abandon()
    assert [path.name for path in stick.iterdir()] == [FOLDER]


def test_a_stick_that_was_pulled_out_is_said(made: Any, stick: Path, cheap: Any) -> None:
    with made.unlock() as vault:
        handed = hand_over(vault, stick, passphrase=HIS, cost=cheap, steps=made.steps)
        shutil.rmtree(stick)
        with pytest.raises(VaultError, match="Steek de stick er weer in"):
            confirmed(handed)
        with pytest.raises(VaultError, match="Steek de stick er weer in"):
            hand_over(vault, stick, passphrase=HIS, cost=cheap, steps=made.steps)
        handed.abandon()


def test_not_inside_the_vault_itself_and_not_the_practice_cases(made: Any, tmp_path: Path) -> None:
    with made.unlock() as vault, pytest.raises(VaultError, match="buiten de kluis"):
        hand_over(vault, made.folder / "gen-0001", passphrase=HIS, steps=made.steps)
    practice = vaults.create_practice_vault(tmp_path / "oefening", steps=made.steps)
    with practice, pytest.raises(VaultError, match="oefenomgeving kun je niet overdragen"):
        hand_over(practice, tmp_path, passphrase=HIS, steps=made.steps)


def test_a_store_that_is_not_sound_is_not_handed_on(made: Any, stick: Path, cheap: Any) -> None:
    with made.unlock() as vault:
        say(vault, "PRAGMA foreign_keys")  # a transaction of its own; then one row that points at nothing
        with vault.mending() as connection:
            connection.execute("PRAGMA foreign_keys = OFF")
            connection.execute("INSERT INTO under (line) VALUES (99)")
            connection.execute("PRAGMA foreign_keys = ON")
        with pytest.raises(DamagedVaultError, match="verwijzen naar iets dat er niet meer is: 1"):
            hand_over(vault, stick, passphrase=HIS, cost=cheap, steps=made.steps)
    assert list(stick.iterdir()) == []


_ON_A_SMALL_STICK = """
import sys
from pathlib import Path
from casusdesk.errors import VaultError
from casusdesk.store.hand_over import hand_over
from casusdesk.store.keys import KdfCost, RawKey
from casusdesk.store.key_access import KeyAccess
from casusdesk.store.key_file import NAME, Copies
from casusdesk.store import vault as vaults
folder, stick = map(Path, sys.argv[1:])
cheap = KdfCost(64, 1, 1)
new = vaults.create_vault(folder, passphrase="een twee drie vier vijf", secrets=None, cost=cheap)
vault = [new.confirm(n, new.recovery.groups[n]) for n in (1, 2)] and new.commit()
before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
try:
    hand_over(vault, stick, passphrase="zes zeven acht negen tien", cost=cheap)
except VaultError as error:
    print(error)
print(sorted(path.name for path in stick.iterdir()))
print({path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before)
vault.close()
print([path.name for path in folder.parent.iterdir() if path not in (folder, stick)])
"""


def _small_stick(tmp_path: Path, mount: str) -> list[str]:
    """What is said with a stick that `mount` made, in a name space where we may mount."""
    if sys.platform != "linux" or subprocess.run(["unshare", "-rm", "true"], check=False).returncode:
        pytest.skip("no name spaces here")
    (tmp_path / "a").mkdir()
    stick = tmp_path / "b"
    stick.mkdir()
    script = f'set -e; {mount}; exec "$0" -c "$1" "$2" "$3"'
    words = ["sh", "-c", script, sys.executable, _ON_A_SMALL_STICK, str(tmp_path / "a" / "kluis"), str(stick)]
    done = subprocess.run(["unshare", "-rm", *words], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


@pytest.mark.parametrize(
    ("mount", "sentence"),
    [
        ('mount -t tmpfs -o size=64k none "$3"', "Op de stick of in de map is te weinig ruimte."),
        ('mount -t tmpfs -o ro none "$3"', "In deze map kan niet worden geschreven."),
    ],
    ids=["full", "read only"],
)
def test_a_stick_that_does_not_take_it_holds_nothing_and_her_store_is_as_it_was(
    tmp_path: Path, mount: str, sentence: str
) -> None:
    said, left, untouched, beside = _small_stick(tmp_path, mount)
    assert said.startswith(sentence)
    assert (left, untouched, beside) == ("[]", "True", "[]")


def test_a_laptop_that_is_too_full_is_told_before_anything(
    made: Any, stick: Path, cheap: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    usage = shutil.disk_usage(stick)
    monkeypatch.setattr(shutil, "disk_usage", lambda _path: usage._replace(free=4096))
    with made.unlock() as vault, pytest.raises(VaultError, match=r"De schijf is vol. Maak ruimte vrij"):
        hand_over(vault, stick, passphrase=HIS, cost=cheap, steps=made.steps)
    assert list(stick.iterdir()) == []


def test_a_spoiled_byte_on_the_stick_is_seen_before_the_name_is_given(
    made: Any, stick: Path, cheap: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A stick that writes something else than it was given, as worn ones do."""
    copy = shutil.copyfileobj

    def worn(source: Any, target: Any, length: int) -> None:
        copy(source, target, length)
        target.seek(-1, 2)
        target.write(b"\0" if source.seek(-1, 2) is not None and source.read(1) != b"\0" else b"\1")

    monkeypatch.setattr(shutil, "copyfileobj", worn)
    with made.unlock() as vault, pytest.raises(VaultError, match="Neem een andere stick"):
        hand_over(vault, stick, passphrase=HIS, cost=cheap, steps=made.steps)
    assert list(stick.iterdir()) == []


def test_the_stick_is_left_as_it_is_and_the_folder_itself_may_be_chosen(
    tmp_path: Path, hers: Any, stick: Path
) -> None:
    before = snapshot(stick)
    laptop(tmp_path, stick / FOLDER, hers.steps).close()
    assert snapshot(stick) == before
    place = tmp_path / "laptop" / "vault"
    assert all(p.stat().st_mode & 0o777 == (0o700 if p.is_dir() else 0o600) for p in place.rglob("*"))
    assert place.stat().st_mode & 0o777 == 0o700
    second = tmp_path / "laptop" / "settings" / "vault.json"
    assert second.read_bytes() == (place / NAME).read_bytes()


def test_a_vault_or_anything_else_there_is_never_overwritten(
    tmp_path: Path, hers: Any, stick: Path, make: Callable[..., Any]
) -> None:
    other = make("andere")
    before = snapshot(other.folder)
    with pytest.raises(VaultError, match="staat al iets"):
        take_over(stick, other.folder, passphrase=HIS, steps=hers.steps)
    assert snapshot(other.folder) == before
    other.unlock().close()


@pytest.mark.parametrize(
    "harm", ["key file", "key file gone", "flipped", "cut", "empty", "plain", "gone", "CURRENT"]
)
def test_a_damaged_stick_is_refused_and_nothing_is_made(
    tmp_path: Path, hers: Any, stick: Path, harm: str
) -> None:
    handed = stick / FOLDER
    store = handed / "gen-0001" / "store.db"
    content = store.read_bytes()
    middle = len(content) // 2
    if harm == "key file":
        (handed / NAME).write_bytes((handed / NAME).read_bytes().replace(b'"portable"', b'"portabel"'))
    elif harm == "key file gone":
        (handed / NAME).unlink()
    elif harm == "gone":
        store.unlink()
    elif harm == "CURRENT":
        (handed / "CURRENT").write_text("../../elders")
        (handed / "gen-0002").mkdir()
    else:
        store.write_bytes(
            {
                "flipped": content[:middle] + bytes([content[middle] ^ 1]) + content[middle + 1 :],
                "cut": content[:-7],
                "empty": b"",
                "plain": b"SQLite format 3\0" + content[16:],
            }[harm]
        )
    with pytest.raises(DamagedVaultError, match="De waarneming op deze stick is beschadigd"):
        laptop(tmp_path, stick, hers.steps)
    assert not (tmp_path / "laptop").exists() or not list((tmp_path / "laptop").iterdir())


def test_a_link_or_a_left_journal_is_no_hand_over(tmp_path: Path, hers: Any, stick: Path) -> None:
    store = stick / FOLDER / "gen-0001" / "store.db"
    journal = store.with_name("store.db-journal")
    journal.write_bytes(b"x")
    with pytest.raises(DamagedVaultError):
        laptop(tmp_path, stick, hers.steps)
    journal.unlink()
    store.rename(tmp_path / "elders.db")
    store.symlink_to(tmp_path / "elders.db")
    with pytest.raises(DamagedVaultError):
        laptop(tmp_path, stick, hers.steps)


def test_the_store_of_another_hand_over_under_this_key_is_refused(
    tmp_path: Path, hers: Any, stick: Path, cheap: Any
) -> None:
    other = tmp_path / "andere stick"
    other.mkdir()
    with hers.unlock() as vault:
        confirmed(hand_over(vault, other, passphrase=HIS, cost=cheap, steps=hers.steps))
    ids = {Copies(folder / FOLDER / NAME, None).load().vault_id for folder in (stick, other)}
    assert len(ids) == 2
    shutil.copyfile(other / FOLDER / "gen-0001" / "store.db", stick / FOLDER / "gen-0001" / "store.db")
    with pytest.raises(DamagedVaultError):
        laptop(tmp_path, stick, hers.steps)


def test_an_empty_stick_and_her_own_vault_are_no_hand_over(tmp_path: Path, made: Any, stick: Path) -> None:
    with pytest.raises(VaultError, match=r"geen waarneming. Kies op de stick"):
        laptop(tmp_path, stick, made.steps)
    with pytest.raises(VaultError, match="hoort bij een computer"):
        take_over(made.folder, tmp_path / "laptop" / "vault", passphrase=HIS, steps=made.steps)


def test_an_older_store_is_brought_up_to_date_and_a_newer_one_refused(
    tmp_path: Path, hers: Any, stick: Path, cheap: Any
) -> None:
    newer = (*hers.steps, Step(2, lambda connection: None))
    with laptop(tmp_path, stick, newer) as vault:
        assert vault.check(newer) == []
    with take_over(stick, tmp_path / "derde" / "vault", passphrase=HIS, steps=newer) as vault:
        again = tmp_path / "stick2"
        again.mkdir()
        confirmed(hand_over(vault, again, passphrase=HIS, cost=cheap, steps=newer))
    with pytest.raises(vaults.NewerVaultError, match="nieuwere versie"):
        take_over(again, tmp_path / "vierde" / "vault", passphrase=HIS, steps=hers.steps)
    assert not (tmp_path / "vierde" / "vault").exists()


def test_a_laptop_that_is_full_keeps_nothing_half(
    tmp_path: Path, hers: Any, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(files, "sync_file", full)
    with pytest.raises(VaultError, match="De schijf is vol"):
        laptop(tmp_path, stick, hers.steps)
    assert list((tmp_path / "laptop").iterdir()) == []


def test_attaching_stays_refused_while_a_copy_is_made(made: Any) -> None:
    with made.unlock() as vault, vault.copying() as connection:
        with pytest.raises(Exception, match=r"not authorized|authorization denied"):
            connection.execute("ATTACH ':memory:' AS elsewhere")
        assert generations.row_counts(connection) == {"line": 1, "under": 0}
