"""The settings apply at once, are remembered, and the passphrase can be changed while working."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication, QCheckBox, QScrollArea
from pytestqt.qtbot import QtBot

from casusdesk.app import Program
from casusdesk.domain.audit import AuditEvent
from casusdesk.domain.coalition import LADDER, Coalition, Rhythm, Rung
from casusdesk.errors import WrongPassphraseError
from casusdesk.preferences import Theme, load_preferences
from casusdesk.services.access import Access
from casusdesk.ui.main_window import MainWindow
from casusdesk.ui.places import SETTINGS
from casusdesk.ui.settings.screen import SettingsScreen

OLD = "lantaarn draagt zeven blauwe knopen"
NEW = "vier nieuwe woorden van vandaag"


def settings(window: MainWindow) -> SettingsScreen:
    screen = window.show_place(SETTINGS)
    assert isinstance(screen, SettingsScreen)
    return screen


@pytest.fixture
def real_window(program: Program, access: Access) -> MainWindow:
    """The main window on a store with a lock."""
    setup = access.prepare(OLD)
    assert setup.confirms(*(setup.recovery_groups[place] for place in setup.asked_groups))
    shown = program.open_desk(setup.finish(Coalition(first_meeting=date(2027, 1, 14))))
    shown.resize(1280, 800)
    return shown


def test_dark_is_seen_at_once_and_remembered(window: MainWindow) -> None:
    screen = settings(window)
    screen.appearance.theme.button(Theme.DARK.value).click()
    assert QApplication.palette().color(QPalette.ColorRole.Base).lightness() < 60
    assert load_preferences().preferences.theme is Theme.DARK
    screen.appearance.theme.button(Theme.LIGHT.value).click()
    assert QApplication.palette().color(QPalette.ColorRole.Base).lightness() > 200


def test_letter_size_follows_the_keys(window: MainWindow) -> None:
    screen = settings(window)
    screen.appearance.text_size.button("150").click()
    assert load_preferences().preferences.text_size == 150
    window.menus.actions["normal"].trigger()
    assert screen.appearance.text_size.key() == "100"


def test_the_coalition_saves_itself_on_leaving_a_field(window: MainWindow, qtbot: QtBot) -> None:
    form = settings(window).coalition
    form.place.line.selectAll()
    qtbot.keyClicks(form.place.line, "kamer boven")
    form.starts.line.selectAll()
    qtbot.keyClicks(form.starts.line, "10u15")
    form.rhythm.button(Rhythm.FORTNIGHTLY.value).click()
    window.context.save_all()
    kept = window.context.desk.coalition
    assert kept.place == "kamer boven"
    assert kept.starts == time(10, 15)
    assert kept.rhythm is Rhythm.FORTNIGHTLY
    assert window.top.status.text().startswith("Bewaard om ")


def test_typing_rests_and_it_is_saved(window: MainWindow, qtbot: QtBot) -> None:
    form = settings(window).coalition
    form.place.line.selectAll()
    qtbot.keyClicks(form.place.line, "zaal 3")
    qtbot.waitUntil(lambda: window.context.desk.coalition.place == "zaal 3", timeout=3000)


def test_a_date_that_cannot_be_read_keeps_standing_and_is_said(window: MainWindow, qtbot: QtBot) -> None:
    form = settings(window).coalition
    before = window.context.desk.coalition
    form.first.line.selectAll()
    qtbot.keyClicks(form.first.line, "31-2-2027")
    qtbot.keyClick(form.first.line, Qt.Key.Key_Return)
    window.context.save_all()
    assert form.first.line.text() == "31-2-2027"
    assert "bestaat niet" in form.first.problem
    assert window.top.status.text().startswith("Niet bewaard – ")
    assert window.context.unsaved
    assert window.context.desk.coalition == before
    form.first.line.selectAll()
    qtbot.keyClicks(form.first.line, "28-2-2027")
    window.context.save_all()
    assert window.context.desk.coalition.first_meeting == date(2027, 2, 28)
    assert not window.context.unsaved


def test_the_rungs_of_the_ladder_save_themselves(window: MainWindow, qtbot: QtBot) -> None:
    box = settings(window).ladder
    assert [field.text() for field in box.roles] == [rung.role for rung in LADDER]
    qtbot.keyClicks(box.reaches[1].line, "binnen een dag, via het wijkteam")
    window.context.save_all()
    ladder = window.context.desk.coalition.ladder
    assert ladder == (LADDER[0], Rung(LADDER[1].role, "binnen een dag, via het wijkteam"), LADDER[2])
    assert window.top.status.text().startswith("Bewaard om ")


def test_a_rung_that_is_written_anew_keeps_its_place(window: MainWindow, qtbot: QtBot) -> None:
    box = settings(window).ladder
    box.roles[0].line.selectAll()
    qtbot.keyClick(box.roles[0].line, Qt.Key.Key_Delete)
    window.context.save_all()
    assert window.context.desk.coalition.ladder == LADDER[1:]
    assert [field.text() for field in box.roles] == ["", LADDER[1].role, LADDER[2].role]
    qtbot.keyClicks(box.roles[0].line, "projectleider")
    window.context.save_all()
    assert window.context.desk.coalition.ladder == (Rung("projectleider"), *LADDER[1:])


def test_every_pathway_has_a_place_for_its_contact(window: MainWindow, qtbot: QtBot) -> None:
    box = settings(window).pathways
    assert len(box.contacts_of) == 17
    qtbot.keyClicks(box.contacts_of["addiction"].line, "verslavingszorg, spreekuur dinsdag")
    window.context.save_all()
    assert dict(window.context.desk.coalition.contacts) == {"addiction": "verslavingszorg, spreekuur dinsdag"}
    box.contacts_of["addiction"].line.selectAll()
    qtbot.keyClick(box.contacts_of["addiction"].line, Qt.Key.Key_Delete)
    window.context.save_all()
    assert dict(window.context.desk.coalition.contacts) == {}


def test_a_pathway_is_found_by_what_it_is_for(window: MainWindow, qtbot: QtBot) -> None:
    box = settings(window).pathways

    def shown() -> list[str]:
        return [key for key, field in box.contacts_of.items() if field.isVisibleTo(box)]

    assert len(shown()) == 17
    qtbot.keyClicks(box.search.line, "drugs")
    assert shown() == ["addiction"]
    qtbot.keyClicks(box.search.line, "xyz")
    assert shown() == []
    assert box.nothing.isVisibleTo(box)
    box.search.line.selectAll()
    qtbot.keyClick(box.search.line, Qt.Key.Key_Delete)
    assert len(shown()) == 17
    assert not window.context.unsaved  # searching is not a change


def test_a_contact_that_is_too_long_is_not_kept_and_is_said(window: MainWindow, qtbot: QtBot) -> None:
    box = settings(window).pathways
    qtbot.keyClicks(box.contacts_of["income"].line, "x" * 61)
    window.context.save_all()
    assert window.top.status.text().startswith("Niet bewaard – kijk bij Inkomen: 1 teken te lang")
    assert dict(window.context.desk.coalition.contacts) == {}
    box.contacts_of["income"].line.clear()
    window.context.save_all()


def test_each_part_of_the_settings_keeps_what_the_others_said(window: MainWindow, qtbot: QtBot) -> None:
    screen = settings(window)
    qtbot.keyClicks(screen.pathways.contacts_of["housing"].line, "loket wonen")
    qtbot.keyClicks(screen.ladder.reaches[0].line, "vandaag")
    window.context.save_all()
    screen.coalition.place.line.selectAll()
    qtbot.keyClicks(screen.coalition.place.line, "zaal 9")
    window.context.save_all()
    kept = window.context.desk.coalition
    assert (kept.place, kept.ladder[0].reach, dict(kept.contacts)) == (
        "zaal 9",
        "vandaag",
        {"housing": "loket wonen"},
    )


def test_the_settings_fit_in_the_smallest_window(window: MainWindow, qtbot: QtBot) -> None:
    screen = settings(window)
    window.context.prefer(replace(window.context.preferences, text_size=200))
    window.resize(920, 500)
    area = screen.findChild(QScrollArea)
    qtbot.waitUntil(lambda: area.horizontalScrollBar().maximum() == 0)
    for part in (screen.coalition, screen.ladder, screen.pathways):
        assert part.width() <= area.viewport().width()


def test_practice_has_no_lock_to_set(window: MainWindow) -> None:
    assert not hasattr(settings(window).security, "minutes")


def test_minutes_before_locking_are_remembered(real_window: MainWindow, qtbot: QtBot) -> None:
    security = settings(real_window).security
    combo = security.minutes.combo
    combo.setFocus()
    for _ in range(3):
        qtbot.keyClick(combo, Qt.Key.Key_Down)
    assert combo.currentText() == "8 minuten"
    desk = real_window.context.desk
    assert desk.policy.lock_minutes == 8
    assert [row.subject for row in desk.audit.all() if row.event is AuditEvent.POLICY] == ["lock_minutes"] * 3
    assert combo.itemText(0) == "1 minuut"


def test_another_passphrase(program: Program, real_window: MainWindow, access: Access, qtbot: QtBot) -> None:
    security = settings(real_window).security
    security.change.click()
    qtbot.keyClicks(security.form.current.line, OLD)
    qtbot.keyClicks(security.form.new.first.line, NEW)
    qtbot.keyClicks(security.form.new.second.line, NEW)
    qtbot.keyClick(security.form.new.second.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not program.tasks.busy, timeout=20_000)
    assert "gewijzigd" in real_window.toast.label.text()
    assert security.form.current.passphrase() == ""
    program.finish()
    with pytest.raises(WrongPassphraseError):
        access.unlock(OLD)
    access.unlock(NEW).close()


def test_a_wrong_present_passphrase_changes_nothing(
    program: Program, real_window: MainWindow, access: Access, qtbot: QtBot
) -> None:
    security = settings(real_window).security
    security.change.click()
    qtbot.keyClicks(security.form.current.line, "niet deze")
    for line in (security.form.new.first.line, security.form.new.second.line):
        qtbot.keyClicks(line, NEW)
    security.form.save.click()
    qtbot.waitUntil(lambda: not program.tasks.busy, timeout=20_000)
    assert security.form.current.problem
    program.finish()
    access.unlock(OLD).close()


def test_the_keys_and_clock_of_the_meeting_are_switches(window: MainWindow) -> None:
    box = settings(window).meeting_mode
    assert box.single_keys.isChecked()
    assert box.clock.isChecked()
    box.single_keys.click()
    assert not window.context.preferences.single_keys
    box.clock.click()
    kept = load_preferences().preferences
    assert (kept.single_keys, kept.meeting_clock) == (False, False)


def test_who_usually_come_is_one_stop_for_tab_and_the_arrows_walk(window: MainWindow, qtbot: QtBot) -> None:
    form = settings(window).coalition
    form.chair.setFocus()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    first = QApplication.focusWidget()
    assert isinstance(first, QCheckBox)
    qtbot.keyClick(first, Qt.Key.Key_Down)
    second = QApplication.focusWidget()
    assert isinstance(second, QCheckBox)
    assert second is not first
    qtbot.keyClick(second, Qt.Key.Key_Tab)
    assert not form.attendees.isAncestorOf(QApplication.focusWidget())
