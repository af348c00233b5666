"""Decisions in and out of the store: with their afspraak and the lead they give, in one transaction."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import Row, delete, select, update

from casusdesk.domain.action import Action
from casusdesk.domain.case import Lead, LeadAgreement
from casusdesk.domain.decision import Decision, Feedback
from casusdesk.store import decision_tables, tables
from casusdesk.store.actions import put_actions
from casusdesk.store.rows import OpenVault, put, reading, table_of

_DECISIONS = table_of(decision_tables.DecisionRow)
_ACTIONS = table_of(tables.ActionRow)
_CASES = table_of(tables.CaseRow)


class DecisionStore:
    """The decisions of one open vault. Every method is one transaction."""

    def __init__(self, vault: OpenVault) -> None:
        self._vault = vault

    def save(
        self,
        decision: Decision,
        *,
        action: Action | None = None,
        dropped: str = "",
        lead: Lead | None = None,
    ) -> None:
        """Keep the decision; with it the action that came of it, and the lead when it changed.

        `dropped` is the id of an action that goes. No lead means that the case keeps the one it has.
        """
        with self._vault.session() as session:
            connection = session.connection()
            put(connection, decision_tables.DecisionRow, [_columns(decision)])
            if action is not None:
                put_actions(connection, action)
            if dropped:
                connection.execute(delete(_ACTIONS).where(_ACTIONS.c.id == dropped))
            if lead is not None:
                change = update(_CASES).where(_CASES.c.code == decision.case_code)
                connection.execute(change.values(**_lead_columns(lead)))

    def remove(self, held_on: date, code: str, *, dropped: str = "") -> None:
        """Wipe the decision and the action `dropped`; nothing happens when they are gone already."""
        with self._vault.session() as session:
            connection = session.connection()
            wipe = delete(_DECISIONS)
            connection.execute(wipe.where(_DECISIONS.c.held_on == held_on, _DECISIONS.c.case_code == code))
            if dropped:
                connection.execute(delete(_ACTIONS).where(_ACTIONS.c.id == dropped))

    def listed(self) -> list[Decision]:
        """The decisions on every case that is not in the trash, the earliest meeting first."""
        with reading(), self._vault.session() as session:
            query = (
                select(_DECISIONS)
                .join(_CASES, _CASES.c.code == _DECISIONS.c.case_code)
                .where(_CASES.c.deleted_at.is_(None))
                .order_by(_DECISIONS.c.held_on, _DECISIONS.c.case_code)
            )
            return [_decision(row) for row in session.connection().execute(query)]


def _lead_columns(lead: Lead) -> dict[str, object]:
    return {
        "lead_role": lead.role,
        "lead_agreement": lead.agreement.value if lead.agreement else None,
        "lead_since": lead.since,
    }


def _columns(decision: Decision) -> dict[str, object]:
    return {
        "held_on": decision.held_on,
        "case_code": decision.case_code,
        "kind": decision.kind,
        "agreed": decision.agreed,
        "who": decision.who,
        "due": decision.due,
        "action_id": decision.action_id,
        **_lead_columns(decision.lead),
        "feedback_to": decision.feedback.to,
        "feedback_role_now": decision.feedback.role_now,
        "told_on": decision.feedback.done_on,
        "told_by": decision.feedback.done_by,
        "handover": decision.handover,
        "no_handover_reason": decision.no_handover_reason,
    }


def _decision(row: Row[Any]) -> Decision:
    return Decision(
        held_on=row.held_on,
        case_code=row.case_code,
        kind=row.kind,
        agreed=row.agreed,
        who=row.who,
        due=row.due,
        action_id=row.action_id,
        lead=Lead(
            row.lead_role,
            LeadAgreement(row.lead_agreement) if row.lead_agreement is not None else None,
            row.lead_since,
        ),
        feedback=Feedback(row.feedback_to, row.feedback_role_now, row.told_on, row.told_by),
        handover=row.handover,
        no_handover_reason=row.no_handover_reason,
    )
