"""A follow-up asks what changed, beside what was decided last; the practice month shows it (domain US5)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest

from casusdesk.domain.case import CaseKind
from casusdesk.services.desk import Desk
from casusdesk.services.practice import practice_desk
from casusdesk.services.questions import asking_of
from casusdesk.services.wizard import STEPS, Progress, Step, Walk, progress, step_label, steps_of
from casusdesk.services.wizard_check import answers, remarks
from casusdesk.services.wizard_last import last_time
from casusdesk.services.wizard_pages import step_with


@pytest.fixture
def desk() -> Iterator[Desk]:
    made = practice_desk()
    yield made
    made.close()


def test_only_a_follow_up_has_the_page_in_front(desk: Desk) -> None:
    new, again = desk.cases.get("KT472"), desk.cases.get("RM264")
    assert steps_of(new) == STEPS
    assert steps_of(again) == (Step.CHANGED, *STEPS)
    assert step_label(again, Step.CHANGED) == "Veranderd, ingevuld"
    assert progress(replace(again, since_last=""), Step.CHANGED) is Progress.PARTLY
    assert [step.name for step in steps_of(again)][2:6] == ["Vraag 1", "Vraag 2", "Vraag 3", "Vraag 4"]


def test_ready_leads_to_the_check_and_the_pages_stay_in_order(desk: Desk) -> None:
    walk = Walk(Step.CHANGED, steps=steps_of(desk.cases.get("RM264")))
    assert not walk.can_go_back
    assert walk.forward().step is Step.CHECK
    assert walk.forward().back().step is Step.CHANGED
    assert walk.after().step is Step.BEFORE
    assert walk.after().before().step is Step.CHANGED
    assert walk.of(STEPS).step is Step.BEFORE
    assert walk.go(Step.LEAD).of(STEPS).trail == ()


def test_the_question_moves_along_with_the_kind(desk: Desk) -> None:
    case = desk.cases.get("RM264")
    asking = asking_of(desk, case.code)
    assert step_with("question", case, asking) is Step.CHANGED
    assert step_with("question", replace(case, kind=CaseKind.NEW), asking) is Step.BEFORE
    assert step_with("since_last", replace(case, kind=CaseKind.NEW), asking) is None
    assert [a.key for a in answers(case, asking)].count("question") == 1


def test_the_last_decision_in_words_with_its_afspraak_and_feedback(desk: Desk) -> None:
    last = last_time(asking_of(desk, "RM264"))
    assert last.title == "Vorige keer (10 december)"
    words = dict(last.lines)
    assert words["Besluit"] == "overdracht"
    agreed = "Afspraak maken voor de kennismaking met de JGZ\nverloskundige · uiterlijk 13 januari"
    assert words["Afspraak"] == f"{agreed} · nog open"
    assert words["Regie daarna"] == "verloskundige"
    assert words["Teruggekoppeld"] == "op 14 december aan de verloskundige door de projectleider"
    done = asking_of(desk, "RM264").actions[0]
    desk.cases.finish_action(done.id, date(2027, 1, 11))
    assert dict(last_time(asking_of(desk, "RM264")).lines)["Afspraak"] == f"{agreed} · klaar op 11 januari"


def test_what_stands_open_from_before_and_feedback_that_waits(desk: Desk) -> None:
    words = dict(last_time(asking_of(desk, "ZL496")).lines)
    assert words["Regie daarna"] == "nog te bepalen"
    assert words["Teruggekoppeld"] == "nog niet, aan de ambulante begeleiding"
    assert words["Nog open"].startswith("Beide loketten bellen over de aanvraag (ambulante begeleiding")
    assert any(
        "stond 2 keer open" in r.text for r in remarks(desk.cases.get("ZL496"), asking_of(desk, "ZL496"))
    )


def test_a_case_without_earlier_decision_says_so(desk: Desk) -> None:
    last = last_time(asking_of(desk, "KT472"))
    assert (last.held_on, last.title) == (None, "Vorige keer")
