"""The program as it is started: `casusdesk`, `python -m casusdesk`, and the bundle; never on a network."""

from __future__ import annotations

import sys

from casusdesk.cli import main
from casusdesk.logs import install_hooks
from casusdesk.offline import refuse_network


def run() -> int:
    """Close off the network and every way an error could speak, until the process ends; then run the command.

    Gives back the exit code.
    """
    refuse_network()
    install_hooks()
    return main()


if __name__ == "__main__":
    sys.exit(run())
