"""Cells of a file for Excel: nothing in them may be taken for a formula (domain §5 R25).

A cell that begins with = + - @, a tab or a return gets an apostrophe before it, also where quotes or blanks
come first; `restored` takes exactly that apostrophe away again, so that +31 numbers come back as they were.
"""

from __future__ import annotations

import re
from typing import Final

_FORMULA: Final = re.compile(r"[\s\"'\u200b\ufeff“”‘’]*[=+\-@\t\r＝＋－＠]|[\t\r]")
"""How a spreadsheet formula may begin, the wide signs of Asian keyboards included (G2)."""
GUARD: Final = "'"


def sanitised(cell: str) -> str:
    """`cell` as it may stand in a file that Excel opens."""
    return GUARD + cell if _FORMULA.match(cell) else cell


def restored(cell: str) -> str:
    """What `sanitised` was given; any other cell as it is."""
    bare = cell.removeprefix(GUARD)
    return bare if bare != cell and _FORMULA.match(bare) else cell
