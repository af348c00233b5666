"""One row of a case list, as Dutch Excel writes it, read into a case or into reasons why not.

A value the program must understand (a date, an age, a life domain) is refused with its reason. A role,
agency or route it does not know is kept as typed: coalitions have partners no list foresees.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from typing import Final, TypeVar

from casusdesk.domain import limits
from casusdesk.domain.case import (
    Case,
    CaseKind,
    Concern,
    ConcernState,
    Involvement,
    Lead,
    Support,
    SupportNeed,
)
from casusdesk.domain.catalog import Catalog, plain
from casusdesk.domain.code import parse_code
from casusdesk.domain.consent import Consent, ConsentState, usual_expiry
from casusdesk.domain.dates import full_date
from casusdesk.domain.signal import OLDEST, YOUNGEST
from casusdesk.errors import CasusdeskError, InvalidInputError

COLUMNS: Final = (
    "code",
    "uitgerekende_datum",
    "geboortedatum_kind",
    "eerste_kind",
    "leeftijd",
    "aanmeldroute",
    "inbrenger_rol",
    "inbrenger_organisatie",
    "soort",
    "vraag",
    "krachten",
    "zorgen",
    "betrokken",
    "steun",
    "regie",
    "toestemming",
)
UNKNOWN_TEXT: Final = 40
"""Longest role, agency or route that is kept as typed."""
_YEARS: Final = range(2000, 2100)
"""What a date in a list can mean; a typing error outside it would be carried into every warning."""
_SHOWN: Final = 20
_ANSWERS: Final = {"ja": True, "j": True, "nee": False, "n": False}
_UNDECIDED: Final = ("te bepalen", "nog te bepalen", "onbekend", "?", "geen")
_NO_SUPPORT: Final = ("nee", "geen", "nee, gewone zorg is genoeg", "gewone zorg is genoeg")
_CONSENTS: Final = {
    "ja": ConsentState.BY_NAME,
    "anoniem": ConsentState.ANONYMOUS,
    "nee": ConsentState.REFUSED,
    "niet gevraagd": ConsentState.NOT_ASKED,
}

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class ColumnProblem:
    """Why a value cannot be used: the column's name and one Dutch sentence."""

    column: str
    reason: str


@dataclass(slots=True)
class _Reader:
    """Collects every problem of a row, so that she mends the row once and not column by column."""

    values: Mapping[str, str]
    problems: list[ColumnProblem] = field(default_factory=list)

    def text(self, column: str) -> str:
        return limits.tidy(self.values.get(column, ""))

    def parts(self, column: str) -> list[str]:
        return [part for piece in self.text(column).split(",") if (part := piece.strip())]

    def read(self, column: str, parse: Callable[[str], T]) -> T | None:
        """The parsed value, or None where the cell is empty or refused."""
        text = self.text(column)
        if not text:
            return None
        try:
            return parse(text)
        except CasusdeskError as error:
            self.problems.append(ColumnProblem(column, str(error)))
            return None


def read_row(values: Mapping[str, str], catalog: Catalog, on: date) -> Case | tuple[ColumnProblem, ...]:
    """The case in one row, its code "" where the cell is empty; or every problem of the row.

    `on` is the day of reading: the day of referral and of consent, which the file does not give.
    """
    row = _Reader(values)
    case = _case(row, catalog, on)
    if case.due_date is None and case.birth_date is None and not row.problems:
        reason = "Vul de uitgerekende datum in, of de geboortedatum van het kind."
        row.problems.append(ColumnProblem("uitgerekende_datum", reason))
    return tuple(row.problems) or case


def _case(row: _Reader, catalog: Catalog, on: date) -> Case:
    return Case(
        code=row.read("code", parse_code) or "",
        referred_on=on,
        kind=row.read("soort", _kind) or CaseKind.NEW,
        due_date=row.read("uitgerekende_datum", _day),
        birth_date=row.read("geboortedatum_kind", _day),
        first_child=row.read("eerste_kind", _answer),
        age_at_referral=row.read("leeftijd", _age),
        referral_route=row.read("aanmeldroute", lambda t: _known(t, catalog.find_route(t))) or "",
        brought_by_role=row.read("inbrenger_rol", lambda t: _known(t, catalog.find_agency(t))) or "",
        brought_by_organisation=row.text("inbrenger_organisatie"),
        question=row.text("vraag"),
        strengths=tuple(row.parts("krachten")),
        concerns=_concerns(row, catalog),
        agencies=_agencies(row, catalog),
        support=_support(row, catalog),
        lead=Lead(role=row.read("regie", lambda t: _lead(t, catalog)) or None),
        consent=row.read("toestemming", lambda t: _consent(t, on)) or Consent(),
    )


