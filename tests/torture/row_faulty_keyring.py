"""A keyring that gives nothing, the wrong thing, hangs, loses or raises, met by every state there is."""

from __future__ import annotations

import copy
import shutil
import tempfile
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

import keyring.errors
from keyring.backend import KeyringBackend
from rows import Outcome, Row, Scale

from casusdesk.credentials import LIMIT_SECONDS, DeviceSecrets
from casusdesk.domain.coalition import Coalition
from casusdesk.domain.signal import Signal
from casusdesk.errors import CasusdeskError
from casusdesk.services import new_sheet, standing_in
from casusdesk.services.access import Access
from casusdesk.services.desk import Desk
from casusdesk.services.recovery_proof import RecoveryProof
from casusdesk.store.keys import KdfCost

CHEAP: Final = KdfCost(64, 1, 1)
OLD, NEW, ALONE = "paarse olifant fietst stil", "groene walvis danst zacht", "vijf nieuwe woorden voor morgen"
FAULTS: Final = ("niets", "iets anders", "hangt", "vergeet", "weigert")
SLACK: Final = 8.0
"""Seconds on a busy computer for everything but the waiting."""


class Faulty(KeyringBackend):
    """Keeps what it is given, until it is told what to do instead."""

    priority = 1  # type: ignore[assignment]

    def __init__(self, fault: str = "", entries: dict[str, str] | None = None) -> None:
        super().__init__()
        self.fault, self.entries = fault, entries or {}
        self.calls = 0

    def get_password(self, service: str, username: str) -> str | None:
        self._strike()
        if self.fault in ("niets", "vergeet"):
            return None
        return "ab" * 32 if self.fault == "iets anders" else self.entries.get(service)

    def set_password(self, service: str, username: str, password: str) -> None:
        self._strike()
        if self.fault in ("", "niets"):
            self.entries[service] = password
        elif self.fault == "vergeet":
            self.entries.pop(service, None)

    def delete_password(self, service: str, username: str) -> None:
        self._strike()
        self.entries.pop(service, None)

    def _strike(self) -> None:
        self.calls += 1
        if self.fault == "hangt":
            threading.Event().wait(60)
        if self.fault == "weigert":
            raise keyring.errors.KeyringError("geheim van de sleutelbos")


@dataclass
class Place:
    """A store of its own with one case, its keyring, and every way in that there may be now."""

    root: Path
    limit: float
    keyring: Faulty = field(default_factory=Faulty)
    passphrases: list[str] = field(default_factory=lambda: [OLD])
    codes: list[str] = field(default_factory=list)

    @property
    def folder(self) -> Path:
        return self.root / "vault"

    def access(self) -> Access:
        secrets = DeviceSecrets(lambda: self.keyring, limit_seconds=self.limit)
        return Access(self.folder, self.root / "settings" / "vault.json", secrets, CHEAP)

    def copied(self, to: Path) -> Place:
        shutil.copytree(self.root, to)
        keyring = Faulty("", dict(self.keyring.entries))
        return Place(to, self.limit, keyring, list(self.passphrases), copy.copy(self.codes))


def typed_back(proof: RecoveryProof) -> str:
    assert proof.confirms(*(proof.recovery_groups[group] for group in proof.asked_groups))
    return "-".join(proof.recovery_groups)


def make(place: Place, passphrase: str = OLD) -> Desk:
    setup = place.access().prepare(passphrase)
    place.codes = [typed_back(setup)]
    return setup.finish(Coalition())


def opened(place: Place, work: Callable[[Desk], object], fault: str) -> None:
    """The fault comes while the store is open."""
    with place.access().unlock(OLD) as desk:
        place.keyring.fault = fault
        work(desk)


def renew(place: Place, desk: Desk) -> None:
    sheet = new_sheet.begin(desk, OLD)
    place.codes.append(typed_back(sheet))
    sheet.finish()


def changing(place: Place, method: str, new: str) -> Callable[[Desk], None]:
    def work(desk: Desk) -> None:
        place.passphrases.append(new)
        getattr(desk.lock, method)(OLD, new)

    return work


def recovering(place: Place, fault: str) -> None:
    place.keyring.fault = fault
    place.passphrases.append(ALONE)
    place.access().recover(place.codes[0], ALONE).close()


def setting_up(place: Place, fault: str) -> None:
    """In a place of its own, for there is a store in this one."""
    other = Place(place.root / "andere", place.limit, place.keyring)
    place.keyring.fault = fault
    try:
        make(other, ALONE).close()
    except CasusdeskError:
        assert not other.folder.exists(), "half a store was left behind"
        raise
    place.keyring.fault = ""
    other.passphrases = [ALONE]
    assert not survives(other, cases=0), "a new store does not open with its sheet"


def back(place: Place, fault: str) -> None:
    """Made without the keyring while that worked, and now with it again."""
    with place.access().unlock(OLD) as desk:
        assert desk.lock is not None
        desk.lock.leave_keyring(OLD, ALONE)
        place.passphrases.append(ALONE)
        place.keyring.fault = fault
        place.passphrases.append(NEW)
        desk.lock.use_keyring(ALONE, NEW)


def hand_over(place: Place, desk: Desk) -> None:
    (place.root / "stick").mkdir()
    made = standing_in.hand_over(desk, place.root / "stick", ALONE)
    typed_back(made)
    made.finish()


