"""Fifty errors that carry names, each of another class, thrown at places where a program has its bugs.

    python tests/torture/injected.py OUTCOME.json [--open]

With `--open` the hooks of the program are not there: the control, in which the names must be seen.
"""

from __future__ import annotations

import csv
import gc
import json
import logging
import os
import queue
import sys
import threading
import time
import warnings
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parent / "journeys"), str(HERE.parent)]
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

NAMES = ("Sterrewijn", "Zevenblad", "kwartelboom", "KT472")
TOLD = f"{NAMES[0]} {NAMES[1]} vraagt {NAMES[2]} voor {NAMES[3]}"
BUILT_IN = (
    ValueError, TypeError, KeyError, IndexError, LookupError, AttributeError, NameError, UnboundLocalError,
    RuntimeError, NotImplementedError, RecursionError, ArithmeticError, ZeroDivisionError, OverflowError,
    FloatingPointError, AssertionError, BufferError, EOFError, ImportError, ModuleNotFoundError, MemoryError,
    ReferenceError, StopIteration, StopAsyncIteration, SyntaxError, IndentationError, TabError, SystemError,
    UnicodeError, TimeoutError, ConnectionError, BrokenPipeError, InterruptedError, ChildProcessError,
)  # fmt: skip
Raiser = Callable[[], object]


def _raising(kind: type[BaseException]) -> Raiser:
    def act() -> None:
        case = {"question": TOLD}  # also among the values of the frame
        raise kind(f"{TOLD} {case!r}")

    return act


def _found() -> Iterator[tuple[str, Raiser]]:
    """The errors of libraries, made by the libraries themselves out of names."""
    yield "FileNotFoundError", lambda: Path(f"/nergens/{TOLD}.txt").read_text(encoding="utf-8")
    yield "IsADirectoryError", lambda: _folder().open()
    yield "UnicodeDecodeError", lambda: f"{TOLD}é".encode("latin-1").decode("utf-8")
    yield "UnicodeEncodeError", lambda: f"{TOLD} 👶".encode("ascii")
    yield "JSONDecodeError", lambda: json.loads(f'{{"{TOLD}')
    yield "IntegrityError (SQLAlchemy)", _integrity
    yield "StatementError (SQLAlchemy)", _statement
    yield "ValidationError (pydantic)", _validation
    yield "BadZipFile", lambda: zipfile.ZipFile(_file())
    yield "csv.Error", lambda: list(csv.reader([TOLD + "\0" * 2 + "\n" + TOLD], strict=True, delimiter=TOLD))
    yield "PdfReadError (pypdf)", _pdf
    yield "a chain of three", _chain
    yield "a group", _group
    yield "an error with a note", _noted
    yield "a class made at run time", lambda: (_ for _ in ()).throw(type("Odd", (Exception,), {})(TOLD))
    yield "icalendar", _calendar


def _folder() -> Path:
    made = Path.home() / "tmp" / TOLD
    made.mkdir(exist_ok=True)
    return made


def _file() -> Path:
    made = Path.home() / "tmp" / f"{NAMES[0]}.zip"
    made.write_bytes(TOLD.encode())
    return made


def _integrity() -> None:
    from sqlalchemy import text

    from casusdesk.domain.audit import AuditEvent, AuditRow
    from casusdesk.store.audit import AuditStore
    from casusdesk.store.vault import create_practice_vault

    with create_practice_vault(Path.home() / "tmp" / "kluis-1") as vault:
        row = AuditRow(AuditStore(vault)._vault and _now(), AuditEvent.PRINTED, TOLD)
        AuditStore(vault).add(row)
        with vault.session() as session:
            session.connection().execute(text("UPDATE audit SET reason = :r"), {"r": TOLD})


def _statement() -> None:
    from sqlalchemy import text

    from casusdesk.store.audit import AuditStore
    from casusdesk.store.vault import create_practice_vault

    with create_practice_vault(Path.home() / "tmp" / "kluis-2") as vault, vault.session() as session:
        session.connection().execute(text(f"SELECT '{TOLD}' FROM nergens WHERE a = :a"), {"a": TOLD})
    AuditStore(vault).listed()


def _now() -> object:
    from datetime import UTC, datetime

    return datetime.now(UTC)


def _validation() -> None:
    from casusdesk.store.state_tables import StateRow

    StateRow.model_validate({"id": 1, "changes": TOLD, "chain_key": {"name": TOLD}})


def _pdf() -> None:
    import io

    from pypdf import PdfReader

    PdfReader(io.BytesIO(f"%PDF-1.4 {TOLD}".encode()), strict=True)


def _calendar() -> None:
    from icalendar import Calendar

    Calendar.from_ical(f"BEGIN:VCALENDAR\r\n{TOLD}\r\nEND:VEVENT\r\n")


