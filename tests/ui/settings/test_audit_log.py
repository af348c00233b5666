"""The Logboek in Instellingen: every row in plain Dutch, whether it is whole, and as a file for a checker."""

from __future__ import annotations

import csv
import json
import shutil
import subprocess
import sys
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from sqlalchemy import text
from tests.ui.conftest import Script

from casusdesk.domain.audit import AuditEvent, AuditRow
from casusdesk.ui.main_window import MainWindow
from casusdesk.ui.places import SETTINGS
from casusdesk.ui.settings.audit_log import AuditLogBox

DOCS = Path(__file__).parents[3] / "docs"
MOMENT = datetime(2027, 1, 14, 8, 30, tzinfo=UTC)
FORMULA = "=HYPERLINK(1)"


@pytest.fixture
def box(window: MainWindow) -> AuditLogBox:
    """The group, in sight, with three rows."""
    keep(window, AuditRow(MOMENT, AuditEvent.PRINTED, "Agenda casusoverleg 14-01-2027", "7 exemplaren"))
    keep(window, AuditRow(MOMENT, AuditEvent.WITHOUT_CONSENT, "KT472", FORMULA, "projectleider"))
    keep(window, AuditRow(MOMENT + timedelta(days=200), AuditEvent.UNLOCKED, ""))
    window.show_place(SETTINGS)
    return logbook(window)


def keep(window: MainWindow, *rows: AuditRow) -> None:
    window.context.desk.audit._store.add(*rows)


def logbook(window: MainWindow) -> AuditLogBox:
    found = window.shown.findChild(AuditLogBox)
    assert isinstance(found, AuditLogBox)
    return found


def spoken(box: AuditLogBox) -> list[str]:
    role = Qt.ItemDataRole.AccessibleTextRole
    return [str(box.model.index(row).data(role)) for row in range(box.model.rowCount())]


def test_rows_are_read_newest_first_in_plain_dutch_and_local_time(box: AuditLogBox) -> None:
    local = MOMENT.astimezone()
    hour = f"{local.hour}.{local.minute:02d} uur"
    later, refused, printed = spoken(box)
    assert later.startswith("ontgrendeld, 2 augustus 2027, ")
    about = f"KT472 · {FORMULA} · projectleider"
    assert refused == f"op papier zonder toestemming, {about}, 14 januari 2027, {hour}, regel 2"
    assert "afgedrukt, Agenda casusoverleg 14-01-2027 · 7 exemplaren, 14 januari 2027" in printed
    assert box.verdict.text() == "Het logboek is heel: 3 regels, elk verzegeld aan de vorige."


def test_one_event_can_be_chosen_by_keyboard(box: AuditLogBox) -> None:
    names = [box.filter.combo.itemText(at) for at in range(box.filter.combo.count())]
    assert names == ["alles", "op papier zonder toestemming", "ontgrendeld", "afgedrukt"]
    box.filter.combo.setFocus()
    QTest.keyClick(box.filter.combo, Qt.Key.Key_Down)
    QTest.keyClick(box.filter.combo, Qt.Key.Key_Down)
    assert [row.split(",")[0] for row in spoken(box)] == ["ontgrendeld"]
    box.list.setFocus()
    assert QApplication.focusWidget() is box.list
    assert box.list.accessibleName()


def test_an_empty_log_says_what_will_be_here(window: MainWindow) -> None:
    window.show_place(SETTINGS)
    box = logbook(window)
    assert box.nothing.isVisible()
    assert not any(part.isVisible() for part in (box.list, box.filter, box.as_list, box.as_sealed, box.key))


def test_the_list_for_excel_has_every_row_and_no_formula_and_is_itself_on_record(
    box: AuditLogBox, script: Script, tmp_path: Path
) -> None:
    script.save_as = tmp_path / "uit.csv"
    box.as_list.click()
    with script.save_as.open(encoding="utf-8-sig", newline="") as file:
        head, *rows = csv.reader(file, delimiter=";")
    assert head[:4] == ["regel", "dag", "tijd", "gebeurtenis"]
    assert [row[3] for row in rows] == ["afgedrukt", "op papier zonder toestemming", "ontgrendeld"]
    assert rows[1][5] == "'" + FORMULA
    assert script.save_as.stat().st_mode & 0o077 == 0
    assert script.asked[-1] == "logboek.csv"
    assert spoken(box)[0].startswith("opgeslagen als bestand, logboek (CSV)")


