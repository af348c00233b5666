"""The two kinds of error: a `CasusdeskError` is expected and told to the user; anything else is a bug.

Every message is one Dutch sentence that says what to do. It never carries case text, names or codes
that the user did not just type, so that it may be shown anywhere.
"""

from __future__ import annotations


class CasusdeskError(Exception):
    """An expected problem; `str(error)` is the Dutch sentence for the user."""


class InvalidInputError(CasusdeskError):
    """Something typed or read cannot be used as it is; the message says what to enter instead."""

    def __init__(self, message: str, field: str = "") -> None:
        super().__init__(message)
        self.field = field


class VaultError(CasusdeskError):
    """The encrypted store cannot be opened, made or written."""


class WrongPassphraseError(VaultError):
    """The passphrase or recovery code does not open its key slot."""


class MustWaitError(VaultError):
    """Too many wrong tries; `seconds` is how long the next one must wait (1-60)."""

    def __init__(self, seconds: int) -> None:
        unit = "seconde" if seconds == 1 else "seconden"
        super().__init__(
            f"Dat was te vaak een verkeerde wachtwoordzin. Wacht {seconds} {unit} en probeer het opnieuw."
        )
        self.seconds = seconds


class KeyringError(VaultError):
    """The keyring of the operating system is missing, locked, silent or lost the entry."""


class KeyringEntryMissingError(KeyringError):
    """The keyring works, but has no usable entry for this vault: the recovery sheet opens it."""


class DamagedVaultError(VaultError):
    """The store, or its key file, is not what was written; nothing was changed."""


class NewerVaultError(VaultError):
    """The vault was written by a later version of the program; it is left untouched."""


class BusyVaultError(VaultError):
    """The store is open in another window."""


class DiskFullError(VaultError):
    """There is no room to write in; what was there stays as it was."""


class OlderStoreError(VaultError):
    """The store is older than what this computer last saw of it, by `behind` changes (vault §1).

    Nothing was changed. Opening with `accept_older` goes on with it, and accounts for that.
    """

    def __init__(self, behind: int) -> None:
        unit = "wijziging" if behind == 1 else "wijzigingen"
        super().__init__(
            f"Dit is een ouder bestand: het loopt {behind} {unit} achter op wat je het laatst bewaarde. "
            "Zet de nieuwste reservekopie terug, of open dit bestand toch als je het zelf hebt teruggezet."
        )
        self.behind = behind


class OlderKeyFileError(OlderStoreError):
    """The key file is older than what this computer last saw of it: a former passphrase opens it again."""

    def __init__(self) -> None:
        VaultError.__init__(
            self,
            "Het sleutelbestand is ouder dan de laatste keer: een vorige wachtwoordzin geldt weer. "
            "Open alleen als je dat bestand zelf hebt teruggezet, en kies dan een nieuwe wachtwoordzin.",
        )
        self.behind = 0


class OtherKeyError(VaultError):
    """A backup was made under another key than that of the store: it opens with the key of then."""


class DoesNotFitError(CasusdeskError):
    """A one-page document does not fit; the message names the excess and what to shorten.

    `ways_out` are the choices that would help, a line each; they may name cases by their code.
    """

    ways_out: tuple[str, ...] = ()
