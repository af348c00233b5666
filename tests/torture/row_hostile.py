"""Hostile backups, lists and key files by the hundred thousand: refused in a sentence, or read as is."""

from __future__ import annotations

import csv
import json
import shutil
import tarfile
import tempfile
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import date
from functools import partial
from itertools import count as numbers
from pathlib import Path

import hostile_csv
import hostile_json
import hostile_tar
from full_store import CHEAP, FIVE_WORDS, quick_folder
from hostile_work import Kind, faults, read_all
from rows import Outcome, Row, Scale

from casusdesk.domain.catalog import Catalog, load_catalog
from casusdesk.domain.contact_columns import Column
from casusdesk.domain.contact_import import Reading, plan_import
from casusdesk.errors import CasusdeskError
from casusdesk.paths import resource
from casusdesk.services.case_files import read_cases
from casusdesk.services.contact_files import read_sheet
from casusdesk.store import vault as vaults
from casusdesk.store.attempts import Attempts
from casusdesk.store.backup_file import open_backup
from casusdesk.store.key_access import KeyAccess
from casusdesk.store.key_file import NAME, Copies, KeyFile
from casusdesk.store.keys import RawKey
from casusdesk.store.recovery_code import RecoveryCode
from casusdesk.store.slots import SlotName, portable_slot, recovery_slot

FULL = 100_000
_ON = date(2027, 1, 14)
_DEAR_KIB = 64 * 1024
"""Memory times passes of a derivation that is allowed but not waited for here."""


