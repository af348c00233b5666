"""The event log: what happened and where, never with whom (vault.md "Traces").

A line holds the time, the level, the event, numbers, a place in the code and the *class* of an exception.
Messages of exceptions carry values, so they are not written anywhere, also not to stderr; nor are those of
warnings and of the logs of other packages. The last lines stay in memory: a bug can be told on a full disk.
"""

from __future__ import annotations

import importlib
import logging
import os
import re
import sys
import threading
import traceback
import warnings
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType
from typing import IO, Final, TextIO

from casusdesk.paths import log_folder, make_private_folder

LOG_FILE: Final = "casusdesk.log"
_MAX_BYTES: Final = 1_000_000
_WORD: Final = re.compile(r"[a-z0-9_.]{1,60}")
_FORM: Final = logging.Formatter("%(asctime)s %(levelname)s %(message)s")
_STOPPED: Final = "Gestopt."

BugListener = Callable[[str, str], None]
"""Told of every bug: the class of the exception and the place in the code."""


class _PrivateFile(RotatingFileHandler):
    """Two files of at most 1 MB, 0600; a full disk never stops the work."""

    def _open(self) -> IO[str]:  # type: ignore[override]
        return open(self.baseFilename, self.mode, encoding=self.encoding, opener=_private_opener)

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802, ARG002 - logging's own name
        return


def _private_opener(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)


class _Recent(logging.Handler):
    """The last lines of this process, in memory."""

    def __init__(self) -> None:
        super().__init__()
        self.setFormatter(_FORM)
        self.lines: deque[str] = deque(maxlen=30)

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(self.format(record))


class _Foreign(logging.Handler):
    """What another package logs, by its name and the level: the message may quote anything."""

    def emit(self, record: logging.LogRecord) -> None:
        package = record.name.partition(".")[0]
        name = package if package in sys.modules and _WORD.fullmatch(package) else "unknown"
        _log.log(
            record.levelno, "library package=%s at=%s:%d", name, Path(record.pathname).stem, record.lineno
        )


_recent = _Recent()
_log = logging.getLogger("casusdesk")
_log.addHandler(_recent)
_log.setLevel(logging.INFO)
_log.propagate = False


def start_log(folder: Path | None = None) -> Path | None:
    """Write events to `folder` (the user's log folder when not given); None if that cannot be."""
    try:
        file = make_private_folder(folder or log_folder()) / LOG_FILE
        handler = _PrivateFile(file, maxBytes=_MAX_BYTES, backupCount=1, encoding="utf-8")
    except OSError:
        return None
    handler.setFormatter(_FORM)
    stop_log()
    _log.addHandler(handler)
    return file


def stop_log() -> None:
    """Close the file; later events are dropped."""
    for handler in [h for h in _log.handlers if isinstance(h, _PrivateFile)]:
        _log.removeHandler(handler)
        handler.close()


def recent_lines() -> tuple[str, ...]:
    """The last lines of the log of this process, the oldest first; also when there is no file."""
    return tuple(_recent.lines)


def log_event(event: str, **numbers: float) -> None:
    """Note that `event` happened, with numbers only; text is refused with ValueError or TypeError (a bug)."""
    if not _WORD.fullmatch(event):
        raise ValueError("an event is a fixed word in lower case, never text")
    for value in numbers.values():
        if not isinstance(value, int | float):
            raise TypeError("an event carries numbers only")
    _log.info(" ".join([event, *(f"{name}={value}" for name, value in numbers.items())]))


def log_exception(exc: BaseException, place: str) -> None:
    """Note the class of `exc` and of its causes, `place`, and the lines of code it passed; no message."""
    where = place if _WORD.fullmatch(place) else "unknown"
    _log.error("exception class=%s place=%s at=%s", _classes(exc), where, _route(exc.__traceback__))


def install_hooks(on_bug: BugListener | None = None) -> Callable[[], None]:
    """Send every uncaught exception (main thread, threads, finalizers), every warning and what other packages
    log through this log; gives back the undo.

    Also turns core dumps off: the key would be in them. `on_bug` is called in the thread of the exception
    and only in the main thread and worker threads, not for finalizers.
    """
    before = sys.excepthook, threading.excepthook, sys.unraisablehook, warnings.showwarning
    quarrels, foreign = logging.raiseExceptions, _Foreign(logging.WARNING)

    def tell(exc: BaseException, place: str) -> None:
        log_exception(exc, place)
        name, route = type(exc).__name__, _route(exc.__traceback__)
        _say(f"Er ging iets mis in het programma ({name}, {route}).")
        if on_bug is not None:
            with suppress(RuntimeError):  # the window that would tell it is gone
                on_bug(name, route)

    def in_main(_kind: type[BaseException], exc: BaseException, trace: TracebackType | None) -> None:
        if isinstance(exc, KeyboardInterrupt):
            _say(_STOPPED)
        else:
            tell(exc.with_traceback(trace), "main")

    def in_thread(args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None and not isinstance(args.exc_value, SystemExit):
            tell(args.exc_value, "thread")

    def in_finalizer(args: sys.UnraisableHookArgs) -> None:
        if args.exc_value is not None:
            log_exception(args.exc_value, "finalizer")

    sys.excepthook, threading.excepthook, sys.unraisablehook = in_main, in_thread, in_finalizer
    warnings.showwarning = _note_warning
    logging.raiseExceptions = False  # it would print the message and its values
    logging.getLogger().addHandler(foreign)
    _forbid_core_dumps()

    def undo() -> None:
        sys.excepthook, threading.excepthook, sys.unraisablehook, warnings.showwarning = before
        logging.raiseExceptions = quarrels
        logging.getLogger().removeHandler(foreign)

    return undo


def _say(sentence: str) -> None:
    """On standard error, where there is one that takes it."""
    if sys.stderr is not None:
        with suppress(OSError, ValueError):
            print(sentence, file=sys.stderr)  # noqa: T201


def _note_warning(  # the names are those of warnings.showwarning
    message: Warning | str,  # noqa: ARG001
    category: type[Warning],
    filename: str,
    lineno: int,
    file: TextIO | None = None,  # noqa: ARG001
    line: str | None = None,  # noqa: ARG001
) -> None:
    _log.warning("warning class=%s at=%s:%d", category.__qualname__, Path(filename).stem, lineno)


def _forbid_core_dumps() -> None:
    """No image of the memory on disk; a limit of 1 also refuses the pipe to a crash collector (core(5))."""
    if os.name == "posix":
        limits = importlib.import_module("resource")  # exists on POSIX only
        _soft, hard = limits.getrlimit(limits.RLIMIT_CORE)
        most = 1 if hard == limits.RLIM_INFINITY else min(hard, 1)
        limits.setrlimit(limits.RLIMIT_CORE, (most, most))
    elif sys.platform == "win32":
        import ctypes

        ctypes.windll.kernel32.SetErrorMode(0x8003)  # no box and no report of Windows Error Reporting


def _classes(exc: BaseException) -> str:
    names: list[str] = []
    current: BaseException | None = exc
    while current is not None and len(names) < 5:
        names.append(type(current).__qualname__)
        current = current.__cause__ or current.__context__
    return "<".join(names)


def _route(trace: TracebackType | None) -> str:
    """The last five lines of code passed, as module:line; file names of the user never occur in it."""
    steps = list(traceback.walk_tb(trace))[-5:]
    return ">".join(f"{Path(frame.f_code.co_filename).stem}:{line}" for frame, line in steps) or "unknown"
