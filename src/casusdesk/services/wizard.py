"""The four questions as a walk: which page, where to next, where back to; no window is needed.

Assistants are made for what is rare; this one is used every month, so it never forces an order: every
page can be reached from every other, left empty, and left at any moment (ux §5.2). A follow-up opens on a
page of its own, "Wat is er veranderd?", and can be ready there (domain US5).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum
from typing import Final

from casusdesk.domain.case import Attitude, Case, CaseKind, LeadAgreement
from casusdesk.domain.consent import ConsentState


class Step(Enum):
    """The pages in order; titles as in ux §7.4, the four questions verbatim (domain §1 no. 1)."""

    CHANGED = "changed"
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
        return f"Vraag {STEPS.index(self)}" if self in QUESTIONS else _NAMES.get(self, self.title)

    @property
    def topic(self) -> str:
        """Two or three words for the step list, empty where the name says it all."""
        return _TOPICS.get(self, "")


_TITLES: Final = {
    Step.CHANGED: "Wat is er veranderd?",
    Step.BEFORE: "Vooraf",
    Step.CONCERNS: "Zorgen op een of meer levensgebieden?",
    Step.AGENCIES: "(Meerdere) hulpverleningsinstanties betrokken?",
    Step.SUPPORT: "Extra ondersteuning wenselijk?",
    Step.LEAD: "Wie voert de regie?",
    Step.CHECK: "Controleren",
}
_NAMES: Final = {Step.CHANGED: "Veranderd"}
_TOPICS: Final = {
    Step.CONCERNS: "Levensgebieden",
    Step.AGENCIES: "Instanties",
    Step.SUPPORT: "Ondersteuning",
    Step.LEAD: "Regie",
}
STEPS: Final = tuple(step for step in Step if step is not Step.CHANGED)
"""The six pages of every case; a follow-up has one more in front."""
QUESTIONS: Final = (Step.CONCERNS, Step.AGENCIES, Step.SUPPORT, Step.LEAD)
"""The four questions themselves, without the pages before and after."""


def steps_of(case: Case) -> tuple[Step, ...]:
    """The pages of this case, in order; the first is where the walk begins."""
    return (Step.CHANGED, *STEPS) if case.kind is CaseKind.FOLLOW_UP else STEPS


class Progress(Enum):
    """How far one page is; said in words in the step list."""

    EMPTY = "nog leeg"
    PARTLY = "deels ingevuld"
    FILLED = "ingevuld"


def progress(case: Case, step: Step) -> Progress | None:
    """How far `step` is for `case`; None for the check page, which asks nothing."""
    done = {
        Step.CHANGED: (bool(case.since_last), bool(case.decision_needed)),
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
    """Where the wizard is, the pages seen on the way there, and the pages of this case."""

    step: Step = Step.BEFORE
    trail: tuple[Step, ...] = ()
    steps: tuple[Step, ...] = STEPS

    def of(self, steps: tuple[Step, ...]) -> Walk:
        """The same walk along other pages; on a page that is gone it goes on from the first."""
        step = self.step if self.step in steps else steps[0]
        return Walk(step, tuple(seen for seen in self.trail if seen in steps), steps)

    def go(self, step: Step) -> Walk:
        """To any page; staying on the same page leaves the trail as it was."""
        return self if step is self.step else replace(self, step=step, trail=(*self.trail, self.step))

    def forward(self) -> Walk:
        """To the page the main button names; the last one stays."""
        following = self.following
        return self if following is None else self.go(following)

    def after(self) -> Walk:
        """To the page after this one in order (Ctrl+PgDn); the last one stays."""
        place = self.steps.index(self.step) + 1
        return self.go(self.steps[place]) if place < len(self.steps) else self

    def before(self) -> Walk:
        """To the page before this one in order (Ctrl+PgUp); the first one stays."""
        place = self.steps.index(self.step)
        return self.go(self.steps[place - 1]) if place else self

    def back(self) -> Walk:
        """To the page seen before this one, or the one before it in order when none was seen."""
        if self.trail:
            return replace(self, step=self.trail[-1], trail=self.trail[:-1])
        return replace(self, step=self.steps[max(0, self.steps.index(self.step) - 1)])

    @property
    def can_go_back(self) -> bool:
        """Whether `back` leads anywhere."""
        return bool(self.trail) or self.step is not self.steps[0]

    @property
    def following(self) -> Step | None:
        """Where the main button leads, None on the last page: what changed may be all there is to say."""
        if self.step is Step.CHANGED:
            return Step.CHECK
        place = self.steps.index(self.step) + 1
        return self.steps[place] if place < len(self.steps) else None
