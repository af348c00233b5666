"""Whom to call: the list to begin with, a file of her own, who is away, and what lies with whom (US27).

By keyboard alone, on the practice month; names in it are made up and say so.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from counting import MouseWatch
from hands import wait_for
from month import Month
from PySide6.QtWidgets import QWidget
from reading import everything, link_with, listed, to_row

from casusdesk.domain.meeting import Presence
from casusdesk.domain.paper import Paper

LIST = (
    "Functie;Organisatie;Wijk;Contactpersoon;Mobiel;E-mail;BSN\r\n"
    "wijkcoach;Wijkteam;Noord;Contact een;+31 6 1234 5678;een@voorbeeld.nl;\r\n"
    "gezinsbegeleider;Wijkteam;Zuid;Contact twee;;;\r\n"
    "verloskundige;Oefenpraktijk;;Contact drie;06 1234 5679;;\r\n"
    ";Oefenpraktijk;;Zonder functie;;;\r\n"
)


@pytest.fixture
def a_list(month: Month, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A list of her own, as Excel saved it; the dialog answers with it."""
    path = tmp_path / "lijst.csv"
    path.write_bytes(LIST.encode("cp1252"))

    def chosen(_parent: QWidget | None, _kinds: str) -> Path:
        return path

    monkeypatch.setattr(month.answers, "choose_open_file", chosen)
    return path


def read_list(month: Month) -> None:
    """The file in, with the one word that is no role chosen from the catalogue."""
    hands = month.hands
    hands.press("Alt+7")
    hands.press("Ctrl+O")
    hands.see("Bestand inlezen")
    hands.choose("'gezinsbegeleider' is", "wijkcoach")
    hands.press("Ctrl+Return")
    hands.see("3 contacten toegevoegd.")


def test_the_list_to_begin_with_and_the_way_out_again(month: Month, mouse: MouseWatch) -> None:
    """Issue 4 point 4: the client's lists as a start, no people; CSV out with sanitised cells (R25)."""
    hands = month.hands
    hands.press("Alt+7")
    hands.see("Nog geen contacten")
    assert "Begin met de rollenlijst, of lees een bestand in." in everything()
    hands.tab_to("Begin met de rollenlijst")
    hands.press("Return")
    rows = listed("Contacten")
    assert any(row.startswith("Jeugdverpleegkundige · JGZ, Consultatiebureau Midden") for row in rows)
    assert all("nog niet nagekeken" in row for row in rows)
    assert all(not contact.name and not contact.phone for contact in month.desk.contacts.all())

    hands.press("Ctrl+Shift+F")
    hands.type("consultatiebureau noord")
    assert len(listed("Contacten")) == 1
    hands.tab_to("Telefoon")
    hands.type("+31 546 123456")
    hands.press("Ctrl+K")
    hands.see("Klopt nog: vandaag nagekeken.")
    (nurse,) = (c for c in month.desk.contacts.all() if c.area == "Consultatiebureau Noord")
    assert (nurse.phone, nurse.confirmed_on) == ("+31 546 123456", month.desk.today())

    hands.press("Ctrl+P")
    hands.see("Voorbeeld en afdrukken")
    assert month.window.shown.preview_page.view.documents.without_client[Paper.SOCIAL_MAP].isChecked()  # type: ignore[attr-defined]
    hands.press("Escape")
    wait_for(lambda: month.window.shown.title == "Contacten", "the register again")

    month.window.shown.files.write_out()  # type: ignore[attr-defined]
    (path,) = month.answers.saved
    assert path.name == "contacten.csv"
    lines = path.read_text(encoding="utf-8-sig").splitlines()
    assert len(lines) == len(rows) + 1
    assert not any(cell.startswith(("=", "+", "-", "@")) for line in lines for cell in line.split(";"))
    assert any(";'+31 546 123456;" in line for line in lines)
    assert not mouse.used


def test_a_list_of_her_own_comes_in_after_a_look(month: Month, a_list: Path, mouse: MouseWatch) -> None:
    """Ux §6 no. 24: preview of the first rows and column mapping; bad rows named, good rows kept."""
    hands = month.hands
    hands.press("Alt+7")
    hands.press("Ctrl+O")
    hands.see("Bestand inlezen")
    seen = everything()
    assert "De kolom “BSN” lijkt over cliënten te gaan en wordt nooit overgenomen." in seen
    assert "Regel 2: Wijkcoach · Wijkteam · Noord · Contact een · +31 6 1234 5678" in seen
    assert "Regel 5: er staat geen rol." in seen
    assert month.desk.contacts.all() == ()
    hands.press("Escape")
    read_list(month)
    assert {contact.area for contact in month.desk.contacts.all() if contact.role == "WC"} == {
        "Noord",
        "Zuid",
    }
    assert not any("functie" in contact.name for contact in month.desk.contacts.all())
    hands.press("Ctrl+Z")
    wait_for(lambda: month.desk.contacts.all() == (), "the register as it was")
    assert not mouse.used


def test_who_is_away_shows_where_nobody_speaks_for_the_lead(
    month: Month, a_list: Path, mouse: MouseWatch
) -> None:
    """Domain §1 no. 12: "verlof/ziekte moet ingevuld": away in Contacten is seen on Overzicht."""
    hands = month.hands
    read_list(month)
    hands.press("Ctrl+Shift+F")
    hands.type("verloskundige")
    hands.tab_to("Afwezigheid toevoegen")
    hands.press("Return")
    hands.type("10-1-2027")
    hands.fill("Afwezigheid 1: laatste dag (dd-mm-jjjj)", "1-3-2027")
    hands.press("Alt+1")
    for code in ("FV582", "KT472", "RM264"):
        assert link_with(f"{code}: verloskundige: afwezig volgens Contacten, geen vervanger")

    hands.press("Alt+7")
    hands.tab_to("Afwezigheid 1: vervanger")
    hands.type("wijkcoach")
    hands.press("Alt+1")
    wait_for(lambda: "afwezig volgens Contacten" not in everything(), "the lead with somebody who is there")
    month.on(date(2027, 1, 28))
    coming = month.desk.meetings.upcoming()
    midwife = next(person for person in coming.attendance if person.role == "VK")
    assert midwife.presence is Presence.REPLACED
    assert midwife.note.startswith("verlof; vervanger wijkcoach, Wijkteam")
    assert "Contact" not in midwife.note, "a role, never a name"
    assert not mouse.used


def test_us27_a_wijkcoach_sees_her_regielast(month: Month, a_list: Path, mouse: MouseWatch) -> None:
    """US27: "Als wijkcoach I see my regielast": a count with its cases, no score."""
    hands = month.hands
    read_list(month)
    hands.press("Ctrl+R")
    hands.see("Wijkcoach: regie in 1 casus. In Contacten staan 2 contacten met deze rol.")
    assert "Het is een telling, geen oordeel." in everything()
    hands.press("Ctrl+Shift+F")
    hands.type("noord")
    hands.tab_to("Contacten, 1")
    to_row(hands, "Wijkcoach")
    hands.press("Return")
    hands.see("Wijkcoach: regie in 1 casus.")
    hands.tab_to("Naar casus BX385")
    hands.press("Return")
    wait_for(lambda: month.window.shown.title == "Casussen", "the case")
    hands.see("BX385")
    assert not mouse.used
