"""Cases in and out of the store: whole, in one transaction, with a trash that empties itself."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, select, update
from sqlmodel import SQLModel

from casusdesk.domain.audit import AuditRow
from casusdesk.domain.case import Case, Concern, ConcernState
from casusdesk.domain.withdrawal import Consequences
from casusdesk.store import tables
from casusdesk.store.audit import add_rows
from casusdesk.store.case_reading import CaseLines, case_of
from casusdesk.store.consents import keep_consequences
from casusdesk.store.purging import marks_of, wipe
from casusdesk.store.rows import (
    Lines,
    OpenVault,
    lines_by_owner,
    put,
    reading,
    replace_lines,
    rows_where,
    table_of,
)

_LISTS: tuple[type[SQLModel], ...] = (
    tables.StrengthRow,
    tables.ConcernRow,
    tables.FactorRow,
    tables.InvolvementRow,
    tables.InterventionRow,
    tables.ReceiverRow,
    tables.SettledRow,
    tables.EffectRow,
)
_CASES = table_of(tables.CaseRow)
_IMPORTED = table_of(tables.ImportedRow)


class CaseStore:
    """The cases of one open vault. Every method is one transaction; moments are aware."""

    def __init__(self, vault: OpenVault) -> None:
        self._vault = vault

    def save(
        self,
        *cases: Case,
        at: datetime,
        marks: Mapping[str, str] | None = None,
        along: Consequences | None = None,
    ) -> None:
        """Keep each case as it is now, whole, all or none; a case in the trash stays there.

        `marks` are the marks of the rows of a file they came from, each with the code of its case. What
        follows from a consent that changed is kept `along` with it, or not at all (domain R9).
        """
        with self._vault.session() as session:
            connection = session.connection()
            put(connection, tables.CaseRow, [{**_columns(case), "recorded_at": at} for case in cases])
            lists = {case.code: _lists(case) for case in cases}
            for row in _LISTS:
                replace_lines(connection, row, "case_code", {code: own[row] for code, own in lists.items()})
            rows = [{"mark": mark, "case_code": code} for mark, code in (marks or {}).items()]
            put(connection, tables.ImportedRow, rows)
            if along:
                keep_consequences(connection, along, at=at)

    def marks(self) -> dict[str, str]:
        """The code of the case by the mark of the row it came from, those in the trash included."""
        with self._vault.session() as session:
            query = select(_IMPORTED.c.mark, _IMPORTED.c.case_code)
            return {row.mark: row.case_code for row in session.connection().execute(query)}

    def listed(self) -> list[Case]:
        """Every case that is not in the trash, oldest first."""
        return self._read(_CASES.c.deleted_at.is_(None))

    def deleted(self) -> list[Case]:
        """The cases in the trash, oldest first."""
        return self._read(_CASES.c.deleted_at.is_not(None))

    def trashed(self) -> dict[str, datetime]:
        """When each case in the trash was put there, by its code; the latest first."""
        with self._vault.session() as session:
            query = select(_CASES.c.code, _CASES.c.deleted_at).where(_CASES.c.deleted_at.is_not(None))
            ordered = query.order_by(_CASES.c.deleted_at.desc(), _CASES.c.code)
            return {row.code: row.deleted_at for row in session.connection().execute(ordered)}

    def get(self, code: str) -> Case | None:
        """The case, when it is there and not in the trash."""
        found = self._read(_CASES.c.code == code, _CASES.c.deleted_at.is_(None), only=code)
        return found[0] if found else None

    def codes(self) -> frozenset[str]:
        """Every code in use, those in the trash included (domain R6)."""
        with self._vault.session() as session:
            return frozenset(session.connection().execute(select(_CASES.c.code)).scalars())

    def set_deleted(self, code: str, at: datetime | None) -> bool:
        """Put the case in the trash, or take it out again with None; whether there was such a case."""
        with self._vault.session() as session:
            change = update(_CASES).where(_CASES.c.code == code).values(deleted_at=at)
            return session.connection().execute(change).rowcount == 1

    def purge(self, deleted_before: datetime, noted: Callable[[str], AuditRow] | None = None) -> int:
        """Wipe what was put in the trash before that moment, with all that hangs on it; how many cases.

        Each leaves a mark, so that no backup brings it back (R20), and the row of the audit in `noted`.
        """
        with self._vault.session() as session:
            connection = session.connection()
            query = select(_CASES.c.code).where(_CASES.c.deleted_at < deleted_before).order_by(_CASES.c.code)
            codes = connection.execute(query).scalars().all()
            wiped = wipe(connection, codes, deleted_before.astimezone(UTC).date())
            add_rows(connection, [noted(code) for code in wiped] if noted else [])
        return len(wiped)

    def was_wiped(self, code: str) -> bool:
        """Whether a case with this code was wiped for good: another case had better get another code."""
        with self._vault.session() as session:
            marks = marks_of(session.connection())
        return marks.of(code) in marks.days

    def _read(self, *where: ColumnElement[bool], only: str | None = None) -> list[Case]:
        with reading(), self._vault.session() as session:
            connection = session.connection()
            rows = rows_where(connection, tables.CaseRow, *where)
            lists = _lines(connection, only) if rows else {}
            cases = [_case(row, lists) for row in rows]
        return sorted(cases, key=lambda case: (case.referred_on, case.code))


def _lines(connection: Connection, only: str | None) -> dict[type[SQLModel], Lines]:
    return {row: lines_by_owner(connection, row, "case_code", only) for row in _LISTS}


def _case(row: Row[Any], lists: dict[type[SQLModel], Lines]) -> Case:
    return case_of(row, CaseLines(*(lists[kind].get(row.code, ()) for kind in _LISTS)))


def _columns(case: Case) -> dict[str, object]:
    """The columns of the case's own row."""
    consent, override = case.consent, case.consent.override
    return {
        "code": case.code,
        "referred_on": case.referred_on,
        "kind": case.kind.value,
        "status": case.status.value,
        "due_date": case.due_date,
        "birth_date": case.birth_date,
        "first_child": case.first_child,
        "age_at_referral": case.age_at_referral,
        "low_education": case.low_education,
        "speaks_some_dutch": case.speaks_some_dutch,
        "will_move": case.will_move,
        "interpreter": case.interpreter,
        "referral_route": case.referral_route,
        "brought_by_role": case.brought_by_role,
        "brought_by_organisation": case.brought_by_organisation,
        "question": case.question,
        "since_last": case.since_last,
        "decision_needed": case.decision_needed,
        "support_need": case.support.need.value if case.support.need else None,
        "support_proposal": case.support.proposal,
        "support_tried_lighter": case.support.tried_lighter,
        "lead_role": case.lead.role,
        "lead_agreement": case.lead.agreement.value if case.lead.agreement else None,
        "lead_since": case.lead.since,
        "attitude": case.attitude.value,
        "consent_state": consent.state.value,
        "consent_informed_on": consent.informed_on,
        "consent_informed_by": consent.informed_by,
        "consent_given_on": consent.given_on,
        "consent_expires_on": consent.expires_on,
        "override_reason": override.reason if override else None,
        "override_decided_by": override.decided_by if override else None,
        **_course_columns(case),
    }


