"""Meelees-toets before print: what waits, what a tick does, the way to the field, and by keyboard alone."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from casusdesk.domain.audit import AuditEvent
from casusdesk.domain.finding_words import AS_IF
from casusdesk.services.desk import Desk
from casusdesk.ui.main_window import MainWindow
from casusdesk.ui.papers.preview import Preview
from casusdesk.ui.papers.request import PaperRequest
from casusdesk.ui.places import CASES, HANDOVERS, MEETING, SETTINGS
from casusdesk.ui.proofreading.card import ProofCard
from casusdesk.ui.proofreading.marked import marked

STREET = "Woont bij oma, Beukenstraat 12"


@pytest.fixture
def desk(window: MainWindow) -> Desk:
    """The desk of the window."""
    made = window.context.desk
    made.cases.record(replace(made.cases.get("KT472"), question="Hoe helpen we Fatima & co <b>?"))
    made.cases.record(replace(made.cases.get("BX385"), strengths=(STREET,)))
    return made


@pytest.fixture
def preview(window: MainWindow, desk: Desk) -> Preview:
    screen = window.show_place(MEETING)
    screen.preview()  # type: ignore[attr-defined]
    found = screen.preview_page  # type: ignore[attr-defined]
    assert isinstance(found, Preview)
    return found


def card(preview: Preview) -> ProofCard:
    return preview.view.proof


def focus() -> str:
    widget = QApplication.focusWidget()
    return widget.accessibleName() if widget else ""


def test_every_text_stands_there_with_its_field_and_nothing_is_printed(preview: Preview) -> None:
    shown = card(preview)
    assert shown.isVisible()
    words = [label.text() for label in shown.findChildren(QLabel) if label.isVisible()]
    assert AS_IF in words
    assert "KT472 · vraag aan het overleg" in words
    assert "BX385 · wat gaat goed" in words
    assert any(word.startswith("Nog 2 teksten te lezen.") for word in words)
    assert any("<b><u>Beukenstraat 12</u></b>" in word for word in words)
    assert not preview.view.print.isEnabled()
    assert not preview.view.save.isEnabled()
    assert focus() == "Wijzigen: BX385, wat gaat goed"


def test_ticks_let_paper_go_and_a_tick_taken_away_stops_it_again(preview: Preview, desk: Desk) -> None:
    for row in card(preview).rows:
        row.tick.click()
    assert preview.view.print.isEnabled()
    assert preview.view.page.pages, "and the page is there"
    assert len([row for row in desk.audit.all() if row.event is AuditEvent.PROOFREAD]) == 2
    card(preview).rows[0].tick.click()
    assert not preview.view.print.isEnabled()
    assert len([row for row in desk.audit.all() if row.event is AuditEvent.PROOFREAD]) == 2


def test_a_tick_is_undone_and_done_again(preview: Preview, window: MainWindow, qtbot: QtBot) -> None:
    card(preview).rows[0].tick.click()
    window.context.undo.undo()
    qtbot.waitUntil(lambda: not card(preview).rows[0].tick.isChecked())
    window.context.undo.redo()
    tick = card(preview).rows[0].tick
    qtbot.waitUntil(tick.isChecked)


def test_by_keyboard_the_focus_stays_on_the_tick(preview: Preview, window: MainWindow) -> None:
    said: list[str] = []
    window.context.announced.connect(said.append)
    QTest.keyClick(in_focus(), Qt.Key.Key_Tab, Qt.KeyboardModifier.ShiftModifier)
    assert focus() == "Dit mag zo op papier: BX385, wat gaat goed"
    assert "Beukenstraat 12" in in_focus().accessibleDescription()
    QTest.keyClick(in_focus(), Qt.Key.Key_Space)
    assert focus() == "Dit mag zo op papier: BX385, wat gaat goed"
    assert "BX385, wat gaat goed: mag zo op papier." in said
    QTest.keyClick(in_focus(), Qt.Key.Key_Tab)
    QTest.keyClick(in_focus(), Qt.Key.Key_Tab)
    assert focus() == "Dit mag zo op papier: KT472, vraag aan het overleg"


def in_focus() -> QLabel:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget  # type: ignore[return-value]


def test_asking_to_print_says_why_not_and_leads_there(preview: Preview, window: MainWindow) -> None:
    said: list[str] = []
    window.context.announced.connect(said.append)
    preview.view.page.setFocus()
    preview.print_all()
    preview.save_pdf()
    assert [words for words in said if words.startswith("Afdrukken kan nog niet. Nog 2 teksten")]
    assert focus() == "Wijzigen: BX385, wat gaat goed"
    assert window.context.desk.register.all() == ()


def test_the_way_to_a_question_of_the_case(preview: Preview, window: MainWindow) -> None:
    card(preview).rows[1].change.click()
    assert window.place == CASES
    assert focus() == "Vraag aan het overleg"


@pytest.mark.parametrize(
    ("name", "words", "label"),
    [
        ("reason_now", "Fatima verhuist", "Waarom nu overdragen"),
        ("attention", "Fatima verhuist", "Let op in het contact"),
        ("running", ("Kraamzorg", "Fatima komt"), "Wat loopt al 2"),
    ],
)
def test_the_way_to_a_field_of_a_sheet(window: MainWindow, name: str, words: object, label: str) -> None:
    handovers = window.context.desk.handovers
    sheet = replace(handovers.get("practice-rm264"), **{name: words})  # type: ignore[arg-type]
    handovers.record(sheet)
    window.context.preview(PaperRequest(handovers=(sheet.id,)))
    found = window.shown.preview_page  # type: ignore[attr-defined]
    card(found).rows[0].change.click()
    assert window.place == HANDOVERS
    assert focus() == label


def test_the_ways_to_the_meeting_and_its_owner(window: MainWindow) -> None:
    meetings = window.context.desk.meetings
    facts = {
        "place": "bel 06-12345678",
        "general": ("Fatima leidt de scholing",),
        "controller": "06-12345678",
    }
    meetings.record(replace(meetings.upcoming(), **facts))  # type: ignore[arg-type]
    screen = window.show_place(MEETING)
    ways = {"plaats": MEETING, "verwerkingsverantwoordelijke": SETTINGS, "algemeen": MEETING}
    for field, place in ways.items():
        window.show_place(MEETING)
        screen.preview()  # type: ignore[attr-defined]
        rows = card(screen.preview_page).rows  # type: ignore[attr-defined]
        row = next(row for row in rows if row.change.accessibleName().endswith(f", {field}"))
        row.change.click()
        assert window.place == place
    assert focus() == "Regel voor Algemeen"


def test_one_case_alone_stands_before_the_same_gate(window: MainWindow, desk: Desk) -> None:
    window.context.open_meeting_mode("KT472")
    screen = window.shown
    screen.print_one()  # type: ignore[attr-defined]
    labels = [label.text() for label in screen.findChildren(QLabel) if label.isVisible()]
    assert any("KT472, vraag aan het overleg: lijkt op een naam." in words for words in labels)


def test_what_looks_like_markup_is_text(qapp: QApplication, desk: Desk) -> None:
    words = "<i>Fatima</i> & co"
    shown = marked(words, desk.proofreading.check(words))
    assert shown.text() == "&lt;i&gt;<b><u>Fatima</u></b>&lt;/i&gt; &amp; co"
    assert shown.accessibleName() == words


def test_a_clean_agenda_shows_no_card(window: MainWindow, tmp_path: Path) -> None:
    screen = window.show_place(MEETING)
    screen.preview()  # type: ignore[attr-defined]
    assert not card(screen.preview_page).isVisible()  # type: ignore[attr-defined]
    assert screen.preview_page.view.print.isEnabled()  # type: ignore[attr-defined]
