"""The log tells what happened and where; content has no way in."""

from __future__ import annotations

import ast
import logging
import os
import stat
import subprocess
import sys
import threading
import warnings
from collections.abc import Iterator
from pathlib import Path

import keyring  # noqa: F401 - a package that logs
import pytest

from casusdesk import logs

SECRET = "Casus-van-Niemand"


@pytest.fixture
def log_file(tmp_path: Path) -> Iterator[Path]:
    """A started log, closed afterwards."""
    file = logs.start_log(tmp_path / "log")
    assert file is not None
    yield file
    logs.stop_log()


@pytest.fixture
def bugs() -> Iterator[list[tuple[str, str]]]:
    """What the listener of the hooks was told."""
    told: list[tuple[str, str]] = []
    undo = logs.install_hooks(lambda name, place: told.append((name, place)))
    yield told
    undo()


def failing() -> None:
    """Raise with a value in the message, as a real bug would."""
    try:
        raise KeyError(SECRET)
    except KeyError as error:
        raise ValueError(f"cannot handle {SECRET}") from error


def test_event_holds_word_and_numbers(log_file: Path) -> None:
    logs.log_event("vault.opened", cases=12, seconds=0.5)
    line = log_file.read_text(encoding="utf-8")
    assert line.rstrip().endswith("INFO vault.opened cases=12 seconds=0.5")


@pytest.mark.parametrize("event", ["Vault opened", "", "é", "a\nb", "x" * 61], ids=repr)
def test_event_refuses_text(log_file: Path, event: str) -> None:
    with pytest.raises(ValueError, match="fixed word"):
        logs.log_event(event)
    assert log_file.read_text(encoding="utf-8") == ""


def test_event_refuses_values_that_are_no_numbers(log_file: Path) -> None:
    with pytest.raises(TypeError):
        logs.log_event("case.saved", code=SECRET)  # type: ignore[arg-type]
    assert log_file.read_text(encoding="utf-8") == ""


def test_exception_leaves_class_cause_and_place_but_no_value(log_file: Path) -> None:
    with pytest.raises(ValueError, match=SECRET) as caught:
        failing()
    logs.log_exception(caught.value, "store.vault")
    text = log_file.read_text(encoding="utf-8")
    assert "ERROR exception class=ValueError<KeyError place=store.vault at=" in text
    assert "test_logs:" in text
    assert SECRET not in text


def test_place_that_holds_text_is_dropped(log_file: Path) -> None:
    logs.log_exception(ValueError(), f"case {SECRET}")
    assert "place=unknown at=unknown" in log_file.read_text(encoding="utf-8")


