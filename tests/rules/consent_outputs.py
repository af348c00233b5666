"""Everything that can leave the program about one case, as plain text; what consent blocks is empty.

The meeting, the sheets and the decision are held fast from before a consent changed, as a window or a file
may still hold them: so what is tested is what paper lets through, not that the agenda happens to be empty.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import partial

from casusdesk.documents.page import Page
from casusdesk.domain.consent import Consent, Right
from casusdesk.domain.feedback import FeedbackDue
from casusdesk.domain.handover import Handover, Party
from casusdesk.domain.meeting import Meeting
from casusdesk.domain.paper import PARENTS, Paper, numbered
from casusdesk.domain.reminders import action_reminder, chase_list, chase_text, may_be_mailed
from casusdesk.services.desk import Desk
from casusdesk.services.invitation import meeting_ics
from casusdesk.services.paper_checks import PrintBlockedError

CODE = "RM264"
NAME = "mevrouw Oefening"
OWN_WORDS = "rustig kunnen wennen aan het leven met de baby"
"""On the parents' version, which has no code: it is of this family all the same."""
LARGE = ", grote letter"
NAMED_SHEET = "blad, genoemde ontvanger"
FIGURES = "tellingen"
NAMED, UNNAMED = "JV", "KO"
"""A receiver the consent names, and one it does not."""


@dataclass(frozen=True, slots=True)
class Held:
    """What was on the desk while the consent still stood."""

    desk: Desk
    meeting: Meeting
    sheet: Handover
    due: FeedbackDue

    def consent(self, consent: Consent) -> None:
        """From now on the mother says this."""
        case = self.desk.cases.get(CODE)
        self.desk.cases.record(replace(case, consent=consent, since_last=""))

    def to(self, role: str) -> Handover:
        """The sheet, for another receiver."""
        return replace(self.sheet, receiver=Party(role=role))

    def outputs(self) -> dict[str, Right]:
        """What each way out says of the case now."""
        return {name: self._said(make) for name, make in self.makers().items()}

    def makers(self) -> dict[str, Callable[[], str]]:
        """Each way out by name; what goes on paper in large print too."""
        return {
            **self._on_paper(large=False),
            **{f"{name}{LARGE}": make for name, make in self._on_paper(large=True).items()},
            "herinnering": self._reminder,
            "mail aan inbrenger": self._chase,
            ".ics": lambda: meeting_ics(self.meeting, datetime(2027, 1, 12, tzinfo=UTC)).decode(),
        }

    def _on_paper(self, *, large: bool) -> dict[str, Callable[[], str]]:
        papers, meeting = self.desk.papers, self.meeting
        copy = numbered(NAMED)
        due = replace(self.due, case=self.desk.cases.get(CODE))
        made: dict[str, Callable[[], list[Page]]] = {
            "agenda": lambda: papers.agenda_pages(meeting, copies=copy, large=large),
            "agenda zonder nummer": lambda: papers.agenda_pages(meeting, large=large),
            "vooraf": lambda: papers.advance_pages(meeting, large=large),
            "besluitenlijst": lambda: papers.decisions_pages(meeting, copies=copy, large=large),
            "besluitenlijst per mail": lambda: papers.decisions_pages(meeting, large=large),
            "één casus": lambda: papers.single_case_pages(meeting, CODE, copies=copy, large=large),
            NAMED_SHEET: lambda: papers.handover_pages([self.to(NAMED)], copies=copy, large=large),
            "blad, andere ontvanger": lambda: papers.handover_pages([self.to(UNNAMED)], large=large),
            "blad, niemand ingevuld": lambda: papers.handover_pages([self.to("")], large=large),
            "ouderversie": lambda: papers.parents_pages(
                [self.to(NAMED)], copies=numbered(PARENTS), large=large
            ),
            "terugkoppelstrook": lambda: papers.feedback_pages([due], copies=numbered(due.to), large=large),
            FIGURES: lambda: papers.without_client.pages(Paper.FIGURES, large=large),
        }
        return {name: partial(_printed, make) for name, make in made.items()}

    def _said(self, make: Callable[[], str]) -> Right:
        try:
            words = make()
        except PrintBlockedError as error:
            if not any(problem.by_consent for problem in error.problems):
                raise  # something else is wrong, and nothing was said of consent
            return Right.NOTHING
        if NAME in words:
            return Right.NAME
        return Right.CODE if CODE in words or OWN_WORDS in words else Right.NOTHING

    def _reminder(self) -> str:
        desk, meeting = self.desk, self.meeting
        open_ones = [a for a in desk.cases.actions(CODE) if a.open]
        assert open_ones, "there is something to remind of"
        sent = may_be_mailed(open_ones, desk.cases.all(), desk.today())
        return action_reminder(open_ones[0].who, sent, meeting, desk.catalog)

    def _chase(self) -> str:
        desk = self.desk
        asked = chase_list([desk.cases.get(CODE)], self.meeting, desk.catalog)
        return "".join(chase_text(one, self.meeting, desk.catalog) for one in asked)


def hold(desk: Desk) -> Held:
    """The practice month with a decision on the case, and a name on its sheet."""
    meeting = desk.meetings.upcoming()
    usual = desk.decisions.on(meeting, CODE)
    desk.decisions.record(replace(usual, kind="jmw", agreed="belt de praktijk", who="VK"))
    due = next(one for one in desk.decisions.feedback_due() if one.case.code == CODE)
    return Held(desk, meeting, replace(desk.handovers.get("practice-rm264"), parent_name=NAME), due)


def _printed(make: Callable[[], Iterable[Page]]) -> str:
    return _words(make())


def _words(pages: Iterable[Page]) -> str:
    return "\n".join(page.plain_text() for page in pages)
