"""R14: at the print screen an attendee sees the sheets of one role, no list, no search; it ends locked."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from at_the_kiosk import Kiosk, codes, own, seen_by
from overheard import overheard
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from casusdesk.domain.handover import Handover
from casusdesk.services import attendee_sheets
from casusdesk.services.desk import Desk
from casusdesk.ui.kiosk import opening
from casusdesk.ui.kiosk import screen as kiosk_screen
from casusdesk.ui.places import ENTRIES, KIOSK, OVERVIEW
from casusdesk.ui.shortcuts import COMMANDS

KEYS = sorted({keys for command in COMMANDS for keys in command.keys} - {"Ctrl+L"})
OF_SCREENS = ("Ctrl+D", "Del", "F2", "Alt+Up", "Ctrl+PgDown", "Ctrl+1", "Ctrl+5", "Alt+9", "F9", "F10")
MENUS = ("Alt+B", "Alt+W", "Alt+C", "Alt+O", "Alt+L", "Alt+H")


def test_the_roles_stand_in_words_and_nothing_of_a_family_beside_them(kiosk: Kiosk) -> None:
    roles = {h.giver.role for h in kiosk.desk.handovers.all()}
    roles |= {h.receiver.role for h in kiosk.desk.handovers.all()}
    assert set(kiosk.screen.roles.roles) == roles - {""}
    for role, button in kiosk.screen.roles.roles.items():
        assert button.text().casefold() == kiosk.desk.catalog.agency_label(role).casefold()
    said = overheard()
    assert codes(said) == set()
    assert not re.search(r"\d", said), said  # not even how many sheets anybody has
    for written in (case.question for case in kiosk.desk.cases.all() if case.question):
        assert written not in said


def test_a_role_sees_the_sheets_it_gives_or_receives_and_no_other(kiosk: Kiosk) -> None:
    for role in tuple(kiosk.screen.roles.roles):
        assert seen_by(kiosk, role) == own(kiosk.desk, role), role
        assert codes(overheard()) == set(), "whoever comes next sees nothing of it"


def test_the_check_sees_it_when_a_role_gets_the_sheets_of_another(
    start: Callable[[], Kiosk], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Broken on purpose: every role is offered everything."""

    def everything(desk: Desk) -> dict[str, tuple[Handover, ...]]:
        return {role: desk.handovers.all() for role in attendee_sheets.sheets_by_role(desk)}

    monkeypatch.setattr(kiosk_screen, "sheets_by_role", everything)
    kiosk = start().open()
    assert seen_by(kiosk, "VK") - own(kiosk.desk, "VK") == {"BX385", "PC853"}


def test_nothing_of_the_frame_is_there(kiosk: Kiosk) -> None:
    window = kiosk.window
    for page in (None, "JV"):
        if page:
            kiosk.role(page)
        for part in (window.menuBar(), window.top, window.top.search, window.navigation, window.help):
            assert not part.isVisible()
        assert not window.toast.isVisible()
        said = overheard()
        for entry in ENTRIES:
            assert entry.title not in said.splitlines()


@pytest.mark.parametrize("page", ["rollen", "bladen"])
def test_no_key_of_the_frame_leads_anywhere(kiosk: Kiosk, page: str) -> None:
    role = "VK" if page == "bladen" else ""
    if role:
        kiosk.role(role)
    may_see = own(kiosk.desk, role) if role else set()
    before = {case.code: case for case in kiosk.desk.cases.all()}
    for keys in (*KEYS, *OF_SCREENS, *MENUS):
        if keys == "Ctrl+Q":
            continue  # a way out: below
        kiosk.hands.press(keys)
        assert kiosk.window.place == KIOSK, keys
        assert QApplication.activePopupWidget() is None, keys
        assert codes(overheard()) <= may_see, keys
        assert not kiosk.window.help.isVisible(), keys
        assert not kiosk.window.toast.isVisible(), keys
        assert kiosk.answers.saved == kiosk.answers.printed == [], keys
    assert {case.code: case for case in kiosk.desk.cases.all()} == before
    assert not kiosk.program.start_again


def test_those_keys_do_lead_somewhere_elsewhere(start: Callable[[], Kiosk]) -> None:
    """The same keys before the print screen is open: without its seal they would move."""
    leading = ("Ctrl+N", "Ctrl+P", "F1", "F11", "Alt+2", "Alt+3", "Ctrl+S")
    assert set(leading) <= set(KEYS)
    kiosk = start()
    for keys in leading:
        kiosk.window.show_place(OVERVIEW)
        before = overheard()
        kiosk.hands.press(keys)
        assert kiosk.window.place != OVERVIEW or overheard() != before, keys


