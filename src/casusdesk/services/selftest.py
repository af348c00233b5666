"""Can this program do here what it must? The parts that go missing when a program is built or installed.

Each check uses the real thing in a throw-away folder and raises when it fails; nothing of the user's own
is read or written.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

from casusdesk import paths
from casusdesk.errors import CasusdeskError

Check = Callable[[], None]


def checks() -> Iterator[tuple[str, Check]]:
    """Every check with its Dutch name, cheapest first."""
    yield "lijsten", _catalog
    yield "lettertypen", _fonts
    yield "versleutelde opslag", _store
    yield "sleutelbos", _keyring
    yield "agenda en overdrachtsbladen", _papers
    yield "PDF met wachtwoord", _password
    yield "meelees-toets", _proofreading
    yield "agenda-uitnodiging", _invitation


def _catalog() -> None:
    from casusdesk.domain.catalog import load_catalog

    load_catalog(paths.resource("catalog"))


def _fonts() -> None:
    from casusdesk.documents.fonts import unprintable

    if missing := unprintable("Ḥasan Şükrü Łucja Nguyễn Ƙaduna O’Brien-van ’t Hof"):
        raise CasusdeskError(f"De lettertypen zijn niet compleet: {' '.join(missing)}. Installeer opnieuw.")


def _store() -> None:
    """A store is written, closed, and shows nothing of what it holds."""
    from casusdesk.services.access import open_practice

    with TemporaryDirectory(prefix="casusdesk-") as name:
        folder = Path(name) / "proef"
        with open_practice(folder) as desk:
            code = desk.cases.all()[0].code.encode()
            stored = b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())
            if not desk.cases.all() or code in stored:
                raise CasusdeskError("De opslag is niet versleuteld. Gebruik dit programma hier niet.")
            if findings := desk.check():
                raise CasusdeskError(findings[0])


def _keyring() -> None:
    """The keyring's code can be loaded; whether this computer has one is for the set-up to say."""
    from casusdesk.credentials import DeviceSecrets
    from casusdesk.errors import KeyringError

    try:
        DeviceSecrets(limit_seconds=5).available()
    except KeyringError:
        return


def _papers() -> None:
    from casusdesk.services import demo, paper_files

    with TemporaryDirectory(prefix="casusdesk-") as name, demo.practice_desk() as desk:
        written = list(paper_files.write_papers(desk, demo.meeting_of(desk), Path(name)))
        if not all(path.read_bytes().startswith(b"%PDF-") for path in written):
            raise CasusdeskError("De PDF-bestanden kloppen niet. Installeer opnieuw.")


def _password() -> None:
    """A file that was locked opens with its words and not without; the words are there to choose from."""
    from pypdf import PasswordType, PdfReader

    from casusdesk.documents.page import A4, Page
    from casusdesk.documents.pdf import write_pdf
    from casusdesk.services.pdf_lock import locked, new_passphrase

    words = new_passphrase()
    data = locked(write_pdf([Page(*A4, (), "Proef")], title="Proef"), words)
    reader = PdfReader(BytesIO(data))
    if not reader.is_encrypted or reader.decrypt("") is not PasswordType.NOT_DECRYPTED:
        raise CasusdeskError("Een PDF krijgt hier geen wachtwoord. Installeer opnieuw.")
    if reader.decrypt(words) is PasswordType.NOT_DECRYPTED or len(reader.pages) != 1:
        raise CasusdeskError("Een PDF gaat hier niet open met zijn wachtwoord. Installeer opnieuw.")


def _proofreading() -> None:
    """The lists of names are there, and a name among words is found."""
    from casusdesk.domain.proofread import FindingKind, proofread
    from casusdesk.domain.proofread_names import Names

    found = proofread("Overleg met Fatima over de wieg.", Names.load(paths.resource("names")))
    if [finding.kind for finding in found] != [FindingKind.NAME]:
        raise CasusdeskError("De meelees-toets mist zijn namenlijst. Installeer opnieuw.")


def _invitation() -> None:
    """The hours of the Netherlands are there, also where the system does not bring them (Windows)."""
    from casusdesk.domain.coalition import Coalition
    from casusdesk.services.invitation import meeting_ics

    summer = Coalition().meeting_on(date(2027, 7, 8))
    if b"DTSTART:20270708T073000Z" not in meeting_ics(summer, datetime.now(UTC)):
        raise CasusdeskError("De uitnodiging heeft niet de juiste tijd. Installeer opnieuw.")
