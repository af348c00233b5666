"""Preview and print: page and text say the same, copies by role, real printing and PDF, and what blocks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QPoint, Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from casusdesk.preferences import Preferences
from casusdesk.services.desk import Desk
from casusdesk.services.practice import practice_desk
from casusdesk.ui.context import WindowContext
from casusdesk.ui.dialogs import Dialogs
from casusdesk.ui.papers.preview import Preview
from casusdesk.ui.papers.request import PaperRequest
from casusdesk.ui.theme import Look
from saving import save, saved_pages


class Scripted(Dialogs):
    """Answers as a user would: this file, this printer."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.warnings: list[str] = []
        self.proposed = ""

    def warn(self, parent: QWidget | None, text: str) -> None:
        self.warnings.append(text)

    def choose_save_file(
        self, parent: QWidget | None, proposal: str, kinds: str = "", folder: Path | None = None
    ) -> Path:
        self.proposed = proposal
        return self.path

    def choose_printer(self, parent: QWidget | None, name: str = "") -> QPrinter:
        self.proposed = name
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(self.path))
        return printer


@pytest.fixture
def desk() -> Iterator[Desk]:
    made = practice_desk()
    yield made
    made.close()


@pytest.fixture
def dialogs(tmp_path: Path) -> Scripted:
    return Scripted(tmp_path / "papier.pdf")


@pytest.fixture
def context(desk: Desk, dialogs: Scripted, qapp: QApplication) -> WindowContext:
    Look(qapp).apply(Preferences())
    return WindowContext(desk, dialogs)


@pytest.fixture
def preview(context: WindowContext, qtbot: QtBot) -> Preview:
    made = Preview(context, None)  # type: ignore[arg-type]
    made.resize(1280, 800)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    made.show_papers(PaperRequest(context.desk.meetings.upcoming()))
    return made


def shown_links(preview: Preview) -> dict[str, QAbstractButton]:
    found = preview.view.problems.findChildren(QAbstractButton)
    return {link.text(): link for link in found if link.isVisible()}


def test_copies_follow_who_comes(preview: Preview) -> None:
    assert preview.view.copies.copies() == ("PL", "VK", "KZ", "MMW", "JV", "WC", "JMW")
    assert preview.view.print.text() == "7 exemplaren afdrukken"
    assert len(preview.view.page.pages) == 1


def test_page_and_text_say_the_same(preview: Preview) -> None:
    preview.view.tabs.setCurrentIndex(1)
    assert preview.view.text.isVisible()
    shown = " ".join(preview.view.text.toPlainText().split())
    for line in preview.view.page.pages[0].plain_text().splitlines():
        words = " ".join(line.lstrip("#- ").split())
        assert words in shown


def test_printing_makes_numbered_copies_on_a_real_printer(
    preview: Preview, dialogs: Scripted, context: WindowContext
) -> None:
    told: list[str] = []
    context.toast_asked.connect(lambda words, _undo: told.append(words))
    preview.print_all()
    assert len(PdfReader(dialogs.path).pages) == 7
    assert dialogs.proposed == "Agenda casusoverleg"
    assert told == ["7 exemplaren genummerd 1–7. Staan in Papier (Alt+6)."]


def test_pdf_has_every_copy_and_a_neutral_name(preview: Preview, dialogs: Scripted) -> None:
    _, spin = preview.view.copies._rows[0]
    spin.setValue(3)
    pages = saved_pages(preview, dialogs.path)
    assert dialogs.proposed == "agenda-2027-01-14.pdf"
    assert len(pages) == 9
    assert "exemplaar 1 van 9" in " ".join(pages[0].split())
    assert "exemplaar 9 van 9" in " ".join(pages[8].split())
    assert dialogs.path.stat().st_mode & 0o077 == 0


def test_agenda_and_sheets_together(preview: Preview, dialogs: Scripted, desk: Desk, qtbot: QtBot) -> None:
    for box in preview.view.documents.handovers.boxes.values():
        box.click()
    qtbot.waitUntil(lambda: len(preview.view.page.pages) == 4, timeout=10_000)
    assert preview.view.print.text() == "7 exemplaren en 6 bladen afdrukken"
    assert len(saved_pages(preview, dialogs.path)) == 13


def test_what_blocks_is_listed_with_a_way_to_the_field(
    preview: Preview, context: WindowContext, desk: Desk, dialogs: Scripted, qtbot: QtBot
) -> None:
    sheet = desk.handovers.for_case("RM264")[0]
    desk.handovers.record(replace(sheet, lead_after=""))
    case = desk.cases.get("KT472")
    desk.cases.record(replace(case, question=case.question * 3))
    preview.show_papers(PaperRequest(desk.meetings.upcoming(), handovers=(sheet.id,)))
    preview.view.documents.agenda.click()
    preview._lay_out()
    assert not preview.view.print.isEnabled()
    assert preview.view.page.pages == ()
    asked: list[str] = []
    context.case_asked.connect(asked.append)
    context.handover_asked.connect(asked.append)
    for words in ("Naar casus KT472", "Naar de overdracht"):
        qtbot.waitUntil(lambda words=words: words in shown_links(preview))
        shown_links(preview)[words].click()
    assert asked == ["KT472", sheet.id]
    preview.print_all()
    assert not dialogs.path.exists()


def test_a_place_that_cannot_be_written_is_told(preview: Preview, dialogs: Scripted, tmp_path: Path) -> None:
    dialogs.path = tmp_path
    save(preview)
    assert preview.saving.problem.text() == "Deze naam is van een map. Kies een bestandsnaam."
    assert not preview.saving.problem.isHidden()
    assert dialogs.warnings == []


def test_a_click_on_a_line_leads_to_its_case(preview: Preview, qtbot: QtBot) -> None:
    page = preview.view.page.pages[0]
    block = next(b for b in page.blocks if b.case == "KT472")
    sheets = preview.view.page.widget()
    scale = (sheets.width() - 32) / page.width if sheets.width() < 2000 else 1.0
    area = sheets._area(0, page)  # type: ignore[attr-defined]
    scale = area.width() / page.width
    point = QPoint(round(area.x() + (block.x + 5) * scale), round(area.y() + (block.y + 2) * scale))
    with qtbot.waitSignal(preview.case_clicked) as clicked:
        QTest.mouseClick(sheets, Qt.MouseButton.LeftButton, pos=point)
    assert clicked.args == ["KT472"]


def test_zoom_by_keys_and_escape_goes_back(preview: Preview, qtbot: QtBot) -> None:
    view = preview.view.page
    ctrl = Qt.KeyboardModifier.ControlModifier
    QTest.keyClick(view, Qt.Key.Key_1, ctrl)
    assert view.zoom == 100
    QTest.keyClick(view, Qt.Key.Key_Plus, ctrl)
    assert view.zoom == 125
    QTest.keyClick(view, Qt.Key.Key_0, ctrl)
    assert view.zoom < 100
    with qtbot.waitSignal(preview.closed):
        QTest.keyClick(view, Qt.Key.Key_Escape)


def test_nothing_chosen_prints_nothing(preview: Preview, dialogs: Scripted) -> None:
    for _, spin in preview.view.copies._rows:
        spin.setValue(0)
    preview.print_all()
    assert not dialogs.path.exists()