def _run(scale: Scale) -> Outcome:
    home = Path(tempfile.mkdtemp(prefix="torture-hostile-", dir=quick_folder()))
    try:
        kinds = _kinds(home)
        totals = {name: scale.of(FULL // (2 if name.startswith("csv") else 1), 1000) for name in kinds}
        counts = {name: read_all(kind, totals[name], home) for name, kind in kinds.items()}
        controls = {name: _control(kinds[name], home, naive) for name, naive in _NAIVE.items()}
        wrong = [f"{name} {fault}" for name, count in counts.items() for fault in faults(count)]
        blind = [name for name, count in controls.items() if not faults(count)]
        done = sum(sum(v for k, v in count.items() if not k.startswith("!")) for count in counts.values())
        notes = [f"{name}: {totals[name]}, {_said(count)}" for name, count in counts.items()]
        notes += [
            f"controle {name}: {sum(count.values())} fouten bij een argeloze lezer"
            for name, count in controls.items()
        ]
        notes += [f"controle {name} ziet niets" for name in blind]
        return Outcome(
            f"{done} gelezen, {len(wrong)} fouten, niets buiten de zandbak",
            not wrong and not blind and done == sum(totals.values()),
            (*notes, *wrong[:10]),
        )
    finally:
        shutil.rmtree(home, ignore_errors=True)


def _said(count: Counter[str]) -> str:
    return ", ".join(f"{name} {times}" for name, times in sorted(count.items()) if not name.startswith("!"))


def _kinds(home: Path) -> dict[str, Kind]:
    catalog = load_catalog(resource("catalog"))
    key, vault_id, code = RawKey.random(), "0f" * 16, RecoveryCode.random()
    slots = portable_slot(vault_id, key, FIVE_WORDS, CHEAP), recovery_slot(vault_id, key, code)
    key_file = KeyFile(vault_id, 3, {}).with_slots(*slots).encode()
    backup = hostile_tar.good_backup(home, key_file, key, vault_id)
    outside = home / "buiten"
    outside.mkdir()
    kinds = (
        Kind("csv casussen", hostile_csv.make, hostile_csv.good, partial(_cases, catalog)),
        Kind("csv contacten", hostile_csv.make, hostile_csv.good_contacts, partial(_contacts, catalog)),
        Kind("vault.json", hostile_json.maker(key_file), lambda: key_file, partial(_key_file, key, code)),
        Kind("reservekopie", hostile_tar.maker(backup, str(outside)), lambda: backup, _backup),
    )
    return {kind.name: kind for kind in kinds}


def _cases(catalog: Catalog, path: Path) -> str:
    found = read_cases(path, catalog, _ON)
    return "gelezen" if found.cases else "rijen geweigerd"


def _contacts(catalog: Catalog, path: Path) -> str:
    sheet = read_sheet(path)
    columns = tuple((*Column, None)[place % 11] for place in range(sheet.width))
    given = numbers(1)
    plan = plan_import(
        sheet.lines(headed=sheet.headed), Reading(columns), catalog, (), lambda: f"c{next(given)}"
    )
    return "gelezen" if plan.added else "rijen geweigerd"


def _key_file(key: RawKey, code: RecoveryCode, path: Path) -> str:
    """As unlocking, recovering, looking from outside and counting wrong tries read it."""
    folder = path.parent / "kluis"
    folder.mkdir(exist_ok=True)
    shutil.copyfile(path, folder / NAME)
    vaults.describe(folder)
    with suppress(CasusdeskError):
        Attempts(path, now=lambda: 0.0).check()
    access = KeyAccess(Copies(folder / NAME, None))
    slot = access.copies.load().slots.get(SlotName.PORTABLE)
    if slot is not None and slot.cost.memory_kib * slot.cost.iterations > _DEAR_KIB:
        return "dure afleiding, niet afgewacht"
    opened = []
    for way in (lambda: access.key_by_code(code), lambda: access.key_by_passphrase(FIVE_WORDS, None)):
        try:
            opened.append(way()[0])
        except CasusdeskError:
            continue
    if any(one != key for one in opened):
        raise AssertionError("opened with a key that is not the one")
    access.copies.load().with_slots().encode()
    return "opent met de eigen sleutel" if opened else "geweigerd"


def _backup(path: Path) -> str:
    target = path.with_name("eruit.db")
    target.unlink(missing_ok=True)
    with open_backup(path) as found:
        found.check_store()
        found.store_to(target)
    return "heel volgens zichzelf"


def _naive_list(path: Path) -> str:
    with path.open(encoding="utf-8", newline="") as file:
        return str(
            len([row["uitgerekende_datum"].split("-")[2] for row in csv.DictReader(file, delimiter=";")])
        )


def _naive_json(path: Path) -> str:
    return str(len(json.loads(path.read_bytes())["slots"]))


def _naive_tar(path: Path) -> str:
    with tempfile.TemporaryDirectory(dir=path.parent) as place, tarfile.open(path) as tar:
        # Without pipes and devices: those would keep it waiting.
        tar.extractall(place, [one for one in tar if not one.isdev()], filter="fully_trusted")
    return "uitgepakt"


def _endless_list(path: Path) -> str:
    """Looks for the end of a quote from every line again, as our own reading did."""
    lines = path.read_text("ascii").splitlines(keepends=True)
    return str(sum(len(next(csv.reader(lines[place:], delimiter=";"))) for place in range(len(lines))))


_NAIVE: dict[str, Callable[[Path], str]] = {
    "csv casussen": _naive_list,
    "csv contacten": _endless_list,
    "vault.json": _naive_json,
    "reservekopie": _naive_tar,
}


def _control(kind: Kind, home: Path, naive: Callable[[Path], str]) -> Counter[str]:
    """What the same watching finds of a reader that trusts what it is given; only its faults are kept."""
    place = home / "controle"
    place.mkdir(exist_ok=True)
    (place / "zandbak").mkdir(exist_ok=True)
    slow = naive is _endless_list
    hostile = replace(kind, make=lambda _: b'a";"b\n' * 8000) if slow else kind
    count = read_all(hostile, 1 if slow else 1000, place, naive)
    return Counter(
        {name: times for name, times in count.items() if name.startswith("!") and not _dull(name, kind)}
    )


def _dull(name: str, kind: Kind) -> bool:
    """For the tar and the slow reader only the fault that the control is about counts."""
    about = {"reservekopie": "!schreef buiten", "csv contacten": "!te traag"}.get(kind.name, "!")
    return not name.startswith(about)


ROW = Row(
    "Vijandige reservekopieën, lijsten en sleutelbestanden",
    "100 000 van elk: geen traceback, niets buiten de zandbak",
    _run,
    seconds=420,
)
