"""Teruglezen names everything that was decided, what lacks, and what comes back by itself (US13)."""

from __future__ import annotations

from mode_table import Table
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton

from casusdesk.domain import arrange
from casusdesk.domain.decision import CLOSE
from casusdesk.domain.meeting import AgendaForm
from casusdesk.ui.meeting_mode.read_back import HAMMERED
from casusdesk.ui.meeting_mode.read_back_row import AFTERWARDS
from casusdesk.ui.places import FOLLOW_UP, MEETING, MODE


def decide(table: Table) -> None:
    """BX385 whole, KT472 half, ND638 closed without handover, ZL496 postponed, the rest not discussed."""
    form = table.mode.form
    table.press(Qt.Key.Key_5)
    table.press(Qt.Key.Key_A)
    table.type("Belt de corporatie")
    table.press(Qt.Key.Key_Return)
    table.type("wijkc")
    form.due.quick[0].click()
    table.mode.step(1)
    form.kind.choose("voorzorg_so")
    form.lead.role.set_key("JMW")
    form.lead.role.edited.emit()
    table.mode.step(1)
    form.kind.choose(CLOSE)
    form.handover.click()
    table.mode.step(1)
    table.mode.postpone()


def test_every_decision_with_what_lacks(table: Table) -> None:
    decide(table)
    table.mode.page.enter()
    table.press(Qt.Key.Key_L)
    words = table.words()
    assert "Wijkteam onderzoekt: Belt de corporatie" in words
    assert "Wie: wijkcoach · uiterlijk 21 januari" in words
    assert (
        "Nog invullen: wie doet dit? · uiterlijk wanneer? · akkoord van de regievoerder nog vragen" in words
    )
    assert "Nog invullen: waarom geen overdracht?" in words
    assert AFTERWARDS in words
    assert words.count("Doorgeschoven: komt vanzelf terug op 11 februari.") == 1
    assert words.count("Niet besproken: komt vanzelf terug op 11 februari.") == 3
    assert "3 besluiten · 1 doorgeschoven · 3 niet besproken · bij 2 nog iets invullen" in words
    assert set(table.mode.read_back.rows) == set(table.mode.course.codes)


def test_a_hamerstuk_is_read_back_too(table: Table) -> None:
    meeting = table.desk.meetings.upcoming()
    table.desk.meetings.record(arrange.set_form(meeting, "FV582", AgendaForm.HAMMER))
    table.press(Qt.Key.Key_1)
    table.press(Qt.Key.Key_L)
    assert "Hamerstuk: akkoord zonder bespreking." in table.words()
    table.mode.read_back.rows["FV582"].change.click()
    assert table.code == "FV582"
    table.press(Qt.Key.Key_1)
    table.press(Qt.Key.Key_L)
    assert HAMMERED not in table.words()


def test_change_leads_to_the_case_and_back(table: Table) -> None:
    decide(table)
    table.mode.show_read_back()
    names = [b.accessibleName() for b in table.mode.read_back.findChildren(QPushButton)]
    assert "Wijzigen: KT472" in names
    table.mode.read_back.rows["KT472"].change.click()
    assert table.mode.on_case
    assert table.code == "KT472"
    assert QApplication.focusWidget() is table.mode.page.reading
    table.press(Qt.Key.Key_8)
    table.press(Qt.Key.Key_L)
    assert "Niet nodig" in table.words()


def test_the_last_case_leads_to_it_and_it_leads_back(table: Table) -> None:
    table.mode.go_to("FV582")
    assert table.mode.page.next.text() == "Teruglezen"
    table.mode.page.next.click()
    assert not table.mode.on_case
    table.mode.read_back.back.click()
    assert table.code == "FV582"
    assert table.mode.on_case


def test_handovers_are_made_and_shown_at_once(table: Table) -> None:
    decide(table)
    table.mode.show_read_back()
    day = table.desk.meetings.upcoming().held_on
    wanted = [case.code for case in table.desk.decisions.handovers_wanted(day)]
    back = table.mode.read_back
    assert wanted
    assert back.handovers.text() == f"Overdrachten maken en afdrukken ({len(wanted)})"
    back.handovers.click()
    assert set(wanted) <= {handover.case_code for handover in table.desk.handovers.all()}
    assert table.window.place == MEETING
    assert not table.desk.decisions.handovers_wanted(day)


def test_the_list_goes_to_paper_and_esc_comes_back(table: Table) -> None:
    decide(table)
    table.mode.show_read_back()
    table.mode.read_back.print.click()
    assert table.window.place == MEETING
    table.press(Qt.Key.Key_Escape)
    assert table.window.place == MODE
    assert not table.mode.on_case
    table.mode.read_back.finish.click()
    assert table.window.place == FOLLOW_UP


def test_the_clock_rests_while_reading_back(table: Table) -> None:
    moments = [0.0]
    clock = table.mode.page.clock
    clock.pause()
    clock._now = lambda: moments[0]
    clock.start("BX385", 6)
    before = clock.seconds
    assert before < 60
    moments[0] += 250 - before
    clock.show_time()
    assert clock.text() == "04:10 / 06:00"
    table.mode.show_read_back()
    moments[0] += 600
    table.mode.back_to_case()
    assert clock.seconds == 250
    table.mode.step(1)
    assert clock.seconds == 0
