"""The frame around the screens: navigation, menu bar, top bar, messages; none of the work itself."""

from __future__ import annotations

import base64
import binascii
from dataclasses import replace
from types import MappingProxyType

from PySide6.QtCore import QByteArray, Signal
from PySide6.QtGui import QCloseEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QMenu, QStackedWidget, QVBoxLayout, QWidget

from casusdesk.domain.arrange import coming
from casusdesk.domain.paper_ledger import still_out
from casusdesk.services.changes import Change
from casusdesk.ui.context import WindowContext
from casusdesk.ui.dialogs import TITLE
from casusdesk.ui.drafts import DraftBook
from casusdesk.ui.frame_actions import FrameActions
from casusdesk.ui.help_panel import HelpPanel
from casusdesk.ui.labels import text
from casusdesk.ui.menus import Menus
from casusdesk.ui.navigation import Navigation
from casusdesk.ui.panes import Panes
from casusdesk.ui.places import (
    CASES,
    ENTRIES,
    FILLING,
    FOLLOW_UP,
    HANDOVERS,
    KIOSK,
    MEETING,
    MODE,
    OVERVIEW,
    REGISTER,
    make,
    title_of,
)
from casusdesk.ui.privacy import PrivacyScreen
from casusdesk.ui.screen import Screen
from casusdesk.ui.shortcuts import WITHOUT_MENU
from casusdesk.ui.theme import NARROW, text_scale
from casusdesk.ui.toast import Toast, announce
from casusdesk.ui.top_bar import TopBar

PRACTICE = "Oefenomgeving – niets hiervan is echt"
UNSAVED = "Niet alles is bewaard. Als je nu afsluit, ben je de laatste wijziging kwijt."