def checked(file: Path, key: str) -> subprocess.CompletedProcess[str]:
    """The documented script, as a controller runs it: Python alone, nothing of the program in reach."""
    words = [sys.executable, "-I", str(DOCS / "logboek_controleren.py"), str(file)]
    return subprocess.run(words, input=f"{key}\n", capture_output=True, text=True, check=False)


def test_somebody_else_can_check_the_seals_with_the_documented_script(
    box: AuditLogBox, script: Script, tmp_path: Path
) -> None:
    script.save_as = file = tmp_path / "uit.json"
    box.as_sealed.click()
    key = box.key.text()
    assert box.key.isVisible()
    assert len(key.replace(" ", "")) == 64
    assert key.replace(" ", "") not in file.read_text(encoding="utf-8")
    done = checked(file, key)
    assert (done.returncode, done.stderr) == (0, "")
    assert "Het logboek is heel: 3 regels" in done.stdout
    content = json.loads(file.read_text(encoding="utf-8"))
    assert content["regels"][-1]["seal"] in done.stdout
    content["regels"][1]["reason"] = "anders"
    file.write_text(json.dumps(content), encoding="utf-8")
    spoiled = checked(file, key)
    assert spoiled.returncode == 1
    assert "vanaf regel 2" in spoiled.stdout
    assert checked(file, "00" * 32).returncode == 1
    assert checked(file, "geen sleutel").returncode == 2
    box.copy.click()
    assert QApplication.clipboard().text() == key
    box._context.clipboard.clear()
    box.window().setVisible(False)
    assert box.key.text() == ""


@pytest.mark.skipif(shutil.which("openssl") is None, reason="no openssl here")
def test_the_recipe_with_openssl_gives_the_seal_of_the_first_row(
    box: AuditLogBox, script: Script, tmp_path: Path
) -> None:
    script.save_as = tmp_path / "uit.json"
    box.as_sealed.click()
    row = json.loads(script.save_as.read_text(encoding="utf-8"))["regels"][0]
    line = f'["",1,"{row["at"]}","{row["event"]}","{row["subject"]}","{row["reason"]}","{row["person"]}"]'
    key = box.key.text().replace(" ", "")
    words = ["openssl", "dgst", "-sha256", "-mac", "HMAC", "-macopt", f"hexkey:{key}"]
    done = subprocess.run(words, input=line, capture_output=True, text=True, check=True)
    assert done.stdout.split()[-1] == row["seal"]
    assert " ".join(words[:6]) in (DOCS / "logboek-controleren.md").read_text(encoding="utf-8")


def spoil(window: MainWindow, statement: str) -> None:
    with window.context.desk._vault.session() as session:
        session.connection().execute(text("DROP TRIGGER audit_is_never_changed"))
        session.connection().execute(text(statement))


def test_a_broken_chain_says_where_and_what_to_do(box: AuditLogBox, window: MainWindow) -> None:
    spoil(window, "UPDATE audit SET reason = 'anders' WHERE id = 2")
    box.read()
    assert box.verdict.text().startswith("Het logboek klopt niet meer vanaf regel 2.")
    assert "meld het bij je functionaris gegevensbescherming" in box.verdict.text()
    assert [row.endswith("klopt niet") for row in spoken(box)] == [False, True, False]


def test_a_log_that_cannot_be_read_is_said_and_can_still_be_saved(
    box: AuditLogBox, window: MainWindow, script: Script, tmp_path: Path
) -> None:
    spoil(window, "UPDATE audit SET event = 'geen' WHERE id = 2")
    box.read()
    assert "Zet een reservekopie terug" in box.verdict.text()
    assert not box.list.isVisible()
    assert box.as_sealed.isVisible()
    assert window.isVisible()


def test_a_disk_that_refuses_is_said_and_on_record(box: AuditLogBox, script: Script, tmp_path: Path) -> None:
    script.save_as = tmp_path
    box.as_sealed.click()
    assert script.asked[-1] == "Deze naam is van een map. Kies een bestandsnaam."
    assert not box.key.isVisible()
    assert "niet gelukt" in spoken(box)[0]


def test_960_rows_are_in_sight_without_a_delay(box: AuditLogBox, window: MainWindow) -> None:
    keep(window, *(AuditRow(MOMENT, AuditEvent.PRINTED, f"Agenda {n}", "7 exemplaren") for n in range(957)))
    started = time.perf_counter()
    box.read()
    QApplication.processEvents()
    assert time.perf_counter() - started < 0.5  # 60 ms on an idle machine
    assert box.model.rowCount() == 960
