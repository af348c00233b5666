"""Run by `row_gnome_keyring` on a bus of its own: one scenario with a real gnome-keyring, by its name.

Prints a line per step: `ok`, or the class and the sentence of the expected error; at the end `data`, which is
ok when the recovery sheet opens everything without any keyring.
"""

from __future__ import annotations

import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "credentials"))

import secretstorage
from keyring_session import (
    CHEAP,
    FIRST,
    SECOND,
    Journey,
    delete_entries,
    entries,
    lock,
    start_daemon,
    tell,
)

from casusdesk.credentials import DeviceSecrets
from casusdesk.store import vault as vaults

Daemon = subprocess.Popen[bytes]
ALONE = "paarse olifant fietst stil voorbij"


def locked(journey: Journey, _daemon: Daemon) -> None:
    lock()
    tell("unlock", journey.unlock)
    tell("recover", journey.recover)


def entry_deleted(journey: Journey, _daemon: Daemon) -> None:
    delete_entries()
    tell("unlock", journey.unlock)
    tell("recover", journey.recover)
    tell("again", lambda: journey.unlock(SECOND))


def wrong_passphrase(journey: Journey, _daemon: Daemon) -> None:
    tell("unlock", lambda: journey.unlock(SECOND))
    tell("again", journey.unlock)


def wrong_value(journey: Journey, _daemon: Daemon) -> None:
    with closing(secretstorage.dbus_init()) as bus:
        for item in secretstorage.get_default_collection(bus).get_all_items():
            item.set_secret(b"ab" * 32)
    tell("unlock", journey.unlock)
    tell("recover", journey.recover)
    tell("again", lambda: journey.unlock(SECOND))


def useless_value(journey: Journey, _daemon: Daemon) -> None:
    with closing(secretstorage.dbus_init()) as bus:
        for item in secretstorage.get_default_collection(bus).get_all_items():
            item.set_secret(b"niets")
    tell("unlock", journey.unlock)


def killed(journey: Journey, daemon: Daemon) -> None:
    daemon.kill()
    daemon.wait()
    tell("unlock", journey.unlock)


def killed_in_call(journey: Journey, daemon: Daemon) -> None:
    daemon.send_signal(signal.SIGSTOP)
    threading.Timer(0.7, daemon.kill).start()
    tell("unlock", journey.unlock)


def silent(journey: Journey, daemon: Daemon) -> None:
    journey.secrets = DeviceSecrets(limit_seconds=1.5)
    daemon.send_signal(signal.SIGSTOP)
    tell("unlock", journey.unlock)
    daemon.send_signal(signal.SIGCONT)
    tell("again", journey.unlock)


def cancelled(journey: Journey, daemon: Daemon) -> None:
    daemon.send_signal(signal.SIGSTOP)
    threading.Timer(0.7, journey.secrets.cancel).start()
    tell("unlock", journey.unlock)
    daemon.send_signal(signal.SIGCONT)
    tell("again", journey.unlock)


def no_collection(journey: Journey, _daemon: Daemon) -> None:
    with closing(secretstorage.dbus_init()) as bus:
        secretstorage.get_default_collection(bus).delete()
    tell("unlock", journey.unlock)


def two_vaults(journey: Journey, _daemon: Daemon) -> None:
    other = Journey()
    other.folder = journey.folder.with_name("andere")
    other.second = journey.second.with_name("andere.json")
    tell("create", other.create)
    print(f"entries: {len(entries())}")
    with closing(secretstorage.dbus_init()) as bus:
        for item in secretstorage.get_default_collection(bus).get_all_items():
            if other_id(other) in item.get_label():
                item.delete()
    tell("again", journey.unlock)
    tell("unlock", other.unlock)


def other_id(journey: Journey) -> str:
    from casusdesk.store.key_file import Copies

    return Copies(journey.folder / "vault.json", None).load().vault_id


def abandoned(journey: Journey, _daemon: Daemon) -> None:
    before = entries()
    folder = journey.folder.with_name("opgegeven")
    new = vaults.create_vault(folder, passphrase=FIRST, secrets=journey.secrets, cost=CHEAP)
    print(f"during: {len(entries()) - len(before)}")
    new.abandon()
    print(f"entries: {len(entries()) - len(before)}")
    print(f"left: {sorted(path.name for path in folder.parent.glob('*opgegeven*'))}")
    tell("again", journey.unlock)


def survives(journey: Journey) -> None:
    """The sheet, on a computer without any keyring."""
    with vaults.recover(
        journey.folder,
        code=journey.code,
        new_passphrase=ALONE,
        secrets=None,
        settings_copy=journey.second,
        cost=CHEAP,
    ) as vault:
        assert vault.check() == []


SCENARIOS: dict[str, Callable[[Journey, Daemon], None]] = {
    name: globals()[name]
    for name in (
        "locked",
        "entry_deleted",
        "wrong_passphrase",
        "wrong_value",
        "useless_value",
        "killed",
        "killed_in_call",
        "silent",
        "cancelled",
        "no_collection",
        "two_vaults",
        "abandoned",
    )
}


def main() -> None:
    journey, scenario = Journey(), sys.argv[1]
    if scenario == "no_bus":
        tell("unlock", journey.create)
        print(f"left: {sorted(path.name for path in journey.folder.parent.glob('*kluis*'))}")
        return
    daemon = start_daemon()
    try:
        tell("create", journey.create)
        SCENARIOS[scenario](journey, daemon)
        tell("data", lambda: survives(journey))
    finally:
        daemon.kill()
        daemon.wait()


if __name__ == "__main__":
    main()
