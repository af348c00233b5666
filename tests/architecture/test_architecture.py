"""The house stays as it was drawn: who imports whom, how long a module is, what loads at the start.

The import contracts stand in `pyproject.toml`; here each is broken on purpose in a copy, to see it bite.
"""

from __future__ import annotations

import ast
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).parents[2]
SOURCE = REPOSITORY / "src" / "casusdesk"
MODULES = sorted(SOURCE.rglob("*.py"))
HEAVY = {"sqlmodel", "sqlalchemy", "reportlab", "keyring", "pydantic", "pypdf", "cryptography"}
MOST_LINES = 300


def lint_imports(root: Path) -> subprocess.CompletedProcess[str]:
    """Check the contracts on the copy of the project in `root`."""
    linter = Path(sys.executable).with_name("lint-imports" + (".exe" if os.name == "nt" else ""))
    return subprocess.run(
        [linter, "--no-logo", "--no-cache", "--config", root / "pyproject.toml"],
        cwd=root,
        env={**os.environ, "PYTHONPATH": str(root / "src"), "COLUMNS": "200"},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """A copy of the project that may be spoiled."""
    shutil.copytree(SOURCE, tmp_path / "src" / "casusdesk", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(REPOSITORY / "pyproject.toml", tmp_path)
    return tmp_path


def test_the_house_as_it_is_keeps_every_contract(house: Path) -> None:
    """Without this the tests below would also pass on a linter that cannot run."""
    run = lint_imports(house)
    assert run.returncode == 0, run.stdout + run.stderr
    assert "0 broken" in run.stdout


@pytest.mark.parametrize(
    ("place", "line", "contract"),
    [
        ("ui/planted.py", "import casusdesk.store", "ui reaches the store"),
        ("ui/planted.py", "import casusdesk.documents.pdf", "ui reaches the store"),
        ("ui/planted.py", "def late():\n    import sqlmodel", "ui reaches the store"),
        ("ui/planted.py", "import casusdesk.cli", "The layers of the house"),
        ("domain/planted.py", "import PySide6.QtCore", "domain is the standard library"),
        ("domain/planted.py", "import casusdesk.store", "The layers of the house"),
        ("documents/planted.py", "import casusdesk.store", "documents knows neither"),
        ("store/planted.py", "import sqlite3", "store knows neither Qt"),
        ("store/planted.py", "import casusdesk.documents", "The layers of the house"),
        ("services/planted.py", "import PySide6.QtCore", "services runs without Qt"),
        ("services/planted.py", "import keyring", "only credentials imports keyring"),
        ("errors.py", "import casusdesk.domain", "The layers of the house"),
        ("planted.py", "", "The layers of the house"),
    ],
    ids=lambda value: value.replace("\n", " "),
)
def test_a_planted_import_is_found(house: Path, place: str, line: str, contract: str) -> None:
    if line == "import casusdesk.documents.pdf":
        (house / "src" / "casusdesk" / "documents" / "pdf.py").touch()
    with (house / "src" / "casusdesk" / place).open("a", encoding="utf-8") as module:
        module.write(f"\n{line}\n")
    run = lint_imports(house)
    assert run.returncode == 1, run.stdout + run.stderr
    broken = [row for row in run.stdout.splitlines() if " BROKEN" in row]
    assert any(row.startswith(contract) for row in broken), run.stdout


def test_the_page_is_the_one_thing_of_documents_that_ui_may_use(house: Path) -> None:
    (house / "src" / "casusdesk" / "ui" / "planted.py").write_text("import casusdesk.documents.page\n")
    assert lint_imports(house).returncode == 0


def test_domain_imports_only_the_standard_library_and_the_ground_floor() -> None:
    """The contract names packages; this holds for every package there is."""
    allowed = set(sys.stdlib_module_names) - {"sqlite3"}
    floor = {"casusdesk.domain", "casusdesk.errors", "casusdesk.paths"}
    strange = [
        f"{module.name}: {name}"
        for module in sorted((SOURCE / "domain").rglob("*.py"))
        for name in imported(module)
        if name.split(".")[0] not in allowed and ".".join(name.split(".")[:2]) not in floor
    ]
    assert strange == []


def imported(module: Path) -> list[str]:
    """The full names of all modules that `module` imports, at its top or later."""
    names: list[str] = []
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            names += [f"{node.module}.{alias.name}" for alias in node.names]
    return names


def test_no_module_is_longer_than_a_person_reads() -> None:
    lengths = {str(m.relative_to(SOURCE)): len(m.read_text(encoding="utf-8").splitlines()) for m in MODULES}
    assert {name: length for name, length in lengths.items() if length > MOST_LINES} == {}


def test_every_module_says_why_it_exists() -> None:
    silent = [
        m.relative_to(SOURCE) for m in MODULES if not ast.get_docstring(ast.parse(m.read_text("utf-8")))
    ]
    assert silent == []


@pytest.mark.parametrize(
    ("module", "unwanted"),
    [("casusdesk.cli", HEAVY | {"PySide6"}), ("casusdesk.app", HEAVY)],
    ids=["cli", "app"],
)
def test_nothing_heavy_is_loaded_before_it_is_needed(module: str, unwanted: set[str]) -> None:
    """The unlock window comes first (platform.md "Start-up")."""
    found = subprocess.run(
        [sys.executable, "-c", f"import {module}, sys, json; print(json.dumps(sorted(sys.modules)))"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert unwanted & {name.split(".")[0] for name in json.loads(found.stdout)} == set()
