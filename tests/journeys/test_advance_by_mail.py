"""US7, three days before: the vooraf-versie as a PDF with a password for the secure mail, by keyboard."""

from __future__ import annotations

from datetime import timedelta

from counting import MouseWatch
from month import MEETING, Month
from pypdf import PdfReader
from PySide6.QtWidgets import QApplication
from reading import content, everything

from casusdesk.domain.audit import AuditEvent
from opening import assert_opens_only_with

NAME = "vooraf-2027-01-14.pdf"


def test_us7_the_advance_agenda_goes_out_locked_and_says_nothing_of_a_family(
    month: Month, mouse: MouseWatch
) -> None:
    hands = month.hands
    month.on(MEETING - timedelta(days=3))
    written = {words for words in content(month.desk) if len(words) > 3}
    hands.press("Alt+3")
    hands.press("Ctrl+P")
    hands.see("exemplaren afdrukken")
    hands.push("Agenda (tafelversie)")
    hands.push("Agenda vooraf, voor de mail")
    hands.push("Opslaan als PDF…")
    hands.see("Opslaan met wachtwoord")
    (path,) = month.answers.saved
    assert path.name == NAME
    assert not path.exists(), "nothing is written before she says so"
    said = everything()
    assert "langs een andere weg dan het bestand: bel of stuur een sms" in said
    hands.tab_to("Kopiëren: het wachtwoord")
    hands.press("Space")
    hands.see("Gekopieerd.")
    copied = QApplication.clipboard().text()
    words = hands.save_locked()
    assert copied == words

    assert_opens_only_with(path, words, "KT472")
    (page,) = PdfReader(path, password=words).pages
    text = " ".join(page.extract_text().split())
    meeting = month.desk.meetings.upcoming()
    assert all(item.code in text for item in meeting.items)
    assert "27+0" in text or "26+4" in text  # the phase, by which she knows her case
    assert [one for one in written if one.casefold() in text.casefold()] == []
    assert month.desk.register.all() == (), "what goes by mail has no number"
    (row,) = month.desk.audit.all()
    assert (row.event, row.reason) == (AuditEvent.EXPORTED, "1 exemplaar")
    assert month.answers.told == []
    month.window.context.clipboard.clear()  # as the lock does
    assert QApplication.clipboard().text() == ""
    assert mouse.used == 0
