"""R20, R23: a case that is wiped for good is in no page of the store, and no backup brings it back.

On a real store with its key, by the doors the window uses. What the parent may ask is removal at once: after
it the register and the audit hold a code that leads to nobody.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from casusdesk.domain.action import Action
from casusdesk.domain.audit import AuditEvent
from casusdesk.domain.coalition import Coalition
from casusdesk.domain.handover import Party
from casusdesk.domain.signal import Signal
from casusdesk.errors import CasusdeskError, KeyringEntryMissingError
from casusdesk.services.access import Access
from casusdesk.services.backups import Backups
from casusdesk.services.desk import Desk
from casusdesk.services.print_job import PrintJob
from casusdesk.store import generations
from casusdesk.store.keys import KdfCost
from casusdesk.store.sealed_pages import SealedPages
from leaks import found_in

WORDS = "paarse olifant fietst stil voorbij"
CODE = "BX385"
MARKERS = ("Zevenblad", "Watermunt", "Klaproos", "Duizendguldenkruid")
"""In a question, an action, on a sheet and as the name behind the code."""


class Ring:
    """A keyring in memory."""

    waiting = False

    def __init__(self) -> None:
        self.entries: dict[str, bytes] = {}

    def available(self) -> None:
        """It works."""

    def cancel(self) -> None:
        """There is nothing to wait for."""

    def store(self, vault_id: str, secret: bytes) -> None:
        self.entries[vault_id] = secret

    def fetch(self, vault_id: str) -> bytes:
        if vault_id not in self.entries:
            raise KeyringEntryMissingError("weg")
        return self.entries[vault_id]

    def forget(self, vault_id: str) -> None:
        self.entries.pop(vault_id, None)


@pytest.fixture
def way(tmp_path: Path) -> Access:
    return Access(tmp_path / "kluis", tmp_path / "settings.json", Ring(), KdfCost(64, 1, 1))


@pytest.fixture
def desk(way: Access) -> Iterator[Desk]:
    """Two cases; what is told of the one that will go bears the markers."""
    setup = way.prepare(WORDS)
    assert setup.confirms(*(setup.recovery_groups[place] for place in setup.asked_groups))
    with setup.finish(Coalition(first_meeting=date(2027, 1, 14))) as made:
        for code in ("KT472", CODE):
            made.cases.add_signal(Signal(due_date=date(2027, 4, 15)), code)
        made.cases.record(replace(made.cases.get(CODE), question=f"Wie helpt met {MARKERS[0]}?"))
        made.cases.new_action(CODE, f"Bel over {MARKERS[1]}")
        (sheet,) = made.handovers.make([CODE])
        made.handovers.record(replace(sheet, receiver=Party(role="JV", organisation=MARKERS[2])))
        made.key_names.record(CODE, MARKERS[3])
        yield made


def backups(desk: Desk) -> Backups:
    assert desk.backups is not None
    return desk.backups


def in_pages(desk: Desk, store: Path) -> list[str]:
    """The markers in the bytes of every page of the file, free ones included, read with the key."""
    pages = SealedPages(store.read_bytes(), desk._vault.key)
    assert pages.unreadable == ()
    content = b"".join(pages.get(number) or b"" for number in pages)
    return [marker for marker in MARKERS if marker.encode() in content]


def stores(folder: Path) -> list[Path]:
    return sorted(folder.rglob("*.db"))


def test_no_page_of_the_store_holds_it_and_after_forgetting_no_generation(desk: Desk, tmp_path: Path) -> None:
    (first,) = stores(tmp_path)
    assert in_pages(desk, first) == list(MARKERS)  # so the search finds what is there
    desk.cases.delete(CODE)
    assert in_pages(desk, first) == list(MARKERS)  # the trash keeps everything
    desk.purging.wipe(CODE, reason="op verzoek van de ouder")
    used = generations.current(tmp_path / "kluis") / generations.STORE
    assert used != first
    assert in_pages(desk, used) == []
    assert in_pages(desk, first) == list(MARKERS)  # which is what the window says of it
    assert desk.purging.forget_before() == 1
    assert stores(tmp_path) == [used]
    assert in_pages(desk, used) == []
    assert found_in(tmp_path, MARKERS) == []  # nor was it ever there unencrypted


def test_no_backup_of_before_brings_it_back(desk: Desk, way: Access, tmp_path: Path) -> None:
    early = backups(desk).make("work")
    desk.cases.delete(CODE)
    desk.purging.wipe(CODE, reason="op verzoek van de ouder")
    desk.purging.forget_before()
    assert early.cases == 2
    backups(desk).preview(early.path).finish()
    desk.close()
    with way.unlock(WORDS) as again:
        assert [case.code for case in again.cases.all()] == ["KT472"]
        assert CODE not in {case.code for case in again.cases.deleted()}
        assert again.handovers.all() == ()
        assert not again.key_names.known(CODE)
        with pytest.raises(CasusdeskError):
            again.cases.restore(CODE)
        used = generations.current(tmp_path / "kluis") / generations.STORE
        assert in_pages(again, used) == []
        purged = [row.subject for row in again.audit.all() if row.event is AuditEvent.PURGED]
        assert purged == [CODE]


def test_removal_leaves_a_code_in_register_and_audit_and_nothing_behind_it(desk: Desk) -> None:
    sheets = desk.handovers.for_case(CODE)
    desk.register.issue(PrintJob(desk.meetings.upcoming(), handovers=sheets))
    before = desk.register.to_recall(CODE)
    assert before
    assert any(isinstance(action, Action) for action in desk.cases.actions(CODE))
    desk.cases.delete(CODE)
    desk.purging.wipe(CODE, reason="op verzoek van de ouder")
    desk.purging.tell(CODE)
    assert desk.register.to_recall(CODE) == before
    assert tables_with(desk, CODE) == {"audit", "print_codes"}
    for marker in MARKERS:
        assert tables_with(desk, marker) == set()
    assert desk.audit.verify().whole


def tables_with(desk: Desk, words: str) -> set[str]:
    """The tables in which `words` stand in any column of any row."""
    found: set[str] = set()
    with desk._vault.session() as session:
        connection = session.connection()
        names = connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'table'").scalars()
        for name in names.all():
            rows = connection.exec_driver_sql(f'SELECT * FROM "{name}"').all()
            if any(words in str(value) for row in rows for value in row):
                found.add(name)
    return found
