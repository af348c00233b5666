"""Bewaren en wissen in the settings: out of the trash again, or wiped for good after one plain question."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from casusdesk.app import Program
from casusdesk.domain.audit import AuditEvent
from casusdesk.domain.coalition import Coalition
from casusdesk.domain.consent import Consent, ConsentState
from casusdesk.domain.handover import Party
from casusdesk.domain.limits import WIPE_REASON
from casusdesk.domain.paper import CopyState
from casusdesk.domain.signal import Signal
from casusdesk.errors import VaultError
from casusdesk.services.access import Access
from casusdesk.services.desk import Desk
from casusdesk.services.print_job import PrintJob
from casusdesk.services.trash import Thrown
from casusdesk.store import generations
from casusdesk.ui.cases.screen import CasesScreen
from casusdesk.ui.main_window import MainWindow
from casusdesk.ui.places import CASES, REGISTER, SETTINGS
from casusdesk.ui.settings.screen import TRASH, SettingsScreen
from casusdesk.ui.settings.trash import TrashBox
from casusdesk.ui.settings.trash_rows import TrashRow, kept_words
from casusdesk.ui.settings.wiping import WipePanel

WHY = "op verzoek van de ouder"


@pytest.fixture
def own(access: Access) -> Desk:
    """Her own store: one case on the list, two in the trash."""
    setup = access.prepare("lantaarn draagt zeven blauwe knopen")
    assert setup.confirms(*(setup.recovery_groups[place] for place in setup.asked_groups))
    desk = setup.finish(Coalition())
    for code in ("KT472", "BX385", "RM264"):
        desk.cases.add_signal(Signal(due_date=date(2027, 4, 15)), code)
    for code in ("BX385", "RM264"):
        desk.cases.delete(code)
    return desk


@pytest.fixture
def own_window(open_window: Callable[[Desk], MainWindow], own: Desk) -> MainWindow:
    return open_window(own)


def box_of(window: MainWindow) -> TrashBox:
    screen = window.show_place(SETTINGS)
    assert isinstance(screen, SettingsScreen)
    return screen.trash


@pytest.fixture
def box(own_window: MainWindow) -> TrashBox:
    return box_of(own_window)


@pytest.fixture
def settled(program: Program, qtbot: QtBot) -> Callable[[], None]:
    """Wait for the worker."""
    return lambda: qtbot.waitUntil(lambda: not program.tasks.busy, timeout=30_000)


def row_of(box: TrashBox, code: str) -> TrashRow:
    return next(row for row in box.rows if row.thrown.code == code)


def asked(box: TrashBox, code: str = "BX385") -> WipePanel:
    away = row_of(box, code).away
    assert away is not None
    away.click()
    assert box.panel is not None
    return box.panel


def read(panel: WipePanel) -> str:
    return " ".join(label.text() for label in panel.findChildren(QLabel) if label.isVisibleTo(panel))


def trashed(desk: Desk) -> set[str]:
    return {case.code for case in desk.cases.deleted()}


def test_what_is_there_is_told_and_goes_back_by_the_keyboard(
    box: TrashBox, own: Desk, own_window: MainWindow, qtbot: QtBot
) -> None:
    own_window.context.open_settings(TRASH)
    first = row_of(box, "RM264")  # the latest on top
    assert box.rows[0] is first
    assert own_window.focusWidget() is first.back
    assert first.back is not None
    assert first.back.accessibleName() == "Casus RM264 terugzetten"
    qtbot.keyClick(first.back, Qt.Key.Key_Return)
    assert trashed(own) == {"BX385"}
    assert own_window.toast.label.text() == "Casus RM264 teruggezet."
    assert own_window.focusWidget() is row_of(box, "BX385").back
    own_window.toast.undo_button.click()
    assert trashed(own) == {"BX385", "RM264"}
    assert own_window.focusWidget() is box.rows[1].back
    own_window.context.undo.redo()
    box.rows[0].buttons()[0].click()
    assert trashed(own) == set()
    assert own_window.focusWidget() is box.none
    assert box.none.isVisible()
    assert box.none.text() == "De prullenbak is leeg"
    own_window.context.open_settings(TRASH)
    assert own_window.focusWidget() is box.none


def test_the_day_until_which_it_is_kept() -> None:
    thrown = Thrown("BX385", datetime(2027, 1, 7, 11, 5, tzinfo=UTC))
    at = f"{thrown.at.astimezone():%-H.%M}"
    assert (
        kept_words(thrown, date(2027, 1, 8))
        == f"Verwijderd gisteren om {at}. Terug te zetten tot 14 januari."
    )
    assert thrown.kept_until - thrown.at == timedelta(days=7)


def test_a_case_is_wiped_after_a_plain_question_by_the_keyboard(
    box: TrashBox,
    own: Desk,
    own_window: MainWindow,
    qtbot: QtBot,
    settled: Callable[[], None],
    vault_folder: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    told: list[str] = []
    monkeypatch.setattr("casusdesk.ui.settings.wiping.announce", lambda _widget, words: told.append(words))
    monkeypatch.setattr("casusdesk.ui.toast.announce", lambda _widget, words: told.append(words))
    away = row_of(box, "BX385").away
    assert away is not None
    qtbot.keyClick(away, Qt.Key.Key_Return)
    panel = box.panel
    assert panel is not None
    assert own_window.focusWidget() is panel.cancel
    words = read(panel)
    for said in ("niet ongedaan maken", "logboek", "register", "uitgedeeld", "na 14 dagen", "reservekopie"):
        assert said in words
    assert "wist casusdesk deze casus opnieuw" in words
    assert "buiten" not in words  # nothing was ever printed
    qtbot.keyClick(panel.wipe, Qt.Key.Key_Return)
    assert panel.reason.problem == "Schrijf kort waarom deze casus weg moet."
    assert own_window.focusWidget() is panel.reason.line
    assert not box.wiping
    qtbot.keyClicks(panel.reason.line, WHY)
    assert panel.reason.problem == ""
    qtbot.keyClick(panel.also.box, Qt.Key.Key_Space)
    qtbot.keyClick(panel.wipe, Qt.Key.Key_Return)
    assert box.wiping
    assert not panel.busy.isHidden()
    assert own_window.focusWidget() is panel.busy
    settled()
    assert trashed(own) == {"RM264"}
    assert generations.names(vault_folder) == ["gen-0002"]
    assert [(r.subject, r.reason) for r in own.audit.all() if r.event is AuditEvent.PURGED] == [
        ("BX385", WHY)
    ]
    assert own_window.toast.label.text() == "Casus BX385 is definitief gewist."
    assert told[-1] == "Casus BX385 is definitief gewist."
    assert box.panel is None
    assert own_window.focusWidget() is row_of(box, "RM264").back
    screen = own_window.shown
    assert isinstance(screen, SettingsScreen)
    assert screen.backups.last.text().startswith("De laatste reservekopie is van vandaag")


def test_nothing_that_was_done_before_can_bring_it_back(
    own_window: MainWindow, own: Desk, settled: Callable[[], None]
) -> None:
    cases = own_window.show_place(CASES)
    assert isinstance(cases, CasesScreen)
    cases._commands.delete("KT472")
    assert own_window.context.undo.canUndo()
    assert own_window.toast.isVisible()
    box = box_of(own_window)
    panel = asked(box, "KT472")
    panel.reason.set_text(WHY)
    panel.wipe.click()
    assert not own_window.context.undo.canUndo()
    assert not own_window.toast.isVisible()
    settled()
    assert own.cases.all() == ()
    assert "KT472" not in trashed(own)


def test_annuleren_and_esc_leave_it_where_it_was(
    box: TrashBox, own: Desk, own_window: MainWindow, qtbot: QtBot
) -> None:
    panel = asked(box)
    panel.reason.set_text(WHY)
    panel.cancel.click()
    assert box.panel is None
    assert trashed(own) == {"BX385", "RM264"}
    assert own_window.focusWidget() is row_of(box, "BX385").away
    again = asked(box)
    assert again.reason.text() == ""
    qtbot.keyClick(again.reason.line, Qt.Key.Key_Escape)
    assert box.panel is None


def test_a_reason_that_is_too_long_is_said_and_nothing_is_wiped(box: TrashBox, own: Desk) -> None:
    panel = asked(box)
    panel.reason.set_text("x" * (WIPE_REASON + 1))
    panel.wipe.click()
    assert panel.reason.problem
    assert not box.wiping
    assert trashed(own) == {"BX385", "RM264"}


def test_a_disk_that_refuses_changes_nothing_and_keeps_the_reason(
    box: TrashBox, own: Desk, settled: Callable[[], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_what: object) -> None:
        raise VaultError("De schijf is vol. Maak ruimte en probeer het opnieuw.")

    panel = asked(box)
    panel.reason.set_text(WHY)
    with monkeypatch.context() as broken:
        broken.setattr(generations, "build_copy", full)
        panel.wipe.click()
        settled()
    assert box.panel is panel
    assert panel.problem.text().startswith("De casus is niet gewist. De schijf is vol.")
    assert not panel.problem.isHidden()
    assert panel.reason.text() == WHY
    assert trashed(own) == {"BX385", "RM264"}
    panel.wipe.click()
    settled()
    assert trashed(own) == {"RM264"}


def test_a_version_of_before_that_does_not_go_is_said(
    box: TrashBox, own: Desk, settled: Callable[[], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    def busy(_folder: Path) -> list[str]:
        raise VaultError("Een ander programma houdt het bestand vast.")

    monkeypatch.setattr("casusdesk.store.renewing.forget_old_generations", busy)
    panel = asked(box)
    panel.reason.set_text(WHY)
    panel.also.box.setChecked(True)
    panel.wipe.click()
    settled()
    assert trashed(own) == {"RM264"}
    assert box.said.isVisible()
    assert box.said.text().endswith("kon niet weg. Een ander programma houdt het bestand vast.")


def test_a_case_taken_back_meanwhile_is_asked_about_no_more(box: TrashBox, own: Desk) -> None:
    asked(box)
    own.cases.restore("BX385")
    assert box.panel is None
    assert [row.thrown.code for row in box.rows] == ["RM264"]
    assert box.rows[0].isVisible()


def test_the_reason_comes_back_after_a_lock(own_window: MainWindow, box: TrashBox, own: Desk) -> None:
    screen = own_window.shown
    asked(box).reason.set_text(WHY)
    (draft,) = screen.drafts()
    assert draft.case_code == "BX385"
    assert box.panel is not None
    box.panel.cancel.click()
    assert screen.take_draft(draft)
    assert box.panel is not None
    assert box.panel.reason.text() == WHY
    own.cases.restore("BX385")
    assert not screen.take_draft(draft)


def test_copies_that_are_out_are_named_with_the_way_to_papier(window: MainWindow, qtbot: QtBot) -> None:
    """The practice cases; there is no version of before there, and nothing is said of one."""
    desk = window.context.desk
    desk.register.issue(PrintJob(desk.meetings.upcoming(), agenda=True, copies=("VK", "JV", "WC")))
    desk.cases.delete("RM264")
    panel = asked(box_of(window), "RM264")
    words = read(panel)
    assert "Er liggen nog 3 exemplaren buiten: roep ze terug (Papier)." in words
    assert "exemplaar 1 van 3: verloskundige" in words
    assert "14 dagen" not in words
    copies = desk.register.to_recall("RM264")
    desk.register.move(copies[:2], CopyState.RETURNED)
    assert "Er ligt nog 1 exemplaar buiten: roep het terug (Papier)." in read(panel)
    qtbot.keyClick(panel.to_paper, Qt.Key.Key_Return)
    assert window.place == REGISTER
    assert box_of(window).panel is panel  # the question waits


def test_a_handover_goes_back_unless_consent_keeps_it(window: MainWindow) -> None:
    desk = window.context.desk
    box = box_of(window)
    (sheet,) = desk.handovers.for_case("RM264")
    other = replace(sheet, id="ander", receiver=Party(role="JMW"))
    desk.handovers.record(other)
    desk.handovers.delete(other.id)
    row = row_of(box, "RM264")
    assert row.title.startswith("Overdracht RM264 aan ")
    assert row.away is None
    row.buttons()[0].click()
    assert {found.id for found in desk.handovers.for_case("RM264")} == {sheet.id, "ander"}
    desk.cases.record(replace(desk.cases.get("RM264"), consent=Consent(ConsentState.WITHDRAWN)))
    assert [(row.thrown.barred, row.buttons()) for row in box.rows] == [(True, ())] * 2
    assert box.rows[0].isVisible()
    desk.cases.delete("RM264")  # its sheets go with it
    assert [row.title for row in box.rows] == ["Casus RM264"]


def test_in_the_practice_environment_it_is_wiped_in_place(
    window: MainWindow, settled: Callable[[], None]
) -> None:
    desk = window.context.desk
    desk.cases.delete("ZL496")
    panel = asked(box_of(window), "ZL496")
    panel.reason.set_text(WHY)
    panel.wipe.click()
    settled()
    assert desk.cases.deleted() == ()
    assert window.navigation.isVisible()
