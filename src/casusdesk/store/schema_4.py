"""What the fourth release adds: state of the store, a chain over the audit, drafts, marks of the purged."""

from typing import Final

SCHEMA_4: Final = (
    """CREATE TABLE store_state (
    id INTEGER NOT NULL, changes INTEGER NOT NULL, chain_key VARCHAR NOT NULL, PRIMARY KEY (id)
)""",
    "INSERT INTO store_state (id, changes, chain_key) VALUES (1, 0, lower(hex(randomblob(32))))",
    "CREATE TABLE store_settings (setting VARCHAR NOT NULL, value VARCHAR NOT NULL, PRIMARY KEY (setting))",
    "INSERT INTO store_settings (setting, value) VALUES ('lock_minutes', '5')",
    """CREATE TABLE drafts (
    place VARCHAR NOT NULL, content VARCHAR NOT NULL, kept_at VARCHAR NOT NULL, PRIMARY KEY (place)
)""",
    "CREATE TABLE purged (mark VARCHAR NOT NULL, purged_on DATE NOT NULL, PRIMARY KEY (mark))",
    "ALTER TABLE audit ADD COLUMN seal VARCHAR DEFAULT '' NOT NULL",
    """CREATE TRIGGER audit_is_never_changed BEFORE UPDATE ON audit
BEGIN SELECT RAISE(ABORT, 'audit'); END""",
    """CREATE TRIGGER audit_is_never_wiped BEFORE DELETE ON audit
BEGIN SELECT RAISE(ABORT, 'audit'); END""",
)
"""Statements by themselves: the body of a trigger has semicolons of its own."""
