"""R4: what points at a person never reaches paper before somebody read it and said that it may."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from casusdesk.domain.action import Action
from casusdesk.domain.audit import AuditEvent
from casusdesk.domain.decision import Decision, Feedback
from casusdesk.domain.feedback import FeedbackDue
from casusdesk.domain.handover import Agreement, DomainConcern, Handover, Introduction, NewbornFact, Party
from casusdesk.domain.meeting import Attendance
from casusdesk.domain.proofread import FindingKind
from casusdesk.services.desk import Desk
from casusdesk.services.paper_files import write_handovers, write_papers
from casusdesk.services.papers import Papers
from casusdesk.services.print_job import PrintJob
from casusdesk.services.proofreading import Proofreading, UnreadTextError

PLANTED = {
    FindingKind.BSN: "bsn 111222333",
    FindingKind.DATE: "op 3 mei 2027",
    FindingKind.PHONE: "06-12345678",
    FindingKind.EMAIL: "an@example.nl",
    FindingKind.POSTCODE: "in 7604 BK",
    FindingKind.STREET: "Beukenstraat 12",
    FindingKind.NAME: "bij Fatima",
}
"""Of each kind, short enough for every field."""
SHEET = "practice-rm264"
DATE, NAME, PHONE = FindingKind.DATE, FindingKind.NAME, FindingKind.PHONE
OFFICE = frozenset({NAME, FindingKind.STREET, FindingKind.POSTCODE})
Plant = Callable[[Desk, str], None]


def in_case(code: str, name: str) -> Plant:
    def plant(desk: Desk, words: str) -> None:
        case = desk.cases.get(code)
        kept = (words,) if name == "strengths" else words
        if name == "proposal":
            desk.cases.record(replace(case, support=replace(case.support, proposal=words)))
        else:
            desk.cases.record(replace(case, **{name: kept}))  # type: ignore[arg-type]

    return plant


def in_action(desk: Desk, words: str) -> None:
    desk.cases.record_action(replace(desk.cases.actions("ZL496")[0], text=words))


def in_meeting(name: str) -> Plant:
    def plant(desk: Desk, words: str) -> None:
        kept = {"general": (words,), "attendance": (Attendance("VK", note=words),)}.get(name, words)
        desk.meetings.record(replace(desk.meetings.upcoming(), **{name: kept}))  # type: ignore[arg-type]

    return plant


def in_decision(desk: Desk, words: str) -> None:
    decide(desk, agreed=words)


def in_slip(desk: Desk, words: str) -> None:
    decide(desk, feedback=Feedback(to="VK", role_now=words))


def decide(desk: Desk, **facts: object) -> None:
    held = desk.meetings.upcoming()
    made = Decision(held.held_on, "KT472", "district_team", feedback=Feedback(to="VK"))
    desk.decisions.record(replace(made, **facts))  # type: ignore[arg-type]


def on_sheet(**facts: Callable[[str], object]) -> Plant:
    def plant(desk: Desk, words: str) -> None:
        ((name, make),) = facts.items()
        desk.handovers.record(replace(sheet(desk), **{name: make(words)}))  # type: ignore[arg-type]

    return plant


def sheet(desk: Desk) -> Handover:
    return desk.handovers.get(SHEET)


def agenda(desk: Desk) -> PrintJob:
    return PrintJob(desk.meetings.upcoming(), agenda=True, copies=("VK",))


def advance(desk: Desk) -> PrintJob:
    return PrintJob(desk.meetings.upcoming(), advance=True)


def single(desk: Desk) -> PrintJob:
    return PrintJob(desk.meetings.upcoming(), singles=("KT472",), copies=("VK",))


def decisions(desk: Desk) -> PrintJob:
    decide_if_none(desk)
    return PrintJob(desk.meetings.upcoming(), decided=desk.meetings.upcoming(), copies=("VK",))


def mailed(desk: Desk) -> PrintJob:
    return PrintJob(desk.meetings.upcoming(), mailed=desk.meetings.upcoming())


def decide_if_none(desk: Desk) -> None:
    if not desk.decisions.of(desk.meetings.upcoming().held_on):
        decide(desk)


def slips(desk: Desk) -> PrintJob:
    decide_if_none(desk)
    dues: list[FeedbackDue] = [d for d in desk.decisions.feedback_due() if d.case.code == "KT472"]
    return PrintJob(desk.meetings.upcoming(), feedback=tuple(dues))


def sheets(desk: Desk) -> PrintJob:
    return PrintJob(desk.meetings.upcoming(), handovers=(sheet(desk),))


def parents(desk: Desk) -> PrintJob:
    return PrintJob(desk.meetings.upcoming(), parents=(sheet(desk),))


def party(name: str) -> Callable[[str], Party]:
    return lambda words: Party(**{"role": "VK", name: words})


@dataclass(frozen=True)
class Place:
    """One field of one paper; `legitimate` kinds may stand there without being asked about."""

    paper: Callable[[Desk], PrintJob]
    field: str
    plant: Plant
    legitimate: frozenset[FindingKind] = frozenset()

    def __str__(self) -> str:
        return f"{self.paper.__name__}, {self.field}"


STORY = (
    ("vraag aan het overleg", "question"),
    ("sinds vorige keer", "since_last"),
    ("besluit nodig", "decision_needed"),
    ("wat gaat goed", "strengths"),
    ("voorstel aan het overleg", "proposal"),
)
HEADING = (
    ("plaats", in_meeting("place"), OFFICE),
    ("naam van het overleg", in_meeting("title"), frozenset({NAME})),
    ("verwerkingsverantwoordelijke", in_meeting("controller"), frozenset({NAME})),
)
TOLD = (
    ("van: naam", on_sheet(giver=party("name")), frozenset({NAME})),
    ("naar: organisatie", on_sheet(receiver=party("organisation")), frozenset({NAME})),
    ("naar: telefoon", on_sheet(receiver=party("phone")), frozenset({PHONE})),
    ("kennismaking: waar", on_sheet(introduction=lambda w: Introduction(place=w)), frozenset()),
    ("kennismaking: wie gaat mee", on_sheet(introduction=lambda w: Introduction(joined_by=w)), frozenset()),
    ("wat gaat goed", on_sheet(going_well=lambda w: (w,)), frozenset()),
    ("wat willen ouders zelf", on_sheet(parents_want=str), frozenset()),
    ("afspraak", on_sheet(agreements=lambda w: (Agreement(w),)), frozenset()),
    ("bij zorgen bel eerst", on_sheet(fallback=str), frozenset({PHONE, DATE})),
)
SHEET_ONLY = (
    ("tolk", in_case("RM264", "interpreter"), frozenset()),
    ("naam ouder", on_sheet(parent_name=str), frozenset({NAME})),
    ("waarom nu overdragen", on_sheet(reason_now=str), frozenset()),
    ("wat loopt al", on_sheet(running=lambda w: (w,)), frozenset({DATE})),
    ("zorg: feiten", on_sheet(concerns=lambda w: (DomainConcern("F", w),)), frozenset()),
    ("let op in het contact", on_sheet(attention=str), frozenset()),
    ("toestemming", on_sheet(consent_statement=str), frozenset({DATE})),
    ("kraamzorg", on_sheet(newborn_facts=lambda w: (NewbornFact("Kraamzorg", w),)), frozenset({DATE})),
)
PLACES = (
    *(Place(agenda, field, in_case("KT472", name)) for field, name in STORY),
    *(Place(single, field, in_case("KT472", name)) for field, name in STORY),
    Place(agenda, "afspraak", in_action),
    Place(agenda, "algemeen", in_meeting("general"), frozenset({DATE})),
    Place(agenda, "reden of vervanger", in_meeting("attendance"), frozenset({DATE})),
    *(Place(paper, *rest) for paper in (agenda, advance, decisions, mailed) for rest in HEADING),
    Place(decisions, "afspraak", in_decision),
    Place(mailed, "afspraak", in_decision),
    Place(slips, "uw rol nu", in_slip),
    *(Place(paper, *rest) for paper in (sheets, parents) for rest in TOLD),
    *(Place(sheets, *rest) for rest in SHEET_ONLY),
)


@pytest.mark.parametrize("place", PLACES, ids=str)
def test_planted_text_of_each_kind_stays_off_paper(place: Place, desk: Desk, tmp_path: Path) -> None:
    for kind, words in PLANTED.items():
        place.plant(desk, words)
        job, path = place.paper(desk), tmp_path / "papier.pdf"
        found = [hit for hit in desk.proofreading.of_job(job) if hit.text.field == place.field]
        if kind in place.legitimate:
            assert found == [], f"{kind.name} may stand here"
            continue
        assert [finding.kind for hit in found for finding in hit.findings] == [kind]
        with pytest.raises(UnreadTextError) as refused:
            desk.register.issue(job)
        assert place.field == refused.value.problems[0].field
        said = [str(problem) for problem in refused.value.problems]
        assert all(words not in sentence for sentence in said), "the text itself is not said"
        with pytest.raises(UnreadTextError):
            desk.register.save(job, path)
        assert not path.exists()
    assert desk.register.all() == ()


@pytest.mark.parametrize("paper", [agenda, single, decisions, mailed, slips, sheets, parents])
def test_a_tick_is_one_row_on_record_without_the_text_and_paper_goes_on(
    paper: Callable[[Desk], PrintJob], desk: Desk
) -> None:
    planted = {agenda: "question", single: "question"}
    if paper in planted:
        in_case("KT472", "question")(desk, "Hoe helpen we Fatima?")
    elif paper in (sheets, parents):
        on_sheet(parents_want=str)(desk, "Wij willen dat Fatima komt")
    elif paper is slips:
        in_slip(desk, "U belt Fatima")
    else:
        in_decision(desk, "Belt Fatima")
    job = paper(desk)
    hits = [hit for hit in desk.proofreading.of_job(job) if not hit.passed]
    assert len(hits) == 1
    desk.proofreading.let_through(*hits)
    desk.proofreading.let_through(*hits)
    rows = [row for row in desk.audit.all() if row.event is AuditEvent.PROOFREAD]
    assert len(rows) == 1
    assert rows[0].subject == hits[0].text.subject
    assert hits[0].text.field in rows[0].reason
    assert all("Fatima" not in f"{value}" for value in (rows[0].subject, rows[0].reason, rows[0].person))
    issue = desk.register.issue(job)
    assert any("Fatima" in block.text for page in issue.pages for block in page.blocks)
    assert [hit.passed for hit in desk.proofreading.of_job(job)] == [True]


def test_a_changed_text_is_asked_again(desk: Desk) -> None:
    plant = in_case("KT472", "question")
    plant(desk, "Hoe helpen we Fatima?")
    desk.proofreading.let_through(*desk.proofreading.of_job(agenda(desk)))
    desk.register.issue(agenda(desk))
    plant(desk, "Hoe helpen we Fatima nu?")
    with pytest.raises(UnreadTextError):
        desk.register.issue(agenda(desk))
    plant(desk, "Hoe helpen we Fatima?")
    desk.register.issue(agenda(desk))


def test_a_text_is_asked_again_once_more_is_found_in_it(desk: Desk) -> None:
    in_case("KT472", "question")(desk, "Hoe helpen we Fatima en mevrouw van de Zwaluwhoeve?")
    desk.proofreading.let_through(*desk.proofreading.of_job(agenda(desk)))
    desk.register.issue(agenda(desk))
    desk.proofreading.add_local("helpen")
    with pytest.raises(UnreadTextError):
        desk.register.issue(agenda(desk))


def test_the_same_text_elsewhere_is_asked_for_itself(desk: Desk) -> None:
    in_case("KT472", "question")(desk, "Hoe helpen we Fatima?")
    desk.proofreading.let_through(*desk.proofreading.of_job(agenda(desk)))
    in_case("BX385", "question")(desk, "Hoe helpen we Fatima?")
    assert [hit.text.subject for hit in desk.proofreading.of_job(agenda(desk)) if not hit.passed] == ["BX385"]


def test_files_for_the_command_line_stand_before_the_same_gate(desk: Desk, tmp_path: Path) -> None:
    meeting = desk.meetings.upcoming()
    on_sheet(reason_now=str)(desk, "Fatima verhuist")
    for write in (write_papers, write_handovers):
        with pytest.raises(UnreadTextError):
            list(write(desk, meeting, tmp_path / "uit"))
    assert not (tmp_path / "uit").exists()
    desk.proofreading.let_through(*desk.proofreading.of_job(sheets(desk)))
    assert list(write_papers(desk, meeting, tmp_path / "uit"))


def test_no_way_to_pages_goes_around_the_gate(desk: Desk) -> None:
    """A new paper has to be named here: with what it would slip through, or as one without a case on it."""
    meeting, made = desk.meetings.upcoming(), sheet(desk)
    in_meeting("place")(desk, PLANTED[PHONE])
    in_case("KT472", "question")(desk, "Fatima")
    decide(desk, agreed="Belt Fatima", feedback=Feedback(to="VK", role_now="Bel Fatima"))
    on_sheet(parents_want=str)(desk, "Fatima")
    made, meeting = sheet(desk), desk.meetings.upcoming()
    ways: dict[str, Callable[[], object]] = {
        "agenda": lambda: desk.papers.agenda_pages(meeting),
        "advance": lambda: desk.papers.advance_pages(meeting),
        "decisions": lambda: desk.papers.decisions_pages(meeting),
        "single_case": lambda: desk.papers.single_case_pages(meeting, "KT472"),
        "feedback": lambda: desk.papers.feedback_pages(slips(desk).feedback),
        "parents": lambda: desk.papers.parents_pages([made]),
        "handover": lambda: desk.papers.handover_pages([made]),
    }
    without_a_case = {"social_map", "route"}
    public = {
        name.removesuffix("_pages") for name in dir(Papers) if name.endswith("_pages") and name[0] != "_"
    }
    assert public - without_a_case == set(ways)
    for way in ways.values():
        with pytest.raises(UnreadTextError):
            way()


def test_what_is_written_as_if_she_reads_along_is_never_asked_about(desk: Desk) -> None:
    for paper in (agenda, advance, single, decisions, mailed, slips, sheets, parents):
        job = paper(desk)
        assert desk.proofreading.of_job(job) == (), "the practice month is written as it should be"
        assert desk.register.issue(job).pages
    assert [row for row in desk.audit.all() if row.event is AuditEvent.PROOFREAD] == []


def test_without_the_gate_the_name_would_be_on_paper(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """The control: it is the gate that stops it, and nothing else on the way."""
    in_case("KT472", "question")(desk, "Hoe helpen we Fatima?")
    with pytest.raises(UnreadTextError):
        desk.register.issue(agenda(desk))
    monkeypatch.setattr(Proofreading, "require", lambda *_: None)
    issue = desk.register.issue(agenda(desk))
    assert any("Fatima" in block.text for page in issue.pages for block in page.blocks)


def test_an_action_of_another_role_is_no_finding(desk: Desk) -> None:
    """Roles and abbreviations of the catalogue are no names, whatever letters they have."""
    for agency in desk.catalog.agencies:
        for words in (agency.key, f"de {agency.label} belt"):
            found = desk.proofreading.check(words)
            assert found == (), f"{words}: {[finding.of(words) for finding in found]}"
    assert desk.proofreading.check(Action("a", "KT472", "Belt de woningcorporatie").text) == ()
