"""From domain objects to painted pages: the door to documents, opened only when it is needed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from casusdesk.domain.agenda import Agenda
from casusdesk.domain.agenda_advance import advance
from casusdesk.domain.handover import Handover
from casusdesk.domain.paper import CopyNumber, Paper
from casusdesk.services.allowances import Allowances
from casusdesk.services.clock import Clock
from casusdesk.services.edition import Edition
from casusdesk.services.large_layout import LargeLayout, on_paper

if TYPE_CHECKING:
    from casusdesk.documents.page import Page
    from casusdesk.domain.catalog import Catalog
    from casusdesk.domain.coalition import Coalition
    from casusdesk.domain.contacts import Contact
    from casusdesk.domain.decision_list import DecisionList
    from casusdesk.domain.feedback import FeedbackDue
    from casusdesk.domain.figures import Figures
    from casusdesk.domain.meeting import Meeting
    from casusdesk.services.cases import Cases


class Layout(Edition):
    """Lays out papers at their ordinary size, as a person allowed them to be."""

    def __init__(
        self,
        cases: Cases,
        catalog: Catalog,
        coalition: Callable[[], Coalition],
        clock: Clock,
        allowances: Allowances,
        *,
        practice: bool,
    ) -> None:
        super().__init__(cases, catalog, coalition, clock, practice=practice)
        self.allowances = allowances
        self.large = LargeLayout(cases, catalog, coalition, clock, practice=practice)

    def edition(self, *, large: bool) -> Layout | LargeLayout:
        """The door for papers of which both editions are made the same way."""
        return self.large if large else self

    def agenda(self, agenda: Agenda) -> Page:
        """The agenda on one page, also where a second is allowed. Raises AgendaDoesNotFit."""
        from casusdesk.documents.agenda import fit_agenda
        from casusdesk.documents.refusal import refused_as

        paper, subject, code = _of_agenda(agenda)
        with refused_as(paper, subject, code):
            return fit_agenda(
                agenda,
                practice=self._practice,
                choices=self.allowances.of(paper, subject),
                printed_at=self._printed_at,
            )

    def agenda_pages(self, agenda: Agenda, copy: CopyNumber | None = None) -> tuple[Page, ...]:
        """One copy of the agenda: one page, or two when a person chose that. Raises AgendaDoesNotFit."""
        from casusdesk.documents.agenda import fit_agenda_pages
        from casusdesk.documents.refusal import refused_as

        paper, subject, code = _of_agenda(agenda)
        with refused_as(paper, subject, code):
            return fit_agenda_pages(
                agenda,
                copy=on_paper(copy, self.catalog),
                practice=self._practice,
                choices=self.allowances.of(paper, subject),
                printed_at=self._printed_at,
            )

    def decisions(self, decisions: DecisionList, copy: CopyNumber | None = None) -> tuple[Page, ...]:
        """One copy of the besluitenlijst, as `agenda_pages`. Raises DecisionsDoNotFit."""
        from casusdesk.documents.decisions import fit_decisions
        from casusdesk.documents.refusal import refused_as

        subject = decisions.meeting.held_on.isoformat()
        with refused_as(Paper.DECISIONS, subject):
            return fit_decisions(
                decisions,
                copy=on_paper(copy, self.catalog),
                practice=self._practice,
                choices=self.allowances.of(Paper.DECISIONS, subject),
                printed_at=self._printed_at,
            )

    def advance(self, agenda: Agenda) -> tuple[Page, ...]:
        """The vooraf-versie: one page, or two when a person chose that. Raises PaperTooLongError."""
        from casusdesk.documents.advance import fit_advance_pages
        from casusdesk.documents.refusal import refused_as

        with refused_as(Paper.ADVANCE, agenda.meeting.held_on.isoformat()):
            return fit_advance_pages(
                advance(agenda),
                practice=self._practice,
                printed_at=self._printed_at,
                choices=self.allowances.of(Paper.ADVANCE, agenda.meeting.held_on.isoformat()),
            )

    def case_lines(self, agenda: Agenda, code: str) -> Page:
        """The lines of one case as this agenda prints them; it must be on it."""
        from casusdesk.documents.agenda import agenda_case_lines

        return agenda_case_lines(agenda, code)

    def handover(
        self, handover: Handover, copy: CopyNumber | None = None, *, named: bool = True
    ) -> tuple[Page, ...]:
        """One sheet: one page, or two when a person chose that.

        Unless `named` without name and birth date, whatever consent says. Raises PaperTooLongError, or
        CasusdeskError when its case is gone.
        """
        from casusdesk.documents.handover import HandoverPaper
        from casusdesk.documents.refusal import refused_as

        paper = HandoverPaper(
            handover,
            self._cases.get(handover.case_code),
            self.catalog,
            printed_on=self._clock.today(),
            controller=self.coalition.controller,
            copy=on_paper(copy, self.catalog),
            practice=self._practice,
            named=named,
        )
        with refused_as(Paper.HANDOVER, handover.id, handover.case_code):
            return paper.pages(self.allowances.of(Paper.HANDOVER, handover.id))

    def parents(self, handover: Handover, copy: CopyNumber | None = None) -> tuple[Page, ...]:
        """The parents' version of one sheet, one page or two. Raises PaperTooLongError."""
        from casusdesk.documents.parents import fit_parents
        from casusdesk.documents.refusal import refused_as

        with refused_as(Paper.PARENTS, handover.id, handover.case_code):
            return fit_parents(
                handover,
                self.catalog,
                printed_on=self._clock.today(),
                controller=self.coalition.controller,
                copy=on_paper(copy, self.catalog),
                practice=self._practice,
            )

    def slip(self, due: FeedbackDue, copy: CopyNumber | None = None) -> Page:
        """One terugkoppelstrook, a third of an A4. Raises PaperTooLongError."""
        from casusdesk.documents.feedback import slip
        from casusdesk.documents.refusal import refused_as

        with refused_as(Paper.FEEDBACK, due.key, due.case.code):
            return slip(
                due,
                self.catalog,
                printed_on=self._clock.today(),
                controller=self.coalition.controller,
                copy=on_paper(copy, self.catalog),
                practice=self._practice,
                choices=self.allowances.of(Paper.FEEDBACK, due.key),
            )

    def slips(self, dues: Sequence[FeedbackDue], copies: Sequence[CopyNumber] = ()) -> list[Page]:
        """Three slips on every page, numbered when there is a copy for each. Raises as `slip` does."""
        from casusdesk.documents.feedback import slip_pages

        numbers: Sequence[CopyNumber | None] = copies or [None] * len(dues)
        return slip_pages([self.slip(due, copy) for due, copy in zip(dues, numbers, strict=True)])

    def social_map(self, contacts: Sequence[Contact]) -> tuple[Page, ...]:
        """The sociale kaart of today. Raises CasusdeskError without contacts, or PaperTooLongError."""
        from casusdesk.documents.refusal import refused_as
        from casusdesk.documents.social_map import fit_social_map_pages

        coalition = self.coalition
        with refused_as(Paper.SOCIAL_MAP):
            return fit_social_map_pages(
                contacts,
                self.catalog,
                on=self._clock.today(),
                name=coalition.title,
                controller=coalition.controller,
                practice=self._practice,
                choices=self.allowances.of(Paper.SOCIAL_MAP),
            )

    def route(self, meeting: Meeting) -> tuple[Page, ...]:
        """The route bij een signaal with the dates of the coming `meeting`. Raises PaperTooLongError."""
        from casusdesk.documents.refusal import refused_as
        from casusdesk.documents.route import fit_route_pages

        with refused_as(Paper.ROUTE):
            return fit_route_pages(
                self.coalition,
                self.catalog,
                meeting,
                on=self._clock.today(),
                practice=self._practice,
                choices=self.allowances.of(Paper.ROUTE),
            )

    def figures(self, counts: Figures) -> tuple[Page, ...]:
        """The page Tellingen. Raises DoesNotFitError."""
        from casusdesk.documents.figures import fit_figures

        coalition = self.coalition
        return fit_figures(
            counts, name=coalition.title, controller=coalition.controller, practice=self._practice
        )


def _of_agenda(agenda: Agenda) -> tuple[Paper, str, str]:
    """Which paper an agenda is: that of a meeting by its day, or that of one case by its code."""
    if agenda.with_parents:
        code = next((entry.case.code for entry in agenda.entries), "")
        return Paper.SINGLE, code, code
    return Paper.AGENDA, agenda.meeting.held_on.isoformat(), ""
