"""A disk as strace saw it written, and what of it may be there after the power fails.

Certain is what was synced: a file's content by fsync of the file, its name by fsync of the folder. Of what
was not, any part may be there: writes in any order or not at all, torn at sectors of 512 bytes, a length
without its content, a file that is renamed but not filled, a name that was taken away and is back.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

SECTOR = 512
CALLS = (
    "openat,open,creat,close,write,pwrite64,writev,pwritev,sendfile,copy_file_range,lseek,ftruncate,truncate,"
    "fallocate,fsync,fdatasync,rename,renameat,renameat2,link,linkat,symlink,unlink,unlinkat,mkdir,mkdirat,"
    "rmdir,dup,dup2,access,faccessat,faccessat2"
)
_LINE = re.compile(r"^\d+ +(\w+)\((.*)\) += (-?\d+)(?: .*)?$", re.DOTALL)
_TEXT = re.compile(r'"(?:\\x[0-9a-f]{2})*"(?:\.\.\.)?')


@dataclass(frozen=True, slots=True)
class Write:
    """Bytes at a place in a file; `data` None cuts the file off there."""

    at: int
    data: bytes | None


@dataclass(eq=False, slots=True)
class File:
    """What is certainly there, and what was written since the last fsync."""

    kept: bytes = b""
    pending: list[Write] = field(default_factory=list)

    def sync(self) -> None:
        self.kept = _written(self.kept, self.pending)
        self.pending.clear()

    def left(self, chance: random.Random) -> bytes:
        """What may be found of it."""
        return _written(self.kept, _survivors(self.pending, chance)) if self.pending else self.kept


@dataclass(eq=False, slots=True)
class Folder:
    """Names as they are now, those that are certain, and the changes in between: name to what, None: gone."""

    now: dict[str, Node] = field(default_factory=dict)
    kept: dict[str, Node] = field(default_factory=dict)
    pending: list[dict[str, Node | None]] = field(default_factory=list)

    def change(self, names: dict[str, Node | None]) -> None:
        """One step that happens whole or not."""
        _apply(self.now, names)
        self.pending.append(names)

    def sync(self) -> None:
        self.kept = dict(self.now)
        self.pending.clear()

    def left(self, chance: random.Random) -> dict[str, Node]:
        """The names that may be found; half of the time in the order they were made, as a journal does."""
        names = dict(self.kept)
        if chance.random() < 0.5:
            steps = self.pending[: chance.randint(0, len(self.pending))]
        else:
            steps = [step for step in self.pending if chance.random() < 0.5]
        for step in steps:
            _apply(names, step)
        return names


Node = File | Folder


def _apply(names: dict[str, Node], step: dict[str, Node | None]) -> None:
    for name, node in step.items():
        if node is None:
            names.pop(name, None)
        else:
            names[name] = node


def _written(before: bytes, writes: list[Write]) -> bytes:
    content = bytearray(before)
    for write in writes:
        if write.data is None:
            del content[write.at :]
            continue
        end = write.at + len(write.data)
        content.extend(bytes(max(0, end - len(content))))
        content[write.at : end] = write.data
    return bytes(content)


def _survivors(pending: list[Write], chance: random.Random) -> list[Write]:
    """Some of the writes: a beginning, or any; some torn, and of some that are lost the length."""
    if chance.random() < 0.3:
        chosen = pending[: chance.randint(0, len(pending))]
        return [*chosen[:-1], *(_torn(write, chance) for write in chosen[-1:])]
    likely = chance.choice((0.05, 0.5, 0.95))
    left = []
    for write in pending:
        if chance.random() < likely:
            left.append(_torn(write, chance) if chance.random() < 0.15 else write)
        elif write.data is not None and chance.random() < 0.2:
            left.append(Write(write.at + len(write.data), b""))
    return left


def _torn(write: Write, chance: random.Random) -> Write:
    """The first sectors of a write, as far as the power lasted."""
    if write.data is None or len(write.data) <= SECTOR:
        return write
    return Write(write.at, write.data[: SECTOR * chance.randrange(1, -(-len(write.data) // SECTOR))])


class Disk:
    """Everything below `root`, followed call by call."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._top = _read(root)
        self._open: dict[int, tuple[Node | None, int]] = {}

    def left(self, place: Path, chance: random.Random) -> None:
        """Write what may be found after the power failed now into the new folder `place`."""
        _lay_out(self._top, place, chance)

    def follow(self, call: str, words: list[object], result: int) -> None:
        """One call that succeeded."""
        act: Callable[[list[object], int], None] | None = getattr(self, f"_{call}", None)
        if act is None:
            raise NotImplementedError(f"the model does not know {call}")
        act(words, result)

    def _find(self, at: object, path: object) -> tuple[Folder, str] | None:
        """The folder a path is in and its last name; None for what is elsewhere."""
        text = str(path)
        node: Node | None
        if text.startswith("/"):
            if not text.startswith(f"{self._root}/"):
                return None
            parts, node = Path(text).relative_to(self._root).parts, self._top
        else:
            parts, node = Path(text).parts, self._open.get(int(str(at)), (None, 0))[0]
        for part in parts[:-1]:
            node = node.now.get(part) if isinstance(node, Folder) else None
        return (node, parts[-1]) if isinstance(node, Folder) and parts else None

    def _openat(self, words: list[object], result: int) -> None:
        found, flags = self._find(words[0], words[1]), str(words[2])
        node: Node | None = self._top if words[1] == str(self._root) else None
        if found is not None:
            folder, name = found
            node = folder.now.get(name)
            if node is None and "O_CREAT" in flags:
                node = File()
                folder.change({name: node})
            if isinstance(node, File) and "O_TRUNC" in flags:
                node.pending.append(Write(0, None))
        self._open[result] = (node, 0)

    def _close(self, words: list[object], result: int) -> None:
        self._open.pop(int(str(words[0])), None)

    def _write(self, words: list[object], result: int) -> None:
        number = int(str(words[0]))
        node, at = self._open.get(number, (None, 0))
        if isinstance(node, File):
            node.pending.append(Write(at, _bytes(words[1])[:result]))
            self._open[number] = (node, at + result)

    def _pwrite64(self, words: list[object], result: int) -> None:
        node, _ = self._open.get(int(str(words[0])), (None, 0))
        if isinstance(node, File):
            node.pending.append(Write(int(str(words[3])), _bytes(words[1])[:result]))

    def _lseek(self, words: list[object], result: int) -> None:
        number = int(str(words[0]))
        if number in self._open:
            self._open[number] = (self._open[number][0], result)

    def _ftruncate(self, words: list[object], result: int) -> None:
        node, _ = self._open.get(int(str(words[0])), (None, 0))
        if isinstance(node, File):
            node.pending.append(Write(int(str(words[1])), None))

    def _fsync(self, words: list[object], result: int) -> None:
        node, _ = self._open.get(int(str(words[0])), (None, 0))
        if node is not None:
            node.sync()

    _fdatasync = _fsync

    def _rename(self, words: list[object], result: int) -> None:
        source, target = self._find(-1, words[0]), self._find(-1, words[1])
        if source is None or target is None:
            return
        node = source[0].now[source[1]]
        if source[0] is target[0]:
            source[0].change({source[1]: None, target[1]: node})
        else:
            source[0].change({source[1]: None})
            target[0].change({target[1]: node})

    def _unlink(self, words: list[object], result: int) -> None:
        self._gone(self._find(-1, words[0]))

    _rmdir = _unlink

    def _unlinkat(self, words: list[object], result: int) -> None:
        self._gone(self._find(words[0], words[1]))

    def _gone(self, found: tuple[Folder, str] | None) -> None:
        if found is not None:
            found[0].change({found[1]: None})

    def _mkdir(self, words: list[object], result: int) -> None:
        found = self._find(-1, words[0])
        if found is not None:
            found[0].change({found[1]: Folder()})


