"""Papers in large print, 14 points on as many pages as they take: the door to documents for those."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from casusdesk.domain.agenda import Agenda
from casusdesk.domain.agenda_advance import advance
from casusdesk.domain.handover import Handover
from casusdesk.domain.paper import CopyNumber
from casusdesk.services.clock import Clock

if TYPE_CHECKING:
    from casusdesk.documents.copies import Copy
    from casusdesk.documents.page import Page
    from casusdesk.domain.catalog import Catalog
    from casusdesk.domain.coalition import Coalition
    from casusdesk.domain.contacts import Contact
    from casusdesk.domain.decision_list import DecisionList
    from casusdesk.domain.feedback import FeedbackDue
    from casusdesk.domain.figures import Figures
    from casusdesk.domain.meeting import Meeting
    from casusdesk.services.cases import Cases


class LargeLayout:
    """Lays out papers in large print; on a practice desk every page carries OEFENING.

    Nothing is refused for its length but what is longer than 20 pages: then DoesNotFitError.
    """

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
        self._catalog = catalog
        self._coalition = coalition
        self._clock = clock
        self._practice = practice

    def agenda_pages(self, agenda: Agenda, copy: CopyNumber | None = None) -> tuple[Page, ...]:
        """One copy of the agenda, or of that of one case."""
        from casusdesk.documents.agenda_large import fit_agenda_large

        printed_at = self._clock.now().astimezone()
        return fit_agenda_large(
            agenda,
            copy=on_paper(copy, self._catalog),
            practice=self._practice,
            printed_at=printed_at,
        )

    def decisions(self, decisions: DecisionList, copy: CopyNumber | None = None) -> tuple[Page, ...]:
        """One copy of the besluitenlijst."""
        from casusdesk.documents.decisions import fit_decisions_large

        printed_at = self._clock.now().astimezone()
        return fit_decisions_large(
            decisions,
            copy=on_paper(copy, self._catalog),
            practice=self._practice,
            printed_at=printed_at,
        )

    def advance(self, agenda: Agenda) -> tuple[Page, ...]:
        """The vooraf-versie."""
        from casusdesk.documents.advance import fit_advance_large

        printed_at = self._clock.now().astimezone()
        return fit_advance_large(advance(agenda), practice=self._practice, printed_at=printed_at)

    def handover(
        self, handover: Handover, copy: CopyNumber | None = None, *, named: bool = True
    ) -> tuple[Page, ...]:
        """One sheet; unless `named` without name and birth date, whatever consent says."""
        from casusdesk.documents.handover import fit_handover_large

        return fit_handover_large(
            handover,
            self._cases.get(handover.case_code),
            self._catalog,
            printed_on=self._clock.today(),
            controller=self._coalition().controller,
            copy=on_paper(copy, self._catalog),
            practice=self._practice,
            named=named,
        )

    def parents(self, handover: Handover, copy: CopyNumber | None = None) -> tuple[Page, ...]:
        """The parents' version of one sheet."""
        from casusdesk.documents.parents_large import fit_parents_large

        return fit_parents_large(
            handover,
            self._catalog,
            printed_on=self._clock.today(),
            controller=self._coalition().controller,
            copy=on_paper(copy, self._catalog),
            practice=self._practice,
        )

    def slips(self, dues: Sequence[FeedbackDue], copies: Sequence[CopyNumber] = ()) -> list[Page]:
        """Two slips on every page, numbered when there is a copy for each."""
        from casusdesk.documents.feedback import large_slip, slip_pages

        numbers: Sequence[CopyNumber | None] = copies or [None] * len(dues)
        slips = [
            large_slip(
                due,
                self._catalog,
                printed_on=self._clock.today(),
                controller=self._coalition().controller,
                copy=on_paper(copy, self._catalog),
                practice=self._practice,
            )
            for due, copy in zip(dues, numbers, strict=True)
        ]
        return slip_pages([page for pages in slips for page in pages])

    def social_map(self, contacts: Sequence[Contact]) -> tuple[Page, ...]:
        """The sociale kaart of today. Raises CasusdeskError without contacts."""
        from casusdesk.documents.social_map import fit_social_map_large

        coalition = self._coalition()
        return fit_social_map_large(
            contacts,
            self._catalog,
            on=self._clock.today(),
            name=coalition.title,
            controller=coalition.controller,
            practice=self._practice,
        )

    def route(self, meeting: Meeting) -> tuple[Page, ...]:
        """The route bij een signaal with the dates of the coming `meeting`."""
        from casusdesk.documents.route import fit_route_large

        today = self._clock.today()
        return fit_route_large(self._coalition(), self._catalog, meeting, on=today, practice=self._practice)

    def figures(self, counts: Figures) -> tuple[Page, ...]:
        """The page Tellingen."""
        from casusdesk.documents.figures import fit_figures_large

        coalition = self._coalition()
        return fit_figures_large(
            counts, name=coalition.title, controller=coalition.controller, practice=self._practice
        )


def on_paper(copy: CopyNumber | None, catalog: Catalog) -> Copy | None:
    """The number of a copy as it is printed: with its holder in words."""
    from casusdesk.documents.copies import Copy

    if copy is None:
        return None
    return Copy(copy.number, copy.total, catalog.agency_label(copy.role), copy.suffix)
