"""What there is to do: the practice month line by line (domain §7), each rule by itself, and their order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest

from casusdesk.domain import arrange
from casusdesk.domain.agenda import compose
from casusdesk.domain.case import Case, CaseStatus, Concern, ConcernState, Lead
from casusdesk.domain.clock import MilestoneMark, MilestoneState
from casusdesk.domain.coalition import Coalition
from casusdesk.domain.consent import Consent, ConsentState, Receiver
from casusdesk.domain.course import Urgency
from casusdesk.domain.decision import BREAKTHROUGH, CLOSE, POSTPONE, Decision, Feedback
from casusdesk.domain.handover import Introduction
from casusdesk.domain.meeting import AgendaForm
from casusdesk.domain.meeting_round import MeetingRound, MeetingStep, meeting_step
from casusdesk.domain.todo import Place, Todo
from casusdesk.domain.todo_list import todos
from casusdesk.services.desk import Desk
from casusdesk.services.month import round_of
from casusdesk.services.practice import empty_desk, practice_desk

MEETING = date(2027, 1, 14)
PREVIOUS = date(2026, 12, 10)


@pytest.fixture(scope="module")
def desk() -> Iterator[Desk]:
    made = practice_desk(today=date(2027, 1, 12))
    yield made
    made.close()


@pytest.fixture
def month(desk: Desk) -> MeetingRound:
    return round_of(desk)


def lines(month: MeetingRound) -> list[str]:
    return [todo.words for todo in todos(month)]


def one(desk: Desk, case: Case, *, today: date | None = None) -> MeetingRound:
    """The month with this case alone; no afspraken, no decisions, no sheets."""
    found = round_of(desk)
    meeting = replace(found.meeting, items=tuple(i for i in found.meeting.items if i.code == case.code))
    agenda = compose(meeting, (case,), (), (), desk.catalog)
    return MeetingRound(today or found.today, found.coalition, agenda, (case,), previous=found.previous)


@pytest.mark.parametrize(
    ("today", "step"),
    [
        (date(2026, 12, 15), MeetingStep.FOLLOW_UP),
        (date(2026, 12, 22), MeetingStep.COLLECT),
        (date(2027, 1, 3), MeetingStep.COLLECT),
        (date(2027, 1, 4), MeetingStep.PREPARE),
        (date(2027, 1, 13), MeetingStep.PREPARE),
        (date(2027, 1, 14), MeetingStep.MEET),
    ],
)
def test_the_round_of_a_month(today: date, step: MeetingStep) -> None:
    assert meeting_step(today, MEETING, PREVIOUS) is step


def test_before_the_first_meeting_there_is_nothing_to_follow_up() -> None:
    assert meeting_step(date(2026, 12, 11), MEETING, None) is MeetingStep.COLLECT


def test_the_practice_month_line_by_line(month: MeetingRound) -> None:
    """Domain §7 on the practice day; HW729 refused and is on none of these."""
    assert todos(month) == (
        Todo("Bel vandaag over BX385: kan dit wachten?", Place.CASE, "BX385"),
        Todo("Vraag of de baby van FV582 er is", Place.CASE, "FV582"),
        Todo(
            "Bespreek BX385 vóór het overleg: 30e-wk huisbezoek moest uiterlijk 27 december",
            Place.CASE,
            "BX385",
        ),
        Todo("Rond de overdracht van RM264 af: uiterlijk 17 januari", Place.HANDOVERS, "practice-rm264"),
        Todo("Kies regie voor ZL496", Place.CASE, "ZL496"),
        Todo("Beslis of ZL496 een doorbraak nodig heeft", Place.CASE, "ZL496"),
        Todo("Plan de kennismaking van BX385", Place.HANDOVERS, "practice-bx385"),
        Todo("Regel wie er is voor de regie van ND638", Place.CASE, "ND638"),
        Todo("Maak de overdracht van FV582", Place.CASE, "FV582"),
        Todo("Koppel terug naar ambulante begeleiding over ZL496", Place.FOLLOW_UP, "feedback"),
        Todo(
            "Vraag ambulante begeleiding naar de afspraak van ZL496: die was voor 26 november",
            Place.CASE,
            "ZL496",
        ),
    )


@pytest.mark.parametrize(
    ("today", "first"),
    [
        (date(2026, 12, 28), "Maak de overdracht van FV582"),
        (date(2027, 1, 12), "Kies regie voor ZL496"),
        (date(2027, 1, 14), "Start het overleg van vandaag"),
        (date(2026, 12, 11), "Maak de overdracht van FV582"),
    ],
    ids=["collect, with last month's work", "prepare", "the day itself", "after the meeting"],
)
def test_the_step_of_the_month_comes_after_what_cannot_wait(
    month: MeetingRound, today: date, first: str
) -> None:
    found = lines(replace(month, today=today))
    pressing = ("Bel vandaag", "Vraag of de baby", "Bespreek BX385", "Rond de overdracht van RM264")
    assert found[0] == "Bel vandaag over BX385: kan dit wachten?"
    assert next(line for line in found if not line.startswith(pressing)) == first


def test_no_role_stands_as_its_abbreviation(month: MeetingRound, desk: Desk) -> None:
    every = [replace(month, today=day) for day in (PREVIOUS, date(2026, 12, 28), MEETING, date(2027, 3, 1))]
    words = {word.strip(",.:()") for one_month in every for line in lines(one_month) for word in line.split()}
    assert not words & {agency.key for agency in desk.catalog.agencies if agency.label != agency.key}


# --- what cannot wait


def urgent(case: Case, urgency: Urgency) -> Case:
    return replace(case, concerns=(Concern("W", ConcernState.URGENT),), urgency=urgency)


@pytest.mark.parametrize(
    ("urgency", "expected"),
    [
        (Urgency(), "Bel vandaag over KT472: kan dit wachten?"),
        (Urgency(can_wait=False), "Bel vandaag over KT472"),
        (Urgency(can_wait=False, calls_today="WC"), "Laat vandaag bellen over KT472 (wijkcoach)"),
        (Urgency(can_wait=True), None),
    ],
)
def test_an_urgent_concern_asks_whether_it_can_wait(
    desk: Desk, urgency: Urgency, expected: str | None
) -> None:
    found = lines(one(desk, urgent(desk.cases.get("KT472"), urgency)))
    assert [line for line in found if "bel" in line.lower()] == ([expected] if expected else [])
    assert expected is None or found[0] == expected


def test_a_refusal_keeps_a_case_off_paper_but_not_out_of_danger(desk: Desk) -> None:
    found = lines(one(desk, urgent(desk.cases.get("HW729"), Urgency())))
    assert found[0] == "Bel vandaag over HW729: kan dit wachten?"


def test_what_is_due_before_the_meeting_is_said_with_its_day(desk: Desk) -> None:
    case = desk.cases.get("BX385")
    assert any("moet uiterlijk" in line for line in lines(one(desk, case, today=date(2026, 12, 20))))
    assert any("moest uiterlijk" in line for line in lines(one(desk, case, today=date(2027, 1, 12))))


def test_a_kraamweek_whose_last_day_has_passed_says_so(month: MeetingRound) -> None:
    found = lines(replace(month, today=date(2027, 1, 19)))
    assert "Rond de overdracht van RM264 af: moest uiterlijk 17 januari" in found


def test_a_kraamweek_without_a_sheet_or_appointment_says_what_to_do(month: MeetingRound) -> None:
    row = next(row for row in month.agenda.handovers if row.code == "RM264")
    assert row.handover is not None
    to_plan = replace(row, handover=replace(row.handover, introduction=Introduction()))
    for changed, said in (
        (replace(row, handover=None), "Maak de overdracht"),
        (to_plan, "Plan de kennismak"),
    ):
        agenda = replace(month.agenda, handovers=(changed,))
        assert next(line for line in lines(replace(month, agenda=agenda)) if "RM264" in line).startswith(said)


# --- preparing


@pytest.mark.parametrize(
    "gone",
    [
        Consent(ConsentState.BY_NAME, expires_on=date(2027, 1, 11)),
        Consent(
            ConsentState.BY_NAME,
            receivers=(Receiver("JV", ConsentState.BY_NAME, expires_on=date(2027, 1, 11)),),
        ),
    ],
    ids=["of the whole", "of one receiver"],
)
def test_consent_that_has_run_out_is_said_so(desk: Desk, gone: Consent) -> None:
    found = lines(one(desk, replace(desk.cases.get("KT472"), consent=gone)))
    assert "Vraag KT472 opnieuw om toestemming: die is verlopen" in found


def test_consent_that_runs_out_before_the_meeting_is_asked_again(desk: Desk) -> None:
    given = Consent(ConsentState.BY_NAME, given_on=date(2026, 1, 1), expires_on=date(2027, 1, 13))
    found = lines(one(desk, replace(desk.cases.get("KT472"), consent=given)))
    assert "Vraag KT472 opnieuw om toestemming: die verloopt" in found


def test_consent_never_asked_is_asked_before_paper(desk: Desk) -> None:
    found = lines(one(desk, replace(desk.cases.get("KT472"), consent=Consent())))
    assert "Vraag toestemming voor KT472" in found


def test_a_question_that_is_missing_or_too_long_is_named(desk: Desk) -> None:
    case = desk.cases.get("KT472")
    assert "Schrijf de vraag van KT472" in lines(one(desk, replace(case, question="")))
    long = replace(case, question="x" * 123)
    assert "Kort de vraag van KT472 in: 3 tekens te lang" in lines(one(desk, long))


def test_many_that_ask_for_the_same_share_a_line(desk: Desk, month: MeetingRound) -> None:
    entries = tuple(replace(e, case=replace(e.case, lead=Lead())) for e in month.agenda.follow_up)
    agenda = replace(month.agenda, new=(), follow_up=entries)
    codes = [entry.case.code for entry in entries]
    assert len(codes) > 3
    found = todos(replace(month, agenda=agenda))
    shared = f"Kies regie voor {codes[0]}, {codes[1]} en nog {len(codes) - 2}"
    assert Todo(shared, Place.CASES, "no_lead") in found
    assert sum(todo.words.startswith("Kies regie") for todo in found) == 1


def test_a_doorbraak_that_was_chosen_is_not_asked_again(month: MeetingRound) -> None:
    assert "Beslis of ZL496 een doorbraak nodig heeft" in lines(month)
    chosen = Decision(PREVIOUS, "ZL496", BREAKTHROUGH)
    decided = replace(month, decisions=(chosen,))
    assert "Beslis of ZL496 een doorbraak nodig heeft" not in lines(decided)


def test_cases_outside_the_agenda_are_one_line(desk: Desk, month: MeetingRound) -> None:
    def left(*codes: str) -> list[str]:
        items = tuple(item for item in month.meeting.items if item.code not in codes)
        agenda = replace(month.agenda, meeting=replace(month.meeting, items=items))
        return lines(replace(month, agenda=agenda))

    assert "Beslis of KT472 op de agenda komt" in left("KT472")
    assert "Beslis over 2 casussen buiten de agenda" in left("KT472", "ND638")
    assert "Maak de agenda voor 14 januari" in left(*(item.code for item in month.meeting.items))


# --- collecting


def test_whoever_brought_a_signal_and_told_nothing_more_is_asked(desk: Desk) -> None:
    case = replace(desk.cases.get("KT472"), question="")
    assert "Vraag verloskundige om nieuws over KT472" in lines(one(desk, case))
    other = replace(desk.cases.get("ND638"), question="")
    month = one(desk, case)
    both = replace(month, cases=(case, other))
    assert Todo("Vraag 2 inbrengers om nieuws", Place.FOLLOW_UP, "chase") in todos(both)
    refused = replace(case, consent=Consent(ConsentState.REFUSED))
    assert not any("om nieuws" in line for line in lines(one(desk, refused)))


# --- the day itself, and after


def test_the_meeting_begins_goes_on_and_ends(month: MeetingRound) -> None:
    today = replace(month, today=MEETING)
    codes = today.undecided
    assert len(codes) == len(month.meeting.items)
    begun = replace(today, decisions=(Decision(MEETING, codes[0], "regular"), *month.decisions))
    rest = f"Ga verder met het overleg: nog {len(codes) - 1} casussen"
    assert Todo(rest, Place.MEETING_MODE) in todos(begun)
    done = replace(today, decisions=tuple(Decision(MEETING, code, "regular") for code in codes))
    assert done.step is MeetingStep.FOLLOW_UP
    assert not any(todo.place is Place.MEETING_MODE for todo in todos(done))
    assert "Maak de overdracht van 4 besproken casussen" in lines(done)


def test_a_hamerstuk_neither_begins_the_meeting_nor_keeps_it_going(desk: Desk, month: MeetingRound) -> None:
    codes = [item.code for item in month.meeting.items]
    plan = arrange.set_form(month.meeting, codes[-1], AgendaForm.HAMMER)
    agenda = compose(plan, month.cases, month.actions, month.handovers, desk.catalog)
    today = replace(month, today=MEETING, agenda=agenda)
    assert Todo("Start het overleg van vandaag", Place.MEETING_MODE) in todos(today)
    rest = today.undecided
    assert codes[-1] not in rest
    done = replace(today, decisions=tuple(Decision(MEETING, code, "regular") for code in rest))
    assert done.step is MeetingStep.FOLLOW_UP


def test_closing_at_the_meeting_is_finished_afterwards(month: MeetingRound) -> None:
    closed = Decision(PREVIOUS, "PC853", CLOSE)
    assert "Rond de afsluiting van PC853 af" in lines(replace(month, decisions=(closed,)))
    overtaken = Decision(date(2027, 1, 11), "PC853", "regular")
    assert not any("afsluiting" in line for line in lines(replace(month, decisions=(closed, overtaken))))
    cases = tuple(replace(c, status=CaseStatus.CLOSED) if c.code == "PC853" else c for c in month.cases)
    ended = replace(month, decisions=(closed,), cases=cases)
    assert not any("afsluiting" in line for line in lines(ended))


def test_signallers_are_counted_once_however_many_cases(month: MeetingRound) -> None:
    def told(*told_to: tuple[str, str]) -> list[str]:
        made = tuple(Decision(PREVIOUS, code, "regular", feedback=Feedback(to)) for code, to in told_to)
        return [line for line in lines(replace(month, decisions=made)) if line.startswith("Koppel")]

    assert told(("FV582", "VK")) == ["Koppel terug naar verloskundige over FV582"]
    assert told(("FV582", "VK"), ("RM264", "VK")) == ["Koppel terug naar verloskundige over 2 casussen"]
    assert told(("FV582", "VK"), ("PC853", "JV")) == ["Koppel terug naar 2 signaleerders"]
    assert told() == []


def test_who_signalled_hears_back_after_closing_too_but_not_of_a_pregnancy_that_ended(
    month: MeetingRound,
) -> None:
    made = (Decision(PREVIOUS, "PC853", CLOSE, feedback=Feedback("JV")),)
    for status in (CaseStatus.CLOSED, CaseStatus.ENDED):
        cases = tuple(replace(c, status=status) if c.code == "PC853" else c for c in month.cases)
        found = lines(replace(month, decisions=made, cases=cases))
        hears = status is CaseStatus.CLOSED
        assert ("Koppel terug naar jeugdverpleegkundige over PC853" in found) is hears


def test_postponed_cases_ask_for_no_handover(month: MeetingRound) -> None:
    moved = Decision(PREVIOUS, "ND638", POSTPONE)
    assert not any("overdracht van ND638" in line for line in lines(replace(month, decisions=(moved,))))


def test_many_late_afspraken_are_one_line_to_where_they_all_are(month: MeetingRound) -> None:
    action = next(action for action in month.actions if action.case_code == "ZL496")
    several = tuple(replace(action, id=f"late-{number}") for number in range(3))
    found = todos(replace(month, actions=several))
    assert Todo("Vraag naar 3 afspraken waarvan de dag voorbij is", Place.FOLLOW_UP, "day") in found


# --- the corners


def test_every_line_of_a_case_leads_to_that_case(desk: Desk, month: MeetingRound) -> None:
    for todo in todos(month):
        if todo.place is Place.CASE:
            assert todo.key in todo.words
            assert desk.cases.get(todo.key)
        if todo.place is Place.HANDOVERS:
            assert desk.handovers.get(todo.key)


def test_closed_cases_ask_nothing(desk: Desk) -> None:
    closed = replace(desk.cases.get("KT472"), status=CaseStatus.CLOSED, question="", lead=Lead())
    assert not any("KT472" in line for line in lines(one(desk, closed)))


def test_what_was_ticked_is_late_no_longer(desk: Desk) -> None:
    case = desk.cases.get("BX385")
    done = MilestoneMark(MilestoneState.DONE, date(2026, 12, 20))
    ticked = replace(case, settled={**case.settled, "home_visit_week_30": done})
    assert any("30e-wk" in line for line in lines(one(desk, case)))
    assert not any("30e-wk" in line for line in lines(one(desk, ticked)))


def test_an_empty_list_asks_for_its_first_signal_and_the_first_meeting() -> None:
    with empty_desk(today=date(2027, 1, 12)) as desk:
        assert lines(round_of(desk)) == [
            "Vul in wanneer het eerste overleg is",
            "Voeg het eerste signaal toe",
        ]
        desk.save_coalition(Coalition(first_meeting=MEETING))
        assert lines(round_of(desk)) == ["Voeg het eerste signaal toe"]


def test_a_refusal_leaves_a_case_in_peace_but_for_what_cannot_wait(desk: Desk) -> None:
    listed = desk.cases.get("KT472")
    refused = replace(listed, question="", consent=Consent(ConsentState.REFUSED))
    assert not [words for words in lines(one(desk, refused)) if "KT472" in words]
    homeless = replace(refused, factors=("nml_homeless",))
    assert [w for w in lines(one(desk, homeless)) if "KT472" in w] == [
        "Bel vandaag over KT472: kan dit wachten?"
    ]
    asked = replace(homeless, urgency=Urgency(can_wait=False, calls_today="WC"))
    assert "Laat vandaag bellen over KT472 (wijkcoach)" in lines(one(desk, asked))
