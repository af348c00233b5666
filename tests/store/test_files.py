"""Where the store is, as SQLite takes it: also on a share, and with signs that mean something in a URI."""

from __future__ import annotations

from pathlib import Path, PurePosixPath, PureWindowsPath

import pytest

from casusdesk.store.files import database_uri
from casusdesk.store.vault import create_practice_vault


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        (r"C:\Users\zij\kluis\store.db", "file:///C:/Users/zij/kluis/store.db?mode=rw"),
        (r"\\server\share\kluis\store.db", "file:////server/share/kluis/store.db?mode=rw"),
        (r"\\server\mijn map\50% #1?.db", "file:////server/mijn%20map/50%25%20%231%3F.db?mode=rw"),
        (r"\\?\C:\kluis\store.db", "file:///C:/kluis/store.db?mode=rw"),
        (r"\\?\UNC\server\share\store.db", "file:////server/share/store.db?mode=rw"),
        (r"\\?\unc\server\share\store.db", "file:////server/share/store.db?mode=rw"),
    ],
)
def test_a_path_of_windows(path: str, uri: str) -> None:
    assert database_uri(PureWindowsPath(path), "rw") == uri


def test_a_path_of_posix() -> None:
    assert database_uri(PurePosixPath("/home/zij/een kluis/a?b#c%.db"), "ro") == (
        "file:///home/zij/een%20kluis/a%3Fb%23c%25.db?mode=ro"
    )


@pytest.mark.parametrize("name", ["een kluis", "a?mode=memory", "b#c", "50%25", "é", "a&vfs=x"])
def test_a_folder_with_any_name_holds_a_real_store(tmp_path: Path, name: str) -> None:
    create_practice_vault(tmp_path / name).close()
    assert (tmp_path / name / "gen-0001" / "store.db").stat().st_size > 4096
