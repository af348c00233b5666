"""Everything that can be seen or heard in a window, so that a story can say what is nowhere in it."""

from __future__ import annotations

from collections.abc import Iterator

from month import Month
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QApplication, QWidget
from tour import texts

SPOKEN = (
    QAccessible.Text.Name,
    QAccessible.Text.Description,
    QAccessible.Text.Value,
    QAccessible.Text.Help,
)


def overheard() -> str:
    """Every text, tooltip and name in sight, and all that a screen reader comes past, line by line."""
    windows = [window for window in QApplication.topLevelWidgets() if window.isVisible()]
    seen = [said for window in windows for kind, said in texts(window) if kind not in ("action", "menu")]
    return "\n".join([*seen, *(said for window in windows for said in heard(window))])


def heard(window: QWidget) -> list[str]:
    """What a screen reader finds in the window."""
    return list(_heard(QAccessible.queryAccessibleInterface(window)))


def _heard(node: QAccessibleInterface) -> Iterator[str]:
    if node.state().invisible:
        return
    yield from (said for kind in SPOKEN if (said := node.text(kind)))
    for place in range(node.childCount()):
        child = node.child(place)
        if child is not None:
            yield from _heard(child)


def of_others(month: Month, code: str, said: str) -> set[str]:
    """What is said in `said` of other cases than `code`: their codes, and what was written of them."""
    own = _written(month, code)
    others = [case.code for case in month.desk.cases.all() if case.code != code]
    found = {other for other in others if other in said}
    return found | {words for other in others for words in _written(month, other) - own if words in said}


def _written(month: Month, code: str) -> set[str]:
    """The sentences that were written of this family."""
    case = month.case(code)
    found = {case.question, case.since_last, case.decision_needed, case.support.tried_lighter, case.obstacle}
    found |= {concern.note for concern in case.concerns} | set(case.strengths)
    found |= {action.text for action in month.desk.cases.actions(code)}
    found |= {handover.reason_now for handover in month.desk.handovers.for_case(code)}
    return {words for words in found if len(words) > 10}
