"""R6: what the undo button offers stays in sight in every place, so it names a kind of step and no person."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from casusdesk.services.desk import Desk
from casusdesk.ui.context import WindowContext
from casusdesk.ui.settings.names_box import NamesBox


def test_a_local_name_is_not_in_the_words_of_undo_and_redo(desk: Desk, qtbot: QtBot) -> None:
    context = WindowContext(desk)
    box = NamesBox(context)
    qtbot.addWidget(box)
    box.field.set_text("Zwaluwhoeve")
    qtbot.mouseClick(box.add, Qt.MouseButton.LeftButton)
    assert desk.proofreading.local_names() == ("Zwaluwhoeve",)
    said = [context.undo.undoText()]
    qtbot.mouseClick(box.rows["Zwaluwhoeve"], Qt.MouseButton.LeftButton)
    said.append(context.undo.undoText())
    context.undo.undo()
    said.append(context.undo.redoText())
    assert desk.proofreading.local_names() == ("Zwaluwhoeve",)
    assert all(said)
    assert not any("Zwaluwhoeve" in words for words in said)
