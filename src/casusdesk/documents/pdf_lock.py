"""A password on a finished PDF: AES-256, revision 6, for ReportLab's own lock is RC4 (vault.md, Traces).

The pages are those of the file that comes in, untouched; only the key, its salts and the identifier differ
from one time to the next. The identifier stays readable and is a digest of the words in the file that comes
in, with which a guess at them could be checked: so it is a new one. Nothing is written to disk here.
"""

from __future__ import annotations

from io import BytesIO
from typing import Final

from pypdf import PdfReader, PdfWriter
from pypdf.generic import DictionaryObject, NameObject, NumberObject

_ALGORITHM: Final = "AES-256"
"""pypdf's name for revision 6; its "AES-256-R5" is the withdrawn one of before the standard."""


def lock_pdf(data: bytes, *, passphrase: str, owner: str) -> bytes:
    """`data`, that opens with `passphrase` only; text in it can be copied and printed as before.

    `owner` is the second password the format asks for, which opens it too: a random one that nobody keeps.
    Raises ValueError when either is empty, for such a file opens without a question.
    """
    if not passphrase or not owner:
        raise ValueError("a lock needs a passphrase")
    reader = PdfReader(BytesIO(data))
    reader.trailer.pop("/ID", None)
    writer = PdfWriter(clone_from=reader)
    writer.pdf_header = "%PDF-1.7"
    writer.root_object[NameObject("/Extensions")] = _revision_6()
    writer.encrypt(passphrase, owner, algorithm=_ALGORITHM)
    locked = BytesIO()
    writer.write(locked)
    return locked.getvalue()


def _revision_6() -> DictionaryObject:
    """How a file of version 1.7 says that it is locked as one of 2.0; older readers know it by this."""
    level = {NameObject("/BaseVersion"): NameObject("/1.7"), NameObject("/ExtensionLevel"): NumberObject(8)}
    return DictionaryObject({NameObject("/ADBE"): DictionaryObject(level)})
