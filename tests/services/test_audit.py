"""What is accounted for: every opening, every print and every file, in words without a case or a path."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import text

from casusdesk.domain.audit import AuditEvent
from casusdesk.domain.paper import Paper
from casusdesk.errors import CasusdeskError
from casusdesk.services import audit
from casusdesk.services.contact_files import write_contacts
from casusdesk.services.desk import Desk
from casusdesk.services.opening import open_desk
from casusdesk.services.print_job import PrintJob
from casusdesk.store.vault import Vault, create_practice_vault
from practice_copy import PracticeCopies


@pytest.fixture
def desk(practice_copies: PracticeCopies) -> Iterator[Desk]:
    with practice_copies.desk() as made:
        yield made


@pytest.fixture
def vault(tmp_path: Path) -> Iterator[Vault]:
    with create_practice_vault(tmp_path / "kluis") as made:
        yield made


def kept(desk: Desk) -> list[tuple[AuditEvent, str, str]]:
    return [(row.event, row.subject, row.reason) for row in desk.audit.all()]


def test_a_print_is_one_row_for_each_paper_with_its_number_of_copies(desk: Desk) -> None:
    meeting = desk.meetings.or_filled(desk.meetings.upcoming().held_on)
    job = PrintJob(meeting, agenda=True, copies=("VK", "JV"), handovers=desk.handovers.all())
    issue = desk.register.issue(job)
    rows = [row for row in kept(desk) if row[0] is AuditEvent.PRINTED]
    day = f"{meeting.held_on:%d-%m-%Y}"
    sheets = sum(made.paper is Paper.HANDOVER for made in issue.prints)
    copies = sum(len(made.copies) for made in issue.prints if made.paper is Paper.HANDOVER)
    assert sheets > 1
    assert rows == [
        (AuditEvent.PRINTED, f"Agenda casusoverleg {day}", "2 exemplaren"),
        (AuditEvent.PRINTED, f"Warme overdracht {day}", f"{copies} exemplaren"),
    ]
    assert not [case.code for case in desk.cases.all() if case.code in str(rows)]


def test_a_pdf_is_an_export_and_says_so_when_the_disk_refuses(desk: Desk, tmp_path: Path) -> None:
    meeting = desk.meetings.or_filled(desk.meetings.upcoming().held_on)
    job = PrintJob(meeting, agenda=True, copies=("VK",))
    desk.register.save(job, tmp_path / "agenda.pdf", passphrase="vijf losse woorden van hout")
    name = f"Agenda casusoverleg {meeting.held_on:%d-%m-%Y}"
    done = (AuditEvent.EXPORTED, name, "1 exemplaar")
    assert kept(desk) == [done]
    (tmp_path / "map").mkdir()
    with pytest.raises(CasusdeskError):
        desk.register.save(job, tmp_path / "map", passphrase="vijf losse woorden van hout")
    assert kept(desk) == [done, done, (AuditEvent.EXPORTED, name, "1 exemplaar: niet gelukt")]


def test_a_list_of_contacts_is_an_export(desk: Desk, tmp_path: Path) -> None:
    write_contacts(desk, tmp_path / "lijst.csv")
    with pytest.raises(CasusdeskError):
        write_contacts(desk, tmp_path)
    name = "contacten (CSV)"
    assert kept(desk) == [
        (AuditEvent.EXPORTED, name, ""),
        (AuditEvent.EXPORTED, name, ""),
        (AuditEvent.EXPORTED, name, "niet gelukt"),
    ]
    assert str(tmp_path) not in str(kept(desk))


def test_an_opening_is_one_row(vault: Vault) -> None:
    before = datetime.now(UTC)
    desk = audit.opened(open_desk(vault), vault)
    (row,) = desk.audit.all()
    assert (row.event, row.subject, row.reason, row.person) == (AuditEvent.UNLOCKED, "", "", "")
    assert before <= row.at <= datetime.now(UTC)
    assert desk.warnings == ()


def test_practising_is_no_opening(desk: Desk) -> None:
    assert AuditEvent.UNLOCKED not in [row.event for row in desk.audit.all()]


def test_a_full_disk_keeps_nobody_out_and_is_said(vault: Vault) -> None:
    desk = open_desk(vault)
    with vault.session() as session:
        (pages,) = session.connection().execute(text("PRAGMA page_count")).one()
        session.connection().execute(text(f"PRAGMA max_page_count = {pages}"))
        name = "x" * 5000
        session.connection().execute(text("UPDATE store_settings SET value = value"))
    while True:  # until not one row more goes in
        try:
            desk.audit.record(AuditEvent.POLICY, name)
        except CasusdeskError:
            break
    known = kept(desk)
    while True:
        try:
            desk.audit.record(AuditEvent.POLICY, "")
        except CasusdeskError:
            break
    known = kept(desk)
    assert audit.opened(desk, vault) is desk
    assert kept(desk) == known
    assert "staat niet in het logboek" in desk.warnings[0]
    assert desk.audit.verify().whole
