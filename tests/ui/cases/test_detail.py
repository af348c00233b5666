"""The detail of a case: last time, balance, what presses, who saw her; every step can be taken back."""

from __future__ import annotations

from dataclasses import replace

import pytest
from case_keys import focused, keys, tab_to
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from casusdesk.domain import arrange
from casusdesk.domain.case import Concern, ConcernState, Involvement
from casusdesk.domain.course import LastSeen, Urgency
from casusdesk.domain.decision import CLOSE
from casusdesk.domain.escalation import MELDCODE, PromptKind
from casusdesk.services.desk import Desk
from casusdesk.services.wizard import Step
from casusdesk.ui.cases.course_commands import CALL_TODAY
from casusdesk.ui.cases.detail_parts import SETTLED
from casusdesk.ui.cases.screen import CasesScreen


def words(widget: QWidget) -> list[str]:
    return [w.text() for w in widget.findChildren(QLabel) if w.isVisibleTo(widget) and w.text()]


def press(screen: CasesScreen, name: str) -> None:
    """Tab to the button that says `name`, and Enter."""
    buttons = screen.detail.findChildren(QPushButton)
    found = [b for b in buttons if b.isVisible() and name in (b.text(), b.accessibleName())]
    tab_to(found[0])
    keys("", Qt.Key.Key_Return)


def test_last_time_stands_beside_what_is_asked_now(screen: CasesScreen, desk: Desk) -> None:
    screen.open_case("RM264")
    said = words(screen.detail.previous)
    assert said[0] == "Vorige keer (10 december)"
    for words_ in (
        "overdracht",
        "verloskundige",
        "op 14 december aan de verloskundige door de projectleider",
    ):
        assert words_ in said
    agreed = "Afspraak maken voor de kennismaking met de JGZ\nverloskundige · uiterlijk 13 januari"
    assert f"{agreed} · nog open" in said
    decision = desk.decisions.last("RM264", desk.meetings.upcoming().held_on)
    assert decision is not None
    desk.cases.finish_action(decision.action_id)
    assert f"{agreed} · klaar op 12 januari" in words(screen.detail.previous)
    screen.open_case("KT472")
    assert not screen.detail.previous.isVisible()


def test_who_was_not_told_is_one_link_away(screen: CasesScreen, qtbot: QtBot) -> None:
    screen.open_case("ZL496")
    assert "nog niet, aan de ambulante begeleiding" in words(screen.detail.previous)
    with qtbot.waitSignal(screen.context.follow_up_asked) as asked:
        press(screen, "Naar de terugkoppellijst")
    assert asked.args == ["feedback"]


def test_the_decision_of_the_coming_meeting_comes_first(screen: CasesScreen, desk: Desk) -> None:
    screen.open_case("ZL496")
    fresh = desk.decisions.on(desk.meetings.upcoming(), "ZL496")
    desk.decisions.record(replace(fresh, kind=CLOSE))
    said = words(screen.detail.previous)
    assert said[0] == "Besluit van 14 januari"
    assert "Vorige keer (10 december)" in said
    assert "afsluiten" in words(screen.detail.head)
    press(screen, "Casus afsluiten…")
    assert screen.detail.closing.isVisible()


def test_strengths_come_before_concerns_and_nothing_is_counted(screen: CasesScreen, desk: Desk) -> None:
    screen.open_case("KT472")
    said = words(screen.detail.balance)
    assert said.index("Wat gaat goed") < said.index("Komt trouw op elke controle") < said.index("Zorgen")
    assert any(line.startswith("Wonen: Slaapt nu bij oma") for line in said[said.index("Zorgen") :])
    assert said[-1] == "Gradatie: kwetsbaar – alleen intern"
    assert not [line for line in said[1:] if any(sign.isdigit() for sign in line)]
    desk.cases.record(replace(desk.cases.get("KT472"), grade=""))
    assert words(screen.detail.balance)[-1] == "Gradatie: nog niet gekozen"


