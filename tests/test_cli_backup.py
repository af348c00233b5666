"""`casusdesk backup` and `casusdesk restore`: on an open store, a damaged one and a new computer."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from casusdesk.cli import main
from casusdesk.domain.coalition import Coalition
from casusdesk.services.access import Access
from casusdesk.services.case_files import import_cases
from casusdesk.store.keys import KdfCost

PASSPHRASE = "kleine blauwe boot vaart rustig weg"
OTHER = "groene zebra danst morgen op straat"
CHEAP = KdfCost(memory_kib=64, iterations=1, lanes=1)
Said = tuple[int, str, str]
Run = Callable[..., Said]


@pytest.fixture
def code(tmp_path: Path) -> str:
    setup = Access(tmp_path / "kluis", cost=CHEAP).prepare(PASSPHRASE)
    assert setup.confirms(*(setup.recovery_groups[index] for index in setup.asked_groups))
    with setup.finish(Coalition()) as desk:
        add(desk, tmp_path, "KT472")
    return " ".join(setup.recovery_lines)


def add(desk: object, home: Path, code: str) -> None:
    listed = home / f"{code}.csv"
    listed.write_text(f"code;uitgerekende_datum;vraag\n{code};15-04-2027;Wat nu?\n", encoding="utf-8")
    assert import_cases(desk, listed).added  # type: ignore[arg-type]


@pytest.fixture
def vault(tmp_path: Path, code: str) -> Path:
    assert code
    return tmp_path / "kluis"


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    def command(*words: object, said: tuple[str, ...] = (PASSPHRASE,)) -> Said:
        monkeypatch.setattr(sys, "stdin", io.StringIO("\n".join(said) + "\n"))
        done = main([str(word) for word in words])
        out, err = capsys.readouterr()
        return done, out, err

    return command


def cases(vault: Path, passphrase: str = PASSPHRASE) -> list[str]:
    with Access(vault, cost=CHEAP).unlock(passphrase) as desk:
        return [case.code for case in desk.cases.all()]


def newest(vault: Path) -> Path:
    return Access(vault, cost=CHEAP).backups()[0].path


def spoil(vault: Path) -> None:
    with (vault / "gen-0001" / "store.db").open("r+b") as file:
        file.seek(5000)
        file.write(b"\xff\x00\xff")


def test_a_backup_is_made_and_copied(vault: Path, run: Run, stick: Path) -> None:
    done, out, err = run("backup", "--vault", vault, "--passphrase-stdin")
    assert (done, err) == (0, "")
    assert Path(out.strip()).is_file()
    done, out, err = run("backup", "--vault", vault, "--to", stick, "--passphrase-stdin")
    assert (done, err) == (0, "")
    assert Path(out.strip()).parent == stick
    done, out, err = run("backup", "--vault", vault, "--to", stick / "weg", "--passphrase-stdin")
    assert (done, out) == (1, "")
    assert "Deze map is er niet meer" in err


def test_restoring_asks_first_and_says_what_changes(vault: Path, run: Run, tmp_path: Path) -> None:
    path = newest(vault)
    with Access(vault, cost=CHEAP).unlock(PASSPHRASE) as desk:
        add(desk, tmp_path, "BX385")
    words = ("restore", path, "--vault", vault, "--passphrase-stdin")
    done, out, err = run(*words, said=(PASSPHRASE, "nee"))
    assert (done, err) == (1, "")
    assert "1 casus, 1 minder dan nu" in out
    assert "Er is niets gewijzigd." in out
    assert len(cases(vault)) == 2
    done, out, err = run(*words, said=(PASSPHRASE, "ja"))
    assert (done, err) == (0, "")
    assert out.endswith("De reservekopie is teruggezet.\n")
    assert cases(vault) == ["KT472"]


def test_a_damaged_store_goes_on_with_it(vault: Path, run: Run) -> None:
    path = newest(vault)
    spoil(vault)
    done, out, err = run("restore", path, "--vault", vault, "--yes", "--passphrase-stdin")
    assert (done, err) == (0, "")
    assert "beschadigd" in out
    assert "Reservekopie van" in out
    assert ": 1 casus." in out
    assert cases(vault) == ["KT472"]


def test_a_new_computer_with_the_code(vault: Path, run: Run, tmp_path: Path, code: str) -> None:
    path, laptop = newest(vault), tmp_path / "laptop"
    words = ("restore", path, "--vault", laptop, "--code", "--passphrase-stdin")
    done, _, err = run(*words, said=(OTHER, "AAAA", "ja"))
    assert done == 1
    assert err
    assert not laptop.exists()
    done, _, err = run(*words, said=(OTHER, code, "ja"))
    assert (done, err) == (0, "")
    assert cases(laptop, OTHER) == ["KT472"]


def test_what_is_no_backup_is_said(vault: Path, run: Run, tmp_path: Path) -> None:
    loose = tmp_path / "lijst.tar"
    loose.write_bytes(b"geen tar")
    for path in (loose, tmp_path / "weg.tar", tmp_path):
        done, _, err = run("restore", path, "--vault", vault, "--yes", "--passphrase-stdin")
        assert done == 1
        assert "reservekopie" in err
        assert "Traceback" not in err
    assert cases(vault) == ["KT472"]
