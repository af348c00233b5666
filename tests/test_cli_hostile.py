"""The command line with everything that can come in wrong: input, places, names; each its own sentence."""

from __future__ import annotations

import io
import os
import resource
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from casusdesk import cli, paths
from casusdesk.cli import main
from casusdesk.domain.coalition import Coalition
from casusdesk.services.access import Access
from casusdesk.services.case_files import import_cases
from casusdesk.store.keys import KdfCost

PASSPHRASE = "kleine blauwe boot vaart rustig weg"
OTHER = "groene zebra danst morgen op straat"
CHEAP = KdfCost(memory_kib=64, iterations=1, lanes=1)
MEETING = ("--meeting", "2027-01-14")

Said = tuple[int, str, str]
Run = Callable[..., Said]


@pytest.fixture
def code(tmp_path: Path) -> str:
    """A store in `kluis` with one case; its recovery code."""
    setup = Access(tmp_path / "kluis", cost=CHEAP).prepare(PASSPHRASE)
    assert setup.confirms(*(setup.recovery_groups[index] for index in setup.asked_groups))
    with setup.finish(Coalition()) as desk:
        listed = tmp_path / "begin.csv"
        listed.write_text("code;uitgerekende_datum;vraag\nKT472;15-04-2027;Wat nu?\n", encoding="utf-8")
        import_cases(desk, listed)
    return " ".join(setup.recovery_lines)


@pytest.fixture
def vault(tmp_path: Path, code: str) -> Path:
    assert code
    return tmp_path / "kluis"


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    def carried_out(*words: object, typed: bytes = PASSPHRASE.encode() + b"\n") -> Said:
        stream = io.TextIOWrapper(io.BytesIO(typed), encoding="ascii", errors="surrogateescape")
        monkeypatch.setattr(sys, "stdin", stream)
        done = main([str(word) for word in words])
        said = capsys.readouterr()
        assert "Traceback" not in said.err
        return done, said.out, said.err

    return carried_out


@pytest.mark.parametrize("typed", ["{}\r\n", "{}", "\ufeff{}\n", "  {}  \n"])
def test_the_same_passphrase_however_it_was_saved(run: Run, vault: Path, typed: str) -> None:
    raw = typed.format(PASSPHRASE).encode()
    assert run("check", "--vault", vault, "--passphrase-stdin", typed=raw) == (0, "Alles is in orde.\n", "")


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        (b"", "is leeg"),
        (b"\n", "is leeg"),
        (b" \r\n", "is leeg"),
        (b"caf\xe9 en thee\n", "geen UTF-8"),
        (b"klein\0 blauw\n", "klopt niet"),
    ],
)
def test_every_bad_passphrase_has_its_sentence(run: Run, vault: Path, typed: bytes, says: str) -> None:
    done, out, err = run("check", "--vault", vault, "--passphrase-stdin", typed=typed)
    assert (done, out) == (1, "")
    assert says in err
    assert (vault / "tries.json").exists() == (says == "klopt niet")


