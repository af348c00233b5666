"""Handovers in the window: list, form beside its sheet, nothing copied unasked, saved by itself."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit
from pytestqt.qtbot import QtBot

from casusdesk.domain.case import CaseStatus
from casusdesk.domain.consent import Consent, ConsentState, Override, Receiver
from casusdesk.domain.handover import Agreement, Handover, HandoverType
from casusdesk.domain.handover_wanted import without_handover
from casusdesk.services.desk import Desk
from casusdesk.ui.handovers.offers import offers
from casusdesk.ui.handovers.screen import HandoversScreen


def of_case(desk: Desk, code: str) -> Handover:
    return desk.handovers.for_case(code)[0]


def test_the_list_says_where_each_introduction_stands(screen: HandoversScreen) -> None:
    spoken = {row.title: row.spoken for row in screen.list.rows.rows}
    assert "gepland voor 15 januari, 10.30 uur" in spoken["RM264"]
    assert "nog geen kennismaking" in spoken["BX385"]
    assert screen.list.accessibleName() == "Overdrachten, 3 overdrachten"


def test_opening_any_sheet_and_leaving_it_changes_nothing(screen: HandoversScreen, desk: Desk) -> None:
    for handover in desk.handovers.all():
        screen.open(handover.id)
        assert screen.editor.form.handover(handover) == handover
        assert not screen.editor.autosave.waiting
        assert len(screen.editor.papers.page.pages) == 1


def test_making_one_fills_only_its_head(screen: HandoversScreen, desk: Desk) -> None:
    screen.case.set_key("KT472")
    screen.primary()
    made = of_case(desk, "KT472")
    assert screen.editor.handover == made
    assert made.type is HandoverType.A
    assert not any((made.reason_now, made.running, made.going_well, made.concerns, made.agreements))
    assert screen.editor.bar.isVisible()
    assert "NOG GEEN KENNISMAKING GEPLAND" in screen.editor.papers.page.pages[0].plain_text()


def test_making_one_without_a_case_says_what_to_choose(screen: HandoversScreen, desk: Desk) -> None:
    screen.primary()
    assert screen.case.problem == "Kies eerst voor welke casus."
    assert len(desk.handovers.all()) == 3


def test_typing_is_saved_and_on_the_sheet_at_once(screen: HandoversScreen, desk: Desk, qtbot: QtBot) -> None:
    handover = of_case(desk, "BX385")
    screen.open(handover.id)
    field = screen.editor.form._reason.area
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(field, "De kraamzorg stopt vrijdag.")
    qtbot.waitUntil(lambda: of_case(desk, "BX385").reason_now == "De kraamzorg stopt vrijdag.", timeout=3000)
    text = screen.editor.papers.page.pages[0].plain_text
    qtbot.waitUntil(lambda: "De kraamzorg stopt vrijdag." in text(), timeout=2000)


def test_a_date_takes_the_red_bar_away_and_the_case_follows(
    screen: HandoversScreen, desk: Desk, toasts: list[tuple[str, object]]
) -> None:
    screen.open(of_case(desk, "BX385").id)
    before = desk.cases.get("BX385").status
    assert screen.editor.bar.isVisible()
    screen.editor.step_forward()
    line = screen.editor.form._on.line
    assert screen.focusWidget() is line
    QTest.keyClicks(line, "12-01-2027")
    assert screen.editor.steps.stepper.accessibleName() == "Stand: gepland"
    assert not screen.editor.bar.isVisible()
    screen.editor.autosave.flush()
    assert of_case(desk, "BX385").introduction.on == date(2027, 1, 12)
    assert desk.cases.get("BX385").status is CaseStatus.HANDING_OVER
    words, undo = toasts[-1]
    assert words == "Casus BX385: status Overdracht."
    assert callable(undo)
    undo()
    assert desk.cases.get("BX385").status is before
    assert of_case(desk, "BX385").introduction.on == date(2027, 1, 12)


def test_only_ticked_lines_are_taken_from_the_case(screen: HandoversScreen, desk: Desk) -> None:
    screen.case.set_key("KT472")
    screen.primary()
    screen.editor.show_offers()
    boxes = screen.editor.offers._boxes
    assert boxes
    assert not any(line.box.isChecked() for _, line in boxes)
    screen.editor.offers.take.click()
    assert of_case(desk, "KT472").going_well == ()
    screen.editor.show_offers()
    offer, line = next(pair for pair in screen.editor.offers._boxes if pair[0].group == "Wat gaat goed")
    line.box.click()
    screen.editor.offers.take.click()
    after = of_case(desk, "KT472")
    assert after.going_well == (offer.words,)
    assert not any((after.concerns, after.running, after.agreements))


def test_every_offer_lands_in_its_own_field(desk: Desk) -> None:
    for case in desk.cases.all():
        blank = desk.handovers.propose(case.code)
        for offer in offers(case, desk.cases.actions(case.code), desk.catalog):
            after = offer.take(blank)
            assert after != blank
            assert offer.take(after) == after  # a second time adds nothing
    full = replace(blank, agreements=tuple(Agreement(str(n)) for n in range(5)))
    for offer in offers(desk.cases.get("ZL496"), desk.cases.actions("ZL496"), desk.catalog):
        if offer.group == "Afspraken":
            assert offer.take(full) == full


@pytest.mark.parametrize(
    ("consent", "words"),
    [
        (
            Consent(ConsentState.BY_NAME, receivers=(Receiver("JV"),)),
            "Toestemming op naam voor: jeugdverpleegkundige",
        ),
        (
            Consent(ConsentState.BY_NAME, receivers=(Receiver("WC"),)),
            "Alleen code op papier: de toestemming op naam",
        ),
        (Consent(ConsentState.ANONYMOUS), "Alleen code op papier: toestemming alleen anoniem."),
        (Consent(), "Alleen code op papier: toestemming nog niet gevraagd; vraag toestemming."),
        (
            Consent(ConsentState.ANONYMOUS, expires_on=date(2027, 1, 11)),
            "Alleen code op papier: toestemming verlopen op 11-01-2027; vraag opnieuw toestemming.",
        ),
        (Consent(ConsentState.REFUSED), "Geen toestemming: dit blad kan niet worden afgedrukt."),
        (
            Consent(ConsentState.BY_NAME, receivers=(Receiver("JV", ConsentState.REFUSED),)),
            "Geen toestemming voor deze ontvanger: dit blad kan niet worden afgedrukt.",
        ),
        (
            Consent(ConsentState.REFUSED, override=Override("acuut gevaar", "wijkcoach")),
            "Zonder toestemming (geweigerd), alleen code op papier: acuut gevaar – besluit: wijkcoach.",
        ),
    ],
)
def test_the_banner_says_what_consent_allows(
    screen: HandoversScreen, desk: Desk, consent: Consent, words: str
) -> None:
    desk.cases.record(replace(desk.cases.get("BX385"), consent=consent))
    left = desk.handovers.for_case("BX385") or desk.handovers.make(["BX385"])  # a refusal takes the sheet
    screen.open(left[0].id)
    assert screen.editor.consent.text().startswith(words)


def test_deleting_comes_back_with_undo(
    screen: HandoversScreen, desk: Desk, toasts: list[tuple[str, object]]
) -> None:
    handover = of_case(desk, "PC853")
    screen.open(handover.id)
    screen.delete()
    assert desk.handovers.for_case("PC853") == ()
    assert toasts[-1][0] == "Overdracht PC853 verwijderd."
    undo = toasts[-1][1]
    assert callable(undo)
    undo()
    assert of_case(desk, "PC853") == handover


def test_a_sheet_that_cannot_fit_says_so_and_is_kept(screen: HandoversScreen, desk: Desk) -> None:
    handover = of_case(desk, "BX385")
    desk.handovers.record(replace(handover, parents_want="W" * 4000))
    screen.open(handover.id)
    screen.editor.papers.lay_out()
    refusal = screen.editor.papers.refusal
    assert refusal.isVisible()
    assert refusal.title.text() == "Het overdrachtsblad van BX385 past niet op één pagina"
    assert "Wat willen ouders: inkorten tot 200 tekens" in refusal.choices[0].words


def test_preview_ticks_the_open_sheet(screen: HandoversScreen, desk: Desk) -> None:
    handover = of_case(desk, "RM264")
    screen.open(handover.id)
    screen.preview()
    assert screen.preview_page.view.documents.ticked() == (handover.id,)
    assert screen.preview_page.view.print.text() == "2 overdrachtsbladen afdrukken"
    assert not screen.preview_page.view.copies.isVisible()


def test_small_windows_show_list_then_form_then_sheet(
    make_screen: Callable[..., HandoversScreen], desk: Desk
) -> None:
    screen = make_screen(desk, 920, 500, 200)
    assert screen.list.isVisible()
    assert not screen.editor.isVisible()
    screen.open(of_case(desk, "RM264").id)
    assert not screen.list.isVisible()
    assert screen.editor.form.isVisible()
    assert not screen.editor.papers.page.isVisible()
    screen.editor.switch.choose(1)
    assert screen.editor.papers.page.isVisible()
    screen.editor.to_list.click()
    assert screen.list.isVisible()


def test_tab_leaves_every_text_field(screen: HandoversScreen) -> None:
    areas = screen.editor.form.findChildren(QPlainTextEdit)
    assert len(areas) >= 5
    assert all(area.tabChangesFocus() for area in areas)
    assert all(area.accessibleName() for area in areas)


def test_an_empty_list_says_what_to_do(screen: HandoversScreen, desk: Desk) -> None:
    for handover in desk.handovers.all():
        desk.handovers.delete(handover.id)
    assert screen.pane.wanted.codes
    assert not screen.pane.empty.isVisible()
    for wanted in desk.decisions.handovers_to_make():
        desk.decisions.change_handover(without_handover(wanted.decision, "verhuisd"))
    assert not screen.pane.wanted.isVisible()
    assert screen.pane.empty.isVisible()
    assert not screen.editor.isVisible()
    screen.preview()
    assert not screen.preview_page.isVisible()


@pytest.mark.parametrize("text_size", [100, 130, 150, 200])
def test_the_form_never_scrolls_sideways(
    make_screen: Callable[..., HandoversScreen], desk: Desk, text_size: int
) -> None:
    screen = make_screen(desk, 1240, 700, text_size)
    screen.open(desk.handovers.all()[0].id)
    for width in (700, 800, 880, 960, 1040, 1080, 1160, 1240, 1320):
        screen.resize(width, 700)
        QApplication.processEvents()
        editor = screen.editor
        assert not (editor.left.isVisible() and editor.left.horizontalScrollBar().maximum()), width


def test_a_date_is_never_cut(make_screen: Callable[..., HandoversScreen], desk: Desk) -> None:
    screen = make_screen(desk, 1166, 700)
    screen.open(desk.handovers.all()[0].id)
    QApplication.processEvents()
    line = screen.editor.form._on.line
    assert line.fontMetrics().horizontalAdvance(line.text()) + 16 <= line.width()


def test_without_cases_it_leads_to_the_first_signal(
    make_screen: Callable[..., HandoversScreen], empty: Desk, qtbot: QtBot
) -> None:
    screen = make_screen(empty)
    screen.activate()
    pane = screen.pane
    assert pane.empty.isVisible()
    assert not pane.case.isVisible()
    assert pane.add.hasFocus()
    with qtbot.waitSignal(screen.context.signal_asked):
        screen.primary()


def test_the_main_key_shows_the_paper_of_a_sheet_that_fills_the_screen(
    screen: HandoversScreen, desk: Desk
) -> None:
    screen.resize(900, 500)
    screen.open(desk.handovers.all()[0].id)
    screen.primary()
    assert screen.previewing


def test_back_from_the_last_sheet_the_focus_is_in_sight(screen: HandoversScreen, desk: Desk) -> None:
    screen.resize(900, 500)
    for handover in desk.handovers.all():
        screen.open(handover.id)
        screen.delete()
    focused = screen.window().focusWidget()
    assert focused is not None
    assert focused.isVisible()
