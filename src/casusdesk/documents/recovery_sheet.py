"""The herstelblad: the code that opens the store when the passphrase is lost, to print once and put away.

It holds no data of any case. Whoever has it can read everything, so it says where to keep it (vault.md).
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

from casusdesk.documents.fit import Overfull, Rung, fit
from casusdesk.documents.flow import Format, Sheet, with_footer_role
from casusdesk.documents.page import Colour, Face, Page, Role
from casusdesk.documents.reading import Kind
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
    "Typ de regels over, van boven naar beneden. Hoofdletters en streepjes maken niet uit.",
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
    body = (
        *_section("Waarvoor is dit blad?", (WHAT_FOR,), numbered=False),
        *_code(lines),
        *_section("Zo gebruik je het", HOW, numbered=True),
        *_section("Zo bewaar je het", WHERE, numbered=False),
    )
    no_data = paragraph(Span("Op dit blad staan geen gegevens van casussen.", colour=Colour.GREY))
    foot = Entry((Band((Cell(no_data),)),), rule_above=HAIRLINE)
    sheet = Sheet(head, body, (with_footer_role((foot,)),), _BODY, _SMALL)
    found = fit([Rung(_BODY, "blad")], lambda _rung: sheet, Format(TITLE, side=22.0, top=20.0, bottom=14.0))
    if isinstance(found, Overfull):
        raise DoesNotFitError("De herstelcode past niet op één blad. Maak een nieuw herstelblad.")
    return found[0]


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
