"""The log tells what happened and where; content has no way in."""

from __future__ import annotations

import logging
import stat
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

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
