"""The program as a process of its own on a real X screen, driven by real key events."""

from __future__ import annotations

import os
import shutil
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from answers import text_of
from PIL import Image, ImageGrab
from screen import Process, Screen, wait_for
from story import CHEAP, PASSPHRASE

from casusdesk import paths
from casusdesk.domain.coalition import Coalition
from casusdesk.services.access import Access

pytestmark = [
    pytest.mark.xcb,
    pytest.mark.skipif(sys.platform != "linux", reason="X exists on Linux"),
    pytest.mark.skipif(
        not (shutil.which("Xvfb") and shutil.which("xdotool")) and not os.environ.get("CI"),
        reason="Xvfb or xdotool is not installed; dev.py test installs them",
    ),
]

Start = Callable[..., Process]


@pytest.fixture(scope="module")
def screen() -> Iterator[Screen]:
    made = Screen()
    yield made
    made.close()


@pytest.fixture
def start(screen: Screen, home: Path) -> Iterator[Start]:
    """Start the program; what is still running at the end of the test is ended."""
    made: list[Process] = []

    def started(*words: str) -> Process:
        made.append(Process(screen, home, *words))
        return made[-1]

    yield started
    for process in made:
        process.stop()


def picture(screen: Screen) -> Image.Image:
    """What is on the screen now."""
    return ImageGrab.grab(xdisplay=screen.display)


def painted(image: Image.Image) -> bool:
    """Whether there is more on it than a few plain fields."""
    colours = image.getcolors(1 << 24) or []
    return len(colours) > 50


def at_rest(screen: Screen) -> bool:
    """Whether nothing moves on the screen for half a second."""
    before = picture(screen)
    time.sleep(0.5)
    return picture(screen) == before


def test_the_practice_window_previews_and_saves_by_real_keys(
    start: Start, screen: Screen, home: Path, tmp_path: Path
) -> None:
    program = start("demo")
    window = program.appear()
    assert screen.size(window) >= (900, 600)
    wait_for(lambda: painted(picture(screen)), "something on the screen")
    overview = picture(screen)
    program.press("ctrl+p")
    wait_for(lambda: picture(screen) != overview, "the preview")
    picture(screen).save(tmp_path / "voorbeeld.png")
    assert painted(picture(screen))

    program.press("ctrl+shift+p")
    program.appear(but=window)
    saved = home / "papier.pdf"
    program.press("ctrl+a")
    program.type(str(saved))
    program.press("Return")
    program.window = window
    wait_for(lambda: at_rest(screen), "the panel")
    assert not saved.exists()
    program.press("Tab", "Return")  # no password: asked once more, with going back as the usual answer
    wait_for(lambda: set(screen.windows(program.process.pid)) - {window}, "the question")
    (program.window,) = set(screen.windows(program.process.pid)) - {window}
    program.press("Tab", "Return")
    wait_for(saved.exists, "the file")
    assert "exemplaar 1 van 7" in text_of(saved)[0]

    program.window = window
    program.press("ctrl+q")
    assert program.end() == 0
    assert program.said == ""
    assert program.titles == {"casusdesk"}
    log = paths.log_folder() / "casusdesk.log"
    assert "window.shown" in log.read_text(encoding="utf-8")
    assert "qt." not in log.read_text(encoding="utf-8")


def test_an_empty_home_is_welcomed(start: Start, screen: Screen, home: Path) -> None:
    program = start()
    program.appear()
    wait_for(lambda: painted(picture(screen)), "something on the screen")
    assert program.titles == {"casusdesk"}
    assert not paths.vault_folder().exists()
    before = picture(screen)
    program.press("space")
    wait_for(lambda: picture(screen) != before, "the page of the passphrase")
    program.stop()
    assert program.said == ""
    assert not paths.vault_folder().exists()


def test_locking_is_a_fresh_process_that_asks_for_the_passphrase(
    start: Start, screen: Screen, home: Path
) -> None:
    access = Access(paths.vault_folder(), paths.settings_folder() / "vault.json", cost=CHEAP)
    setup = access.prepare(PASSPHRASE)
    assert setup.confirms(*(setup.recovery_groups[place] for place in setup.asked_groups))
    setup.finish(Coalition()).close()

    program = start()
    entry = program.appear()
    program.type(PASSPHRASE)
    program.press("Return")
    opened = program.appear(but=entry)
    program.press("ctrl+l")
    again = program.appear(but=opened)
    program.type(PASSPHRASE)
    program.press("Return")
    program.appear(but=again)
    program.press("ctrl+q")
    assert program.end() == 0
    assert program.said == ""
    assert program.titles == {"casusdesk"}
