"""Through a real print server to a real printer: what comes out, and what the server gets to know of it."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from private_cups import PRINTER, PrivateCups, why_not
from pypdf import PdfReader

AGENDA, SHEETS, IMAGE, STOPPED = 1, 2, 3, 4
"""The number the server gives each job, in the order of `at_the_printer`."""


@dataclass(frozen=True)
class Printed:
    """What the user saw, and the server with what it printed."""

    cups: PrivateCups
    seen: dict[str, Any]

    def pages(self, job: int) -> list[str]:
        """The words on each page that came out, blanks made one."""
        text = subprocess.run(
            ["pdftotext", "-layout", self.cups.paper(job), "-"], capture_output=True, text=True, check=True
        )
        return [" ".join(page.split()) for page in text.stdout.split("\f")[:-1]]


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Printed]:
    """One visit to the printer, for all tests."""
    reason = why_not()
    if reason and shutil.which("apt-get") and os.geteuid() == 0:
        pytest.fail(f"this machine can have a print server, so printing is tested. {reason}")
    if reason:
        pytest.skip(f"NOT TESTED: printing through CUPS. {reason}")
    home = tmp_path_factory.mktemp("home")
    cups = PrivateCups()
    try:
        cups.start()
        done = subprocess.run(
            [sys.executable, Path(__file__).with_name("at_the_printer.py")],
            env={
                **cups.environment,
                "HOME": str(home),
                "XDG_CONFIG_HOME": str(home),
                "XDG_RUNTIME_DIR": str(home),
            },
            capture_output=True,
            text=True,
            check=False,
            timeout=120,
        )
        assert done.returncode == 0, done.stderr[-2000:]
        cups.wait()
        yield Printed(cups, json.loads(done.stdout))
    finally:
        cups.stop()


def test_the_program_sees_the_printer(printed: Printed) -> None:
    assert printed.seen["printers"] == [PRINTER]


def test_nine_numbered_copies_come_out_of_one_job(printed: Printed) -> None:
    pages = printed.pages(AGENDA)
    assert len(pages) == 9
    for number, page in enumerate(pages, start=1):
        assert f"exemplaar {number} van 9" in page
        assert "KT472" in page
    assert "exemplaar 3 van 9" in pages[2]
    assert printed.seen["agenda"]["said"] == ["9 exemplaren genummerd 1–9. Staan in Papier (Alt+6)."]


def test_every_sheet_comes_with_its_holder(printed: Printed) -> None:
    pages = printed.pages(SHEETS)
    assert [f"exemplaar {n} van 6" in page for n, page in enumerate(pages, start=1)] == [True] * 6
    assert [code for page in pages for code in ("RM264", "PC853", "ZL496") if f"Code {code}" in page]
    assert printed.seen["sheets"]["prints"] == 3


@pytest.mark.parametrize("job", [AGENDA, SHEETS, IMAGE])
def test_every_page_is_one_a4(printed: Printed, job: int) -> None:
    for page in PdfReader(printed.cups.paper(job)).pages:
        assert (round(page.mediabox.width), round(page.mediabox.height)) == (595, 842)
        assert not page.rotation


def test_vectors_come_out_as_vectors_and_an_image_as_an_image(printed: Printed) -> None:
    for job in (AGENDA, SHEETS):
        assert all(not page.images for page in PdfReader(printed.cups.paper(job)).pages)
    pages = PdfReader(printed.cups.paper(IMAGE)).pages
    assert len(pages) == 2
    assert [len(page.images) for page in pages] == [1, 1]
    assert "".join(printed.pages(IMAGE)).strip() == ""


def test_the_server_gets_to_know_the_kind_of_paper_and_nothing_more(printed: Printed) -> None:
    jobs = printed.cups.logged()
    assert [job.number for job in jobs] == [AGENDA, SHEETS, IMAGE]
    assert [job.name for job in jobs] == ["Agenda casusoverleg", "Warme overdracht", "Warme overdracht"]
    assert [job.copies for job in jobs] == [9, 6, 2], (
        "pages; a server that made copies would count them again"
    )
    assert {job.sides for job in jobs} == {"one-sided"}
    told = b"".join(printed.cups.known_of(job) for job in (AGENDA, SHEETS, IMAGE)).lower()
    assert b"casusoverleg" in told
    for content in (b"rm264", b"kt472", b"verlosk", b"exemplaar", b"kansrijke"):
        assert content not in told


def test_a_job_that_is_stopped_half_way_leaves_no_paper_and_no_numbers(printed: Printed) -> None:
    assert printed.seen["stopped"] == {
        "said": ["Gestopt. Er is niets afgedrukt en de nummers zijn vrij."],
        "warned": [],
        "prints": 0,
    }
    assert len(list(printed.cups.out.iterdir())) == 3
    assert STOPPED not in [job.number for job in printed.cups.logged()]


def test_nothing_of_it_listens_on_a_network(printed: Printed) -> None:
    settings = (printed.cups.folder / "etc" / "cupsd.conf").read_text(encoding="utf-8")
    (listening,) = [line for line in settings.splitlines() if line.startswith(("Listen", "Port"))]
    assert listening.split()[1].startswith("/")
    inodes = set(printed.cups.sockets())
    assert inodes
    for table in ("tcp", "tcp6", "udp", "udp6"):
        lines = Path("/proc/net", table).read_text(encoding="ascii").splitlines()[1:]
        assert not inodes & {line.split()[9] for line in lines}, table
