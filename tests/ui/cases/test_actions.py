"""By keyboard alone: agree on something, see it on the agenda, close it, throw it away, take that back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from case_keys import focused, keys, tab_to
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QCalendarWidget, QLabel
from pytestqt.qtbot import QtBot

from casusdesk.domain.action import Action
from casusdesk.services.desk import Desk
from casusdesk.ui.cases.action_form import ActionForm
from casusdesk.ui.cases.screen import CasesScreen
from casusdesk.ui.main_window import MainWindow
from casusdesk.ui.meetings.screen import MeetingScreen
from casusdesk.ui.places import MEETING

CODE = "KT472"
WHAT = "belt de woningcorporatie over de wachtlijst"


def unfold(screen: CasesScreen) -> ActionForm:
    screen.open_case(CODE)
    tab_to(screen.detail.agreed.add)
    keys("", Qt.Key.Key_Return)
    assert screen.detail.agreed.form.isVisible()
    return screen.detail.agreed.form


def agree(screen: CasesScreen, due: date) -> Action:
    """Three fields, and Enter in the last."""
    form = unfold(screen)
    assert focused() is form.what.line
    keys(WHAT, Qt.Key.Key_Return)
    assert focused() is form.who.combo
    keys("wijkcoach")
    tab_to(form.due.line)
    keys(f"{due:%d-%m-%Y}", Qt.Key.Key_Return)
    (made,) = opened(screen.context.desk)
    return made


def opened(desk: Desk) -> list[Action]:
    return [action for action in desk.cases.actions(CODE) if action.open]


def undo(screen: CasesScreen) -> None:
    screen.context.undo.undo()


@pytest.fixture
def soon(desk: Desk) -> date:
    return desk.today() + timedelta(days=9)


@pytest.fixture(autouse=True)
def nothing_agreed(desk: Desk) -> None:
    for action in desk.cases.actions(CODE):
        desk.cases.delete_action(action.id)


def test_what_was_agreed_is_on_the_agenda_at_once(
    screen: CasesScreen, desk: Desk, soon: date, toasts: list[tuple[str, object]]
) -> None:
    made = agree(screen, soon)
    assert (made.text, made.who, made.due, made.agreed_on) == (WHAT, "WC", soon, desk.today())
    look_back = desk.meetings.agenda(desk.meetings.upcoming()).look_back
    assert made in [row.action for row in look_back]
    assert toasts[-1][0] == f"Afspraak toegevoegd: {WHAT}"
    assert list(screen.detail.agreed.rows) == [made.id]


def test_after_adding_the_form_is_folded_empty_and_one_enter_away(screen: CasesScreen, soon: date) -> None:
    agree(screen, soon)
    section = screen.detail.agreed
    assert not section.form.isVisible()
    assert focused() is section.add
    keys("", Qt.Key.Key_Return)
    assert focused() is section.form.what.line
    assert (section.form.what.text(), section.form.who.key(), section.form.due.day()) == ("", "", None)


def test_adding_can_be_taken_back_and_done_again(screen: CasesScreen, desk: Desk, soon: date) -> None:
    made = agree(screen, soon)
    undo(screen)
    assert opened(desk) == []
    screen.context.undo.redo()
    assert opened(desk) == [made]


def test_closing_never_clears_the_lead_and_can_be_taken_back(
    screen: CasesScreen, desk: Desk, soon: date
) -> None:
    made = agree(screen, soon)
    lead = desk.cases.get(CODE).lead
    assert lead.role is not None
    tab_to(screen.detail.agreed.rows[made.id].done)
    keys("", Qt.Key.Key_Return)
    assert desk.cases.actions(CODE) == (replace(made, done_on=desk.today()),)
    assert desk.cases.get(CODE).lead == lead
    assert screen.detail.agreed.rows == {}
    undo(screen)
    assert opened(desk) == [made]
    assert desk.cases.get(CODE).lead == lead


def test_thrown_away_and_brought_back_with_the_meetings_it_stood_open_at(
    screen: CasesScreen, desk: Desk, soon: date, toasts: list[tuple[str, object]]
) -> None:
    stuck = replace(agree(screen, soon), open_at=(date(2026, 9, 10), date(2026, 10, 8)))
    desk.cases.record_action(stuck)
    row = screen.detail.agreed.rows[stuck.id]
    assert "Staat al 2 keer open – doorbraak?" in [label.text() for label in row.findChildren(QLabel)]
    tab_to(row.edit)
    keys("", Qt.Key.Key_Return)
    assert screen.detail.agreed.form.isVisible()
    tab_to(screen.detail.agreed.form.remove)
    keys("", Qt.Key.Key_Space)
    assert opened(desk) == []
    assert focused() is screen.detail.agreed.add
    assert toasts[-1][0] == f"Afspraak verwijderd: {WHAT}"
    undo(screen)
    assert opened(desk) == [stuck]


def test_nothing_written_and_no_date_are_said_beside_the_field(screen: CasesScreen, desk: Desk) -> None:
    form = unfold(screen)
    tab_to(form.keep)
    keys("", Qt.Key.Key_Return)
    assert form.what.problem == "Schrijf op wat jullie afspreken."
    assert focused() is form.what.line
    keys("belt")
    assert form.what.problem == ""
    tab_to(form.due.line)
    keys("gauw", Qt.Key.Key_Return)
    assert form.due.problem
    assert focused() is form.due.line
    assert [(action.text, action.due) for action in opened(desk)] == [("belt", None)]


def test_too_long_is_counted_and_kept_whole(screen: CasesScreen, desk: Desk) -> None:
    form = unfold(screen)
    keys("a" * 62)
    tab_to(form.due.line)
    keys("", Qt.Key.Key_Return)
    assert form.what.problem.startswith("2 tekens te lang.")
    assert focused() is form.what.line
    assert [action.text for action in opened(desk)] == ["a" * 62]
    keys("", Qt.Key.Key_Backspace, Qt.Key.Key_Backspace)
    screen.primary()  # Ctrl+Enter, while writing
    assert [action.text for action in opened(desk)] == ["a" * 60]


def test_typing_goes_on_while_other_things_change(screen: CasesScreen, desk: Desk) -> None:
    form = unfold(screen)
    keys("belt de huisarts")
    case = desk.cases.get(CODE)
    desk.cases.record(replace(case, question="Wat is nu het eerste dat nodig is?"))
    desk.cases.new_action(CODE, "iets anders", "VK")
    assert focused() is form.what.line
    keys(" op")
    assert form.isVisible()
    assert form.what.text() == "belt de huisarts op"


def test_half_an_afspraak_is_never_lost(screen: CasesScreen, desk: Desk, qtbot: QtBot) -> None:
    unfold(screen)
    keys("belt de huisarts")
    qtbot.waitUntil(lambda: [a.text for a in opened(desk)] == ["belt de huisarts"], timeout=3000)
    keys(" op")
    screen.context.save_all()  # what the lock does first
    (kept,) = opened(desk)
    assert (kept.text, kept.agreed_on) == ("belt de huisarts op", desk.today())
    keys(" vandaag")
    screen.open_case("BX385")
    assert not screen.detail.agreed.form.isVisible()
    screen.open_case(CODE)
    assert not screen.detail.agreed.form.isVisible()
    (kept,) = opened(desk)
    assert kept.text == "belt de huisarts op vandaag"
    assert list(screen.detail.agreed.rows) == [kept.id]
    qtbot.waitUntil(screen.context.undo.canUndo, timeout=1000)
    undo(screen)
    assert opened(desk) == []


def test_esc_keeps_it_and_cancel_throws_it_away_with_a_way_back(screen: CasesScreen, desk: Desk) -> None:
    unfold(screen)
    keys("belt de huisarts", Qt.Key.Key_Escape)
    assert focused() is screen.detail.agreed.add
    assert [action.text for action in opened(desk)] == ["belt de huisarts"]
    undo(screen)
    form = unfold(screen)
    assert form.what.text() == ""
    keys("belt de buurvrouw")
    tab_to(form.cancel)
    keys("", Qt.Key.Key_Return)
    assert opened(desk) == []
    undo(screen)
    assert [action.text for action in opened(desk)] == ["belt de buurvrouw"]


def test_an_afspraak_is_changed_where_it_stands(
    screen: CasesScreen, desk: Desk, soon: date, toasts: list[tuple[str, object]]
) -> None:
    made = replace(agree(screen, soon), open_at=(date(2026, 12, 10),))
    desk.cases.record_action(made)
    tab_to(screen.detail.agreed.rows[made.id].edit)
    keys("", Qt.Key.Key_Return)
    form = screen.detail.agreed.form
    assert focused() is form.what.line
    assert (form.what.text(), form.who.key(), form.due.day()) == (made.text, made.who, made.due)
    assert screen.detail.agreed.rows == {}
    form.what.line.selectAll()
    keys("mailt de woningcorporatie")
    tab_to(form.due.line)
    form.due.line.selectAll()
    keys("+3", Qt.Key.Key_Return)
    changed = replace(made, text="mailt de woningcorporatie", due=desk.today() + timedelta(days=3))
    assert opened(desk) == [changed]
    assert toasts[-1][0] == "Afspraak gewijzigd: mailt de woningcorporatie"
    assert not form.isVisible()
    undo(screen)
    assert opened(desk) == [made]
    screen.context.undo.redo()
    assert opened(desk) == [changed]


def test_what_is_taken_away_elsewhere_closes_the_form(screen: CasesScreen, desk: Desk, soon: date) -> None:
    made = agree(screen, soon)
    tab_to(screen.detail.agreed.rows[made.id].edit)
    keys("", Qt.Key.Key_Return)
    desk.cases.finish_action(made.id)
    assert not screen.detail.agreed.form.isVisible()
    assert opened(desk) == []
    screen.context.save_all()
    assert opened(desk) == []


@pytest.mark.qt_log_ignore("This plugin does not support (raise|grabbing)")
def test_enter_opens_the_calendar_and_the_menu(screen: CasesScreen) -> None:
    form = unfold(screen)
    tab_to(form.due.calendar)
    keys("", Qt.Key.Key_Return)
    popup = QApplication.activePopupWidget()
    assert popup is not None
    assert popup.findChild(QCalendarWidget) is not None
    popup.close()
    tab_to(screen.detail.bar.more)
    keys("", Qt.Key.Key_Enter)
    assert screen.detail.bar.menu.isVisible()
    screen.detail.bar.menu.close()


def test_who_is_in_the_case_stands_first(screen: CasesScreen, desk: Desk) -> None:
    form = unfold(screen)
    words = [form.who.combo.itemText(place) for place in range(1, form.who.combo.count())]
    near = [place for place, word in enumerate(words) if word.endswith(" – betrokken")]
    assert near == list(range(len(near)))
    assert desk.cases.get(CODE).lead.role in [form.who.combo.itemData(1 + place) for place in near]


def test_the_agenda_that_is_being_made_follows(window: MainWindow) -> None:
    meeting = window.show_place(MEETING)
    assert isinstance(meeting, MeetingScreen)
    before = shown_texts(meeting)
    assert WHAT not in before
    window.context.open_case(CODE)
    screen = window.shown
    assert isinstance(screen, CasesScreen)
    form = unfold(screen)
    keys(WHAT)
    tab_to(form.due.line)
    keys("+9", Qt.Key.Key_Return)
    window.show_place(MEETING)
    assert WHAT in shown_texts(meeting)


def shown_texts(meeting: MeetingScreen) -> str:
    model = meeting.builder.agenda.model()
    return "\n".join(
        str(model.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole)) for row in range(model.rowCount())
    )
