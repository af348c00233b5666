"""Every text that can reach paper is looked through before printing, and the field is named (ux §4.4).

Each text of the models in turn gets a letter no face has. Where setting the paper then fails, the check
before printing must have said which field; where it does not fail, the text is not on that paper.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from datetime import date
from typing import Any

import agendas
import cards
import decided

from casusdesk.documents.advance import fit_advance
from casusdesk.documents.agenda import fit_agenda
from casusdesk.documents.decisions import fit_decisions
from casusdesk.documents.feedback import slip
from casusdesk.documents.fonts import UnprintableError
from casusdesk.documents.handover import fit_handover
from casusdesk.documents.parents import fit_parents
from casusdesk.documents.route import fit_route
from casusdesk.documents.social_map import fit_social_map
from casusdesk.domain.agenda import sorted_items
from casusdesk.domain.agenda_advance import advance
from casusdesk.domain.case import CaseKind
from casusdesk.domain.decision import Decision
from casusdesk.domain.decision_list import DecisionList, compose_decisions
from casusdesk.domain.handover import DomainConcern, Handover, NewbornFact
from casusdesk.domain.print_problem import PrintProblem
from casusdesk.services import paper_checks, sheet_checks

STRANGE = "李"
DAY = date(2027, 1, 14)
OWNER = "de gemeente"
CATALOG = agendas.catalog()
NOT_TYPED = frozenset(
    {"id", "code", "case_code", "catalog", "milestone", "life_domain", "label", "settled", "phase", "kind"}
)
"""Made by the program, or a word of its own lists."""


def spoiled(model: Any) -> Iterator[tuple[str, Any]]:
    """The model with one text spoiled at a time, and which."""
    if isinstance(model, str):
        yield "", f"{model} {STRANGE}".strip()
    elif isinstance(model, tuple):
        for place, part in enumerate(model):
            for path, changed in spoiled(part):
                yield f"[{place}]{path}", (*model[:place], changed, *model[place + 1 :])
    elif isinstance(model, Mapping):
        for key, part in model.items():
            for path, changed in spoiled(part):
                yield f"[{key}]{path}", {**model, key: changed}
    elif is_dataclass(model) and not isinstance(model, type):
        for each in fields(model):
            if each.init and each.name not in NOT_TYPED:
                for path, changed in spoiled(getattr(model, each.name)):
                    yield f".{each.name}{path}", replace(model, **{each.name: changed})


def unsaid(
    model: Any, set_it: Callable[[Any], object], check: Callable[[Any], tuple[PrintProblem, ...]]
) -> list[str]:
    """The texts that would stop the paper without a word about the field."""
    found, named = [], 0
    set_it(model)
    assert not any(STRANGE in str(problem) for problem in check(model))
    for path, changed in spoiled(model):
        if any(f"'{STRANGE}' kan niet op papier" in str(problem) for problem in check(changed)):
            named += 1
            continue
        try:
            set_it(changed)
        except UnprintableError:
            found.append(path)
    assert named, "else this tests nothing"
    return found


def full_sheet() -> Handover:
    usual = decided.agreed_with_parents()
    return replace(
        usual,
        parent_name="Voornaam Achternaam",
        reason_now="de verhuizing komt eerder",
        running=("wijkcoach komt wekelijks",),
        concerns=(DomainConcern("F", "huur loopt achter"),),
        attention="liever bellen dan brieven",
        consent_statement="gevraagd door de verloskundige",
        newborn_facts=(NewbornFact("geboortegewicht", "3200 gram"),),
    )


def test_agenda() -> None:
    cases = [agendas.case(0, 60, dense=True), agendas.case(1, 60, dense=True, kind=CaseKind.FOLLOW_UP)]
    agenda = agendas.agenda(cases)
    assert unsaid(agenda, fit_agenda, paper_checks.agenda_problems) == []


def test_advance() -> None:
    agenda = agendas.agenda([agendas.case(0, 60, dense=True)])
    assert unsaid(agenda, lambda a: fit_advance(advance(a)), paper_checks.advance_problems) == []


def test_decisions() -> None:
    """Decisions are looked through where they are made, the heading with the list."""
    listed = decided.listed(3, postponed=1)
    assert (
        unsaid(
            listed.meeting,
            lambda m: fit_decisions(replace(listed, meeting=m)),
            lambda m: paper_checks.decisions_problems(replace(listed, meeting=m), ()),
        )
        == []
    )
    made = decided.decision(1, agendas.case(1, 60, dense=False))

    def composed(decision: Decision) -> DecisionList:
        case = replace(agendas.case(1, 60, dense=False), code=decision.case_code)
        plan = replace(agendas.meeting(), items=sorted_items([case], CATALOG, agendas.meeting()))
        return compose_decisions(plan, [case], [decision], CATALOG)

    assert (
        unsaid(
            made,
            lambda d: fit_decisions(composed(d)),
            lambda d: paper_checks.decisions_problems(composed(d), [d]),
        )
        == []
    )


def test_slip() -> None:
    due = decided.dues(1)[0]
    assert (
        unsaid(
            due,
            lambda d: slip(d, CATALOG, printed_on=DAY, controller=OWNER),
            lambda d: paper_checks.feedback_problems(d, DAY),
        )
        == []
    )


def test_handover() -> None:
    case = agendas.case(1, 60, dense=False)
    assert (
        unsaid(
            full_sheet(),
            lambda h: fit_handover(h, case, CATALOG, printed_on=DAY, controller=OWNER),
            lambda h: paper_checks.handover_problems(h, case, DAY),
        )
        == []
    )
    assert (
        unsaid(
            replace(case, interpreter="Tigrinya"),
            lambda c: fit_handover(full_sheet(), c, CATALOG, printed_on=DAY, controller=OWNER),
            lambda c: paper_checks.handover_problems(full_sheet(), c, DAY),
        )
        == []
    )


def test_parents() -> None:
    case = agendas.case(1, 60, dense=False)
    assert (
        unsaid(
            full_sheet(),
            lambda h: fit_parents(h, CATALOG, printed_on=DAY, controller=OWNER),
            lambda h: paper_checks.parents_problems(h, case, DAY),
        )
        == []
    )


def test_social_map() -> None:
    assert (
        unsaid(
            cards.contacts(6),
            lambda c: fit_social_map(c, CATALOG, on=DAY, name=cards.NAME, controller=OWNER),
            lambda c: sheet_checks.social_map_problems(c, DAY),
        )
        == []
    )


def test_route() -> None:
    assert (
        unsaid(
            cards.coalition(),
            lambda c: fit_route(c, CATALOG, agendas.meeting(), on=DAY),
            sheet_checks.route_problems,
        )
        == []
    )


def test_a_handover_without_a_sheet_has_nothing_to_look_through() -> None:
    agenda = agendas.agenda([agendas.case(0, 60, dense=True)])
    rows = tuple(replace(row, handover=None) for row in agenda.handovers)
    assert rows
    assert paper_checks.agenda_problems(replace(agenda, handovers=rows)) == ()