class MainWindow(QMainWindow):
    """`lock_asked` when it must give way to a locked one; `gone` when it was closed."""

    lock_asked = Signal()
    gone = Signal()

    def __init__(self, context: WindowContext) -> None:
        super().__init__()
        self.context = context
        self.place = OVERVIEW
        self.screens: dict[int, Screen] = {}
        self._behind: dict[int, Change] = {}
        self.setWindowTitle(TITLE)
        self.actions_of_frame = FrameActions(self)
        self.menus = Menus(self, self.actions_of_frame.table())
        places = QMenu(self)
        places.addActions([self.menus.actions[f"screen_{n}"] for n in range(1, len(ENTRIES) + 1)])
        practice = context.desk.practice
        self.top = TopBar(places, "Oefening sluiten" if practice else "Vergrendelen")
        if practice:
            self.menus.actions["lock"].setText("Oefening &sluiten")
        self.navigation = Navigation(ENTRIES)
        self.stack = QStackedWidget()
        self.help = HelpPanel()
        self._lay_out(practice)
        self.toast = Toast(self.stack)
        self.privacy = PrivacyScreen(self, self._code_in_sight)
        self.drafts = DraftBook(self, self)
        self.panes = Panes(self, (self.top, self.navigation, self.stack, self.help))
        self._connect()
        self._restore()
        self._count()
        self._name_undo()
        self.addActions([self.menus.actions[name] for name in WITHOUT_MENU])
        self.show_place(OVERVIEW, enter=False)

    @property
    def shown(self) -> Screen:
        """The screen in sight."""
        return self.screens[self.place]

    def show_place(self, place: int, *, enter: bool = True) -> Screen:
        """Show a place of the navigation, made when it was never shown; `enter` moves the focus there."""
        if self.place == KIOSK:
            return self.shown  # nothing leads out of it but the lock
        if place not in self.screens:
            made = make(place, self.context)
            self.screens[place] = made
            self.stack.addWidget(made)
        self.place = place
        if place in self._behind:
            self.screens[place].refresh(self._behind.pop(place))
        self.help.hide()
        self._adapt()
        if place not in FILLING:
            self.navigation.go_to(place)
        self.stack.setCurrentWidget(self.shown)
        self.menus.show_screen(self.shown, title_of(place))
        if enter:
            self.shown.activate()
        return self.shown

    def enter_shown(self) -> None:
        """The focus back to the visible screen."""
        self.shown.activate()

    def show_help(self) -> None:
        """The keys, beside the work; a second time closes it."""
        if self.help.isVisible():
            self.help.leave()
        else:
            if self.place == MODE:
                self.help.open_only(self.shown.help_rows(), title_of(MODE))
            else:
                self.help.open(self.menus.lent(), title_of(self.place))
            self._adapt()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Save what is still in a form; only what cannot be saved asks. The kiosk locks instead."""
        if self.place == KIOSK:
            event.ignore()
            self.lock_asked.emit()
            return
        self.context.save_all()
        kept = self.drafts.keep(standing=False)
        if not kept and not self.context.dialogs.ask(self, UNSAVED, "Toch afsluiten"):
            event.ignore()
            return
        self.keep_geometry()
        super().closeEvent(event)
        self.gone.emit()

    def _code_in_sight(self) -> str:
        """The case somebody is at, which F9 leaves in sight."""
        here = self.shown.whereabouts()
        return here.case_code if here is not None else ""

    def keep_geometry(self) -> None:
        """Remember place and size of the window for next time."""
        state = bytes(self.saveGeometry().data())
        seen = dict(self.context.preferences.window) | {"main": base64.b64encode(state).decode("ascii")}
        self.context.prefer(replace(self.context.preferences, window=MappingProxyType(seen)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._adapt()

    def _adapt(self) -> None:
        """Under 1000 px, or with letters so large that it comes to the same, the navigation is a button.

        In Overlegmodus and in the kiosk there is nothing around the page at all.
        """
        bare = self.place in FILLING
        self.menuBar().setVisible(not bare)
        self.top.setVisible(not bare)
        narrow = self.width() < NARROW or self.width() < 720 * text_scale(self)
        self.navigation.setVisible(not narrow and not bare)
        self.top.set_narrow(narrow=narrow)
        self.stack.setVisible(self.help.isHidden() or not narrow)
        self.help.take_all(narrow)

    def _help_closed(self) -> None:
        self._adapt()
        self.enter_shown()

    def _lay_out(self, practice: bool) -> None:
        bar = text(PRACTICE, "practice")
        if not practice:  # never setVisible(True): without a parent it would be a window
            bar.hide()
        centre = QWidget()
        column = QVBoxLayout(centre)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(bar)
        column.addWidget(self.top)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self.navigation)
        row.addWidget(self.stack, 1)
        row.addWidget(self.help)
        column.addLayout(row, 1)
        self.setCentralWidget(centre)
        self.setMinimumSize(640, 420)

    def _connect(self) -> None:
        context, acts = self.context, self.actions_of_frame
        self.navigation.chosen.connect(lambda place: self.show_place(place, enter=False))
        self.navigation.entered.connect(self.show_place)
        self.top.searched.connect(acts.search)
        self.top.search_left.connect(self.enter_shown)
        self.top.lock_asked.connect(self.lock_asked)
        self.help.closed.connect(self._help_closed)
        context.toast_asked.connect(self.toast.show_message)
        context.hush_asked.connect(self.toast.dismiss)
        self.stack.currentChanged.connect(self.toast.stay_in_front)
        context.announced.connect(lambda words: announce(self, words))
        context.status_changed.connect(self.top.set_status)
        context.case_asked.connect(acts.open_case)
        context.cases_asked.connect(acts.open_cases)
        context.handover_asked.connect(acts.open_handover)
        context.sheet_field_asked.connect(acts.open_handover)
        context.papers_asked.connect(acts.show_papers)
        context.signal_asked.connect(acts.add_signal)
        context.meeting_mode_asked.connect(acts.open_meeting_mode)
        context.meeting_asked.connect(lambda: self.show_place(MEETING))
        context.questions_asked.connect(acts.open_questions)
        context.question_asked.connect(acts.open_questions)
        context.follow_up_asked.connect(acts.open_follow_up)
        context.register_asked.connect(acts.open_register)
        context.contacts_asked.connect(acts.open_contacts)
        context.lock_asked.connect(self.lock_asked)
        context.settings_asked.connect(acts.open_settings)
        context.kiosk_asked.connect(acts.open_kiosk)
        context.preferences_changed.connect(lambda _changed: self._adapt())
        context.undo.indexChanged.connect(self.toast.dismiss)  # its way back is past
        for signal in (context.undo.undoTextChanged, context.undo.redoTextChanged, context.undo.indexChanged):
            signal.connect(self._name_undo)
        self._unsubscribe = context.desk.changes.subscribe(self._changed)
        self.gone.connect(self._unsubscribe)

    def _changed(self, change: Change) -> None:
        for place, screen in tuple(self.screens.items()):
            if place != self.place:  # no key waits for a screen that is out of sight
                self._behind[place] = self._behind.get(place, Change()) | change
            else:
                screen.refresh(change)
        self._count()

    def _count(self) -> None:
        desk = self.context.desk
        places = self.navigation.places
        cases = desk.cases.all()
        places.set_count(CASES, sum(case.status.active for case in cases))
        places.set_count(MEETING, len(coming(desk.meetings.upcoming(), cases)))
        places.set_count(HANDOVERS, len(desk.handovers.all()))
        places.set_count(FOLLOW_UP, sum(action.open for action in desk.cases.actions()))
        places.set_count(REGISTER, still_out(desk.register.all(), desk.today()))

    def _name_undo(self, *_what: object) -> None:
        """The menu says what would be undone."""
        undo = self.context.undo
        for name, words, able, what in (
            ("undo", "&Ongedaan maken", undo.canUndo(), undo.undoText()),
            ("redo", "Op&nieuw", undo.canRedo(), undo.redoText()),
        ):
            action = self.menus.actions[name]
            action.setText(f"{words}: {what}" if what else words)
            action.setEnabled(able)

    def _restore(self) -> None:
        """The size of last time, on a screen that still exists; else a usual one."""
        self.resize(1200, 780)
        kept = self.context.preferences.window.get("main", "")
        try:
            state = base64.b64decode(kept, validate=True)
        except (binascii.Error, ValueError):
            return
        if state:
            self.restoreGeometry(QByteArray(state))
