"""Every key of Overlegmodus does what the line at the bottom says, and nothing while somebody types."""

from __future__ import annotations

from dataclasses import replace

import pytest
from mode_table import Table
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QApplication
from pytestqt.qtbot import QtBot

from casusdesk.domain.decision import POSTPONE
from casusdesk.ui.main_window import MainWindow
from casusdesk.ui.meeting_mode.keys import KEYS
from casusdesk.ui.places import FOLLOW_UP, MEETING, MODE
from casusdesk.ui.toast import Toast

ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
ORDER = ["BX385", "KT472", "ND638", "ZL496", "PC853", "RM264", "FV582"]


def test_f11_goes_in_and_out(window: MainWindow) -> None:
    window.show_place(MEETING)
    window.menus.actions["meeting_mode"].trigger()
    assert window.place == MODE
    assert not window.navigation.isVisible()
    assert not window.top.isVisible()
    assert not window.menuBar().isVisible()
    window.menus.actions["meeting_mode"].trigger()
    assert window.place == MEETING
    assert window.navigation.isVisible()
    assert window.top.isVisible()
    assert window.menuBar().isVisible()


def test_the_key_f11_itself_works_while_the_menu_is_hidden(table: Table) -> None:
    table.press(Qt.Key.Key_F11)
    assert table.window.place == MEETING
    table.press(Qt.Key.Key_F11)
    assert table.window.place == MODE


def test_the_arrows_walk_through_the_agenda(table: Table) -> None:
    seen = [table.code]
    for _step in ORDER[1:]:
        table.press(Qt.Key.Key_Right)
        seen.append(table.code)
    assert seen == ORDER
    assert table.mode.page.place.text() == "7 van 7"
    table.press(Qt.Key.Key_Left)
    assert table.code == "RM264"
    table.press(Qt.Key.Key_Left, ALT)
    assert table.code == "PC853"
    table.press(Qt.Key.Key_Right, ALT)
    table.press(Qt.Key.Key_Right)
    table.press(Qt.Key.Key_Right)
    assert not table.mode.on_case  # after the last case comes the read-back


def test_a_digit_chooses_the_decision_at_its_place(table: Table) -> None:
    kinds = [entry.key for entry in table.desk.catalog.lookups["decision"]]
    heard: list[str] = []
    table.window.context.announced.connect(heard.append)
    assert len(kinds) == 10
    for place, kind in enumerate(kinds):
        table.press(Qt.Key(Qt.Key.Key_1 + place) if place < 9 else Qt.Key.Key_0)
        assert table.decision().kind == kind
        chosen = table.mode.form.kind.buttons[kind]
        assert chosen.text().startswith("✓ ")
        assert table.mode.form.kind.said.text() == f"Gekozen: {chosen.words}"
        assert heard[-1] == f"Gekozen: {chosen.words}"
        assert sum(button.isChecked() for button in table.mode.form.kind.buttons.values()) == 1


def test_a_letter_leads_to_its_field_and_escape_back(table: Table) -> None:
    form = table.mode.form
    for key, target in (
        (Qt.Key.Key_A, form.agreed),
        (Qt.Key.Key_W, form.who),
        (Qt.Key.Key_U, form.due),
        (Qt.Key.Key_R, form.lead),
        (Qt.Key.Key_T, form.tell),
    ):
        table.press(key)
        focused = QApplication.focusWidget()
        assert focused is not None
        assert target.isAncestorOf(focused)
        table.press(Qt.Key.Key_Escape)
        assert QApplication.focusWidget() is table.mode.page.reading
    table.press(Qt.Key.Key_O)
    assert QApplication.focusWidget() is form.handover
    table.press(Qt.Key.Key_B)
    assert QApplication.focusWidget() is form.kind.buttons["regular"]
    table.press(Qt.Key.Key_Escape)
    assert table.window.place == MEETING


def test_up_and_down_and_enter_choose_a_decision(table: Table) -> None:
    table.press(Qt.Key.Key_B)
    table.press(Qt.Key.Key_Down)
    table.press(Qt.Key.Key_Down)
    table.press(Qt.Key.Key_Up)
    table.press(Qt.Key.Key_Return)
    assert table.decision().kind == "prenatal_home_visit"
    table.press(Qt.Key.Key_Down)
    table.press(Qt.Key.Key_Space)
    assert table.decision().kind == "jmw"


