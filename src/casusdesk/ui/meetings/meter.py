"""How full the page is, as a bar with words: the words say everything the bar shows (ux §7.5)."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from casusdesk.ui.colours import Colours
from casusdesk.ui.labels import button, muted, set_kind, text
from casusdesk.ui.meetings.measure import Fullness, Measured
from casusdesk.ui.theme import GRID, text_scale


class Bar(QWidget):
    """Ten cells, filled from the left; an overfull page fills all and carries the colour of an error."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._measured = Measured(Fullness.EMPTY)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_measured(self, measured: Measured) -> None:
        """Paint this."""
        self._measured = measured
        self.update()

    def sizeHint(self) -> QSize:
        """Grows with the text."""
        scale = text_scale(self)
        return QSize(round(120 + 40 * scale), round(12 * scale))

    def minimumSizeHint(self) -> QSize:
        """Half of it is still readable."""
        return QSize(80, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Trough and filling."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours = Colours.of(self)
        ink = {
            Fullness.TIGHT: colours.warning,
            Fullness.OVER: colours.error,
            Fullness.BLOCKED: colours.error,
        }.get(self._measured.fullness, colours.accent)
        area = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(QColor(colours.border))
        painter.setBrush(QColor(colours.base))
        painter.drawRoundedRect(area, 3, 3)
        part = min(1.0, self._measured.percent / 100)
        if part > 0:
            inner = area.adjusted(1.5, 1.5, -1.5, -1.5)
            inner.setWidth(max(4.0, inner.width() * part))
            painter.setPen(QColor(ink))
            painter.setBrush(QColor(ink))
            painter.drawRoundedRect(inner, 2, 2)


class FillMeter(QWidget):
    """The word Pagina, the bar, the sentence, and below it the compact forms that were needed."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._bar = Bar(self)
        self._bar.setAccessibleName("Hoe vol de pagina is")
        name = QLabel("Pagina", self)
        name.setProperty("kind", "label")
        self.words = text("", parent=self)
        self.forms = muted("", self)
        line = QHBoxLayout()
        line.setSpacing(GRID)
        line.addWidget(name)
        line.addWidget(self._bar)
        line.addWidget(self.words, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        self.allowed = muted("", self)
        self.no_more = button("Niet meer toestaan", kind="link")
        self._allowed = QWidget(self)
        below = QHBoxLayout(self._allowed)
        below.setContentsMargins(0, 0, 0, 0)
        self.allowed.setWordWrap(False)
        below.addWidget(self.allowed)
        below.addWidget(self.no_more)
        below.addStretch(1)
        layout.addLayout(line)
        layout.addWidget(self.forms)
        layout.addWidget(self._allowed)
        self.show_allowed("")

    def show_allowed(self, words: str) -> None:
        """What a person allowed the page, with the way to take that back."""
        self.allowed.setText(f"Toegestaan: {words}." if words else "")
        self._allowed.setVisible(bool(words))

    def show_measured(self, measured: Measured) -> None:
        """The state of the page in bar and words."""
        self._bar.show_measured(measured)
        self.words.setText(measured.words)
        bad = measured.fullness in (Fullness.OVER, Fullness.BLOCKED)
        set_kind(self.words, "error" if bad else "")
        self.setAccessibleName(f"Pagina {measured.words}")
        self.forms.setText("Daarvoor nodig: " + "; ".join(measured.forms) + "." if measured.forms else "")
        self.forms.setVisible(bool(measured.forms))
