"""Nothing typed is lost by a lock: per form, typed by keys, locked, found back where it was (vault §1)."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from casusdesk.app import Program
from casusdesk.domain.draft import Draft
from casusdesk.services.desk import Desk
from casusdesk.ui.drafts import AGAIN
from casusdesk.ui.main_window import MainWindow
from casusdesk.ui.places import (
    CASES,
    CONTACTS,
    FOLLOW_UP,
    HANDOVERS,
    MEETING,
    MODE,
    REGISTER,
    SETTINGS,
)
from practice_copy import PracticeCopies

Again = Callable[[], MainWindow]
LONG = "abcdefghij " * 20


@pytest.fixture
def desk(practice_copies: PracticeCopies) -> Desk:
    return practice_copies.desk()


@pytest.fixture
def window(open_window: Callable[[Desk], MainWindow], desk: Desk) -> MainWindow:
    return open_window(desk)


@pytest.fixture
def again(
    program: Program, open_window: Callable[[Desk], MainWindow], window: MainWindow, desk: Desk, qtbot: QtBot
) -> Again:
    """Lock, and open the same store in a window that knows nothing."""

    def lock() -> MainWindow:
        program.lock(asked=False)
        assert program.window is not None
        program.window.gone.emit()
        program.start_again, program._desk = False, None  # the store itself stays open
        program.finish()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        return open_window(desk)

    return lock


def keys(words: str) -> None:
    """On the keyboard, wherever the focus is."""
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClicks(focused, words)


def at(field: QWidget) -> None:
    """The focus there, with what stood there marked."""
    field.setFocus(Qt.FocusReason.TabFocusReason)
    if hasattr(field, "line"):
        field.line.selectAll()


def code_of(desk: Desk) -> str:
    return next(case.code for case in desk.cases.all() if case.status.active)


def test_a_signal_with_its_code(window: MainWindow, again: Again) -> None:
    window.actions_of_frame.add_signal()
    form = window.screens[CASES].form
    code = form.code_label.text()
    keys("31-31")
    at(form.question)
    keys("Wie kan helpen met")
    back = again()
    form = back.screens[CASES].form
    assert (form.code_label.text(), form.due.line.text(), form.question.text()) == (
        code,
        "31-31",
        "Wie kan helpen met",
    )
    assert form.isVisible()
    assert form.due.problem
    assert back.toast.label.text() == AGAIN


def test_the_closing_panel(window: MainWindow, again: Again, desk: Desk) -> None:
    code = code_of(desk)
    window.actions_of_frame.open_case(code)
    window.screens[CASES].detail.ask_closing()
    panel = window.screens[CASES].detail.closing
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)
    chosen = panel.reason.key()
    at(panel.lesson)
    keys("Eerder bellen.")
    panel = again().screens[CASES].detail.closing
    assert (panel.code, panel.reason.key(), panel.lesson.text()) == (code, chosen, "Eerder bellen.")
    assert chosen
    assert panel.isVisible()


def test_an_afspraak_with_a_day_that_is_none(window: MainWindow, again: Again, desk: Desk) -> None:
    code = code_of(desk)
    window.actions_of_frame.open_case(code)
    section = window.screens[CASES].detail.agreed
    section.unfold()
    keys("Belt de woningcorporatie")
    at(section.form.due)
    keys("vrijdagg")
    before = len(desk.cases.actions(code))
    section = again().screens[CASES].detail.agreed
    assert (section.form.what.text(), section.form.due.line.text()) == (
        "Belt de woningcorporatie",
        "vrijdagg",
    )
    assert len(desk.cases.actions(code)) == before, "it was kept already, and is no second one now"


def test_the_name_behind_a_code_and_the_day_somebody_was_seen(
    window: MainWindow, again: Again, desk: Desk
) -> None:
    code = code_of(desk)
    window.actions_of_frame.open_case(code)
    detail = window.screens[CASES].detail
    detail.name.unfold()
    keys("Voornaam")
    detail.seen.unfold()
    keys("gister")
    detail = again().screens[CASES].detail
    assert detail.code == code
    assert detail.name.form.name.text() == "Voornaam"
    assert detail.seen.form.day.line.text() == "gister"
    assert desk.key_names.of(code) == ""


def test_the_four_questions(window: MainWindow, again: Again, desk: Desk) -> None:
    from casusdesk.services.wizard import Step
    from casusdesk.ui.cases.agency_picker import AgencyPicker

    code = code_of(desk)
    window.actions_of_frame.open_questions(code)
    wizard = window.screens[CASES].wizard
    wizard.go(Step.AGENCIES)
    picker = wizard.page().findChildren(AgencyPicker)[0]
    at(picker.field)
    keys("jeugdgez")
    wizard = again().screens[CASES].wizard
    assert (wizard.editor.open_code, wizard.walk.step) == (code, Step.AGENCIES)
    assert wizard.page().findChildren(AgencyPicker)[0].field.text() == "jeugdgez"


def test_a_contact_with_a_day_that_is_none_and_half_an_absence(
    window: MainWindow, again: Again, desk: Desk
) -> None:
    window.show_place(CONTACTS)
    screen = window.screens[CONTACTS]
    screen.add()
    screen.detail.form.phone.line.setFocus()
    keys("046-1234567")
    at(screen.detail.form.valid_until)
    keys("ooit")
    screen.detail.form.absences.begin()
    at(screen.detail.form.absences.rows[0].end)
    keys("straks")
    key = screen.detail.shown_id
    form = again().screens[CONTACTS].detail.form
    assert (form.phone.text(), form.valid_until.line.text()) == ("046-1234567", "ooit")
    assert [row.end.line.text() for row in form.absences.rows] == ["straks"]
    assert desk.contacts.get(key) is not None


def test_a_sheet_with_a_day_and_a_step_that_are_not_kept(
    window: MainWindow, again: Again, desk: Desk
) -> None:
    sheet = desk.handovers.all()[0]
    window.actions_of_frame.open_handover(sheet.id)
    editor = window.screens[HANDOVERS].editor
    editor.go_to("on")
    editor.form._on.line.selectAll()
    keys("32-1")
    back = again().screens[HANDOVERS].editor
    assert back.handover is not None
    assert back.handover.id == sheet.id
    assert back.form._on.line.text() == "32-1"
    assert back.form._on.problem


def test_overlegmodus_with_a_day_that_is_none(window: MainWindow, again: Again, desk: Desk) -> None:
    window.actions_of_frame.toggle_meeting_mode()
    mode = window.screens[MODE]
    code = mode.course.code
    at(mode.form.agreed)
    keys("Belt morgen")
    at(mode.form.due.field)
    keys("overmorgenn")
    back = again()
    assert back.place == MODE
    form = back.screens[MODE].form
    assert back.screens[MODE].course.code == code
    assert (form.agreed.text(), form.due.field.line.text()) == ("Belt morgen", "overmorgenn")


def test_parents_at_the_table_see_nothing_of_another_case_after_the_lock(
    window: MainWindow, again: Again
) -> None:
    window.actions_of_frame.toggle_meeting_mode()
    window.screens[MODE].set_parents(True)
    back = again()
    assert back.place == MODE
    assert back.screens[MODE].parents


def test_a_time_that_is_none_and_a_question_that_is_being_written(
    window: MainWindow, again: Again, desk: Desk
) -> None:
    window.show_place(MEETING)
    builder = window.screens[MEETING].builder
    builder.people.setChecked(True)
    at(builder.attendance.starts)
    keys("25.99")
    at(builder.attendance.place)
    keys("Gemeentehuis")
    builder.agenda.setFocus()
    code = builder.agenda.current_case()
    builder.agenda.edit_current()
    keys(LONG)
    builder = again().screens[MEETING].builder
    assert builder.attendance.starts.line.text() == "25.99"
    assert desk.meetings.upcoming().place == "Gemeentehuis"
    assert LONG.strip() in desk.cases.get(code).question


def test_numbers_of_copies(window: MainWindow, again: Again, desk: Desk) -> None:
    window.show_place(REGISTER)
    form = window.screens[REGISTER].ledger.form
    at(form.numbers)
    keys("3 4")
    form = again().screens[REGISTER].ledger.form
    assert form.numbers.text() == "3 4"


def test_settings_that_cannot_be_kept(window: MainWindow, again: Again, desk: Desk) -> None:
    window.show_place(SETTINGS)
    screen = window.screens[SETTINGS]
    at(screen.coalition.first)
    keys("ooit")
    at(screen.coalition.name)
    keys("Naam van het overleg")
    at(screen.names.field)
    keys("Voorbeeldnaam")
    back = again()
    screen = back.screens[SETTINGS]
    assert back.place == SETTINGS
    assert screen.coalition.first.line.text() == "ooit"
    assert screen.coalition.name.text() == "Naam van het overleg"
    assert screen.names.field.text() == "Voorbeeldnaam"


def test_what_is_done_leaves_no_draft_and_what_is_not_stays_through_a_second_lock(
    window: MainWindow, again: Again, desk: Desk
) -> None:
    window.actions_of_frame.add_signal()
    keys("1-1-2027")
    back = again()
    assert [draft.kind for draft in desk.drafts.all()] == ["cases.signal"]
    form = back.screens[CASES].form
    at(form.question)
    keys("Wie?")
    form.submit()
    back.show_place(REGISTER)
    assert desk.drafts.all() == ()
    back = again()
    assert back.place == REGISTER
    assert CASES not in back.screens, "nothing was put back there"


def test_the_window_opens_where_it_was_and_after_closing_at_the_overview(
    window: MainWindow, again: Again, desk: Desk
) -> None:
    code = code_of(desk)
    window.actions_of_frame.open_case(code)
    back = again()
    assert (back.place, back.screens[CASES].detail.code) == (CASES, code)
    assert desk.drafts.all() == ()
    back.show_place(FOLLOW_UP)
    back = again()
    assert back.place == FOLLOW_UP
    assert back.drafts.keep(standing=False)
    assert desk.drafts.all() == ()


def test_a_draft_of_a_case_that_went_waits_with_that_case(
    open_window: Callable[[Desk], MainWindow], desk: Desk
) -> None:
    code = code_of(desk)
    waiting = Draft("cases.seen", code, content={"Gezien op (dd-mm-jjjj)#1": "gister"})
    desk.drafts.keep([waiting, Draft("contacts.contact", key="gone", content={"a#1": "b"})])
    desk.cases.delete(code)
    open_window(desk)
    assert desk.drafts.all() == (waiting,)
