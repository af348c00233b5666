"""The QR code on the recovery sheet, read back from the picture of the PDF by a decoder that is not ours."""

from __future__ import annotations

import io
import os
import re
from datetime import date
from typing import Any

import pypdf
import pypdfium2
import pytest

from casusdesk.documents.page import Box, Colour, Page
from casusdesk.documents.pdf import write_pdf
from casusdesk.documents.qr_code import QUIET, qr_boxes, qr_modules
from casusdesk.documents.recovery_sheet import QR_SPOKEN, recovery_page
from casusdesk.store.recovery_code import RecoveryCode

CODE = RecoveryCode.of_number(0x2F0A5B3C9D17E64488A1B2C3D4E5F6071)


@pytest.fixture(scope="module")
def page() -> Page:
    return recovery_page(CODE.lines, made_on=date(2026, 11, 22))


@pytest.fixture(scope="module")
def pdf(page: Page) -> bytes:
    return write_pdf([page], title="Herstelblad")


def picture(pdf: bytes, scale: float) -> Any:
    document = pypdfium2.PdfDocument(pdf)
    try:
        return document[0].render(scale=scale).to_pil()
    finally:
        document.close()


def decoder() -> Any:
    if not os.environ.get("CI"):
        return pytest.importorskip("zxingcpp")
    import zxingcpp

    return zxingcpp


@pytest.mark.parametrize("scale", [1.0, 2.0, 300 / 72])
def test_an_independent_decoder_reads_the_code_and_nothing_else(pdf: bytes, scale: float) -> None:
    found = [one.text for one in decoder().read_barcodes(picture(pdf, scale))]
    assert found == [CODE.text]
    assert RecoveryCode.parse(found[0]) == CODE


def test_a_fold_or_a_stain_is_survived(pdf: bytes) -> None:
    """Level Q: a white spot of 4 by 4 mm in the middle of the data."""
    image = picture(pdf, 4.0)
    per_mm = image.width / 210
    squares = _squares(recovery_page(CODE.lines, made_on=date(2026, 11, 22)))
    x, y = (squares[0].x + squares[0].width / 2, squares[0].y + squares[0].height / 2)
    image.paste("white", [round(side * per_mm) for side in (x - 2, y - 2, x + 2, y + 2)])
    assert [one.text for one in decoder().read_barcodes(image)] == [CODE.text]


def test_squares_are_the_encoders_with_white_around_them() -> None:
    modules = qr_modules(CODE.text)
    boxes = qr_boxes(modules, 10.0, 20.0, 1.0)
    ground, dark = boxes[0], boxes[1:]
    assert (ground.fill, ground.width) == (Colour.WHITE, len(modules) + 2 * QUIET)
    seen = [[False] * len(modules) for _ in modules]
    for box in dark:
        for row in range(round(box.height)):
            for column in range(round(box.width)):
                place = (round(box.y - 20 - QUIET) + row, round(box.x - 10 - QUIET) + column)
                assert not seen[place[0]][place[1]], "painted twice"
                seen[place[0]][place[1]] = True
    assert tuple(map(tuple, seen)) == modules


def test_nothing_else_stands_in_the_white_around_it(page: Page) -> None:
    ground = _squares(page)[0]
    for run in page.runs():
        beside = run.x >= ground.x + ground.width or run.x + run.width <= ground.x
        apart = run.baseline <= ground.y or run.baseline - 4 >= ground.y + ground.height
        assert beside or apart, run.text
    tinted = [item for item in page.items if isinstance(item, Box) and item.fill is Colour.TINT]
    assert all(box.y + box.height <= ground.y + 0.01 for box in tinted)


def test_a_reader_hears_what_it_is_and_not_hundreds_of_squares(pdf: bytes, page: Page) -> None:
    figures = []

    def walk(element: Any) -> None:
        found = element.get_object() if hasattr(element, "get_object") else element
        if isinstance(found, pypdf.generic.DictionaryObject):
            if found.get("/S") == "/Figure":
                figures.append(found.get("/Alt"))
            walk(found.get("/K"))
        elif isinstance(found, list):
            for one in found:
                walk(one)

    walk(pypdf.PdfReader(io.BytesIO(pdf)).trailer["/Root"]["/StructTreeRoot"])
    assert figures == [QR_SPOKEN]
    assert QR_SPOKEN in page.plain_text()


def _squares(page: Page) -> list[Box]:
    boxes = [item for item in page.items if isinstance(item, Box)]
    start = next(i for i, box in enumerate(boxes) if box.fill is Colour.WHITE)
    return boxes[start:]


def test_every_code_gives_the_same_size() -> None:
    sizes = {len(qr_modules(RecoveryCode.random().text)) for _ in range(20)}
    assert sizes == {29}
    assert re.fullmatch(r"([0-9A-Z]{4}-){7}[0-9A-Z]{4}", CODE.text)
