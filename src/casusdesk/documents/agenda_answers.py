"""The words of one case on the agenda: the four questions and what goes before them (domain §3.1)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from casusdesk.documents.agenda_view import LAST_CHANCE, LATE, Form, Layout, View, label, plain, strong
from casusdesk.documents.marks import MarkKind
from casusdesk.documents.page import Colour, Face
from casusdesk.documents.words import WIDE, Span
from casusdesk.domain.agenda import AgendaEntry
from casusdesk.domain.case import Case, Concern, ConcernState, InvolvementStatus, LeadAgreement, SupportNeed
from casusdesk.domain.clock_facts import MilestoneState
from casusdesk.domain.milestone import Milestone

QUESTIONS: Final = ("1 Zorgen", "2 Betrokken", "3 Steun", "4 Regie")
EMPTY: Final = "–"
NO_LEAD: Final = "te bepalen"
URGENT: Final = Span("urgent", Face.SEMIBOLD, mark=MarkKind.DOT)
_BETWEEN: Final = WIDE * 0.4
"""White between two signs of one case."""
BORN: Final = "geboren?"
UNSEEN: Final = "niet gezien sinds"
PARENTS_JOIN: Final = "ouder schuift aan"


def flags(entry: AgendaEntry, view: View) -> Iterator[Span]:
    """Urgent, whether the child was born, how long nobody saw her, and whether the parents join."""
    if entry.urgent:
        yield URGENT
    if entry.ask_born:
        yield strong(BORN, _BETWEEN)
    if entry.unseen_since is not None:
        since = view.day(entry.unseen_since)
        yield Span(f"{UNSEEN} {since}", mark=MarkKind.RING, gap=_BETWEEN, together=True)
    if entry.parents_join:
        yield Span(PARENTS_JOIN, Face.SEMIBOLD, Colour.ACCENT, gap=_BETWEEN, together=True)


def origin(case: Case, view: View) -> Iterator[Span]:
    """Who brought the case, and along which route; not where parents read along."""
    if view.for_parents:
        return
    word = "inbr." if view.abbreviated else "inbrenger"
    yield label(word)
    yield Span(view.role(case.brought_by_role) or EMPTY, together=True)
    if case.referral_route:
        yield label("via")
        yield Span(view.route(case.referral_route), together=True)


def question(case: Case, gap: float | None = None) -> Span:
    """The question to the meeting: the heart of the row."""
    return Span(case.question or "vraag nog niet ingevuld", Face.SEMIBOLD, gap=gap)


def _label(view: View, place: int, gap: float | None) -> Span:
    """The number and name of a question; its number alone where the names stand in the head."""
    name = QUESTIONS[place]
    if view.layout is Layout.DENSE:
        return Span(name[0], Face.BOLD, Colour.ACCENT, gap=gap, together=True, tied=True)
    return label(name, gap)


def concerns(case: Case, view: View, gap: float | None = None) -> Iterator[Span]:
    """Question 1: abbreviations of the life domains, urgent ones with `!`; then the strengths.

    For parents what goes well comes first, and the life domains have their names. In large print the
    strengths have a line of their own.
    """
    if view.for_parents and case.strengths and not view.large:
        yield label("Wat gaat goed", gap)
        yield plain("; ".join(case.strengths))
        gap = WIDE
    yield _label(view, 0, gap)
    worrying = [concern for concern in case.concerns if concern.state.worrying]
    if not worrying:
        yield plain(EMPTY)
    elif view.large and not view.for_parents:
        yield from _named(worrying, view)
    elif view.for_parents:
        yield plain(", ".join(view.life_domain(concern.life_domain) for concern in worrying))
    else:
        for concern in worrying:
            urgent = concern.state is ConcernState.URGENT
            yield Span(concern.mark, Face.SEMIBOLD if urgent else Face.REGULAR)
    if case.strengths and not view.in_words and Form.NO_STRENGTHS not in view.forms:
        yield label("kracht", WIDE / 2)
        yield plain("; ".join(case.strengths))


def _named(worrying: Sequence[Concern], view: View) -> Iterator[Span]:
    """The life domains by name; an urgent one says so and stands out."""
    for place, concern in enumerate(worrying, start=1):
        comma = "," if place < len(worrying) else ""
        name = view.life_domain(concern.life_domain)
        if concern.state is ConcernState.URGENT:
            yield Span(f"{name} (urgent){comma}", Face.SEMIBOLD)
        else:
            yield plain(name + comma)


def agencies(case: Case, view: View, gap: float | None = None) -> Iterator[Span]:
    """Question 2: abbreviations; with the status when it is not simply involved."""
    yield _label(view, 1, gap)
    printed = []
    for involvement in case.agencies:
        name = view.agency(involvement.agency)
        if not name or involvement.status is InvolvementStatus.STOPPED:
            continue
        known = involvement.status is InvolvementStatus.INVOLVED
        printed.append(name if known else f"{name} ({involvement.status.label})")
    yield plain((", " if view.in_words else " ").join(printed) or EMPTY)


def support(case: Case, view: View, gap: float | None = None) -> Iterator[Span]:
    """Question 3: what is proposed."""
    yield _label(view, 2, gap)
    need = case.support.need
    parts = [view.intervention(key) for key in case.support.interventions]
    parts.append(case.support.proposal)
    told = ", ".join(part for part in parts if part)
    if need is SupportNeed.NO:
        told = ", ".join(part for part in ("gewone zorg is genoeg", told) if part)
    elif need is SupportNeed.UNCLEAR:
        told = ", ".join(part for part in ("nog onduidelijk", told) if part)
    elif need is SupportNeed.YES and not told:
        told = "ja, nog kiezen"
    yield plain(told or EMPTY)


def lead(case: Case, view: View, word: str = "", gap: float | None = None) -> Iterator[Span]:
    """Question 4: who has the lead, or a star. `word` takes the place of its name."""
    yield label(word, gap) if word else _label(view, 3, gap)
    if case.lead.role is None:
        yield Span(NO_LEAD, Face.SEMIBOLD, mark=MarkKind.STAR, together=True)
        return
    yield Span(view.role(case.lead.role), together=True)
    if case.lead.agreement is LeadAgreement.TO_ASK:
        yield plain("(akkoord vragen)")


def news(case: Case, view: View, gap: float | None = None) -> Iterator[Span]:
    """What changed since the last meeting."""
    if case.since_last and Form.ONE_LINE not in view.forms:
        yield label("sinds vorige keer", gap)
        yield plain(case.since_last)


def decision(case: Case, gap: float | None = None) -> Iterator[Span]:
    """The decision that is asked, where it was filled in beside the question."""
    if case.decision_needed:
        yield label("besluit nodig", gap)
        yield plain(case.decision_needed)


def next_milestone(milestone: Milestone | None, view: View, gap: float | None = None) -> Iterator[Span]:
    """The milestone that presses first; late ones and last chances stand in rubriek D as well."""
    if milestone is not None:
        yield label("mijlpaal", gap)
        yield plain(view.milestone(milestone))
        end = view.day(milestone.end)
        if milestone.state is MilestoneState.LATE:
            yield LATE
            yield Span(f"({end})", colour=Colour.GREY)
            return
        last = milestone.state is MilestoneState.LAST_CHANCE
        yield from (LAST_CHANCE,) * last
        yield Span(f"t/m {end}", together=True)


def openings(entry: AgendaEntry, view: View, gap: float | None = None) -> Iterator[Span]:
    """Offers that open before the next meeting, with what nobody asked about yet (ND638 of domain §7)."""
    for offer in entry.opening:
        yield label(view.milestone(offer), gap)
        yield Span(f"opent {view.day(offer.start)}", together=True)
        if offer.unknown:
            yield Span(f"nog onbekend: {', '.join(offer.unknown)}", colour=Colour.GREY)
