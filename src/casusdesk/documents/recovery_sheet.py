"""The herstelblad: the code that opens the store when the passphrase is lost, to print once and put away.

It holds no data of any case. Whoever has it can read everything, so it says where to keep it (vault.md). The
same code stands on it as a QR code, for a hand scanner that types it: nothing else is in that.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from casusdesk.documents.fit import Overfull, Rung, fit
from casusdesk.documents.flow import Format, Sheet, with_footer_role
from casusdesk.documents.marks import CAPITAL_HEIGHT
from casusdesk.documents.page import MM_PER_POINT, Block, Colour, Face, Page, Role, TextRun
from casusdesk.documents.qr_code import QUIET, Modules, qr_boxes, qr_modules
from casusdesk.documents.reading import Kind, Part
from casusdesk.documents.typeset import HAIRLINE, LEFT, RIGHT, Band, Cell, Entry, Place, Setting, Stroke
from casusdesk.documents.words import Span
from casusdesk.documents.wrap import paragraph
from casusdesk.domain.wording import long_date
from casusdesk.errors import DoesNotFitError

TITLE: Final = "Herstelblad"
WHAT_FOR: Final = (
    "Met deze code open je de versleutelde gegevens van casusdesk als je de wachtwoordzin kwijt bent, of als "
    "je naar een andere computer gaat. Zonder wachtwoordzin en zonder dit blad zijn de gegevens voorgoed "
    "weg: niemand kan ze dan nog openen."
)
HOW: Final = (
    "Kies bij het ontgrendelen voor ‘Herstelblad gebruiken’.",
    (
        "Typ de regels over, van boven naar beneden, of scan het vierkant. Hoofdletters en streepjes maken "
        "niet uit; een tikfout wijst casusdesk aan."
    ),
    "Kies een nieuwe wachtwoordzin.",
)
WHERE: Final = (
    "Bewaar dit blad in een kluis of in een afgesloten kast, niet bij de computer.",
    "Maak er geen foto van en zet het niet in een mail of in de cloud.",
    "Spreek met je vervanger af waar het ligt.",
    "Is het blad weg of zag iemand het? Maak dan meteen een nieuw herstelblad.",
)
_BODY: Final = Setting(12.0, 1.35, 2.0)
_SMALL: Final = Setting(9.0, 1.3, 1.0)
_CODE_SCALE: Final = 2.1
_NUMBER_AT: Final = Place(mm=6)
_CODE_AT: Final = Place(mm=28)
_CODE_SHARE: Final = 0.82
"""Part of the width that the groups of a line take."""
_MODULE: Final = 0.9
"""Side in mm of a square of the QR code: a cheap hand scanner reads from 0.4."""
QR_SPOKEN: Final = "QR-code met dezelfde herstelcode"
_QR_WORDS: Final = (
    "Dit vierkant is dezelfde code, voor een handscanner. Scan het niet met een telefoon: dan staat de code "
    "ook daar."
)


def recovery_page(lines: Sequence[str], *, made_on: date) -> Page:
    """The sheet with the code in `lines`, each printed on a line of its own with its number.

    Raises:
        DoesNotFitError: more lines than a page holds, which is a fault of the caller.
    """
    head = (
        Entry(
            (Band((Cell(paragraph(Span("Herstelblad van casusdesk", Face.BOLD)), scale=2.0),)),),
            Role.TITLE,
            text="Herstelblad van casusdesk",
            level=1,
            before=0,
            after=0.4,
        ),
        Entry(
            (Band((Cell(paragraph(Span(f"Gemaakt op {long_date(made_on)}", colour=Colour.GREY))),)),),
            Role.PARAGRAPH,
            before=0,
            after=2.0,
            rule_below=Stroke(1.2, Colour.ACCENT),
        ),
    )
    modules = qr_modules("-".join(" ".join(lines).split()))
    square = _square(modules)
    body = (
        *_section("Waarvoor is dit blad?", (WHAT_FOR,), numbered=False),
        *_code(lines),
        square,
        *_section("Zo gebruik je het", HOW, numbered=True),
        *_section("Zo bewaar je het", WHERE, numbered=False),
    )
    no_data = paragraph(Span("Op dit blad staan geen gegevens van casussen.", colour=Colour.GREY))
    foot = Entry((Band((Cell(no_data),)),), rule_above=HAIRLINE)
    sheet = Sheet(head, body, (with_footer_role((foot,)),), _BODY, _SMALL)
    found = fit([Rung(_BODY, "blad")], lambda _rung: sheet, Format(TITLE, side=22.0, top=20.0, bottom=14.0))
    if isinstance(found, Overfull):
        raise DoesNotFitError("De herstelcode past niet op één blad. Maak een nieuw herstelblad.")
    return _drawn(found[0], square, modules)


def _square(modules: Modules) -> Entry:
    """Room for the QR code, with beside it what it is."""
    dark = len(modules) * _MODULE
    words = Cell(paragraph(Span(_QR_WORDS)), Place(mm=_CODE_AT.mm + dark + 2 * QUIET * _MODULE), RIGHT)
    return Entry((Band((words,), least=dark),), Role.PARAGRAPH, before=2.2, after=1.2)


def _drawn(page: Page, square: Entry, modules: Modules) -> Page:
    """The page with the QR code in the room that was kept for it."""
    blocks = tuple(_with_square(one, modules) if one.text == square.spoken else one for one in page.blocks)
    return replace(page, blocks=blocks)


def _with_square(block: Block, modules: Modules) -> Block:
    """The dark squares begin where the groups of the code do, and as high as the words beside them."""
    first = next(item for item in block.items if isinstance(item, TextRun))
    quiet = QUIET * _MODULE
    top = first.baseline - first.size * MM_PER_POINT * CAPITAL_HEIGHT
    boxes = qr_boxes(modules, block.x + _CODE_AT.mm - quiet, top - quiet, _MODULE)
    words = len(block.items)
    figure = Part(Kind.FIGURE, words, words + len(boxes), spoken=QR_SPOKEN)
    text = f"{block.text} ({QR_SPOKEN})"
    return replace(block, items=(*block.items, *boxes), parts=(*block.parts, figure), text=text)


def _code(lines: Sequence[str]) -> tuple[Entry, ...]:
    """Each line with its number; its groups stand in columns, so that a slip of the eye shows."""
    rows = []
    for number, line in enumerate(lines, start=1):
        groups = line.split()
        step = 1 / max(len(groups), 1)
        cells = [Cell(paragraph(Span(f"regel {number}", colour=Colour.GREY)), _NUMBER_AT, _CODE_AT)]
        for place, group in enumerate(groups):
            left = Place(step * place * _CODE_SHARE, mm=_CODE_AT.mm)
            cells.append(Cell(paragraph(Span(group, Face.SEMIBOLD)), left, RIGHT, scale=_CODE_SCALE))
        spoken = f"Regel {number}: {line}"
        rows.append(Entry((Band(tuple(cells)),), text=spoken, before=1.2, after=1.2, fill=Colour.TINT))
    return (_heading("De herstelcode"), *rows)


def _section(title: str, texts: Sequence[str], *, numbered: bool) -> tuple[Entry, ...]:
    found = [_heading(title)]
    for number, text in enumerate(texts, start=1):
        words = paragraph(Span(text))
        cells: tuple[Cell, ...] = (Cell(words),)
        if numbered:
            mark = paragraph(Span(f"{number}.", Face.SEMIBOLD))
            cells = (
                Cell(mark, LEFT, Place(mm=8), kind=Kind.LABEL),
                Cell(words, Place(mm=8), kind=Kind.BODY),
            )
        found.append(Entry((Band(cells),), Role.PARAGRAPH, before=0.4, after=0.4))
    return tuple(found)


def _heading(title: str) -> Entry:
    return Entry(
        (Band((Cell(paragraph(Span(title, Face.SEMIBOLD, Colour.ACCENT)), scale=1.15),)),),
        Role.HEADING,
        text=title,
        level=2,
        before=2.5,
        after=0.6,
        keep_with_next=True,
    )
