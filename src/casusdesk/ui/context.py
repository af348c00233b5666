"""What every screen gets: the open store, the window's dialogs and worker, and a way to the frame.

Screens never hold the main window; they speak through this object, so that each can be tested alone.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoStack

from casusdesk.logs import log_event
from casusdesk.preferences import Preferences, save_preferences
from casusdesk.ui.clipboard import Clipboard
from casusdesk.ui.dialogs import Dialogs
from casusdesk.ui.tasks import Tasks

if TYPE_CHECKING:
    from casusdesk.services.desk import Desk
    from casusdesk.ui.papers.request import PaperRequest

UNDO_LIMIT: Final = 50


class WindowContext(QObject):
    """Handed to every screen. The methods ask; the main window listens to the signals and does."""

    toast_asked = Signal(str, object)
    hush_asked = Signal()
    announced = Signal(str)
    status_changed = Signal(str)
    case_asked = Signal(str)
    cases_asked = Signal(str)
    meeting_asked = Signal()
    meeting_mode_asked = Signal(str)
    handover_asked = Signal(str)
    sheet_field_asked = Signal(str, str)
    papers_asked = Signal(object)
    signal_asked = Signal()
    settings_asked = Signal(str)
    lock_asked = Signal()
    follow_up_asked = Signal(str)
    register_asked = Signal(object)
    contacts_asked = Signal(str)
    questions_asked = Signal(str)
    question_asked = Signal(str, str)
    kiosk_asked = Signal()
    preferences_changed = Signal(object)
    policy_changed = Signal()
    backups_changed = Signal()
    saving_asked = Signal()

    def __init__(
        self,
        desk: Desk,
        dialogs: Dialogs | None = None,
        tasks: Tasks | None = None,
        preferences: Preferences | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.desk = desk
        self.dialogs = dialogs or Dialogs()
        self.tasks = tasks or Tasks(self)
        self.clipboard = Clipboard()
        self.undo = QUndoStack(self)
        self.undo.setUndoLimit(UNDO_LIMIT)
        self._preferences = preferences or Preferences()
        self._unsaved: set[int] = set()

    @property
    def preferences(self) -> Preferences:
        """The settings that hold no secrets, as they are now."""
        return self._preferences

    def prefer(self, preferences: Preferences) -> None:
        """Keep other settings, and show the window by them; a disk that refuses is only logged."""
        if preferences == self._preferences:
            return
        self._preferences = preferences
        try:
            save_preferences(preferences)
        except OSError:
            log_event("preferences.not_saved")
        self.preferences_changed.emit(preferences)

    def toast(self, text: str, undo: Callable[[], object] | None = None) -> None:
        """Say something for ten seconds, with "Ongedaan maken" when `undo` is given."""
        self.toast_asked.emit(text, undo)

    def hush(self) -> None:
        """Take away what is shown for ten seconds, for it is not for everyone who looks on now."""
        self.hush_asked.emit()

    def announce(self, text: str) -> None:
        """Have a screen reader say `text`; nothing is shown."""
        self.announced.emit(text)

    def status(self, text: str) -> None:
        """Show `text` in the top bar, such as "Bewaard om 14.05"."""
        self.status_changed.emit(text)

    def open_case(self, code: str) -> None:
        """Go to the case screen with this case open."""
        self.case_asked.emit(code)

    def open_cases(self, part: str) -> None:
        """Go to the case list with one part of it: no_lead, last_chance, unseen and so on (`Filter`)."""
        self.cases_asked.emit(part)

    def open_meeting(self) -> None:
        """Go to the agenda of the next meeting."""
        self.meeting_asked.emit()

    def open_meeting_mode(self, code: str = "") -> None:
        """Fill the window with one case of the next meeting; without a code, where the meeting got to."""
        self.meeting_mode_asked.emit(code)

    def open_handover(self, handover_id: str) -> None:
        """Go to this handover, or with "" to all of them; one not recorded yet is not found there."""
        self.handover_asked.emit(handover_id)

    def open_sheet_field(self, handover_id: str, field: str) -> None:
        """Go to a field of this handover, by its name in `HandoverForm.go_to`."""
        self.sheet_field_asked.emit(handover_id, field)

    def preview(self, request: PaperRequest) -> None:
        """Show these papers in the preview, to print or save; going back leads to the screen that asked."""
        self.papers_asked.emit(request)

    def add_signal(self) -> None:
        """Go to the case screen with the quick add open."""
        self.signal_asked.emit()

    def open_questions(self, code: str) -> None:
        """Go to the four questions of this case."""
        self.questions_asked.emit(code)

    def open_question(self, code: str, key: str) -> None:
        """Go to one question of this case, by its key."""
        self.question_asked.emit(code, key)

    def open_follow_up(self, tab: str) -> None:
        """Go to Afspraken: `tab` is person, day, feedback or chase."""
        self.follow_up_asked.emit(tab)

    def open_register(self, day: date | None = None) -> None:
        """Go to Papier, at what is open of the meeting on `day`."""
        self.register_asked.emit(day)

    def open_contacts(self, key: str = "") -> None:
        """Go to Contacten: at a contact by its id, or where nobody speaks for the lead (`missing_lead`)."""
        self.contacts_asked.emit(key)

    def open_kiosk(self) -> None:
        """Ask for the print screen of attendees, from which only the lock leads away (domain R14)."""
        self.kiosk_asked.emit()

    def lock(self) -> None:
        """End this process, and begin again with the passphrase."""
        self.lock_asked.emit()

    def open_settings(self, group: str = "") -> None:
        """Go to the settings, at the group with this heading."""
        self.settings_asked.emit(group)

    @property
    def unsaved(self) -> bool:
        """Whether some form holds text that could not be saved yet."""
        return bool(self._unsaved)

    def mark_unsaved(self, form: object, *, waiting: bool) -> None:
        """Told by every autosave: whether `form` holds something that is not saved."""
        if waiting:
            self._unsaved.add(id(form))
        else:
            self._unsaved.discard(id(form))

    def save_all(self) -> None:
        """Have every autosave write what it still holds, before locking, printing or leaving."""
        self.saving_asked.emit()
