"""Keeps the meter of the page true, and does what is chosen when the agenda does not fit (ux §7.5)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from casusdesk.domain.paper import Paper
from casusdesk.ui.meetings.arranger import Arranger
from casusdesk.ui.meetings.builder import Builder
from casusdesk.ui.meetings.fitting import judge
from casusdesk.ui.meetings.later import Later
from casusdesk.ui.papers.allowing import allow, allowed_words

if TYPE_CHECKING:
    from casusdesk.services.fitting import FitChoices
    from casusdesk.ui.context import WindowContext

MEASURE_AFTER = 150
"""Milliseconds after the last change (ux §2.3)."""


class PageFit(QObject):
    """Measures the agenda of the arranger on one page; the ways out are its methods."""

    def __init__(self, context: WindowContext, arranger: Arranger, later: Later, builder: Builder) -> None:
        super().__init__(builder)
        self._context, self._arranger, self._later, self._builder = context, arranger, later, builder
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(MEASURE_AFTER)
        self._timer.timeout.connect(self.measure)
        builder.meter.no_more.clicked.connect(lambda _checked=False: self.allow_nothing())

    @property
    def allowed(self) -> FitChoices:
        """What a person allowed the page of this meeting."""
        return self._context.desk.meetings.allowed(self._arranger.meeting.held_on)

    def soon(self) -> None:
        """Measure once changes have come to rest."""
        self._timer.start()

    def measure(self) -> None:
        """Show now how full the page is, and what can be done when it does not fit."""
        agenda = self._context.desk.meetings.agenda(self._arranger.meeting)
        self._builder.show_verdict(judge(self._context.desk, agenda, self.allowed, self))
        self._builder.meter.show_allowed(allowed_words(self.allowed))

    def shorten(self, code: str) -> None:
        """Open the question of this case for writing."""
        self._builder.show_agenda()
        self._builder.agenda.go_to(code)
        self._builder.agenda.setFocus()
        self._builder.agenda.edit_current()

    def postpone(self, code: str) -> None:
        """Off this agenda, onto the next."""
        self._later.postpone(code)

    def hammer(self, codes: tuple[str, ...]) -> None:
        """These cases as hamerstuk."""
        self._arranger.toggle_hammer(*codes)

    def allow_small_type(self) -> None:
        """Letters of 8.5 points."""
        self._allow(replace(self.allowed, small_type=True), "Kleine letter toestaan")

    def allow_two_pages(self) -> None:
        """A second side."""
        self._allow(replace(self.allowed, two_pages=True), "Op twee pagina’s afdrukken")

    def allow_nothing(self) -> None:
        """One page in ordinary letters again."""
        self._allow(replace(self.allowed, small_type=False, two_pages=False), "Niet meer toestaan")

    def _allow(self, after: FitChoices, text: str) -> None:
        day = self._arranger.meeting.held_on.isoformat()
        allow(self._context, Paper.AGENDA, day, after, text)
        self.soon()
