"""Proofreading before print: what would give somebody away, field by field, until a person says it may (R4).

Nothing is stopped while it is typed. Paper is: `require` is asked by whatever lays out a paper, so that the
preview, the kiosk, the Overlegmodus and the command line all stand before the same gate.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from typing import TYPE_CHECKING, Final

from casusdesk.domain.audit import AuditEvent
from casusdesk.domain.finding_words import bare_kinds
from casusdesk.domain.legitimate import Holds, legitimate
from casusdesk.domain.limits import tidy
from casusdesk.domain.paper_texts import MEETING, PaperText, TextPass
from casusdesk.domain.print_problem import PrintProblem
from casusdesk.errors import InvalidInputError
from casusdesk.paths import resource
from casusdesk.services.changes import Change, Changes
from casusdesk.services.clock import Clock
from casusdesk.services.paper_checks import PrintBlockedError

if TYPE_CHECKING:
    from casusdesk.domain.proofread import Finding
    from casusdesk.domain.proofread_names import Names
    from casusdesk.services.audit import Audit
    from casusdesk.services.paper_texts import PaperTexts
    from casusdesk.services.print_job import PrintJob
    from casusdesk.store.proofread import ProofreadStore

LOCAL_NAME: Final = 60
"""Longest local name, in characters."""
_REMEMBERED: Final = 2000
"""Texts whose findings are remembered: a list of a hundred cases, and no more memory than that."""
_BLOCKED: Final = "lijkt op een {kinds}. Haal het weg, of vink het aan in het voorbeeld."
_TOO_LONG: Final = f"Een naam heeft hooguit {LOCAL_NAME} tekens. Vul alleen de naam in."
_NO_NAME: Final = "Een naam heeft minstens twee letters. Vul een voornaam of een achternaam in."


@dataclass(frozen=True, slots=True)
class FieldHit:
    """One text for paper in which something was found; `passed` when somebody let exactly this through."""

    text: PaperText
    findings: tuple[Finding, ...]
    passed: bool

    @property
    def kinds(self) -> str:
        """What was found, in Dutch words, each kind once."""
        return bare_kinds(self.findings)


class UnreadTextError(PrintBlockedError):
    """Something in a text for paper points at a person, and nobody let it through; `hits` says what."""

    def __init__(self, hits: tuple[FieldHit, ...]) -> None:
        super().__init__(tuple(dict.fromkeys(_problem(hit) for hit in hits)))
        self.hits = hits


@cache
def read_lists() -> Names:
    """The lists of names that come along; read once in a process. Raises OSError when one is not there."""
    from casusdesk.domain.proofread_names import Names

    return Names.load(resource("names"))


class Proofreading:
    """The proofreading of one open desk; lists and passes are read at first use."""

    def __init__(
        self, store: ProofreadStore, texts: PaperTexts, audit: Audit, changes: Changes, clock: Clock
    ) -> None:
        self._store = store
        self.texts = texts
        self._audit = audit
        self._changes = changes
        self._clock = clock
        self._names: Names | None = None
        self._own: tuple[str, ...] = ()
        self._stale = True
        self._found: dict[tuple[str, Holds], tuple[Finding, ...]] = {}
        self._let: frozenset[TextPass] | None = None
        changes.subscribe(self._changed)

    def check(self, text: str, holds: Holds = Holds.STORY) -> tuple[Finding, ...]:
        """What in `text` points at a person, from front to back, but for what may stand in such a field."""
        from casusdesk.domain.proofread import proofread

        names = self._known()
        key = text, holds
        if key not in self._found:
            if len(self._found) >= _REMEMBERED:
                self._found.clear()
            self._found[key] = proofread(text, names, allowed=legitimate(holds))
        return self._found[key]

    def read(self, texts: Iterable[PaperText]) -> tuple[FieldHit, ...]:
        """The texts in which something was found, in their order, each once."""
        found: dict[TextPass, FieldHit] = {}
        for text in texts:
            if findings := self.check(text.text, text.holds):
                one = _pass(text, findings)
                found.setdefault(one, FieldHit(text, findings, one in self._passes()))
        return tuple(found.values())

    def of_job(self, job: PrintJob) -> tuple[FieldHit, ...]:
        """Every text of the job in which something was found, in the order of printing.

        Raises CasusdeskError when a case of the job is gone.
        """
        return self.read(self.texts.of_job(job))

    def require(self, texts: Iterable[PaperText]) -> None:
        """Raises UnreadTextError when something was found that nobody let through."""
        hits = tuple(hit for hit in self.read(texts) if not hit.passed)
        if hits:
            raise UnreadTextError(hits)

    def let_through(self, *hits: FieldHit) -> None:
        """These texts may be on paper as they are: kept by digest, with one audit row each (domain R10)."""
        fresh = {_pass(hit.text, hit.findings): hit for hit in hits}
        fresh = {one: hit for one, hit in fresh.items() if one not in self._passes()}
        rows = [
            self._audit.row(AuditEvent.PROOFREAD, hit.text.subject, f"{hit.text.field}: {hit.kinds}")
            for hit in fresh.values()
        ]
        self._store.add(fresh, self._clock.today(), rows)
        self._tell()

    def take_back(self, *hits: FieldHit) -> None:
        """Ask about these texts again; that they were let through stays on record."""
        self._store.remove([_pass(hit.text, hit.findings) for hit in hits])
        self._tell()

    def local_names(self) -> tuple[str, ...]:
        """The names to be warned of, by the alphabet."""
        return self._store.local_names()

    def add_local(self, *names: str) -> None:
        """Warn of these names too. Raises InvalidInputError for what is no name; then none was kept."""
        tidied = [tidy(name) for name in names]
        if any(len(name) > LOCAL_NAME for name in tidied):
            raise InvalidInputError(_TOO_LONG, "name")
        if any(sum(letter.isalpha() for letter in name) < 2 for name in tidied):
            raise InvalidInputError(_NO_NAME, "name")
        self._store.save_local(*tidied)
        self._other_names()

    def remove_local(self, *names: str) -> None:
        """Warn of these names no more."""
        self._store.remove_local(*names)
        self._other_names()

    def forget(self) -> None:
        """Let go of every name and text that is remembered; whoever asks again has them read again."""
        self._names, self._own, self._let = None, (), None
        self._found.clear()

    def _known(self) -> Names:
        """The lists that come along with the names of this store."""
        if self._stale or self._names is None:
            own = (*self._store.local_names(), *self._store.key_names())
            if self._names is None or own != self._own:
                self._names, self._own = read_lists().with_local(own), own
                self._found.clear()
            self._stale = False
        return self._names

    def _passes(self) -> frozenset[TextPass]:
        if self._let is None:
            self._let = self._store.passes()
        return self._let

    def _other_names(self) -> None:
        self._stale = True
        self._changes.publish(Change(coalition=True, prints=True))

    def _changed(self, change: Change) -> None:
        """A key name is kept with its case."""
        self._stale = self._stale or bool(change.cases)

    def _tell(self) -> None:
        self._let = None
        self._changes.publish(Change(prints=True))


def forget_gone(store: ProofreadStore) -> None:
    """Wipe what was let through in cases that are wiped themselves."""
    store.forget_gone(MEETING)


def _pass(text: PaperText, findings: tuple[Finding, ...]) -> TextPass:
    """The digest is over what was read and what was pointed out in it: with either it is asked again."""
    pointed = (f"{finding.kind.name} {finding.start} {finding.end}" for finding in findings)
    whole = "\0".join((text.subject, text.field, text.text, *pointed))
    return TextPass(text.subject, text.field, sha256(whole.encode()).hexdigest())


def _problem(hit: FieldHit) -> PrintProblem:
    return PrintProblem(hit.text.subject, hit.text.field, _BLOCKED.format(kinds=hit.kinds))
