"""Golden pages: the words of a document as a text file, and each of its pages as a small picture.

`python3 dev.py golden` writes both anew (CASUSDESK_GOLDEN=write) and lays the old and the new pictures side
by side in build/golden/index.html, to be looked through before they are kept.

A picture is what pdfium makes of the written PDF, whose letters are embedded: no font or setting of the
machine has a part in it. It is drawn at 144 dots per inch and averaged to 36, in 8 greys, so that how a
rasteriser rounds its letters nearly vanishes and a page takes a few kB.
"""

from __future__ import annotations

import html
import os
from collections.abc import Sequence
from pathlib import Path

import pypdfium2
from PIL import Image, ImageChops, ImageFilter, ImageStat

from casusdesk.documents.page import Page
from casusdesk.documents.pdf import write_pdf

GOLDEN = Path(__file__).parent.parent / "golden"
REVIEW = Path(__file__).parents[2] / "build" / "golden"
DOTS = 36
FINER = 4
GREYS = 8

MOST_ON_AVERAGE = 0.2
"""Grey levels of 255 over the whole page: what a word or two bring about, were it spread out."""
MOST_ON_A_SPOT = 10
"""Grey levels over 5 by 5 pixels, 3.5 mm. The pdfium of uv.lock draws the same everywhere, so this leaves
room for rounding: six of the 25 pixels may fall in the next grey. The shortest word that is gone measures 20
and over, a line that is a millimetre elsewhere 20 to 150 (test_golden_pictures.py)."""
_SPOT = 20
"""Grey levels, averaged over 3 by 3 mm. Letters of another rasteriser stay below 12, the shortest word that
is gone or a line that moved a millimetre is over 30 (test_golden_pictures.py measures both)."""
_SPOT = 2


def assert_golden(name: str, text: str, pages: Sequence[Page] = ()) -> None:
    """Hold `text` and the pictures of `pages` against the files of `name`, or write them when asked to."""
    path = GOLDEN / f"{name}.txt"
    if writing():
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    assert text == path.read_text(encoding="utf-8")
    for number, seen in enumerate(pictures(pages), start=1):
        assert_picture(f"{name}_page{number}" if len(pages) > 1 else name, seen, pages[number - 1])


def assert_picture(name: str, seen: Image.Image, page: Page) -> None:
    """Hold one picture against its file."""
    path = GOLDEN / f"{name}.png"
    if writing():
        _review(name, path, page)
        if not path.exists() or apart(seen, Image.open(path)) != (0, 0):
            seen.save(path, optimize=True, bits=4)
    average, spot = apart(seen, Image.open(path))
    assert average <= MOST_ON_AVERAGE, f"{name}: {average:.2f} over the page"
    assert spot <= MOST_ON_A_SPOT, f"{name}: {spot:.0f} on one spot"


def writing() -> bool:
    """Whether the golden files are to be written anew."""
    return os.environ.get("CASUSDESK_GOLDEN") == "write"


def pictures(pages: Sequence[Page]) -> list[Image.Image]:
    """The pages as pdfium shows their PDF, small, in a palette of greys."""
    found = []
    for image in rastered(pages, DOTS * FINER):
        small = image.reduce(FINER).point(lambda grey: round(grey / 255 * (GREYS - 1)))
        small = small.convert("P")
        small.putpalette([round(level * 255 / (GREYS - 1)) for level in range(GREYS) for _ in "rgb"])
        found.append(small)
    return found


def rastered(pages: Sequence[Page], dots: int) -> list[Image.Image]:
    """The pages of the PDF in greys."""
    if not pages:
        return []
    with pypdfium2.PdfDocument(write_pdf(pages, title=pages[0].title)) as document:
        return [
            page.render(scale=dots / 72, grayscale=True).to_pil().convert("L").copy() for page in document
        ]


def apart(one: Image.Image, other: Image.Image) -> tuple[float, float]:
    """How far two pictures differ: on average, and on the spot where they differ most."""
    if one.size != other.size:
        return 255, 255
    difference = ImageChops.difference(one.convert("L"), other.convert("L"))
    spots = difference.filter(ImageFilter.BoxBlur(_SPOT))
    return ImageStat.Stat(difference).mean[0], ImageStat.Stat(spots).extrema[0][1]


def _review(name: str, path: Path, page: Page) -> None:
    """Put the old and the new picture where a person looks through them."""
    REVIEW.mkdir(parents=True, exist_ok=True)
    if path.exists():
        (REVIEW / f"{name}.old.png").write_bytes(path.read_bytes())
    rastered([page], 110)[0].save(REVIEW / f"{name}.new.png")
    rows = []
    for new in sorted(REVIEW.glob("*.new.png")):
        title = new.name.removesuffix(".new.png")
        old = f"<img src='{html.escape(title)}.old.png' width=440>"
        rows.append(
            f"<h2>{html.escape(title)}</h2>{old}<a href='{new.name}'><img src='{new.name}' width=850></a>"
        )
    head = (
        "<!doctype html><meta charset=utf-8><title>Golden pages</title><style>body{background:#888}</style>"
    )
    (REVIEW / "index.html").write_text(head + "".join(rows), encoding="utf-8")
