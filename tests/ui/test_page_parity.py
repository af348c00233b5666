"""The preview and the printer against the PDF: the same ink in the same place (ux §8 no. 2)."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import date
from io import BytesIO
from pathlib import Path

import pypdf
import pypdfium2
import pytest
from PIL import Image
from PySide6.QtGui import QImage, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication

sys.path.insert(0, str(Path(__file__).parents[1] / "documents"))

import agendas
import cards
import decided
import test_handover as sheets

from casusdesk.documents.advance import fit_advance
from casusdesk.documents.agenda import agenda_case_lines, fit_agenda
from casusdesk.documents.copies import Copy
from casusdesk.documents.decisions import fit_decisions
from casusdesk.documents.feedback import slip, slip_pages
from casusdesk.documents.page import MM_PER_POINT, Mark, Page, TextRun
from casusdesk.documents.parents import fit_parents
from casusdesk.documents.pdf import write_pdf
from casusdesk.documents.recovery_sheet import recovery_page
from casusdesk.documents.route import fit_route
from casusdesk.documents.social_map import fit_social_map
from casusdesk.domain.agenda_advance import advance
from casusdesk.domain.agenda_single import single_case
from casusdesk.domain.handover import HandoverType
from casusdesk.ui.page_paint import paint_page
from casusdesk.ui.page_print import print_pages

DOTS = 200
SCALE = DOTS / 25.4
INK = 180
"""Grey below which a pixel counts as ink: letters and signs, not the watermark and not soft edges."""


def documents() -> Iterator[tuple[str, Page]]:
    copy = Copy(3, 9, "jeugdverpleegkundige")
    for count in (2, 8, 12, 20):
        agenda = agendas.mixed(count, follow_up=count // 2)
        page = fit_agenda(agenda, copy=copy, practice=count == 8)
        assert page.report is not None
        yield f"agenda {page.report.layout}", page
    yield "strip", agenda_case_lines(agenda, agenda.entries[0].case.code)
    for kind in HandoverType:
        sheet = sheets.page(sheets.full(kind), agendas.catalog(), copy=Copy(1, 2), practice=kind.value == "A")
        yield f"handover {kind.value}", sheet
    yield "handover blank", sheets.page(sheets.BLANK, agendas.catalog())
    yield "one case", fit_agenda(single_case(agenda, agenda.entries[0].case.code), copy=copy)
    for count, length in ((7, None), (23, None), (36, 60), (42, 60)):
        page = fit_decisions(decided.listed(count, length), copy=copy, practice=count == 7)[0]
        assert page.report is not None
        yield f"decisions {page.report.layout}", page
    day, owner = date(2027, 1, 15), "de gemeente"
    dues = decided.dues(2)
    yield (
        "slips",
        slip_pages([slip(due, agendas.catalog(), printed_on=day, controller=owner) for due in dues])[0],
    )
    yield (
        "strip of feedback",
        slip(dues[0], agendas.catalog(), printed_on=day, controller=owner, practice=True),
    )
    agreed = decided.agreed_with_parents(full=True)
    for page in fit_parents(agreed, agendas.catalog(), printed_on=day, controller=owner):
        yield f"parents {page.number}", page
    long = Copy(12, 24, "stichting jonge-moederwerk en opvoedondersteuning Noord")
    numbered = slip(dues[0], agendas.catalog(), printed_on=day, controller=owner, copy=long)
    yield "numbered strip", numbered
    parents = Copy(3, 5, "ouder(s)", "O")
    for page in fit_parents(agreed, agendas.catalog(), printed_on=day, controller=owner, copy=parents):
        yield f"numbered parents {page.number}", page
    yield "advance", fit_advance(advance(agendas.mixed(40, follow_up=20)), practice=True)
    for count in (24, 60):
        contacts, catalog = cards.contacts(count), agendas.catalog()
        yield f"social map {count}", fit_social_map(contacts, catalog, on=cards.ON, name=cards.NAME)
    yield "route", fit_route(cards.coalition(), agendas.catalog(), agendas.meeting(), on=day)
    yield "recovery", recovery_page(["ABCDE FGHJK MNPQR STVWX"] * 3, made_on=date(2027, 1, 4))


DOCUMENTS = dict(documents())


def test_every_layout_is_here() -> None:
    for document in ("agenda", "decisions"):
        assert {f"{document} {layout}" for layout in ("A", "B", "C", "C+")} < DOCUMENTS.keys()


def painted(page: Page) -> Image.Image:
    image = QImage(round(page.width * SCALE), round(page.height * SCALE), QImage.Format.Format_Grayscale8)
    image.fill(255)
    painter = QPainter(image)
    paint_page(painter, page, SCALE)
    painter.end()
    stride = image.bytesPerLine()
    return Image.frombuffer(
        "L", (image.width(), image.height()), bytes(image.constBits()), "raw", "L", stride, 1
    )


def rastered(data: bytes) -> Image.Image:
    document = pypdfium2.PdfDocument(data)
    bitmap = document[0].render(scale=DOTS / 72, grayscale=True)
    image = bitmap.to_pil().convert("L").copy()
    bitmap.close()
    document.close()
    return image


def ink_box(image: Image.Image, area: tuple[int, int, int, int]) -> tuple[int, int, int, int] | None:
    return image.crop(area).point(lambda grey: 255 if grey < INK else 0).getbbox()


def areas(page: Page) -> Iterator[tuple[int, int, int, int]]:
    """Around the ink of every run of words and every sign, in pixels."""
    for item in page.items:
        if isinstance(item, TextRun) and not item.angle and item.text.strip():
            em = item.size * MM_PER_POINT
            box = (
                item.x - 0.2,
                item.baseline - 0.76 * em,
                item.x + item.width + 0.2,
                item.baseline + 0.23 * em,
            )
        elif isinstance(item, Mark):
            box = (item.x - 0.2, item.baseline - item.side - 0.2, item.x + item.width, item.baseline + 0.2)
        else:
            continue
        x1, y1, x2, y2 = (round(place * SCALE) for place in box)
        yield x1, y1, x2, y2


def differences(page: Page, one: Image.Image, other: Image.Image) -> list[int]:
    """How far the edges of the ink lie apart, in pixels, the largest of each run."""
    found = []
    for area in areas(page):
        left, right = ink_box(one, area), ink_box(other, area)
        assert (left is None) == (right is None), area
        if left is not None and right is not None:
            found.append(max(abs(a - b) for a, b in zip(left, right, strict=True)))
    return found


@pytest.mark.parametrize("name", DOCUMENTS)
def test_preview_and_pdf_put_the_ink_in_the_same_place(name: str, qapp: QApplication) -> None:
    page = DOCUMENTS[name]
    apart = differences(page, painted(page), rastered(write_pdf([page], title="Proef")))
    assert apart
    assert max(apart) <= 2, sorted(apart)[-10:]
    assert sum(step > 1 for step in apart) <= len(apart) * 0.12


@pytest.mark.parametrize("name", ["agenda B", "agenda C+", "decisions A", "parents 1", "handover A"])
def test_printer_and_pdf_put_the_ink_in_the_same_place(name: str, qapp: QApplication, tmp_path: Path) -> None:
    """The printer gets letters, not a picture: fonts embedded, every word readable, nothing moved."""
    page = DOCUMENTS[name]
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "out.pdf"))
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    assert print_pages(printer, [page])
    data = (tmp_path / "out.pdf").read_bytes()
    sheet = pypdf.PdfReader(BytesIO(data)).pages[0]
    assert not sheet.images
    fonts = [font.get_object() for font in sheet["/Resources"]["/Font"].values()]
    assert fonts
    assert all("SourceSans3" in font["/BaseFont"] for font in fonts)
    text = "".join(sheet.extract_text().split())
    missing = [run.text for run in page.runs() if not run.angle and run.text.replace(" ", "") not in text]
    assert not missing
    apart = differences(page, rastered(data), rastered(write_pdf([page], title="Proef")))
    assert max(apart) <= 2, sorted(apart)[-10:]
