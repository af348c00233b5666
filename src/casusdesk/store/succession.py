"""Content from elsewhere, proven and opened beside a vault, that may become its next generation (vault §1).

A backup and what a stand-in hands back come in the same way: looked at first, then taken or put away. The
vault keeps its own key, and the generation of before stays.
"""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from pathlib import Path

from casusdesk.store import files
from casusdesk.store.migrations import Step
from casusdesk.store.opened import Vault


class Successor:
    """Look at `content`, then `commit` or `abandon`. `here` is the folder it was brought to."""

    def __init__(self, vault: Vault, content: Vault, here: Path, steps: Sequence[Step]) -> None:
        self.content = content
        self._vault = vault
        self._here = here
        self._steps = steps

    def commit(self) -> None:
        """Make it the next generation of the vault; raises `VaultError`, and then nothing has changed."""
        with self.content.copying() as source:
            self._vault.succeed(source, self._steps)
        self.abandon()

    def abandon(self) -> None:
        """Close it, and take it away from beside the vault; a second call does nothing."""
        self.content.close()
        files.clear(self._here)


def workshop(folder: Path, purpose: str = "restore") -> Path:
    """A private folder beside the vault in `folder`, in the place of those that were left behind.

    `purpose` is a word in its name by which `left_overs` knows it. Raises `VaultError`.
    """
    prefix = f".{folder.name}.{purpose}-"
    with files.told():
        for left_over in folder.parent.glob(f"{prefix}*"):
            files.clear(left_over)
        return Path(tempfile.mkdtemp(prefix=prefix, dir=folder.parent))
