"""Past every screen there is, before and after unlocking; and everything a screen says, seen or heard."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from answers import Answers
from hands import wait_for
from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QGroupBox,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QTabBar,
    QTextEdit,
    QWidget,
)
from story import CHEAP, PASSPHRASE

from casusdesk import paths
from casusdesk.app import Program
from casusdesk.domain.paper import CopyState
from casusdesk.preferences import Preferences
from casusdesk.services.access import Access, AccessState, open_practice
from casusdesk.services.print_job import PrintJob
from casusdesk.ui.follow_up.screen import NAMES as FOLLOW_UP_TABS
from casusdesk.ui.handovers.paper_pane import PaperTab
from casusdesk.ui.main_window import MainWindow
from casusdesk.ui.papers.request import PaperRequest
from casusdesk.ui.places import CASES, ENTRIES, HANDOVERS, MEETING, REGISTER


def program_in(app: QApplication, folder: Path, preferences: Preferences | None = None) -> Program:
    """A program that is not shown yet."""
    access = Access(paths.vault_folder(), paths.settings_folder() / "vault.json", cost=CHEAP)
    return Program(app, access, Answers(folder), preferences=preferences or Preferences())


def entry_screens(program: Program) -> Iterator[tuple[str, QWidget]]:
    """Every page of the window before unlocking, by pressing what is on it."""
    window = program.begin(AccessState.NEW)

    def press(words: str) -> None:
        buttons = window.findChildren(QAbstractButton)
        next(b for b in buttons if b.text() == words and b.isVisible()).click()

    yield "welcome", window
    press("Begin")
    wait_for(lambda: not program.tasks.busy, "the answer of the keyring")
    yield "passphrase", window
    for line in window.findChildren(QLineEdit):
        QTest.keyClicks(line, PASSPHRASE)
    press("Verder")
    wait_for(lambda: _shows(window, "Bewaar je herstelblad"), "the recovery sheet")
    yield "recovery sheet", window
    window._fill_in_coalition()  # type: ignore[attr-defined]
    yield "coalition", window
    press("Verder")
    yield "begin", window
    window.start(AccessState.LOCKED)  # type: ignore[attr-defined]
    yield "unlock", window
    press("Herstelblad gebruiken")
    yield "recover", window
    wait_for(lambda: not program.tasks.busy, "the worker")
    window.close()


def main_screens(program: Program) -> Iterator[tuple[str, MainWindow]]:
    """Every screen of the practice window, with its panels open in turn."""
    window = program.open_desk(open_practice())
    window.activateWindow()
    for place, entry in enumerate(ENTRIES):
        window.show_place(place)
        QApplication.processEvents()
        yield entry.title, window
    cases = window.show_place(CASES)
    window.context.add_signal()
    yield "signal", window
    cases.open_questions("KT472")  # type: ignore[attr-defined]
    wizard = cases.wizard  # type: ignore[attr-defined]
    while True:
        QApplication.processEvents()
        yield f"question {wizard.walk.step.name}", window
        if wizard.walk.following is None:
            break
        wizard.forward()
    wizard.leave()
    meeting = window.show_place(MEETING)
    meeting.builder.people.click()  # type: ignore[attr-defined]
    yield "who comes", window
    meeting.preview()  # type: ignore[attr-defined]
    yield "preview", window
    meeting.preview_page.view.tabs.setCurrentIndex(1)  # type: ignore[attr-defined]
    yield "preview as text", window
    handovers = window.show_place(HANDOVERS)
    handovers.editor.show_offers()  # type: ignore[attr-defined]
    yield "offers", window
    for tab, name in FOLLOW_UP_TABS.items():
        window.context.open_follow_up(tab)
        QApplication.processEvents()
        yield name, window
    yield from _papers(window)
    yield from _around_the_meeting(window)
    yield from _numbered_paper(window)
    for place, entry in enumerate(ENTRIES):
        window.show_place(place)
        window.show_help()
        yield f"help on {entry.title}", window
    yield from _locked_paper(window)


def _papers(window: MainWindow) -> Iterator[tuple[str, MainWindow]]:
    """The preview with every paper there is; and the three papers of a handover in its editor."""
    desk = window.context.desk
    sheets = tuple(handover.id for handover in desk.handovers.all())
    dues = desk.decisions.feedback_due()
    for name, request in (
        ("decisions", PaperRequest(decisions=True)),
        ("one case", PaperRequest(singles=("RM264",), only=True)),
        ("sheets", PaperRequest(handovers=sheets)),
        ("parents' versions", PaperRequest(parents=sheets[:1])),
        ("slips", PaperRequest(feedback=dues)),
    ):
        window.context.preview(request)
        QApplication.processEvents()
        yield f"preview of {name}", window
    handovers = window.show_place(HANDOVERS)
    handovers.open("practice-rm264")  # type: ignore[attr-defined]
    for tab in PaperTab:
        handovers.editor.papers.choose(tab)  # type: ignore[attr-defined]
        yield f"handover: {tab.value}", window
    handovers.pane.prints.grouped.click()  # type: ignore[attr-defined]
    handovers.pane.wanted.rows["FV582"].unfold()  # type: ignore[attr-defined]
    yield "handovers by receiver, a reason asked", window


def _locked_paper(window: MainWindow) -> Iterator[tuple[str, MainWindow]]:
    """The password of a file, and the print screen of attendees, which is never left again."""
    window.context.preview(PaperRequest(agenda=True))
    preview = window.shown.preview_page  # type: ignore[attr-defined]
    preview.saving.open(preview.job(), Path("agenda.pdf"))
    QApplication.processEvents()
    yield "password of a file", window
    preview.saving.leave()
    window.context.dialogs.ask = lambda *_said, **_named: True  # type: ignore[method-assign]
    window.context.open_kiosk()
    QApplication.processEvents()
    yield "kiosk: roles", window
    window.shown.choose("JV")  # type: ignore[attr-defined]
    QApplication.processEvents()
    yield "kiosk: sheets", window


def _numbered_paper(window: MainWindow) -> Iterator[tuple[str, MainWindow]]:
    """Papier with a wrong number in its field, and with a copy that is missing; the agenda that warns."""
    desk = window.context.desk
    december = desk.meetings.previous(desk.meetings.upcoming().held_on)
    assert december is not None
    sheets = desk.handovers.all()
    desk.register.issue(
        PrintJob(december, agenda=True, copies=("PL", "VK"), handovers=sheets, parents=sheets)
    )
    ledger = window.show_place(REGISTER).ledger  # type: ignore[attr-defined]
    ledger.form.numbers.line.insert("1 12 x")
    ledger.form.apply()
    QApplication.processEvents()
    yield "papier, a wrong number", window
    ledger.form.numbers.set_text("2")
    ledger.form.set_state(CopyState.MISSING)
    ledger.form.apply()
    QApplication.processEvents()
    yield "papier, a copy missing", window
    window.show_place(MEETING)
    QApplication.processEvents()
    yield "older paper is open", window


def _around_the_meeting(window: MainWindow) -> Iterator[tuple[str, MainWindow]]:
    """Taking over the last agenda, Overlegmodus with all its pages, and closing a case."""
    meeting = window.show_place(MEETING)
    meeting.arranger.take_off("ZL496")  # type: ignore[attr-defined]
    meeting.builder.take_over.click()  # type: ignore[attr-defined]
    QApplication.processEvents()
    yield "take over", window
    window.context.undo.undo()
    window.context.open_meeting_mode("BX385")
    mode = window.shown
    mode.form.lead.role.set_key("JV")  # type: ignore[attr-defined]
    mode.form.lead.role.edited.emit()  # type: ignore[attr-defined]
    mode.form.handover.click()  # type: ignore[attr-defined]
    yield "Overlegmodus", window
    window.show_help()
    yield "help on Overlegmodus", window
    window.show_help()
    mode.set_parents(True)  # type: ignore[attr-defined]
    yield "parents sit along", window
    mode.print_one()  # type: ignore[attr-defined]
    yield "one case on paper", window
    mode.back_to_case()  # type: ignore[attr-defined]
    mode.set_parents(False)  # type: ignore[attr-defined]
    mode.postpone()  # type: ignore[attr-defined]
    mode.show_read_back()  # type: ignore[attr-defined]
    QApplication.processEvents()
    yield "read back", window
    window.context.open_case("PC853")
    cases = window.shown
    cases.detail.ask_closing()  # type: ignore[attr-defined]
    QApplication.processEvents()
    yield "closing", window
    window.context.desk.closings.close("PC853", "self_reliant", ("good_bond",))
    window.context.open_case("PC853")
    QApplication.processEvents()
    yield "closed", window


def parts(window: QWidget) -> list[QWidget]:
    """The window and everything on it that is in sight."""
    return [w for w in (window, *window.findChildren(QWidget)) if w.isVisible()]


def texts(window: QWidget) -> Iterator[tuple[str, str]]:
    """Everything on the window that is read or heard, with the kind of widget it stands on."""
    for widget in parts(window):
        kind = type(widget).__name__
        said = [widget.toolTip(), widget.accessibleName(), widget.accessibleDescription()]
        said += [widget.whatsThis(), widget.statusTip(), widget.windowTitle(), *_own(widget)]
        yield from ((kind, text) for text in said if text)
    for action in window.findChildren(QAction):
        yield from (("action", text) for text in (action.text(), action.toolTip()) if text)
    yield from (("menu", menu.title()) for menu in window.findChildren(QMenu) if menu.title())


def _own(widget: QWidget) -> list[str]:
    said: list[str] = []
    match widget:
        case QLabel() | QAbstractButton():
            said = [widget.text()]
        case QLineEdit():
            said = [widget.text(), widget.placeholderText()]
        case QPlainTextEdit() | QTextEdit():
            said = [widget.toPlainText(), widget.placeholderText()]
        case QComboBox():
            said = [widget.itemText(place) for place in range(widget.count())]
        case QTabBar():
            said = [widget.tabText(place) for place in range(widget.count())]
        case QGroupBox():
            said = [widget.title()]
        case QAbstractItemView():
            said = list(_rows(widget.model()))
    return said


def _rows(model: QAbstractItemModel | None) -> Iterator[str]:
    if model is None:
        return
    roles = (
        Qt.ItemDataRole.DisplayRole,
        Qt.ItemDataRole.ToolTipRole,
        Qt.ItemDataRole.AccessibleTextRole,
        Qt.ItemDataRole.AccessibleDescriptionRole,
    )
    for row in range(model.rowCount()):
        yield from (str(said) for role in roles if (said := model.index(row, 0).data(role)))


def _shows(window: QWidget, words: str) -> bool:
    return any(isinstance(part, QLabel) and words in part.text() for part in parts(window))
