"""One backup as a file: an ordinary tar, and a reader that believes none of it (vault §1)."""

from __future__ import annotations

import io
import json
import os
import random
import sys
import tarfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from backup_parts import HERS, NEXT, add, beside, made, names, new_vault
from casusdesk.errors import CasusdeskError, DamagedVaultError, OtherKeyError, WrongPassphraseError
from casusdesk.store import vault as vaults
from casusdesk.store.backup_file import open_backup, write_backup
from casusdesk.store.key_file import NewerVaultError
from casusdesk.store.keys import RawKey
from casusdesk.store.restore import bring
from casusdesk.store.vault import Vault

Vaulted = tuple[Vault, Path]


@pytest.fixture(scope="module")
def vaulted(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Vaulted]:
    """One for all tests that change nothing in it."""
    vault, _ = new_vault(tmp_path_factory.mktemp("vast") / "kluis")
    path = made(vault).path
    yield vault, path
    vault.close()


def members(path: Path) -> dict[str, bytes]:
    with tarfile.open(path) as tar:
        return {one.name: tar.extractfile(one).read() for one in tar.getmembers()}  # type: ignore[union-attr]


def packed(path: Path, parts: list[tuple[tarfile.TarInfo | str, bytes]]) -> Path:
    with tarfile.open(path, "w", format=tarfile.USTAR_FORMAT) as tar:
        for name, content in parts:
            one = tarfile.TarInfo(name) if isinstance(name, str) else name
            one.size, one.mode = len(content), 0o600
            tar.addfile(one, io.BytesIO(content))
    return path


def refused(vault: Vault, path: Path) -> str:
    with pytest.raises(CasusdeskError) as caught:
        bring(vault, path)
    said = str(caught.value)
    assert said.endswith(".")
    assert str(path) not in said
    assert beside(vault.folder or path) == []
    return said


def test_any_tar_program_opens_it_and_its_name_tells_nothing(vaulted: Vaulted) -> None:
    _, path = vaulted
    parts = members(path)
    assert list(parts) == ["manifest.json", "vault.json", "store.db"]
    told = json.loads(parts["manifest.json"])
    assert (told["format"], told["schema"], told["cases"]) == (1, 4, 0)
    assert told["rows"]["local_names"] == 1
    assert told["parts"]["store.db"]["size"] == len(parts["store.db"])
    assert parts["vault.json"] == (path.parent.parent / "vault.json").read_bytes()
    assert b"van haar" not in path.read_bytes()
    assert path.name.startswith("reservekopie-2027-01-14-1")
    assert path.name.endswith(f"-{told['changes']:06d}.tar")
    if os.name == "posix":
        assert path.stat().st_mode & 0o777 == 0o600
        assert path.parent.stat().st_mode & 0o777 == 0o700


@pytest.fixture
def own(tmp_path: Path) -> Iterator[Vaulted]:
    vault, _ = new_vault(tmp_path / "kluis")
    yield vault, made(vault).path
    vault.close()


def test_it_comes_back_whole(own: Vaulted) -> None:
    vault, path = own
    add(vault, "van later")
    brought = bring(vault, path)
    assert names(brought.content) == ["van haar"]
    brought.commit()
    assert names(vault) == ["van haar"]
    assert vault.check() == []
    assert beside(vault.folder or path) == []


