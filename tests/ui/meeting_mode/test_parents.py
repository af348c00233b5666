"""While parents sit at the table nothing of another case can be read anywhere in the window (US12)."""

from __future__ import annotations

from mode_table import Table
from PySide6.QtCore import Qt

from casusdesk.domain import arrange
from casusdesk.ui.meeting_mode.screen import NOT_NOW, STAYS
from casusdesk.ui.places import MODE

ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier


def test_one_case_only_in_the_mode_itself(table: Table) -> None:
    for _case in table.mode.course.codes:
        assert table.others() == []
        assert table.window.windowTitle() == "casusdesk"
        if not table.mode.course.last:
            table.press(Qt.Key.Key_Right)


def test_no_key_leads_to_another_case(table: Table) -> None:
    table.press(Qt.Key.Key_D)  # leaves a message about BX385
    table.mode.page.join.click()
    assert table.others() == []
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Left, Qt.Key.Key_L, Qt.Key.Key_Escape, Qt.Key.Key_F11):
        table.press(key)
        assert table.code == "KT472"
        assert table.mode.on_case
        assert table.window.place == MODE
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Left, Qt.Key.Key_1, Qt.Key.Key_3):
        table.press(key, ALT)
    for key in (Qt.Key.Key_N, Qt.Key.Key_F, Qt.Key.Key_P, Qt.Key.Key_Return):
        table.press(key, CTRL)
    assert table.code == "KT472"
    assert table.window.place == MODE
    assert table.others() == []
    page = table.mode.page
    for hidden in (page.next, page.previous, page.to_read_back, page.clock, page.place, page.leave):
        assert not hidden.isVisible()
    assert table.window.toast.label.text() in (STAYS, "")


def test_help_and_undo_show_nothing_of_another_case(table: Table) -> None:
    table.press(Qt.Key.Key_1)
    table.press(Qt.Key.Key_Right)
    table.mode.page.join.click()
    table.press(Qt.Key.Key_F1)
    assert table.others() == []
    table.press(Qt.Key.Key_Escape)
    table.press(Qt.Key.Key_Z, CTRL)
    assert table.kept("BX385")
    assert table.window.toast.label.text() == NOT_NOW
    assert table.others() == []
    table.press(Qt.Key.Key_2)
    table.press(Qt.Key.Key_Z, CTRL)
    assert not table.kept("KT472")


def test_deciding_and_postponing_stay_with_the_case(table: Table) -> None:
    table.mode.page.join.click()
    table.press(Qt.Key.Key_D)
    assert table.decision("BX385").kind == "postpone"
    assert table.code == "BX385"


def test_the_case_alone_on_paper(table: Table) -> None:
    table.mode.page.join.click()
    table.mode.page.print_one.click()
    pages = table.mode.paper.view.pages
    assert len(pages) == 1
    printed = pages[0].plain_text()
    assert "BX385" in printed
    assert not [c.code for c in table.desk.cases.all() if c.code != "BX385" and c.code in printed]
    assert table.others() == []
    table.press(Qt.Key.Key_Escape)
    assert table.mode.on_case
    assert table.mode.parents


def test_it_goes_on_by_itself_where_the_agenda_says_so(table: Table) -> None:
    meeting = table.desk.meetings.upcoming()
    table.desk.meetings.record(arrange.set_parents_join(meeting, "KT472", joined=True))
    table.press(Qt.Key.Key_Right)
    assert table.mode.parents
    assert table.others() == []
    table.press(Qt.Key.Key_Right)
    assert table.code == "KT472"
    table.mode.page.gone.click()
    assert not table.mode.parents
    table.press(Qt.Key.Key_Right)
    assert table.code == "ND638"
    assert not table.mode.parents
