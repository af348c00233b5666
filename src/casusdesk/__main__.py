"""The program as it is started: `casusdesk`, `python -m casusdesk`, and the bundle; never on a network."""

from __future__ import annotations

import sys

from casusdesk.cli import main
from casusdesk.offline import refuse_network


def run() -> int:
    """Close off the network, then run the command; returns its exit code."""
    refuse_network()
    return main()


if __name__ == "__main__":
    sys.exit(run())
