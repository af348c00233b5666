"""Warm handovers in and out of the store, with the same trash as cases."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import Row, Select, delete, select, update
from sqlmodel import SQLModel

from casusdesk.domain.handover import (
    Agreement,
    DomainConcern,
    Handover,
    HandoverType,
    Introduction,
    NewbornFact,
    Party,
)
from casusdesk.store import meeting_tables as sheets
from casusdesk.store import tables
from casusdesk.store.rows import Lines, OpenVault, lines_by_owner, put, reading, replace_lines, table_of

_HANDOVERS = table_of(sheets.HandoverRow)
_CASES = table_of(tables.CaseRow)
_OF_LISTED_CASES = (
    select(_HANDOVERS)
    .join(_CASES, _CASES.c.code == _HANDOVERS.c.case_code)
    .where(_CASES.c.deleted_at.is_(None))
)
_LISTS: tuple[type[SQLModel], ...] = (
    sheets.ParentNameRow,
    sheets.RunningRow,
    sheets.GoingWellRow,
    sheets.HandoverConcernRow,
    sheets.AgreementRow,
    sheets.NewbornFactRow,
)


class HandoverStore:
    """The handovers of one open vault. Every method is one transaction; moments are aware."""

    def __init__(self, vault: OpenVault) -> None:
        self._vault = vault

    def save(self, *handovers: Handover, at: datetime) -> None:
        """Keep each handover as it is now, all or none; one in the trash stays there."""
        with self._vault.session() as session:
            connection = session.connection()
            rows = [{**_columns(handover), "recorded_at": at} for handover in handovers]
            put(connection, sheets.HandoverRow, rows)
            lists = {handover.id: _lists(handover) for handover in handovers}
            for row in _LISTS:
                replace_lines(connection, row, "handover_id", {key: own[row] for key, own in lists.items()})

    def listed(self) -> list[Handover]:
        """Every handover that is not in the trash, nor its case; the nearest introduction first."""
        query = _OF_LISTED_CASES.where(_HANDOVERS.c.deleted_at.is_(None)).order_by(
            _HANDOVERS.c.introduction_on.is_(None),
            _HANDOVERS.c.introduction_on,
            _HANDOVERS.c.case_code,
            _HANDOVERS.c.id,
        )
        return [handover for handover, _ in self._read(query)]

    def trashed(self) -> list[tuple[Handover, datetime]]:
        """The handovers that were thrown away while their case was not, and when; the latest first."""
        query = _OF_LISTED_CASES.where(_HANDOVERS.c.deleted_at.is_not(None)).order_by(
            _HANDOVERS.c.deleted_at.desc(), _HANDOVERS.c.id
        )
        return [(handover, at) for handover, at in self._read(query) if at is not None]

    def parties(self, code: str) -> frozenset[tuple[str, str]]:
        """Role and organisation on both sides of every sheet of a case, also of those in the trash."""
        giver = select(_HANDOVERS.c.giver_role, _HANDOVERS.c.giver_organisation)
        receiver = select(_HANDOVERS.c.receiver_role, _HANDOVERS.c.receiver_organisation)
        with self._vault.session() as session:
            both = [
                row
                for side in (giver, receiver)
                for row in session.connection().execute(side.where(_HANDOVERS.c.case_code == code))
            ]
            return frozenset((role, organisation) for role, organisation in both)

    def set_deleted(self, handover_id: str, at: datetime | None) -> str | None:
        """Put the handover in the trash, or take it out with None; its case's code, None when gone."""
        with self._vault.session() as session:
            change = (
                update(_HANDOVERS)
                .where(_HANDOVERS.c.id == handover_id)
                .values(deleted_at=at)
                .returning(_HANDOVERS.c.case_code)
            )
            return session.connection().execute(change).scalar_one_or_none()

    def purge(self, deleted_before: datetime) -> int:
        """Wipe what was put in the trash before that moment; how many handovers."""
        with self._vault.session() as session:
            wipe = delete(_HANDOVERS).where(_HANDOVERS.c.deleted_at < deleted_before)
            return session.connection().execute(wipe).rowcount

    def _read(self, query: Select[Any]) -> list[tuple[Handover, datetime | None]]:
        with reading(), self._vault.session() as session:
            connection = session.connection()
            lists = {row: lines_by_owner(connection, row, "handover_id") for row in _LISTS}
            return [(_handover(row, lists), row.deleted_at) for row in connection.execute(query)]


