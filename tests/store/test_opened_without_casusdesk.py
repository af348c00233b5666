"""The recipe of docs/bestanden.md: with the printed code a store opens without a line of ours."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import apsw
import pytest

ROOT = Path(__file__).parents[2]
GOLDEN = ROOT / "tests" / "golden" / "vault_schema_3"
SCRIPT = ROOT / "docs" / "openen_zonder_casusdesk.py"
CODE = re.search(r"`((?:[0-9A-Z]{4}-){7}[0-9A-Z]{4})`", (GOLDEN / "README.md").read_text("utf-8"))


def key_line(code: str, key_file: Path) -> subprocess.CompletedProcess[str]:
    """What the script says; nobody is at a terminal, so the code comes by standard input."""
    words = [sys.executable, "-I", str(SCRIPT), str(key_file)]
    return subprocess.run(words, input=f"{code}\n", capture_output=True, text=True, check=False)


@pytest.fixture
def code() -> str:
    assert CODE is not None
    return CODE[1]


def test_with_the_code_a_foreign_program_reads_every_case(code: str, tmp_path: Path) -> None:
    said = key_line(code.lower().replace("-", " "), GOLDEN / "vault.json")
    line = re.search(r"PRAGMA key = \"(x'[0-9a-f]{96}')\";", said.stdout)
    assert line is not None, said.stderr
    store = Path(shutil.copy(GOLDEN / "gen-0001" / "store.db", tmp_path / "store.db"))
    reader = apsw.Connection(str(store), flags=apsw.SQLITE_OPEN_READONLY)
    reader.execute("PRAGMA cipher = 'sqlcipher'")
    reader.execute("PRAGMA legacy = 4")
    reader.execute(f'PRAGMA key = "{line[1]}"')
    codes = [row[0] for row in reader.execute("SELECT code FROM cases ORDER BY code")]
    reader.close()
    assert codes == ["BX385", "FV582", "HW729", "KT472", "ND638", "PC853", "RM264", "ZL496"]


def test_another_code_opens_nothing(code: str) -> None:
    other = key_line(("Z" if code[0] != "Z" else "Y") + code[1:], GOLDEN / "vault.json")
    assert other.returncode != 0
    assert "PRAGMA key" not in other.stdout


def test_the_script_needs_nothing_of_ours() -> None:
    assert "casusdesk" not in {
        word.split(".")[0]
        for line in SCRIPT.read_text("utf-8").splitlines()
        if line.startswith(("import ", "from "))
        for word in line.split()[1:2]
    }
