"""Short ways to write down a question, for the map of the wizard."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Literal

from casusdesk.domain.case import Case
from casusdesk.domain.wording import long_date, short_date
from casusdesk.services.questions import Asking, ChoiceQuestion, DateQuestion, Option, TextQuestion
from casusdesk.services.wizard_words import agency_words


def fixed(*pairs: tuple[str, str]) -> Callable[[Case, Asking], tuple[Option, ...]]:
    """The same options for every case, as (value, label)."""
    options = tuple(Option(value, label) for value, label in pairs)
    return lambda _case, _asking: options


def text_of(get: Callable[[Case], str]) -> Callable[[Case, Asking], str]:
    """A summary that is the text itself."""
    return lambda case, _asking: get(case)


def field_question(name: str, label: str, limit: int, *, group: str, **more: object) -> TextQuestion:
    """A question for one text field of the case."""

    def get(case: Case) -> str:
        return str(getattr(case, name))

    def put(case: Case, text: str) -> Case:
        return replace(case, **{name: text})  # type: ignore[arg-type]

    return TextQuestion(
        key=name,
        label=label,
        limit=limit,
        get=get,
        put=put,
        summary=text_of(get),
        group=group,
        **more,  # type: ignore[arg-type]
    )


def day_question(name: Literal["due_date", "birth_date"], label: str, group: str) -> DateQuestion:
    """A question for one of the two dates that lead the clock."""

    def get_words(case: Case, _asking: Asking) -> str:
        day = getattr(case, name)
        return long_date(day) if day else ""

    return DateQuestion(
        key=name,
        label=label,
        group=group,
        get=lambda case: getattr(case, name),
        put=lambda case, day: replace(case, **{name: day}),  # type: ignore[arg-type]
        summary=get_words,
    )


def dated(before: str, day_of: Callable[[Case], date | None]) -> Callable[[Case, Asking], str]:
    """A summary of a day, with `before` in front of it."""

    def words(case: Case, _asking: Asking) -> str:
        day = day_of(case)
        return f"{before}{short_date(day)}" if day else ""

    return words


def roles(_case: Case, asking: Asking) -> tuple[Option, ...]:
    """Nobody, and then every role of the catalogue."""
    found = [a for a in asking.catalog.agencies if a.active and a.may_be_role]
    return (Option("", ""), *(Option(a.key, a.label, a.key) for a in found))


def role_question(
    key: str, label: str, get: Callable[[Case], str], put: Callable[[Case, str], Case], **more: object
) -> ChoiceQuestion:
    """A question for one role, from the list."""
    return ChoiceQuestion(
        key=key,
        label=label,
        from_list=True,
        options=roles,
        get=get,
        put=lambda case, value, _asking: put(case, value),
        summary=lambda case, asking: agency_words((get(case),), asking.catalog),
        **more,  # type: ignore[arg-type]
    )


def yes_no_question(
    key: str,
    label: str,
    get: Callable[[Case], bool | None],
    put: Callable[[Case, bool | None], Case],
    unknown: str = "Onbekend",
    **more: object,
) -> ChoiceQuestion:
    """Yes, no, or not known, which is the answer to start from."""
    words = {True: "yes", False: "no", None: ""}
    values = {word: value for value, word in words.items()}
    return ChoiceQuestion(
        key=key,
        label=label,
        options=fixed(("yes", "Ja"), ("no", "Nee"), ("", unknown)),
        get=lambda case: words[get(case)],
        put=lambda case, value, _asking: put(case, values[value]),
        summary=lambda case, _asking: {True: "ja", False: "nee", None: ""}[get(case)],
        **more,  # type: ignore[arg-type]
    )
