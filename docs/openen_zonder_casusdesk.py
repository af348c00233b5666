"""Uit de code van het herstelblad de sleutel van de opslag halen, zonder Casusdesk.

    python3 openen_zonder_casusdesk.py MAP/vault.json        (de code wordt gevraagd)

Nodig: Python 3.9 of later en het pakket `cryptography` (Debian: python3-cryptography). Het schrijft niets en
toont alleen de regel waarmee `sqlcipher` (of een ander programma dat SQLCipher 4 leest) het bestand opent.
Wie die regel heeft, heeft alles: sluit het venster daarna en bewaar de regel nergens. Zie bestanden.md.
"""

import getpass
import json
import sys
from pathlib import Path

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford: geen I, L, O en U
LINE, DATA = 16, 13  # tekens per regel, waarvan de laatste drie controletekens zijn


def secret_of(code: str) -> bytes:
    """De 130 bits van de code: 17 bytes, zonder de controletekens."""
    characters = code.upper().translate(str.maketrans("OIL", "011", " -\n"))
    if len(characters) != 2 * LINE or not set(characters) <= set(ALPHABET):
        sys.exit("Een herstelcode heeft 32 tekens: twee regels van vier groepen van vier.")
    number = 0
    for line in (characters[:LINE], characters[LINE:]):
        for character in line[:DATA]:
            number = number << 5 | ALPHABET.index(character)
    return number.to_bytes(17, "big")


def raw_key(key_file: dict, code: str) -> str:
    """De sleutel en het zout van de opslag als 96 hexadecimale cijfers."""
    slot = dict(key_file["slots"]["recovery"])
    nonce, wrapped = bytes.fromhex(slot.pop("nonce")), bytes.fromhex(slot.pop("wrapped"))
    derivation = HKDF(SHA256(), 32, bytes.fromhex(slot["salt"]), b"casusdesk recovery v1")
    associated = json.dumps([key_file["vault_id"], "recovery", slot], sort_keys=True, separators=(",", ":"))
    return AESGCM(derivation.derive(secret_of(code))).decrypt(nonce, wrapped, associated.encode()).hex()


if __name__ == "__main__":
    found = json.loads(Path(sys.argv[1]).read_text("ascii"))
    key = raw_key(found, getpass.getpass("Herstelcode: "))
    print(f"PRAGMA key = \"x'{key}'\";")  # noqa: T201 - this is what it is for
