"""The command line: the window, the demo, and the same use cases for administrators and tests.

Exit codes: 0 done, 1 an expected problem (one Dutch sentence on standard error), 2 wrong usage. The
passphrase comes by standard input or is typed unseen; never as an argument, which others could read.
"""

from __future__ import annotations

import argparse
import builtins
import io
import re
import sys
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from types import ModuleType
from typing import Final, NoReturn

from casusdesk import __version__, cli_store, logs, paths
from casusdesk.cli_input import DONE, PROBLEM, USAGE
from casusdesk.errors import CasusdeskError

_WRONG: Final = "Deze opdracht klopt niet. Typ: casusdesk --help"
_STOPPED: Final = "Gestopt. Er is niets half bewaard."
_BUG: Final = (
    "Er ging iets mis in Casusdesk zelf. Er is niets half bewaard. Probeer het opnieuw; blijft het "
    "misgaan, stuur dan het logboek naar je beheerder: er staat geen casus in."
)


class _UsageError(Exception):
    """The words of the command are off; with a sentence where more can be said."""


class _Parser(argparse.ArgumentParser):
    """An argument parser that leaves speaking to us, in Dutch."""

    def error(self, message: str) -> NoReturn:  # noqa: ARG002 - English, and argparse's own name
        raise _UsageError


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    words = list(sys.argv[1:] if argv is None else argv)
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")  # a path this console has no letters for
    if "--help" in words or "-h" in words:
        print(paths.resource("texts", "opdrachten.txt").read_text(encoding="utf-8"), end="")
        return DONE
    try:
        options = _parser().parse_args(words)
    except _UsageError as error:
        return _wrong(str(error) or _WRONG)
    if options.version:
        print(f"casusdesk {__version__}")
        return DONE
    return _carried_out(options)


def _carried_out(options: argparse.Namespace) -> int:
    run: Callable[[argparse.Namespace], int] = options.run
    undo = logs.install_hooks()  # no traceback with values, no core dump with the key
    try:
        return run(options)
    except CasusdeskError as error:
        print(error, *(f"- {way}" for way in getattr(error, "ways_out", ())), sep="\n", file=sys.stderr)
    except KeyboardInterrupt:
        print(_STOPPED, file=sys.stderr)
    except BrokenPipeError:
        pass
    except Exception as bug:  # noqa: BLE001 - a bug is logged without content, never shown as a traceback
        logs.start_log()
        logs.log_exception(bug, "cli")
        print(_BUG, file=sys.stderr)
    finally:
        undo()
    return PROBLEM


def _parser() -> _Parser:
    parser = _Parser(prog="casusdesk", add_help=False, allow_abbrev=False)
    parser.add_argument("--version", action="store_true")
    parser.set_defaults(run=_window)
    commands = parser.add_subparsers(parser_class=_Parser)

    def command(name: str, run: Callable[[argparse.Namespace], int], *, vault: bool) -> _Parser:
        added = commands.add_parser(name, add_help=False, allow_abbrev=False)
        added.set_defaults(run=run)
        if vault:
            added.add_argument("--vault", type=Path, required=True)
            added.add_argument("--passphrase-stdin", action="store_true")
        return added

    demo = command("demo", _demo, vault=False)
    demo.add_argument("--out", type=Path)
    demo.add_argument("--cases", type=Path)
    demo.add_argument("--meeting", type=_day)
    demo.add_argument("--next", type=_day, dest="next_meeting")
    for name, run in (("agenda", _agenda), ("handovers", _handovers)):
        paper = command(name, run, vault=True)
        paper.add_argument("--meeting", type=_day, required=True)
        paper.add_argument("--out", type=Path, required=True)
        paper.add_argument("--password", action="store_true")
    command("import", _import, vault=True).add_argument("file", type=Path)
    cli_store.add_commands(command)
    command("selftest", _selftest, vault=False)
    return parser


