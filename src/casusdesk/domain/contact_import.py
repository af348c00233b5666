"""From the rows of a file to contacts: what is new, what is known, and what a person must look at.

Good rows are never lost to a bad one: every row that stays out is named with its line and the reason.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Final

from casusdesk.domain import contacts as limits
from casusdesk.domain.catalog import Catalog, plain
from casusdesk.domain.cells import restored
from casusdesk.domain.contact_columns import Column
from casusdesk.domain.contacts import Contact
from casusdesk.domain.dates import full_date
from casusdesk.domain.limits import tidy
from casusdesk.domain.wording import counted
from casusdesk.errors import InvalidInputError

_YES: Final = frozenset({"ja", "j", "x", "1", "true", "waar", "yes"})
_NO: Final = frozenset({"", "nee", "n", "0", "false", "onwaar", "no", "-"})
_LIMITS: Final = {
    Column.ORGANISATION: limits.ORGANISATION,
    Column.AREA: limits.AREA,
    Column.NAME: limits.NAME,
    Column.PHONE: limits.PHONE,
    Column.MAIL: limits.MAIL,
    Column.NOTE: limits.NOTE,
}
_NO_ROLE: Final = "er staat geen rol. Vul de rol in, of voeg dit contact met de hand toe."


@dataclass(frozen=True, slots=True)
class Line:
    """One filled row of a file: the line it starts on, its cells, and what is wrong with the row itself."""

    number: int
    cells: tuple[str, ...]
    fault: str = ""


@dataclass(frozen=True, slots=True)
class LineProblem:
    """A row that stays out, and why."""

    number: int
    reason: str

    def __str__(self) -> str:
        """As shown to the user."""
        return f"Regel {self.number}: {self.reason}"


@dataclass(frozen=True, slots=True)
class Reading:
    """How a person wants the file read: the field of each column, the role behind words we do not know.

    `roles` is by the folded word of the file; "" or absent keeps those rows aside. `update` says whether a
    contact that is known already takes over what the file says, or stays as it is.
    """

    columns: tuple[Column | None, ...]
    roles: Mapping[str, str] = field(default_factory=dict)
    update: bool = True


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """What would come in. `first` are the contacts of the first rows, in the order of the file."""

    added: tuple[Contact, ...] = ()
    updated: tuple[Contact, ...] = ()
    known: tuple[int, ...] = ()
    """Lines that say nothing new, or that were told to leave a known contact alone."""
    aside: tuple[int, ...] = ()
    """Lines whose role nobody has named yet."""
    problems: tuple[LineProblem, ...] = ()
    unknown: tuple[str, ...] = ()
    """Words in the column of the role that the catalogue does not know, as they stand in the file."""
    first: tuple[tuple[int, Contact], ...] = ()

    @property
    def contacts(self) -> tuple[Contact, ...]:
        """Everything to keep."""
        return (*self.added, *self.updated)


def mark_of(contact: Contact) -> tuple[str, str, str, str]:
    """By what two contacts are the same: role, organisation, area and name."""
    return contact.role, plain(contact.organisation), plain(contact.area), plain(contact.name)


def role_key(word: str) -> str:
    """The word of a role as `Reading.roles` knows it."""
    return plain(word)


class _Planner:
    """Goes past the rows once."""

    def __init__(
        self, reading: Reading, catalog: Catalog, known: Sequence[Contact], new_id: Callable[[], str]
    ) -> None:
        self._reading, self._catalog, self._new_id = reading, catalog, new_id
        self._known = {mark_of(contact): contact for contact in reversed(known)}
        self._seen: dict[tuple[str, str, str, str], int] = {}
        self._roles: dict[str, str] = {}
        self.added: list[Contact] = []
        self.updated: list[Contact] = []
        self.same: list[int] = []
        self.aside: list[int] = []
        self.problems: list[LineProblem] = []
        self.unknown: dict[str, str] = {}
        self.first: list[tuple[int, Contact]] = []

    def take(self, line: Line) -> None:
        """Judge one row."""
        values = self._values(line.cells)
        if not line.fault and not any(values.values()):
            return
        try:
            if line.fault:
                raise InvalidInputError(line.fault)
            role = self._role(values[Column.ROLE])
            read = _contact(values, role or "")
        except InvalidInputError as error:
            self.problems.append(LineProblem(line.number, str(error)))
            return
        if role is None:
            self.aside.append(line.number)
            return
        self._place(line.number, read, values)

    def _values(self, cells: Sequence[str]) -> dict[Column, str]:
        found = dict.fromkeys(Column, "")
        for place, column in enumerate(self._reading.columns):
            if column is not None and place < len(cells):
                found[column] = restored(tidy(cells[place]))
        return found

    def _role(self, word: str) -> str | None:
        """The key of the role; None when somebody must still say which it is."""
        if not word:
            raise InvalidInputError(_NO_ROLE)
        if word not in self._roles:
            entry = self._catalog.find_agency(word) or self._catalog.find_agency(word.partition("(")[0])
            self._roles[word] = entry.key if entry is not None else ""
        if self._roles[word]:
            return self._roles[word]
        self.unknown.setdefault(role_key(word), word)
        return self._reading.roles.get(role_key(word)) or None

    def _place(self, number: int, read: Contact, values: Mapping[Column, str]) -> None:
        mark = mark_of(read)
        if mark in self._seen:
            reason = f"dit contact staat ook op regel {self._seen[mark]}. Er is er een overgenomen."
            self.problems.append(LineProblem(number, reason))
            return
        self._seen[mark] = number
        before = self._known.get(mark)
        if before is None:
            made = replace(read, id=self._new_id())
            self.added.append(made)
            self.first.append((number, made))
            return
        after = _updated(before, read, values)
        self.first.append((number, after if self._reading.update else before))
        if after == before or not self._reading.update:
            self.same.append(number)
        else:
            self.updated.append(after)


def plan_import(
    lines: Sequence[Line],
    reading: Reading,
    catalog: Catalog,
    known: Sequence[Contact],
    new_id: Callable[[], str],
) -> ImportPlan:
    """What the rows of a file would bring to the register that holds `known`."""
    planner = _Planner(reading, catalog, known, new_id)
    for line in lines:
        planner.take(line)
    return ImportPlan(
        tuple(planner.added),
        tuple(planner.updated),
        tuple(planner.same),
        tuple(planner.aside),
        tuple(planner.problems),
        tuple(planner.unknown.values()),
        tuple(planner.first[:5]),
    )


def _contact(values: Mapping[Column, str], role: str) -> Contact:
    for column, limit in _LIMITS.items():
        over = len(values[column]) - limit  # they were tidied already
        if over > 0:
            letters = counted(over, "teken", "tekens")
            raise InvalidInputError(f"'{column.label}' is {letters} te lang. Hoogstens {limit} tekens.")
    return Contact(
        "",
        role,
        organisation=values[Column.ORGANISATION],
        area=values[Column.AREA],
        name=values[Column.NAME],
        phone=values[Column.PHONE],
        mail=values[Column.MAIL],
        note=values[Column.NOTE],
        valid_until=_day(values, Column.VALID_UNTIL),
        confirmed_on=_day(values, Column.CONFIRMED),
        nnz=_flag(values[Column.NNZ]),
    )


def _day(values: Mapping[Column, str], column: Column) -> date | None:
    typed = values[column]
    if not typed:
        return None
    try:
        return date.fromisoformat(typed[:10])
    except ValueError:
        pass
    try:
        return full_date(typed)
    except InvalidInputError:
        raise InvalidInputError(f"'{column.label}' is geen datum. Schrijf hem als 31-12-2027.") from None


def _flag(typed: str) -> bool:
    if plain(typed) in _YES:
        return True
    if plain(typed) in _NO:
        return False
    raise InvalidInputError(f"'{Column.NNZ.label}' is geen ja of nee. Schrijf ja, of laat de cel leeg.")


def _updated(before: Contact, read: Contact, values: Mapping[Column, str]) -> Contact:
    """`before` with what the file fills in; an empty cell takes nothing away."""
    return replace(
        before,
        organisation=read.organisation or before.organisation,
        area=read.area or before.area,
        name=read.name or before.name,
        phone=read.phone or before.phone,
        mail=read.mail or before.mail,
        note=read.note or before.note,
        valid_until=read.valid_until or before.valid_until,
        confirmed_on=max(filter(None, (read.confirmed_on, before.confirmed_on)), default=None),
        nnz=read.nnz if values[Column.NNZ] else before.nnz,
    )
