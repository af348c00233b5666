"""The filters above the list: the parts one looks at daily as buttons, the rest in a menu.

Where there is little height every part but the first two is in the menu, so that rows stay in sight.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QAction, QActionGroup, QFont, QFontMetrics
from PySide6.QtWidgets import QButtonGroup, QMenu, QPushButton, QWidget

from casusdesk.ui.cases.rows import Filter
from casusdesk.ui.flow import FlowLayout
from casusdesk.ui.icons import icon, icon_size
from casusdesk.ui.labels import button
from casusdesk.ui.theme import GRID

_SIGNS: Final = {Filter.NO_LEAD: "no-lead", Filter.LAST_CHANCE: "last-chance"}
_CHIPS: Final = tuple(Filter)[:6]
_ALWAYS: Final = _CHIPS[:2]
_PADDING: Final = 20
_COUNTED: Final = (Filter.SIGNALS, Filter.UNSEEN, Filter.NO_FEEDBACK, Filter.CLOSED)


class ListFilters(QWidget):
    """`chosen` carries the part that is wanted."""

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.chips: dict[Filter, QPushButton] = {}
        self.items: dict[Filter, QAction] = {}
        self._compact = False
        self._wanted = Filter.ALL
        self.more = button("Meer", kind="quiet")
        self.more.setCheckable(True)
        self.menu = QMenu(self.more)
        self.more.setMenu(self.menu)
        flow = FlowLayout(self, gap=GRID // 2, line_gap=0)
        group, menu_group = QButtonGroup(self), QActionGroup(self)
        for part in Filter:
            item = self.menu.addAction(words_of(part))
            item.setCheckable(True)
            item.triggered.connect(lambda _on=False, p=part: self.chosen.emit(p))
            menu_group.addAction(item)
            self.items[part] = item
        for part in _CHIPS:
            chip = button(words_of(part), kind="quiet")
            if part in _SIGNS:
                chip.setIcon(icon(_SIGNS[part], chip))
            chip.setCheckable(True)
            chip.clicked.connect(lambda _on=False, p=part: self.chosen.emit(p))
            group.addButton(chip)
            flow.addWidget(chip)
            self.chips[part] = chip
        self._group = group
        flow.addWidget(self.more)
        self.show_part(Filter.ALL)

    def show_part(self, part: Filter) -> None:
        """Mark the part that is shown, as button or in the words of the menu."""
        self._wanted = part
        as_chip = part in self.chips and not self._hidden(part)
        self._group.setExclusive(False)
        for each, chip in self.chips.items():
            chip.setChecked(each is part)
        self._group.setExclusive(True)
        self.items[part].setChecked(True)
        self.more.setChecked(not as_chip)
        self.more.setText("Meer" if as_chip else words_of(part))
        self.more.setAccessibleName("Meer filters" if as_chip else f"Meer filters: {words_of(part)}")
        self._size()

    def set_counts(self, counts: Mapping[Filter, int]) -> None:
        """Say how many there are where that asks for something."""
        for part in _COUNTED:
            words = f"{words_of(part)} ({counts[part]})" if counts[part] else words_of(part)
            self.items[part].setText(words)
            if part in self.chips:
                self.chips[part].setText(words)
        self._size()

    def set_compact(self, *, compact: bool) -> None:
        """Few buttons where there is little height."""
        if compact == self._compact:
            return
        self._compact = compact
        for part, chip in self.chips.items():
            chip.setVisible(not self._hidden(part))
        self.show_part(self._wanted)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._size()

    def _hidden(self, part: Filter) -> bool:
        return self._compact and part not in _ALWAYS

    def _size(self) -> None:
        """Icons grow with the letters, and a chosen filter is bold: it needs the room beforehand."""
        for part, item in self.items.items():
            item.setVisible(part not in self.chips or self._hidden(part))
        for each in (*self.chips.values(), self.more):
            each.setIconSize(icon_size(each))
            bold = QFont(each.font())
            bold.setWeight(QFont.Weight.DemiBold)
            words = QFontMetrics(bold).horizontalAdvance(each.text())
            sign = 0 if each.icon().isNull() else icon_size(each).width() + 4
            arrow = icon_size(each).width() + GRID if each is self.more else 0
            each.setMinimumWidth(words + _PADDING + sign + arrow)


def words_of(part: Filter) -> str:
    """The words of a filter; its sign is drawn."""
    return part.value.lstrip("★⚑ ").capitalize()
