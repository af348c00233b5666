"""The wizard on screen: steps with their state, saving by itself, and what happens when saving fails."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QPushButton
from pytestqt.qtbot import QtBot

from casusdesk.domain.case import Case, ConcernState, Lead
from casusdesk.domain.clock import MilestoneState
from casusdesk.errors import CasusdeskError
from casusdesk.services.desk import Desk
from casusdesk.services.wizard import STEPS, Step
from casusdesk.ui.cases.screen import CasesScreen


def test_two_ticks_are_kept_as_two_rows(screen: CasesScreen, desk: Desk) -> None:
    code = desk.cases.add_signal(_signal()).code
    screen.open_questions(code, Step.CONCERNS)
    rows = screen.wizard.page().askers["concerns"].rows
    assert len(rows) == 12
    for key in ("W", "P", "R"):
        rows[key].choose(ConcernState.CONCERN)
    rows["R"].choose(ConcernState.NOT_DISCUSSED)
    screen.wizard.leave()
    assert [c.life_domain for c in desk.cases.get(code).concerns] == ["W", "P"]


def test_the_step_list_says_the_state_in_words(screen: CasesScreen, desk: Desk) -> None:
    code = desk.cases.add_signal(_signal()).code
    screen.open_questions(code)
    steps = screen.wizard.steps
    role = Qt.ItemDataRole.AccessibleTextRole
    assert steps.item(2).data(role) == "Vraag 2, nog leeg"
    screen.wizard.go(Step.AGENCIES)
    screen.wizard.page().askers["agencies"].picker.picked.emit("WC")
    assert steps.item(2).data(role) == "Vraag 2, ingevuld"
    assert steps.currentRow() == STEPS.index(Step.AGENCIES)
    assert screen.wizard.next_button.text() == "Volgende: Extra ondersteuning wenselijk?"


def test_typing_is_saved_within_a_second_without_leaving(
    screen: CasesScreen, desk: Desk, qtbot: QtBot
) -> None:
    screen.open_questions("KT472", Step.BEFORE, "question")
    line = QApplication.focusWidget()
    assert line is screen.wizard.page().askers["question"].field.line
    line.selectAll()  # type: ignore[union-attr]
    QTest.keyClicks(line, "Wat is er nu nodig?")
    qtbot.waitUntil(lambda: desk.cases.get("KT472").question == "Wat is er nu nodig?", timeout=1000)
    qtbot.waitUntil(lambda: screen.wizard.saved.text().startswith("Bewaard om"), timeout=500)


def test_leaving_the_field_saves_at_once(screen: CasesScreen, desk: Desk) -> None:
    screen.open_questions("KT472", Step.CONCERNS, "strengths")
    line = QApplication.focusWidget()
    line.selectAll()  # type: ignore[union-attr]
    QTest.keyClicks(line, "oma; zus")
    QTest.keyClick(line, Qt.Key.Key_Tab)
    assert desk.cases.get("KT472").strengths == ("oma", "zus")


def test_a_failing_save_keeps_the_text_says_so_and_recovers(
    screen: CasesScreen, desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = desk.cases._store
    works = store.save

    def fails(*_cases: Case, **_how: object) -> None:
        raise CasusdeskError("De schijf is vol. Maak ruimte vrij.")

    monkeypatch.setattr(store, "save", fails)
    screen.open_questions("KT472", Step.CONCERNS, "strengths")
    field = screen.wizard.page().askers["strengths"].field
    field.line.selectAll()
    QTest.keyClicks(field.line, "blijft staan")
    qtbot.waitUntil(lambda: screen.wizard.saved.text().startswith("Niet bewaard – "), timeout=2000)
    assert "schijf is vol" in screen.wizard.saved.text()
    screen.wizard.leave()
    assert screen.wizard.isVisible()
    screen.open_case("BX385")
    screen.open_questions("BX385")
    assert screen.wizard.editor.open_code == "KT472"
    assert field.text() == "blijft staan"
    assert desk.cases.get("KT472").strengths != ("blijft staan",)
    monkeypatch.setattr(store, "save", works)
    screen.context.save_all()
    assert desk.cases.get("KT472").strengths == ("blijft staan",)
    assert screen.wizard.saved.text().startswith("Bewaard om")


def test_somebody_else_as_lead_loses_nothing_until_chosen(screen: CasesScreen, desk: Desk) -> None:
    desk.cases.record(replace(desk.cases.get("KT472"), brought_by_role="VK", lead=Lead("VK")))
    screen.open_questions("KT472", Step.LEAD)
    asker = screen.wizard.page().askers["lead"]
    asker.other.click()
    assert screen.wizard.editor.case.lead.role == "VK"
    assert asker.who.combo.hasFocus()
    asker.who.set_key("WC")
    asker.who.edited.emit()
    assert screen.wizard.editor.case.lead.role == "WC"
    assert screen.wizard.page().askers["agreement"].isVisible()
    asker.brought.click()
    assert screen.wizard.editor.case.lead == Lead("VK")
    assert not screen.wizard.page().askers["agreement"].isVisible()


def test_wijzigen_says_what_and_goes_there(screen: CasesScreen) -> None:
    screen.open_case("KT472")
    names = [b.accessibleName() for b in screen.detail.findChildren(QPushButton) if b.isVisible()]
    assert "Wijzigen: Wie voert de regie?" in names
    screen.detail.changes[Step.LEAD].click()  # type: ignore[attr-defined]
    assert screen.wizard.walk.step is Step.LEAD
    screen.wizard.go(Step.CHECK)
    names = [b.accessibleName() for b in screen.wizard.page().findChildren(QPushButton)]
    assert "Wijzigen: Vraag aan het overleg" in names


def test_removing_an_agency_can_be_taken_back(
    screen: CasesScreen, desk: Desk, toasts: list[tuple[str, object]]
) -> None:
    screen.open_questions("BX385", Step.AGENCIES)
    before = desk.cases.get("BX385").agencies
    screen.wizard.page().askers["agencies"].rows["SH"].remove.click()
    assert "SH" not in [i.agency for i in screen.wizard.editor.case.agencies]
    words, undo = toasts[-1]
    assert words == "Schuldhulp verwijderd."
    assert callable(undo)
    undo()
    assert sorted(i.agency for i in screen.wizard.editor.case.agencies) == sorted(i.agency for i in before)


def test_a_milestone_tick_can_be_taken_back(screen: CasesScreen, desk: Desk) -> None:
    screen.open_case("KT472")
    key = next(k for k, r in screen.detail.milestones.items() if r.milestone.is_warning)
    screen.detail.milestones[key].done.click()
    assert desk.cases.get("KT472").settled[key].state is MilestoneState.DONE
    assert screen.detail.milestones[key].reopen.isVisible()
    screen.context.undo.undo()
    assert key not in desk.cases.get("KT472").settled


@pytest.mark.parametrize(
    ("width", "height", "size"), [(1180, 800, 100), (920, 500, 200)], ids=["wide", "narrow"]
)
def test_nothing_that_takes_focus_is_nameless_or_small(
    make_screen: object, desk: Desk, qtbot: QtBot, width: int, height: int, size: int
) -> None:
    screen = make_screen(desk, width, height, size)  # type: ignore[operator]
    for step in STEPS:
        screen.open_questions("BX385", step)
        for widget in screen.findChildren(QAbstractButton):
            if widget.isVisible() and widget.focusPolicy() != Qt.FocusPolicy.NoFocus:
                name = widget.accessibleName() or widget.text()
                assert name.strip(), f"{step}: {widget}"
                assert widget.height() >= 24, f"{step}: {name}"
        area = screen.wizard._areas[step]
        qtbot.waitUntil(lambda a=area: a.horizontalScrollBar().maximum() == 0, timeout=1000)


def _signal() -> object:
    from datetime import date

    from casusdesk.domain.signal import Signal

    return Signal(due_date=date(2027, 5, 1), brought_by_role="VK")


def test_consent_may_name_an_organisation_outside_the_catalogue(screen: CasesScreen, desk: Desk) -> None:
    screen.open_questions("KT472", Step.BEFORE, "receivers")
    picker = screen.wizard.page().askers["receivers"].picker
    QTest.keyClicks(picker.field.line, "Stichting Oefenhulp")
    QTest.keyClick(picker.field.line, Qt.Key.Key_Return)
    QTest.keyClicks(picker.field.line, "huisarts")
    assert "Organisatie" not in picker.found.item(picker.found.count() - 1).text()
    picker.field.line.clear()
    QTest.keyClicks(picker.field.line, "Stichting Oefenhulp")
    assert picker.field.problem == "Stichting Oefenhulp staat er al."
    picker.field.line.clear()
    QTest.keyClicks(picker.field.line, "x" * 41)
    assert picker.field.problem.startswith("1 teken te lang. Maak het korter")
    assert picker.found.isHidden()
    screen.wizard.leave()
    assert desk.cases.get("KT472").consent.names[-1] == "Stichting Oefenhulp"


def test_tab_reaches_one_radio_button_of_a_question(screen: CasesScreen) -> None:
    screen.open_questions("KT472", Step.SUPPORT)
    field = screen.wizard.page().askers["need"].field

    def reachable() -> list[str]:
        return [k for k in field._keys if field.button(k).focusPolicy() & Qt.FocusPolicy.TabFocus]

    assert reachable() == [field.key()]
    other = next(key for key in field._keys if key != field.key())
    field.button(other).click()
    assert reachable() == [other]
    field.set_key("")
    assert reachable() == field._keys[:1]
