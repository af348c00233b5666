"""What the proofreading keeps, in a real vault: passes and audit together, names, and the key names."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from sqlalchemy import text

from casusdesk.domain.audit import AuditEvent, AuditRow
from casusdesk.domain.paper_texts import TextPass
from casusdesk.store.audit import AuditStore
from casusdesk.store.proofread import ProofreadStore
from casusdesk.store.vault import Vault, create_practice_vault

DAY = date(2027, 1, 14)
ROW = AuditRow(datetime(2027, 1, 14, 9, tzinfo=UTC), AuditEvent.PROOFREAD, "KT472", "vraag: naam")
ONE, OTHER = TextPass("KT472", "vraag", "a" * 64), TextPass("KT472", "vraag", "b" * 64)


@pytest.fixture
def vault(tmp_path: Path) -> Iterator[Vault]:
    made = create_practice_vault(tmp_path / "oefening")
    yield made
    made.close()


def test_passes_and_their_rows_are_kept_together(vault: Vault) -> None:
    store = ProofreadStore(vault)
    store.add([ONE, OTHER], DAY, [ROW])
    store.add([ONE], DAY, [])
    assert store.passes() == {ONE, OTHER}
    assert AuditStore(vault).listed() == [ROW]
    store.remove([ONE, ONE])
    assert store.passes() == {OTHER}


def test_when_the_row_cannot_be_kept_neither_is_the_pass(vault: Vault) -> None:
    store = ProofreadStore(vault)
    with vault.session() as session:
        session.connection().execute(text("DROP TABLE audit"))
    with pytest.raises(Exception, match="audit"):
        store.add([ONE], DAY, [ROW])
    assert store.passes() == frozenset()


def test_names_are_added_once_and_taken_away(vault: Vault) -> None:
    store = ProofreadStore(vault)
    store.save_local("roos", "Bosveld", "roos")
    store.save_local("Bosveld")
    assert store.local_names() == ("Bosveld", "roos")
    store.remove_local("roos", "never there")
    assert store.local_names() == ("Bosveld",)
    assert store.key_names() == ()


def test_passes_of_no_case_are_forgotten_but_for_those_of_the_meeting(vault: Vault) -> None:
    store = ProofreadStore(vault)
    of_meeting = TextPass("Overleg", "plaats", "c" * 64)
    store.add([ONE, of_meeting], DAY, [])
    store.forget_gone("Overleg")
    assert store.passes() == {of_meeting}
