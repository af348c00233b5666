"""A screen of our own (Xvfb) with a keyboard (xdotool), and the program on it as a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

PATIENCE = 40.0
"""Seconds before something that should happen counts as missing; only used up by a failure."""


def wait_for(condition: Callable[[], object], what: str, seconds: float = PATIENCE) -> None:
    """Ask again until `condition` holds."""
    until = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < until, f"not within {seconds:.0f} seconds: {what}"
        time.sleep(0.05)


class Screen:
    """An X server on a display that it chose itself, so that no two runs meet."""

    def __init__(self, size: str = "1400x900") -> None:
        reading, writing = os.pipe()
        command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", f"{size}x24", "-nolisten", "tcp"]
        self._server = subprocess.Popen(
            [*command, "-noreset"], pass_fds=(writing,), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        os.close(writing)
        with os.fdopen(reading) as told:
            number = told.readline().strip()
        assert number, "Xvfb did not start"
        self.display = f":{number}"

    def close(self) -> None:
        """Take the screen away."""
        self._server.terminate()
        self._server.wait(20)

    def tool(self, *words: str) -> str:
        """Run xdotool; what it said, empty when it found nothing."""
        done = subprocess.run(
            ["xdotool", *words],
            env={**os.environ, "DISPLAY": self.display},
            capture_output=True,
            text=True,
            check=False,
            timeout=60,
        )
        return done.stdout.strip()

    def windows(self, pid: int) -> list[str]:
        """The visible windows of a process, by the only title that its windows may have."""
        return self.tool(
            "search", "--all", "--onlyvisible", "--pid", str(pid), "--name", "^casusdesk$"
        ).split()

    def title(self, window: str) -> str:
        """The title of a window."""
        return self.tool("getwindowname", window)

    def size(self, window: str) -> tuple[int, int]:
        """Width and height in pixels."""
        told = dict(
            line.split("=") for line in self.tool("getwindowgeometry", "--shell", window).splitlines()
        )
        return int(told["WIDTH"]), int(told["HEIGHT"])


class Process:
    """`casusdesk` with `words`, in `home`, on `screen`; what it says on standard error goes to a file."""

    def __init__(self, screen: Screen, home: Path, *words: str) -> None:
        self.screen = screen
        self._said = home / "run" / "stderr.txt"
        hidden = ("WAYLAND_DISPLAY", "QT_QPA_PLATFORM", "XDG_SESSION_TYPE")
        kept = {name: value for name, value in os.environ.items() if name not in hidden}
        with self._said.open("wb") as file:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "casusdesk", *words],
                env={
                    **kept,
                    "DISPLAY": screen.display,
                    "QT_QPA_PLATFORM": "xcb",
                    "QT_LOGGING_TO_CONSOLE": "1",
                },
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=file,
                cwd=home,
            )
        self.window = ""
        self.titles: set[str] = set()

    def appear(self, *, but: str = "") -> str:
        """Wait for a window (another than `but`), and give it the keyboard: there is no window manager."""

        def there() -> bool:
            assert self.process.poll() is None, f"ended with {self.process.returncode}: {self.said}"
            found = [w for w in self.screen.windows(self.process.pid) if w != but]
            self.window = next((w for w in found if min(self.screen.size(w)) > 200), "")
            return bool(self.window)

        wait_for(there, "a window")
        self.screen.tool("windowfocus", "--sync", self.window)
        self.titles.add(self.screen.title(self.window))
        return self.window

    def press(self, *keys: str) -> None:
        """Real key events, in the notation of xdotool (ctrl+shift+p)."""
        self.screen.tool("windowfocus", "--sync", self.window)
        self.screen.tool("key", "--clearmodifiers", "--delay", "30", *keys)

    def type(self, text: str) -> None:
        """Letters, as real key events."""
        self.screen.tool("windowfocus", "--sync", self.window)
        self.screen.tool("type", "--clearmodifiers", "--delay", "15", text)

    @property
    def said(self) -> str:
        """Standard error so far."""
        return self._said.read_text(encoding="utf-8", errors="replace")

    def end(self) -> int:
        """Wait for the end; the exit code."""
        return self.process.wait(PATIENCE)

    def stop(self) -> None:
        """End it, however it stands."""
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait(20)