def _course_columns(case: Case) -> dict[str, object]:
    """How the case goes on, and how it ended."""
    return {
        "grade": case.grade,
        "last_seen_on": case.last_seen.on,
        "last_seen_by": case.last_seen.by,
        "can_wait": case.urgency.can_wait,
        "calls_today": case.urgency.calls_today,
        "obstacle": case.obstacle,
        "closed_on": case.closing.on if case.closing else None,
        "close_reason": case.closing.reason if case.closing else "",
    }


def _lists(case: Case) -> dict[type[SQLModel], list[dict[str, object]]]:
    """The lines of the case, by table."""
    return {
        tables.StrengthRow: [{"text": text} for text in case.strengths],
        tables.ConcernRow: [
            {"life_domain": c.life_domain, "position": place, "state": c.state.value, "note": c.note}
            for place, c in enumerate(_discussed(case.concerns))
        ],
        tables.FactorRow: [{"factor": key} for key in case.factors],
        tables.InvolvementRow: [
            {"agency": i.agency, "status": i.status.value, "purpose": i.purpose, "until": i.until}
            for i in case.agencies
        ],
        tables.InterventionRow: [{"intervention": key} for key in case.support.interventions],
        tables.ReceiverRow: [
            {
                "receiver": r.name,
                "state": r.state.value if r.state else None,
                "given_on": r.given_on,
                "expires_on": r.expires_on,
            }
            for r in case.consent.receivers
        ],
        tables.SettledRow: [
            {"milestone": key, "state": mark.state.value, "settled_on": mark.on}
            for key, mark in case.settled.items()
        ],
        tables.EffectRow: [{"effect": key} for key in (case.closing.effects if case.closing else ())],
    }


def _discussed(concerns: Iterable[Concern]) -> Iterable[Concern]:
    """One concern for each discussed life domain (domain R2); said twice, the more serious one stays."""
    kept: dict[str, Concern] = {}
    for concern in concerns:
        known = kept.get(concern.life_domain)
        if concern.state is ConcernState.NOT_DISCUSSED or (
            known and known.state.value >= concern.state.value
        ):
            continue
        kept[concern.life_domain] = concern
    return kept.values()
