"""What the store knows of itself: how often it changed, the key of its chain, and the policies in it.

A policy stands here and not in a settings file, because nobody may change it from outside (vault §1).
"""

from __future__ import annotations

from sqlalchemy import Connection, select
from sqlalchemy.dialects.sqlite import insert as insert_or

from casusdesk.errors import DamagedVaultError
from casusdesk.store.rows import OpenVault, reading, table_of
from casusdesk.store.state_tables import SettingRow, StateRow

_STATE = table_of(StateRow)
_SETTINGS = table_of(SettingRow)
_LOST = "In het bestand met je casussen ontbreekt een deel. Zet een reservekopie terug."
_KEY_BYTES = 32


class StateStore:
    """The state of one open vault. Every method is one transaction; only `put_setting` writes."""

    def __init__(self, vault: OpenVault) -> None:
        self._vault = vault

    def changes(self) -> int:
        """How many transactions have written in this store, through its whole life; reading never counts."""
        with self._vault.session() as session:
            return changes_of(session.connection())

    def chain_key(self) -> bytes:
        """The 32 random bytes that seal the audit and the marks of what was wiped for good."""
        with self._vault.session() as session:
            return chain_key_of(session.connection())

    def setting(self, name: str) -> str | None:
        """The policy of that name; None when it is not there."""
        with self._vault.session() as session:
            return setting_of(session.connection(), name)

    def put_setting(self, name: str, value: str) -> None:
        """Keep the policy of that name; whoever calls this accounts for it in the audit."""
        with self._vault.session() as session:
            statement = insert_or(_SETTINGS).values(setting=name, value=value)
            changed = statement.on_conflict_do_update(index_elements=["setting"], set_={"value": value})
            session.connection().execute(changed)


def changes_of(connection: Connection) -> int:
    """As `StateStore.changes`, within a transaction that is open already; raises `DamagedVaultError`."""
    found = connection.execute(select(_STATE.c.changes)).scalar_one_or_none()
    if not isinstance(found, int) or found < 0:
        raise DamagedVaultError(_LOST)
    return found


def chain_key_of(connection: Connection) -> bytes:
    """As `StateStore.chain_key`, within a transaction that is open already; raises `DamagedVaultError`."""
    with reading():
        key = bytes.fromhex(connection.execute(select(_STATE.c.chain_key)).scalar_one_or_none() or "")
    if len(key) != _KEY_BYTES:
        raise DamagedVaultError(_LOST)
    return key


def setting_of(connection: Connection, name: str) -> str | None:
    """As `StateStore.setting`, within a transaction that is open already."""
    query = select(_SETTINGS.c.value).where(_SETTINGS.c.setting == name)
    return connection.execute(query).scalar_one_or_none()
