"""No English word anywhere: on our screens, in Qt's own menus and dialogs, seen or heard (ux §8.7)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import (
    QApplication,
    QCalendarWidget,
    QDialogButtonBox,
    QFileDialog,
    QLineEdit,
    QMenu,
    QMessageBox,
    QPlainTextEdit,
    QPushButton,
    QSpinBox,
    QTextEdit,
    QWidget,
)
from tour import entry_screens, main_screens, program_in, texts

from casusdesk.ui.date_field import DateField
from casusdesk.ui.dialogs import Dialogs

# Words of English screens that are no Dutch words; "open", "help", "type", "printer" and "week" are.
_WORDS = """
    about accept add advanced all and apply are back by cancel cannot case choose click clear close collapse
    colour color copies copy create current custom cut date day decrease default delete details directory
    discard double down duplicate edit enabled error exit expand failed false file files find finish folder
    font for forward from go handover hidden hide increase invalid items label landscape last left list
    loading look lookup margins meeting missing month name new next no none not off ok out page pages parent
    password paste path please portrait press preview previous print question quit range redo reload remove
    rename replace reset retry right save scroll search select selection set settings setup show side size
    sort step the this to today tools top true undo up value view warning what when width window with write
    year yes you your zoom
"""
ENGLISH = frozenset(_WORDS.split())
FINE_IN = {
    "name": ("met name",),
    "font": ("SIL Open Font License",),
}


def english(text: str) -> set[str]:
    """The English words in `text`."""
    found = set(re.findall(r"[a-z]+(?:'[a-z]+)?", text.replace("&", "").lower())) & ENGLISH
    return {word for word in found if not any(fine in text for fine in FINE_IN.get(word, ()))}


def wrong(said: Iterator[tuple[str, str]]) -> set[str]:
    """What is not Dutch, with the words that give it away."""
    return {f"{kind} {text!r}: {sorted(english(text))}" for kind, text in said if english(text)}


def test_the_words_are_recognised() -> None:
    for text in ("&Save", "Look in:", "Select All", "Show Details...", "Copy &Link Location"):
        assert english(text), text
    for text in ("Bewaren", "Open afspraken", "Help", "Printer", "met name", "33 weken en 3 dagen", "of"):
        assert not english(text), text


def test_no_english_on_any_page_before_unlocking(dutch: QApplication, tmp_path: Path) -> None:
    program = program_in(dutch, tmp_path)
    try:
        found = {name: wrong(texts(window)) for name, window in entry_screens(program)}
    finally:
        program.finish()
    assert len(found) == 7
    assert {name: words for name, words in found.items() if words} == {}


def test_no_english_on_any_screen(dutch: QApplication, tmp_path: Path) -> None:
    program = program_in(dutch, tmp_path)
    try:
        found = {name: wrong(texts(window)) for name, window in main_screens(program)}
    finally:
        program.finish()
    assert len(found) >= 40
    assert {name: words for name, words in found.items() if words} == {}


@pytest.fixture
def shown(dutch: QApplication) -> Iterator[list[QWidget]]:
    """Widgets of Qt itself that the test makes; closed afterwards."""
    made: list[QWidget] = []
    yield made
    for widget in made:
        widget.close()
        widget.deleteLater()


def words_of_menu(menu: QMenu) -> Iterator[tuple[str, str]]:
    """The actions of a menu, without their keys."""
    for action in menu.actions():
        yield "menu", action.text().partition("\t")[0]


@pytest.mark.parametrize(
    "kind", [QLineEdit, QPlainTextEdit, QTextEdit, QSpinBox], ids=lambda kind: kind.__name__
)
def test_the_context_menu_of_a_field(shown: list[QWidget], kind: type[QWidget]) -> None:
    field = kind()
    shown.append(field)
    edit = field.lineEdit() if isinstance(field, QSpinBox) else field
    menu = edit.createStandardContextMenu()  # type: ignore[attr-defined]
    shown.append(menu)
    said = list(words_of_menu(menu))
    assert len(said) >= 6
    assert wrong(iter(said)) == set()


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_the_calendar(shown: list[QWidget]) -> None:
    field = DateField("Datum", lambda: date(2027, 5, 3))
    shown.append(field)
    field.show()
    field.calendar.click()
    popup = next(w for w in QApplication.topLevelWidgets() if w.findChild(QCalendarWidget) and w.isVisible())
    shown.append(popup)
    said = list(texts(popup))
    assert "mei" in [text.lower() for _, text in said]
    assert wrong(iter(said)) == set()


@pytest.mark.parametrize("mode", QFileDialog.AcceptMode, ids=lambda mode: mode.name)
def test_the_file_dialog(shown: list[QWidget], tmp_path: Path, mode: QFileDialog.AcceptMode) -> None:
    (tmp_path / "map").mkdir()
    dialog = QFileDialog(None, "casusdesk", str(tmp_path), "PDF-bestand (*.pdf)")
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.setAcceptMode(mode)
    shown.append(dialog)
    dialog.show()
    said = [(kind, text) for kind, text in texts(dialog) if text not in (str(tmp_path), "casusdesk")]
    assert any("nnuleren" in text for _, text in said)
    assert wrong(iter(said)) == set()


def test_the_print_dialog(shown: list[QWidget], tmp_path: Path) -> None:
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "uit.pdf"))
    dialog = QPrintDialog(printer)
    shown.append(dialog)
    dialog.show()
    next(b for b in dialog.findChildren(QPushButton) if "Opties" in b.text()).click()
    said = [(kind, text) for kind, text in texts(dialog) if str(tmp_path) not in text]
    assert wrong(iter(said)) == set()


def test_every_standard_button(shown: list[QWidget]) -> None:
    every = QDialogButtonBox.StandardButton
    box = QDialogButtonBox(
        every.Save | every.SaveAll | every.Open | every.Retry | every.Ignore | every.Abort | every.Close
    )
    shown.append(box)
    for button in (every.Cancel, every.Discard, every.Yes, every.YesToAll, every.No, every.NoToAll):
        box.addButton(button)
    for button in (every.Reset, every.RestoreDefaults, every.Apply):
        box.addButton(button)
    said = [("button", button.text()) for button in box.buttons()]
    assert len(said) == 16
    assert wrong(iter(said)) == set()


def test_our_own_question_has_verbs(shown: list[QWidget], monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[str, str]] = []

    def look(box: QMessageBox) -> int:
        asked.extend(("button", button.text()) for button in box.buttons())
        return 0

    monkeypatch.setattr(QMessageBox, "exec", look)
    dialogs = Dialogs()
    assert not dialogs.ask(None, "Niet alles is bewaard.", "Toch afsluiten")
    dialogs.warn(None, "Dat ging niet.")
    dialogs.inform(None, "Klaar.")
    assert [text for _, text in asked] == ["Toch afsluiten", "Annuleren", "Sluiten", "Sluiten"]
