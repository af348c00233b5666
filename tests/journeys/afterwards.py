"""What the project leader does after a meeting again and again, in the window of a month."""

from __future__ import annotations

from datetime import date

from answers import text_of
from month import Month
from reading import links, listed, until

DAY_AFTER = date(2027, 1, 15)
"""The day after the meeting of the practice month."""


def shown_case(month: Month) -> str:
    """The code that fills the window in Overlegmodus."""
    return month.window.shown.course.code  # type: ignore[attr-defined,no-any-return]


def decide(month: Month, **keys: str) -> None:
    """Overlegmodus past every case: the key that is given for its code, else `1`, and on to the next."""
    hands, count = month.hands, len(month.desk.meetings.upcoming().items)
    hands.press("F11")
    for _ in range(count):
        code = shown_case(month)
        for key in keys.get(code, "1"):
            hands.press(key)
        if keys.get(code) != "D":
            hands.press("Alt+Right")
    hands.see("Teruglezen")


def saved(month: Month) -> list[str]:
    """Ctrl+Shift+P in the preview, and save with a password; the words on each page of the file."""
    month.hands.press("Ctrl+Shift+P")
    month.answers.words = month.hands.save_locked()
    return text_of(month.answers.saved[-1], month.answers.words)


def done(month: Month, code: str) -> list[date | None]:
    """When each afspraak of the case was finished."""
    return [action.done_on for action in month.desk.cases.actions(code)]


def alerts(month: Month, code: str) -> list[str]:
    """What Overzicht says of the case, as it stands on that day."""
    return [name for name in links() if code in name]


def says(month: Month, code: str, words: str) -> bool:
    """Whether Overzicht says `words` of the case."""
    return any(words in name for name in alerts(month, code))


def find(month: Month, code: str) -> None:
    """Ctrl+F, the code, and Enter twice: out of the field, and into the case."""
    hands = month.hands
    hands.press("Ctrl+F")
    hands.type(code.lower())
    until(lambda: any(row.startswith(code) for row in listed("Casussen")), f"{code} found")
    hands.press("Return")
    hands.press("Return")
    hands.see(f"{code}  ")
