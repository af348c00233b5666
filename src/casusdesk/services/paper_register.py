"""The register of numbered paper: the numbers a print gets, who holds them, where they are (domain R16).

A copy is known before it leaves the program: `issue` keeps numbers and overrides first, and whoever prints
takes it back when the printer refuses.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime
from secrets import token_hex
from typing import TYPE_CHECKING

from casusdesk.domain.audit import AuditEvent, AuditRow
from casusdesk.domain.paper import (
    CopyState,
    Paper,
    PaperCopy,
    Print,
    first_state,
    next_number,
    not_called_in,
    to_recall,
)
from casusdesk.domain.paper_rights import sheet_names
from casusdesk.domain.wording import short_date
from casusdesk.errors import CasusdeskError
from casusdesk.services.audit import NOT_DONE
from casusdesk.services.changes import Change, Changes
from casusdesk.services.clock import Clock
from casusdesk.services.numbered import Issue, Planned, codes_on, leaving, take_numbers
from casusdesk.services.pdf_lock import locked
from casusdesk.services.print_job import Part, PrintJob
from casusdesk.services.saved_file import save_file

if TYPE_CHECKING:
    from pathlib import Path

    from casusdesk.documents.page import Page
    from casusdesk.domain.meeting import Meeting
    from casusdesk.services.audit import Audit
    from casusdesk.services.cases import Cases
    from casusdesk.services.contacts import Contacts
    from casusdesk.services.papers import Papers
    from casusdesk.store.paper import PrintStore

    Report = Callable[[int, int], object]


class PaperRegister:
    """The numbered paper of one open desk. What was read is remembered until something changes."""

    def __init__(
        self,
        store: PrintStore,
        papers: Papers,
        cases: Cases,
        contacts: Contacts,
        audit: Audit,
        changes: Changes,
        clock: Clock,
    ) -> None:
        self._store = store
        self._papers = papers
        self._cases = cases
        self._contacts = contacts
        self._audit = audit
        self._changes = changes
        self._clock = clock
        self._listed: tuple[Print, ...] | None = None

    def all(self) -> tuple[Print, ...]:
        """Every print, the newest meeting first, in the order of printing."""
        if self._listed is None:
            self._listed = tuple(self._store.listed())
        return self._listed

    def not_called_in(self, before: date) -> tuple[Print, ...]:
        """Prints of earlier meetings of which copies are still out (domain R16)."""
        return not_called_in(self.all(), before)

    def to_recall(self, code: str) -> tuple[tuple[Print, PaperCopy], ...]:
        """Every copy with this case on it that is not destroyed (domain R9)."""
        return to_recall(self.all(), code)

    def plan(self, job: PrintJob) -> tuple[Planned, ...]:
        """The parts of the job with their numbers, as they would be printed now; nothing is kept."""
        parts = [self._still_to_make(part, job) for part in job.parts()]
        starts: dict[str, int] = {}
        ends: dict[str, int] = {}
        for part in parts:
            series = part.paper.series
            if part.roles and series not in starts:
                starts[series] = next_number(self.all(), part.paper, self._day(part, job))
                ends[series] = starts[series] - 1
            if part.roles:
                ends[series] += len(part.roles)
        return tuple(Planned(part, take_numbers(part, starts, ends)) for part in parts)

    def issue(
        self,
        job: PrintJob,
        *,
        saved: bool = False,
        accounts: Iterable[AuditRow] = (),
        report: Report | None = None,
    ) -> Issue:
        """Lay out the job and keep its copies, with one audit row for every paper, and one for every case on
        it without consent.

        `accounts` are audit rows about the same act, kept in the same transaction. `report` is told how many
        copies are laid out, and of how many.

        Raises PrintBlockedError, AgendaDoesNotFit, DoesNotFitError or what `report` raises, and then nothing
        was kept.
        """
        parts: list[tuple[Page, ...]] = []
        prints: list[Print] = []
        rows: list[AuditRow] = [*accounts]
        plan, tell = self.plan(job), report or (lambda _done, _total: None)
        done, total = 0, sum(max(len(planned.copies), 1) for planned in plan)
        for planned in plan:
            tell(done, total)
            made = planned.pages(self._papers)
            done += max(len(planned.copies), 1)
            parts.append(tuple(made))
            prints += self._prints(planned, made, self._day(planned.part, job), saved=saved)
            rows += self._overridden(planned, made, job)
        tell(total, total)
        unique = {(row.event, row.subject): row for row in rows}
        event = AuditEvent.EXPORTED if saved else AuditEvent.PRINTED
        gone = leaving(plan, lambda part: self._day(part, job))
        left = tuple(self._audit.row(event, name, copies) for name, copies in gone)
        self._store.save(prints, [*unique.values(), *left])
        self._tell()
        return Issue(tuple(parts), tuple(prints), left)

    def save(
        self, job: PrintJob, path: Path, *, passphrase: str = "", accounts: Iterable[AuditRow] = ()
    ) -> Issue:
        """`issue` into one PDF file at `path` that opens with `passphrase`; its numbers are free again when
        it could not be written. A file about cases without a lock is put on record (domain R17).

        Raises as `issue`, or CasusdeskError with what to do about the disk.
        """
        from casusdesk.documents.pdf import write_pdf

        rows = [*accounts]
        if job.about_clients and not passphrase:
            rows.append(self._audit.row(AuditEvent.PLAIN_PDF, job.title))
        issue = self.issue(job, saved=True, accounts=rows)
        try:
            data = write_pdf(issue.pages, title=job.title)
            save_file(path, locked(data, passphrase) if passphrase else data)
        except BaseException:
            self.take_back(issue)
            raise
        return issue

    def take_back(self, issue: Issue) -> None:
        """Nothing came out of the printer: its numbers are free again. What was decided stays on record."""
        failed = [self._audit.row(row.event, row.subject, f"{row.reason}: {NOT_DONE}") for row in issue.left]
        self._store.remove([made.id for made in issue.prints], failed)
        self._tell()

    def move(self, copies: Sequence[tuple[Print, PaperCopy]], state: CopyState) -> None:
        """From today these copies are `state`; a missing one is put on record (domain R10, R16)."""
        today = self._clock.today()
        rows = [
            self._audit.row(AuditEvent.COPY_MISSING, *_named(made, copy))
            for made, copy in copies
            if state is CopyState.MISSING and copy.state is not CopyState.MISSING
        ]
        self._store.move([(made.id, replace(copy, state=state, since=today)) for made, copy in copies], rows)
        self._tell()

    def put_back(self, copies: Sequence[tuple[Print, PaperCopy]]) -> None:
        """Undo of `move`: each copy as it is given here."""
        self._store.move([(made.id, copy) for made, copy in copies])
        self._tell()

    def now(self) -> datetime:
        """The moment, in local time."""
        return self._clock.now().astimezone()

    def discovered(self, made: Print, copy: PaperCopy) -> datetime:
        """When this copy was last found to be missing, in local time; else now (domain R16)."""
        rows = [r for r in self._audit.all() if r.event is AuditEvent.COPY_MISSING]
        found = [r.at for r in rows if (r.subject, r.reason) == _named(made, copy)]
        return found[-1].astimezone() if found else self.now()

    def going_on(self, open_paper: str, held_on: date) -> AuditRow:
        """The row for printing the agenda of `held_on` while older paper is open, as `open_paper` says."""
        return self._audit.row(
            AuditEvent.OPEN_PAPER, f"{Paper.AGENDA.title} {short_date(held_on)}", open_paper
        )

    def went_on(self, row: AuditRow) -> bool:
        """Whether the same was put on record before: the same agenda, and the same paper open."""
        said = row.event, row.subject, row.reason
        return any((known.event, known.subject, known.reason) == said for known in self._audit.all())

    def _still_to_make(self, part: Part, job: PrintJob) -> Part:
        """`part` without what is barred; as it is when its case is gone, which the paper itself says."""
        try:
            return self._without_barred(part, job)
        except CasusdeskError:
            return part

    def _without_barred(self, part: Part, job: PrintJob) -> Part:
        """What consent keeps from its reader is not made, and takes no number (domain R8).

        A slip with the code, the paper of one case or a sheet for a role that may not know of it. When
        nobody is left, the paper itself says why.
        """
        readers, sheet = self._papers.readers, part.sheet
        if part.paper is Paper.SINGLE:
            roles = tuple(r for r in part.roles if readers.may_read(part.subject, part.paper, r))
            return replace(part, roles=roles or part.roles)
        if part.paper is Paper.HANDOVER and sheet is not None:
            roles = tuple(r for r in part.roles if readers.may_hold(sheet, r))
            return replace(part, roles=roles or part.roles)
        if not part.apart:
            return part
        allowed = readers.slips_allowed(job.feedback) or job.feedback
        return replace(
            part,
            roles=tuple(due.to for due in allowed),
            apart=tuple(due.case.code for due in allowed),
        )

    def _day(self, part: Part, job: PrintJob) -> date:
        """The meeting whose series it is in: that of its decisions, else that of the job."""
        return self._meeting_of(part, job).held_on

    @staticmethod
    def _meeting_of(part: Part, job: PrintJob) -> Meeting:
        of = (known for known in (job.decided, job.mailed) if known is not None)
        return next((known for known in of if part.subject == known.held_on.isoformat()), job.meeting)

    def _prints(self, planned: Planned, pages: Sequence[Page], day: date, *, saved: bool) -> list[Print]:
        part, today = planned.part, self._clock.today()
        copies = [PaperCopy(number, first_state(part.paper, number.role), today) for number in planned.copies]
        if not copies:
            return []
        if part.apart:
            lots: list[tuple[tuple[str, ...], tuple[PaperCopy, ...]]] = [
                ((code,), (copy,)) for code, copy in zip(part.apart, copies, strict=True)
            ]
        else:
            lots = [(self._codes_on(part, pages), tuple(copies))]
        return [Print(token_hex(8), part.paper, day, today, c, own, saved) for c, own in lots]

    def _codes_on(self, part: Part, pages: Iterable[Page]) -> tuple[str, ...]:
        """The cases this is about; the parents' version bears no code, and is of a case all the same."""
        known = frozenset(case.code for case in self._cases.all())
        return part.apart or ((part.sheet.case_code,) if part.sheet else codes_on(pages, known))

    def _overridden(self, planned: Planned, pages: Sequence[Page], job: PrintJob) -> list[AuditRow]:
        """One row for each case on these pages that is there by an override only (domain R10)."""
        today, part, rows = self._clock.today(), planned.part, []
        meeting = self._meeting_of(part, job)
        days = meeting.held_on, today
        everyone = [self._contacts.known_as(role, *days) for role in part.roles]
        if part.sheet:
            known_as = self._contacts.known_as(part.sheet.receiver.role, *days)
            everyone.append(sheet_names(part.sheet, known_as))
        everyone += [] if part.roles else [self._papers.readers.everybody(meeting)]
        for place, code in enumerate(self._codes_on(part, pages)):
            consent = self._cases.get(code).consent
            readers = everyone[place : place + 1] if part.apart else everyone
            denied = any(consent.state_for(names, today).denied for names in readers)
            if denied and consent.override is not None and consent.overridden:
                reason, person = consent.override.reason, consent.override.decided_by
                rows.append(self._audit.row(AuditEvent.WITHOUT_CONSENT, code, reason, person))
        return rows

    def _tell(self) -> None:
        self._listed = None
        self._changes.publish(Change(prints=True))


def _named(made: Print, copy: PaperCopy) -> tuple[str, str]:
    """A copy in the audit: its paper with the day, and its number."""
    return f"{made.paper.title} {short_date(made.held_on)}", f"exemplaar {copy.number.label}"
