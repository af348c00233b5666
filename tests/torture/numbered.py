"""A vault of cases that carry one number in every list, so that half a case, or a lost one, shows at once.

Save n is of case n modulo 5. Whoever knows the last acknowledged number knows what each case must say.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from secrets import token_hex

from casusdesk.domain.case import Case, Concern, ConcernState, Involvement, Lead, Support
from casusdesk.domain.consent import Consent, Receiver
from casusdesk.store import files, generations
from casusdesk.store.cases import CaseStore
from casusdesk.store.key_access import KeyAccess
from casusdesk.store.key_file import NAME, Copies, KeyFile
from casusdesk.store.keys import KdfCost, RawKey
from casusdesk.store.opened import Vault, open_current
from casusdesk.store.recovery_code import RecoveryCode
from casusdesk.store.slots import portable_slot, recovery_slot

CASES = 5
LINES = 6
FIVE_WORDS = "paarse olifant fietst stil voorbij"
CHEAP = KdfCost(memory_kib=64, iterations=1, lanes=1)
AT = datetime(2027, 1, 4, 9, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Numbered:
    """A closed vault with its raw key, so that opening it needs no key derivation."""

    folder: Path
    second: Path
    key: RawKey

    def open(self) -> Vault:
        """Through the real opening: after an unclean end with the full checks of vault §1."""
        return open_current(self.folder, self.key, KeyAccess(Copies(self.folder / NAME, self.second)))


def numbered_vault(home: Path, saved: int = 2 * CASES) -> Numbered:
    """A new vault in `home` in which the saves 1 to `saved` were done."""
    made = Numbered(home / "kluis", home / "instellingen" / NAME, RawKey.random())
    files.private_folder(made.folder)
    generations.build_first(made.folder, made.key)
    vault_id = token_hex(16)
    slots = (
        portable_slot(vault_id, made.key, FIVE_WORDS, CHEAP),
        recovery_slot(vault_id, made.key, RecoveryCode.random()),
    )
    Copies(made.folder / NAME, made.second).save(KeyFile(vault_id, 0, {}).with_slots(*slots))
    with made.open() as vault:
        for number in range(1, saved + 1):
            save(vault, number)
    return made


def newest(vault: Vault) -> int:
    """The highest number that is kept."""
    return max(int(case.since_last.removeprefix("nummer ")) for case in CaseStore(vault).listed())


def save(vault: Vault, number: int) -> None:
    """Save `number`: the whole case in one transaction, as the program does."""
    CaseStore(vault).save(case_of(number), at=AT)


def code_of(number: int) -> str:
    """The code of the case that save `number` is of."""
    return f"C{number % CASES:03d}"


def case_of(number: int) -> Case:
    """The case as save `number` leaves it: the number is in every list and every text."""
    told, lines = f"nummer {number}", range(LINES)
    return Case(
        code=code_of(number),
        referred_on=date(2027, 1, 4),
        question=f"{told} ",
        since_last=told,
        obstacle=told,
        strengths=tuple(f"{told} {line} {'x' * 400}" for line in lines),
        concerns=tuple(Concern(f"D{line}", ConcernState.CONCERN, told) for line in lines),
        factors=tuple(f"{told} {line}" for line in lines),
        agencies=tuple(Involvement(f"A{line}", purpose=told) for line in lines),
        support=Support(interventions=tuple(f"{told} {line}" for line in lines), proposal=told),
        lead=Lead(role=told),
        consent=Consent(receivers=tuple(Receiver(f"{told} {line}") for line in lines)),
    )


@dataclass(frozen=True, slots=True)
class Judged:
    """What of the cases is not as it should be, as counts of cases."""

    lost: int = 0
    partial: int = 0

    @property
    def good(self) -> bool:
        return not self.lost and not self.partial


def judge(
    vault: Vault, acknowledged: int, begun: int | None = None, codes: frozenset[str] | None = None
) -> Judged:
    """Compare every case (or those of `codes`) with its last save up to `acknowledged`.

    Saves up to `begun` may be there; by default that is the one after.
    """
    begun = acknowledged + 1 if begun is None else begun
    found = {case.code: case for case in CaseStore(vault).listed()}
    lost = partial = 0
    for last in range(acknowledged, acknowledged - CASES, -1):
        if codes is not None and code_of(last) not in codes:
            continue
        case = found.get(code_of(last))
        if case is None:
            lost += 1
            continue
        number = int(case.since_last.removeprefix("nummer "))
        allowed = range(last, begun + 1, CASES)
        if _text(case) != _text(case_of(number)):
            partial += 1
        elif number not in allowed:
            lost += 1
    return Judged(lost, partial)


def _text(case: Case) -> str:
    """Every list of the case; the order within a list is free."""
    lists = (case.strengths, case.concerns, case.factors, case.agencies, case.support.interventions)
    kept = [sorted(map(repr, one)) for one in (*lists, case.consent.receivers)]
    plain = (case.code, case.question, case.since_last, case.obstacle, case.support.proposal, case.lead.role)
    return repr((kept, plain))