def unlocking(place: Place, fault: str) -> None:
    place.keyring.fault = fault
    place.access().unlock(OLD).close()


STATES: Final[dict[str, Callable[[Place, str], None]]] = {
    "inrichten": setting_up,
    "ontgrendelen": unlocking,
    "herstellen": recovering,
    "zin wijzigen": lambda place, fault: opened(place, changing(place, "change", NEW), fault),
    "nieuwe sleutel": lambda place, fault: opened(place, lambda desk: renew(place, desk), fault),
    "waarneming": lambda place, fault: opened(place, lambda desk: hand_over(place, desk), fault),
    "zonder sleutelbos": lambda place, fault: opened(place, changing(place, "leave_keyring", ALONE), fault),
    "weer met sleutelbos": back,
    "openstaan": lambda place, fault: opened(
        place, lambda desk: desk.cases.add_signal(Signal(due_date=desk.today())), fault
    ),
}


def survives(place: Place, cases: int = 1) -> str:
    """What is lost when the keyring comes back empty and a printed sheet must do; empty when nothing is."""
    place.keyring = Faulty()
    for code in reversed(place.codes):
        try:
            with place.access().recover(code, ALONE) as desk:
                return "" if len(desk.cases.all()) >= cases and not desk.check() else "casussen weg"
        except CasusdeskError:
            continue
    return "geen herstelblad opent het nog"


def by_passphrase(place: Place) -> bool:
    """Whether a passphrase opens it when the keyring works again with what it kept."""
    place.keyring.fault = ""
    for passphrase in place.passphrases:
        try:
            place.access().unlock(passphrase).close()
        except CasusdeskError:
            continue
        return True
    return False


def readable(place: Place) -> bool:
    """Whether anything in the folder is not encrypted, or holds the secret or a passphrase."""
    secrets = [*place.keyring.entries.values(), *place.passphrases]
    wanted = [b"SQLite format 3", *(one.encode() for one in secrets)]
    wanted += [bytes.fromhex(one) for one in place.keyring.entries.values()]
    files = [path for path in place.root.rglob("*") if path.is_file()]
    return any(word in path.read_bytes() for path in files for word in wanted)


def meet(place: Place, state: str, fault: str) -> tuple[list[str], float]:
    """What is wrong after this fault in this state, and how long it took."""
    wrong = []
    began = time.monotonic()
    try:
        STATES[state](place, fault)
    except CasusdeskError as error:
        if "geheim" in str(error):
            wrong.append("de melding zegt wat de sleutelbos zei")
    except Exception as error:  # noqa: BLE001 - whatever it is, it is counted
        wrong.append(f"{type(error).__name__}: {error}")
    took = time.monotonic() - began
    # A keyring that loses the entry, or writes over one it denies having: then the sheet is the way back.
    lost = fault == "vergeet" or (fault == "niets" and state == "herstellen")
    if readable(place):
        wrong.append("leesbaar op de schijf")
    if not lost and not by_passphrase(place):
        wrong.append("geen wachtwoordzin opent het nog")
    if missing := survives(place):
        wrong.append(missing)
    if took > place.limit + SLACK:
        wrong.append(f"wachtte {took:.0f} s")
    return [f"{state} x {fault}: {one}" for one in wrong], took


def _meetings(scale: Scale) -> list[tuple[str, str]]:
    """Every state with every fault; quick: every state and every fault, but a quarter of the pairs."""
    every = [(i, j) for i in range(len(STATES)) for j in range(len(FAULTS))]
    chosen = [pair for pair in every if not scale.quick or sum(pair) % 4 == 0]
    return [(list(STATES)[i], FAULTS[j]) for i, j in chosen]


def run(scale: Scale) -> Outcome:
    limit = 0.3 if scale.quick else LIMIT_SECONDS
    bad: list[str] = []
    longest = 0.0
    with tempfile.TemporaryDirectory() as name:
        base = Place(Path(name) / "base", limit)
        with make(base) as desk:
            desk.cases.add_signal(Signal(due_date=desk.today()))
        count = 0
        for state, fault in _meetings(scale):
            place = base.copied(Path(name) / f"{count}")
            found, took = meet(place, state, fault)
            bad += found
            longest = max(longest, took)
            count += 1
            shutil.rmtree(place.root)
        control = _control(base.copied(Path(name) / "control"))
    return Outcome(
        f"{count} ontmoetingen, {len(bad)} slecht; langste wachten {longest:.1f} s (grens {limit:g} s)",
        not bad and control,
        (f"controle: een verloren sleutelbestand en een kale kopie worden gezien: {control}", *bad[:8]),
    )


def _control(place: Place) -> bool:
    """Both looks can fail: a store without its key file, and a file that anybody can read."""
    (place.root / "kopie.db").write_bytes(b"SQLite format 3\x00")
    seen = readable(place)
    for path in (place.folder / "vault.json", place.root / "settings" / "vault.json"):
        path.unlink()
    return seen and not by_passphrase(place) and bool(survives(place))


ROW = Row(
    "een slechte sleutelbos (niets, iets anders, hangt, vergeet, weigert) x elke toestand",
    "niets verloren, niets leesbaar, nooit langer dan 20 s",
    run,
    220,
)
