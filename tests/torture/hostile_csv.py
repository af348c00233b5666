"""Lists that no Excel would save: made by rule, by mutation, and blown up."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Final

from casusdesk.domain.case_row import COLUMNS
from casusdesk.domain.contact_columns import Column

_CELLS: Final = (
    *("", "15-04-2027", "19", "ja", "nee", "nieuw", "W!,F", "KT472", "gewone vraag", "06-00000000"),
    *("=1+1", "=cmd|' /C calc'!A0", "+1", "-1", "@SUM(A1)", "\t=1", "%0a=1", '=HYPERLINK("x")'),
    *("99-99-9999", "0-0-0", "31-02-2027", "1-1-99999999", "-1-1-2027", "2027-13-45", "29-02-1900"),
    *("٣-٤-2027", "Ⅷ", "½", "²", "9" * 5000, "-0", "1e400", "NaN", "0x10", "1_000"),
    *('"', '""', '"""', 'a"b', '"a', 'a"', '"a;b"', '"a\nb"', "a\rb", "a\x0bb", "a\x85b", "a\u2028b"),
    *("\0", "\x01", "\x1f", "\x7f", "\x1b[2J", "\ufeff", "\u202e", "\u200d", "e" + "\u0301" * 300),
    *("\ufffd", "\U0001f476", "\U0010ffff", "ﷺ" * 50, "İ", "ß", "a" * 3000, ",", ",,,", "!", "! !", "★ "),
    *("{0}", "%s", "${x}", "<b>", "&amp;", "../../x", "C:\\x", "'; DROP TABLE cases; --"),
)
_RIGHT: Final = {
    "code": ("", "KT472", "HW729"),
    "uitgerekende_datum": ("15-04-2027", "1-5-27", "3 mei 2027"),
    "geboortedatum_kind": ("", "", "02-01-2027"),
    "eerste_kind": ("", "ja", "nee"),
    "leeftijd": ("", "19", "31"),
    "soort": ("", "nieuw", "vervolg"),
    "zorgen": ("", "W!,F"),
    "toestemming": ("", "ja", "anoniem"),
    "rol": ("verloskundige", "jeugdverpleegkundige", "JV"),
    "geldig tot en met": ("", "31-12-2027"),
    "nagekeken op": ("", "01-01-2027"),
    "Nu Niet Zwanger": ("", "ja", "nee"),
}
_ENCODINGS: Final = (
    "utf-8",
    "utf-8",
    "utf-8",
    "utf-8-sig",
    "utf-16",
    "utf-16-le",
    "utf-16-be",
    "cp1252",
    "utf-32",
)
_PIECES: Final = (
    *(
        b'"',
        b'"""',
        b";",
        b",",
        b"\t",
        b"\r",
        b"\n",
        b"\r\n",
        b"\0",
        b"\xff\xfe",
        b"\xfe\xff",
        b"\xef\xbb\xbf",
    ),
    *(b"\x1f", b"\x80", b"\xed\xa0\x80", b"\xf4\x90\x80\x80", b"\xc0\x80", b"=1+1", b"9" * 5000, b"sep=;\n"),
)
_LINES: Final = (
    'a";"b\n',
    '"\n',
    '"x\n',
    '";"\n',
    ";\n",
    ";" * 50 + "\n",
    "\r",
    '1-1-2027;"x;y\n',
    "\0\n",
    '"",""\n',
)


def make(chance: random.Random) -> bytes:
    """One list; one in five hundred is large."""
    if chance.randrange(500) == 0:
        return _blown_up(chance)
    content = bytearray(_encoded(chance, _text(chance)))
    if chance.random() < 0.4:
        _mutate(chance, content)
    return bytes(content)


def good() -> bytes:
    """A long list of cases without a fault."""
    lines = [";".join(_filled(name, number) for name in COLUMNS) for number in range(2000)]
    return "\r\n".join([";".join(COLUMNS), *lines]).encode()


def good_contacts() -> bytes:
    """A long list of contacts without a fault."""
    lines = [";".join(f"{column.value} {number}" for column in list(Column)[:7]) for number in range(1500)]
    return "\r\n".join([";".join(column.value for column in list(Column)[:7]), *lines]).encode()


def _filled(name: str, number: int) -> str:
    return {"uitgerekende_datum": "15-04-2027", "vraag": f"vraag {number}"}.get(name, "")


def _text(chance: random.Random) -> str:
    names = _header(chance)
    mark = chance.choice((*";;;;;;", ",", "\t"))
    end = chance.choice(("\r\n", "\r\n", "\n", "\r", "\n\r", "\x0b"))
    rows = []
    for _ in range(chance.randrange(7)):
        width = max(0, len(names) + chance.choice((0, 0, 0, 0, -1, 1, 5)))
        rows.append(
            mark.join(_cell(chance, names[place] if place < len(names) else "") for place in range(width))
        )
    opening = chance.choice(("", "", "", "", "sep=;\r\n", "\n\n", "sep=\n", "titel van de lijst\n"))
    return opening + mark.join(names) + end + end.join(rows)


def _cell(chance: random.Random, name: str) -> str:
    """Mostly what belongs in that column: only rows that get far are a test of what comes later."""
    if chance.random() < 0.15:
        return chance.choice(_CELLS)
    return chance.choice(_RIGHT.get(name, ("", "", "gewoon woord")))


def _header(chance: random.Random) -> list[str]:
    known = list(COLUMNS) if chance.random() < 0.85 else [column.value for column in Column]
    changes: dict[int, Callable[[list[str]], list[str]]] = {
        0: lambda names: chance.sample(names, len(names)),
        1: lambda names: chance.sample(names, chance.randrange(len(names))),
        2: lambda names: [*names, chance.choice(names)],
        3: lambda names: [*names, chance.choice(_CELLS)],
        4: lambda names: [name.upper().replace("_", " ") for name in names],
        5: lambda names: [""] * 3 + names,
        6: lambda _: [chance.choice(_CELLS) for _ in range(4)],
    }
    return changes.get(chance.randrange(20), lambda names: names)(known)


def _encoded(chance: random.Random, text: str) -> bytes:
    return text.encode(chance.choice(_ENCODINGS), errors="replace")


def _mutate(chance: random.Random, content: bytearray) -> None:
    for _ in range(chance.randint(1, 6)):
        place = chance.randrange(len(content) + 1)
        piece = chance.choice((*_PIECES, chance.randbytes(3), bytes(content[:60])))
        content[place : place + chance.choice((0, 0, 1, 2, 30, 300))] = piece


def _blown_up(chance: random.Random) -> bytes:
    size = chance.choice((20_000, 60_000, 200_000))
    head = ";".join(COLUMNS) + "\n"
    kind = chance.randrange(6)
    if kind == 0:  # 100 000 columns
        return (chance.choice((";", "vraag;", "x;")) * 100_000).encode()
    if kind == 1:
        return (head + ";" * 100_000 + "\n" + "15-04-2027;" * 1000).encode()
    if kind == 2:
        return (
            head + ";15-04-2027" + ";" * 8 + chance.choice(("a", "a b ", "\u0301", "W!,")) * (size // 4)
        ).encode()
    if kind == 3:
        return chance.randbytes(size)
    if kind == 4:
        return (
            bytes(size) if chance.random() < 0.5 else b"\xff\xfe" + bytes(chance.choices(b'\0";\n', k=size))
        )
    line = chance.choice(_LINES)
    return (head + line * (size // len(line))).encode()
