"""The printed recovery code: 130 bits a person can read aloud, type back and correct.

Two lines of four groups of four characters. The last three characters of each line check it (Reed-Solomon
over 32 symbols): every one, two or three wrong characters in a line are caught, and one is pointed at.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from hmac import compare_digest
from secrets import randbits
from typing import Self

from casusdesk.errors import InvalidInputError

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
BITS = 130
LINES = 2
GROUP = 4
GROUPS_PER_LINE = 4
_LINE = GROUP * GROUPS_PER_LINE
_CHECKS = 3
_DATA = _LINE - _CHECKS
_READ_AS = str.maketrans("OIL", "011", " -–\u00a0\n\r\t")


def _powers() -> tuple[int, ...]:
    powers = [1]
    for _ in range(30):
        double = powers[-1] << 1
        powers.append(double ^ 0b100101 if double & 32 else double)
    return tuple(powers)


_POWER = _powers()
_LOG = {value: exponent for exponent, value in enumerate(_POWER)}


def _times(left: int, right: int) -> int:
    return _POWER[(_LOG[left] + _LOG[right]) % 31] if left and right else 0


def _generator() -> list[int]:
    polynomial = [1]
    for root in _POWER[1 : _CHECKS + 1]:
        shifted = [*polynomial, 0]
        for place, factor in enumerate(polynomial):
            shifted[place + 1] ^= _times(factor, root)
        polynomial = shifted
    return polynomial


_GENERATOR = _generator()


def _checks(data: list[int]) -> list[int]:
    remainder = [*data, *([0] * _CHECKS)]
    for place in range(len(data)):
        factor = remainder[place]
        for step, part in enumerate(_GENERATOR):
            remainder[place + step] ^= _times(part, factor)
    return remainder[-_CHECKS:]


def _syndromes(line: list[int]) -> list[int]:
    values = []
    for root in _POWER[1 : _CHECKS + 1]:
        value = 0
        for symbol in line:
            value = _times(value, root) ^ symbol
        values.append(value)
    return values


def _wrong_place(line: list[int]) -> int | None:
    """None when the line is right; the place of one wrong character; -1 when more than one is wrong."""
    first, second, third = _syndromes(line)
    if not (first or second or third):
        return None
    if first and second and third:
        step = (_LOG[second] - _LOG[first]) % 31
        if (_LOG[third] - _LOG[second]) % 31 == step and step < _LINE:
            return _LINE - 1 - step
    return -1


@dataclass(frozen=True, slots=True)
class RecoveryCode:
    """A code as it is printed; 32 characters, checks included."""

    characters: str = field(repr=False)

    @classmethod
    def random(cls) -> Self:
        """A fresh code of 130 random bits; nobody guesses those, so nothing slow has to guard them."""
        return cls.of_number(randbits(BITS))

    @classmethod
    def of_number(cls, number: int) -> Self:
        """The code of a number below 2**130, each line with its three check characters."""
        symbols = [(number >> shift) & 31 for shift in range(BITS - 5, -1, -5)]
        lines = [symbols[start : start + _DATA] for start in range(0, len(symbols), _DATA)]
        return cls("".join(ALPHABET[symbol] for line in lines for symbol in [*line, *_checks(line)]))

    @classmethod
    def parse(cls, typed: str) -> Self:
        """Read what was typed; small letters, spaces, dashes, O for 0 and I or L for 1 are understood.

        Raises `InvalidInputError` that points at the line, group and character that cannot be right.
        """
        characters = typed.upper().translate(_READ_AS)
        if len(characters) != LINES * _LINE:
            raise InvalidInputError(
                f"De herstelcode heeft {LINES * _LINE} tekens; je hebt er {len(characters)} ingevuld.", "code"
            )
        unknown = next((place for place, one in enumerate(characters) if one not in ALPHABET), None)
        if unknown is not None:
            raise InvalidInputError(f"{_where(unknown)} komt niet voor in een herstelcode.", "code")
        for line in range(LINES):
            symbols = [ALPHABET.index(one) for one in characters[line * _LINE : (line + 1) * _LINE]]
            place = _wrong_place(symbols)
            if place is not None:
                raise InvalidInputError(_correction(line, place), "code")
        return cls(characters)

    @property
    def secret(self) -> bytes:
        """The 130 bits as bytes, without the check characters."""
        number = 0
        for line in range(LINES):
            for one in self.characters[line * _LINE : line * _LINE + _DATA]:
                number = number << 5 | ALPHABET.index(one)
        return number.to_bytes((BITS + 7) // 8, "big")

    @property
    def groups(self) -> tuple[str, ...]:
        """The eight groups of four characters, in reading order."""
        return tuple(self.characters[at : at + GROUP] for at in range(0, len(self.characters), GROUP))

    @property
    def lines(self) -> tuple[str, ...]:
        """The two printed lines, groups apart, check characters included."""
        groups = self.groups
        return tuple(
            " ".join(groups[at : at + GROUPS_PER_LINE]) for at in range(0, len(groups), GROUPS_PER_LINE)
        )

    @property
    def text(self) -> str:
        """The whole code on one line, as in the square code on the sheet."""
        return "-".join(self.groups)

    def confirm(self, group_index: int, text: str) -> bool:
        """Whether `text` is group `group_index` (0-7), read with the same leniency as `parse`."""
        typed = text.upper().translate(_READ_AS)
        return compare_digest(typed.encode(), self.groups[group_index].encode())


def _where(place: int) -> str:
    line, within = divmod(place, _LINE)
    group, character = divmod(within, GROUP)
    return f"Teken {character + 1} van groep {group + 1} op regel {line + 1}"


def _correction(line: int, place: int) -> str:
    if place < 0:
        return (
            f"Op regel {line + 1} van de herstelcode klopt meer dan één teken niet. Vergelijk de hele regel."
        )
    return f"{_where(line * _LINE + place)} van de herstelcode klopt niet. Vergelijk het met je herstelblad."
