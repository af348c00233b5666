"""The protections that are taken away one by one, and the test that must turn red for each.

A mutant is an exact piece of the source that occurs once; when it does no longer, the row says so.
"""

from __future__ import annotations

from typing import NamedTuple


class Mutant(NamedTuple):
    """What is taken away, in which file of the package, and the tests that must notice."""

    name: str
    file: str
    old: str
    new: str
    test: str
    quick: bool = False


_CLOSED, _DAMAGE, _VAULT = (f"tests/store/test_vault{part}.py" for part in ("_closed", "_damage", ""))
_MIGRATED, _KEYRING = "tests/store/test_migrations.py", "tests/credentials/test_credentials.py"
_RULES = f"{_CLOSED}::test_the_rules_of_the_connection_are_in_force"

MUTANTS = (
    Mutant(
        "synchronous EXTRA wordt OFF",
        "store/connection.py",
        '"synchronous": ("EXTRA", 3)',
        '"synchronous": ("OFF", 0)',
        _RULES,
        quick=True,
    ),
    Mutant(
        "gewiste gegevens worden niet overschreven",
        "store/connection.py",
        '"secure_delete": ("ON", 1)',
        '"secure_delete": ("OFF", 0)',
        _RULES,
    ),
    Mutant(
        "hide_parameters uit",
        "store/engine.py",
        "hide_parameters=True",
        "hide_parameters=False",
        f"{_VAULT}::test_a_session_is_one_transaction",
    ),
    Mutant(
        "BEGIN IMMEDIATE weg",
        "store/engine.py",
        'connection.exec_driver_sql("BEGIN IMMEDIATE")',
        "pass",
        f"{_VAULT}::test_a_session_is_one_transaction {_MIGRATED}::test_a_step_is_one_transaction",
    ),
    Mutant(
        "authorizer weg",
        "store/connection.py",
        "connection.set_authorizer(gate)",
        "pass",
        f"{_CLOSED}::test_no_way_out_of_the_encryption",
        quick=True,
    ),
    Mutant(
        "zegelcontrole bij het openen weg",
        "store/connection.py",
        'if whole and connection.execute("PRAGMA cipher_integrity_check").fetchone():',
        "if False:",
        f"{_DAMAGE}::test_flips_through_the_whole_file",
    ),
    Mutant(
        "bestanden leesbaar voor anderen",
        "store/files.py",
        "os.open(path, flags, 0o600)",
        "os.open(path, flags, 0o644)",
        f"{_CLOSED}::test_folders_and_files_are_private",
    ),
    Mutant(
        "sleutelbos niet teruggelezen",
        "credentials.py",
        "if read is None or not compare_digest(read.encode(), secret.hex().encode()):",
        "if False:",
        f"{_KEYRING}::test_what_was_not_kept_is_noticed",
        quick=True,
    ),
    Mutant(
        "sleutelbos die leesbaar bewaart toegelaten",
        "credentials.py",
        "if kind.__module__.startswith(_UNSAFE) or",
        "if False and",
        f"{_KEYRING}::test_keyrings_that_keep_nothing_or_keep_it_readable_are_refused",
    ),
    Mutant(
        "reservekopie niet teruggelezen",
        "store/backup_make.py",
        "written.check_store()  # the very bytes of the file that is opened next",
        "pass",
        "tests/store/test_backup_make.py::test_what_came_to_stand_there_is_read_back",
    ),
    Mutant(
        "kluis in de reservekopie niet geopend",
        "store/backup_make.py",
        "    check_store(here / STORE, key, manifest)\n    place",
        "    place",
        "tests/store/test_backup_make.py::"
        "test_a_copy_that_was_spoiled_before_its_figure_was_taken_is_opened_too",
    ),
    Mutant(
        "zegel van de reservekopie niet nagegaan",
        "store/restore.py",
        "if not backup.manifest.sealed_by(key):",
        "if False:",
        "tests/store/test_backup_file.py::test_a_seal_that_another_key_made",
    ),
    Mutant(
        "generatie niet gecontroleerd voor het omzetten",
        "store/generations.py",
        "    _verify(part / STORE, key, steps, ready)\n    with",
        "    with",
        f"{_MIGRATED}::test_a_generation_that_is_not_whole_is_never_put_in_use",
        quick=True,
    ),
    Mutant(
        "kluis van een nieuwere versie niet geweigerd",
        "store/migrations.py",
        "if version > steps[-1].version:",
        "if False:",
        f"{_MIGRATED}::test_a_newer_store_is_refused_untouched",
    ),
    Mutant(
        "ouder bestand niet gemeld",
        "store/watch.py",
        "if self.older:",
        "if False:",
        "tests/store/test_watch.py::test_an_older_file_is_told_and_left_as_it_is",
    ),
    Mutant(
        "na een onverwacht einde niet alles gecontroleerd",
        "store/watch.py",
        "return os.path.lexists(self._mark) or",
        "return False and",
        "tests/store/test_watch.py::test_after_an_unclean_end_everything_is_checked_each_on_a_fresh_connection",
    ),
    Mutant(
        "gewiste casussen komen terug met een oude kopie",
        "store/purging.py",
        "        marks.apply(content)\n",
        "",
        "tests/store/test_purging.py::test_older_content_comes_back_without_what_was_wiped_since_and_counts_on",
    ),
    Mutant(
        "keten van het logboek niet nagegaan",
        "store/audit_chain.py",
        "elif found != before:",
        "elif False:",
        "tests/store/test_audit.py::test_what_was_done_to_a_row_shows_at_that_row",
    ),
    Mutant(
        "herstelcode niet bewezen voor er iets geschreven is",
        "store/vault.py",
        "    generations.prove(folder, key, partial(watch.compare, accept_older=accept_older))\n",
        "",
        f"{_VAULT}::test_a_recovery_while_it_is_open_elsewhere_changes_nothing "
        "tests/store/test_watch.py::test_the_recovery_sheet_meets_an_older_file_before_it_writes",
    ),
    Mutant(
        "herstelblad niet overgetypt",
        "store/vault_setup.py",
        "if len(self._confirmed) < GROUPS_TO_CONFIRM:",
        "if False:",
        "tests/store/test_vault_setup.py::test_set_up_goes_on_only_after_two_groups",
        quick=True,
    ),
    Mutant(
        "geen wachttijd na verkeerde wachtwoordzinnen",
        "store/attempts.py",
        "if left > 0:",
        "if False:",
        f"{_VAULT}::test_waiting_grows_with_wrong_passphrases_and_nothing_is_wiped",
    ),
    Mutant(
        "netwerkwacht uit",
        "offline.py",
        "sys.addaudithook(_refuse)",
        "pass",
        "tests/rules/test_r15_no_network.py::test_the_guard_refuses_every_way_out",
    ),
)