def test_letters_grow_by_key(kiosk: Kiosk) -> None:
    before = kiosk.window.context.preferences.text_size
    kiosk.hands.press("Ctrl++")
    assert kiosk.window.context.preferences.text_size > before
    kiosk.hands.press("Ctrl+-")
    assert kiosk.window.context.preferences.text_size == before


def test_nobody_else_can_ask_for_another_place(kiosk: Kiosk) -> None:
    context = kiosk.window.context
    context.toast("KT472 is verplaatst.", lambda: None)
    context.open_case("KT472")
    context.open_meeting()
    context.open_handover("")
    context.add_signal()
    context.open_settings()
    context.open_kiosk()
    for place in range(len(ENTRIES)):
        kiosk.window.show_place(place)
    assert kiosk.window.place == KIOSK
    assert codes(overheard()) == set()


def test_a_click_or_a_drag_on_the_page_does_nothing(kiosk: Kiosk) -> None:
    kiosk.role("JV")
    sheets = kiosk.screen.sheets.view.widget()
    (page, *_) = kiosk.screen.sheets.view.pages
    block = next(block for block in page.blocks if block.case)
    scale = sheets.width() / page.width
    for point in (QPoint(round(block.x * scale) + 40, round(block.y * scale) + 20), sheets.rect().center()):
        for press in (Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton):
            QTest.mouseClick(sheets, press, pos=point)
        QTest.mouseDClick(sheets, Qt.MouseButton.LeftButton, pos=point)
        QTest.mousePress(sheets, Qt.MouseButton.LeftButton, pos=point)
        QTest.mouseMove(sheets, point + QPoint(60, 60))
        QTest.mouseRelease(sheets, Qt.MouseButton.LeftButton, pos=point + QPoint(60, 60))
        assert sheets.cursor().shape() is Qt.CursorShape.ArrowCursor
    assert kiosk.window.place == KIOSK
    assert QApplication.activePopupWidget() is None
    assert codes(overheard()) == {"RM264"}


def test_what_was_said_and_done_before_stays_behind_the_door(start: Callable[[], Kiosk]) -> None:
    kiosk = start()
    meeting = kiosk.desk.meetings.upcoming()
    context = kiosk.window.context
    kiosk.window.show_place(2)
    kiosk.window.shown.arranger.take_off("KT472")  # type: ignore[attr-defined]
    assert kiosk.window.toast.isVisible() or context.undo.canUndo()
    context.toast("KT472 is van de agenda.", context.undo.undo)
    kiosk.open()
    assert not kiosk.window.toast.isVisible()
    kiosk.hands.press("Ctrl+Z")
    kept = kiosk.desk.meetings.upcoming()
    assert "KT472" not in {item.code for item in kept.items}
    assert "KT472" in {item.code for item in meeting.items}


def test_it_asks_before_it_opens_for_there_is_no_way_back(start: Callable[[], Kiosk]) -> None:
    kiosk = start()
    kiosk.answers.ask = lambda *_said, **_named: False  # type: ignore[method-assign]
    kiosk.open()
    assert kiosk.window.place == OVERVIEW
    kiosk.hands.press("Ctrl+N")
    assert kiosk.window.place != OVERVIEW, "everything works as before"


def by_done(kiosk: Kiosk) -> None:
    (kiosk.screen.sheets if kiosk.screen.sheets.isVisible() else kiosk.screen.roles).done.click()


WAYS_OUT: dict[str, Callable[[Kiosk], object]] = {
    "Klaar": by_done,
    "Esc": lambda kiosk: kiosk.hands.press("Escape"),
    "Ctrl+L": lambda kiosk: kiosk.hands.press("Ctrl+L"),
    "venster sluiten": lambda kiosk: kiosk.window.close(),
}


@pytest.mark.parametrize("page", ["rollen", "bladen"])
@pytest.mark.parametrize("way", WAYS_OUT)
def test_every_way_out_ends_locked(kiosk: Kiosk, way: str, page: str) -> None:
    if page == "bladen":
        kiosk.role("JV")
        assert codes(overheard()) != set()
    WAYS_OUT[way](kiosk)
    assert kiosk.locked
    assert kiosk.window.place == KIOSK, "nothing else came in sight on the way"
    assert kiosk.screen.sheets.sheet is None


def test_nobody_there_ends_locked_too(kiosk: Kiosk) -> None:
    kiosk.role("JV")
    kiosk.program.lock(asked=False)  # as the idle watch does
    assert kiosk.program.start_again
    kiosk.program.finish()
    assert codes(overheard()) == set()


def test_without_the_seal_the_keys_would_work(
    start: Callable[[], Kiosk], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Broken on purpose: Help with every key of the program opens for an attendee."""
    monkeypatch.setattr(opening, "_seal", lambda _window: None)
    kiosk = start().open()
    assert kiosk.window.menus.actions["help"].isEnabled()
    kiosk.hands.press("F1")
    assert kiosk.window.help.isVisible()
