"""The register in the window: rows in words, search and parts, the form by keyboard, and every way back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from four_contacts import AWAY, COACH, NURSE, TODAY
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from casusdesk.domain.contacts import Absence
from casusdesk.services.desk import Desk
from casusdesk.ui.contacts.list_pane import ContactListModel
from casusdesk.ui.contacts.rows import Part, contact_rows
from casusdesk.ui.contacts.screen import ContactsScreen

Toasts = list[tuple[str, Callable[[], object] | None]]


def spoken(model: ContactListModel) -> list[str]:
    role = Qt.ItemDataRole.AccessibleTextRole
    return [str(model.index(place).data(role)) for place in range(model.rowCount())]


def keys(widget: QWidget | None, text: str) -> None:
    assert widget is not None
    QTest.keyClicks(widget, text)


def press(
    screen: ContactsScreen, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    QTest.keyClick(screen.window().focusWidget(), key, held)


def tab_to(screen: ContactsScreen, name: str) -> QWidget:
    """Press Tab until something with this accessible name has the focus."""
    for _ in range(80):
        now = screen.window().focusWidget()
        if now is not None and name in now.accessibleName():
            return now
        press(screen, Qt.Key.Key_Tab)
    raise AssertionError(f"Tab never comes to {name}")


def test_rows_say_aloud_what_they_show_by_role_and_organisation(contacts: ContactsScreen) -> None:
    away = "afwezig t/m 01-02-2027 – vervanger Contact een"
    assert spoken(contacts.list.model) == [
        "GGD seksuele gezondheid, Nu Niet Zwanger · GGD, Nu Niet Zwanger",
        "Jeugdverpleegkundige · JGZ, Midden, 12 maanden niet nagekeken",
        f"Praktijkondersteuner verloskundigen · Wijkteam, Noord, 06 1234 5678, {away}",
        "Wijkcoach · Wijkteam, Noord, Contact een · 06 1234 5678",
    ]
    assert contacts.list.heading.text() == "Contacten (4)"
    assert contacts.list.view.accessibleName() == "Contacten, 4"


def test_the_model_keeps_to_the_rules_of_qt(filled: Desk) -> None:
    model = ContactListModel(Part.ALL)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    rows = contact_rows(filled.contacts.all(), filled.catalog, TODAY)
    model.set_rows(rows)
    model.search("wijk")
    model.set_part(Part.AWAY)
    model.set_rows(rows[:1])
    model.search("")
    model.set_part(Part.ALL)
    assert model.rowCount() == 1
    assert model.data(model.index(5)) is None


@pytest.mark.parametrize(
    ("typed", "found"),
    [("wijkteam", 2), ("JV", 1), ("jeugd midden", 1), ("contact een", 1), ("EEN", 1), ("zoiets", 0)],
)
def test_searching_as_you_type(contacts: ContactsScreen, typed: str, found: int) -> None:
    press(contacts, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    keys(contacts.window().focusWidget(), typed)
    assert contacts.list.model.rowCount() == found
    assert contacts.list.empty.isVisible() is (found == 0)


@pytest.mark.parametrize(
    ("part", "ids"),
    [(Part.STALE, ["jv"]), (Part.AWAY, ["pov"]), (Part.NNZ, ["nnz"]), (Part.ALL, ["nnz", "jv", "pov", "wc"])],
)
def test_parts(contacts: ContactsScreen, part: Part, ids: list[str]) -> None:
    contacts.list.parts[part].click()
    model = contacts.list.model
    assert [row.id for n in range(model.rowCount()) if (row := model.row_at(model.index(n)))] == ids


def test_an_empty_register_offers_two_ways(
    desk: Desk, make_screen: Callable[..., ContactsScreen], toasts: Toasts
) -> None:
    screen = make_screen(desk)
    assert screen.list.empty._title.text() == "Nog geen contacten"
    assert screen.list.empty._text.text() == "Begin met de rollenlijst, of lees een bestand in."
    assert screen.list.empty.read_in.isVisible()
    press(screen, Qt.Key.Key_Return)
    count = len(desk.contacts.all())
    assert count > 20
    assert toasts[-1][0] == f"{count} contacten toegevoegd."
    screen.files.start()
    assert toasts[-1][0] == "De rollenlijst staat er al helemaal in."
    screen.context.undo.undo()
    assert desk.contacts.all() == ()
    screen.context.undo.redo()
    assert len(desk.contacts.all()) == count


def test_a_contact_is_made_by_keyboard_and_kept_without_a_button(
    contacts: ContactsScreen, desk: Desk, qtbot: QtBot
) -> None:
    press(contacts, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    keys(contacts.window().focusWidget(), "kraam")
    for name, text in (("Organisatie", "Kraamzorg"), ("Naam", "Contact vijf"), ("Telefoon", "0612")):
        keys(tab_to(contacts, name), text)
    assert "tien cijfers" in contacts.detail.form.phone.hint.text(), "a hint, which blocks nothing"
    tab_to(contacts, "E-mail")
    made = next(contact for contact in desk.contacts.all() if contact.role == "KZ")
    assert (made.organisation, made.name, made.phone) == ("Kraamzorg", "Contact vijf", "0612")
    assert made.confirmed_on == TODAY
    assert any("Kraamzorg · Kraamzorg" in row for row in spoken(contacts.list.model))


def test_a_text_over_its_limit_is_said_beside_the_field_and_kept(
    contacts: ContactsScreen, desk: Desk
) -> None:
    contacts.open("wc")
    field = contacts.detail.form.area
    field.line.setFocus()
    field.line.selectAll()
    keys(field.line, "x" * 41)
    assert field.problem.startswith("1 teken te lang")
    contacts.context.save_all()
    assert desk.contacts.get("wc") == replace(COACH, area="x" * 41)


def test_it_is_right_still_in_one_key(contacts: ContactsScreen, desk: Desk, toasts: Toasts) -> None:
    contacts.list.mark("jv")
    assert contacts.detail.warning.text() == "⚠ 12 maanden niet nagekeken."
    assert contacts.detail.checked.text() == "Nagekeken op 01-12-2025."
    press(contacts, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    assert desk.contacts.get("jv") == replace(NURSE, confirmed_on=TODAY)
    assert not contacts.detail.warning.isVisible()
    assert toasts[-1][0] == "Klopt nog: vandaag nagekeken."
    contacts.context.undo.undo()
    assert desk.contacts.get("jv") == NURSE


def test_an_absence_with_a_stand_in_by_keyboard(contacts: ContactsScreen, desk: Desk) -> None:
    contacts.open("jv")
    contacts.detail.form.absences.add.setFocus()
    press(contacts, Qt.Key.Key_Return)
    keys(contacts.window().focusWidget(), "1-2-2027")
    keys(tab_to(contacts, "laatste dag"), "31-1-2027")
    assert "ligt voor de eerste" in contacts.detail.form.absences.rows[0].end.problem
    end = contacts.detail.form.absences.rows[0].end
    end.line.selectAll()
    keys(end.line, "14-2-2027")
    assert end.problem == ""
    keys(tab_to(contacts, "vervanger"), "wijkcoach")
    contacts.context.save_all()
    kept = desk.contacts.get("jv")
    assert kept is not None
    assert kept.absences == (Absence(date(2027, 2, 1), date(2027, 2, 14), "wc"),)


def test_taking_an_absence_away_can_be_taken_back(contacts: ContactsScreen, desk: Desk) -> None:
    contacts.open("pov")
    contacts.detail.form.absences.rows[0].remove.click()
    kept = desk.contacts.get("pov")
    assert kept is not None
    assert kept.absences == ()
    assert contacts.detail.form.absences.rows == []
    contacts.context.undo.undo()
    assert desk.contacts.get("pov") == AWAY
    assert len(contacts.detail.form.absences.rows) == 1


def test_a_row_without_a_first_day_is_not_kept(contacts: ContactsScreen, desk: Desk) -> None:
    contacts.open("wc")
    box = contacts.detail.form.absences
    box.add.click()
    keys(box.rows[0].end.line, "14-2-2027")
    contacts.context.save_all()
    assert desk.contacts.get("wc") == COACH
    box.rows[0].remove.click()
    assert box.rows == []


def test_deleting_comes_back_with_its_absences(contacts: ContactsScreen, desk: Desk, toasts: Toasts) -> None:
    contacts.list.mark("pov")
    contacts.list.view.setFocus()
    press(contacts, Qt.Key.Key_Delete)
    assert desk.contacts.get("pov") is None
    assert toasts[-1][0] == "Contact praktijkondersteuner verloskundigen, Wijkteam, Noord verwijderd."
    undo = toasts[-1][1]
    assert undo is not None
    undo()
    assert desk.contacts.get("pov") == AWAY


def test_what_is_being_typed_stays_when_something_else_changes(contacts: ContactsScreen, desk: Desk) -> None:
    contacts.open("wc")
    field = contacts.detail.form.name
    field.line.setFocus()
    field.line.end(False)
    keys(field.line, " half")
    desk.contacts.record(replace(NURSE, area="Zuid"))
    assert field.text() == "Contact een half"
    contacts.list.mark("jv")
    kept = desk.contacts.get("wc")
    assert kept is not None
    assert kept.name == "Contact een half"


def test_in_a_narrow_window_list_and_contact_take_turns(
    filled: Desk, make_screen: Callable[..., ContactsScreen]
) -> None:
    screen = make_screen(filled, 920, 500, 200)
    assert screen.list.isVisible()
    assert not screen.detail.isVisible()
    press(screen, Qt.Key.Key_Return)
    assert screen.detail.isVisible()
    assert screen.window().focusWidget() is screen.detail.back
    press(screen, Qt.Key.Key_Escape)
    assert screen.window().focusWidget() is screen.list.view
    for widget in (screen.list, screen.detail):
        assert widget.minimumSizeHint().width() <= 920


def test_the_regielast_is_words_with_a_bar_here_and_per_contact(contacts: ContactsScreen) -> None:
    contacts.open("wc")
    assert contacts.detail.load.words.text().startswith("Wijkcoach: regie in ")
    assert contacts.detail.load.bar.accessibleName() == contacts.detail.load.words.text()
    press(contacts, Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier)
    assert contacts.loads.isVisible()
    said = [bar.words.text() for bar in contacts.loads.bars if bar.isVisible()]
    assert said[0].startswith("Verloskundige: regie in 3 casussen")
    asked: list[str] = []
    contacts.context.case_asked.connect(asked.append)
    contacts.loads.bars[0].cases[0].click()
    assert asked == ["FV582"]


def test_where_nobody_speaks_for_the_lead_is_said_above_the_list(
    contacts: ContactsScreen, desk: Desk, toasts: Toasts
) -> None:
    assert contacts.list.load.text() == "Regie zonder aanwezige: 1 casus"
    contacts.list.load.click()
    assert contacts.loads.missing.links()[0].accessibleName() == (
        "ND638: praktijkondersteuner verloskundigen: afwezig, geen vervanger"
    )
    assert not contacts.loads.mark.isVisible()
    away = (Absence(TODAY, TODAY + (date(2027, 2, 1) - TODAY)),)
    desk.contacts.record(replace(NURSE, role="JMW", absences=away))
    assert contacts.list.load.text() == "Regie zonder aanwezige: 2 casussen"
    assert contacts.loads.mark.text() == "Afwezigen overnemen in het overleg van 14 januari"
    before = desk.meetings.upcoming()
    contacts.loads.mark.click()
    marked = next(person for person in desk.meetings.upcoming().attendance if person.role == "JMW")
    assert marked.note == "verlof"
    assert toasts[-1][0] == "Afwezigen staan bij het overleg van 14 januari."
    contacts.context.undo.undo()
    assert desk.meetings.upcoming() == before
