"""What the store does to its files, each as one operation that can be killed or failed at any system call.

Afterwards the vault is opened as the program opens it, and must hold the state of before or after, whole.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any

from numbered import AT, CASES, CHEAP, FIVE_WORDS, Numbered, code_of, judge, newest, numbered_vault, save
from traced import Said

from casusdesk.errors import CasusdeskError
from casusdesk.store import generations
from casusdesk.store import vault as vaults
from casusdesk.store.backup_make import make_backup
from casusdesk.store.cases import CaseStore
from casusdesk.store.hand_over import hand_over
from casusdesk.store.opened import Vault
from casusdesk.store.renewing import purge
from casusdesk.store.restore import bring
from casusdesk.store.take_back import take_back

GOLDEN = Path(__file__).resolve().parent.parent / "golden" / "vault_schema_3"
BEFORE, LATER = 2 * CASES, 3 * CASES
HIS = "zes zeven acht negen tien"
_OWN = frozenset({"store_state", "store_settings", "drafts", "purged", "audit"})
State = tuple[int, frozenset[str]]
"""The number that was saved last, and the codes of the cases there are."""


@dataclass(frozen=True, slots=True)
class Operation:
    """`make` fills an empty folder; `begin` opens what is there and hands over what is done.

    `judged` says "old", "new" or what is wrong, of the vault as it is found afterwards.
    """

    name: str
    make: Callable[[Path], Numbered]
    begin: Callable[[Numbered], Callable[[Said], None]]
    judged: Callable[[Numbered, Said], str]


def _attempt(said: Said, act: Callable[[], object]) -> bool:
    """Whether it succeeded; an expected problem is told, anything else is a bug and goes through."""
    try:
        act()
    except CasusdeskError as error:
        said.setdefault("messages", []).append(str(error))
        return False
    return True


# --- a save ---------------------------------------------------------------------------------------------


def _saving(store: Numbered) -> Callable[[Said], None]:
    vault = store.open()

    def operation(said: Said) -> None:
        for _ in range(2):  # what was typed is still in the form: once more
            if _attempt(said, lambda: save(vault, BEFORE + 1)):
                said["done"] = True
                break
        vault.close()

    return operation


def _judge_save(store: Numbered, said: Said) -> str:
    with store.open() as vault:
        last = BEFORE + 1 if said.get("done") else BEFORE
        judged = judge(vault, last, BEFORE + 1)
        if not judged.good:
            return f"{judged.lost} kwijt, {judged.partial} half"
        return "new" if newest(vault) > BEFORE else "old"


# --- what builds another generation ---------------------------------------------------------------------


def _renewing(act: Callable[[Vault, Numbered], object]) -> Callable[[Numbered], Callable[[Said], None]]:
    """The operation, and after a failure a save in the same vault: it must go on with what it had."""

    def begin(store: Numbered) -> Callable[[Said], None]:
        vault = store.open()

        def operation(said: Said) -> None:
            if _attempt(said, lambda: act(vault, store)):
                said["done"] = True
            elif vault.is_open:
                _attempt(said, lambda: _save_one_more(vault, said))
            vault.close()

        return operation

    return begin


def _save_one_more(vault: Vault, said: Said) -> None:
    number = newest(vault) + 1
    save(vault, number)
    said["saved"] = number


def _judge_renewed(old: State, new: State) -> Callable[[Numbered, Said], str]:
    def judged(store: Numbered, said: Said) -> str:
        states = (("new", new),) if said.get("done") else (("old", old), ("new", new))
        with store.open() as vault:
            codes = frozenset(case.code for case in CaseStore(vault).listed())
            for word, (number, there) in states:
                last = said.get("saved", number)
                if last > number + 1 or not there <= codes <= there | {code_of(last)}:
                    continue
                if newest(vault) == last and judge(vault, last, last, there).good:
                    return word
            return f"nummer {newest(vault)}, {len(codes)} casussen"

    return judged


_ALL = frozenset(code_of(number) for number in range(CASES))
_WIPED = code_of(3)


def _made(home: Path) -> Numbered:
    return numbered_vault(home, BEFORE)


def _made_with_backup(home: Path) -> Numbered:
    store = numbered_vault(home, BEFORE)
    with store.open() as vault:
        make_backup(vault, AT)
        for number in range(BEFORE + 1, LATER + 1):
            save(vault, number)
    return store


def _made_with_stick(home: Path) -> Numbered:
    store = numbered_vault(home, BEFORE)
    (home / "stick").mkdir()
    with store.open() as vault:
        handed = hand_over(vault, home / "stick", passphrase=HIS, cost=CHEAP)
        assert all(handed.confirm(group, handed.recovery.groups[group]) for group in (0, 1))
        handed.commit()
        for number in range(BEFORE + 1, LATER + 1):
            save(vault, number)
    return store


def _restore(vault: Vault, store: Numbered) -> None:
    (backup,) = (store.folder / "backups").glob("*.tar")
    brought = bring(vault, backup)
    try:
        brought.commit()
    finally:
        brought.abandon()


def _take_back(vault: Vault, store: Numbered) -> None:
    returned = take_back(vault, store.folder.parent / "stick", passphrase=HIS)
    try:
        returned.commit()
    finally:
        returned.abandon()


# --- a migration ----------------------------------------------------------------------------------------


def _made_old(home: Path) -> Numbered:
    """The golden store of schema 3; its key comes from opening a copy."""
    shutil.copytree(GOLDEN, home / "kopie")
    with vaults.unlock(home / "kopie", passphrase=FIVE_WORDS, secrets=None) as vault:
        key = vault.key
    shutil.rmtree(home / "kopie")
    shutil.copytree(GOLDEN, home / "kluis")
    (home / "instellingen").mkdir()
    return Numbered(home / "kluis", home / "instellingen" / "vault.json", key)


def _migrating(store: Numbered) -> Callable[[Said], None]:
    def operation(said: Said) -> None:
        opened: list[Vault] = []
        if _attempt(said, lambda: opened.append(store.open())):
            said["done"] = True
            opened[0].close()

    return operation


def _judge_migrated(store: Numbered, said: Said) -> str:
    flipped = len(generations.names(store.folder)) > 1
    with store.open() as vault:
        if vault.check():
            return "controle van de inhoud"
        if content(vault) != _EXPECTED.setdefault("content", content(vault)):
            return "andere inhoud"
    return "new" if flipped else "gedaan en toch oud" if said.get("done") else "old"


_EXPECTED: dict[str, str] = {}
"""What the untouched golden store holds once it is migrated; the first judged is the untouched one."""


def content(vault: Vault) -> str:
    """One figure over every row of what users put in; not of the tables about the store itself."""
    total = sha256()
    with vault.copying() as connection:
        for table in sorted(set(generations.row_counts(connection)) - _OWN):
            rows: list[Any] = connection.execute(f'SELECT * FROM "{table}"').fetchall()
            total.update(f"{table}{sorted(map(repr, rows))}".encode())
    return total.hexdigest()


OPERATIONS = (
    Operation("bewaren", _made, _saving, _judge_save),
    Operation(
        "terugzetten",
        _made_with_backup,
        _renewing(_restore),
        _judge_renewed((LATER, _ALL), (BEFORE, _ALL)),
    ),
    Operation(
        "wissen",
        _made,
        _renewing(lambda vault, _: purge(vault, [_WIPED], date(2027, 1, 5))),
        _judge_renewed((BEFORE, _ALL), (BEFORE, _ALL - {_WIPED})),
    ),
    Operation("migreren", _made_old, _migrating, _judge_migrated),
    Operation(
        "terugnemen",
        _made_with_stick,
        _renewing(_take_back),
        _judge_renewed((LATER, _ALL), (BEFORE, _ALL)),
    ),
    Operation(
        "reservekopie",
        _made,
        _renewing(lambda vault, _: make_backup(vault, AT)),
        _judge_renewed((BEFORE, _ALL), (BEFORE, _ALL)),
    ),
)


def moved(store: Numbered, template: Path, place: Path) -> Numbered:
    """The same vault, in the copy of its folder at `place`."""
    return replace(
        store,
        folder=place / store.folder.relative_to(template),
        second=place / store.second.relative_to(template),
    )
