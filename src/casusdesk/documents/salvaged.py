"""What could be read out of a damaged store, on as many pages as it takes: so that the meeting can go on.

Not a paper of the coalition but everything there is, a block for each case; in large letters, because that
is the one layout that never refuses for its length.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from casusdesk.documents.large_print import (
    LargeSheet,
    large_foot,
    large_format,
    large_title,
    lay_out_large,
    running_head,
)
from casusdesk.documents.page import Face, Page, Role
from casusdesk.documents.typeset import HAIRLINE, Band, Cell, Entry
from casusdesk.documents.words import Span
from casusdesk.documents.wrap import paragraph
from casusdesk.domain.wording import short_date
from casusdesk.errors import DoesNotFitError

TITLE: Final = "Gered uit een beschadigd bestand"
_ADVICE: Final = "Dit bestand is een noodmiddel. Wis het zodra je casussen weer open zijn."


@dataclass(frozen=True, slots=True)
class Block:
    """One case, sheet or meeting: its `head`, and lines of a `label` with what was said."""

    head: str
    lines: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Chapter:
    """Blocks of one kind; `told` says how many could be read."""

    name: str
    told: str
    blocks: tuple[Block, ...]


def salvaged_pages(chapters: Sequence[Chapter], made_on: date) -> tuple[Page, ...]:
    """Every chapter on pages of its own, each with its own numbering.

    Raises UnprintableError when a character is in no font.
    """
    return tuple(page for chapter in chapters for page in _pages(chapter, chapter.blocks, made_on))


def _pages(chapter: Chapter, blocks: tuple[Block, ...], made_on: date) -> Iterator[Page]:
    """A chapter that is longer than a large paper may be goes on in parts."""
    foot = f"{chapter.name} · gemaakt op {short_date(made_on)}"
    sheet = LargeSheet(
        header=(*large_title(TITLE, chapter.name), _plain(chapter.told), _plain(_ADVICE)),
        running=running_head(TITLE, chapter.name),
        body=tuple(entry for block in blocks for entry in _entries(block)),
        foot=lambda number, total: large_foot(((foot, ""),), number, total),
    )
    try:
        yield from lay_out_large(sheet, large_format(TITLE))
    except DoesNotFitError:
        if len(blocks) < 2:
            raise
        half = len(blocks) // 2
        yield from _pages(chapter, blocks[:half], made_on)
        yield from _pages(chapter, blocks[half:], made_on)


def _entries(block: Block) -> Iterator[Entry]:
    head = paragraph(Span(block.head, Face.BOLD))
    yield Entry(
        (Band((Cell(head),)),),
        Role.HEADING,
        text=block.head,
        level=2,
        before=1.2,
        after=0.2,
        rule_above=HAIRLINE,
        keep_with_next=True,
    )
    for label, words in block.lines:
        said = paragraph(Span(f"{label}:", Face.SEMIBOLD), Span(words))
        yield Entry((Band((Cell(said),)),), Role.PARAGRAPH, before=0.1, after=0.2)


def _plain(words: str) -> Entry:
    return Entry((Band((Cell(paragraph(Span(words))),)),), Role.PARAGRAPH, before=0, after=0.6)
