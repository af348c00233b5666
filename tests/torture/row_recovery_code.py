"""The recovery code: every single wrong character is caught; 20 old backups open with the code of then."""

from __future__ import annotations

import tempfile
from datetime import timedelta
from pathlib import Path
from random import Random

from rows import Outcome, Row, Scale

from casusdesk.domain.coalition import Coalition
from casusdesk.domain.signal import Signal
from casusdesk.errors import CasusdeskError, InvalidInputError, KeyringError
from casusdesk.services import new_sheet
from casusdesk.services.access import Access
from casusdesk.services.desk import Desk
from casusdesk.services.recovery_proof import RecoveryProof
from casusdesk.store.keys import KdfCost
from casusdesk.store.recovery_code import ALPHABET, BITS, RecoveryCode

CHEAP = KdfCost(64, 1, 1)
PASSPHRASE = "lantaarn draagt zeven blauwe knopen"
BACKUPS, CODES = 20, 200


def run(scale: Scale) -> Outcome:
    random = Random(20261122)
    codes = [RecoveryCode.of_number(random.getrandbits(BITS)) for _ in range(scale.of(CODES, 20))]
    tried, caught, pointed = _one_error(codes)
    slipped = _without_checks(codes[0])
    opened, refused, made = _old_backups(scale.of(BACKUPS, 4))
    ok = tried == caught == pointed and slipped > 0 and opened == made and refused == made
    return Outcome(
        f"{caught} van {tried} fouten gevangen; {opened} van {made} reservekopieën open",
        ok,
        (
            f"de plek van de fout werd {pointed} keer aangewezen",
            f"controle: zonder controletekens glippen er van 1 code {slipped} door",
            f"met de code van nu bleven er {refused} van {made} dicht",
        ),
    )


def _one_error(codes: list[RecoveryCode]) -> tuple[int, int, int]:
    """At each of the 32 places every other character of the alphabet: tried, caught, and pointed at."""
    tried = caught = pointed = 0
    for code in codes:
        for place, right in enumerate(code.characters):
            line, within = divmod(place, 16)
            where = f"Teken {within % 4 + 1} van groep {within // 4 + 1} op regel {line + 1}"
            for wrong in ALPHABET.replace(right, ""):
                tried += 1
                try:
                    RecoveryCode.parse(code.characters[:place] + wrong + code.characters[place + 1 :])
                except InvalidInputError as error:
                    caught += 1
                    pointed += str(error).startswith(where)
    return tried, caught, pointed


def _without_checks(code: RecoveryCode) -> int:
    """The control: a reader that looks at the alphabet alone lets every one of these through."""
    changed = (
        code.characters[:place] + wrong + code.characters[place + 1 :]
        for place in range(32)
        for wrong in ALPHABET.replace(code.characters[place], "")
    )
    return sum(all(one in ALPHABET for one in typed) for typed in changed)


def _old_backups(count: int) -> tuple[int, int, int]:
    """The key is renewed between the backups and after the last: the code of then opens, that of now not."""
    opened = refused = 0
    with tempfile.TemporaryDirectory() as name:
        access = Access(Path(name) / "vault", Path(name) / "settings.json", _NoKeyring(), CHEAP)  # type: ignore[arg-type]
        setup = access.prepare(PASSPHRASE)
        code, made = _typed_back(setup), []
        with setup.finish(Coalition()) as desk:
            assert desk.backups is not None
            for number in range(count):
                if number and number % max(2, count // 5) == 0:
                    code = _renewed(desk)
                desk.cases.add_signal(Signal(due_date=desk.today() + timedelta(days=60 + number)))
                made.append((Path(name) / f"kopie-{number}", code))
                kept = desk.backups.make("torture")
                made[-1][0].write_bytes(kept.path.read_bytes())
            now = _renewed(desk)
            for path, right in made:
                opened += _opens(desk, path, right)
                refused += not _opens(desk, path, now)
        return opened, refused, len(made)


def _renewed(desk: Desk) -> str:
    sheet = new_sheet.begin(desk, PASSPHRASE)
    code = _typed_back(sheet)
    sheet.finish()
    return code


def _opens(desk: Desk, path: Path, code: str) -> bool:
    assert desk.backups is not None
    try:
        found = desk.backups.preview(path, code=code)
    except CasusdeskError:
        return False
    found.abandon()
    return True


def _typed_back(proof: RecoveryProof) -> str:
    assert proof.confirms(*(proof.recovery_groups[group] for group in proof.asked_groups))
    return "-".join(proof.recovery_groups)


class _NoKeyring:
    """There is none here: the passphrase is the only lock."""

    waiting = False

    def available(self) -> None:
        raise KeyringError("Er is hier geen sleutelbos.")

    def cancel(self) -> None:
        """Nothing waits."""


ROW = Row(
    "herstelcode: een fout op elke plek; 20 oude reservekopieën van een kluis die nieuwe sleutels kreeg",
    "elke fout gevangen; alle 20 open met de code van toen",
    run,
    60,
)
