"""Key files that nobody wrote: a good one with parts replaced, its checksum right or wrong, or torn."""

from __future__ import annotations

import json
import random
from typing import Any, Final

from casusdesk.store.key_file import _checksum

_VALUES: Final = (
    *(None, True, False, 0, -1, 1, 2**31, 2**63, 2**64, -(2**63), 10**300, 10**4000, 1e308, 0.1, -0.0),
    *(
        float("nan"),
        float("inf"),
        float("-inf"),
        "",
        " ",
        "x",
        "00",
        "0" * 32,
        "f" * 64,
        "F" * 128,
        "ff " * 16,
    ),
    *("\ud800", "\udfff\ud800", "\0", "\u202e", "é", "٣٣", "９" * 32, "a" * 30_000, "../../x", "gen-0001"),
    *([], {}, [[]], [{}], {"": ""}, {"salt": {}}, [0] * 5000, {str(n): n for n in range(2000)}),
)
_NAMES: Final = (
    "daily",
    "recovery",
    "portable",
    "salt",
    "nonce",
    "wrapped",
    "memory_kib",
    "iterations",
    "lanes",
)
_TOKENS: Final = (
    *(
        b"{",
        b"}",
        b"[",
        b"]",
        b'"',
        b":",
        b",",
        b"null",
        b"NaN",
        b"-Infinity",
        b"1e999",
        b"1" * 5000,
        b"\\ud800",
    ),
    *(b"\\", b"\0", b"\xef\xbb\xbf", b"\xff", b"/**/", b"true", b" " * 1000, b"\x1b", b"-", b".", b"0" * 100),
)


def maker(good: bytes) -> Any:
    """Gives `make` for the key file `good`."""
    body = json.loads(good)

    def make(chance: random.Random) -> bytes:
        kind = chance.randrange(10)
        if kind < 5:
            return _rewritten(chance, body)
        if kind < 8:
            return _torn(chance, good)
        return _odd(chance, good)

    return make


def _rewritten(chance: random.Random, body: dict[str, Any]) -> bytes:
    """Some values and names replaced, and the checksum mostly made right again."""
    made = json.loads(json.dumps(body))
    for _ in range(chance.choice((1, 1, 1, 2, 4))):
        _replace(chance, made)
    if chance.random() < 0.8 and isinstance(made, dict):
        made.pop("checksum", None)
        try:
            made["checksum"] = _checksum(made)
        except (ValueError, RecursionError):
            made["checksum"] = "0" * 64
    return json.dumps(made, ensure_ascii=chance.random() < 0.8).encode("utf-8", "surrogatepass")


def _replace(chance: random.Random, made: Any) -> None:
    """Walk down to a random place, and put something else there."""
    here = made
    while isinstance(here, dict) and here:
        name = chance.choice(list(here))
        if not isinstance(here[name], dict) or not here[name] or chance.random() < 0.2:
            match chance.randrange(6):
                case 0:
                    del here[name]
                case 1:
                    here[chance.choice(_NAMES)] = here.pop(name)
                case 2:
                    here[chance.choice(_NAMES)] = chance.choice(_VALUES)
                case _:
                    here[name] = (
                        _near(chance, here[name]) if chance.random() < 0.5 else chance.choice(_VALUES)
                    )
            return
        here = here[name]


def _near(chance: random.Random, value: Any) -> Any:
    """Something much like `value`."""
    if isinstance(value, int):
        return value + chance.choice((-1, 1, 2**20, -(2**20), 2**40))
    if isinstance(value, str) and value:
        place = chance.randrange(len(value))
        return value[:place] + chance.choice(("", "0", "g", value, " ", "A")) + value[place + 1 :]
    return [value]


def _torn(chance: random.Random, good: bytes) -> bytes:
    content = bytearray(good)
    for _ in range(chance.randint(1, 8)):
        place = chance.randrange(len(content) + 1)
        piece = chance.choice((*_TOKENS, chance.randbytes(2), bytes(content[:80])))
        content[place : place + chance.choice((0, 0, 1, 4, 200))] = piece
    return bytes(content)


def _odd(chance: random.Random, good: bytes) -> bytes:
    """The whole of it in another shape."""
    depth = chance.choice((10, 500, 1000, 5000, 30_000))
    text = good.decode()
    shapes = (
        lambda: b"[" * depth,
        lambda: b'{"slots":' * (depth // 9 + 1),
        lambda: b'{"checksum":"0","slots":' + b"[" * depth + b"]" * depth + b"}",
        lambda: text.encode(chance.choice(("utf-16", "utf-32", "utf-8-sig", "utf-16-le"))),
        lambda: good + chance.choice((b"\0", b"{}", good, b" " * 70_000, b"\n")),
        lambda: text.replace('"slots"', '"slots": {}, "slots"').encode(),
        lambda: text.replace('"revision"', '"revision": 9, "revision"').encode(),
        lambda: chance.randbytes(chance.choice((0, 1, 10, 1000, 100_000))),
        lambda: good[: chance.randrange(len(good))],
        lambda: chance.choice((b"null", b"[]", b"{}", b"0", b'""', b"true", b"-", b"")),
    )
    return chance.choice(shapes)()
