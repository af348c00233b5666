"""Ticks, grade, urgency and suggestions on screen, and how few keys they take."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from case_keys import focused
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from casusdesk.domain.case import Support, SupportNeed
from casusdesk.services.desk import Desk
from casusdesk.services.wizard import Step
from casusdesk.ui.cases.check_page import CheckPage
from casusdesk.ui.cases.factors_asker import MORE, FactorsAsker
from casusdesk.ui.cases.offers_asker import OffersAsker
from casusdesk.ui.cases.screen import CasesScreen


def key(*pressed: Qt.Key) -> None:
    for each in pressed:
        QTest.keyClick(focused(), each)


def factors(screen: CasesScreen, name: str) -> FactorsAsker:
    asker = screen.wizard.page().askers[name]  # type: ignore[union-attr]
    assert isinstance(asker, FactorsAsker)
    return asker


def suggestions(screen: CasesScreen) -> OffersAsker:
    asker = screen.wizard.page().askers["offers"]  # type: ignore[union-attr]
    assert isinstance(asker, OffersAsker)
    return asker


def test_factors_by_arrows_and_space_are_kept_and_gone_again(screen: CasesScreen, desk: Desk) -> None:
    desk.cases.record(replace(desk.cases.get("KT472"), factors=()))
    screen.open_questions("KT472", Step.CONCERNS, "protective")
    key(Qt.Key.Key_Down, Qt.Key.Key_Space)
    screen.wizard.editor.autosave.flush()
    assert desk.cases.get("KT472").factors == ("almelo_warmth",)
    key(Qt.Key.Key_Space)
    screen.wizard.editor.autosave.flush()
    assert desk.cases.get("KT472").factors == ()
    key(Qt.Key.Key_Return)
    assert focused() is factors(screen, "vulnerable").lists["almelo"].stop


def test_the_other_list_waits_behind_a_link_until_it_is_used(screen: CasesScreen, desk: Desk) -> None:
    desk.cases.record(replace(desk.cases.get("KT472"), factors=()))
    screen.open_questions("KT472", Step.CONCERNS, "vulnerable")
    asker = factors(screen, "vulnerable")
    assert not asker.lists[MORE].isVisible()
    asker.more.click()
    homeless = asker.lists[MORE].lines["nml_homeless"].box
    assert homeless.accessibleName() == "dakloos – urgent"
    assert not screen.wizard.page().askers["can_wait"].isVisible()  # type: ignore[union-attr]
    homeless.click()
    assert screen.wizard.page().askers["can_wait"].isVisible()  # type: ignore[union-attr]
    screen.wizard.leave()
    screen.open_questions("KT472", Step.CONCERNS)
    assert factors(screen, "vulnerable").lists[MORE].isVisible()
    said = [label.text() for label in screen.wizard.page().findChildren(QLabel) if label.isVisible()]
    assert "Zorgpad Huisvesting: contact nog niet ingevuld (Instellingen)" in said


def test_it_cannot_wait_and_who_calls_today(screen: CasesScreen, desk: Desk) -> None:
    screen.open_questions("BX385", Step.CONCERNS, "can_wait")
    QTest.keyClicks(focused(), "2")
    assert screen.wizard.page().askers["calls_today"].isVisible()  # type: ignore[union-attr]
    QTest.keyClicks(focused(), "wc")
    screen.wizard.editor.autosave.flush()
    urgency = desk.cases.get("BX385").urgency
    assert (urgency.can_wait, urgency.calls_today) == (False, "WC")
    screen.wizard.go(Step.CHECK)
    said = [label.text() for label in screen.wizard.page().findChildren(QLabel)]
    assert "Dit kan niet wachten: de wijkcoach belt vandaag." in said


def test_a_number_answers_and_goes_on_and_the_grade_stays_off_the_agenda(
    screen: CasesScreen, desk: Desk
) -> None:
    blank = replace(desk.cases.get("KT472"), grade="", support=Support(), first_child=None)
    desk.cases.record(blank)
    screen.open_questions("KT472", Step.SUPPORT, "need")
    QTest.keyClicks(focused(), "2")
    QTest.keyClicks(focused(), "3")
    QTest.keyClicks(focused(), "1")
    case = screen.wizard.editor.case
    assert (case.support.need, case.grade, case.first_child) == (SupportNeed.YES, "vulnerable", True)
    grade = screen.wizard.page().askers["grade"].field  # type: ignore[union-attr]
    assert "Past bij een prenataal huisbezoek." in grade.hint.text()
    assert "komt nooit op papier" in grade.hint.text()
    screen.wizard.go(Step.CHECK)
    page = screen.wizard.page()
    assert isinstance(page, CheckPage)
    assert page.lines.page is not None
    assert "kwetsbaar" not in page.lines.page.plain_text()
    assert any(label.text() == "kwetsbaar (alleen intern)" for label in page.findChildren(QLabel))


def test_a_fact_answered_there_moves_the_suggestion(screen: CasesScreen, desk: Desk) -> None:
    unknown = replace(desk.cases.get("KT472"), support=Support(SupportNeed.YES), low_education=None)
    desk.cases.record(unknown)
    screen.open_questions("KT472", Step.SUPPORT)
    asker = suggestions(screen)
    row = asker.rows["voorzorg"]
    assert row in asker.top.rows
    assert "nog onbekend: opleiding" in row.reason.text()
    facts = screen.wizard.page().askers["low_education"].field  # type: ignore[union-attr]
    facts.button("yes").click()
    assert "weinig opleiding" in row.reason.text()
    facts.button("no").click()
    assert row in asker.others.rows
    assert not row.isVisible()
    asker.more.click()
    assert row.isVisible()
    assert "Bedoeld voor" in row.reason.text()
    assert asker.more.text() == "Overige mogelijkheden inklappen"


def test_something_heavy_asks_first_what_was_lighter(screen: CasesScreen, desk: Desk) -> None:
    desk.cases.record(replace(desk.cases.get("KT472"), support=Support(SupportNeed.YES)))
    screen.open_questions("KT472", Step.SUPPORT)
    asker = suggestions(screen)
    asker.rows["jmw"].box.click()
    lighter = screen.wizard.page().askers["tried_lighter"]  # type: ignore[union-attr]
    assert not lighter.isVisible()
    asker.rows["voorzorg"].box.setFocus()
    key(Qt.Key.Key_Space)
    assert focused() is lighter.field.line  # type: ignore[attr-defined]
    QTest.keyClicks(focused(), "oma gevraagd")
    screen.wizard.editor.autosave.flush()
    assert desk.cases.get("KT472").support.tried_lighter == "oma gevraagd"


def test_last_seen_and_who_informed_her(screen: CasesScreen, desk: Desk) -> None:
    screen.open_questions("ND638", Step.BEFORE, "seen_on")
    focused().selectAll()  # type: ignore[attr-defined]
    QTest.keyClicks(focused(), "11-1-2027")
    key(Qt.Key.Key_Return)
    QTest.keyClicks(focused(), "vk")
    screen.wizard.leave()
    case = desk.cases.get("ND638")
    assert (case.last_seen.on, case.last_seen.by) == (date(2027, 1, 11), "VK")
    assert case.consent.informed_by == "POV"


def test_a_digit_on_a_life_domain_goes_on(screen: CasesScreen) -> None:
    screen.open_questions("KT472", Step.CONCERNS, "concerns")
    rows = list(screen.wizard.page().askers["concerns"].rows.values())  # type: ignore[union-attr]
    QTest.keyClicks(focused(), "2")
    assert focused() is rows[0].note.line
    key(Qt.Key.Key_Return)
    QTest.keyClicks(focused(), "0")
    QTest.keyClicks(focused(), "1")
    assert rows[3].isAncestorOf(focused())
    safety = next(row for row in rows if row.domain.key == "V")
    safety.take_focus()
    QTest.keyClicks(focused(), "2")
    assert rows[rows.index(safety) + 1].isAncestorOf(focused())  # a tick without content has no note


def test_letters_home_and_end_lead_to_a_life_domain_and_are_words_in_a_note(screen: CasesScreen) -> None:
    screen.open_questions("KT472", Step.CONCERNS, "concerns")
    rows = list(screen.wizard.page().askers["concerns"].rows.values())  # type: ignore[union-attr]

    def here() -> str:
        return next(row.domain.key for row in rows if row.isAncestorOf(focused()))

    found = []
    for letter in ("p", "p", "p", "w", "w", "q"):
        QTest.keyClicks(focused(), letter)
        found.append(here())
    assert found == ["P", "G", "P", "W", "O", "O"]
    key(Qt.Key.Key_End)
    assert here() == rows[-1].domain.key
    key(Qt.Key.Key_Home)
    assert here() == "W"
    QTest.keyClicks(focused(), "2")
    before = rows[0].note.text()
    QTest.keyClicks(focused(), "p")
    assert focused() is rows[0].note.line
    assert rows[0].note.text() != before


def test_a_digit_on_the_title_answers_the_first_question(screen: CasesScreen, desk: Desk) -> None:
    screen.open_questions("KT472", Step.SUPPORT)
    page = screen.wizard.page()
    assert focused() is page.title
    QTest.keyClicks(focused(), "3")
    screen.wizard.editor.autosave.flush()
    assert desk.cases.get("KT472").support.need is SupportNeed.UNCLEAR
    assert focused() is not page.title
    screen.wizard.go(Step.AGENCIES)  # a page that begins with a field to type in
    QTest.keyClicks(focused(), "3")
    assert focused() is screen.wizard.page().title


def test_each_strength_is_counted_by_itself_as_on_paper(screen: CasesScreen) -> None:
    screen.open_questions("KT472", Step.CONCERNS, "strengths")
    field = screen.wizard.page().askers["strengths"].field  # type: ignore[union-attr]
    assert len(field.text()) > 70
    assert not field.problem
    field.line.setFocus()
    key(Qt.Key.Key_End)
    QTest.keyClicks(focused(), " en dat blijft zij nog lang doen")
    longest = max(len(part.strip()) for part in field.text().split(";"))
    assert field.problem.startswith(f"{longest - 70} tekens te lang.")