def _day(text: str) -> date:
    with suppress(InvalidInputError):
        day = full_date(text)
        if day.year in _YEARS:
            return day
    message = f"'{_shown(text)}' is geen datum. Schrijf dag-maand-jaar, bijvoorbeeld 14-01-2027."
    raise InvalidInputError(message)


def _shown(text: str) -> str:
    """As much of a value as finds it back: a question in the wrong column is not repeated whole."""
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"


def _answer(text: str) -> bool:
    answer = _ANSWERS.get(text.casefold())
    if answer is None:
        raise InvalidInputError(f"'{_shown(text)}' is geen ja of nee. Vul ja of nee in, of laat het leeg.")
    return answer


def _age(text: str) -> int:
    if not re.fullmatch(r"[0-9]{1,3}", text) or not YOUNGEST <= int(text) <= OLDEST:
        raise InvalidInputError(
            f"'{_shown(text)}' is geen leeftijd. Vul hele jaren in, van {YOUNGEST} tot en met {OLDEST}."
        )
    return int(text)


def _kind(text: str) -> CaseKind:
    for kind in CaseKind:
        if kind.label == text.casefold():
            return kind
    raise InvalidInputError(f"'{_shown(text)}' is geen soort. Vul nieuw of vervolg in.")


def _known(text: str, entry: object) -> str:
    """The key of the catalogue's entry, or the text as typed where the catalogue has none."""
    key = getattr(entry, "key", None)
    if isinstance(key, str):
        return key
    if len(text) > UNKNOWN_TEXT:
        raise InvalidInputError(f"'{_shown(text)}' is te lang. Gebruik hoogstens {UNKNOWN_TEXT} tekens.")
    return text


def _lead(text: str, catalog: Catalog) -> str:
    if text.casefold().lstrip("★ ") in _UNDECIDED:
        return ""
    return _known(text, catalog.find_agency(text))


def _concerns(row: _Reader, catalog: Catalog) -> tuple[Concern, ...]:
    """One concern for each life domain; named twice, the urgent one counts."""
    found: dict[str, Concern] = {}
    for part in row.parts("zorgen"):
        name = part.rstrip("! ")
        life_domain = catalog.find_life_domain(name)
        if life_domain is None:
            known = ", ".join(d.key for d in catalog.life_domains if d.active)
            reason = (
                f"'{_shown(name)}' is geen levensgebied. "
                f"Kies uit {known}, met een ! erachter als het urgent is."
            )
            row.problems.append(ColumnProblem("zorgen", reason))
            continue
        earlier = found.get(life_domain.key)
        urgent = part.endswith("!") or (earlier is not None and earlier.state is ConcernState.URGENT)
        state = ConcernState.URGENT if urgent else ConcernState.CONCERN
        found[life_domain.key] = Concern(life_domain.key, state)
    return tuple(found.values())


def _agencies(row: _Reader, catalog: Catalog) -> tuple[Involvement, ...]:
    keys: dict[str, None] = {}
    for part in row.parts("betrokken"):
        try:
            keys[_known(part, catalog.find_agency(part))] = None
        except CasusdeskError as error:
            row.problems.append(ColumnProblem("betrokken", str(error)))
    return tuple(Involvement(key) for key in keys)


def _support(row: _Reader, catalog: Catalog) -> Support:
    """Interventions the catalogue knows by name; everything else is the proposal in her own words."""
    text = row.text("steun")
    if not text:
        return Support()
    if plain(text) in {plain(no) for no in _NO_SUPPORT}:
        return Support(need=SupportNeed.NO)
    known: dict[str, None] = {}
    own_words = []
    for part in row.parts("steun"):
        entry = catalog.find_intervention(part)
        if entry is None:
            own_words.append(part)
        else:
            known[entry.key] = None
    return Support(need=SupportNeed.YES, interventions=tuple(known), proposal=", ".join(own_words))


def _consent(text: str, on: date) -> Consent:
    state = next((s for s in ConsentState if s.label == text.casefold()), _CONSENTS.get(text.casefold()))
    if state is None:
        choices = ", ".join(s.label for s in ConsentState)
        raise InvalidInputError(f"'{_shown(text)}' is geen toestemming. Kies uit: {choices}.")
    if state.given:
        return Consent(state=state, given_on=on, expires_on=usual_expiry(on))
    return Consent(state=state)