def _party(side: str, party: Party) -> dict[str, object]:
    return {
        f"{side}_role": party.role,
        f"{side}_name": party.name,
        f"{side}_organisation": party.organisation,
        f"{side}_work_phone": party.phone,
    }


def _columns(handover: Handover) -> dict[str, object]:
    meet = handover.introduction
    return {
        "id": handover.id,
        "case_code": handover.case_code,
        "type": handover.type.value,
        **_party("giver", handover.giver),
        **_party("receiver", handover.receiver),
        "lead_now": handover.lead_now,
        "lead_after": handover.lead_after,
        "lead_from": handover.lead_from,
        "introduction_on": meet.on,
        "introduction_at": meet.at,
        "introduction_place": meet.place,
        "joined_by": meet.joined_by,
        "parents_present": meet.parents_present,
        "met_on": meet.met_on,
        "taken_over_on": meet.taken_over_on,
        "reason_now": handover.reason_now,
        "parents_want": handover.parents_want,
        "attention": handover.attention,
        "fallback": handover.fallback,
        "consent_statement": handover.consent_statement,
        "made_on": handover.made_on,
    }


def _lists(handover: Handover) -> dict[type[SQLModel], list[dict[str, object]]]:
    return {
        sheets.ParentNameRow: [{"parent_name": handover.parent_name}] if handover.parent_name else [],
        sheets.RunningRow: [{"text": text} for text in handover.running],
        sheets.GoingWellRow: [{"text": text} for text in handover.going_well],
        sheets.HandoverConcernRow: [
            {"life_domain": c.life_domain, "facts": c.facts, "urgent": c.urgent} for c in handover.concerns
        ],
        sheets.AgreementRow: [{"what": a.what, "who": a.who, "due": a.due} for a in handover.agreements],
        sheets.NewbornFactRow: [
            {"label": fact.label, "value": fact.value} for fact in handover.newborn_facts
        ],
    }


def _handover(row: Row[Any], lists: dict[type[SQLModel], Lines]) -> Handover:
    names, running, going_well, concerns, agreements, facts = (lists[kind].get(row.id, ()) for kind in _LISTS)
    return Handover(
        id=row.id,
        case_code=row.case_code,
        type=HandoverType(row.type),
        giver=Party(row.giver_role, row.giver_name, row.giver_organisation, row.giver_work_phone),
        receiver=Party(
            row.receiver_role, row.receiver_name, row.receiver_organisation, row.receiver_work_phone
        ),
        lead_now=row.lead_now,
        lead_after=row.lead_after,
        lead_from=row.lead_from,
        introduction=Introduction(
            on=row.introduction_on,
            at=row.introduction_at,
            place=row.introduction_place,
            joined_by=row.joined_by,
            parents_present=row.parents_present,
            met_on=row.met_on,
            taken_over_on=row.taken_over_on,
        ),
        parent_name=names[0].parent_name if names else "",
        reason_now=row.reason_now,
        running=tuple(line.text for line in running),
        going_well=tuple(line.text for line in going_well),
        concerns=tuple(DomainConcern(line.life_domain, line.facts, line.urgent) for line in concerns),
        parents_want=row.parents_want,
        agreements=tuple(Agreement(line.what, line.who, line.due) for line in agreements),
        attention=row.attention,
        fallback=row.fallback,
        consent_statement=row.consent_statement,
        newborn_facts=tuple(NewbornFact(line.label, line.value) for line in facts),
        made_on=row.made_on,
    )
