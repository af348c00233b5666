"""What changed, told to whoever shows it: views refresh from this and from nothing else."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Change:
    """What a command changed: codes of cases, and which of the other lists."""

    cases: frozenset[str] = frozenset()
    meetings: bool = False
    handovers: bool = False
    coalition: bool = False
    contacts: bool = False
    prints: bool = False
    fit: bool = False
    """What a person allowed a paper beyond its ordinary ladder."""

    def __or__(self, other: Change) -> Change:
        """Both at once, for whoever looks later."""
        return Change(
            self.cases | other.cases,
            self.meetings or other.meetings,
            self.handovers or other.handovers,
            self.coalition or other.coalition,
            self.contacts or other.contacts,
            self.prints or other.prints,
            self.fit or other.fit,
        )


class Changes:
    """Callbacks, called in the order in which they came, after the change was kept."""

    def __init__(self) -> None:
        self._callbacks: list[Callable[[Change], None]] = []

    def subscribe(self, callback: Callable[[Change], None]) -> Callable[[], None]:
        """Call `callback` after every change; calling what comes back ends that."""
        self._callbacks.append(callback)

        def unsubscribe() -> None:
            if callback in self._callbacks:
                self._callbacks.remove(callback)

        return unsubscribe

    def publish(self, change: Change) -> None:
        """Tell everybody."""
        for callback in tuple(self._callbacks):
            callback(change)
