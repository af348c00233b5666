"""Which row of a case list is on the list already: so that nothing comes twice, and no edit is lost unsaid.

A row that was imported once is recognised by its mark, also after its case was changed in the program. A
row that differs a little from a case on the list is not guessed about: a person decides.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import date
from hashlib import sha256
from typing import Final

from casusdesk.domain import limits
from casusdesk.domain.case import Case
from casusdesk.domain.case_row import COLUMNS, ColumnProblem

_TYPED: Final = tuple(column for column in COLUMNS if column != "code")
_DATES: Final = 2
_ENOUGH_ALIKE: Final = 3
_MOST_COMPARED: Final = 200
Content = tuple[object, ...]


def mark_of(values: Mapping[str, str]) -> str:
    """A fixed mark for everything typed in the row; kept in the encrypted store only."""
    cells = [limits.tidy(values.get(column, "")) for column in COLUMNS]
    return sha256(json.dumps(cells).encode()).hexdigest()


class KnownRows:
    """What is on the list, in the trash, and read so far. `imported` gives the code of a mark."""

    def __init__(self, listed: Iterable[Case], trash: Iterable[Case], imported: Mapping[str, str]) -> None:
        self._cases = {case.code: case for case in (*listed, *trash)}
        self._trash = {case.code for case in trash}
        self._marks = dict(imported)
        self._contents: dict[Content, str] = {}
        self._by_dates: dict[Content, list[str]] = {}
        self._by_rest: dict[Content, str] = {}
        self._lines: dict[str, int] = {}
        for case in self._cases.values():
            content = _content(case)
            self._contents.setdefault(content, case.code)
            self._by_dates.setdefault(content[:_DATES], []).append(case.code)
            self._by_rest.setdefault(content[_DATES:], case.code)

    @property
    def codes(self) -> Iterable[str]:
        """Every code in use."""
        return self._cases.keys()

    def verdict(self, case: Case, mark: str) -> bool | ColumnProblem:
        """False: new. True: here already, as it stands. A problem: here already, but not the same."""
        content = _content(case)
        code = case.code if case.code in self._cases else None
        if code is None:
            code = self._marks.get(mark) or ("" if case.code else self._contents.get(content, ""))
        if not code:
            return False if case.code else self._nearly(content)
        if code in self._trash:
            return ColumnProblem(
                "code",
                f"{code} staat in de prullenbak. Zet de casus in het venster terug, als hij nog nodig is.",
            )
        if mark in self._marks or content == _content(self._cases[code]):
            return True
        return ColumnProblem("code", self._other_content(code))

    def add(self, case: Case, mark: str, line: int) -> None:
        """`case` was read on `line` and will be kept."""
        self._cases[case.code] = case
        self._marks[mark] = case.code
        self._contents.setdefault(_content(case), case.code)
        self._lines[case.code] = line

    def _other_content(self, code: str) -> str:
        if code in self._lines:
            return (
                f"{code} staat ook op regel {self._lines[code]}, met andere gegevens. "
                "Geef deze regel een andere code, of haal hem weg."
            )
        return (
            f"{code} staat al op de lijst, met andere gegevens; die zijn niet gewijzigd. "
            "Pas de casus aan in het venster, of geef deze regel een andere code."
        )

    def _nearly(self, content: Content) -> bool | ColumnProblem:
        """A problem when one cell alone sets it apart from a case that was on the list before this file."""
        alike = self._by_dates.get(content[:_DATES], ())[:_MOST_COMPARED]
        same_rest = self._by_rest.get(content[_DATES:])
        for code in (*alike, *((same_rest,) if same_rest else ())):
            known = _content(self._cases[code])
            apart = [c for c, one, other in zip(_TYPED, content, known, strict=True) if one != other]
            shared = sum(map(_said, content, known, _SILENT))
            if len(apart) == 1 and shared >= _ENOUGH_ALIKE:
                return ColumnProblem(
                    apart[0],
                    f"Alleen hierin verschilt deze regel van {code}, die al op de lijst staat en niet is "
                    "gewijzigd. Pas die aan in het venster. Is het een andere casus? Geef de regel een code.",
                )
        return False


def _said(one: object, other: object, silent: object) -> bool:
    """Whether both say the same, and more than an empty cell does."""
    return one == other != silent


def _content(case: Case) -> Content:
    """All that a row can say, in the order of `_TYPED`; not the day it was read."""
    return (
        case.due_date,
        case.birth_date,
        case.first_child,
        case.age_at_referral,
        case.referral_route,
        case.brought_by_role,
        case.brought_by_organisation,
        case.kind,
        case.question,
        case.strengths,
        tuple((concern.life_domain, concern.state) for concern in case.concerns),
        tuple(involvement.agency for involvement in case.agencies),
        (case.support.need, case.support.interventions, case.support.proposal),
        case.lead.role,
        case.consent.state,
    )


_SILENT: Final = _content(Case(code="", referred_on=date.min))
"""What an empty row says."""
