"""The four questions as a walk: which page, where to next, where back to; no window is needed.

Assistants are made for what is rare; this one is used every month, so it never forces an order: every
page can be reached from every other, left empty, and left at any moment (ux §5.2).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum
from typing import Final

from casusdesk.domain.case import Attitude, Case, LeadAgreement
from casusdesk.domain.consent import ConsentState


class Step(Enum):
    """The six pages in order; titles as in ux §7.4, the four questions verbatim (domain §1 no. 1)."""

    BEFORE = "before"
    CONCERNS = "concerns"
    AGENCIES = "agencies"
    SUPPORT = "support"
    LEAD = "lead"
    CHECK = "check"

    @property
    def title(self) -> str:
        """The heading of the page."""
        return _TITLES[self]

    @property
    def name(self) -> str:
        """What the step list calls it: `Vooraf`, `Vraag 2`, `Controleren`."""
        number = STEPS.index(self)
        return f"Vraag {number}" if 0 < number < len(STEPS) - 1 else self.title

    @property
    def topic(self) -> str:
        """Two or three words for the step list, empty where the name says it all."""
        return _TOPICS.get(self, "")


_TITLES: Final = {
    Step.BEFORE: "Vooraf",
    Step.CONCERNS: "Zorgen op een of meer levensgebieden?",
    Step.AGENCIES: "(Meerdere) hulpverleningsinstanties betrokken?",
    Step.SUPPORT: "Extra ondersteuning wenselijk?",
    Step.LEAD: "Wie voert de regie?",
    Step.CHECK: "Controleren",
}
_TOPICS: Final = {
    Step.CONCERNS: "Levensgebieden",
    Step.AGENCIES: "Instanties",
    Step.SUPPORT: "Ondersteuning",
    Step.LEAD: "Regie",
}
STEPS: Final = tuple(Step)
QUESTIONS: Final = (Step.CONCERNS, Step.AGENCIES, Step.SUPPORT, Step.LEAD)
"""The four questions themselves, without the pages before and after."""


class Progress(Enum):
    """How far one page is; said in words in the step list."""

    EMPTY = "nog leeg"
    PARTLY = "deels ingevuld"
    FILLED = "ingevuld"


def progress(case: Case, step: Step) -> Progress | None:
    """How far `step` is for `case`; None for the check page, which asks nothing."""
    done = {
        Step.BEFORE: (
            case.consent.state is not ConsentState.NOT_ASKED,
            case.consent.informed_on is not None,
            case.attitude is not Attitude.NOT_DISCUSSED,
        ),
        Step.CONCERNS: (bool(case.concerns), bool(case.strengths)),
        Step.AGENCIES: (bool(case.agencies),),
        Step.SUPPORT: (case.support.need is not None,),
        Step.LEAD: (case.lead.role is not None, case.lead.agreement is not LeadAgreement.TO_ASK),
    }.get(step)
    if done is None:
        return None
    if all(done):
        return Progress.FILLED
    started = done[0] if step is Step.LEAD else any(done)
    return Progress.PARTLY if started else Progress.EMPTY


def step_label(case: Case, step: Step) -> str:
    """As read aloud: `Vraag 2, ingevuld`."""
    state = progress(case, step)
    return step.name if state is None else f"{step.name}, {state.value}"


@dataclass(frozen=True, slots=True)
class Walk:
    """Where the wizard is, and the pages seen on the way there."""

    step: Step = Step.BEFORE
    trail: tuple[Step, ...] = ()

    def go(self, step: Step) -> Walk:
        """To any page; staying on the same page leaves the trail as it was."""
        return self if step is self.step else Walk(step, (*self.trail, self.step))

    def forward(self) -> Walk:
        """To the next page in order; the last one stays."""
        following = self.following
        return self if following is None else self.go(following)

    def before(self) -> Walk:
        """To the page before this one in order (Ctrl+PgUp); the first one stays."""
        place = STEPS.index(self.step)
        return self.go(STEPS[place - 1]) if place else self

    def back(self) -> Walk:
        """To the page seen before this one, or the one before it in order when none was seen."""
        if self.trail:
            return replace(self, step=self.trail[-1], trail=self.trail[:-1])
        return replace(self, step=STEPS[max(0, STEPS.index(self.step) - 1)])

    @property
    def can_go_back(self) -> bool:
        """Whether `back` leads anywhere."""
        return bool(self.trail) or self.step is not STEPS[0]

    @property
    def following(self) -> Step | None:
        """The next page in order, None on the last."""
        place = STEPS.index(self.step) + 1
        return STEPS[place] if place < len(STEPS) else None