def test_hooks_of_main_thread_and_finalizer(
    log_file: Path, bugs: list[tuple[str, str]], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(ValueError, match=SECRET) as caught:
        failing()
    sys.excepthook(type(caught.value), caught.value, caught.value.__traceback__)
    worker = threading.Thread(target=failing)
    worker.start()
    worker.join()
    text, told = log_file.read_text(encoding="utf-8"), capsys.readouterr().err
    assert "place=main" in text
    assert "place=thread" in text
    assert [name for name, _place in bugs] == ["ValueError", "ValueError"]
    assert told.count("Er ging iets mis in het programma (ValueError, ") == 2
    assert SECRET not in text + told + str(bugs)


def test_finalizer_is_logged_without_its_message(log_file: Path, bugs: list[tuple[str, str]]) -> None:
    class Fragile:
        def __del__(self) -> None:
            failing()

    fragile = Fragile()
    del fragile
    text = log_file.read_text(encoding="utf-8")
    assert "place=finalizer" in text
    assert SECRET not in text
    assert bugs == []


def test_a_warning_leaves_its_class_and_place_only(
    log_file: Path, bugs: list[tuple[str, str]], capsys: pytest.CaptureFixture[str]
) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("always")
        warnings.showwarning = logs._note_warning
        warnings.warn(f"odd: {SECRET}", RuntimeWarning, stacklevel=1)
    text = log_file.read_text(encoding="utf-8")
    assert "WARNING warning class=RuntimeWarning at=test_logs:" in text
    assert SECRET not in text + capsys.readouterr().err
    assert bugs == []


def test_logs_of_other_packages_leave_their_name_only(
    log_file: Path, bugs: list[tuple[str, str]], capfd: pytest.CaptureFixture[str]
) -> None:
    assert "keyring" in sys.modules
    logging.getLogger("keyring.backend").warning("no entry for %s", SECRET)
    logging.getLogger("PIL").info("opened %s", SECRET)
    logging.getLogger(SECRET).error("its own name")
    logging.getLogger("fontTools").error("%d", SECRET)  # cannot be put into words: logging itself would tell
    text, told = log_file.read_text(encoding="utf-8"), "".join(capfd.readouterr())
    assert "WARNING library package=keyring at=test_logs:" in text
    assert "ERROR library package=unknown at=" in text
    assert "opened" not in text
    assert SECRET not in text + told
    assert bugs == []


def test_an_interrupt_in_the_middle_of_an_error_tells_nothing(
    bugs: list[tuple[str, str]], capsys: pytest.CaptureFixture[str]
) -> None:
    try:
        try:
            failing()
        except ValueError:
            raise KeyboardInterrupt  # noqa: B904 - as Ctrl+C does
    except KeyboardInterrupt as stop:
        sys.excepthook(type(stop), stop, stop.__traceback__)
    assert capsys.readouterr().err == "Gestopt.\n"
    assert bugs == []


def test_the_last_lines_are_there_without_a_file() -> None:
    logs.stop_log()
    for number in range(100):
        logs.log_event("window.shown", number=number)
    lines = logs.recent_lines()
    assert len(lines) == 30
    assert lines[-1].endswith("INFO window.shown number=99")


def test_every_event_is_a_fixed_word_of_the_program() -> None:
    """Nobody passes a word that was typed or read: an event is a literal, or a value of a fixed table."""
    found = 0
    for path in Path(logs.__file__).parent.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call) or path.name == "logs.py":
                continue
            name = getattr(node.func, "id", getattr(node.func, "attr", ""))
            if name == "log_event":
                word, found = node.args[0], found + 1
                table = isinstance(word, ast.Subscript) and getattr(word.value, "id", "").isupper()
                assert table or (isinstance(word, ast.Constant) and isinstance(word.value, str)), path.name
            elif name == "log_exception":
                word, found = node.args[1], found + 1
                assert isinstance(word, ast.Constant), path.name
            else:
                own = getattr(node.func, "attr", "") in ("getLogger", "basicConfig")
                assert not own, f"{path.name}:{node.lineno} has a log of its own"
    assert found >= 3


def test_the_hooks_stay_to_the_very_end_of_the_process(tmp_path: Path) -> None:
    """What goes wrong when everything is let go, after the command is done, tells nothing either."""
    script = f"""
import atexit, sys, threading
from casusdesk import __main__ as program
from casusdesk import cli
class Late:
    def __del__(self):
        raise ValueError({SECRET!r})
def command(words=None):
    sys.keep = Late()
    atexit.register(lambda: 1 / int({SECRET!r}))
    return 3
program.main = command
sys.exit(program.run())
"""
    done = subprocess.run(
        [sys.executable, "-c", script],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "HOME": str(tmp_path), "PYTHONPATH": "src"},
    )
    assert done.returncode == 3
    assert SECRET not in done.stdout + done.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="there is no such limit")
def test_no_core_dump_by_a_pipe_either() -> None:
    script = (
        "import resource; from casusdesk.logs import install_hooks; install_hooks();"
        "print(resource.getrlimit(resource.RLIMIT_CORE))"
    )
    raised = f"ulimit -c unlimited 2>/dev/null; exec {sys.executable} -c '{script}'"
    done = subprocess.run(["sh", "-c", raised], capture_output=True, text=True, check=True)
    assert done.stdout.strip() in ("(1, 1)", "(0, 0)")  # 0 where this session may not have more


def test_log_is_private_and_stays_small(log_file: Path) -> None:
    for number in range(40_000):
        logs.log_event("filling.up.the.log", number=number)
    files = sorted(log_file.parent.iterdir())
    assert [file.name for file in files] == ["casusdesk.log", "casusdesk.log.1"]
    assert all(file.stat().st_size <= 1_000_000 for file in files)
    if sys.platform != "win32":
        assert {stat.S_IMODE(file.stat().st_mode) for file in files} == {0o600}


def test_log_that_cannot_be_made_does_not_stop_the_program(tmp_path: Path) -> None:
    (tmp_path / "log").write_text("in the way", encoding="utf-8")
    assert logs.start_log(tmp_path / "log") is None
    logs.log_event("vault.opened")


def test_no_other_log_gets_the_events(log_file: Path) -> None:
    seen: list[logging.LogRecord] = []
    handler = logging.Handler()
    handler.emit = seen.append  # type: ignore[method-assign]
    logging.getLogger().addHandler(handler)
    try:
        logs.log_event("vault.opened")
    finally:
        logging.getLogger().removeHandler(handler)
    assert seen == []
