"""A row as rich text: what is bold, what is quiet, and each warning with its sign and its word."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import Final

from casusdesk.ui.colours import Colours
from casusdesk.ui.meetings.rows import Chip, Row, RowKind

SIGNS: Final = {
    Chip.URGENT: "urgent",
    Chip.NO_LEAD: "no-lead",
    Chip.LATE: "late",
    Chip.LAST_CHANCE: "last-chance",
    Chip.TOO_LONG: "warning",
    Chip.NO_INTRODUCTION: "warning",
    Chip.STUCK: "warning",
    Chip.UNSEEN: "unseen",
    Chip.PARENTS: "meeting",
    Chip.MISSING: "warning",
    Chip.TO_SHRED: "late",
}
"""Name of the icon of a warning; a hamerstuk has its word alone."""
_NO_BREAK: Final = "\u00a0"
_CHIP_GAP: Final = " &nbsp; "


def sign_url(name: str, colour: str) -> str:
    """Under which name the rich text asks for an icon in a colour."""
    return f"sign:{name}/{colour[1:]}"


def sign_colour(chip: Chip, colours: Colours, *, selected: bool) -> str:
    """The ink of a warning; on a selected row everything is in the colour of the text there."""
    if selected:
        return colours.on_selection
    if chip in (Chip.URGENT, Chip.LATE, Chip.TOO_LONG, Chip.NO_INTRODUCTION, Chip.MISSING):
        return colours.error
    if chip in (Chip.LAST_CHANCE, Chip.PARENTS):
        return colours.accent
    return colours.muted if chip is Chip.HAMMER else colours.warning


def row_html(
    row: Row, colours: Colours, sign_size: int, *, selected: bool, chip_lines: Sequence[Sequence[Chip]] = ()
) -> str:
    """Everything but the number and the words on the right; `sign_size` in px.

    `chip_lines` gives the warnings lines of their own, so that no sign is parted from its word; without it
    they stand behind the facts.
    """
    ink = colours.on_selection if selected else colours.text
    quiet = colours.on_selection if selected else colours.muted
    if row.kind is RowKind.HEADING:
        accent = colours.on_selection if selected else colours.accent
        return f"{_ink(f'<b>{escape(row.title)}</b>', accent)}{_quietly(row.meta, quiet)}"
    if row.kind is RowKind.NOTE:
        return _ink(escape(row.title), quiet)
    if row.kind is RowKind.LINE:
        return _ink(escape(row.title), ink) if row.title else _ink("Regel toevoegen (F2)", quiet)
    first = _ink(f"<b>{escape(row.title)}</b>", ink)
    if row.kind is RowKind.FIXED:
        first += f"&nbsp;&nbsp; {_ink(escape(row.meta), ink)}"
    else:
        first += _quietly(row.meta, quiet)
    lines = [_CHIP_GAP.join(_chip(c, colours, sign_size, selected) for c in chips) for chips in chip_lines]
    if row.chips and not lines:
        first += _CHIP_GAP + _CHIP_GAP.join(_chip(c, colours, sign_size, selected) for c in row.chips)
    lines += [_ink(escape(words), tint) for words, tint in ((row.detail, ink), (row.note, quiet)) if words]
    return "<br>".join((first, *lines))


def _ink(html: str, colour: str) -> str:
    return f'<span style="color:{colour}">{html}</span>'


def _quietly(words: str, colour: str) -> str:
    return f"&nbsp;&nbsp; {_ink(escape(words), colour)}" if words else ""


def _chip(chip: Chip, colours: Colours, size: int, selected: bool) -> str:
    colour = sign_colour(chip, colours, selected=selected)
    words = escape(chip.value).replace(" ", _NO_BREAK)
    sign = SIGNS.get(chip)
    image = f'<img src="{sign_url(sign, colour)}" width="{size}" height="{size}">{_NO_BREAK}' if sign else ""
    return _ink(f"{image}{words}", colour)
