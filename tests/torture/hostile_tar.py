"""Backups that nobody made: tars with links, ways out, devices and impossible sizes, and good ones torn."""

from __future__ import annotations

import io
import json
import random
import tarfile
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

from hostile_json import _VALUES

from casusdesk.store.backup_file import _header, _padding, part_of, write_backup
from casusdesk.store.backup_manifest import Manifest, Part
from casusdesk.store.keys import RawKey

_MEMBERS: Final = ("manifest.json", "vault.json", "store.db")
_TYPES: Final = (
    *(tarfile.REGTYPE, tarfile.AREGTYPE, tarfile.LNKTYPE, tarfile.SYMTYPE, tarfile.CHRTYPE, tarfile.BLKTYPE),
    *(tarfile.DIRTYPE, tarfile.FIFOTYPE, tarfile.CONTTYPE, tarfile.GNUTYPE_SPARSE, b"9", b"\xff"),
)
_FORMATS: Final = (tarfile.USTAR_FORMAT, tarfile.GNU_FORMAT, tarfile.PAX_FORMAT)
_SIZES: Final = (0, 1, 511, 512, 513, 8**11 - 1, 2**32, 2**62)


def good_backup(home: Path, key_file: bytes, key: RawKey, vault_id: str) -> bytes:
    """A backup that is whole by its own manifest, with a small store."""
    store = home / "klein.db"
    content = random.Random(1).randbytes(8192)
    store.write_bytes(content)
    manifest = Manifest(
        made_at=datetime(2027, 1, 4, 9, tzinfo=UTC),
        vault_id=vault_id,
        key_file=part_of(key_file),
        store=part_of(content),
        schema=4,
        changes=12,
        cases=8,
        rows={"cases": 8, "meetings": 3},
    ).sealed(key)
    made = io.BytesIO()
    write_backup(made, manifest, key_file, store)
    return made.getvalue()


def maker(good: bytes, outside: str) -> Callable[[random.Random], bytes]:
    """Gives `make` for the backup `good`; what wants to get out, wants to go to the folder `outside`."""
    with tarfile.open(fileobj=io.BytesIO(good)) as tar:
        parts = {one.name: tar.extractfile(one).read() for one in tar.getmembers()}  # type: ignore[union-attr]

    def make(chance: random.Random) -> bytes:
        kind = chance.randrange(10)
        if kind < 4:
            return _torn(chance, good)
        if kind < 7:
            return _foreign(chance, parts, outside)
        if kind < 9:
            return _spoken(chance, parts)
        return _weighed(chance, parts)

    return make


def _torn(chance: random.Random, good: bytes) -> bytes:
    content = bytearray(good)
    for _ in range(chance.randint(1, 5)):
        # Headers and manifest are a small part of it: half of the tears go there.
        place = chance.randrange(3000 if chance.random() < 0.5 else max(1, len(content))) % max(
            1, len(content)
        )
        match chance.randrange(5):
            case 0:
                content[place : place + 1] = chance.randbytes(1)
            case 1:
                del content[place : place + chance.choice((1, 10, 512, 4096))]
            case 2:
                content[place:place] = chance.choice((b"\0" * 512, b"x", bytes(good[:512]), b"../" * 9))
            case 3:
                del content[place:]
            case _:
                content += chance.choice((bytes(512), bytes(1024), b"x", bytes(good)))
    return bytes(content)


def _foreign(chance: random.Random, parts: dict[str, bytes], outside: str) -> bytes:
    """What another tar program can make, with the right parts in it now and then."""
    made = io.BytesIO()
    names = (
        *_MEMBERS,
        *(
            "../buiten/x",
            f"{outside}/x",
            "weg/x",
            "./store.db",
            "a/../../buiten/x",
            "STORE.DB",
            "store.db ",
            "",
        ),
        *("a" * 300, "é\u202e", "con", "C:\\x", "..", ".", "//x", "store.db\nx", "a\\..\\..\\x"),
    )
    with tarfile.open(fileobj=made, mode="w", format=chance.choice(_FORMATS)) as tar:
        for place in range(chance.randint(1, 6)):
            name = _MEMBERS[place] if place < 3 and chance.random() < 0.6 else chance.choice(names)
            member = tarfile.TarInfo(name)
            content = parts.get(name, chance.randbytes(chance.choice((0, 10, 600))))
            member.size, member.mode = len(content), chance.choice((0o600, 0o4777))
            if chance.random() < 0.4:
                member.type = chance.choice(_TYPES)
                member.linkname = chance.choice((outside, "../buiten", "store.db", "vault.json"))
            if chance.random() < 0.2:
                key = chance.choice(("path", "size", "linkpath", "mtime", "GNU.sparse.size", "hdrcharset"))
                member.pax_headers = {key: chance.choice(("../buiten/y", "9" * 30, "-1", "BINARY", ""))}
            with suppress(ValueError):  # a name that this form of tar cannot say
                tar.addfile(member, io.BytesIO(content))
    return made.getvalue()


def _spoken(chance: random.Random, parts: dict[str, bytes]) -> bytes:
    """A manifest as `encode` would write it, that says something else."""
    body: Any = json.loads(parts[_MEMBERS[0]])
    for _ in range(chance.choice((1, 1, 2))):
        here = body
        while True:
            name = chance.choice(list(here))
            if isinstance(here[name], dict) and here[name] and chance.random() < 0.8:
                here = here[name]
                continue
            here[name] = chance.choice(
                (*_VALUES, *_SIZES, "2027-01-04T09:00:00+00:00", "9999-12-31T23:59:59-23:59")
            )
            break
    try:
        manifest = (json.dumps(body, indent=1, sort_keys=True) + "\n").encode("ascii")
    except (ValueError, TypeError):
        manifest = b"{}"
    return _assembled(chance, {**parts, _MEMBERS[0]: manifest})


def _weighed(chance: random.Random, parts: dict[str, bytes]) -> bytes:
    """A manifest that fits what is told of the parts, but not what is there."""
    manifest = Manifest.decode(parts[_MEMBERS[0]])
    size = chance.choice((1, 511, 4096, 8191, 8193, 10**6, 4 * 1024**3))
    if chance.random() < 0.5:
        changed = replace(manifest, store=Part(size, manifest.store.sha256))
    else:
        changed = replace(manifest, key_file=Part(min(size, 65536), manifest.key_file.sha256))
    return _assembled(chance, {**parts, _MEMBERS[0]: changed.encode()}, changed.store.size)


def _assembled(chance: random.Random, parts: dict[str, bytes], told: int | None = None) -> bytes:
    made = b""
    for name in _MEMBERS:
        size = (
            told if told is not None and name == _MEMBERS[2] and chance.random() < 0.5 else len(parts[name])
        )
        made += _header(name, size) + parts[name] + _padding(len(parts[name]))
    return made + bytes(1024)
