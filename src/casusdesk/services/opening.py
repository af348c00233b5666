"""From an open vault to a desk; only here is the store imported, so a window starts without it."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import NamedTuple

from casusdesk.domain.audit import AuditEvent
from casusdesk.domain.catalog import Catalog, load_catalog
from casusdesk.paths import resource
from casusdesk.services.actions import Actions
from casusdesk.services.allowances import Allowances
from casusdesk.services.audit import Audit
from casusdesk.services.backups import Backups
from casusdesk.services.cases import Cases
from casusdesk.services.changes import Changes
from casusdesk.services.clock import Clock
from casusdesk.services.clock_jump import jump_since_last
from casusdesk.services.closings import Closings
from casusdesk.services.coalitions import Coalitions
from casusdesk.services.code_check import CodeCheck
from casusdesk.services.consents import Consents
from casusdesk.services.contacts import Contacts
from casusdesk.services.decisions import Decisions
from casusdesk.services.desk import Desk, Work
from casusdesk.services.drafts import Drafts
from casusdesk.services.figures import Counting
from casusdesk.services.handovers import Handovers
from casusdesk.services.key_names import KeyNames
from casusdesk.services.layout import Layout
from casusdesk.services.lock import Lock
from casusdesk.services.meeting_maker import MeetingMaker
from casusdesk.services.meetings import Meetings
from casusdesk.services.paper_readers import PaperReaders
from casusdesk.services.paper_register import PaperRegister
from casusdesk.services.paper_texts import PaperTexts
from casusdesk.services.papers import Papers
from casusdesk.services.papers_without_client import PapersWithoutClient
from casusdesk.services.policy import Policy
from casusdesk.services.proofreading import Proofreading, forget_gone
from casusdesk.services.purging import TRASH_EMPTIED
from casusdesk.services.settling import settle_past
from casusdesk.services.trash import TRASH_KEPT, Trash
from casusdesk.store.actions import ActionStore
from casusdesk.store.audit import AuditStore
from casusdesk.store.cases import CaseStore
from casusdesk.store.coalition import CoalitionStore
from casusdesk.store.contacts import ContactStore
from casusdesk.store.decisions import DecisionStore
from casusdesk.store.drafts import DraftStore
from casusdesk.store.handovers import HandoverStore
from casusdesk.store.key_names import KeyNameStore
from casusdesk.store.lessons import LessonStore
from casusdesk.store.meetings import MeetingStore
from casusdesk.store.paper import PrintStore
from casusdesk.store.proofread import ProofreadStore
from casusdesk.store.state import StateStore
from casusdesk.store.vault import Vault


def open_desk(
    vault: Vault,
    clock: Clock | None = None,
    *,
    practice: bool = False,
    on_close: Callable[[], None] | None = None,
    lock: Lock | None = None,
) -> Desk:
    """The desk over `vault`, after the trash was emptied and past meetings were settled."""
    moment = clock or Clock()
    changes = Changes()
    coalitions = Coalitions(CoalitionStore(vault), changes)
    audit = Audit(AuditStore(vault), moment)
    _tidy_up(vault, coalitions, audit, moment)
    if lock is not None:
        lock.audit = audit
    casework = _casework(vault, coalitions, changes, moment, practice=practice)
    work = _all_work(vault, casework, _paperwork(vault, casework, audit), audit, lock)
    catalog = casework.catalog
    return Desk(vault, work, catalog, changes, moment, practice=practice, on_close=on_close, lock=lock)


class _Casework(NamedTuple):
    """What is done with cases, and what all of it is done with."""

    cases: Cases
    meetings: Meetings
    decisions: Decisions
    handovers: Handovers
    contacts: Contacts
    layout: Layout
    allowances: Allowances
    coalitions: Coalitions
    catalog: Catalog
    changes: Changes
    moment: Clock


class _Paperwork(NamedTuple):
    """What goes on paper, and to whom."""

    proofreading: Proofreading
    papers: Papers
    register: PaperRegister
    consents: Consents


def _casework(
    vault: Vault, coalitions: Coalitions, changes: Changes, moment: Clock, *, practice: bool
) -> _Casework:
    catalog, allowances = _house_catalog(), Allowances(changes)
    actions = Actions(ActionStore(vault), changes, moment)
    cases = Cases(CaseStore(vault), actions, catalog, changes, moment)
    layout = Layout(cases, catalog, coalitions.get, moment, allowances, practice=practice)
    handovers = Handovers(HandoverStore(vault), cases, layout, changes, moment)
    contacts = Contacts(ContactStore(vault), changes)
    maker = MeetingMaker(coalitions.get, contacts.all, catalog)
    return _Casework(
        cases=cases,
        meetings=Meetings(MeetingStore(vault), cases, handovers, layout, maker, changes, moment),
        decisions=Decisions(DecisionStore(vault), cases, handovers, layout, catalog, changes, moment),
        handovers=handovers,
        contacts=contacts,
        layout=layout,
        allowances=allowances,
        coalitions=coalitions,
        catalog=catalog,
        changes=changes,
        moment=moment,
    )


def _paperwork(vault: Vault, of: _Casework, audit: Audit) -> _Paperwork:
    cases, meetings, decisions, contacts, moment = of.cases, of.meetings, of.decisions, of.contacts, of.moment
    texts = PaperTexts(cases, meetings, decisions, moment)
    proofreading = Proofreading(ProofreadStore(vault), texts, audit, of.changes, moment)
    counting = Counting(cases, meetings, decisions, of.handovers, of.catalog, moment)
    readers = PaperReaders(cases, contacts, of.coalitions.get, moment)
    without_client = PapersWithoutClient(contacts, meetings, counting, of.layout, moment)
    papers = Papers(cases, meetings, decisions, readers, of.layout, proofreading, without_client, moment)
    register = PaperRegister(PrintStore(vault), papers, cases, contacts, audit, of.changes, moment)
    consents = Consents(cases, meetings, of.handovers, contacts, register, audit, moment)
    return _Paperwork(proofreading, papers, register, consents)


def _all_work(vault: Vault, of: _Casework, paper: _Paperwork, audit: Audit, lock: Lock | None) -> Work:
    moment, state = of.moment, StateStore(vault)
    return Work(
        cases=of.cases,
        meetings=of.meetings,
        decisions=of.decisions,
        handovers=of.handovers,
        closings=Closings(LessonStore(vault), of.cases, moment),
        papers=paper.papers,
        register=paper.register,
        proofreading=paper.proofreading,
        contacts=of.contacts,
        consents=paper.consents,
        audit=audit,
        key_names=KeyNames(KeyNameStore(vault), of.cases, of.changes),
        coalitions=of.coalitions,
        allowances=of.allowances,
        policy=Policy(state, audit),
        drafts=Drafts(DraftStore(vault), moment),
        trash=Trash(CaseStore(vault), HandoverStore(vault), paper.consents),
        backups=None if lock is None else Backups(vault, lock.secrets, moment),
        code_check=CodeCheck(state, lock, audit, moment),
    )


def _tidy_up(vault: Vault, coalitions: Coalitions, audit: Audit, clock: Clock) -> None:
    """Empty the trash, with what was let through in cases that go, and settle past meetings."""
    cases, handovers, now = CaseStore(vault), HandoverStore(vault), clock.now()
    if jumped := jump_since_last(StateStore(vault), clock.today()):
        vault.warnings.append(jumped)
    else:
        cases.purge(now - TRASH_KEPT, lambda code: audit.row(AuditEvent.PURGED, code, TRASH_EMPTIED))
        handovers.purge(now - TRASH_KEPT)
    forget_gone(ProofreadStore(vault))
    DraftStore(vault).forget_gone()
    settle_past(MeetingStore(vault), cases, DecisionStore(vault), coalitions.get, today=clock.today(), at=now)


@cache
def _house_catalog() -> Catalog:
    """The catalogue of the program itself: it never changes while the program runs."""
    return load_catalog(resource("catalog"))
