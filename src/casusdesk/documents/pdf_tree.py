"""The tree of tags of a document: which heading, paragraph, table or list each part of a page belongs to.

A row that runs on in the next column or on the next page stays one row, and a table goes on over pages;
what is repeated on a later page is left out (ISO 14289-1, ux §7.11).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from casusdesk.documents.page import Block, Mark, Role, Rule, TextRun
from casusdesk.documents.reading import Kind, Part

Content = tuple[int, int]
"""A piece of marked content: the place of its page in the file and its number on that page."""

_DEEPEST: Final = 6


@dataclass(eq=False)
class Element:
    """A tag with what is in it, in the order of reading.

    `alt` is said for a drawn sign, `actual` instead of the letters of a broken word. `attributes` are written
    as they stand, `owner` is who defines them. `word` is the tag of a broken word that goes on.
    """

    tag: str
    parent: Element | None = None
    kids: list[Element | Content] = field(default_factory=list)
    alt: str = ""
    actual: str = ""
    owner: str = ""
    attributes: dict[str, str] = field(default_factory=dict)
    word: Element | None = None

    def add(self, tag: str, *, alt: str = "", actual: str = "") -> Element:
        """A new tag at the end of this one."""
        kid = Element(tag, self, alt=alt, actual=actual)
        self.kids.append(kid)
        return kid

    def walk(self) -> Iterator[Element]:
        """Itself and everything in it, in the order of reading."""
        yield self
        for kid in self.kids:
            if isinstance(kid, Element):
                yield from kid.walk()


class Tree:
    """Grows with every block that is painted; `finish` makes the tables regular."""

    def __init__(self) -> None:
        self.root = Element("Document")
        self._group: Element | None = None
        self._name = ""
        self._row: Element | None = None
        self._cell: Element | None = None
        self._sources: dict[object, Element] = {}

    def begin(self, block: Block) -> None:
        """What follows are the parts of `block`."""
        if block.continues:
            return
        self._sources = {}
        self._row = self._cell = None
        if block.group != self._name:
            self._group = None
        self._name = block.group

    def element(self, block: Block, part: Part) -> Element | None:
        """Where the content of `part` goes; nowhere when there is nothing in it to read."""
        if block.continues and part.source in self._sources:
            return self._sources[part.source]
        if part.kind.in_row:
            found = self._table_cell(part.kind)
        elif part.kind.in_list:
            found = self._list_part(part.kind)
        elif not _says_something(block, part):
            return None
        elif self._cell is not None:
            found = self._within_cell(self._cell)
        else:
            self._group = None
            found = self.root.add(self._usual(block, part))
        self._sources[part.source] = found
        return found

    @staticmethod
    def _usual(block: Block, part: Part) -> str:
        if not block.parts or part is block.parts[0]:
            if block.role is Role.TITLE:
                return "H1"
            if block.role is Role.HEADING:
                return f"H{min(max(block.level, 2), _DEEPEST)}"
        return "P"

    def _container(self, tag: str) -> Element:
        if self._group is None or self._group.tag != tag:
            self._group = self.root.add(tag)
        return self._group

    def _table_cell(self, kind: Kind) -> Element:
        table = self._container("Table")
        last = self._cell
        if self._row is None or last is None or _new_row(last, kind):
            self._row = table.add("TR")
        cell = self._row.add("TD" if kind is Kind.DATA else "TH")
        cell.owner = "Table"
        if kind is not Kind.DATA:
            cell.attributes["Scope"] = "/Row" if kind is Kind.HEAD else "/Column"
        self._cell = cell
        return cell

    def _list_part(self, kind: Kind) -> Element:
        items = self._container("L")
        labelled = self._cell is not None and self._cell.tag == "Lbl"
        if self._row is None or kind is Kind.LABEL or not labelled:
            self._row = items.add("LI")
        if kind is Kind.LABEL:
            items.owner, items.attributes["ListNumbering"] = "List", "/Decimal"
        self._cell = self._row.add("Lbl" if kind is Kind.LABEL else "LBody")
        return self._cell

    @staticmethod
    def _within_cell(cell: Element) -> Element:
        """A paragraph of its own in a cell; what stood there before becomes one as well."""
        before = [kid for kid in cell.kids if not isinstance(kid, Element) or kid.tag in _INLINE]
        if before:
            first = Element("P", cell, before)
            for kid in before:
                if isinstance(kid, Element):
                    kid.parent = first
            cell.kids = [first]
        return cell.add("P")

    def finish(self) -> Element:
        """The whole tree, with as many columns in every row of a table."""
        for element in self.root.walk():
            if element.tag == "Table":
                rows = [row for row in element.kids if isinstance(row, Element)]
                most = max(len(row.kids) for row in rows)
                for row in rows:
                    last = row.kids[-1]
                    if len(row.kids) < most and isinstance(last, Element):
                        last.attributes["ColSpan"] = str(1 + most - len(row.kids))
        return self.root


_INLINE: Final = ("Span", "Figure")


def _new_row(last: Element, kind: Kind) -> bool:
    """Whether a cell of this kind begins a row behind the cell `last`."""
    goes_on = Kind.COLUMN if last.attributes.get("Scope") == "/Column" else Kind.DATA
    return kind is not goes_on


def _says_something(block: Block, part: Part) -> bool:
    """Whether there are words in it, a sign that says something, or a line to write on."""
    items = block.items[part.start : part.stop]
    return any(isinstance(item, TextRun | Rule) or (isinstance(item, Mark) and item.spoken) for item in items)