def test_in_a_text_field_letters_digits_and_arrows_are_text(table: Table) -> None:
    table.press(Qt.Key.Key_A)
    table.type("bwd12")
    table.press(Qt.Key.Key_Left)
    table.type("X")
    assert table.mode.form.agreed.line.text() == "bwd1X2"
    assert table.code == "BX385"
    assert not table.mode.form.kind.key()


def test_in_a_list_letters_look_for_a_role(table: Table) -> None:
    table.press(Qt.Key.Key_W)
    table.type("verlos")
    table.press(Qt.Key.Key_Tab)
    assert table.decision().who == "VK"
    assert table.code == "BX385"


def test_d_postpones_and_goes_on(table: Table) -> None:
    table.press(Qt.Key.Key_D)
    assert table.decision("BX385").kind == POSTPONE
    assert table.code == "KT472"
    toast = table.window.findChild(Toast)
    assert toast is not None
    assert toast.label.text() == "BX385 komt vanzelf terug op 11 februari."
    toast.undo_button.click()
    assert not table.kept("BX385")
    assert table.code == "BX385"  # what was taken back is shown


def test_l_and_k(table: Table) -> None:
    assert table.mode.page.clock.text() == "00:00 / 17:00"
    table.press(Qt.Key.Key_K)
    assert table.mode.page.clock.text() == "Klok tonen"
    assert not table.window.context.preferences.meeting_clock
    table.press(Qt.Key.Key_K)
    table.press(Qt.Key.Key_L)
    assert not table.mode.on_case
    table.press(Qt.Key.Key_Escape)
    assert table.mode.on_case
    table.press(Qt.Key.Key_Escape)
    assert table.window.place == MEETING


def test_letters_can_be_switched_off(table: Table) -> None:
    """WCAG 2.1.4; the arrows are no characters and stay."""
    context = table.window.context
    context.prefer(replace(context.preferences, single_keys=False))
    for key in (Qt.Key.Key_1, Qt.Key.Key_D, Qt.Key.Key_B, Qt.Key.Key_L, Qt.Key.Key_K):
        table.press(key)
    assert not table.kept("BX385")
    assert table.code == "BX385"
    assert table.mode.on_case
    assert "B besluit" not in table.mode.page.keys.text()
    table.press(Qt.Key.Key_Right)
    assert table.code == "KT472"
    table.press(Qt.Key.Key_Right, ALT)
    assert table.code == "ND638"


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_an_open_calendar_or_list_keeps_its_keys(table: Table, qtbot: QtBot) -> None:
    form = table.mode.form
    for show in (form.due.field.calendar.click, form.who.combo.showPopup):
        show()
        qtbot.waitUntil(lambda: isinstance(QApplication.focusWidget(), QAbstractItemView))
        for key in (Qt.Key.Key_Right, Qt.Key.Key_D, Qt.Key.Key_1, Qt.Key.Key_L):
            table.press(key)
        table.press(Qt.Key.Key_Right, ALT)
        assert table.code == "BX385"
        assert table.mode.on_case
        assert table.decision().kind == ""
        popup = QApplication.activePopupWidget()
        assert popup is not None
        popup.close()
        table.mode.page.enter()
    table.press(Qt.Key.Key_1)
    assert table.decision().kind == "regular"


def test_ctrl_enter_goes_on_and_ends_the_meeting(table: Table) -> None:
    table.press(Qt.Key.Key_Return, CTRL)
    assert table.code == "KT472"
    table.press(Qt.Key.Key_L)
    table.press(Qt.Key.Key_Return, CTRL)
    assert table.window.place == FOLLOW_UP


def test_help_shows_the_keys_of_this_screen_only(table: Table) -> None:
    table.press(Qt.Key.Key_F1)
    words = table.words()
    assert "Op dit scherm: Overlegmodus" in words
    assert all(key.words.capitalize() in words for key in KEYS)
    assert "Signaal toevoegen" not in words
    table.press(Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is table.mode.page.reading
