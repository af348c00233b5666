"""Consent that goes takes the case off paper at once, and what already went out is called in (domain R9).

Whichever way a consent changes, it is kept by `Cases`, and that asks here what must change with it: the case
leaves the agendas that are still to come, its open sheets go to the trash, and one audit row is kept, all in
the transaction of the case itself. When the mother says yes after all, when somebody decides to go on
without her, or when the step is taken back, everything returns as it was; the audit row stays.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from casusdesk.domain.audit import AuditEvent, AuditRow
from casusdesk.domain.handover import Handover, HandoverStep
from casusdesk.domain.paper import Paper, PaperCopy, Print
from casusdesk.domain.paper_rights import sheet_names
from casusdesk.domain.withdrawal import (
    Consequences,
    Denial,
    OffAgenda,
    Withdrawal,
    back_on,
    denial,
    said_no,
    stood,
    without,
)
from casusdesk.errors import CasusdeskError

if TYPE_CHECKING:
    from casusdesk.domain.case import Case
    from casusdesk.domain.meeting import Meeting
    from casusdesk.services.audit import Audit
    from casusdesk.services.cases import Cases
    from casusdesk.services.clock import Clock
    from casusdesk.services.contacts import Contacts
    from casusdesk.services.handovers import Handovers
    from casusdesk.services.meetings import Meetings
    from casusdesk.services.paper_register import PaperRegister

Told = Callable[[Withdrawal], object]


class Consents:
    """What follows when the consents of one open desk change.

    What was removed is remembered for as long as the desk is open.
    """

    def __init__(
        self,
        cases: Cases,
        meetings: Meetings,
        handovers: Handovers,
        contacts: Contacts,
        register: PaperRegister,
        audit: Audit,
        clock: Clock,
    ) -> None:
        self._cases = cases
        self._meetings = meetings
        self._handovers = handovers
        self._contacts = contacts
        self._register = register
        self._audit = audit
        self._clock = clock
        self._removed: dict[str, Withdrawal] = {}
        self._told: list[Told] = []
        cases.followed_by(self)

    def on_withdrawal(self, callback: Told) -> Callable[[], None]:
        """Call `callback` for every consent that goes; calling what comes back ends that."""
        self._told.append(callback)

        def forget() -> None:
            if callback in self._told:
                self._told.remove(callback)

        return forget

    def removed(self, code: str) -> Withdrawal | None:
        """What was removed for this case and is not back; None when nothing is, or the store was closed."""
        return self._removed.get(code)

    def to_recall(self, code: str) -> tuple[tuple[Print, PaperCopy], ...]:
        """The numbered copies with this case that whoever holds them may not have any more (domain R9).

        Those of everybody, or of the receivers the mother refuses; () while nobody is refused. The parents'
        own version is theirs, and stays.
        """
        try:
            now = denial(self._cases.get(code).consent)
        except CasusdeskError:
            return ()
        if not now:
            return ()
        found = (pair for pair in self._register.to_recall(code) if pair[0].paper is not Paper.PARENTS)
        return tuple((made, copy) for made, copy in found if now.bars(self._held_by(made, copy, code)))

    def bars(self, sheet: Handover) -> bool:
        """Whether this sheet is kept from its receiver; its case is on the list."""
        return denial(self._cases.get(sheet.case_code).consent).bars(self._receiver(sheet))

    def _held_by(self, made: Print, copy: PaperCopy, code: str) -> frozenset[str]:
        """Every name of who holds this copy: by the contacts, then and now, and as written on a sheet."""
        role = copy.number.role
        written = self._handovers.organisations_of(role, code)
        return self._contacts.known_as(role, made.printed_on, made.held_on, self._clock.today()) | written

    def consequences(self, before: Mapping[str, Case], after: Sequence[Case]) -> Consequences:
        """See `Cases.followed_by`. A case that is new on the list has nothing to lose."""
        meetings = {m.held_on: m for m in self._meetings.all() if m.held_on >= self._clock.today()}
        touched: dict[date, Meeting] = {}
        to_trash: list[str] = []
        from_trash: list[str] = []
        audit: list[AuditRow] = []
        withdrawals: list[Withdrawal] = []
        for case in after:
            known = before.get(case.code)
            if known is None or (now := denial(case.consent)) == denial(known.consent):
                continue
            kept = self._removed.get(case.code, Withdrawal(case.code, known.consent, case.consent))
            agendas, changed = self._agendas(case.code, kept, now, (meetings | touched).values())
            touched |= {meeting.held_on: meeting for meeting in changed}
            lost, returned, sheets = self._sheets(case.code, kept, now)
            to_trash += lost
            from_trash += returned
            audit += self._audited(known, case)
            withdrawals.append(Withdrawal(case.code, known.consent, case.consent, agendas, sheets))
        return Consequences(
            tuple(touched.values()), tuple(to_trash), tuple(from_trash), tuple(audit), tuple(withdrawals)
        )

    def kept(self, found: Consequences) -> None:
        """Remember what was removed, and tell whoever shows it."""
        for one in found.withdrawals:
            if denial(one.after):
                self._removed[one.code] = one
            else:
                self._removed.pop(one.code, None)
        for one in found.withdrawals:
            if denial(one.after).exceeds(denial(one.before)):
                for callback in tuple(self._told):
                    callback(one)

    @staticmethod
    def _agendas(
        code: str, kept: Withdrawal, now: Denial, coming: Iterable[Meeting]
    ) -> tuple[tuple[OffAgenda, ...], list[Meeting]]:
        """Where the case stands removed from now on, and the meetings that change for it."""
        if now.whole:
            places = {m.held_on: place for m in coming if (place := stood(m, code)) is not None}
            changed = [without(m, code) for m in coming if m.held_on in places]
            earlier = tuple(off for off in kept.agendas if off.held_on not in places)
            return (*earlier, *places.values()), changed
        by_day = {off.held_on: off for off in kept.agendas}
        returned = [(m, back_on(m, by_day[m.held_on], code)) for m in coming if m.held_on in by_day]
        return (), [again for m, again in returned if again is not m]

    def _sheets(
        self, code: str, kept: Withdrawal, now: Denial
    ) -> tuple[list[str], list[str], tuple[Handover, ...]]:
        """Ids of sheets to throw away, ids to bring back, and all that are gone from now on."""
        opened = [
            sheet
            for sheet in self._handovers.for_case(code)
            if sheet.introduction.step is not HandoverStep.TAKEN_OVER
        ]
        lost = [sheet for sheet in opened if now.bars(self._receiver(sheet))]
        returned = [sheet for sheet in kept.sheets if not now.bars(self._receiver(sheet))]
        gone = [sheet for sheet in kept.sheets if sheet not in returned]
        return [s.id for s in lost], [s.id for s in returned], (*gone, *lost)

    def _receiver(self, sheet: Handover) -> frozenset[str]:
        return sheet_names(sheet, self._known_as(sheet.receiver.role))

    def _known_as(self, role: str) -> frozenset[str]:
        return self._contacts.known_as(role, self._clock.today())

    def _audited(self, before: Case, after: Case) -> list[AuditRow]:
        """One row when the mother says no to somebody she had not said no to before (domain R9, R10)."""
        was, now = said_no(before.consent), said_no(after.consent)
        if not now.exceeds(was) or not denial(after.consent):
            return []
        reason = after.consent.state.label
        if not now.whole:
            fresh = [r for r in after.consent.receivers if r.name in now.names - was.names]
            reason = ", ".join(f"{r.state.label} voor {r.name}" for r in fresh if r.state is not None)
        return [self._audit.row(AuditEvent.CONSENT_WITHDRAWN, after.code, reason)]


def taken_back(withdrawal: Withdrawal, case: Case) -> Case:
    """The case with the consent it had before; keeping it brings back all that was removed."""
    return replace(case, consent=withdrawal.before)


def gone_again(withdrawal: Withdrawal, case: Case) -> Case:
    """The case with the consent as it became."""
    return replace(case, consent=withdrawal.after)
