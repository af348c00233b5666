"""What stands in the lists of Afspraken, row by row: domain in, words out, no Qt."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from casusdesk.domain.action import Action
from casusdesk.domain.case import Case
from casusdesk.domain.catalog import Catalog
from casusdesk.domain.feedback import FeedbackDue
from casusdesk.domain.lead_load import cases_by_lead, lead_words, to_ask
from casusdesk.domain.reminders import Chase, actions_by_moment, actions_by_person, due_words
from casusdesk.domain.wording import counted, day_month
from casusdesk.ui.meetings.rows import Chip, Row, RowKind

NOBODY = "Nog niemand"


def person_rows(
    actions: Sequence[Action], cases: Iterable[Case], catalog: Catalog, today: date
) -> tuple[Row, ...]:
    """Open afspraken under the role that does them, the role with the earliest one first.

    Each heading says which of the `cases` the role has the lead of; roles that only lead come last, with
    a row for each case (US27).
    """
    rows: list[Row] = []
    cases = tuple(cases)
    left = left_the_list(cases)
    led, doing = cases_by_lead(cases), actions_by_person(actions)
    for role, found in doing.items():
        title = capitalised(catalog.agency_label(role)) or NOBODY
        rows += _group(title, [_open(a, today, left) for a in found], lead=lead_words(led.get(role, ())))
    only = sorted((capitalised(catalog.agency_label(role)), role) for role in led if role not in doing)
    for title, role in only:
        rows += _group(title, [_led(case) for case in led[role]], None, lead=lead_words(led[role]))
    return tuple(rows)


def day_rows(
    actions: Sequence[Action], cases: Iterable[Case], catalog: Catalog, today: date, meeting_day: date
) -> tuple[Row, ...]:
    """Open afspraken under when they have to be done."""
    rows: list[Row] = []
    left = left_the_list(cases)
    for moment, found in actions_by_moment(actions, today, meeting_day).items():
        shown = [_open(a, today, left, catalog.agency_label(a.who) or NOBODY.lower()) for a in found]
        rows += _group(moment.value, shown)
    return tuple(rows)


def left_the_list(cases: Iterable[Case]) -> Mapping[str, str]:
    """`casus afgesloten` by code; what was agreed about such a case may still have to be done."""
    return {case.code: f"casus {case.status.label.lower()}" for case in cases if not case.status.active}


def done_rows(actions: Sequence[Action], catalog: Catalog) -> tuple[Row, ...]:
    """What was finished lately, with its tick, so that it can be taken away again."""
    made = [
        Row(
            RowKind.CASE,
            action.case_code,
            meta=f"klaar op {day_month(action.done_on)} · "
            f"{catalog.agency_label(action.who) or NOBODY.lower()}",
            detail=action.text,
            code=action.id,
            addable=False,
            tick=True,
        )
        for action in actions
        if action.done_on is not None
    ]
    return tuple(_group("Klaar", made)) if made else ()


def feedback_rows(
    due: Iterable[FeedbackDue], told: Iterable[FeedbackDue], catalog: Catalog
) -> tuple[Row, ...]:
    """Who still hears back, and below them who just did."""
    rows = [_feedback(one, catalog) for one in due]
    heard = [_feedback(one, catalog) for one in told]
    return (*rows, *(_group("Heeft het gehoord", heard) if heard else ()))


def feedback_key(due: FeedbackDue) -> str:
    """Tells one decision from all others."""
    return f"{due.decision.held_on:%Y-%m-%d}/{due.case.code}"


def chase_rows(found: Iterable[Chase], catalog: Catalog) -> tuple[Row, ...]:
    """The inbrengers with, per code, what is still missing; the row's code is `number/case`."""
    rows: list[Row] = []
    for number, chase in enumerate(found):
        missing = [
            Row(
                RowKind.CASE,
                code,
                detail=f"Nog vragen: {', '.join(words)}",
                code=f"{number}/{code}",
                addable=False,
            )
            for code, words in chase.missing
        ]
        rows += _group(chase_name(chase, catalog), missing, ("casus", "casussen"))
    return tuple(rows)


def chase_name(chase: Chase, catalog: Catalog) -> str:
    """`Verloskundige, Oefenpraktijk`."""
    named = (catalog.agency_label(chase.role), chase.organisation)
    return capitalised(", ".join(part for part in named if part)) or "Inbrenger onbekend"


def capitalised(words: str) -> str:
    """With a capital, as a heading begins; an abbreviation stays as it is."""
    return words[:1].upper() + words[1:]


def _group(
    title: str,
    rows: Sequence[Row],
    one_many: tuple[str, str] | None = ("afspraak", "afspraken"),
    *,
    lead: str = "",
) -> Iterator[Row]:
    """A heading with its rows; keys pass over it, so the first row says it too. None counts nothing."""
    count = counted(len(rows), *one_many) if one_many and rows[0].tick is not True else ""
    said = [part for part in (count, lead) if part]
    yield Row(RowKind.HEADING, title, meta=" · ".join(said))
    yield replace(rows[0], heard=", ".join((title, *said)))
    yield from rows[1:]


def _open(action: Action, today: date, left: Mapping[str, str], who: str = "") -> Row:
    late = action.due is not None and action.due < today
    chips = [chip for chip, on in ((Chip.LATE, late), (Chip.STUCK, action.stuck)) if on]
    return Row(
        RowKind.CASE,
        action.case_code,
        meta=" · ".join(part for part in (due_words(action, today), who, left.get(action.case_code)) if part),
        detail=action.text,
        code=action.id,
        chips=tuple(chips),
        addable=False,
        tick=False,
    )


def _led(case: Case) -> Row:
    """A case whose lead has no afspraak that is open."""
    since = case.lead.since
    words = f"regie sinds {day_month(since)} {since.year}" if since else "heeft de regie"
    meta = "voorgesteld, akkoord nog vragen" if to_ask(case) else words
    return Row(RowKind.CASE, case.code, meta=meta, code=case.code, addable=False)


def _feedback(due: FeedbackDue, catalog: Catalog) -> Row:
    decision, said = due.decision, due.decision.feedback
    lead = catalog.agency_label(due.case.lead.role or "") or "nog te bepalen"
    told = said.done_on is not None
    when = f"besproken op {day_month(decision.held_on)}"
    if said.done_on is not None:
        when = f"gehoord op {day_month(said.done_on)}"
    return Row(
        RowKind.CASE,
        due.case.code,
        meta=catalog.agency_label(due.to),
        detail=f"{when} · regie: {lead}",
        note=f"Uw rol nu: {said.role_now}" if said.role_now else "",
        code=feedback_key(due),
        addable=False,
        tick=told,
    )
