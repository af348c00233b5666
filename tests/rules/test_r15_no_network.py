"""R15: no network socket is opened, by a whole journey on a real store; and one that is tried is refused."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

linux = pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")

WATCHED = """
import os, sys
made = []
note = lambda event, args: made.append((event, str(args[1]))) if event == "socket.__new__" else None
sys.addaudithook(note)

def inodes_of_network():
    found = set()
    for kind in ("tcp", "tcp6", "udp", "udp6", "raw", "raw6"):
        with open(f"/proc/self/net/{kind}") as lines:
            found |= {line.split()[9] for line in list(lines)[1:]}
    return found

def own_sockets():
    links = []
    for fd in os.listdir("/proc/self/fd"):
        try:
            links.append(os.readlink(f"/proc/self/fd/{fd}"))
        except OSError:
            pass
    return {link[8:-1] for link in links if link.startswith("socket:[")}

def report(where):
    maps = open("/proc/self/maps").read()
    print(where, "families", sorted({family for _, family in made}))
    print(where, "open", len(own_sockets() & inodes_of_network()))
    print(where, "network library", "Qt6Network" in maps)
"""

JOURNEY = """
from casusdesk.offline import refuse_network
refuse_network()
from casusdesk.documents.pdf import write_pdf
from casusdesk.preferences import Preferences
from casusdesk.services.access import open_practice
from casusdesk.ui.places import ENTRIES
from PySide6.QtWidgets import QApplication
made_app = QApplication([])
from casusdesk import paths
from casusdesk.app import Program
from casusdesk.services.access import Access
program = Program(made_app, Access(paths.vault_folder(), None), preferences=Preferences())
window = program.open_desk(open_practice())
window.show()
for place in range(len(ENTRIES)):
    window.show_place(place)
    made_app.processEvents()
desk = window.context.desk
agenda = desk.meetings.or_filled(desk.meetings.upcoming().held_on)
write_pdf(desk.papers.agenda_pages(agenda), title="")
report("window")
program.finish()
"""

TRIED = """
import socket
{guard}
for what in ("socket.socket()", "socket.socket(socket.AF_INET6)", "socket.getaddrinfo('localhost', 80)",
             "socket.create_connection(('127.0.0.1', 9), 0.2)"):
    try:
        eval(what)
    except PermissionError as error:
        print("refused", error)
    except OSError as error:
        print("let through", type(error).__name__)
    else:
        print("let through")
"""
GUARD = "from casusdesk.offline import refuse_network; refuse_network()"


def run(script: str, home: Path) -> str:
    done = subprocess.run(
        [sys.executable, "-c", script],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
        env={"PYTHONPATH": "src", **os.environ, "HOME": str(home), "QT_QPA_PLATFORM": "offscreen"},
    )
    assert done.returncode == 0, done.stderr[-2000:]
    return done.stdout


@linux
def test_a_walk_through_every_screen_opens_no_network_socket(home: Path) -> None:
    said = run(WATCHED + JOURNEY, home)
    assert "window open 0" in said
    assert "window network library False" in said
    families = said.split("families ")[1].splitlines()[0]
    assert not {family for family in ("AF_INET", "2", "10") if f"'{family}'" in families}


@linux
def test_a_socket_that_is_opened_is_seen(home: Path) -> None:
    """Broken on purpose, so that the test above can fail."""
    opened = "import socket\ns = socket.socket(); s.bind(('127.0.0.1', 0)); s.listen()\nreport('window')\n"
    said = run(WATCHED + opened, home)
    assert "window open 1" in said
    assert "'AddressFamily.AF_INET'" in said or "'2'" in said


def test_the_guard_refuses_every_way_out(home: Path) -> None:
    refused = run(TRIED.format(guard=GUARD), home).splitlines()
    assert refused == ["refused Casusdesk werkt zonder netwerk."] * 4


def test_without_the_guard_they_are_let_through(home: Path) -> None:
    said = run(TRIED.format(guard=""), home)
    assert "refused" not in said


@linux
def test_the_keyring_of_the_desktop_can_still_be_reached(home: Path) -> None:
    said = run(f"import socket\n{GUARD}\na, b = socket.socketpair()\na.sendall(b'x')\nprint(b.recv(1))", home)
    assert said.strip() == "b'x'"


@linux
def test_the_program_as_it_is_started_has_the_guard_on(home: Path) -> None:
    """`python -m casusdesk` closes the network before it does anything else."""
    script = (
        "import runpy, sys, socket\nsys.argv = ['casusdesk', '--version']\n"
        "try:\n    runpy.run_module('casusdesk', run_name='__main__')\nexcept SystemExit:\n    pass\n"
        "try:\n    socket.socket()\nexcept PermissionError:\n    print('closed')\n"
    )
    assert run(script, home).splitlines()[-1] == "closed"


@linux
def test_the_practice_papers_are_made_where_there_is_no_network_at_all(home: Path, tmp_path: Path) -> None:
    if subprocess.run(["unshare", "-rn", "true"], check=False, capture_output=True).returncode:
        pytest.skip("this machine lets nobody leave the network")
    done = subprocess.run(
        ["unshare", "-rn", sys.executable, "-m", "casusdesk", "demo", "--out", str(tmp_path / "uit")],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
        env={"PYTHONPATH": "src", **os.environ, "HOME": str(home)},
    )
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "uit" / "agenda.pdf").exists()
