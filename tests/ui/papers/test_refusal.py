"""A paper that does not fit: the panel in the preview, a digit for each choice, undone again (ux §7.5)."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from casusdesk.app import Program
from casusdesk.documents.fit_choices import FitChoices
from casusdesk.domain.meeting import Meeting
from casusdesk.domain.paper import Paper
from casusdesk.preferences import Preferences
from casusdesk.services.desk import Desk
from casusdesk.ui.handovers.paper_pane import PaperTab
from casusdesk.ui.main_window import MainWindow
from casusdesk.ui.papers.allowed_papers import AllowedPapers
from casusdesk.ui.papers.preview import Preview
from casusdesk.ui.papers.refusal import Choice, RefusalPanel
from casusdesk.ui.papers.request import PaperRequest
from practice_copy import PracticeCopies
from too_long import crowd, long_sheet, much_decided, wordy_sheet


def _crowd(desk: Desk) -> None:
    crowd(desk, 30)
    desk.meetings.record(desk.meetings.fill(desk.meetings.upcoming()))


FILLED = {"decided": lambda desk: much_decided(desk, 44), "crowded": _crowd}
SMALL, TWO = "Kleine letter toestaan (8,5 punt)", "Op twee pagina’s afdrukken"


def preview_of(window: MainWindow) -> Preview:
    found: Preview = window.shown.preview_page  # type: ignore[attr-defined]
    return found


def press(panel: RefusalPanel, what: str) -> None:
    """The digit of the choice with these words, while the panel has the focus."""
    number = next(n for n, c in enumerate(panel.choices, start=1) if what in c.words)
    focused = QApplication.focusWidget()
    assert focused is not None
    assert panel.isAncestorOf(focused)
    QTest.keyClick(focused, Qt.Key(Qt.Key.Key_0 + number))


def take_back(allowed: AllowedPapers) -> QPushButton:
    found = next(made for made in allowed.findChildren(QPushButton) if made.isVisible())
    assert found.text() == "Niet meer toestaan"
    return found


def lines_too_many(panel: RefusalPanel) -> int:
    found = re.search(r"Er (?:is|zijn) (\d+) regels? te veel", panel.text.text())
    assert found, panel.text.text()
    return int(found[1])


@pytest.fixture
def desk(practice_copies: PracticeCopies, request: pytest.FixtureRequest) -> Desk:
    """The practice desk, filled once for all tests that ask for `decided` or `crowded`."""
    fills = [name for name in FILLED if name in request.fixturenames]
    return practice_copies.filled(fills[0], FILLED[fills[0]]) if fills else practice_copies.desk()


@pytest.fixture
def window(desk: Desk, open_window: Callable[[Desk], MainWindow]) -> MainWindow:
    """Opens when it is asked for: whatever makes a paper too long is on the desk before it."""
    return open_window(desk)


@pytest.fixture
def decided(desk: Desk) -> Meeting:
    return desk.meetings.upcoming()


@pytest.fixture
def crowded(desk: Desk) -> Meeting:
    return desk.meetings.upcoming()


@pytest.fixture
def decisions(decided: Meeting, window: MainWindow, qtbot: QtBot) -> Preview:
    window.context.preview(PaperRequest(decided, decisions=True))
    found = preview_of(window)
    qtbot.waitUntil(found.view.refusal.isVisible, timeout=4000)
    return found


def test_it_says_which_paper_by_how_much_and_what_each_choice_saves(decisions: Preview, desk: Desk) -> None:
    panel = decisions.view.refusal
    assert panel.title.text() == "De besluitenlijst past niet op één pagina"
    assert lines_too_many(panel) > 0
    assert "bij de kleinste gewone letter (9 punt)" in panel.text.text()
    words = [choice.words for choice in panel.choices]
    assert any(re.search(r"afspraak inkorten tot \d+ tekens – scheelt", said) for said in words)
    assert f"{TWO} – dan past het" in words
    assert not decisions.view.print.isEnabled()
    assert decisions.view.page.pages == ()
    decisions.view.back.setFocus()
    for key in (Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_9, Qt.Key.Key_K):  # only while the panel has the focus
        QTest.keyClick(decisions.view.back, key)
    day = desk.meetings.upcoming().held_on.isoformat()
    assert not desk.allowances.of(Paper.DECISIONS, day).any


def test_two_pages_by_key_show_at_once_and_go_again(
    decisions: Preview, window: MainWindow, qtbot: QtBot
) -> None:
    panel = decisions.view.refusal
    press(panel, TWO)
    qtbot.waitUntil(lambda: len(decisions.view.page.pages) == 2, timeout=4000)
    assert not panel.isVisible()
    assert decisions.view.page.hasFocus()
    assert decisions.view.print.isEnabled()
    window.context.undo.undo()
    qtbot.waitUntil(panel.isVisible, timeout=4000)
    assert decisions.view.page.pages == ()


def test_small_letters_of_one_paper_are_not_those_of_another(
    decisions: Preview, desk: Desk, window: MainWindow, qtbot: QtBot
) -> None:
    panel = decisions.view.refusal
    before = lines_too_many(panel)
    effect = next(choice.effect for choice in panel.choices if choice.text == SMALL)
    press(panel, SMALL)
    day = desk.meetings.upcoming().held_on.isoformat()
    assert desk.allowances.of(Paper.DECISIONS, day).small_type
    assert not desk.allowances.of(Paper.AGENDA, day).small_type
    if "dan past het" in effect:
        qtbot.waitUntil(lambda: bool(decisions.view.page.pages), timeout=4000)
        report = decisions.view.page.pages[0].report
        assert report is not None
        assert report.size == 8.5
    else:
        saved = int(re.findall(r"\d+", effect)[0])
        qtbot.waitUntil(lambda: lines_too_many(panel) == before - saved, timeout=4000)
    window.context.undo.undo()
    assert not desk.allowances.of(Paper.DECISIONS, day).small_type


def test_shortening_leads_to_where_it_was_decided(decisions: Preview, window: MainWindow) -> None:
    panel = decisions.view.refusal
    code = panel.choices[0].text.partition(":")[0]
    asked: list[str] = []
    window.context.meeting_mode_asked.connect(asked.append)
    press(panel, panel.choices[0].words)
    assert asked == [code]


def test_a_sheet_is_named_with_its_case_and_leads_to_its_field(
    window: MainWindow, desk: Desk, qtbot: QtBot
) -> None:
    handover = long_sheet(desk)
    window.context.preview(PaperRequest(handovers=(handover.id,)))
    panel = preview_of(window).view.refusal
    qtbot.waitUntil(panel.isVisible, timeout=4000)
    assert panel.title.text() == "Het overdrachtsblad van BX385 past niet op één pagina"
    fewer = next(choice for choice in panel.choices if choice.text.startswith("Afspraken: "))
    assert re.search(r"Afspraken: \d+ afspraken minder – scheelt \d+ regels", fewer.words)
    press(panel, TWO)
    qtbot.waitUntil(lambda: len(preview_of(window).view.page.pages) >= 2, timeout=4000)
    window.context.undo.undo()
    qtbot.waitUntil(panel.isVisible, timeout=4000)
    panel.focus_first()
    asked: list[tuple[str, str]] = []
    window.context.sheet_field_asked.connect(lambda sheet, field: asked.append((sheet, field)))
    press(panel, fewer.words)
    assert asked == [(handover.id, "agreements:0")]


def test_moving_a_case_from_the_preview_is_one_step(
    crowded: Meeting, window: MainWindow, desk: Desk, qtbot: QtBot
) -> None:
    before = crowded
    window.context.preview(PaperRequest(before, agenda=True))
    panel = preview_of(window).view.refusal
    qtbot.waitUntil(panel.isVisible, timeout=4000)
    lines = lines_too_many(panel)
    choice = next(c for c in panel.choices if " doorschuiven" in c.text)
    press(panel, choice.words)
    saved = int(re.findall(r"scheelt (\d+)", choice.effect)[0])
    qtbot.waitUntil(lambda: lines_too_many(panel) == lines - saved, timeout=4000)
    assert panel.isAncestorOf(QApplication.focusWidget()), "the next digit does the next choice"
    assert choice.text.split()[0] not in {item.code for item in desk.meetings.upcoming().items}
    window.context.undo.undo()
    qtbot.waitUntil(lambda: lines_too_many(panel) == lines, timeout=4000)
    assert desk.meetings.upcoming().items == before.items


def test_in_the_editor_the_panel_stands_where_the_page_was(
    window: MainWindow, desk: Desk, qtbot: QtBot
) -> None:
    handover = wordy_sheet(desk)
    window.context.open_handover(handover.id)
    pane = window.shown.editor.papers  # type: ignore[attr-defined]
    qtbot.waitUntil(pane.refusal.isVisible, timeout=4000)
    assert not pane.page.isVisible()
    pane.refusal.focus_first()
    press(pane.refusal, TWO)
    qtbot.waitUntil(lambda: len(pane.page.pages) == 2, timeout=4000)
    assert not pane.refusal.isVisible()
    window.context.undo.undo()
    qtbot.waitUntil(pane.refusal.isVisible, timeout=4000)


def test_what_was_allowed_is_said_and_taken_back_in_the_preview(
    decisions: Preview, window: MainWindow, desk: Desk, qtbot: QtBot
) -> None:
    allowed = decisions.view.allowed
    assert not allowed.isVisible()
    press(decisions.view.refusal, TWO)
    qtbot.waitUntil(allowed.isVisible, timeout=4000)
    assert allowed.findChild(QLabel).text() == "Toegestaan: twee pagina’s."
    no_more = take_back(allowed)
    assert no_more.accessibleDescription() == "Toegestaan: twee pagina’s."
    no_more.setFocus()
    QTest.keyClick(no_more, Qt.Key.Key_Return)
    qtbot.waitUntil(decisions.view.refusal.isVisible, timeout=4000)
    assert not allowed.isVisible()
    assert decisions.view.refusal.buttons[0].hasFocus()
    window.context.undo.undo()
    qtbot.waitUntil(allowed.isVisible, timeout=4000)
    assert len(decisions.view.page.pages) == 2
    decisions.view.large.setChecked(True)  # which takes the room it needs, whatever was allowed
    qtbot.waitUntil(lambda: not allowed.isVisible(), timeout=4000)


def test_of_several_papers_each_is_named_by_what_it_is(window: MainWindow, desk: Desk, qtbot: QtBot) -> None:
    first, second = desk.handovers.all()[:2]
    desk.allowances.allow(Paper.HANDOVER, second.id, FitChoices(small_type=True, two_pages=True))
    window.context.preview(PaperRequest(handovers=(first.id, second.id)))
    allowed = preview_of(window).view.allowed
    qtbot.waitUntil(allowed.isVisible, timeout=4000)
    words = "kleine letter (8,5 punt) en twee pagina’s toegestaan."
    assert [said.text() for said in allowed.findChildren(QLabel)] == [
        f"Warme overdracht {second.case_code}: {words}"
    ]


def test_in_the_editor_what_was_allowed_the_sheet_is_taken_back(
    window: MainWindow, desk: Desk, qtbot: QtBot
) -> None:
    handover = desk.handovers.all()[0]
    desk.allowances.allow(Paper.HANDOVER, handover.id, FitChoices(small_type=True))
    window.context.open_handover(handover.id)
    pane = window.shown.editor.papers  # type: ignore[attr-defined]
    qtbot.waitUntil(pane.allowed.isVisible, timeout=4000)
    assert pane.allowed.findChild(QLabel).text() == "Toegestaan: kleine letter (8,5 punt)."
    pane.choose(PaperTab.PARENTS)
    assert not pane.allowed.isVisible(), "it says nothing about another paper"
    pane.choose(PaperTab.SHEET)
    take_back(pane.allowed).setFocus()
    take_back(pane.allowed).click()
    qtbot.waitUntil(lambda: not pane.allowed.isVisible(), timeout=4000)
    assert pane.tabs.hasFocus()
    assert not desk.allowances.of(Paper.HANDOVER, handover.id).any
    window.context.undo.undo()
    qtbot.waitUntil(pane.allowed.isVisible, timeout=4000)


def test_the_first_choice_is_in_sight_in_a_small_window_with_large_letters(
    desk: Desk, decided: Meeting, program: Program, qtbot: QtBot
) -> None:
    program.look.apply(Preferences(text_size=200))
    window = program.open_desk(desk)
    window.resize(920, 500)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    window.context.preview(PaperRequest(decided, decisions=True))
    panel = preview_of(window).view.refusal
    qtbot.waitUntil(lambda: bool(panel.buttons) and panel.buttons[0].hasFocus(), timeout=4000)
    first = panel.buttons[0]
    qtbot.waitUntil(lambda: first.visibleRegion().boundingRect() == first.rect(), timeout=4000)
    for made in panel.buttons:
        assert made.height() >= made.heightForWidth(made.width())


@pytest.mark.parametrize("width", [250, 330, 700])
def test_long_words_wrap_in_a_narrow_panel(width: int, qtbot: QtBot) -> None:
    words = ("Wat loopt al: inkorten tot 30 tekens per regel", "Doorgeschoven en niet besproken op één regel")
    choices = [Choice(said, "scheelt 12 regels, dan past het", lambda: None) for said in words]
    panel = RefusalPanel(None)  # type: ignore[arg-type]
    qtbot.addWidget(panel)
    panel.resize(width, 700)
    panel.show()
    panel.offer("De besluitenlijst past niet op één pagina", "Er is 1 regel te veel.", choices)
    QApplication.processEvents()
    for made, choice in zip(panel.buttons, choices, strict=True):
        assert made.width() <= width
        assert made.height() >= made.heightForWidth(made.width())
        assert " ".join(made.text().split()[1:]) == choice.words
        assert choice.words in made.accessibleName()
