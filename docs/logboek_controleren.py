"""Controleer een logboek van Casusdesk dat met zegels is opgeslagen; zonder Casusdesk, alleen met Python 3.

    python3 logboek_controleren.py logboek.json

De controlesleutel wordt gevraagd en niet getoond. Zie logboek-controleren.md. Eindigt met 0 als het logboek
heel is, met 1 als het dat niet is, met 2 als het bestand of de sleutel niet te lezen is.
"""

# ruff: noqa: PTH123, T201
import getpass
import hashlib
import hmac
import json
import sys

FIELDS = ("at", "event", "subject", "reason", "person")


def check(rows, key):
    """(nummer van de eerste regel die niet klopt, of None; het laatste zegel; regels zonder zegel)."""
    before, unsealed = "", 0
    for number, row in enumerate(rows, start=1):
        line = json.dumps(
            [before, number, *(row[name] for name in FIELDS)], ensure_ascii=False, separators=(",", ":")
        )
        before = hmac.new(key, line.encode("utf-8", "surrogatepass"), hashlib.sha256).hexdigest()
        if row["seal"] == "" and unsealed == number - 1:
            unsealed = number
        elif row["number"] != number or not hmac.compare_digest(row["seal"], before):
            return number, before, unsealed
    return None, before, unsealed


def main(words):
    """Lees het bestand, vraag de sleutel, zeg wat er gevonden is."""
    try:
        with open(words[0], encoding="utf-8", errors="surrogatepass") as file:
            rows = json.load(file)["regels"]
        typed = getpass.getpass("Controlesleutel: ") if sys.stdin.isatty() else sys.stdin.readline()
        key = bytes.fromhex("".join(typed.split()))
        broken, last, unsealed = check(rows, key)
    except (IndexError, OSError, ValueError, KeyError, TypeError):
        print("Dit bestand of deze sleutel is niet te lezen.")
        return 2
    if broken is not None:
        print(f"Het logboek klopt niet meer vanaf regel {broken} (of de controlesleutel is een andere).")
        return 1
    print(f"Het logboek is heel: {len(rows)} regels, waarvan {unsealed} van voor de zegels.")
    print(f"Laatste zegel: {last if rows else '(geen)'}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
