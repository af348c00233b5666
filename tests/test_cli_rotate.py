"""casusdesk rotate: a new sheet typed back on the command line; wrong groups change nothing."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from pypdf import PdfReader

from casusdesk import cli
from casusdesk.errors import WrongPassphraseError
from casusdesk.store import vault as vaults
from casusdesk.store.keys import KdfCost

FIVE = "lantaarn draagt zeven blauwe knopen"
CHEAP = KdfCost(64, 1, 1)


class Typist(io.StringIO):
    """Types the passphrase, and then the groups that stand on the sheet, or something else."""

    def __init__(self, sheet: Path, capsys: pytest.CaptureFixture[str], *, right: bool) -> None:
        super().__init__()
        self.sheet, self.capsys, self.right = sheet, capsys, right
        self.lines = 0
        self.code: list[str] = []

    def readline(self, _size: int = -1) -> str:  # type: ignore[override]
        self.lines += 1
        if self.lines == 1:
            return FIVE + "\n"
        text = PdfReader(self.sheet).pages[0].extract_text().split("De herstelcode")[1].split("Zo gebruik")[0]
        self.code = re.findall(r"\b[0-9A-Z]{4}\b", text)
        asked = re.findall(r"groep (\d+) van", self.capsys.readouterr().out)
        return (self.code[int(asked[-1]) - 1] if self.right else "0000") + "\n"


@pytest.fixture
def made(tmp_path: Path) -> tuple[Path, str]:
    new = vaults.create_vault(tmp_path / "kluis", passphrase=FIVE, secrets=None, cost=CHEAP)
    assert all(new.confirm(group, new.recovery.groups[group]) for group in (0, 1))
    new.commit().close()
    return tmp_path / "kluis", new.recovery.text


@pytest.fixture
def run(
    made: tuple[Path, str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Callable[..., tuple[int, Typist]]:
    def rotate(sheet: Path, *, right: bool = True) -> tuple[int, Typist]:
        typist = Typist(sheet, capsys, right=right)
        monkeypatch.setattr("sys.stdin", typist)
        words = ["rotate", "--vault", str(made[0]), "--recovery-sheet", str(sheet), "--passphrase-stdin"]
        return cli.main(words), typist

    return rotate


def recovers(folder: Path, code: str) -> bool:
    try:
        vaults.recover(folder, code=code, new_passphrase=FIVE, secrets=None, cost=CHEAP).close()
    except WrongPassphraseError:
        return False
    return True


def test_the_new_code_opens_and_the_old_one_does_not(
    made: tuple[Path, str], run: Callable[..., tuple[int, Typist]], tmp_path: Path
) -> None:
    ended, typist = run(tmp_path / "blad.pdf")
    assert ended == 0
    assert not recovers(made[0], made[1])
    assert recovers(made[0], "".join(typist.code))


def test_wrong_groups_or_a_sheet_inside_the_vault_change_nothing(
    made: tuple[Path, str], run: Callable[..., tuple[int, Typist]], tmp_path: Path
) -> None:
    ended, _ = run(tmp_path / "blad.pdf", right=False)
    assert ended == 1
    assert not (tmp_path / "blad.pdf").exists()
    assert run(made[0] / "blad.pdf")[0] == 1
    assert recovers(made[0], made[1])