def test_what_cannot_wait_becomes_an_afspraak_for_today(screen: CasesScreen, desk: Desk) -> None:
    screen.open_case("BX385")
    assert list(screen.detail.prompts.cards) == [PromptKind.CANNOT_WAIT]
    press(screen, "Nee, vandaag bellen")
    assert desk.cases.get("BX385").urgency == Urgency(False, "WC")
    (call,) = desk.cases.actions("BX385")
    assert (call.text, call.who, call.due, call.agreed_on) == (CALL_TODAY, "WC", desk.today(), desk.today())
    assert list(screen.detail.prompts.cards) == [PromptKind.ESCALATE]
    assert screen.detail.isAncestorOf(focused())
    screen.context.undo.undo()
    assert desk.cases.actions("BX385") == ()
    assert desk.cases.get("BX385").urgency == Urgency()
    press(screen, "Ja, dit kan wachten")
    assert screen.detail.prompts.cards == {}
    assert "De urgente zorg kan wachten tot het overleg." in words(screen.detail.prompts)
    press(screen, "Toch anders")
    assert list(screen.detail.prompts.cards) == [PromptKind.CANNOT_WAIT]


def test_each_rung_of_the_ladder_is_an_afspraak_for_today(screen: CasesScreen, desk: Desk) -> None:
    ladder = desk.coalition.ladder
    desk.save_coalition(replace(desk.coalition, ladder=(replace(ladder[0], reach="06-nummer"), *ladder[1:])))
    screen.open_case("ZL496")
    assert list(screen.detail.prompts.cards) == [PromptKind.BREAKTHROUGH, PromptKind.ESCALATE]
    before = desk.cases.actions("ZL496")
    press(screen, "Stappen om op te schalen tonen")
    assert "06-nummer" in words(screen.detail.prompts)
    press(screen, f"Opschalen: {ladder[2].role}")
    (made,) = set(desk.cases.actions("ZL496")) - set(before)
    assert (made.text, made.due) == (f"Opschalen: {ladder[2].role}", desk.today())
    assert made.agreed_on == desk.today()
    assert "Vandaag afgesproken" in words(screen.detail.prompts)
    screen.context.undo.undo()
    assert desk.cases.actions("ZL496") == before
    assert "Vandaag afgesproken" not in words(screen.detail.prompts)


def test_what_is_in_the_way_is_kept_while_typing(screen: CasesScreen, desk: Desk, qtbot: QtBot) -> None:
    screen.open_case("ZL496")
    tab_to(screen.detail.prompts.obstacle.area)
    keys("briefadres telt niet")
    qtbot.waitUntil(lambda: desk.cases.get("ZL496").obstacle == "briefadres telt niet", timeout=3000)
    keys(" mee")
    desk.cases.new_action("ZL496", "iets anders", "VK")  # builds the card anew while she types
    assert focused() is screen.detail.prompts.obstacle.area
    screen.open_case("KT472")
    assert desk.cases.get("ZL496").obstacle == "briefadres telt niet mee"
    assert desk.cases.get("KT472").obstacle == ""


def test_a_breakthrough_goes_on_the_agenda_in_one_step(screen: CasesScreen, desk: Desk) -> None:
    meeting = desk.meetings.upcoming()
    desk.meetings.record(arrange.take_off(meeting, "ZL496"))
    desk.cases.record(replace(desk.cases.get("ZL496"), decision_needed="Regie bij wie?"))
    screen.open_case("ZL496")
    press(screen, "Doorbraak op de agenda van 14 januari")
    assert desk.cases.get("ZL496").decision_needed == "Regie bij wie? Doorbraak nodig?"
    assert arrange.on_agenda(desk.meetings.upcoming(), "ZL496")
    said = "De vraag om een doorbraak staat op de agenda van 14 januari"
    assert said in words(screen.detail.prompts)
    screen.context.undo.undo()
    assert desk.cases.get("ZL496").decision_needed == "Regie bij wie?"
    assert not arrange.on_agenda(desk.meetings.upcoming(), "ZL496")


