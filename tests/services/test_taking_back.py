"""Back from leave: what the stand-in did comes back, compared first (US21)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from casusdesk.domain.audit import AuditEvent, ChainReport
from casusdesk.domain.coalition import Coalition
from casusdesk.domain.consent import Consent, ConsentState
from casusdesk.domain.signal import Signal
from casusdesk.errors import CasusdeskError, KeyringEntryMissingError, WrongPassphraseError
from casusdesk.services.access import Access
from casusdesk.services.desk import Desk
from casusdesk.services.print_job import PrintJob
from casusdesk.services.standing_in import hand_over
from casusdesk.services.taking_back import take_back
from casusdesk.store.keys import KdfCost
from practice_copy import PracticeCopies

CHEAP = KdfCost(memory_kib=64, iterations=1, lanes=1)
HERS = "paarse olifant fietst stil voorbij"
HIS = "groene walvis danst zacht langs zee"
BACK = "weer een andere lange zin terug"


class Keyring:
    """A keyring in memory."""

    def __init__(self) -> None:
        self.entries: dict[str, bytes] = {}

    def available(self) -> None:
        """It works."""

    def store(self, vault_id: str, secret: bytes) -> None:
        self.entries[vault_id] = secret

    def fetch(self, vault_id: str) -> bytes:
        if vault_id not in self.entries:
            raise KeyringEntryMissingError("weg")
        return self.entries[vault_id]

    def forget(self, vault_id: str) -> None:
        self.entries.pop(vault_id, None)

    waiting = False

    def cancel(self) -> None:
        """Nothing ever waits here."""


def give(desk: Desk, stick: Path, passphrase: str) -> None:
    stick.mkdir()
    made = hand_over(desk, stick, passphrase)
    assert made.confirms(*(made.recovery_groups[place] for place in made.asked_groups))
    made.finish()


@pytest.fixture
def hers(tmp_path: Path) -> Access:
    """Her laptop with two cases; handed over, worked on, and handed back on the stick "terug"."""
    way = Access(tmp_path / "hers", tmp_path / "settings.json", Keyring(), CHEAP)
    setup = way.prepare(HERS)
    assert setup.confirms(*(setup.recovery_groups[place] for place in setup.asked_groups))
    with setup.finish(Coalition()) as desk:
        for code in ("KT472", "BX385"):
            desk.cases.add_signal(Signal(due_date=date(2027, 4, 15)), code)
        give(desk, tmp_path / "heen", HIS)
        desk.cases.add_signal(Signal(due_date=date(2027, 5, 1)), "ND638")
    his = Access(tmp_path / "his", None, Keyring(), CHEAP)
    with his.open_stand_in(tmp_path / "heen", HIS) as desk:
        desk.cases.add_signal(Signal(due_date=date(2027, 6, 1)), "ZL496")
        desk.cases.record(replace(desk.cases.get("KT472"), question="Wie helpt haar met de schulden?"))
        give(desk, tmp_path / "terug", BACK)
    return way


def test_the_difference_is_counted_and_then_it_is_here(hers: Access, tmp_path: Path) -> None:
    with hers.unlock(HERS) as desk:
        found = take_back(desk, tmp_path / "terug", BACK)
        assert (found.there, found.here) == (3, 3)
        assert (found.added, found.changed, found.only_here) == (1, 1, 1)
        found.finish()
    with hers.unlock(HERS) as desk:
        assert {case.code for case in desk.cases.all()} == {"KT472", "BX385", "ZL496"}
        assert desk.cases.get("KT472").question == "Wie helpt haar met de schulden?"
        assert desk.check() == []
        *_, last, opening = desk.audit.all()
        assert opening.event is AuditEvent.UNLOCKED
        assert desk.audit.verify() == ChainReport(len(desk.audit.all()), 0, None)
        assert (last.event, last.subject, last.reason) == (AuditEvent.STAND_IN, "waarneming", "teruggenomen")


def test_looking_and_going_back_changes_nothing(hers: Access, tmp_path: Path) -> None:
    with hers.unlock(HERS) as desk:
        before, rows = desk.cases.all(), desk.audit.all()
        take_back(desk, tmp_path / "terug", BACK).abandon()
        with pytest.raises(WrongPassphraseError):
            take_back(desk, tmp_path / "terug", HERS)
        assert (desk.cases.all(), desk.audit.all()) == (before, rows)
    with hers.unlock(HERS) as desk:
        assert desk.cases.all() == before


def test_the_practice_cases_take_nothing_back(tmp_path: Path, practice_copies: PracticeCopies) -> None:
    with practice_copies.desk() as desk, pytest.raises(CasusdeskError, match="oefenomgeving"):
        take_back(desk, tmp_path, BACK)


def test_what_must_be_accounted_for_here_is_not_lost_with_it(hers: Access, tmp_path: Path) -> None:
    """Paper made here and a consent that went here while the stand-in had her copy (R9, R10, R16)."""
    with hers.unlock(HERS) as desk:
        desk.meetings.record(desk.meetings.fill(desk.meetings.upcoming()))
        made = desk.register.issue(PrintJob(desk.meetings.upcoming(), agenda=True, copies=("VK",))).prints
        case = desk.cases.get("BX385")
        desk.cases.record(replace(case, consent=Consent(ConsentState.WITHDRAWN)))
        rows = desk.audit.all()
        take_back(desk, tmp_path / "terug", BACK).finish()
    with hers.unlock(HERS) as desk:
        assert desk.register.all() == made
        assert "BX385" in made[0].codes
        assert set(rows) < set(desk.audit.all())
        assert desk.cases.get("BX385").consent.state is ConsentState.WITHDRAWN
        assert [copy.number.label for _, copy in desk.consents.to_recall("BX385")] == ["1"]
        assert desk.cases.get("KT472").question == "Wie helpt haar met de schulden?"


def test_a_yes_the_stand_in_heard_is_not_undone_by_an_older_no(tmp_path: Path, hers: Access) -> None:
    way = Access(tmp_path / "zijn", None, Keyring(), CHEAP)
    with hers.unlock(HERS) as desk:
        case = desk.cases.get("BX385")
        desk.cases.record(replace(case, consent=Consent(ConsentState.REFUSED)))
        give(desk, tmp_path / "weer", HIS)
    with way.open_stand_in(tmp_path / "weer", HIS) as desk:
        desk.cases.record(replace(desk.cases.get("BX385"), consent=Consent(ConsentState.ANONYMOUS)))
        give(desk, tmp_path / "weerom", BACK)
    with hers.unlock(HERS) as desk:
        take_back(desk, tmp_path / "weerom", BACK).finish()
    with hers.unlock(HERS) as desk:
        assert desk.cases.get("BX385").consent.state is ConsentState.ANONYMOUS
