"""The window before the store is open: it leads from nothing, or from a locked store, to an open desk."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from casusdesk.errors import CasusdeskError
from casusdesk.services.access import Access, AccessState
from casusdesk.services.condition import Condition
from casusdesk.ui.dialogs import TITLE, Dialogs
from casusdesk.ui.tasks import Tasks
from casusdesk.ui.unlock.entry_page import EntryPage
from casusdesk.ui.unlock.recover_page import RecoverPage
from casusdesk.ui.unlock.rescue import Rescue
from casusdesk.ui.unlock.troubles import TROUBLES, UNFIT
from casusdesk.ui.unlock.unlock_page import UnlockPage
from casusdesk.ui.unlock.welcome_page import WelcomePage

if TYPE_CHECKING:
    from casusdesk.domain.coalition import Coalition
    from casusdesk.services.desk import Desk
    from casusdesk.services.set_up import SetUp
    from casusdesk.ui.unlock.setup_pages import ChoosePassphrasePage

Result = TypeVar("Result")


class EntryWindow(QWidget):
    """`opened` carries the desk. `expected` is what a glance at the folder says; `look` makes sure."""

    opened = Signal(object)

    def __init__(
        self,
        access: Access,
        tasks: Tasks,
        dialogs: Dialogs,
        practise: Callable[[], Desk],
        expected: AccessState,
        today: Callable[[], date] = date.today,
    ) -> None:
        super().__init__()
        self._access = access
        self._tasks = tasks
        self._dialogs = dialogs
        self._practise = practise
        self._today = today
        self._rescue = Rescue(access, dialogs, self)
        self._setup: SetUp | None = None
        self._coalition: Coalition | None = None
        self.setWindowTitle(TITLE)
        self.resize(1000, 680)
        self.setMinimumSize(480, 360)
        self._pages = QStackedWidget()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._pages)
        QShortcut(QKeySequence("Ctrl+Q"), self).activated.connect(self.close)  # as in the main window
        self.start(expected)

    @property
    def page(self) -> EntryPage:
        """The page that is shown."""
        found = self._pages.currentWidget()
        assert isinstance(found, EntryPage)
        return found

    def start(self, state: AccessState) -> None:
        """Show the page that belongs to `state`."""
        if state is AccessState.NEW:
            self._welcome()
        else:
            self.unlock_page()

    def look(self) -> None:
        """Ask the store itself, on the worker, and correct the page when the glance was wrong."""
        self.work(self._access.condition, self._seen)

    def closeEvent(self, event: QCloseEvent) -> None:
        """A store that was not finished is thrown away; a key that is being made is waited for."""
        if self.page.is_busy:
            self._access.stop_waiting()
            event.ignore()
            return
        self.let_go()
        super().closeEvent(event)

    def let_go(self) -> None:
        """Throw away a store that was not finished, and what the page still holds."""
        self.page.let_go()
        if self._setup is not None:
            self._setup.abandon()
            self._setup = None

    def look_again(self) -> None:
        """Begin with what the folder holds now."""
        self.work(self._access.condition, self._begin_at)

    def _seen(self, found: Condition) -> None:
        waits = isinstance(self.page, UnlockPage | WelcomePage) and not self.page.is_busy
        right = {Condition.NEW: WelcomePage, Condition.LOCKED: UnlockPage}.get(found)
        if waits and (right is None or not isinstance(self.page, right)):
            self._begin_at(found)

    def _begin_at(self, found: Condition) -> None:
        if found in TROUBLES:
            self._rescue.meet(TROUBLES[found])
        else:
            self.start(AccessState.NEW if found is Condition.NEW else AccessState.LOCKED)

    def show_page(self, page: EntryPage) -> None:
        """One page lives at a time: a page that was left holds no passphrase any more."""
        before = self._pages.currentWidget()
        self._pages.addWidget(page)
        self._pages.setCurrentWidget(page)
        if before is not None:
            assert isinstance(before, EntryPage)
            before.let_go()
            self._pages.removeWidget(before)
            before.deleteLater()
        page.enter()

    def _welcome(self) -> None:
        page = WelcomePage()
        page.begin_asked.connect(self._begin)
        page.practice_asked.connect(lambda: self.practise_from(page))
        page.stand_in_asked.connect(self._open_stand_in)
        page.restore_asked.connect(lambda: self._rescue.restore(self._welcome))
        self.show_page(page)

    def _begin(self) -> None:
        try:
            self._access.check_place()
        except CasusdeskError as error:
            self._rescue.meet(replace(UNFIT, sentence=str(error)))
        else:
            self._choose_passphrase()

    def _open_stand_in(self) -> None:
        from casusdesk.ui.unlock.stand_in_pages import OpenStandInPage

        page = OpenStandInPage(self._dialogs)
        page.back.connect(self._welcome)
        page.asked.connect(
            lambda folder, passphrase: self.work(
                lambda: self._access.open_stand_in(folder, passphrase), self._stood_in, failed=page.fail
            )
        )
        self.show_page(page)

    def _stood_in(self, desk: Desk) -> None:
        from casusdesk.ui.unlock.stand_in_pages import StoodInPage

        page = StoodInPage(desk)
        page.begun.connect(self.opened)
        page.locked.connect(self.unlock_page)
        self.show_page(page)

    def unlock_page(self, *, accept_older: bool = False) -> None:
        """Ask the passphrase."""
        page = UnlockPage()
        page.watch_keyring(self._access)
        page.recover_asked.connect(self.recover_page)
        page.asked.connect(
            lambda passphrase: self.work(
                lambda: self._access.unlock(passphrase, accept_older=accept_older),
                self.opened.emit,
                failed=lambda error: self._rescue.not_opened(
                    error, page.fail, lambda: self.unlock_page(accept_older=True)
                ),
            )
        )
        self.show_page(page)

    def recover_page(self, *, accept_older: bool = False) -> None:
        """Ask the code of the recovery sheet."""
        page = RecoverPage(self._access.weakness)
        page.watch_keyring(self._access)
        page.keyring.asked.connect(lambda: self.ask_keyring(page, self._access.ask_keyring_again))
        page.back.connect(self.unlock_page)
        page.no_sheet.connect(self._rescue.no_sheet)
        page.asked.connect(
            lambda code, passphrase: self.work(
                lambda: self._access.recover(code, passphrase, accept_older=accept_older),
                self.opened.emit,
                failed=lambda error: self._rescue.not_opened(
                    error, page.fail, lambda: self.recover_page(accept_older=True)
                ),
            )
        )
        self.show_page(page)
        self.ask_keyring(page, self._access.keyring_problem)

    def open(self, desk: Desk) -> None:
        """Go on to the main window."""
        self.opened.emit(desk)

    def _choose_passphrase(self) -> None:
        from casusdesk.ui.unlock.setup_pages import ChoosePassphrasePage

        page = ChoosePassphrasePage(self._access.weakness)
        page.watch_keyring(self._access)
        page.keyring.asked.connect(lambda: self.ask_keyring(page, self._access.ask_keyring_again))
        page.back.connect(self._welcome)
        page.chosen.connect(
            lambda passphrase: self.work(
                lambda: self._access.prepare(passphrase, portable=page.portable),
                self._recovery_sheet,
                failed=page.fail,
            )
        )
        self.show_page(page)
        self.ask_keyring(page, self._access.keyring_problem)

    def ask_keyring(self, page: ChoosePassphrasePage | RecoverPage, ask: Callable[[], str | None]) -> None:
        """Say on the page what is wrong with the keyring, once that is known."""
        self.work(ask, lambda problem: page.set_keyring_problem(problem) if self.page is page else None)

    def _recovery_sheet(self, setup: SetUp) -> None:
        from casusdesk.ui.unlock.recovery_page import RecoveryPage

        self._setup = setup
        page = RecoveryPage(setup, self._dialogs)
        page.confirmed.connect(self._fill_in_coalition)
        self.show_page(page)

    def _fill_in_coalition(self) -> None:
        from casusdesk.domain.catalog import load_catalog
        from casusdesk.paths import resource
        from casusdesk.ui.unlock.setup_pages import CoalitionPage

        page = CoalitionPage(load_catalog(resource("catalog")), self._today())
        page.filled.connect(self._choose_begin)
        self.show_page(page)

    def _choose_begin(self, coalition: Coalition) -> None:
        from casusdesk.ui.unlock.setup_pages import BeginPage

        self._coalition = coalition
        page = BeginPage()
        page.empty_asked.connect(lambda: self._finish(page, self.opened.emit))
        page.practice_asked.connect(lambda: self._finish(page, lambda desk: self._set_aside(desk, page)))
        self.show_page(page)

    def _finish(self, page: EntryPage, then: Callable[[Desk], object]) -> None:
        setup, coalition = self._setup, self._coalition
        assert setup is not None, "no set-up to finish"
        assert coalition is not None, "the coalition was not filled in"
        page.set_busy("Bezig…")

        def done(desk: Desk) -> None:
            self._setup = None
            then(desk)

        self.work(lambda: setup.finish(coalition), done, lambda error: _say(page, error))

    def _set_aside(self, desk: Desk, page: EntryPage) -> None:
        desk.close()
        self.practise_from(page)

    def practise_from(self, page: EntryPage) -> None:
        """Open the practice cases."""
        page.set_busy("De oefencasussen worden klaargezet…")
        self.work(self._practise, self.opened.emit, lambda error: _say(page, error))

    def work(
        self,
        work: Callable[[], Result],
        done: Callable[[Result], object],
        failed: Callable[[CasusdeskError], object] | None = None,
    ) -> None:
        """On the worker; expected problems go to `failed`, anything else is a bug and is raised."""

        def tell(error: Exception) -> None:
            if failed is None or not isinstance(error, CasusdeskError):
                raise error
            failed(error)

        self._tasks.submit(lambda _job: work(), done, tell)


def _say(page: EntryPage, error: CasusdeskError) -> None:
    page.set_busy(None)
    page.set_problem(str(error))