def test_safety_reminds_of_the_meldcode_without_a_form(screen: CasesScreen, desk: Desk) -> None:
    case = desk.cases.get("KT472")
    desk.cases.record(replace(case, concerns=(*case.concerns, Concern("V", ConcernState.CONCERN))))
    screen.open_case("KT472")
    card = screen.detail.prompts.cards[PromptKind.MELDCODE]
    press(screen, "De vijf stappen tonen")
    assert [line[3:] for line in words(card)[-5:]] == list(MELDCODE)
    assert [b.text() for b in card.findChildren(QPushButton)] == ["De vijf stappen verbergen"]


def test_seen_today_takes_two_keys(screen: CasesScreen, desk: Desk) -> None:
    desk.cases.record(replace(desk.cases.get("ZL496"), last_seen=LastSeen()))
    screen.open_case("ZL496")
    assert "Meer dan zes weken niet gezien" in words(screen.detail.seen)
    tab_to(screen.detail.seen.change)
    keys("", Qt.Key.Key_Return, Qt.Key.Key_Return)
    assert desk.cases.get("ZL496").last_seen == LastSeen(desk.today(), "AB")
    assert words(screen.detail.seen) == ["Laatst gezien: 12 januari door ambulante begeleiding"]
    assert focused() is screen.detail.seen.change
    keys("", Qt.Key.Key_Return)
    keys("13-1-2027", Qt.Key.Key_Return)
    assert screen.detail.seen.form.day.problem == "Vul een dag in die al geweest is."
    keys("", Qt.Key.Key_Escape)
    screen.context.undo.undo()
    assert desk.cases.get("ZL496").last_seen == LastSeen()


def test_four_at_the_door_is_a_question(screen: CasesScreen, desk: Desk) -> None:
    screen.open_case("KT472")
    section = screen.detail.answers[Step.AGENCIES]
    assert not [line for line in words(section) if "gezichten" in line]
    case = desk.cases.get("KT472")
    more = tuple(Involvement(key) for key in ("HA", "SH"))
    desk.cases.record(replace(case, agencies=(*case.agencies, *more)))
    assert "4 instanties betrokken. Kan het met minder gezichten?" in words(section)


def test_what_is_settled_is_one_line_until_it_is_asked_for(screen: CasesScreen) -> None:
    screen.open_case("KT472")
    settled = [row for row in screen.detail.milestones.values() if row.milestone.state in SETTLED]
    assert settled
    assert not [row for row in settled if row.isVisible()]
    press(screen, "2 mijlpalen gedaan of niet meer nodig: tonen")
    assert [row for row in settled if row.isVisible()] == settled
    assert focused().text() == "2 mijlpalen gedaan of niet meer nodig: verbergen"  # type: ignore[attr-defined]


def test_only_what_changed_is_built_anew(screen: CasesScreen, desk: Desk) -> None:
    screen.open_case("KT472")
    parts = {part: part._content for part in screen.detail.parts}
    desk.cases.record(replace(desk.cases.get("KT472"), question="Wie gaat er mee?"))
    changed = {part for part in screen.detail.parts if part._content is not parts[part]}
    assert screen.detail.question in changed
    assert not changed & {screen.detail.balance, screen.detail.seen, screen.detail.agreed}


@pytest.mark.parametrize("code", ["KT472", "ZL496", "RM264", "PC853", "BX385"])
@pytest.mark.parametrize("text_size", [100, 200])
def test_nothing_is_wider_than_a_small_window(
    make_screen: object, desk: Desk, code: str, text_size: int, qtbot: QtBot
) -> None:
    screen = make_screen(desk, 920, 500, text_size)  # type: ignore[operator]
    screen.open_case(code)
    screen.detail.ask_closing()
    qtbot.wait(80)
    assert not screen.detail._area.horizontalScrollBar().isVisible()
