"""What stands on the screen, read as somebody does who looks at it, or has it read aloud."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from hands import Hands, name_of, wait_for, words
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QApplication, QPushButton, QTabBar, QWidget

from casusdesk.services.desk import Desk


def in_sight(kind: type[QWidget]) -> Iterator[QWidget]:
    """Every widget of this kind that can be seen."""
    for window in QApplication.topLevelWidgets():
        yield from (w for w in window.findChildren(kind) if window.isVisible() and w.isVisible())


def listed(name: str) -> list[str]:
    """The rows of the list with this name, headings too, as they are read aloud."""
    for view in in_sight(QAbstractItemView):
        if isinstance(view, QAbstractItemView) and name_of(view).startswith(name):
            model = view.model()
            rows = (model.index(row, 0) for row in range(model.rowCount()))
            return [_read(row.data(Qt.ItemDataRole.AccessibleTextRole)) for row in rows]
    return []


def links() -> list[str]:
    """The names of all buttons and links in sight."""
    return [_read(name_of(button)) for button in in_sight(QPushButton)]


def link_with(part: str) -> str:
    """The whole name of the button that says `part`, once it is there."""
    wait_for(lambda: any(part in name for name in links()), f"a button with {part!r}")
    return next(name for name in links() if part in name)


def everything() -> str:
    """All labels, buttons, and rows of lists in sight."""
    found = [*words(), *links()]
    for view in in_sight(QAbstractItemView):
        found += listed(name_of(view))
    return "\n".join(found)


def tab_names() -> list[str]:
    """The tabs in sight."""
    bars = [bar for bar in in_sight(QTabBar) if isinstance(bar, QTabBar)]
    return [bar.tabText(place) for bar in bars for place in range(bar.count())]


def to_row(hands: Hands, part: str) -> str:
    """With the arrows to the row of the list with the focus that says `part`; how it is read aloud."""
    hands.press("Home")
    seen: list[str] = []
    while part not in (row := _current(hands)):
        assert row not in seen[-1:], f"no row with {part!r}, only {seen}"
        seen.append(row)
        hands.press("Down")
    return row


def _current(hands: Hands) -> str:
    view = hands.on
    assert isinstance(view, QAbstractItemView), f"the focus is on {name_of(view)!r}, not on a list"
    return _read(view.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole))


def _read(said: object) -> str:
    """As it is read: a blank that keeps a line together is a blank."""
    return str(said).replace("\u00a0", " ")


def copied() -> str:
    """What is on the clipboard."""
    return QApplication.clipboard().text()


def content(desk: Desk) -> set[str]:
    """Everything that was written of the families: no mail, no slip and no file name may hold it."""
    found: set[str] = set()
    for case in desk.cases.all():
        found |= {case.question, case.since_last, case.decision_needed, *case.strengths, case.obstacle}
        found |= {concern.note for concern in case.concerns} | {agency.purpose for agency in case.agencies}
        found |= {case.support.proposal, case.support.tried_lighter}
    found |= {action.text for action in desk.cases.actions()}
    return {words for words in found if words}


def until(condition: Callable[[], object], what: str) -> None:
    """Wait until it holds."""
    wait_for(condition, what)
