"""The packed file: every object as ReportLab wrote it, the same bytes each time, and smaller."""

from __future__ import annotations

from io import BytesIO

import pytest
from every_document import every_document
from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject, StreamObject

from casusdesk.documents import pdf
from casusdesk.documents.pdf_pack import pack

NAME = "agenda two pages"


@pytest.fixture(scope="module")
def plain() -> bytes:
    """As ReportLab wrote it."""
    pages = every_document()[NAME]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pdf, "pack", lambda data: data)
        return pdf.write_pdf(pages, title=pages[0].title)


def objects(data: bytes) -> list[object]:
    reader = PdfReader(BytesIO(data))
    count = int(reader.trailer["/Size"])
    found = [reader.get_object(number) for number in range(1, count)]
    return [item for item in found if not _is_wrapping(item)]


def plainly(item: object) -> object:
    """An object with the numbers of those it refers to, whichever file they are in."""
    if isinstance(item, DictionaryObject):
        return {str(key): plainly(item.raw_get(key)) for key in item}
    if isinstance(item, ArrayObject):
        return [plainly(kid) for kid in list.__iter__(item)]
    return item.idnum if isinstance(item, IndirectObject) else item


def _is_wrapping(item: object) -> bool:
    return isinstance(item, StreamObject) and item.get("/Type") in ("/ObjStm", "/XRef")


def test_every_object_is_what_it_was(plain: bytes) -> None:
    before, after = objects(plain), objects(pack(plain))
    assert len(before) == len(after) > 200
    for one, other in zip(before, after, strict=True):
        assert plainly(one) == plainly(other)
        if isinstance(one, StreamObject):
            assert isinstance(other, StreamObject)
            assert one.get_data() == other.get_data()


def test_it_is_smaller_and_the_same_each_time(plain: bytes) -> None:
    packed = pack(plain)
    assert len(packed) < len(plain) * 0.9
    assert pack(plain) == packed
    assert b"ReportLab" in plain
    assert b"ReportLab" not in packed


def test_what_leads_to_the_rest_is_still_there(plain: bytes) -> None:
    one, other = (PdfReader(BytesIO(data)) for data in (plain, pack(plain)))
    assert one.trailer["/ID"] == other.trailer["/ID"]
    assert one.metadata == other.metadata
    assert plainly(one.root_object) == plainly(other.root_object)


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7\n", b"xref\n0 1\ntrailer\n<<>>\nstartxref\n0\n%%EOF"])
def test_only_files_of_reportlab_are_packed(data: bytes) -> None:
    with pytest.raises(ValueError, match="not"):
        pack(data)
