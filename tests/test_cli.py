"""The command line as an administrator uses it: real stores, real files, exit codes, Dutch sentences."""

from __future__ import annotations

import io
import os
import re
import subprocess
import sys
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from pypdf import PdfReader

from casusdesk import __version__
from casusdesk.cli import main
from casusdesk.domain.case_row import COLUMNS

PASSPHRASE = "kleine blauwe boot vaart rustig weg"
HEADER = ";".join(COLUMNS)
MEETING = ["--meeting", "2027-01-14"]

Run = Callable[..., int]


def question(number: int, length: int) -> str:
    """A question of exactly `length` characters, its own for each number."""
    words = f"Vraag {number}: wat is hier nodig om moeder en kind samen een kansrijke start te geven "
    return ((words * 3)[: length - 1]).rstrip().ljust(length - 1, "n") + "?"


def case_list(path: Path, count: int, length: int) -> Path:
    """A list such as a project leader keeps in Excel, spread over pregnancy and the first two years."""
    rows = [HEADER]
    for i in range(count):
        born = i % 5 == 4
        due = date(2027, 1, 14) + timedelta(days=7 * (i % 26) + 9)
        birth = date(2027, 1, 14) - timedelta(days=11 + 23 * i)
        rows.append(
            ";".join(
                (
                    "",
                    "" if born else f"{due:%d-%m-%Y}",
                    f"{birth:%d-%m-%Y}" if born else "",
                    ("ja", "nee", "")[i % 3],
                    str(18 + i % 20),
                    ("Mind2Care", "wijkcoach", "JGZ")[i % 3],
                    ("verloskundige", "jeugdverpleegkundige", "wijkcoach")[i % 3],
                    "",
                    ("nieuw", "vervolg")[i % 2],
                    question(i, length),
                    "zus helpt, komt trouw op controle",
                    ("W!,F,P", "H,Z", "T,N,W")[i % 3],
                    ("VK,JV,WC", "VK,KZ,JMW,HA")[i % 2],
                    ("verlengde kraamzorg", "samen de woning rond krijgen")[i % 2],
                    ("VK", "wijkcoach", "te bepalen")[i % 3],
                    ("op naam", "alleen anoniem", "nog niet gevraagd")[i % 3],
                )
            )
        )
    path.write_text("\r\n".join(rows), encoding="cp1252")
    return path


