"""The runner itself: a row that fails, crashes, hangs or cannot be loaded turns the table red."""

from __future__ import annotations

import importlib.util
import subprocess
import sys
from pathlib import Path

import pytest

RUN = Path(__file__).with_name("run.py")
_ROW = """
import os, time
from rows import Outcome, Row, Scale

def run(scale):
    {body}

class Short(Row):
    def limit(self, quick):
        return 1.0

ROW = Short("naam {what}", "doel {what}", run)
"""
_BODIES = {
    "goed": "return Outcome('gehaald', True, ('controle gezien',))",
    "te_weinig": "return Outcome('9 van 10', False)",
    "breekt": "raise RuntimeError('stuk')",
    "sterft": "os.kill(os.getpid(), 9)",
    "hangt": "time.sleep(60)",
}
_SAID = {
    "te_weinig": "9 van 10",
    "breekt": "RuntimeError: stuk",
    "sterft": "afgebroken (-9)",
    "hangt": "niet klaar in 1 s",
}


def table(folder: Path, *words: str) -> tuple[int, str]:
    """Run the runner on the rows in `folder`; its exit code and its table, on one line."""
    command = [sys.executable, str(RUN), "--rows", str(folder), *words]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=100)
    return done.returncode, " ".join((done.stdout + done.stderr).split())


@pytest.fixture
def rows(tmp_path: Path) -> Path:
    """A folder with a row of each kind."""
    for what, body in _BODIES.items():
        (tmp_path / f"row_{what}.py").write_text(_ROW.format(what=what, body=body), encoding="utf-8")
    (tmp_path / "row_laadt_niet.py").write_text("import niet_te_vinden\n", encoding="utf-8")
    return tmp_path


def test_all_reached_is_zero_and_a_report(rows: Path) -> None:
    report = rows / "verslag" / "tabel.md"
    code, said = table(rows, "--quick", "--only", "goed", "--report", str(report))
    assert code == 0
    assert "naam goed doel goed gehaald bereikt controle gezien" in said
    written = report.read_text(encoding="utf-8")
    assert "| naam goed | doel goed | gehaald | **bereikt** |" in written
    assert "- controle gezien" in written
    assert all(word in written for word in ("commit ", "Python ", "SQLCipher ", "Qt ", " kernen"))
    assert str(rows) not in written


def test_one_that_is_not_reached_turns_it_red(rows: Path) -> None:
    code, said = table(rows, "--quick")
    assert code == 1
    assert said.endswith("1 van 6 rijen bereikt") or "1 van 6 rijen bereikt" in said
    for what, why in _SAID.items():
        assert f"naam {what} doel {what}" in said
        assert why in said
    assert "niet_te_vinden" in said


def test_a_row_that_is_not_there(rows: Path) -> None:
    assert table(rows, "--only", "verzonnen")[0] == 2
    assert table(rows / "leeg")[0] == 2


def test_every_mutant_still_fits_the_source() -> None:
    """Cheap, and at once: that its test turns red is what the row measures."""
    spec = importlib.util.spec_from_file_location("mutants", RUN.with_name("mutants.py"))
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    package = RUN.parents[2] / "src" / "casusdesk"
    for mutant in module.MUTANTS:
        source = (package / mutant.file).read_text(encoding="utf-8")
        assert source.count(mutant.old) == 1, f"{mutant.name}: {mutant.old!r} in {mutant.file}"
