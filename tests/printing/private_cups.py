"""A print server of our own: cupsd on a Unix socket in a temporary folder, with one printer that makes PDFs.

The printer is cups-pdf of Debian. Its program reads its settings from /etc/cups only; a file there with a
name of its own is what this leaves for as long as it runs, and nothing else outside its folder.
"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

PRINTER: Final = "papier"
PPD: Final = Path("/usr/share/ppd/cups-pdf/CUPS-PDF_opt.ppd")
BACKEND: Final = Path("/usr/lib/cups/backend/cups-pdf")
CUPSD: Final = "/usr/sbin/cupsd"
SETTINGS: Final = Path("/etc/cups")
PATIENCE: Final = 30
"""Seconds for the server, or for one job."""

_FILES: Final = """\
ServerRoot {0}/etc
RequestRoot {0}/spool
CacheDir {0}/cache
StateDir {0}/run
TempDir {0}/tmp
AccessLog {0}/log/access
ErrorLog {0}/log/error
PageLog {0}/log/page
FatalErrors none
Printcap
SystemGroup root
"""
_SERVER: Final = """\
LogLevel info
DirtyCleanInterval 0
PageLogFormat %j|%u|%T|%C|%{{job-name}}|%{{sides}}
Listen {0}/run/socket
Browsing No
WebInterface No
DefaultAuthType None
PreserveJobHistory Yes
PreserveJobFiles No
<Location />
Order allow,deny
Allow all
</Location>
<Policy default>
<Limit All>
Order deny,allow
</Limit>
</Policy>
"""
_PDF: Final = """\
Out {0}/out
AnonDirName {0}/out
Spool {0}/pdf
GSTmp {0}/tmp
Log {0}/log
Label 1
TitlePref 1
Cut -1
"""


def why_not() -> str:
    """What keeps this machine from running it; "" when nothing does."""
    for place in (CUPSD, PPD, BACKEND):
        with suppress(PermissionError):
            if not Path(place).exists():
                return f"{place} is not there: python3 dev.py test installs cups-daemon and cups-pdf"
    return "" if os.geteuid() == 0 else "the program of cups-pdf runs for root only"


@dataclass(frozen=True)
class Logged:
    """What the server wrote of one job: how many copies of the whole, its name, on one side or two."""

    number: int
    user: str
    copies: int
    name: str
    sides: str


class PrivateCups:
    """Started by its `start`; `stop` takes everything away."""

    def __init__(self) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="cups-", dir="/tmp"))
        self._settings = SETTINGS / f"cups-pdf-{self.folder.name}.conf"
        self._server: subprocess.Popen[bytes] | None = None

    @property
    def environment(self) -> dict[str, str]:
        """What a program needs to see this printer, and no other."""
        return {**os.environ, "CUPS_SERVER": str(self.folder / "run" / "socket"), "LC_ALL": "C.UTF-8"}

    @property
    def out(self) -> Path:
        """Where the paper lies."""
        return self.folder / "out"

    @property
    def pid(self) -> int:
        """The number of the server's process."""
        assert self._server is not None
        return self._server.pid

    def start(self) -> None:
        """Write the settings, start the server, and give it the printer."""
        root = self.folder
        root.chmod(0o755)
        for name in ("etc/ppd", "spool", "cache", "run/certs", "tmp", "log", "out", "pdf"):
            (root / name).mkdir(parents=True)
        (root / "tmp").chmod(0o1777)
        (root / "out").chmod(0o777)
        (root / "etc" / "cups-files.conf").write_text(_FILES.format(root))
        (root / "etc" / "cupsd.conf").write_text(_SERVER.format(root))
        self._settings.write_text(_PDF.format(root))
        etc = root / "etc"
        command = [CUPSD, "-f", "-c", etc / "cupsd.conf", "-s", etc / "cups-files.conf"]
        self._server = subprocess.Popen(
            [str(word) for word in command],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        wait_for(self._answers, "the print server to answer")
        device = f"cups-pdf:/{self.folder.name}"
        self.run("lpadmin", "-p", PRINTER, "-E", "-v", device, "-P", str(PPD))
        # cairo keeps text as text on the way through PostScript, the default makes pictures of letters
        self.run("lpadmin", "-p", PRINTER, "-o", "pdftops-renderer-default=pdftocairo")
        self.run("lpadmin", "-d", PRINTER)

    def stop(self) -> None:
        """End it; nothing of it stays on this machine."""
        if self._server is not None:
            self._server.terminate()
            try:
                self._server.wait(PATIENCE)
            except subprocess.TimeoutExpired:
                self._server.kill()
                self._server.wait()
        self._settings.unlink(missing_ok=True)
        shutil.rmtree(self.folder, ignore_errors=True)

    def run(self, *words: str) -> str:
        """What a program of CUPS says about this server."""
        done = subprocess.run(
            words, env=self.environment, capture_output=True, text=True, check=True, timeout=PATIENCE
        )
        return done.stdout

    def wait(self) -> None:
        """Until nothing is waiting or being printed any more."""
        wait_for(lambda: not self.run("lpstat", "-W", "not-completed", "-o").strip(), "the printer to finish")

    def logged(self) -> list[Logged]:
        """The jobs that were printed, as the page log has them."""
        log = self.folder / "log" / "page"
        lines = log.read_text(encoding="utf-8").splitlines() if log.exists() else []
        parts = [line.split("|") for line in lines]
        return [Logged(int(p[0]), p[1], int(p[3]), p[4], p[5]) for p in parts]

    def known_of(self, job: int) -> bytes:
        """Every attribute the server keeps of a job, as bytes."""
        kept = self.folder / "spool" / f"c{job:05}"
        wait_for(kept.exists, "the server to write down the job")
        return kept.read_bytes()

    def paper(self, job: int) -> Path:
        """The file the printer made of a job."""
        (found,) = self.out.glob(f"*job_{job}.pdf")
        return found

    def sockets(self) -> list[str]:
        """The inode of every socket the server holds."""
        assert self._server is not None
        found = []
        for place in Path(f"/proc/{self._server.pid}/fd").iterdir():
            with suppress(OSError):
                kind, _, inode = str(place.readlink()).partition(":")
                found += [inode.strip("[]")] if kind == "socket" else []
        return found

    def _answers(self) -> bool:
        with suppress(OSError), socket.socket(socket.AF_UNIX) as line:
            line.connect(str(self.folder / "run" / "socket"))
            return True
        return False


def wait_for(done: Callable[[], bool], what: str) -> None:
    """Ask `done` ten times a second; fails when it takes too long."""
    until = time.monotonic() + PATIENCE
    while not done():
        assert time.monotonic() < until, f"waited {PATIENCE} s for {what}"
        time.sleep(0.1)
