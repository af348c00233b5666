"""The decisions of the meetings: made at the table, read back, fed back; one door for window and paper."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from secrets import token_hex
from typing import TYPE_CHECKING

from casusdesk.domain.action import Action
from casusdesk.domain.decision import Decision, decision_words, fresh, last_decision
from casusdesk.domain.decision_list import DecisionList, compose_decisions
from casusdesk.domain.feedback import FeedbackDue, feedback_due
from casusdesk.domain.handover_wanted import HandoverWanted, handovers_to_make
from casusdesk.domain.limits import tidy
from casusdesk.errors import CasusdeskError
from casusdesk.services.changes import Change, Changes
from casusdesk.services.paper_checks import feedback_problems, require

if TYPE_CHECKING:
    from casusdesk.documents.page import Page
    from casusdesk.domain.case import Case
    from casusdesk.domain.catalog import Catalog
    from casusdesk.domain.meeting import Meeting
    from casusdesk.services.cases import Cases
    from casusdesk.services.clock import Clock
    from casusdesk.services.handovers import Handovers
    from casusdesk.services.layout import Layout
    from casusdesk.store.decisions import DecisionStore

_NONE = "Over deze casus is op dat overleg niets besloten. Kies een ander overleg."


class Decisions:
    """The decisions of one open desk. What was read is remembered until something changes."""

    def __init__(
        self,
        store: DecisionStore,
        cases: Cases,
        handovers: Handovers,
        layout: Layout,
        catalog: Catalog,
        changes: Changes,
        clock: Clock,
    ) -> None:
        self._store = store
        self._cases = cases
        self._handovers = handovers
        self._layout = layout
        self._catalog = catalog
        self._changes = changes
        self._clock = clock
        self._listed: tuple[Decision, ...] | None = None
        changes.subscribe(self._forget)

    def all(self) -> tuple[Decision, ...]:
        """Every decision on a case of the list, the earliest meeting first."""
        if self._listed is None:
            self._listed = tuple(self._store.listed())
        return self._listed

    def of(self, day: date) -> tuple[Decision, ...]:
        """The decisions of the meeting on `day`."""
        return tuple(decision for decision in self.all() if decision.held_on == day)

    def on(self, meeting: Meeting, code: str) -> Decision:
        """The decision on the case at this meeting; a fresh one, not kept, while nothing was decided.

        The lead in it is the case's own as it is now. Raises CasusdeskError when the case is gone.
        """
        case = self._cases.get(code)
        known = self._kept(meeting.held_on, code)
        return replace(known, lead=case.lead) if known else fresh(case, meeting)

    def last(self, code: str, before: date) -> Decision | None:
        """What was decided on the case at the newest meeting before that day, for "Vorige keer"."""
        return last_decision(self.all(), code, before)

    def record(self, decision: Decision) -> Decision:
        """Keep the decision, its afspraak and the lead it gives to the case: all of it, or nothing.

        An afspraak that was finished stays finished; one that is not asked for any more is taken away.
        The decision comes back with the id of its action. Raises CasusdeskError when the case is gone.
        """
        kept = self._save(decision)
        self._publish(kept.case_code)
        return kept

    def record_all(self, decisions: Sequence[Decision]) -> None:
        """`record` for many, told as one change; each is a transaction of its own."""
        self._publish(*{self._save(decision).case_code for decision in decisions})

    def take_back(self, decision: Decision) -> None:
        """Wipe the decision and its afspraak; the lead stays where it is. `record` brings both back."""
        self._store.remove(decision.held_on, decision.case_code, dropped=decision.action_id)
        self._publish(decision.case_code)

    def list_of(self, meeting: Meeting, reader: frozenset[str] = frozenset()) -> DecisionList:
        """What is read back at the end of `meeting`, and printed as besluitenlijst for this reader."""
        return compose_decisions(meeting, self._cases.all(), self.all(), self._catalog, reader)

    def feedback_due(self) -> tuple[FeedbackDue, ...]:
        """Every signaller who has not heard back, the longest waiting first (domain US15)."""
        return feedback_due(self._cases.all(), self.all())

    def tell(self, decision: Decision, by: str = "", on: date | None = None) -> Decision:
        """Note that the signaller heard back, today by default, and by which role."""
        said = replace(decision.feedback, done_on=on or self._clock.today(), done_by=by)
        return self._keep(replace(decision, feedback=said))

    def untell(self, decision: Decision) -> Decision:
        """Undo `tell`."""
        return self._keep(replace(decision, feedback=replace(decision.feedback, done_on=None, done_by="")))

    def change_feedback(self, decision: Decision) -> Decision:
        """Keep who hears back and what her part is now; nothing else of the decision changes."""
        return self._keep(decision)

    def slip_page(self, due: FeedbackDue) -> Page:
        """The slip as it prints, a third of an A4. Raises PrintBlockedError or DoesNotFitError."""
        require(feedback_problems(due, self._clock.today()))
        return self._layout.slip(due)

    def handovers_wanted(self, day: date) -> tuple[Case, ...]:
        """Cases discussed on `day` whose handover is on and that have no sheet for it yet."""
        wanted = handovers_to_make(self._cases.all(), self.of(day), self._handovers.all())
        return tuple(one.case for one in wanted)

    def handovers_to_make(self) -> tuple[HandoverWanted, ...]:
        """Over all meetings: whose newest discussion asks for a handover that nobody made yet."""
        return handovers_to_make(self._cases.all(), self.all(), self._handovers.all())

    def change_handover(self, decision: Decision) -> Decision:
        """Keep whether a handover follows, and why not; nothing else of the decision changes."""
        return self._keep(decision)

    def _save(self, decision: Decision) -> Decision:
        case = self._cases.get(decision.case_code)
        known = self._kept(decision.held_on, decision.case_code)
        action_id = decision.action_id or (known.action_id if known else "")
        action = self._action(decision, action_id) if decision.asks_action else None
        kept = replace(decision, agreed=tidy(decision.agreed), action_id=action.id if action else "")
        dropped = action_id if action is None else ""
        self._store.save(
            kept, action=action, dropped=dropped, lead=kept.lead if kept.lead != case.lead else None
        )
        return kept

    def _keep(self, decision: Decision) -> Decision:
        if self._kept(decision.held_on, decision.case_code) is None:
            raise CasusdeskError(_NONE)
        self._store.save(decision)
        self._publish(decision.case_code)
        return decision

    def _kept(self, day: date, code: str) -> Decision | None:
        """What is kept about the case at the meeting on `day`."""
        return next((d for d in self.of(day) if d.case_code == code), None)

    def _action(self, decision: Decision, action_id: str) -> Action:
        known = {action.id: action for action in self._cases.actions(decision.case_code)}
        text = tidy(decision.agreed) or decision_words(decision, self._catalog)
        action = known.get(action_id) or Action(
            action_id or token_hex(8), decision.case_code, text, agreed_on=decision.held_on
        )
        return replace(action, text=text, who=decision.who, due=decision.due)

    def _publish(self, *codes: str) -> None:
        self._changes.publish(Change(cases=frozenset(codes), meetings=True))

    def _forget(self, change: Change) -> None:
        if change.cases or change.meetings:  # a meeting that moves takes its decisions along
            self._listed = None
