"""What the printer gets: opaque vectors or opaque dots, one page on a sheet, and where it lies there.

That its letters are all there, embedded and readable, is in test_page_parity.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image, ImageOps
from pypdf import PdfReader
from pypdf.generic import DictionaryObject, IndirectObject
from PySide6.QtGui import QColor, QPainter
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication

sys.path.insert(0, str(Path(__file__).parents[1] / "documents"))

from every_document import every_document

from casusdesk.documents.page import Page
from casusdesk.ui.page_print import PrintStyle, page_image, print_pages

DOCUMENTS = every_document()
SOME = ("agenda two pages", "handover A", "parents two pages", "agenda B")
DOTS = 150


def printed(folder: Path, pages: tuple[Page, ...], style: PrintStyle | None = None) -> bytes:
    """What a printer that makes a file makes of it."""
    path = folder / "uit.pdf"
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    printer.setDocName("Agenda casusoverleg")
    printer.setCopyCount(3)
    printer.setDuplex(QPrinter.DuplexMode.DuplexLongSide)
    assert print_pages(printer, pages, style)
    assert printer.copyCount() == 1
    assert printer.duplex() is QPrinter.DuplexMode.DuplexNone
    return path.read_bytes()


def ink(data: bytes) -> list[Image.Image]:
    """Each page in greys; white is ink."""
    with pypdfium2.PdfDocument(BytesIO(data)) as opened:
        return [ImageOps.invert(page.render(scale=DOTS / 72).to_pil().convert("L")) for page in opened]


def shades(page: Image.Image) -> bytes:
    """How dark each square centimetre is."""
    return page.resize((21, 30), Image.Resampling.BOX).tobytes()


def edges(page: Image.Image) -> tuple[int, int, int, int]:
    """Left, top, right and bottom of what is clearly ink."""
    found = page.point(lambda shade: 255 if shade > 100 else 0).getbbox()
    assert found is not None
    return found


def things(data: bytes) -> Iterator[DictionaryObject]:
    """Every dictionary in the file, of a stream or by itself."""
    reader = PdfReader(BytesIO(data))
    for number in range(1, int(str(reader.trailer["/Size"]))):
        thing = reader.get_object(IndirectObject(number, 0, reader))
        if isinstance(thing, DictionaryObject):
            yield thing
            yield from (inside for inside in thing.values() if isinstance(inside, DictionaryObject))


def see_through(thing: DictionaryObject) -> bool:
    """Whether it has something painted shine through."""
    faint = any(float(str(thing.get(alpha, 1))) < 1 for alpha in ("/ca", "/CA"))
    return faint or str(thing.get("/SMask", "/None")) != "/None" or thing.get("/BM", "/Normal") != "/Normal"


@pytest.mark.parametrize("name", SOME)
def test_nothing_is_see_through_and_every_page_has_a_sheet(
    qapp: QApplication, tmp_path: Path, name: str
) -> None:
    data = printed(tmp_path, DOCUMENTS[name])
    assert any("/ca" in thing for thing in things(data)), "how see-through is said somewhere"
    for thing in things(data):
        assert not see_through(thing), thing
        assert thing.get("/Subtype") != "/Image", "a picture on a page of vectors"
    reader = PdfReader(BytesIO(data))
    assert len(reader.pages) == len(DOCUMENTS[name])
    for sheet in reader.pages:
        assert (round(sheet.mediabox.width), round(sheet.mediabox.height)) == (595, 842)
    assert reader.metadata is not None
    assert reader.metadata.title == "Agenda casusoverleg"


def test_the_check_sees_what_is_see_through(qapp: QApplication, tmp_path: Path) -> None:
    printer = QPrinter()
    printer.setOutputFileName(str(tmp_path / "uit.pdf"))
    painter = QPainter(printer)
    painter.setOpacity(0.5)
    painter.fillRect(0, 0, 100, 100, QColor("black"))
    painter.end()
    assert any(see_through(thing) for thing in things((tmp_path / "uit.pdf").read_bytes()))


@pytest.mark.parametrize("name", SOME)
def test_as_an_image_it_looks_the_same_and_has_no_letters(
    qapp: QApplication, tmp_path: Path, name: str
) -> None:
    pages = DOCUMENTS[name]
    vectors, dots = printed(tmp_path, pages), printed(tmp_path, pages, PrintStyle(as_image=True))
    reader = PdfReader(BytesIO(dots))
    assert len(reader.pages) == len(pages)
    assert "".join(page.extract_text() for page in reader.pages).strip() == ""
    for thing in things(dots):
        assert not see_through(thing)
        assert thing.get("/Subtype") != "/Image" or (thing["/Width"], thing["/Height"]) == (2480, 3508)
    for one, other in zip(ink(vectors), ink(dots), strict=True):
        assert max(shades(one)) > 20
        apart = [
            abs(dark - same) / (dark + 30) for dark, same in zip(shades(one), shades(other), strict=True)
        ]
        assert max(apart) < 0.1
        assert edges(other) == pytest.approx(edges(one), abs=1)


@pytest.mark.parametrize("as_image", [False, True])
def test_it_lies_where_the_settings_say(qapp: QApplication, tmp_path: Path, as_image: bool) -> None:
    pages = DOCUMENTS["handover A"]
    (straight,) = ink(printed(tmp_path, pages, PrintStyle(as_image)))
    (moved,) = ink(printed(tmp_path, pages, PrintStyle(as_image, right=3, down=-2)))
    left, top, right, bottom = edges(straight)
    across, up = 3 / 25.4 * DOTS, -2 / 25.4 * DOTS
    assert edges(moved) == pytest.approx((left + across, top + up, right + across, bottom + up), abs=1)


def test_an_image_is_opaque(qapp: QApplication) -> None:
    image = page_image(DOCUMENTS["handover A"][0])
    assert (image.width(), image.height()) == (2480, 3508)
    assert not image.hasAlphaChannel()