def _chain() -> None:
    try:
        try:
            raise KeyError(TOLD)
        except KeyError as first:
            raise OSError(5, TOLD, TOLD) from first
    except OSError as second:
        raise PermissionError(TOLD) from second


def _group() -> None:
    raise ExceptionGroup(TOLD, [ValueError(TOLD), KeyError(TOLD)])


def _noted() -> None:
    error = ValueError("fout")
    error.add_note(TOLD)
    raise error


class Thrower:
    """The places: each is given an error to throw, in turn."""

    def __init__(self, app: object) -> None:
        from PySide6.QtCore import QAbstractListModel, QObject
        from PySide6.QtWidgets import QListView, QPushButton, QWidget

        from casusdesk.ui.tasks import Tasks

        self.app, self.thrown = app, 0
        self.next: queue.SimpleQueue[Raiser] = queue.SimpleQueue()
        outer = self

        class Painted(QWidget):
            def paintEvent(self, _event: object) -> None:
                outer.throw()

        class Rows(QAbstractListModel):
            def rowCount(self, _parent: object = None) -> int:
                outer.throw()
                return 1

        class Watcher(QObject):
            def eventFilter(self, _watched: QObject, _event: object) -> bool:
                outer.throw()
                return False

        self.painted, self.rows, self.view, self.watcher = Painted(), Rows(), QListView(), Watcher()
        self.button = QPushButton("knop")
        self.button.clicked.connect(self.throw)
        self.tasks = Tasks(self.button)
        self.places = (
            self._slot, self._timer, self._thread, self._worker, self._painting, self._model, self._filter,
            self._finalizer, self._callback, self._main,
        )  # fmt: skip

    def throw(self, *_: object) -> None:
        try:
            raiser = self.next.get_nowait()
        except queue.Empty:
            return
        self.thrown += 1
        raiser()

    def _slot(self) -> None:
        self.button.click()

    def _timer(self) -> None:
        from PySide6.QtCore import QTimer

        QTimer.singleShot(0, self.throw)

    def _thread(self) -> None:
        one = threading.Thread(target=self.throw)
        one.start()
        one.join()

    def _worker(self) -> None:
        self.tasks.submit(lambda _job: self.throw(), lambda _nothing: None)

    def _painting(self) -> None:
        self.painted.show()
        self.painted.grab()
        self.painted.hide()

    def _model(self) -> None:
        self.view.setModel(None)
        self.view.setModel(self.rows)
        self.view.doItemsLayout()

    def _filter(self) -> None:
        from PySide6.QtCore import QCoreApplication, QEvent

        self.button.installEventFilter(self.watcher)
        QCoreApplication.sendEvent(self.button, QEvent(QEvent.Type.User))
        self.button.removeEventFilter(self.watcher)

    def _finalizer(self) -> None:
        outer = self

        class Late:
            def __del__(self) -> None:
                outer.throw()

        made = Late()
        del made
        gc.collect()

    def _callback(self) -> None:
        logging.getLogger("keyring").error("%s", TOLD)
        logging.getLogger("PIL.Image").warning("opened %d", TOLD)
        warnings.warn(TOLD, RuntimeWarning, stacklevel=1)
        self._thread()

    def _main(self) -> None:
        try:
            self.throw()
        except BaseException as error:  # noqa: BLE001 - as the interpreter itself does
            sys.excepthook(type(error), error, error.__traceback__)


def main(outcome: Path, *, opened: bool) -> int:
    """Throw them all; what was thrown where, what the windows showed, and how much the log holds."""
    from casusdesk import logs
    from casusdesk.app import _application
    from casusdesk.ui.crash import CrashTeller

    warnings.simplefilter("always")
    app = _application()
    teller = None
    if not opened:
        logs.install_hooks()
        logs.start_log()
        teller = CrashTeller()
    thrower = Thrower(app)
    errors = [(kind.__name__, _raising(kind)) for kind in BUILT_IN] + list(_found())
    shown: list[str] = []
    for at, (_name, raiser) in enumerate(errors):
        thrower.next.put(raiser)
        try:
            thrower.places[at % len(thrower.places)]()
        except Exception as error:  # noqa: BLE001 - Qt hands some on; here the interpreter would end
            sys.excepthook(type(error), error, error.__traceback__)
        end = time.monotonic() + 5
        while time.monotonic() < end and not (thrower.next.empty() and not thrower.tasks.busy):
            app.processEvents()
            time.sleep(0.001)
        app.processEvents()
        if not thrower.next.empty():
            raise RuntimeError(f"{thrower.places[at % len(thrower.places)].__name__} threw nothing")
        if teller is not None and teller.box is not None:
            shown.append(teller.box.told.toPlainText() + teller.box.accessibleName())
            teller.box.close()
    thrower.tasks.stop()
    done = {"thrown": thrower.thrown, "errors": len(errors), "places": len(thrower.places), "shown": shown}
    outcome.write_text(json.dumps(done), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), opened="--open" in sys.argv))