def _read(path: Path) -> Folder:
    names: dict[str, Node] = {}
    for one in path.iterdir():
        names[one.name] = _read(one) if one.is_dir() else File(one.read_bytes())
    return Folder(dict(names), names)


def _lay_out(folder: Folder, place: Path, chance: random.Random) -> None:
    place.mkdir(mode=0o700)
    for name, node in folder.left(chance).items():
        if isinstance(node, Folder):
            _lay_out(node, place / name, chance)
        else:
            (place / name).write_bytes(node.left(chance))


def calls_in(log: Path) -> Iterator[tuple[str, list[object], int]]:
    """Every call of the log that succeeded, and every `access`: its name, its words and its result."""
    with log.open(encoding="ascii", errors="replace") as lines:
        for line in lines:
            found = _LINE.match(line.rstrip("\n"))
            if found and (int(found[3]) >= 0 or "access" in found[1]):
                yield found[1], _words(found[2]), int(found[3])


def _words(text: str) -> list[object]:
    """The arguments; texts were written as hex, so that no comma in them parts anything."""
    return [_text(word) if word.startswith('"') else word for word in text.split(", ")]


def _text(word: str) -> str:
    if not _TEXT.fullmatch(word) or word.endswith("..."):
        raise ValueError("a text that strace cut off")
    return bytes.fromhex(word[1:-1].replace("\\x", "")).decode("latin-1")


def _bytes(word: object) -> bytes:
    return str(word).encode("latin-1")
