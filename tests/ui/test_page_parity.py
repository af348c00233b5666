"""The preview and the printer against the PDF: every line's ink in the same place (ux §8 no. 2).

Both are rastered at exactly 200 dots per inch. pdfium's usual call fills a bitmap of whole pixels, which
stretches an A4 by up to half a pixel at its foot; its call with a matrix does not.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pypdf
import pypdfium2
import pytest
from PIL import Image, ImageChops
from PySide6.QtCore import QSizeF
from PySide6.QtGui import QImage, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication

sys.path.insert(0, str(Path(__file__).parents[1] / "documents"))

from every_document import every_document, written

from casusdesk.documents.page import MM_PER_POINT, Box, Colour, Mark, Page, Rule, TextRun
from casusdesk.ui.page_paint import paint_page
from casusdesk.ui.page_print import print_pages

DOTS = 200
SCALE = DOTS / 25.4
INK = 180
"""Grey below which a pixel counts as ink: letters and signs, not the watermark and not soft edges."""
NEAR = 0.35
"""Room around a rule or box in mm: nearly three pixels, so that one that moved is still seen whole."""

DOCUMENTS = every_document()
Area = tuple[float, float, float, float]


def painted(page: Page) -> Image.Image:
    image = QImage(round(page.width * SCALE), round(page.height * SCALE), QImage.Format.Format_Grayscale8)
    image.fill(255)
    painter = QPainter(image)
    paint_page(painter, page, SCALE)
    painter.end()
    size = (image.width(), image.height())
    return Image.frombuffer("L", size, bytes(image.constBits()), "raw", "L", image.bytesPerLine(), 1)


def rastered(data: bytes, finer: int = 1) -> list[Image.Image]:
    """The pages as pdfium shows them, at 200 dots per inch and not a pixel stretched.

    pdfium sets every glyph on a whole pixel. With `finer` it does so on pixels so many times smaller, of
    which the average is taken: nearer to the dots of a printer.
    """
    raw = pypdfium2.raw
    found, scale = [], DOTS / 72 * finer
    with pypdfium2.PdfDocument(data) as document:
        for page in document:
            width, height = (round(side * scale) for side in page.get_size())
            bitmap = pypdfium2.PdfBitmap.new_native(width, height, raw.FPDFBitmap_Gray)
            bitmap.fill_rect((255, 255, 255, 255), 0, 0, width, height)
            matrix, clip = raw.FS_MATRIX(scale, 0, 0, scale, 0, 0), raw.FS_RECTF(0, 0, width, height)
            raw.FPDF_RenderPageBitmapWithMatrix(bitmap, page, matrix, clip, 0)
            image = bitmap.to_pil().convert("L")
            found.append(image.reduce(finer) if finer > 1 else image.copy())
            bitmap.close()
    return found


def lines(page: Page) -> Iterator[list[TextRun]]:
    """Runs on one baseline, as far as they belong to one column: the next column is a centimetre away."""
    runs = [run for run in page.runs() if not run.angle and run.text.strip()]
    line: list[TextRun] = []
    for run in sorted(runs, key=lambda run: (round(run.baseline, 2), run.x)):
        if line and (
            abs(run.baseline - line[-1].baseline) > 0.01 or run.x - line[-1].x - line[-1].width > 10
        ):
            yield line
            line = []
        line.append(run)
    if line:
        yield line


def areas(page: Page) -> Iterator[tuple[Area, int]]:
    """Around the ink of every line, every run in it, sign, rule and box, in mm, and the grey below which
    it is ink.
    """
    for line in lines(page):
        yield area_of(line), ink_of(line[0])
        if len(line) > 1:
            yield from ((area_of([run]), ink_of(run)) for run in line)
    for item in page.items:
        if isinstance(item, Mark):
            box = (item.x - 0.2, item.baseline - item.side - 0.2, item.x + item.width, item.baseline + 0.2)
            yield box, INK
        elif isinstance(item, Rule):
            yield around(item.x1, item.y1, item.x2, item.y2), soft(item.colour)
        elif isinstance(item, Box):
            colour = item.stroke or item.fill
            assert colour is not None
            yield around(item.x, item.y, item.x + item.width, item.y + item.height), soft(colour)


def ink_of(run: TextRun) -> int:
    """The grey below which it is ink; for white letters on a box that of the box, as a negative number."""
    return -INK if run.colour is Colour.WHITE else INK


def area_of(line: list[TextRun]) -> Area:
    em = max(run.size for run in line) * MM_PER_POINT
    right = max(run.x + run.width for run in line)
    return line[0].x - 0.2, line[0].baseline - 0.8 * em, right + 0.2, line[0].baseline + 0.3 * em


def around(x1: float, y1: float, x2: float, y2: float) -> Area:
    return x1 - NEAR, y1 - NEAR, x2 + NEAR, y2 + NEAR


def soft(colour: Colour) -> int:
    """A third of this ink on white: below it a pixel of a thin line counts."""
    red, green, blue = colour.rgb
    return round(255 - 255 * (1 - 0.299 * red - 0.587 * green - 0.114 * blue) / 3)


def ink_box(image: Image.Image, area: Area, below: int) -> tuple[int, int, int, int] | None:
    x1, y1, x2, y2 = (round(place * SCALE) for place in area)
    ink = image.crop((x1, y1, x2, y2)).point(lambda grey: 255 if grey < abs(below) else 0)
    return (ImageChops.invert(ink) if below < 0 else ink).getbbox()


def differences(page: Page, one: Image.Image, other: Image.Image) -> list[int]:
    """How far the edges of the ink lie apart, in pixels, the largest of each line, sign, rule and box."""
    found = []
    for area, below in areas(page):
        left, right = ink_box(one, area, below), ink_box(other, area, below)
        assert (left is None) == (right is None), area
        if left is not None and right is not None:
            found.append(max(abs(a - b) for a, b in zip(left, right, strict=True)))
    return found


@pytest.fixture(scope="module")
def worst() -> Iterator[dict[tuple[str, str], list[int]]]:
    """What was found, said at the end: `pytest -s` shows it."""
    found: dict[tuple[str, str], list[int]] = {}
    yield found
    print(f"\n{'painted as':10}{'document':38}{'places':>7}{'same pixel':>12}{'most px apart':>15}")
    for (device, name), apart in found.items():
        print(f"{device:10}{name:38}{len(apart):7}{apart.count(0) / len(apart):12.0%}{max(apart):15}")


@pytest.mark.parametrize("name", DOCUMENTS)
def test_preview_and_pdf_put_the_ink_in_the_same_place(
    name: str, qapp: QApplication, worst: dict[tuple[str, str], list[int]]
) -> None:
    pages = DOCUMENTS[name]
    shown = zip(pages, rastered(written(name)), strict=True)
    apart = [step for page, image in shown for step in differences(page, painted(page), image)]
    worst["preview", name] = apart
    assert max(apart) <= 1, sorted(apart)[-10:]


@pytest.mark.parametrize("name", DOCUMENTS)
def test_printer_and_pdf_put_the_ink_in_the_same_place(
    name: str, qapp: QApplication, tmp_path: Path, worst: dict[tuple[str, str], list[int]]
) -> None:
    """The printer gets letters, not a picture: fonts embedded, every word readable, nothing moved."""
    pages = DOCUMENTS[name]
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "out.pdf"))
    size = QSizeF(pages[0].width, pages[0].height)
    printer.setPageSize(
        QPageSize(size, QPageSize.Unit.Millimeter, matchPolicy=QPageSize.SizeMatchPolicy.ExactMatch)
    )
    assert print_pages(printer, pages)
    data = (tmp_path / "out.pdf").read_bytes()
    for page, sheet in zip(pages, pypdf.PdfReader(BytesIO(data)).pages, strict=True):
        assert_letters(page, sheet)
    images = zip(pages, rastered(data, finer=2), rastered(written(name), finer=2), strict=True)
    apart = [step for page, one, other in images for step in differences(page, one, other)]
    worst["printer", name] = apart
    assert max(apart) <= 1, sorted(apart)[-10:]


def assert_letters(page: Page, sheet: pypdf.PageObject) -> None:
    assert not sheet.images
    fonts = [font.get_object() for font in sheet["/Resources"]["/Font"].values()]
    assert fonts
    assert all("SourceSans3" in font["/BaseFont"] or "NotoSans" in font["/BaseFont"] for font in fonts)
    text = "".join(sheet.extract_text().split())
    runs = [run for run in page.runs() if not run.angle]
    missing = [run.text for run in runs if "".join(run.text.split()) not in text]
    assert not missing


def with_run(page: Page, old: TextRun, new: TextRun) -> Page:
    """The same page with one run in another way."""
    blocks = (
        replace(block, items=tuple(new if item is old else item for item in block.items))
        for block in page.blocks
    )
    return replace(page, blocks=tuple(blocks))


def test_what_moved_two_pixels_or_has_another_size_is_seen(qapp: QApplication) -> None:
    """Words whose edges agree, moved each way and made a tenth larger, alone on its page."""
    (page,) = DOCUMENTS["agenda B"]
    (image,) = rastered(written("agenda B"))
    step, own = 2 / SCALE, painted(page)
    runs = [run for line in lines(page) for run in line if len(run.text) > 2 and stands_free(run, image)]
    same = [run for run in runs if boxes(run, own, image) == {0}]
    assert len(same) > 50
    for run in same[::15]:
        other = [
            replace(run, x=run.x + step),
            replace(run, x=run.x - step),
            replace(run, baseline=run.baseline + step),
            replace(run, baseline=run.baseline - step),
            replace(run, size=run.size * 1.1, width=run.width * 1.1),
        ]
        for wrong in other:
            assert max(boxes(run, painted(with_run(page, run, wrong)), image)) > 1, wrong


def stands_free(run: TextRun, image: Image.Image) -> bool:
    """Whether nothing else, such as a frame or the next word, comes within its area."""
    area = area_of([run])
    x1, y1, x2, y2 = (round(place * SCALE) for place in area)
    ink = ink_box(image, area, ink_of(run))
    return ink is not None and min(ink[:2]) > 0 and ink[2] < x2 - x1 and ink[3] < y2 - y1


def boxes(run: TextRun, one: Image.Image, other: Image.Image) -> set[int]:
    """How far the edges of the ink of this run lie apart, left, top, right and bottom."""
    left, right = (ink_box(image, area_of([run]), ink_of(run)) for image in (one, other))
    assert left is not None
    assert right is not None
    return {abs(a - b) for a, b in zip(left, right, strict=True)}
