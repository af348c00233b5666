"""The event log: what happened and where, never with whom (vault.md "Traces").

A line holds the time, the level, the event, numbers, a place in the code and the *class* of an exception.
Messages of exceptions carry values, so they are not written anywhere, also not to stderr.
"""

from __future__ import annotations

import importlib
import logging
import os
import re
import sys
import threading
import traceback
from collections.abc import Callable
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType
from typing import IO, Final

from casusdesk.paths import log_folder, make_private_folder

LOG_FILE: Final = "casusdesk.log"
_MAX_BYTES: Final = 1_000_000
_WORD: Final = re.compile(r"[a-z0-9_.]{1,60}")

_log = logging.getLogger("casusdesk")
_log.addHandler(logging.NullHandler())
_log.propagate = False

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


def start_log(folder: Path | None = None) -> Path | None:
    """Write events to `folder` (the user's log folder when not given); None if that cannot be."""
    try:
        file = make_private_folder(folder or log_folder()) / LOG_FILE
        handler = _PrivateFile(file, maxBytes=_MAX_BYTES, backupCount=1, encoding="utf-8")
    except OSError:
        return None
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    stop_log()
    _log.addHandler(handler)
    _log.setLevel(logging.INFO)
    return file


def stop_log() -> None:
    """Close the file; later events are dropped."""
    for handler in [h for h in _log.handlers if isinstance(h, _PrivateFile)]:
        _log.removeHandler(handler)
        handler.close()


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
    """Send every uncaught exception (main thread, threads, finalizers) through this log; gives back the undo.

    Also turns core dumps off: the key would be in them. `on_bug` is called in the thread of the exception
    and only in the main thread and worker threads, not for finalizers.
    """
    before = sys.excepthook, threading.excepthook, sys.unraisablehook

    def tell(exc: BaseException, place: str) -> None:
        log_exception(exc, place)
        name, route = type(exc).__name__, _route(exc.__traceback__)
        if sys.stderr is not None:
            print(f"Er ging iets mis in het programma ({name}, {route}).", file=sys.stderr)  # noqa: T201
        if on_bug is not None:
            on_bug(name, route)

    def in_main(kind: type[BaseException], exc: BaseException, trace: TracebackType | None) -> None:
        if isinstance(exc, KeyboardInterrupt):
            sys.__excepthook__(kind, exc, trace)
        else:
            tell(exc.with_traceback(trace), "main")

    def in_thread(args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None and not isinstance(args.exc_value, SystemExit):
            tell(args.exc_value, "thread")

    def in_finalizer(args: sys.UnraisableHookArgs) -> None:
        if args.exc_value is not None:
            log_exception(args.exc_value, "finalizer")

    sys.excepthook, threading.excepthook, sys.unraisablehook = in_main, in_thread, in_finalizer
    _forbid_core_dumps()

    def undo() -> None:
        sys.excepthook, threading.excepthook, sys.unraisablehook = before

    return undo


def _forbid_core_dumps() -> None:
    if os.name == "posix":
        limits = importlib.import_module("resource")  # exists on POSIX only
        limits.setrlimit(limits.RLIMIT_CORE, (0, 0))


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
