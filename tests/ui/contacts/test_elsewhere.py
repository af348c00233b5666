"""What the register does on other screens: who comes, whom a sheet is for, for whom a consent is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from four_contacts import AWAY, COACH, NURSE, TODAY
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from casusdesk.domain.contacts import Absence, Contact
from casusdesk.domain.handover import Party
from casusdesk.domain.meeting import Presence
from casusdesk.services.desk import Desk
from casusdesk.services.wizard import Step
from casusdesk.ui.main_window import MainWindow
from casusdesk.ui.places import CASES, CONTACTS, HANDOVERS, MEETING, OVERVIEW


@pytest.fixture
def register(window: MainWindow) -> Iterator[Desk]:
    """The desk of the window, with contacts."""
    desk = window.context.desk
    desk.contacts.record(COACH, NURSE, AWAY)
    yield desk
    window.context.save_all()


def test_who_is_away_is_taken_over_at_a_meeting_with_one_key(window: MainWindow, register: Desk) -> None:
    screen = window.show_place(MEETING)
    panel = screen.builder.attendance  # type: ignore[attr-defined]
    screen.builder.people.click()  # type: ignore[attr-defined]
    assert not panel.absent.isVisible(), "the one who is away was marked by hand"
    register.contacts.record(replace(NURSE, role="MMW", absences=(Absence(TODAY, None, "wc"),)))
    assert panel.absent.isVisible()
    assert "medisch maatschappelijk werk ZGT" in panel.absent.text()
    panel.absent.setFocus()
    QTest.keyClick(panel.absent, Qt.Key.Key_Return)
    marked = next(p for p in register.meetings.upcoming().attendance if p.role == "MMW")
    assert (marked.presence, marked.note) == (
        Presence.REPLACED,
        "verlof; vervanger wijkcoach, Wijkteam, Noord",
    )
    assert not panel.absent.isVisible()
    window.context.undo.undo()
    assert next(p for p in register.meetings.upcoming().attendance if p.role == "MMW").note == ""


def test_a_sheet_takes_work_details_when_asked_and_gives_them_back(
    window: MainWindow, register: Desk, qtbot: QtBot
) -> None:
    screen = window.show_place(HANDOVERS)
    screen.open("practice-rm264")  # type: ignore[attr-defined]
    fields = screen.editor.form._receiver  # type: ignore[attr-defined]
    before = fields.party()
    register.contacts.record(replace(NURSE, name="Contact zes", phone="0800 0002"))
    assert fields.party() == before, "nothing is filled in unasked"
    QTest.keyClick(fields.fields["name"].editor, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    after = fields.party()
    assert after == Party("JV", "Contact zes", "JGZ", "0800 0002") != before
    kept = register.handovers.get("practice-rm264").receiver
    assert kept == after
    assert window.toast.label.text() == "Gegevens overgenomen uit Contacten."
    window.toast.undo_button.click()
    assert register.handovers.get("practice-rm264").receiver == before


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_of_several_a_menu_asks_which_and_of_none_it_is_said(window: MainWindow, register: Desk) -> None:
    screen = window.show_place(HANDOVERS)
    screen.open("practice-rm264")  # type: ignore[attr-defined]
    fields = screen.editor.form._receiver  # type: ignore[attr-defined]
    register.contacts.record(Contact("jv2", "JV", "JGZ", "Oost", "Contact zes", "0800 0002"))
    fields.filler.ask()
    words = [action.text() for action in fields.filler.menu.actions()]
    assert words == ["jeugdverpleegkundige, JGZ, Midden", "jeugdverpleegkundige, JGZ, Oost – Contact zes"]
    fields.filler.menu.actions()[1].trigger()
    fields.filler.menu.close()
    assert fields.party() == Party("JV", "Contact zes", "JGZ", "0800 0002")
    register.contacts.delete("jv", "jv2")
    fields.filler.ask()
    assert "staat niemand met deze rol" in window.toast.label.text()


def test_a_consent_knows_the_organisations_of_the_register(window: MainWindow, register: Desk) -> None:
    screen = window.show_place(CASES)
    screen.open_questions("KT472", Step.BEFORE, "receivers")  # type: ignore[attr-defined]
    picker = screen.wizard.page().askers["receivers"].picker  # type: ignore[attr-defined]
    QTest.keyClicks(picker.field.line, "JG")
    words = [picker.found.item(row).text() for row in range(picker.found.count())]
    assert "JGZ  (uit Contacten)" in words
    picker.field.line.clear()
    QTest.keyClicks(picker.field.line, "JGZ")
    words = [picker.found.item(row).text() for row in range(picker.found.count())]
    assert not any(word.startswith("Organisatie") for word in words)
    for _ in range(words.index("JGZ  (uit Contacten)")):
        QTest.keyClick(picker.field.line, Qt.Key.Key_Down)
    QTest.keyClick(picker.field.line, Qt.Key.Key_Return)
    window.context.save_all()
    assert "JGZ" in register.cases.get("KT472").consent.names
    screen.wizard.leave()  # type: ignore[attr-defined]


def test_the_overview_leads_to_who_is_missing(window: MainWindow, register: Desk) -> None:
    away = (Absence(date(2027, 1, 1), None),)
    for number, role in enumerate(("VK", "JMW", "WC")):
        register.contacts.record(Contact(f"x{number}", role, absences=away))
    register.contacts.delete("wc")
    screen = window.show_place(OVERVIEW)
    card = screen.cards[4]  # type: ignore[attr-defined]
    assert len(card.links()) > 2
    window.context.open_contacts("missing_lead")
    assert window.place == CONTACTS
    assert window.shown.loads.isVisible()  # type: ignore[attr-defined]


@pytest.mark.parametrize("again", [False, True], ids=["first time", "after the search hid it"])
def test_the_frame_opens_a_contact(window: MainWindow, register: Desk, again: bool) -> None:
    if again:
        window.show_place(CONTACTS).search("zoiets")
    window.context.open_contacts("jv")
    assert window.shown.detail.shown_id == "jv"  # type: ignore[attr-defined]
    assert window.shown.list.view.contact_id() == "jv"  # type: ignore[attr-defined]
