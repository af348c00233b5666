"""Run by the tests under `dbus-run-session`: one journey with a real gnome-keyring, named by the argument.

Prints what happened, one line per step: `ok`, or the class and the sentence of the expected error.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import secretstorage
from jeepney.bus_messages import message_bus

from casusdesk.credentials import DeviceSecrets
from casusdesk.errors import CasusdeskError
from casusdesk.store import vault as vaults
from casusdesk.store.keys import KdfCost

CHEAP = KdfCost(64, 1, 1)
FIRST, SECOND = "paarse olifant fietst stil", "groene walvis danst zacht"


def tell(step: str, work: Callable[[], object]) -> None:
    try:
        work()
    except CasusdeskError as error:
        print(f"{step}: {type(error).__name__}: {error}")
    else:
        print(f"{step}: ok")


def start_daemon() -> subprocess.Popen[bytes]:
    daemon = subprocess.Popen(
        ["gnome-keyring-daemon", "--unlock", "--foreground", "--components=secrets"],
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    assert daemon.stdin is not None
    daemon.stdin.write(b"wachtwoord van de sleutelbos")
    daemon.stdin.close()
    for _ in range(100):
        with closing(secretstorage.dbus_init()) as bus:
            # Asking a service that is not there yet would have the bus start a second, locked daemon.
            if bus.send_and_get_reply(message_bus.NameHasOwner("org.freedesktop.secrets")).body[0]:
                try:
                    if not secretstorage.get_default_collection(bus).is_locked():
                        return daemon
                except secretstorage.exceptions.SecretStorageException:
                    pass
        time.sleep(0.05)
    raise SystemExit("the keyring did not start")


def lock() -> None:
    with closing(secretstorage.dbus_init()) as bus:
        secretstorage.get_default_collection(bus).lock()


def entries() -> list[str]:
    with closing(secretstorage.dbus_init()) as bus:
        return [item.get_label() for item in secretstorage.get_default_collection(bus).get_all_items()]


def delete_entries() -> None:
    with closing(secretstorage.dbus_init()) as bus:
        for item in secretstorage.get_default_collection(bus).get_all_items():
            item.delete()


class Journey:
    """A vault in the private home, with the real keyring."""

    def __init__(self) -> None:
        home = Path(os.environ["HOME"])
        self.folder, self.second = home / "kluis", home / "settings" / "vault.json"
        self.secrets = DeviceSecrets(limit_seconds=float(os.environ.get("LIMIT", "20")))
        self.code = ""

    def create(self) -> None:
        self.secrets.available()
        new = vaults.create_vault(
            self.folder, self.second, passphrase=FIRST, secrets=self.secrets, cost=CHEAP
        )
        for group in (1, 6):
            assert new.confirm(group, new.recovery.groups[group])
        new.commit().close()
        self.code = new.recovery.text

    def unlock(self, passphrase: str = FIRST) -> None:
        with vaults.unlock(
            self.folder, passphrase=passphrase, secrets=self.secrets, settings_copy=self.second
        ) as vault:
            assert vault.check() == []
            assert vault.warnings == []

    def recover(self) -> None:
        vaults.recover(
            self.folder,
            code=self.code,
            new_passphrase=SECOND,
            secrets=self.secrets,
            settings_copy=self.second,
            cost=CHEAP,
        ).close()


def whole(journey: Journey) -> None:
    tell("create", journey.create)
    print(f"labels: {entries()}")
    tell("unlock", journey.unlock)
    tell("wrong", lambda: journey.unlock(SECOND))
    delete_entries()
    tell("gone", journey.unlock)
    tell("recover", journey.recover)
    tell("again", lambda: journey.unlock(SECOND))
    print(f"entries: {len(entries())}")


def locked(journey: Journey) -> None:
    tell("create", journey.create)
    lock()
    tell("locked", journey.unlock)
    tell("recover", journey.recover)


def silent(journey: Journey, daemon: subprocess.Popen[bytes]) -> None:
    tell("create", journey.create)
    daemon.send_signal(signal.SIGSTOP)
    tell("silent", journey.unlock)
    daemon.send_signal(signal.SIGCONT)
    tell("back", journey.unlock)


def killed(journey: Journey, daemon: subprocess.Popen[bytes]) -> None:
    tell("create", journey.create)
    daemon.kill()
    daemon.wait()
    tell("killed", journey.unlock)


def main() -> None:
    journey, scenario = Journey(), sys.argv[1]
    if scenario == "nothing":
        tell("create", journey.create)
        print(f"left: {sorted(path.name for path in journey.folder.parent.glob('*kluis*'))}")
        return
    daemon = start_daemon()
    try:
        match scenario:
            case "whole":
                whole(journey)
            case "locked":
                locked(journey)
            case "silent":
                silent(journey, daemon)
            case "killed":
                killed(journey, daemon)
    finally:
        daemon.kill()
        daemon.wait()


if __name__ == "__main__":
    main()
