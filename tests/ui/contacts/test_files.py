"""A file with contacts in the window: columns proposed and chosen, roles asked, nothing comes unseen."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from four_contacts import COACH
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from casusdesk.domain.contact_columns import Column
from casusdesk.services.desk import Desk
from casusdesk.ui.contacts.import_view import SKIP
from casusdesk.ui.contacts.screen import ContactsScreen

Toasts = list[tuple[str, Callable[[], object] | None]]
Choose = Callable[[ContactsScreen, Path], None]
LIST = (
    "Functie;Organisatie;Wijk;Contactpersoon;Telefoon;Geboortedatum;Kenteken\r\n"
    "wijkcoach;Wijkteam;Noord;Contact een;06 9;1980;x\r\n"
    "gezinscoach;Wijkteam;Zuid;Contact twee;;;\r\n"
    "JV;JGZ;Oost;;;;\r\n"
    ";JGZ;Oost;;;;\r\n"
)


@pytest.fixture
def opened(contacts: ContactsScreen, choose: Choose, tmp_path: Path) -> ContactsScreen:
    """The register with the file of `LIST` in sight."""
    path = tmp_path / "lijst.csv"
    path.write_text(LIST, encoding="cp1252")
    choose(contacts, path)
    QTest.keyClick(contacts, Qt.Key.Key_O, Qt.KeyboardModifier.ControlModifier)
    return contacts


def test_columns_are_proposed_and_what_is_about_clients_is_refused(
    opened: ContactsScreen, desk: Desk
) -> None:
    view = opened.importing
    assert view.isVisible()
    assert not opened.list.isVisible()
    assert opened.window().focusWidget() is view.headed
    columns = (Column.ROLE, Column.ORGANISATION, Column.AREA, Column.NAME, Column.PHONE, None, None)
    assert view.columns.columns() == columns
    refused, left = view.columns.rows[5:]
    assert "Geboortedatum" in refused.refusal.text()
    assert not refused.field.isVisible()
    assert left.field.combo.currentText() == "Niet overnemen"
    assert view.columns.rows[0].samples.text() == "wijkcoach · gezinscoach · JV"
    assert len(desk.contacts.all()) == 4, "nothing came in by looking"


def test_the_first_rows_and_what_stays_out_are_shown(opened: ContactsScreen) -> None:
    view = opened.importing
    assert view.first.text().splitlines() == [
        "Regel 2: Wijkcoach · Wijkteam · Noord · Contact een · 06 9",
        "Regel 4: Jeugdverpleegkundige · JGZ · Oost",
    ]
    assert view.problems.text().splitlines() == [
        "Regel 5: er staat geen rol. Vul de rol in, of voeg dit contact met de hand toe.",
        "Regel 3: nog apart, want de rol is niet gekozen.",
    ]
    assert view.summary.text() == "1 nieuw, 1 bijgewerkt, 1 apart: kies eerst de rol, 1 met een fout."
    assert view.go.text() == "2 contacten overnemen"


def test_an_unknown_role_is_chosen_and_all_of_it_comes_in_one_step(
    opened: ContactsScreen, desk: Desk, toasts: Toasts
) -> None:
    view = opened.importing
    before = desk.contacts.all()
    field = view.roles.fields[0]
    assert field.label.text() == "'gezinscoach' is"
    field.combo.setFocus()
    QTest.keyClicks(field.combo, "wijkcoach")
    assert view.go.text() == "3 contacten overnemen"
    opened.primary()
    assert toasts[-1][0] == "2 contacten toegevoegd, 1 contact bijgewerkt."
    assert {contact.area for contact in desk.contacts.all() if contact.role == "WC"} == {"Noord", "Zuid"}
    coach = desk.contacts.get("wc")
    assert coach is not None
    assert coach.phone == "06 9"
    assert opened.list.isVisible()
    opened.context.undo.undo()
    assert desk.contacts.all() == before


def test_a_known_contact_can_be_left_alone(opened: ContactsScreen, desk: Desk) -> None:
    view = opened.importing
    view.known.button(SKIP).click()
    assert view.summary.text().startswith("1 nieuw, 1 al bekend")
    opened.primary()
    assert desk.contacts.get("wc") == COACH


def test_a_field_is_filled_by_one_column(opened: ContactsScreen) -> None:
    rows = opened.importing.columns.rows
    rows[6].field.combo.setFocus()
    QTest.keyClicks(rows[6].field.combo, "naam")
    assert rows[6].column is Column.NAME
    assert rows[3].column is None
    rows[0].field.set_key("")
    rows[0].field.edited.emit()
    assert (
        opened.importing.summary.text()
        == "Kies eerst welke kolom de rol is. Zonder rol weet niemand wie je belt."
    )
    assert not opened.importing.go.isEnabled()


def test_without_names_above_the_columns(opened: ContactsScreen) -> None:
    view = opened.importing
    view.headed.click()
    assert [row.words.text() for row in view.columns.rows][:2] == ["Kolom 1", "Kolom 2"]
    assert set(view.columns.columns()) == {None}


def test_escape_leaves_everything_as_it_was(opened: ContactsScreen, desk: Desk) -> None:
    QTest.keyClick(opened.window().focusWidget(), Qt.Key.Key_Escape)
    assert opened.list.isVisible()
    assert len(desk.contacts.all()) == 4


def test_what_cannot_be_read_is_said(
    contacts: ContactsScreen, choose: Choose, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "leeg.csv"
    path.write_bytes(b"")
    choose(contacts, path)
    warned: list[str] = []
    monkeypatch.setattr(contacts.context.dialogs, "warn", lambda _parent, text: warned.append(text))
    contacts.read_in()
    assert warned == ["Dit bestand is leeg. Kies een bestand met contacten."]
    assert contacts.list.isVisible()


def test_the_file_that_is_made_reads_back_as_known(
    contacts: ContactsScreen, choose: Choose, tmp_path: Path, toasts: Toasts
) -> None:
    path = tmp_path / "contacten.csv"
    choose(contacts, path)
    contacts.files.write_out()
    assert toasts[-1][0] == "4 contacten staan in het bestand."
    assert path.stat().st_mode & 0o777 == 0o600
    contacts.read_in()
    assert contacts.importing.summary.text() == "4 al bekend."
    contacts.importing.take_over()
    assert toasts[-1][0] == "Alles uit dit bestand staat al in Contacten."
