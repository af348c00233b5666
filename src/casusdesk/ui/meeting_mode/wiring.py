"""Which key and which button of Overlegmodus does what; the doing is in `screen`."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from casusdesk.ui.meeting_mode.screen import MeetingModeScreen


def acts_of(screen: MeetingModeScreen) -> dict[str, Callable[[], object]]:
    """What each key of `keys.KEYS` does."""
    form, page = screen.form, screen.page
    return {
        "next": lambda: screen.step(1),
        "previous": lambda: screen.step(-1),
        "decide": lambda: page.bring(form.kind),
        "agree": lambda: page.bring(form.agreed),
        "who": lambda: page.bring(form.who),
        "due": lambda: page.bring(form.due),
        "lead": lambda: page.bring(form.lead),
        "tell": lambda: page.bring(form.tell),
        "handover": lambda: page.bring(form.handover),
        "postpone": screen.postpone,
        "read_back": screen.show_read_back,
        "clock": screen.toggle_clock,
    }


def connect(screen: MeetingModeScreen) -> None:
    """Buttons do what their words say."""
    page, back = screen.page, screen.read_back
    for made, act in (
        (page.next, lambda: screen.step(1)),
        (page.previous, lambda: screen.step(-1)),
        (page.postpone, screen.postpone),
        (page.to_read_back, screen.show_read_back),
        (page.leave, screen.leave),
        (page.clock, screen.toggle_clock),
        (page.join, lambda: screen.set_parents(True)),
        (page.gone, lambda: screen.set_parents(False)),
        (page.print_one, screen.print_one),
        (screen.empty.to_agenda, screen.leave),
        (back.back, screen.back_to_case),
        (screen.paper.back, screen.back_to_case),
    ):
        made.clicked.connect(lambda _checked=False, act=act: act())
    back.case_asked.connect(screen.go_to)
