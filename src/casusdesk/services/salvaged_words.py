"""What was read out of a damaged store, in words: the blocks of the paper that keeps the meeting going.

A line may belong to a case that itself cannot be read; it is told all the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import TYPE_CHECKING, TypeVar

from casusdesk.documents.salvaged import Block, Chapter
from casusdesk.domain.decision import decision_words
from casusdesk.domain.wording import counted, short_date
from casusdesk.errors import DamagedVaultError

if TYPE_CHECKING:
    from collections.abc import Callable

    from casusdesk.domain.action import Action
    from casusdesk.domain.case import Case
    from casusdesk.domain.catalog import Catalog
    from casusdesk.domain.decision import Decision
    from casusdesk.domain.handover import Handover
    from casusdesk.store.vault import Vault

Found = TypeVar("Found")
Lines = Iterator[tuple[str, str]]


def chapters(content: Vault, told: dict[str, str], catalog: Catalog) -> tuple[Chapter, ...]:
    """Cases, afspraken, besluiten and overdrachten that can be read; `told` has a sentence for each."""
    from casusdesk.store.actions import ActionStore
    from casusdesk.store.cases import CaseStore
    from casusdesk.store.decisions import DecisionStore
    from casusdesk.store.handovers import HandoverStore

    cases = sorted(_read(CaseStore(content).listed), key=lambda case: case.code)
    actions = sorted(_read(ActionStore(content).listed), key=lambda action: action.case_code)
    decisions = sorted(_read(DecisionStore(content).listed), key=lambda one: one.held_on, reverse=True)
    handovers = sorted(_read(HandoverStore(content).listed), key=lambda one: one.case_code)
    made = (
        ("Casussen", "cases", [_block(case.code, _case(case, catalog)) for case in cases]),
        ("Afspraken", "actions", list(_grouped((a.case_code, _action(a, catalog)) for a in actions))),
        ("Besluiten", "decisions", list(_meetings(decisions, catalog))),
        (
            "Overdrachten",
            "handovers",
            [_block(f"{one.case_code}: {one.type.label}", _handover(one, catalog)) for one in handovers],
        ),
    )
    return tuple(Chapter(name, told[table], tuple(blocks)) for name, table, blocks in made if blocks)


def _read(listed: Callable[[], list[Found]]) -> list[Found]:
    """One kind that turns out unreadable does not keep the others from the paper."""
    try:
        return listed()
    except DamagedVaultError:
        return []


def _block(head: str, lines: Lines) -> Block:
    return Block(head, tuple((label, words) for label, words in lines if words.strip()))


def _grouped(lines: Iterable[tuple[str, tuple[str, str]]]) -> Iterator[Block]:
    """Lines one after another with the same head share a block."""
    groups: dict[str, list[tuple[str, str]]] = {}
    for head, line in lines:
        groups.setdefault(head, []).append(line)
    return (Block(head, tuple(found)) for head, found in groups.items())


def _day(day: date | None) -> str:
    return short_date(day) if day else ""


def _case(case: Case, catalog: Catalog) -> Lines:
    yield "Stand", f"{case.status.label}, op de lijst sinds {short_date(case.referred_on)}"
    yield "Uitgerekend", _day(case.due_date)
    yield "Geboren", _day(case.birth_date)
    brought_by = (catalog.agency_label(case.brought_by_role), case.brought_by_organisation)
    yield "Ingebracht door", ", ".join(filter(None, brought_by))
    yield "Vraag", case.question
    yield "Sinds vorige keer", case.since_last
    yield "Besluit nodig", case.decision_needed
    yield "Wat gaat goed", "; ".join(case.strengths)
    for concern in case.concerns:
        area = catalog.find_life_domain(concern.life_domain)
        yield (
            (area.label if area else concern.life_domain),
            ": ".join(filter(None, (concern.state.label, concern.note))),
        )
    involved = (f"{catalog.agency_label(one.agency)} ({one.status.label})" for one in case.agencies)
    yield "Wie is betrokken", ", ".join(involved)
    yield "Voorstel voor steun", case.support.proposal
    yield "Regie", catalog.agency_label(case.lead.role) if case.lead.role else "nog te bepalen"
    yield "Toestemming tot", _day(case.consent.expires_on)


def _action(action: Action, catalog: Catalog) -> tuple[str, str]:
    who = catalog.agency_label(action.who) if action.who else ""
    ends = f"gedaan op {short_date(action.done_on)}" if action.done_on else ""
    until = f"uiterlijk {short_date(action.due)}" if action.due else ""
    return "Afspraak", ", ".join(filter(None, (action.text, who, ends or until)))


def _meetings(decisions: Iterable[Decision], catalog: Catalog) -> Iterator[Block]:
    lines = (
        (f"Overleg van {short_date(one.held_on)}", _decision(one, catalog)) for one in decisions if one.made
    )
    return _grouped(lines)


def _decision(decision: Decision, catalog: Catalog) -> tuple[str, str]:
    who = catalog.agency_label(decision.who) if decision.who else ""
    until = f"uiterlijk {short_date(decision.due)}" if decision.due else ""
    said = (decision_words(decision, catalog), who, until)
    return decision.case_code, ", ".join(filter(None, said))


def _handover(sheet: Handover, catalog: Catalog) -> Lines:
    for label, party in (("Van", sheet.giver), ("Naar", sheet.receiver)):
        role = catalog.agency_label(party.role) if party.role else ""
        yield label, ", ".join(filter(None, (role, party.organisation)))
    yield "Kennismaking", " ".join(filter(None, (_day(sheet.introduction.on), sheet.introduction.place)))
    yield "Overgenomen op", _day(sheet.introduction.taken_over_on)
    yield "Waarom nu", sheet.reason_now
    yield "Wat loopt er", "; ".join(sheet.running)
    yield "Wat gaat goed", "; ".join(sheet.going_well)
    yield "Zorgen", "; ".join(f"{one.life_domain}: {one.facts}" for one in sheet.concerns)
    yield "Wat willen de ouders", sheet.parents_want
    yield "Afspraken", "; ".join(one.what for one in sheet.agreements)
    yield "Let op", sheet.attention


def told_of(read: int, known: int, one: str, many: str) -> str:
    """`39 van 42 casussen leesbaar`, or `Alle 42 casussen leesbaar`."""
    if known > read:
        return f"{read} van {counted(known, one, many)} leesbaar"
    return f"{counted(read, one, many)} leesbaar"
