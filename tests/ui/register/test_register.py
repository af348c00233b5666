"""Papier: what is out per meeting, quick entry by keys, one by one, missing copies, and undo."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from casusdesk.domain.audit import AuditEvent
from casusdesk.domain.paper import CopyState
from casusdesk.services.desk import Desk
from casusdesk.services.print_job import PrintJob
from casusdesk.ui.meetings.rows import RowKind
from casusdesk.ui.register.rows import copy_key
from casusdesk.ui.register.screen import RegisterScreen
from casusdesk.ui.screen import Screen

ROLES = ("PL", "VK", "KZ", "MMW", "JV", "WC", "JMW")
Toasts = list[tuple[str, object]]


@pytest.fixture
def screen_kind() -> type[Screen]:
    return RegisterScreen


@pytest.fixture
def printed(desk: Desk) -> Desk:
    """The agenda of December is out in seven copies."""
    december = desk.meetings.previous(desk.meetings.upcoming().held_on)
    assert december is not None
    desk.register.issue(PrintJob(december, agenda=True, copies=ROLES))
    return desk


@pytest.fixture
def shown(make_screen: Callable[..., RegisterScreen], printed: Desk) -> RegisterScreen:
    return make_screen(printed)


def states(desk: Desk) -> dict[str, CopyState]:
    return {c.number.label: c.state for made in desk.register.all() for c in made.copies}


def rows(screen: RegisterScreen) -> list[str]:
    found = screen.ledger.list.rows.rows
    return [f"{r.title}: {r.meta}" if r.kind is RowKind.HEADING else f"{r.title} {r.side}" for r in found]


def type_in(screen: RegisterScreen, typed: str) -> None:
    line = screen.ledger.form.numbers.line
    assert line.hasFocus()
    QTest.keyClicks(line, typed)
    QTest.keyClick(line, Qt.Key.Key_Return)
    QApplication.processEvents()


def test_the_list_says_per_meeting_what_is_out(shown: RegisterScreen) -> None:
    heading, *copies = rows(shown)
    assert heading == "Agenda 10 december: uitgedeeld 7, retour 0, vernietigd 0, open 7"
    assert copies[0] == "1 uitgedeeld · 12 januari"
    assert [row.meta for row in shown.ledger.list.rows.rows][2] == "verloskundige · afdruk 12 januari"
    assert len(copies) == 7
    assert shown.ledger.list.accessibleName() == "Exemplaren, 7 exemplaren open"


def test_three_four_seven_enter(shown: RegisterScreen, printed: Desk, toasts: Toasts) -> None:
    type_in(shown, "3 4 7")
    assert [label for label, state in states(printed).items() if state is CopyState.RETURNED] == [
        "3",
        "4",
        "7",
    ]
    assert rows(shown)[0] == "Agenda 10 december: uitgedeeld 7, retour 3, vernietigd 0, open 4"
    assert toasts[-1][0] == "Exemplaren 3, 4 en 7 zijn retour."
    assert shown.ledger.form.numbers.text() == ""
    assert shown.ledger.form.numbers.line.hasFocus()
    shown.context.undo.undo()
    assert set(states(printed).values()) == {CopyState.HANDED_OUT}
    shown.context.undo.redo()
    assert states(printed)["4"] is CopyState.RETURNED


def test_the_way_back_stands_in_the_message(shown: RegisterScreen, printed: Desk, toasts: Toasts) -> None:
    type_in(shown, "5")
    undo = toasts[-1][1]
    assert callable(undo)
    undo()
    assert states(printed)["5"] is CopyState.HANDED_OUT


def test_what_is_wrong_stands_beside_the_field_and_nothing_is_done(
    shown: RegisterScreen, printed: Desk
) -> None:
    type_in(shown, "3")
    type_in(shown, "3 4 12")
    numbers = shown.ledger.form.numbers
    assert numbers.problem == "Nummer 12 bestaat niet; kies uit 1 tot en met 7. Nummer 3 is al retour."
    assert numbers.problem in numbers.line.accessibleDescription()
    assert numbers.text() == "3 4 12"
    assert states(printed)["4"] is CopyState.HANDED_OUT
    QTest.keyClick(numbers.line, Qt.Key.Key_Backspace)
    assert numbers.problem == ""


def test_keys_choose_what_the_numbers_become(shown: RegisterScreen, printed: Desk) -> None:
    actions = {action.text(): action for action in shown.actions()}
    assert [action.shortcut().toString() for action in shown.actions()] == [f"Ctrl+{n}" for n in range(1, 6)]
    actions["Vernietigd"].trigger()
    type_in(shown, "1-2")
    assert states(printed)["2"] is CopyState.DESTROYED
    actions["In dossier"].trigger()  # nobody keeps an agenda
    assert shown.ledger.form.state.key() == CopyState.DESTROYED.value
    shown.ledger.list.setFocus()
    shown.ledger.list.go_to(copy_key((printed.register.all()[0], printed.register.all()[0].copies[2])))
    actions["Retour"].trigger()
    assert states(printed)["3"] is CopyState.RETURNED
    actions["Toch nog uitgedeeld"].trigger()
    assert states(printed)["3"] is CopyState.HANDED_OUT


def test_the_space_bar_ticks_a_copy_off_and_on(shown: RegisterScreen, printed: Desk) -> None:
    shown.ledger.list.setFocus()
    for wanted in (CopyState.RETURNED, CopyState.HANDED_OUT):
        QTest.keyClick(shown.ledger.list, Qt.Key.Key_Space)
        QApplication.processEvents()
        assert states(printed)["1"] is wanted


def test_all_that_is_back_is_destroyed_with_one_button(shown: RegisterScreen, printed: Desk) -> None:
    assert not shown.ledger.form.sweep.isEnabled()
    type_in(shown, "1-6")
    shown.ledger.form.sweep.click()
    assert [state for state in states(printed).values() if state is CopyState.DESTROYED] == [
        CopyState.DESTROYED
    ] * 6
    assert states(printed)["7"] is CopyState.HANDED_OUT
    shown.context.undo.undo()
    assert states(printed)["6"] is CopyState.RETURNED


def test_missing_shows_what_to_do_now_and_later_again(
    make_screen: Callable[..., RegisterScreen], printed: Desk, said: list[str]
) -> None:
    shown = make_screen(printed)
    shown.ledger.form.set_state(CopyState.MISSING)
    type_in(shown, "4")
    leak = shown.ledger.card.leak
    assert leak.isVisible()
    assert shown.ledger.form.state.key() == CopyState.RETURNED.value  # the next number is not missing too
    assert leak.title.text() == "Exemplaar 4 is vermist: doe dit nu"
    assert leak.until.text() == "Melden bij de AP kan tot vrijdag 15 januari 2027, 9.00 uur (72 uur)."
    (made,) = printed.register.all()
    assert all(code in leak.codes.text() for code in made.codes)
    assert [title.text()[:2] for title, _ in leak.steps] == ["1.", "2.", "3.", "4.", "5."]
    assert said[-1].startswith("Doe nu de stappen van een datalek")
    leak.copy.click()
    copied = QApplication.clipboard().text()
    assert "Agenda 10 december, exemplaar 4 van 7" in copied
    assert not any(code in copied for code in made.codes)
    assert [row.event for row in printed.audit.all()].count(AuditEvent.COPY_MISSING) == 1

    later = make_screen(printed)
    later.ledger.list.go_to(copy_key((made, made.copies[3])))
    assert later.ledger.card.leak.isVisible()
    later.ledger.card.buttons[CopyState.RETURNED].click()  # found behind the printer
    assert states(printed)["4"] is CopyState.RETURNED
    assert not later.ledger.card.leak.isVisible()


def test_sheets_stay_with_their_receivers(make_screen: Callable[..., RegisterScreen], desk: Desk) -> None:
    (sheet,) = desk.handovers.for_case("RM264")
    desk.register.issue(PrintJob(desk.meetings.upcoming(), handovers=(sheet,), parents=(sheet,)))
    shown = make_screen(desk)
    assert (
        rows(shown)[0]
        == "Overdrachten 14 januari: uitgedeeld 3, in dossier 1, retour 0, vernietigd 0, open 2"
    )
    assert rows(shown)[-1] == "3O bij de ouder(s) · 12 januari"
    shown.ledger.form.set_state(CopyState.IN_FILE)
    type_in(shown, "1-2")
    assert set(states(desk).values()) == {CopyState.IN_FILE}
    assert shown.ledger.empty.isVisible()


def test_when_all_is_back_it_says_so_and_the_past_can_be_seen(shown: RegisterScreen, printed: Desk) -> None:
    assert not shown.ledger.with_done.isVisible()
    shown.ledger.form.set_state(CopyState.DESTROYED)
    type_in(shown, "1-7")
    assert shown.ledger.empty.isVisible()
    assert not shown.ledger.list.isVisible()
    assert shown.ledger.go_on.hasFocus()
    shown.ledger.with_done.click()
    assert shown.ledger.list.isVisible()
    assert rows(shown)[0] == "Agenda 10 december: uitgedeeld 7, retour 0, vernietigd 7, open 0"


def test_nothing_printed_yet(make_screen: Callable[..., RegisterScreen], desk: Desk) -> None:
    shown = make_screen(desk)
    assert shown.ledger.empty.isVisible()
    shown.primary()
    assert desk.register.all() == ()


def test_it_begins_at_the_paper_of_the_meeting_that_was(
    make_screen: Callable[..., RegisterScreen], printed: Desk
) -> None:
    january = printed.meetings.upcoming()
    printed.register.issue(PrintJob(january, agenda=True, copies=("PL", "VK")))
    shown = make_screen(printed)
    assert shown.ledger.form.chosen is not None
    assert shown.ledger.form.chosen.name == "Agenda 10 december"
    shown.open_day(january.held_on)
    assert shown.ledger.form.chosen.name == "Agenda 14 januari"
    type_in(shown, "2")
    back = [(m.held_on, c.number.label) for m in printed.register.all() for c in m.copies
            if c.state is CopyState.RETURNED]  # fmt: skip
    assert back == [(january.held_on, "2")]


@pytest.mark.parametrize(("width", "height", "text"), [(1280, 800, 100), (920, 500, 100), (920, 500, 200)])
def test_the_field_is_in_sight_on_entry(
    make_screen: Callable[..., RegisterScreen], printed: Desk, width: int, height: int, text: int
) -> None:
    shown = make_screen(printed, width, height, text)
    QApplication.processEvents()
    line = shown.ledger.form.numbers.line
    assert line.hasFocus()
    assert not line.visibleRegion().isEmpty()
    top = line.mapTo(shown, line.rect().topLeft()).y()
    assert 0 <= top <= shown.height() - line.height()
    type_in(shown, "3 4 7")
    assert states(printed)["7"] is CopyState.RETURNED
