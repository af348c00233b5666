"""The name behind a code, for whoever asks for that one name: on no list, in no search, on no paper (R6)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from casusdesk.domain import limits
from casusdesk.domain.limits import tidy
from casusdesk.errors import InvalidInputError
from casusdesk.services.changes import Change, Changes

if TYPE_CHECKING:
    from casusdesk.services.cases import Cases
    from casusdesk.store.key_names import KeyNameStore

_TOO_LONG: Final = f"Deze naam is te lang. Gebruik hoogstens {limits.KEY_NAME} tekens."


class KeyNames:
    """The key names of one open desk. No name is remembered here: each is read when it is asked for."""

    def __init__(self, store: KeyNameStore, cases: Cases, changes: Changes) -> None:
        self._store = store
        self._cases = cases
        self._changes = changes
        self._codes: frozenset[str] | None = None

    def of(self, code: str) -> str:
        """The name behind this code; "" when none is kept."""
        return self._store.get(code)

    def known(self, code: str) -> bool:
        """Whether a name is kept behind this code."""
        if self._codes is None:
            self._codes = self._store.known()
        return code in self._codes

    def record(self, code: str, name: str) -> None:
        """Keep the name behind this code; an empty one wipes it.

        Raises CasusdeskError when the case is gone, InvalidInputError when the name is over 40 characters.
        """
        self._cases.get(code)
        name = tidy(name)
        if len(name) > limits.KEY_NAME:
            raise InvalidInputError(_TOO_LONG, "key_name")
        self._store.save(code, name)
        self._codes = None
        self._changes.publish(Change(cases=frozenset({code})))
