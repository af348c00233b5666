"""`python -m casusdesk` is the same program as `casusdesk`."""

from __future__ import annotations

import sys

from casusdesk.cli import main

if __name__ == "__main__":
    sys.exit(main())
