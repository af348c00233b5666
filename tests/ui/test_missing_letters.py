"""A character that cannot be printed is said beside the field, key by key, and nothing typed is lost."""

from __future__ import annotations

from time import perf_counter

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from casusdesk.documents.fonts import unprintable
from casusdesk.domain.legitimate import Holds
from casusdesk.ui.fields import Field, LineField, TextField
from casusdesk.ui.main_window import MainWindow
from casusdesk.ui.meetings.row_editor import RowEditor
from casusdesk.ui.places import CASES, CONTACTS, HANDOVERS, MEETING, SETTINGS

FRAME = 1 / 60
LATIN = "Schrijf de tekst in Latijnse letters."


def press(editor: QWidget, words: str) -> None:
    """Every letter as a key or an input method brings it; QTest knows those of Latin-1 only."""
    for letter in words:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(editor, QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter))


def typed(field: LineField | TextField, words: str) -> None:
    press(field.line if isinstance(field, LineField) else field.area, words)


@pytest.mark.parametrize("kind", [LineField, TextField])
@pytest.mark.parametrize(
    ("holds", "words", "said"),
    [
        (
            Holds.PARENT_NAME,
            "Li 李",
            "Het teken '李' kan niet op papier. Schrijf de naam in Latijnse letters.",
        ),
        (
            Holds.STORY,
            "李明",
            "De tekens '李', '明' kunnen niet op papier. Schrijf de tekst in Latijnse letters.",
        ),
        (Holds.STORY, "fijn 😀", "Het teken '😀' kan niet op papier. Haal het weg."),
        (Holds.STORY, "q\u0303a", "Het teken 'q\u0303' kan niet op papier. Laat het losse accent weg."),
        (
            Holds.STORY,
            "سلام عليكم",
            "De tekens 'س', 'ل', 'ا', 'م' en nog 3 kunnen niet op papier. " + LATIN,
        ),
        (Holds.PROFESSIONAL, "Ḥasan Şükrü-Nguyễn Ƙaduna", ""),
        (Holds.STORY, "zoe\u0308 vast\u00a0soft\u00adhyphen\u200d", ""),
    ],
)
def test_it_is_said_while_typing(
    kind: type[LineField | TextField], holds: Holds, words: str, said: str, qtbot: QtBot
) -> None:
    field = kind("Naam", 60, holds=holds)
    qtbot.addWidget(field)
    field.show()
    typed(field, words)
    assert field.error.text() == said
    assert field.error.isVisible() == bool(said)
    assert said in field.editor.accessibleDescription()
    assert not field.problem, "it keeps nothing from being saved"
    assert field.text().endswith(words[-1].strip("\u200d"))


def test_it_goes_with_the_character_and_stands_beside_other_errors(qtbot: QtBot) -> None:
    field = LineField("Vraag", 5)
    qtbot.addWidget(field)
    typed(field, "vier 李")
    wrong = "1 teken te lang. Maak het korter, anders kan het niet op papier."
    assert (
        field.error.text()
        == f"{wrong} Het teken '李' kan niet op papier. Schrijf de tekst in Latijnse letters."
    )
    field.set_error(None)  # whoever uses the field takes back what she said, not this
    assert field.error.text().startswith("Het teken '李'")
    QTest.keyClick(field.line, Qt.Key.Key_Backspace)
    assert field.error.isHidden()


def test_a_search_or_a_code_is_not_looked_at(qtbot: QtBot) -> None:
    field = LineField("Zoek")
    qtbot.addWidget(field)
    typed(field, "李")
    assert field.error.isHidden()


def test_in_a_row_of_the_agenda(qtbot: QtBot) -> None:
    editor = RowEditor("Kernvraag KT472", 90, 120, None, Holds.STORY)  # type: ignore[arg-type]
    qtbot.addWidget(editor)
    editor.show()
    area = editor.findChild(QPlainTextEdit)
    assert area is not None
    press(area, "Wie belt 李")
    said = "Het teken '李' kan niet op papier. Schrijf de tekst in Latijnse letters."
    assert said in area.accessibleDescription()
    editor.set_notice("Lijkt op een naam.")
    assert area.accessibleDescription().startswith(f"{said} Lijkt op een naam.")
    QTest.keyClick(area, Qt.Key.Key_Backspace)
    assert area.accessibleDescription().startswith("Lijkt op een naam.")
    assert editor.text() == "Wie belt"


def test_every_free_text_of_the_window_says_it(window: MainWindow) -> None:
    """The forms of every place, wherever they stand: none has an editor of its own that keeps silent."""
    window.show_place(CASES).open_questions("KT472")  # type: ignore[attr-defined]
    for place in (CASES, MEETING, HANDOVERS, CONTACTS, SETTINGS):
        window.show_place(place)
    looked_at = set()
    for field in window.findChildren(Field):
        if field.holds is None or not isinstance(field, LineField | TextField):
            continue
        editor = field.line if isinstance(field, LineField) else field.area
        before = field.text()
        editor.blockSignals(False)
        field.set_text(f"{before} 李")
        if field.printed:
            assert "'李' kan niet op papier" in field.error.text(), field.label.text()
            looked_at.add(field.label.text())
        else:
            assert field.error.isHidden()
        field.set_text(before)
        assert "李" not in field.error.text()
    assert {
        "Naam ouder",
        "Waarom nu overdragen",
        "Stap 1",
        "Bereikbaarheid",
        "Naam van het overleg",
    } <= looked_at
    assert len(looked_at) > 30


def test_a_key_costs_far_less_than_a_frame(qtbot: QtBot) -> None:
    field = TextField("Waarom", 300)
    qtbot.addWidget(field)
    field.set_text("Ḥasan wil graag één vast gezicht " * 9)
    unprintable("李")  # both fonts read
    taken = []
    for letter in "ë李x" * 5:
        start = perf_counter()
        press(field.area, letter)
        taken.append(perf_counter() - start)
    assert sorted(taken)[len(taken) // 2] < FRAME
    bare = perf_counter()
    for _ in range(100):
        unprintable(field.area.toPlainText())
    assert (perf_counter() - bare) / 100 < FRAME / 10
