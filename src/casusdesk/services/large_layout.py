"""Papers in large print, 14 points on as many pages as they take: the door to documents for those."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from casusdesk.domain.agenda import Agenda
from casusdesk.domain.agenda_advance import advance
from casusdesk.domain.handover import Handover
from casusdesk.domain.paper import CopyNumber
from casusdesk.services.edition import Edition

if TYPE_CHECKING:
    from casusdesk.documents.copies import Copy
    from casusdesk.documents.page import Page
    from casusdesk.domain.catalog import Catalog
    from casusdesk.domain.contacts import Contact
    from casusdesk.domain.decision_list import DecisionList
    from casusdesk.domain.feedback import FeedbackDue
    from casusdesk.domain.figures import Figures
    from casusdesk.domain.meeting import Meeting


class LargeLayout(Edition):
    """Lays out papers in large print.

    Nothing is refused for its length but what is longer than 20 pages: then DoesNotFitError.
    """

    def agenda_pages(self, agenda: Agenda, copy: CopyNumber | None = None) -> tuple[Page, ...]:
        """One copy of the agenda, or of that of one case."""
        from casusdesk.documents.agenda_large import fit_agenda_large

        return fit_agenda_large(
            agenda,
            copy=on_paper(copy, self.catalog),
            practice=self._practice,
            printed_at=self._printed_at,
        )

    def decisions(self, decisions: DecisionList, copy: CopyNumber | None = None) -> tuple[Page, ...]:
        """One copy of the besluitenlijst."""
        from casusdesk.documents.decisions import fit_decisions_large

        return fit_decisions_large(
            decisions,
            copy=on_paper(copy, self.catalog),
            practice=self._practice,
            printed_at=self._printed_at,
        )

    def advance(self, agenda: Agenda) -> tuple[Page, ...]:
        """The vooraf-versie."""
        from casusdesk.documents.advance import fit_advance_large

        return fit_advance_large(advance(agenda), practice=self._practice, printed_at=self._printed_at)

    def handover(
        self, handover: Handover, copy: CopyNumber | None = None, *, named: bool = True
    ) -> tuple[Page, ...]:
        """One sheet; unless `named` without name and birth date, whatever consent says."""
        from casusdesk.documents.handover import fit_handover_large

        return fit_handover_large(
            handover,
            self._cases.get(handover.case_code),
            self.catalog,
            printed_on=self._clock.today(),
            controller=self.coalition.controller,
            copy=on_paper(copy, self.catalog),
            practice=self._practice,
            named=named,
        )

    def parents(self, handover: Handover, copy: CopyNumber | None = None) -> tuple[Page, ...]:
        """The parents' version of one sheet."""
        from casusdesk.documents.parents_large import fit_parents_large

        return fit_parents_large(
            handover,
            self.catalog,
            printed_on=self._clock.today(),
            controller=self.coalition.controller,
            copy=on_paper(copy, self.catalog),
            practice=self._practice,
        )

    def slips(self, dues: Sequence[FeedbackDue], copies: Sequence[CopyNumber] = ()) -> list[Page]:
        """Two slips on every page, numbered when there is a copy for each."""
        from casusdesk.documents.feedback import large_slip, slip_pages

        numbers: Sequence[CopyNumber | None] = copies or [None] * len(dues)
        slips = [
            large_slip(
                due,
                self.catalog,
                printed_on=self._clock.today(),
                controller=self.coalition.controller,
                copy=on_paper(copy, self.catalog),
                practice=self._practice,
            )
            for due, copy in zip(dues, numbers, strict=True)
        ]
        return slip_pages([page for pages in slips for page in pages])

    def social_map(self, contacts: Sequence[Contact]) -> tuple[Page, ...]:
        """The sociale kaart of today. Raises CasusdeskError without contacts."""
        from casusdesk.documents.social_map import fit_social_map_large

        coalition = self.coalition
        return fit_social_map_large(
            contacts,
            self.catalog,
            on=self._clock.today(),
            name=coalition.title,
            controller=coalition.controller,
            practice=self._practice,
        )

    def route(self, meeting: Meeting) -> tuple[Page, ...]:
        """The route bij een signaal with the dates of the coming `meeting`."""
        from casusdesk.documents.route import fit_route_large

        today = self._clock.today()
        return fit_route_large(self.coalition, self.catalog, meeting, on=today, practice=self._practice)

    def figures(self, counts: Figures) -> tuple[Page, ...]:
        """The page Tellingen."""
        from casusdesk.documents.figures import fit_figures_large

        coalition = self.coalition
        return fit_figures_large(
            counts, name=coalition.title, controller=coalition.controller, practice=self._practice
        )


def on_paper(copy: CopyNumber | None, catalog: Catalog) -> Copy | None:
    """The number of a copy as it is printed: with its holder in words."""
    from casusdesk.documents.copies import Copy

    if copy is None:
        return None
    return Copy(copy.number, copy.total, catalog.agency_label(copy.role), copy.suffix)
