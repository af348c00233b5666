"""Files of two vaults swapped, and older files put back: each situation says what became of it.

"geweigerd" and "gewaarschuwd" are what is asked for, with every file as it was; "ongevaarlijk" opens with
every row as it was; anything else begins with "!".
"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

from full_store import FIVE_WORDS, FullStore, fingerprint, row_hashes

from casusdesk.errors import CasusdeskError
from casusdesk.store import generations
from casusdesk.store import vault as vaults
from casusdesk.store.key_file import NAME
from casusdesk.store.state import StateStore

_NEW_WORDS = "groene walvis danst graag buiten"


def _tried(made: FullStore, words: str = FIVE_WORDS) -> str:
    before = fingerprint(made.folder, made.second.parent)
    try:
        vault = vaults.unlock(made.folder, passphrase=words, secrets=None, settings_copy=made.second)
    except CasusdeskError as error:
        now = fingerprint(made.folder, made.second.parent)
        same = {k: v for k, v in now.items() if not k.endswith("tries.json")} == before
        return f"geweigerd ({type(error).__name__})" if same else "!geweigerd, maar er is iets gewijzigd"
    warned = bool(vault.warnings)
    vault.close()
    if warned:
        return "gewaarschuwd"
    return (
        "ongevaarlijk" if row_hashes(made.folder, made.key) == made.rows else "!geopend zonder waarschuwing"
    )


def _worked(made: FullStore) -> None:
    """A day of work, after which this computer knows the store."""
    with vaults.unlock(made.folder, passphrase=FIVE_WORDS, secrets=None, settings_copy=made.second) as vault:
        StateStore(vault).put_setting("lock_minutes", "7")


def _their_key_file(made: FullStore, other: FullStore) -> str:
    shutil.copy2(other.folder / NAME, made.folder / NAME)
    return _tried(made)


def _both_their_key_files(made: FullStore, other: FullStore) -> str:
    shutil.copy2(other.folder / NAME, made.folder / NAME)
    shutil.copy2(other.second, made.second)
    return _tried(made)


def _their_store(made: FullStore, other: FullStore) -> str:
    shutil.copy2(other.store, made.store)
    return _tried(made)


def _their_generation(made: FullStore, other: FullStore) -> str:
    shutil.copytree(other.folder / "gen-0001", made.folder / "gen-0002")
    (made.folder / generations.CURRENT).write_text("gen-0002\n")
    return _tried(made)


def _lost_pointer(made: FullStore, _: FullStore) -> str:
    (made.folder / generations.CURRENT).write_text("gen-0007\n")
    return _tried(made)


def _pointer_out(made: FullStore, other: FullStore) -> str:
    shutil.copytree(made.folder / "gen-0001", made.folder / "gen-0002")
    (made.folder / generations.CURRENT).write_text(f"../../twee/{other.folder.name}/gen-0001\n")
    return _tried(made)


def _linked_store(made: FullStore, other: FullStore) -> str:
    made.store.unlink()
    (made.folder / "gen-0001" / generations.STORE).symlink_to(other.store)
    before = fingerprint(other.folder)
    said = _tried(made)
    return said if fingerprint(other.folder) == before else "!schreef in de andere kluis"


def _older_store(made: FullStore, _: FullStore) -> str:
    old = made.store.read_bytes()
    _worked(made)
    made.store.write_bytes(old)
    return _tried(made)


def _older_folder(made: FullStore, _: FullStore) -> str:
    old = made.folder.with_name("vroeger")
    shutil.copytree(made.folder, old)
    _worked(made)
    shutil.rmtree(made.folder)
    old.rename(made.folder)
    return _tried(made)


def _changed_words(made: FullStore) -> tuple[bytes, bytes]:
    """Another passphrase; the key file of before."""
    old = (made.folder / NAME).read_bytes()
    with vaults.unlock(made.folder, passphrase=FIVE_WORDS, secrets=None, settings_copy=made.second) as vault:
        vault.change_passphrase(current=FIVE_WORDS, new=_NEW_WORDS, secrets=None)
    return old, made.second.read_bytes()


def _older_key_file(made: FullStore, _: FullStore) -> str:
    (made.folder / NAME).write_bytes(_changed_words(made)[0])
    return _tried(made)


def _both_older_key_files(made: FullStore, _: FullStore) -> str:
    """Whoever knew the former passphrase may not come in without a word."""
    old = _changed_words(made)[0]
    (made.folder / NAME).write_bytes(old)
    made.second.write_bytes(old)
    return _tried(made)


def _gone(*names: str) -> Callable[[FullStore, FullStore], str]:
    def run(made: FullStore, _: FullStore) -> str:
        for name in names:
            path = made.second if name == "tweede" else made.folder / name
            shutil.rmtree(path) if path.is_dir() else path.unlink()
        return _tried(made)

    return run


def _emptied(made: FullStore, _: FullStore) -> str:
    Path(made.store).write_bytes(b"")
    return _tried(made)


SITUATIONS: dict[str, Callable[[FullStore, FullStore], str]] = {
    "sleutelbestand van een andere kluis": _their_key_file,
    "beide sleutelbestanden van een andere kluis": _both_their_key_files,
    "store van een andere kluis": _their_store,
    "generatie van een andere kluis": _their_generation,
    "CURRENT noemt een generatie die er niet is": _lost_pointer,
    "CURRENT wijst buiten de kluis": _pointer_out,
    "store is een link naar een andere kluis": _linked_store,
    "oudere store teruggezet": _older_store,
    "hele map van vroeger teruggezet": _older_folder,
    "ouder sleutelbestand, met de oude wachtwoordzin": _older_key_file,
    "beide sleutelbestanden ouder, met de oude wachtwoordzin": _both_older_key_files,
    "beide sleutelbestanden weg": _gone(NAME, "tweede"),
    "generatie weg": _gone("gen-0001"),
    "store leeg": _emptied,
}
