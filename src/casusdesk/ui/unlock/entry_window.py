"""The window before the store is open: it leads from nothing, or from a locked store, to an open desk."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from casusdesk.errors import CasusdeskError
from casusdesk.services.access import Access, AccessState
from casusdesk.ui.dialogs import TITLE, Dialogs
from casusdesk.ui.tasks import Tasks
from casusdesk.ui.unlock.entry_page import EntryPage
from casusdesk.ui.unlock.recover_page import RecoverPage
from casusdesk.ui.unlock.unlock_page import UnlockPage
from casusdesk.ui.unlock.welcome_page import WelcomePage

if TYPE_CHECKING:
    from casusdesk.domain.coalition import Coalition
    from casusdesk.services.desk import Desk
    from casusdesk.services.set_up import SetUp

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
            self._unlock()

    def look(self) -> None:
        """Ask the store itself, on the worker, and correct the page when the glance was wrong."""
        self._work(lambda: (self._access.state(), self._access.problems()), self._seen)

    def closeEvent(self, event: QCloseEvent) -> None:
        """A store that was not finished is thrown away; a key that is being made is waited for."""
        if self.page.is_busy:
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

    def _seen(self, found: tuple[AccessState, tuple[str, ...]]) -> None:
        state, problems = found
        wrong = UnlockPage if state is AccessState.NEW else WelcomePage
        if isinstance(self.page, wrong) and not self.page.is_busy:
            self.start(state)
        if state is AccessState.DAMAGED:
            self.page.set_problem(" ".join(problems))

    def _show(self, page: EntryPage) -> None:
        """One page lives at a time: a page that was left holds no passphrase any more."""
        before = self._pages.currentWidget()
        self._pages.addWidget(page)
        self._pages.setCurrentWidget(page)
        if before is not None:
            self._pages.removeWidget(before)
            before.deleteLater()
        page.enter()

    def _welcome(self) -> None:
        page = WelcomePage()
        page.begin_asked.connect(self._choose_passphrase)
        page.practice_asked.connect(lambda: self._open_practice(page))
        page.stand_in_asked.connect(self._open_stand_in)
        self._show(page)

    def _open_stand_in(self) -> None:
        from casusdesk.ui.unlock.stand_in_pages import OpenStandInPage

        page = OpenStandInPage(self._dialogs)
        page.back.connect(self._welcome)
        page.asked.connect(
            lambda folder, passphrase: self._work(
                lambda: self._access.open_stand_in(folder, passphrase), self._stood_in, failed=page.fail
            )
        )
        self._show(page)

    def _stood_in(self, desk: Desk) -> None:
        from casusdesk.ui.unlock.stand_in_pages import StoodInPage

        page = StoodInPage(desk)
        page.begun.connect(self.opened)
        page.locked.connect(self._unlock)
        self._show(page)

    def _unlock(self) -> None:
        page = UnlockPage()
        page.recover_asked.connect(self._recover)
        page.asked.connect(
            lambda passphrase: self._work(
                lambda: self._access.unlock(passphrase), self.opened.emit, failed=page.fail
            )
        )
        self._show(page)

    def _recover(self) -> None:
        page = RecoverPage(self._access.weakness)
        page.back.connect(self._unlock)
        page.asked.connect(
            lambda code, passphrase: self._work(
                lambda: self._access.recover(code, passphrase), self.opened.emit, failed=page.fail
            )
        )
        self._show(page)

    def _choose_passphrase(self) -> None:
        from casusdesk.ui.unlock.setup_pages import ChoosePassphrasePage

        page = ChoosePassphrasePage(self._access.weakness)
        page.back.connect(self._welcome)
        page.chosen.connect(
            lambda passphrase: self._work(
                lambda: self._access.prepare(passphrase), self._recovery_sheet, failed=page.fail
            )
        )
        self._show(page)
        self._work(
            self._access.keyring_problem,
            lambda problem: page.set_keyring_problem(problem) if self.page is page else None,
        )

    def _recovery_sheet(self, setup: SetUp) -> None:
        from casusdesk.ui.unlock.recovery_page import RecoveryPage

        self._setup = setup
        page = RecoveryPage(setup, self._dialogs)
        page.confirmed.connect(self._fill_in_coalition)
        self._show(page)

    def _fill_in_coalition(self) -> None:
        from casusdesk.domain.catalog import load_catalog
        from casusdesk.paths import resource
        from casusdesk.ui.unlock.setup_pages import CoalitionPage

        page = CoalitionPage(load_catalog(resource("catalog")), self._today())
        page.filled.connect(self._choose_begin)
        self._show(page)

    def _choose_begin(self, coalition: Coalition) -> None:
        from casusdesk.ui.unlock.setup_pages import BeginPage

        self._coalition = coalition
        page = BeginPage()
        page.empty_asked.connect(lambda: self._finish(page, self.opened.emit))
        page.practice_asked.connect(lambda: self._finish(page, lambda desk: self._set_aside(desk, page)))
        self._show(page)

    def _finish(self, page: EntryPage, then: Callable[[Desk], object]) -> None:
        setup, coalition = self._setup, self._coalition
        assert setup is not None, "no set-up to finish"
        assert coalition is not None, "the coalition was not filled in"
        page.set_busy("Bezig…")

        def done(desk: Desk) -> None:
            self._setup = None
            then(desk)

        self._work(lambda: setup.finish(coalition), done, lambda error: _say(page, error))

    def _set_aside(self, desk: Desk, page: EntryPage) -> None:
        desk.close()
        self._open_practice(page)

    def _open_practice(self, page: EntryPage) -> None:
        page.set_busy("De oefencasussen worden klaargezet…")
        self._work(self._practise, self.opened.emit, lambda error: _say(page, error))

    def _work(
        self,
        work: Callable[[], Result],
        done: Callable[[Result], object],
        failed: Callable[[CasusdeskError], object] | None = None,
    ) -> None:
        """Expected problems go to `failed`; anything else is a bug and is raised."""

        def tell(error: Exception) -> None:
            if failed is None or not isinstance(error, CasusdeskError):
                raise error
            failed(error)

        self._tasks.submit(lambda _job: work(), done, tell)


def _say(page: EntryPage, error: CasusdeskError) -> None:
    page.set_busy(None)
    page.set_problem(str(error))