def _day(text: str) -> date:
    try:
        if not re.fullmatch(r"20\d\d-\d\d-\d\d", text):
            raise ValueError
        return date.fromisoformat(text)
    except ValueError:
        sentence = f"'{text}' is geen datum. Schrijf jaar-maand-dag, bijvoorbeeld 2027-01-14."
        raise _UsageError(f"Deze opdracht klopt niet: {sentence}") from None


def _program() -> ModuleType:
    """The window's module. Qt may not keep `import`: reading sources fails while a worker imports too."""
    plain = builtins.__import__
    from casusdesk import app

    builtins.__import__ = plain
    return app


def _window(_options: argparse.Namespace) -> int:
    return int(_program().run())


def _demo(options: argparse.Namespace) -> int:
    from casusdesk.services import demo, paper_files

    own = options.cases is not None
    if own != (options.meeting is not None) or own != (options.next_meeting is not None):
        return _wrong("Geef --cases, --meeting en --next samen, of geen van drie.")
    if own and options.next_meeting <= options.meeting:
        return _wrong("Het volgende overleg (--next) komt na het overleg (--meeting).")
    if options.out is None and not own and demo.has_display():
        return int(_program().run_practice())
    out = options.out or Path.cwd() / "casusdesk-oefening"
    if not own:
        desk = demo.practice_desk()
        report = None
    else:
        desk, report = demo.desk_of(options.cases, options.meeting, options.next_meeting)
    with desk:
        meeting = demo.meeting_of(desk)
        for path in paper_files.write_papers(desk, meeting, out):
            print(path)
    return _said(report) if report is not None else DONE


def _agenda(options: argparse.Namespace) -> int:
    from casusdesk.services.paper_files import write_agenda

    words = _pdf_password(options)
    with cli_store.opened(options) as desk:
        write_agenda(desk, desk.meetings.or_filled(options.meeting), options.out, passphrase=words)
    print(options.out)
    return _told(words)


def _handovers(options: argparse.Namespace) -> int:
    from casusdesk.services import paper_files

    words = _pdf_password(options)
    with cli_store.opened(options) as desk:
        meeting = desk.meetings.or_filled(options.meeting)
        if options.out.suffix.lower() == ".pdf":
            paper_files.write_all_handovers(desk, meeting, options.out, passphrase=words)
            print(options.out)
        else:
            for path in paper_files.write_handovers(desk, meeting, options.out, passphrase=words):
                print(path)
    return _told(words)


def _pdf_password(options: argparse.Namespace) -> str:
    """Five new words with --password (domain R17), else nothing."""
    from casusdesk.services.pdf_lock import new_passphrase

    return new_passphrase() if options.password else ""


def _told(words: str) -> int:
    if words:
        print(f"Wachtwoord, alleen nu te zien: {words}")
    return DONE


def _import(options: argparse.Namespace) -> int:
    from casusdesk.services.case_files import import_cases

    with cli_store.opened(options) as desk:
        return _said(import_cases(desk, options.file))


def _said(report: object) -> int:
    """Print what an import did; problems go to standard error and make it an expected problem."""
    from casusdesk.domain.wording import counted
    from casusdesk.services.case_files import ImportReport

    assert isinstance(report, ImportReport)
    print(f"{counted(len(report.added), 'casus', 'casussen')} toegevoegd.")
    if report.doubles:
        lines = ", ".join(str(line) for line in report.doubles)
        print(f"{counted(len(report.doubles), 'regel stond', 'regels stonden')} er al: {lines}.")
    for problem in report.problems:
        print(problem, file=sys.stderr)
    for sentence in report.overlong:
        print(sentence, file=sys.stderr)
    return PROBLEM if report.problems else DONE


def _selftest(_options: argparse.Namespace) -> int:
    from casusdesk.services.selftest import checks

    for name, check in (*checks(), ("venster", _program().selftest_window)):
        check()
        print(f"{name}: in orde")
    return DONE


def _wrong(sentence: str) -> int:
    print(sentence, file=sys.stderr)
    return USAGE
