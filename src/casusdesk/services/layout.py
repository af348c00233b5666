"""From domain objects to painted pages: the door to documents, opened only when it is needed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from casusdesk.domain.handover import Handover
from casusdesk.domain.meeting import Agenda
from casusdesk.services.clock import Clock

if TYPE_CHECKING:
    from casusdesk.documents.agenda import FitChoices
    from casusdesk.documents.page import Page
    from casusdesk.domain.catalog import Catalog
    from casusdesk.services.cases import Cases


class Layout:
    """Lays out papers; on a practice desk every page carries OEFENING."""

    def __init__(self, cases: Cases, catalog: Catalog, clock: Clock, *, practice: bool) -> None:
        self._cases = cases
        self._catalog = catalog
        self._clock = clock
        self._practice = practice

    def agenda(
        self,
        agenda: Agenda,
        choices: FitChoices | None = None,
        *,
        copy: tuple[int, int, str] | None = None,
    ) -> Page:
        """The agenda on one page; `copy` is its number, how many there are, and the role it is for.

        Raises AgendaDoesNotFit.
        """
        from casusdesk.documents.agenda import FitChoices, fit_agenda

        return fit_agenda(agenda, copy=None, practice=self._practice, choices=choices or FitChoices())

    def case_lines(self, agenda: Agenda, code: str) -> Page:
        """The lines of one case as the agenda prints them."""
        from casusdesk.documents.agenda import agenda_case_lines

        return agenda_case_lines(agenda, code)

    def handover(self, handover: Handover) -> Page:
        """One sheet on one page. Raises DoesNotFitError, or CasusdeskError when its case is gone."""
        from casusdesk.documents.handover import fit_handover

        case = self._cases.get(handover.case_code)
        return fit_handover(handover, case, self._catalog, on=self._clock.today(), practice=self._practice)
