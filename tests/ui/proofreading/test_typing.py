"""Beside the text while it is typed: said once, never in the way, and only where something is told."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from casusdesk.services.desk import Desk
from casusdesk.services.wizard import Step
from casusdesk.ui.fields import LineField, TextField
from casusdesk.ui.main_window import MainWindow
from casusdesk.ui.places import CASES, HANDOVERS, MEETING, SETTINGS
from casusdesk.ui.proofreading.typing import RESTS, FieldReader

SAID = "Lijkt op een naam: ‘Fatima’. Haal hem weg: schrijf alsof de moeder meeleest."


@pytest.fixture
def aloud(window: MainWindow) -> list[str]:
    told: list[str] = []
    window.context.announced.connect(told.append)
    return told


def question(window: MainWindow, key: str = "question", step: Step | None = None) -> QWidget:
    window.show_place(CASES).open_questions("KT472", step, key)  # type: ignore[attr-defined]
    return in_field(QApplication.focusWidget())


def in_field(widget: QWidget | None) -> QWidget:
    assert widget is not None, "the focus is nowhere"
    return widget


def read(editor: QWidget) -> str:
    """What stands in the notice after typing rested."""
    reader = editor.findChild(FieldReader)
    assert reader is not None, "nobody reads this field along"
    reader.read()
    field = editor.parentWidget()
    assert isinstance(field, LineField | TextField)
    shown = field.notice
    return shown.words.text() if shown is not None and shown.isVisible() else ""


def retype(editor: QWidget, words: str) -> None:
    QTest.keyClick(editor, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(editor, words)


def test_a_name_is_pointed_out_when_typing_rests_and_gone_with_the_name(
    window: MainWindow, qtbot: QtBot
) -> None:
    editor = question(window)
    retype(editor, "Hoe helpen we Fatima?")
    field = editor.parentWidget()
    qtbot.waitUntil(lambda: field.notice is not None and field.notice.isVisible())
    assert field.notice.words.text() == SAID
    assert SAID in editor.accessibleDescription()
    assert QApplication.focusWidget() is editor
    retype(editor, "Hoe helpen we moeder?")
    qtbot.waitUntil(lambda: not field.notice.isVisible())
    assert "Lijkt op" not in editor.accessibleDescription()


def test_it_is_said_aloud_once_and_again_only_for_more(window: MainWindow, aloud: list[str]) -> None:
    editor = question(window)
    retype(editor, "Hoe helpen we Fatima?")
    read(editor)
    QTest.keyClicks(editor, " en wie")
    read(editor)
    assert [words for words in aloud if "Lijkt op" in words] == [SAID]
    QTest.keyClicks(editor, " belt 06-12345678")
    read(editor)
    assert len([words for words in aloud if "Lijkt op" in words]) == 2


def test_nothing_is_stopped_by_it(window: MainWindow) -> None:
    editor = question(window)
    retype(editor, "Hoe helpen we Fatima?")
    read(editor)
    window.context.save_all()
    assert window.context.desk.cases.get("KT472").question == "Hoe helpen we Fatima?"
    assert not window.context.unsaved


def test_a_key_starts_no_reading(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    editor = question(window)
    read(editor)
    asked: list[str] = []
    proofreading = window.context.desk.proofreading
    monkeypatch.setattr(proofreading, "check", lambda words, _holds: asked.append(words) or ())
    QTest.keyClicks(editor, "Fatima")
    assert asked == []


def test_text_that_was_there_is_read_as_soon_as_somebody_comes_to_it(window: MainWindow) -> None:
    desk = window.context.desk
    desk.cases.record(replace(desk.cases.get("KT472"), question="Hoe helpen we Fatima?"))
    assert read(question(window)) == SAID


@pytest.mark.parametrize(
    ("key", "words", "said"),
    [
        ("strengths", "Zus Aylin helpt", "‘Aylin’"),
        ("interpreter", "via Fatima", "‘Fatima’"),
        ("brought_by_organisation", "Praktijk Fatima", ""),
        ("brought_by_organisation", "bel 06-12345678", "‘06-12345678’"),
    ],
)
def test_every_question_knows_what_it_holds(window: MainWindow, key: str, words: str, said: str) -> None:
    editor = question(window, key)
    retype(editor, words)
    assert said in read(editor)
    assert bool(said) == bool(read(editor))


OF_THE_SHEET = (
    ("reason_now", "Fatima stopt op 3 mei", True),
    ("running:0", "Kraamzorg tot 3 mei", False),
    ("running:0", "Kraamzorg door Fatima", True),
    ("giver:name", "Fatima", False),
    ("giver:phone", "06-12345678", False),
    ("parent_name", "Fatima", False),
    ("fallback", "Bel 06-12345678", False),
    ("fallback", "Bel Fatima", True),
    ("consent_statement", "Gevraagd op 3 mei", False),
    ("newborn:Geboren op", "3 mei 2027", False),
    ("attention", "Beukenstraat 12", True),
)
"""A field of the sheet, what is typed there, and whether something is said of it."""


def test_every_field_of_the_sheet_knows_what_it_holds(window: MainWindow) -> None:
    screen = window.show_place(HANDOVERS)
    said = []
    for field, words, _found in OF_THE_SHEET:
        screen.open("practice-rm264", field)  # type: ignore[attr-defined]
        editor = in_field(QApplication.focusWidget())
        retype(editor, words)
        said.append((field, words, bool(read(editor))))
    assert tuple(said) == OF_THE_SHEET


@pytest.mark.parametrize("line", [False, True])
def test_the_row_of_the_agenda_grows_for_it(window: MainWindow, line: bool) -> None:
    screen = window.show_place(MEETING)
    view = screen.builder.agenda  # type: ignore[attr-defined]
    view.setFocus()
    if line:
        view.edit_line(0)
    else:
        view.go_to("KT472")
        view.edit_current()
    editor = in_field(QApplication.focusWidget())
    row = view.writing.editor
    before = row.height()
    retype(editor, "Scholing op 3 mei door Fatima")
    reader = editor.findChild(FieldReader)
    reader.read()
    assert row._notice.isVisible()
    assert ("3 mei" in row._notice.words.text()) is not line, "a day may stand in a notice"
    QApplication.processEvents()
    assert row.height() > before
    assert row.rect().contains(row._notice.geometry())
    assert QApplication.focusWidget() is editor


def test_nothing_is_read_once_the_window_is_gone(window: MainWindow, qtbot: QtBot) -> None:
    """Locking closes the store while a hint may still be on its way."""
    editor = question(window)
    retype(editor, "Hoe helpen we Fatima?")
    reader = editor.findChild(FieldReader)
    window.context.save_all()
    window.hide()
    window.context.desk.close()
    reader.read()
    qtbot.wait(RESTS + 50)


def test_quick_add_reads_along_too(window: MainWindow) -> None:
    window.context.add_signal()
    form = window.shown.form  # type: ignore[attr-defined]
    form.question.setFocus()
    retype(form.question.line, "Hoe helpen we Fatima?")
    assert read(form.question.line) == SAID


def test_settings_and_searches_are_nobodys_story(window: MainWindow) -> None:
    screen = window.show_place(SETTINGS)
    screen.coalition.name.setFocus()  # type: ignore[attr-defined]
    assert in_field(QApplication.focusWidget()).findChild(FieldReader) is None
    window.show_place(CASES)
    window.top.search.setFocus()
    assert window.top.search.findChild(FieldReader) is None


def test_check_page_lists_it_with_the_way_back(window: MainWindow, desk: Desk) -> None:
    kept = window.context.desk.cases
    kept.record(replace(kept.get("KT472"), question="Hoe helpen we Fatima?"))
    screen = window.show_place(CASES)
    screen.open_questions("KT472", Step.CHECK)  # type: ignore[attr-defined]
    page = screen.wizard.page()  # type: ignore[attr-defined]
    said = (
        "Vraag aan het overleg: lijkt op een naam: ‘Fatima’. Haal hem weg: schrijf alsof de moeder meeleest."
    )
    links: dict[str, Callable[[], object]] = {
        link.accessibleName(): link.click for link in page.findChildren(QWidget) if hasattr(link, "click")
    }
    links[f"Wijzigen: {said}"]()
    assert read(in_field(QApplication.focusWidget())) == SAID
