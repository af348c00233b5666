"""From domain objects to painted pages: the door to documents, opened only when it is needed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from casusdesk.domain.agenda import Agenda
from casusdesk.domain.agenda_advance import advance
from casusdesk.domain.handover import Handover
from casusdesk.domain.paper import CopyNumber
from casusdesk.services.clock import Clock

if TYPE_CHECKING:
    from casusdesk.documents.agenda import FitChoices
    from casusdesk.documents.copies import Copy
    from casusdesk.documents.page import Page
    from casusdesk.domain.catalog import Catalog
    from casusdesk.domain.coalition import Coalition
    from casusdesk.domain.contacts import Contact
    from casusdesk.domain.decision_list import DecisionList
    from casusdesk.domain.feedback import FeedbackDue
    from casusdesk.domain.meeting import Meeting
    from casusdesk.services.cases import Cases


class Layout:
    """Lays out papers; on a practice desk every page carries OEFENING."""

    def __init__(
        self,
        cases: Cases,
        catalog: Catalog,
        coalition: Callable[[], Coalition],
        clock: Clock,
        *,
        practice: bool,
    ) -> None:
        self._cases = cases
        self.catalog = catalog
        self._coalition = coalition
        self._clock = clock
        self._practice = practice

    @property
    def coalition(self) -> Coalition:
        """The settings as they are now."""
        return self._coalition()

    def agenda(self, agenda: Agenda, choices: FitChoices | None = None) -> Page:
        """The agenda on one page. Raises AgendaDoesNotFit."""
        from casusdesk.documents.agenda import FitChoices, fit_agenda

        return fit_agenda(
            agenda,
            practice=self._practice,
            choices=choices or FitChoices(),
            printed_at=self._clock.now().astimezone(),
        )

    def agenda_pages(
        self, agenda: Agenda, choices: FitChoices | None = None, copy: CopyNumber | None = None
    ) -> tuple[Page, ...]:
        """One copy of the agenda: one page, or two when a person chose that. Raises AgendaDoesNotFit."""
        from casusdesk.documents.agenda import FitChoices, fit_agenda_pages

        return fit_agenda_pages(
            agenda,
            copy=self._copy(copy),
            practice=self._practice,
            choices=choices or FitChoices(),
            printed_at=self._clock.now().astimezone(),
        )

    def decisions(
        self, decisions: DecisionList, choices: FitChoices | None = None, copy: CopyNumber | None = None
    ) -> tuple[Page, ...]:
        """One copy of the besluitenlijst, as `agenda_pages`. Raises DecisionsDoNotFit."""
        from casusdesk.documents.decisions import fit_decisions

        return fit_decisions(
            decisions,
            copy=self._copy(copy),
            practice=self._practice,
            small_type=choices is not None and choices.small_type,
            two_pages=choices is not None and choices.two_pages,
            printed_at=self._clock.now().astimezone(),
        )

    def advance(self, agenda: Agenda) -> Page:
        """The vooraf-versie on one page. Raises DoesNotFitError."""
        from casusdesk.documents.advance import fit_advance

        printed_at = self._clock.now().astimezone()
        return fit_advance(advance(agenda), practice=self._practice, printed_at=printed_at)

    def case_lines(self, agenda: Agenda, code: str) -> Page:
        """The lines of one case as this agenda prints them; it must be on it."""
        from casusdesk.documents.agenda import agenda_case_lines

        return agenda_case_lines(agenda, code)

    def handover(self, handover: Handover, copy: CopyNumber | None = None, *, named: bool = True) -> Page:
        """One sheet on one page; unless `named` without name and birth date, whatever consent says.

        Raises DoesNotFitError, or CasusdeskError when its case is gone.
        """
        from casusdesk.documents.handover import fit_handover

        return fit_handover(
            handover,
            self._cases.get(handover.case_code),
            self.catalog,
            printed_on=self._clock.today(),
            controller=self.coalition.controller,
            copy=self._copy(copy),
            practice=self._practice,
            named=named,
        )

    def parents(self, handover: Handover, copy: CopyNumber | None = None) -> tuple[Page, ...]:
        """The parents' version of one sheet, one page or two. Raises DoesNotFitError."""
        from casusdesk.documents.parents import fit_parents

        return fit_parents(
            handover,
            self.catalog,
            printed_on=self._clock.today(),
            controller=self.coalition.controller,
            copy=self._copy(copy),
            practice=self._practice,
        )

    def slip(self, due: FeedbackDue, copy: CopyNumber | None = None) -> Page:
        """One terugkoppelstrook, a third of an A4. Raises DoesNotFitError."""
        from casusdesk.documents.feedback import slip

        return slip(
            due,
            self.catalog,
            printed_on=self._clock.today(),
            controller=self.coalition.controller,
            copy=self._copy(copy),
            practice=self._practice,
        )

    def slips(self, dues: Sequence[FeedbackDue], copies: Sequence[CopyNumber] = ()) -> list[Page]:
        """Three slips on every page, numbered when there is a copy for each. Raises as `slip` does."""
        from casusdesk.documents.feedback import slip_pages

        numbers: Sequence[CopyNumber | None] = copies or [None] * len(dues)
        return slip_pages([self.slip(due, copy) for due, copy in zip(dues, numbers, strict=True)])

    def social_map(self, contacts: Sequence[Contact]) -> Page:
        """The sociale kaart of today. Raises CasusdeskError without contacts, or DoesNotFitError."""
        from casusdesk.documents.social_map import fit_social_map

        coalition = self.coalition
        return fit_social_map(
            contacts,
            self.catalog,
            on=self._clock.today(),
            name=coalition.title,
            controller=coalition.controller,
            practice=self._practice,
        )

    def route(self, meeting: Meeting) -> Page:
        """The route bij een signaal with the dates of the coming `meeting`. Raises DoesNotFitError."""
        from casusdesk.documents.route import fit_route

        today = self._clock.today()
        return fit_route(self.coalition, self.catalog, meeting, on=today, practice=self._practice)

    def _copy(self, copy: CopyNumber | None) -> Copy | None:
        from casusdesk.documents.copies import Copy

        if copy is None:
            return None
        return Copy(copy.number, copy.total, self.catalog.agency_label(copy.role), copy.suffix)
