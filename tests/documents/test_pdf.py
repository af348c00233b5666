"""The PDF read back: pages, words, letters embedded, language, bookmarks, the same bytes."""

from __future__ import annotations

from io import BytesIO

import agendas
import pypdf
import pypdfium2
import pytest

from casusdesk.documents.agenda import fit_agenda
from casusdesk.documents.copies import Copy
from casusdesk.documents.page import Page
from casusdesk.documents.pdf import write_pdf


@pytest.fixture(scope="module")
def page() -> Page:
    return fit_agenda(agendas.mixed(8, follow_up=4), copy=Copy(1, 9, "wijkcoach"), practice=True)


@pytest.fixture(scope="module")
def data(page: Page) -> bytes:
    return write_pdf([page], title="Agenda casusoverleg")


def test_one_a4_with_all_words(page: Page, data: bytes) -> None:
    reader = pypdf.PdfReader(BytesIO(data))
    assert len(reader.pages) == 1
    box = reader.pages[0].mediabox
    assert (round(box.width), round(box.height)) == (595, 842)
    text = reader.pages[0].extract_text().replace(" ", "").replace("\n", "")
    for run in page.runs():
        assert run.text.replace(" ", "") in text


def test_only_our_own_letters_and_all_embedded(data: bytes) -> None:
    reader = pypdf.PdfReader(BytesIO(data))
    fonts = reader.pages[0]["/Resources"]["/Font"]
    for font in fonts.values():
        described = font.get_object()
        assert "SourceSans3" in described["/BaseFont"]
        assert "/FontFile2" in described["/FontDescriptor"]
    assert b"Helvetica" not in data


def test_description_is_neutral(data: bytes) -> None:
    reader = pypdf.PdfReader(BytesIO(data))
    assert reader.metadata is not None
    assert reader.metadata.title == "Agenda casusoverleg"
    assert reader.metadata.author == reader.metadata.creator == reader.metadata.producer == "casusdesk"
    assert reader.trailer["/Root"]["/Lang"] == "nl-NL"
    assert b"ReportLab" not in data


def test_rubrieken_are_bookmarks(page: Page, data: bytes) -> None:
    reader = pypdf.PdfReader(BytesIO(data))
    assert [entry.title for entry in reader.outline] == [entry.title for entry in page.outline]
    assert all(reader.get_destination_page_number(entry) == 0 for entry in reader.outline)


def test_several_pages_have_a_bookmark_each(page: Page) -> None:
    reader = pypdf.PdfReader(BytesIO(write_pdf([page, page], title="Agenda casusoverleg")))
    assert len(reader.pages) == 2
    assert [e.title for e in reader.outline if not isinstance(e, list)] == [
        "Agenda casusoverleg, pagina 1",
        "Agenda casusoverleg, pagina 2",
    ]


def test_same_pages_same_bytes(page: Page, data: bytes) -> None:
    assert write_pdf([page], title="Agenda casusoverleg") == data


def test_ink_stays_inside_the_margins(data: bytes) -> None:
    """Rendered by a second program: nothing is painted in the outer five millimetres."""
    document = pypdfium2.PdfDocument(data)
    image = document[0].render(scale=2)
    picture = image.to_pil().convert("L")
    edge = int(5 / 25.4 * 72 * 2)
    inside = (edge, edge, picture.width - edge, picture.height - edge)
    picture.paste(255, inside)
    assert picture.getextrema() == (255, 255)
    image.close()
    document.close()
