"""The way back to what somebody came from for a moment, such as a preview (ux §7.8): a link, and Esc."""

from __future__ import annotations

from collections.abc import Callable

from casusdesk.ui.labels import Button


class WayBack(Button):
    """A quiet button that is there only while there is something to go back to."""

    def __init__(self) -> None:
        super().__init__("")
        self.setAutoDefault(False)
        self.setProperty("kind", "quiet")
        self._act: Callable[[], object] | None = None
        self.clicked.connect(lambda _checked=False: self.take())
        self.hide()

    @property
    def open(self) -> bool:
        """Whether there is something to go back to."""
        return self._act is not None

    def lead(self, words: str, act: Callable[[], object]) -> None:
        """Show where it leads, such as `Terug naar het voorbeeld`; `act` goes there."""
        self._act = act
        self.setText(f"← {words}")
        self.setAccessibleName(words)
        self.setToolTip(f"{words} (Esc)")
        self.show()

    def forget(self) -> None:
        """The way back is past."""
        self._act = None
        self.hide()

    def take(self) -> bool:
        """Go back; False when there is nothing to go back to."""
        act = self._act
        if act is None:
            return False
        self.forget()
        act()
        return True
