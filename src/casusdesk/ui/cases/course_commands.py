"""The steps on how a case goes on: seen, urgent or not, stuck, escalated, closed and opened again."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from secrets import token_hex
from typing import Final

from casusdesk.domain import arrange, limits
from casusdesk.domain.action import Action
from casusdesk.domain.case import Case, CaseStatus
from casusdesk.domain.coalition import Rung
from casusdesk.domain.course import LastSeen, Lesson, Urgency
from casusdesk.domain.wording import day_month
from casusdesk.ui.steps import Steps

CALL_TODAY: Final = "Vandaag bellen: kan niet wachten tot het overleg"
BREAKTHROUGH: Final = "Doorbraak nodig?"


class CourseCommands(Steps):
    """Each of them one step on the undo stack."""

    def see(self, code: str, on: date, by: str) -> bool:
        """Note who saw mother or child last, and when."""
        before, seen = self._cases.get(code).last_seen, LastSeen(on, by)
        return self._change(
            code,
            f"Casus {code}: laatst gezien op {day_month(on)}.",
            lambda case: replace(case, last_seen=seen),
            lambda case: replace(case, last_seen=before),
        )

    def can_wait(self, code: str) -> None:
        """The urgent concern can wait until the meeting."""
        self._weigh(code, Urgency(True), f"Casus {code} kan wachten tot het overleg.")

    def ask_again(self, code: str) -> None:
        """Take the answer away, so that it is asked again."""
        self._weigh(code, Urgency(), f"Casus {code}: de vraag of dit kan wachten staat weer open.")

    def call_today(self, code: str, role: str) -> None:
        """It cannot wait: that, and an afspraak for today, are one step."""
        cases, today = self._cases, self._context.desk.today()
        before = cases.get(code).urgency
        call = Action(token_hex(8), code, CALL_TODAY, role, today, agreed_on=today)

        def do() -> None:
            cases.record(replace(cases.get(code), urgency=Urgency(False, role)))
            cases.record_action(call)

        def back() -> None:
            cases.delete_action(call.id)
            cases.record(replace(cases.get(code), urgency=before))

        self._push(f"Casus {code} kan niet wachten: vandaag bellen is een afspraak.", do, back)

    def escalate(self, case: Case, rung: Rung) -> None:
        """An afspraak for today on this rung of the ladder (domain §1 no. 53); not at the next meeting."""
        cases, today = self._cases, self._context.desk.today()
        agency = self._context.desk.catalog.find_agency(rung.role)
        who = agency.key if agency else case.lead.role or ""
        made = Action(token_hex(8), case.code, rung_words(rung), who, today, agreed_on=today)
        self._push(
            f"Opschalen is een afspraak voor vandaag: {rung.role}.",
            lambda: cases.record_action(made),
            lambda: cases.delete_action(made.id),
        )

    def break_through(self, code: str) -> None:
        """Ask the meeting for a breakthrough: as the decision needed, on its agenda; one step."""
        cases, meetings = self._cases, self._context.desk.meetings
        before, agenda = cases.get(code).decision_needed, meetings.upcoming()
        needed = asked_for_breakthrough(before)

        def do() -> None:
            cases.record(replace(cases.get(code), decision_needed=needed))
            meetings.record(arrange.add(meetings.upcoming(), cases.get(code)))

        def back() -> None:
            cases.record(replace(cases.get(code), decision_needed=before))
            if not arrange.on_agenda(agenda, code):
                meetings.record(arrange.take_off(meetings.upcoming(), code))

        self._push(f"Casus {code}: doorbraak staat op {day_month(agenda.held_on)} op de agenda.", do, back)

    def close(self, code: str, reason: str, effects: tuple[str, ...], lesson: str) -> bool:
        """Close the case; taking that back gives it its old status again and wipes the lesson."""
        closings, before = self._context.desk.closings, self._cases.get(code)
        kept: list[Lesson | None] = []

        def do() -> None:
            kept.append(closings.close(code, reason, effects, lesson))

        def back() -> None:
            self._cases.record(replace(self._cases.get(code), status=before.status, closing=before.closing))
            if kept and (left := kept.pop()) is not None:
                closings.forget_lesson(left)

        return self._push(f"Casus {code} is afgesloten.", do, back)

    def reopen(self, code: str, status: CaseStatus | None = None) -> bool:
        """Open a closed case again, with another status than it gets by itself when one is given."""
        closings, before = self._context.desk.closings, self._cases.get(code)

        def do() -> None:
            opened = closings.reopen(code)
            if status is not None and status is not opened.status:
                self._cases.record(replace(opened, status=status))

        def back() -> None:
            self._cases.record(replace(self._cases.get(code), status=before.status, closing=before.closing))

        return self._push(f"Casus {code} is heropend.", do, back)

    def _weigh(self, code: str, urgency: Urgency, said: str) -> None:
        before = self._cases.get(code).urgency
        self._change(
            code,
            said,
            lambda case: replace(case, urgency=urgency),
            lambda case: replace(case, urgency=before),
        )


def rung_words(rung: Rung) -> str:
    """The afspraak that a rung becomes; at most 60 characters where the role itself is not longer."""
    words = limits.tidy(f"Opschalen: {rung.role}")
    return limits.tidy(rung.role) if limits.excess(words, limits.ACTION) else words


def asked_for_breakthrough(needed: str) -> str:
    """The decision needed with the breakthrough in it; words that leave no room for it stay as they are."""
    if "doorbraak" in needed.lower():
        return needed
    words = limits.tidy(f"{needed} {BREAKTHROUGH}")
    return needed if limits.excess(words, limits.DECISION_NEEDED) else words