def test_every_byte_counts(vaulted: Vaulted, tmp_path: Path) -> None:
    vault, path = vaulted
    content, chance = path.read_bytes(), random.Random(7)
    other = tmp_path / "reservekopie.tar"
    places = [*range(0, 4096, 23), *(chance.randrange(len(content)) for _ in range(60)), len(content) - 1]
    for place in places:
        spoiled = bytearray(content)
        spoiled[place] ^= 1 << chance.randrange(8)
        other.write_bytes(spoiled)
        refused(vault, other)
    for length in (0, 1, 511, 512, 513, 2000, len(content) // 2, len(content) - 512, len(content) - 1):
        other.write_bytes(content[:length])
        refused(vault, other)
    other.write_bytes(content + bytes(512))
    refused(vault, other)
    other.write_bytes(content)
    bring(vault, other).abandon()


def test_a_tar_of_somebody_else_unpacks_nothing(vaulted: Vaulted, tmp_path: Path) -> None:
    vault, path = vaulted
    parts = members(path)
    manifest, key_file, store = parts.values()
    link = tarfile.TarInfo("store.db")
    link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
    folder = tarfile.TarInfo("manifest.json")
    folder.type = tarfile.DIRTYPE
    cases: dict[str, list[tuple[tarfile.TarInfo | str, bytes]]] = {
        "up": [("manifest.json", manifest), ("vault.json", key_file), ("../weg.db", store)],
        "absolute": [("/tmp/manifest.json", manifest), ("vault.json", key_file), ("store.db", store)],
        "order": [("vault.json", key_file), ("manifest.json", manifest), ("store.db", store)],
        "twice": [("manifest.json", manifest)] * 2 + [("vault.json", key_file), ("store.db", store)],
        "short": [("manifest.json", manifest), ("vault.json", key_file)],
        "link": [("manifest.json", manifest), ("vault.json", key_file), (link, b"")],
        "folder": [(folder, b"")],
        "nothing": [],
    }
    before = sorted(one.name for one in tmp_path.iterdir())
    for name, made_of in cases.items():
        other = packed(tmp_path / "vreemd.tar", made_of)
        assert refused(vault, other), name
        other.unlink()
    assert sorted(one.name for one in tmp_path.iterdir()) == before


def _numbers(told: dict) -> None:  # type: ignore[type-arg]
    told["changes"] = 10**400


def _nested(told: dict) -> None:  # type: ignore[type-arg]
    told["rows"] = {"cases": {"cases": {}}}


def _huge(told: dict) -> None:  # type: ignore[type-arg]
    told["parts"]["store.db"]["size"] = 8 * 1024**4


def _path(told: dict) -> None:  # type: ignore[type-arg]
    told["rows"]['x"; DROP TABLE cases; --'] = 1


def _forever(told: dict) -> None:  # type: ignore[type-arg]
    told["made_at"] = "9999-12-31T23:59:59+00:00"


def _naive(told: dict) -> None:  # type: ignore[type-arg]
    told["made_at"] = "2027-01-14T12:00:00"


def _truth(told: dict) -> None:  # type: ignore[type-arg]
    told["cases"] = True


@pytest.mark.parametrize("spoil", [_numbers, _nested, _huge, _path, _forever, _naive, _truth])
def test_an_absurd_manifest(vaulted: Vaulted, tmp_path: Path, spoil: Callable[[object], None]) -> None:
    vault, path = vaulted
    manifest, key_file, store = members(path).values()
    told = json.loads(manifest)
    spoil(told)
    spoiled = json.dumps(told, indent=1, sort_keys=True).encode() + b"\n"
    parts = [("manifest.json", spoiled), ("vault.json", key_file), ("store.db", store)]
    assert "eschadigd" in refused(vault, packed(tmp_path / "vreemd.tar", parts))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "content", [b"[" * 60_000, b'{"a":' * 9_000, b"\xff" * 90, b"9" * 50_000, b"null"], ids=range(5)
)
def test_absurd_json(vaulted: Vaulted, tmp_path: Path, content: bytes) -> None:
    vault, _ = vaulted
    began = time.perf_counter()
    refused(vault, packed(tmp_path / "vreemd.tar", [("manifest.json", content)]))
    assert time.perf_counter() - began < 5


def test_a_later_format_is_named(vaulted: Vaulted, tmp_path: Path) -> None:
    vault, path = vaulted
    manifest, key_file, store = members(path).values()
    later = {**json.loads(manifest), "format": 2}
    parts = [("manifest.json", json.dumps(later).encode()), ("vault.json", key_file), ("store.db", store)]
    other = tmp_path / "later.tar"
    with tarfile.open(other, "w", format=tarfile.USTAR_FORMAT) as tar:
        for name, content in parts:
            one = tarfile.TarInfo(name)
            one.size, one.mode = len(content), 0o600
            tar.addfile(one, io.BytesIO(content))
    with pytest.raises(NewerVaultError, match="nieuwere versie"):
        bring(vault, other)


def test_what_is_no_file_at_all(vaulted: Vaulted, tmp_path: Path) -> None:
    vault, _ = vaulted
    assert "geen reservekopie" in refused(vault, tmp_path) or os.name == "nt"
    assert "niet te lezen" in refused(vault, tmp_path / "weg.tar")
    assert refused(vault, Path("nul\0.tar"))
    if sys.platform != "win32":
        os.mkfifo(tmp_path / "pijp.tar")
        assert "geen reservekopie" in refused(vault, tmp_path / "pijp.tar")


def test_a_seal_that_another_key_made(vaulted: Vaulted, tmp_path: Path) -> None:
    vault, path = vaulted
    with open_backup(path) as backup:
        assert backup.manifest.sealed_by(vault.key)
        assert not backup.manifest.sealed_by(RawKey.random())
        forged = backup.manifest.sealed(RawKey.random())
    _, key_file, store = members(path).values()
    other, loose = tmp_path / "vals.tar", tmp_path / "los.db"
    loose.write_bytes(store)
    with other.open("wb") as target:
        write_backup(target, forged, key_file, loose)
    with pytest.raises(OtherKeyError):
        bring(vault, other)
    with pytest.raises(DamagedVaultError):
        bring(vault, other, passphrase=HERS)


def test_one_of_another_vault_needs_its_own_words(own: Vaulted, tmp_path: Path) -> None:
    vault, _ = own
    other, code = new_vault(tmp_path / "ander")
    add(other, "uit de andere kluis")
    path = made(other).path
    other.close()
    with pytest.raises(OtherKeyError, match="van toen"):
        bring(vault, path)
    with pytest.raises(WrongPassphraseError):
        bring(vault, path, passphrase=NEXT)
    for words in ({"passphrase": HERS}, {"code": code}):
        brought = bring(vault, path, **words)
        assert names(brought.content) == ["van haar", "uit de andere kluis"]
        brought.abandon()
    bring(vault, path, code=code).commit()
    assert names(vault) == ["van haar", "uit de andere kluis"]
    vault.close()
    with vaults.unlock(tmp_path / "kluis", passphrase=HERS, secrets=None) as again:
        assert names(again) == ["van haar", "uit de andere kluis"]