@pytest.fixture
def typed(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    return lambda text: monkeypatch.setattr(sys, "stdin", io.StringIO(text))


@pytest.fixture
def vault(tmp_path: Path) -> Path:
    """A store made through the command line, its recovery sheet read from the PDF and typed back."""
    folder, sheet = tmp_path / "kluis", tmp_path / "herstelblad.pdf"
    words = ["create", "--vault", str(folder), "--recovery-sheet", str(sheet), "--passphrase-stdin"]
    with subprocess.Popen(
        [sys.executable, "-m", "casusdesk", *words],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write(PASSPHRASE + "\n")
        process.stdin.flush()
        process.stdout.readline()  # the sheet is there now
        sheet_text = PdfReader(sheet).pages[0].extract_text()
        code = sheet_text.split("De herstelcode")[1].split("Zo gebruik")[0]
        groups = re.findall(r"\b[0-9A-Z]{4}\b", code)
        for _ in range(2):
            prompt = ""
            while not (asked := re.search(r"groep (\d+) van het blad over: $", prompt)):
                prompt += process.stdout.read(1)
            process.stdin.write(groups[int(asked[1]) - 1] + "\n")
            process.stdin.flush()
        assert process.wait(timeout=60) == 0
    return folder


def test_version_and_help(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--version"]) == 0
    assert capsys.readouterr().out == f"casusdesk {__version__}\n"
    assert main(["demo", "--help"]) == 0
    assert "casusoverleg" in capsys.readouterr().out


@pytest.mark.parametrize(
    "words",
    [
        ["onzin"],
        ["agenda"],
        ["agenda", "--vault", "x", "--meeting", "14-01-2027", "--out", "y"],
        ["import", "--vault", "x"],
        ["agenda", "--vault", "x", *MEETING, "--out", "y", "--passphrase", "geheim"],
        ["demo", "--cases", "x.csv"],
        ["demo", "--cases", "x.csv", "--meeting", "2027-02-11", "--next", "2027-01-14"],
    ],
)
def test_wrong_usage_is_exit_code_2_in_dutch(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(words) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert re.match(r"(Deze opdracht|Geef|Het volgende)", said.err)


def test_demo_writes_one_page_papers_and_says_where(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["demo", "--out", str(tmp_path / "uit")]) == 0
    paths = [Path(line) for line in capsys.readouterr().out.splitlines()]
    assert paths[0].name == "agenda.pdf"
    assert paths[-1].name == "handovers.pdf"
    assert len(paths) > 3
    singles = [len(PdfReader(path).pages) for path in paths[:-1]]
    assert singles == [1] * len(singles)
    assert len(PdfReader(paths[-1]).pages) == len(paths) - 2
    assert not any(re.search(r"[A-Z]{2}\d{3}", path.name) for path in paths)
    everything = "".join(p.extract_text() for path in paths for p in PdfReader(path).pages)
    assert "BX385" in everything
    assert "HW729" not in everything


def test_demo_without_a_display_writes_beside_the_user(tmp_path: Path) -> None:
    environment = {k: v for k, v in os.environ.items() if k not in ("DISPLAY", "WAYLAND_DISPLAY")}
    done = subprocess.run(
        [sys.executable, "-m", "casusdesk", "demo"],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert (tmp_path / "casusdesk-oefening" / "agenda.pdf").is_file()


def test_demo_with_twenty_cases_of_ninety_characters_fits(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    cases = case_list(tmp_path / "lijst.csv", 20, 90)
    out = tmp_path / "uit"
    words = ["demo", "--cases", str(cases), *MEETING, "--next", "2027-02-11", "--out", str(out)]
    assert main(words) == 0
    assert capsys.readouterr().err == ""
    pages = PdfReader(out / "agenda.pdf").pages
    assert len(pages) == 1
    assert len(PdfReader(out / "handovers.pdf").pages) == 20
    text = re.sub(r"[\s\u00ad-]+", "", pages[0].extract_text())
    for number in range(20):
        assert re.sub(r"[\s-]+", "", question(number, 90)) in text


@pytest.mark.parametrize("length", [100, 120])
def test_demo_with_forty_long_cases_is_refused_and_leaves_no_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], length: int
) -> None:
    cases = case_list(tmp_path / "lijst.csv", 40, length)
    out = tmp_path / "uit"
    words = ["demo", "--cases", str(cases), *MEETING, "--next", "2027-02-11", "--out", str(out)]
    assert main(words) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert "past niet op één pagina" in said.err
    assert re.search(r"\d+ regels? te veel", said.err)
    assert re.search(r"^- \w+ doorschuiven – scheelt \d+ regels$", said.err, re.MULTILINE)
    assert "- Op twee pagina’s afdrukken" in said.err or "scheelt" in said.err
    assert not out.exists()


def test_demo_with_a_question_over_the_limit_names_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    cases = tmp_path / "lijst.csv"
    cases.write_text(
        f"code;uitgerekende_datum;vraag\nKT472;15-04-2027;{question(1, 134)}\n", encoding="utf-8"
    )
    words = ["demo", "--cases", str(cases), *MEETING, "--next", "2027-02-11", "--out", str(tmp_path / "uit")]
    assert main(words) == 1
    said = capsys.readouterr().err
    assert "KT472" in said
    assert "14 tekens" in said
    assert not (tmp_path / "uit").exists()


def test_demo_names_bad_rows_and_prints_the_good_ones(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    cases = tmp_path / "lijst.csv"
    rows = "code;uitgerekende_datum;vraag\nKT472;15-04-2027;Wat nu?\n;32-04-2027;x\n"
    cases.write_text(rows, encoding="utf-8")
    words = ["demo", "--cases", str(cases), *MEETING, "--next", "2027-02-11", "--out", str(tmp_path / "uit")]
    assert main(words) == 1
    assert capsys.readouterr().err.startswith("Regel 3, kolom uitgerekende_datum: ")
    assert "KT472" in PdfReader(tmp_path / "uit" / "agenda.pdf").pages[0].extract_text()


@pytest.mark.slow
def test_from_an_empty_folder_to_paper(
    vault: Path, tmp_path: Path, typed: Callable[[str], None], capsys: pytest.CaptureFixture[str]
) -> None:
    cases = case_list(tmp_path / "lijst.csv", 14, 80)
    at = ["--vault", str(vault), "--passphrase-stdin"]

    def run(*words: str) -> tuple[int, str, str]:
        typed(PASSPHRASE + "\n")
        code = main([*words, *at])
        said = capsys.readouterr()
        return code, said.out, said.err

    assert run("import", str(cases)) == (0, "14 casussen toegevoegd.\n", "")
    code, out, _ = run("import", str(cases))
    assert code == 0
    assert out.startswith("0 casussen toegevoegd.\n14 regels stonden er al: 2, 3, 4")
    agenda = tmp_path / "agenda.pdf"
    assert run("agenda", *MEETING, "--out", str(agenda))[0] == 0
    assert len(PdfReader(agenda).pages) == 1
    assert agenda.stat().st_mode & 0o077 == 0
    assert run("handovers", *MEETING, "--out", str(tmp_path / "bladen"))[0] == 0
    assert len(list((tmp_path / "bladen").glob("handover-*.pdf"))) == 14
    assert run("handovers", *MEETING, "--out", str(tmp_path / "alle.pdf"))[0] == 0
    words = _password(run("agenda", *MEETING, "--out", str(agenda), "--password")[1])
    opened = PdfReader(agenda, password=words)
    assert opened.is_encrypted
    assert "Agenda casusoverleg" in opened.pages[0].extract_text()
    words = _password(run("handovers", *MEETING, "--out", str(tmp_path / "bladen"), "--password")[1])
    assert PdfReader(tmp_path / "bladen" / "handover-14.pdf", password=words).is_encrypted
    assert run("check") == (0, "Alles is in orde.\n", "")
    stored = next(vault.rglob("store.db")).read_bytes()
    assert b"kansrijke" not in stored
    assert not stored.startswith(b"SQLite format 3")

    typed("verkeerde wachtwoordzin met veel woorden\n")
    assert main(["check", *at]) == 1
    assert "klopt niet" in capsys.readouterr().err


def _password(said: str) -> str:
    """The five words at the end of what was printed."""
    words = said.splitlines()[-1].removeprefix("Wachtwoord, alleen nu te zien: ")
    assert len(words.split()) == 5
    return words


def test_a_folder_without_a_store_says_so(
    tmp_path: Path, typed: Callable[[str], None], capsys: pytest.CaptureFixture[str]
) -> None:
    typed("iets\n")
    assert main(["check", "--vault", str(tmp_path), "--passphrase-stdin"]) == 1
    assert "nog geen kluis" in capsys.readouterr().err


def test_qt_does_not_keep_the_import_statement() -> None:
    """It would read every module's source, and fail while another thread is halfway through an import."""
    code = (
        "import builtins; plain = builtins.__import__\n"
        "from casusdesk.cli import _program\n"
        "_program()\n"
        "import PySide6.QtPrintSupport, PySide6.QtSvg, casusdesk.ui.main_window\n"
        "assert builtins.__import__ is plain"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