def test_without_any_input(run: Run, vault: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "Geef de wachtwoordzin" in run("check", "--vault", vault)[2]
    monkeypatch.setattr(sys, "stdin", None)
    assert main(["check", "--vault", str(vault), "--passphrase-stdin"]) == 1


def test_a_character_nobody_can_type_is_refused_for_a_new_store(run: Run, tmp_path: Path) -> None:
    words = ("create", "--vault", tmp_path / "nieuw", "--recovery-sheet", tmp_path / "blad.pdf")
    done, _, err = run(*words, "--passphrase-stdin", typed=PASSPHRASE.encode() + b"\0x\n")
    assert done == 1
    assert "niet kunt typen" in err


@pytest.mark.parametrize("day", ["2027-02-30", "20270114", "2027-W02-4", "0001-01-01", "9999-12-31"])
def test_a_day_that_does_not_exist_is_named(run: Run, day: str) -> None:
    done, out, err = run("agenda", "--vault", "x", "--meeting", day, "--out", "y.pdf")
    assert (done, out) == (2, "")
    assert f"'{day}' is geen datum" in err


@pytest.mark.parametrize("command", ["agenda", "import", "check", "demo"])
def test_help_is_given_with_every_command(run: Run, command: str) -> None:
    assert run(command, "--help")[::2] == (0, "")


def test_places_that_cannot_hold_a_store(run: Run, tmp_path: Path) -> None:
    (tmp_path / "bestand").touch()
    (tmp_path / "rond").symlink_to("rond")
    for place in ("bestand", "bestand/x", "rond", "x" * 300):
        done, out, err = run("check", "--vault", tmp_path / place, "--passphrase-stdin")
        assert (done, out) == (1, "")
        assert err.startswith(("In deze map staat nog geen kluis", "Deze map kan geen kluis")), place
    for place in ("bestand/x", "x" * 250, "x" * 300):
        words = ("create", "--vault", tmp_path / place, "--recovery-sheet", tmp_path / "blad.pdf")
        done, out, err = run(*words, "--passphrase-stdin")
        assert (done, out) == (1, "")
        assert err.startswith("Deze map kan geen kluis bevatten"), place
    assert not (tmp_path / "blad.pdf").exists()


def test_a_store_behind_a_link_and_in_a_place_with_any_name(run: Run, vault: Path, tmp_path: Path) -> None:
    odd = tmp_path / "met spatie %2f ? # é 漢"
    vault.rename(odd)
    (tmp_path / "link").symlink_to(odd)
    for place in (odd, tmp_path / "link"):
        assert run("check", "--vault", place, "--passphrase-stdin")[0] == 0


def test_the_recovery_sheet_never_takes_the_place_of_another_file(run: Run, tmp_path: Path) -> None:
    sheet, new = tmp_path / "blad.pdf", tmp_path / "nieuw"
    sheet.write_bytes(b"van een andere kluis")
    words = ("create", "--vault", new, "--passphrase-stdin", "--recovery-sheet")
    done, _, err = run(*words, sheet)
    assert done == 1
    assert "Dit bestand is er al" in err
    assert sheet.read_bytes() == b"van een andere kluis"
    done, _, err = run(*words, new / "blad.pdf")
    assert done == 1
    assert "niet in de map van de kluis" in err
    done, _, err = run(*words, tmp_path / "ander.pdf", typed=PASSPHRASE.encode() + b"\nAAAA\nBBBB\n")
    assert done == 1
    assert "groepen kloppen niet" in err
    assert sorted(path.name for path in tmp_path.iterdir()) == ["blad.pdf"]


def test_recover_by_the_printed_code(run: Run, vault: Path, code: str) -> None:
    words = ("recover", "--vault", vault, "--passphrase-stdin")
    wrong = code[:-1] + ("0" if code[-1] != "0" else "1")
    done, _, err = run(*words, typed=f"{OTHER}\n{wrong}\n".encode())
    assert done == 1
    assert "van de herstelcode klopt niet" in err
    done, out, err = run(*words, typed=f"{OTHER}\n{code.lower()}\n".encode())
    assert (done, err) == (0, "")
    assert out.endswith("nieuwe wachtwoordzin.\n")
    assert run("check", "--vault", vault, "--passphrase-stdin", typed=OTHER.encode())[0] == 0
    assert "klopt niet" in run("check", "--vault", vault, "--passphrase-stdin")[2]


def test_a_damaged_store_has_its_own_sentence(run: Run, vault: Path) -> None:
    store = next(vault.rglob("store.db"))
    content = bytearray(store.read_bytes())
    content[len(content) // 2] ^= 1
    store.write_bytes(content)
    done, out, err = run("check", "--vault", vault, "--passphrase-stdin")
    assert (done, out) == (1, "")
    assert "beschadigd. Je wachtwoordzin klopt wel" in err


@pytest.mark.parametrize("name", ["map", "bestand/x.pdf", "leiding", "y" * 300 + ".pdf"])
def test_a_place_that_cannot_hold_the_agenda(run: Run, vault: Path, tmp_path: Path, name: str) -> None:
    (tmp_path / "map").mkdir()
    (tmp_path / "bestand").touch()
    os.mkfifo(tmp_path / "leiding")
    at = ("--vault", vault, *MEETING, "--passphrase-stdin")
    done, out, err = run("agenda", *at, "--out", tmp_path / name)
    assert (done, out) == (1, "")
    assert err.startswith(("Deze naam is van", "Deze plaats kan geen bestand"))
    assert (tmp_path / "leiding").is_fifo()


def test_papers_go_in_folders_of_their_own_and_replace_in_one_step(
    run: Run, vault: Path, tmp_path: Path
) -> None:
    at = ("--vault", vault, *MEETING, "--passphrase-stdin")
    paper = tmp_path / "een" / "twee" / "agenda.pdf"
    before = os.umask(0)
    try:
        assert run("agenda", *at, "--out", paper)[0] == 0
        paper.write_bytes(b"oud")
        assert run("agenda", *at, "--out", paper)[0] == 0
        assert run("handovers", *at, "--out", tmp_path / "bladen")[0] == 0
        paths.make_private_folder(tmp_path / "a" / "b")
    finally:
        os.umask(before)
    assert paper.read_bytes().startswith(b"%PDF-")
    assert [path.name for path in paper.parent.iterdir()] == ["agenda.pdf"]
    for path in (paper, paper.parent, paper.parent.parent, tmp_path / "bladen", tmp_path / "a"):
        assert path.stat().st_mode & 0o077 == 0, path


def test_handovers_of_an_empty_agenda_are_said_to_be_none(run: Run, vault: Path, tmp_path: Path) -> None:
    with Access(vault).unlock(PASSPHRASE) as desk:
        desk.cases.delete("KT472")
    at = ("--vault", vault, *MEETING, "--passphrase-stdin")
    for name in ("map", "alle.pdf"):
        done, out, err = run("handovers", *at, "--out", tmp_path / name)
        assert (done, out) == (1, "")
        assert "geen overdrachtsblad" in err
        assert not (tmp_path / name).exists()


def test_ctrl_c_is_no_traceback(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(_options: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(cli, "_selftest", interrupted)
    assert run("selftest") == (1, "", "Gestopt. Er is niets half bewaard.\n")


def test_no_core_dump_while_a_store_is_open(run: Run, vault: Path) -> None:
    assert run("check", "--vault", vault, "--passphrase-stdin")[0] == 0
    assert max(resource.getrlimit(resource.RLIMIT_CORE)) <= 1  # core(5): 1 also refuses a pipe


def test_no_socket_but_to_this_computer(tmp_path: Path) -> None:
    script = (
        "import sys, socket\n"
        "def watch(event, args):\n"
        "    if event == 'socket.__new__' and args[1] != socket.AF_UNIX: raise SystemExit('socket')\n"
        "    if event in ('socket.connect', 'socket.getaddrinfo') and isinstance(args[1], tuple):\n"
        "        raise SystemExit('network')\n"
        "sys.addaudithook(watch)\n"
        "from casusdesk.cli import main\n"
        f"sys.exit(main(['demo', '--out', {str(tmp_path / 'uit')!r}]))"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.slow
def test_a_store_that_is_open_elsewhere_is_said_and_a_killed_import_is_not_half(
    run: Run, vault: Path, tmp_path: Path
) -> None:
    cases = tmp_path / "lijst.csv"
    rows = "\n".join(f"15-04-2027;vraag {number}" for number in range(2000))
    cases.write_text(f"uitgerekende_datum;vraag\n{rows}\n", encoding="utf-8")
    with Access(vault).unlock(PASSPHRASE):
        done, _, err = run("import", cases, "--vault", vault, "--passphrase-stdin")
        assert done == 1
        assert "al open" in err
    words = [sys.executable, "-m", "casusdesk", "import", str(cases), "--vault", str(vault)]
    killed = 0
    for tenths in range(6, 16):
        with subprocess.Popen([*words, "--passphrase-stdin"], stdin=subprocess.PIPE) as process:
            assert process.stdin is not None
            process.stdin.write(PASSPHRASE.encode() + b"\n")
            process.stdin.close()
            try:
                process.wait(timeout=tenths / 10)
            except subprocess.TimeoutExpired:
                process.send_signal(signal.SIGKILL)
                killed += 1
        with Access(vault).unlock(PASSPHRASE) as desk:
            assert len(desk.cases.all()) in (1, 2001)
            assert desk.check() == []
    assert killed
