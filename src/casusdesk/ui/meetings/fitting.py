"""Measures the agenda of the screen and says what can be done when it does not fit."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from casusdesk.domain.agenda import Agenda
from casusdesk.domain.limits import QUESTION
from casusdesk.domain.wording import counted
from casusdesk.errors import CasusdeskError
from casusdesk.ui.meetings.choices import Doer, shortenings, ways_out
from casusdesk.ui.meetings.measure import Fullness, Measured, blocked, measured, refused
from casusdesk.ui.papers.refusal import Choice
from casusdesk.ui.papers.ways_out import refusal_title, refusal_words

if TYPE_CHECKING:
    from casusdesk.services.desk import Desk
    from casusdesk.services.fitting import AgendaDoesNotFit, FitChoices

LINES_ON_A_PAGE = 72
"""Of 9 points (domain §3.1); only to say how overfull the page is."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the meter shows; `text` and `choices` are for the panel, empty when the agenda fits."""

    measured: Measured
    title: str = ""
    text: str = ""
    choices: tuple[Choice, ...] = ()


def judge(desk: Desk, agenda: Agenda, allowed: FitChoices, doer: Doer) -> Verdict:
    """The state of the page of `agenda`, with everything that could be done about it."""
    from casusdesk.services.fitting import AgendaDoesNotFit

    if not agenda.meeting.items:
        return Verdict(Measured(Fullness.EMPTY))
    excess = {entry.case.code: entry.case.question_excess for entry in agenda.entries}
    too_long = {code: over for code, over in excess.items() if over}
    if too_long:
        return _questions(too_long, doer)
    try:
        page = desk.meetings.fitted(agenda.meeting)
    except AgendaDoesNotFit as refusal:
        if allowed.two_pages and _sides(desk, agenda) == 2:
            words = "past op twee pagina’s"
            return Verdict(Measured(Fullness.FITS, 100.0, words, ("afdrukken op twee kanten",)))
        return _too_long(refusal, agenda, allowed, doer)
    except CasusdeskError as error:
        return Verdict(blocked(str(error)))
    assert page.report is not None, "a fitted page says how"
    return Verdict(measured(page.report, agenda.minutes_per_case))


def _questions(excess: dict[str, int], doer: Doer) -> Verdict:
    """Questions over 120 characters print only after a person shortened them; nothing is cut."""
    count = counted(len(excess), "vraag is", "vragen zijn")
    text = f"Op papier past een vraag van hooguit {QUESTION} tekens. Er wordt nooit iets afgeknipt."
    said = blocked(f"{count} te lang voor het papier")
    return Verdict(said, "Kort eerst de kernvraag in", text, tuple(shortenings(excess, doer)))


def _too_long(refusal: AgendaDoesNotFit, agenda: Agenda, allowed: FitChoices, doer: Doer) -> Verdict:
    lines = refusal.lines_too_many
    percent = 100 * (LINES_ON_A_PAGE + lines) / LINES_ON_A_PAGE
    return Verdict(
        refused(percent, agenda.minutes_per_case),
        refusal_title(refusal),
        refusal_words(refusal),
        tuple(ways_out(refusal, doer, two_pages=not allowed.two_pages)),
    )


def _sides(desk: Desk, agenda: Agenda) -> int:
    try:
        return len(desk.papers.agenda_pages(agenda.meeting))
    except CasusdeskError:
        return 0
