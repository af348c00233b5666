"""A sample of the sweep, and that the sweep sees what is wrong: `python3 dev.py sweep` does all of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
import sweep
from sweep_papers import Trial

from casusdesk.documents.page import Block, Item, Page, TextRun
from casusdesk.documents.words import Line
from casusdesk.documents.wrap import Paragraph

SAMPLE = [Trial("agenda", 9, 120, 31), Trial("decisions", 12, 60, 2), Trial("handover", 1, 75, 4)]


def test_the_sample_is_one_page_each_with_every_word_or_a_refusal() -> None:
    found = sweep.swept(sweep.quick(), 1)
    print(sweep.table(found, 0.0))
    assert [failure for tally in found.values() for failure in tally.failures] == []
    assert {kind: tally.trials for kind, tally in found.items()} == {
        "agenda": 96,
        "decisions": 12,
        "handover": 20,
    }
    agendas = found["agenda"]
    assert agendas.refused > 20
    assert sum(agendas.settings.values()) > 40
    assert all(tally.read_back for tally in found.values())


def test_a_trial_is_the_same_each_time() -> None:
    trial = Trial("agenda", 9, 120, 31)
    assert sweep.agenda_of(trial) == sweep.agenda_of(trial)
    assert sweep.agenda_of(trial) != sweep.agenda_of(replace(trial, seed=32))


def body(page: Page) -> list[TextRun]:
    """What people wrote, between head and foot, the longest first."""
    runs = (run for run in page.runs() if not run.angle and 90 < run.baseline < 200)
    return sorted(runs, key=lambda run: -len(run.text))


def changed(page: Page, change: Callable[[TextRun], Item | None]) -> Page:
    """The page with `change` done to the longest text of its body; None takes it away."""
    longest = body(page)[0]

    def items(block: Block) -> tuple[Item, ...]:
        made = (change(item) if item is longest else item for item in block.items)  # type: ignore[arg-type]
        return tuple(item for item in made if item is not None)

    return replace(page, blocks=tuple(replace(block, items=items(block)) for block in page.blocks))


def on_another(page: Page) -> Page:
    """The longest text stands on top of another."""
    other = body(page)[1]
    return changed(page, lambda run: replace(run, x=other.x, baseline=other.baseline + 0.6))


FAULTS: dict[str, tuple[Callable[[Page], Page], str]] = {
    "a line is gone": (lambda page: changed(page, lambda run: None), "lost: "),
    "a letter is gone": (lambda page: changed(page, lambda r: replace(r, text=r.text[:-1])), "lost: "),
    "two letters change places": (
        lambda page: changed(
            page, lambda r: replace(r, text=r.text[:3] + r.text[4] + r.text[3] + r.text[5:])
        ),
        "lost: ",
    ),
    "a blank is gone": (
        lambda page: changed(page, lambda r: replace(r, text=r.text.replace(" ", "", 1))),
        "lost: ",
    ),
    "a line hangs off": (lambda page: changed(page, lambda r: replace(r, x=r.x + 150)), "off the page"),
    "a line is below the page": (
        lambda page: changed(page, lambda r: replace(r, baseline=298.0)),
        "off the page",
    ),
    "lines touch": (on_another, "over each other"),
    "two pages": (lambda page: replace(page, total=2), "2 pages"),
}


@pytest.mark.parametrize("trial", SAMPLE, ids=lambda trial: trial.kind)
@pytest.mark.parametrize(("fault", "said"), FAULTS.values(), ids=FAULTS)
def test_a_damaged_page_is_seen(fault: Callable[[Page], Page], said: str, trial: Trial) -> None:
    assert sweep.tried([trial]).failures == []
    found = sweep.tried([trial], fault).failures
    assert any(what.startswith(said) for _, what in found), found


def test_an_engine_that_drops_a_line_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    """Also when its own check sleeps."""
    whole = Paragraph.wrap

    def shortened(paragraph: Paragraph, measure: float) -> tuple[Line, ...]:
        lines = whole(paragraph, measure)
        return lines[:-1] if len(lines) > 1 else lines

    monkeypatch.setattr(Paragraph, "wrap", shortened)
    monkeypatch.setattr(Paragraph, "refine", shortened)
    trial = replace(SAMPLE[0], seed=1031)
    assert {said.partition(":")[0] for _, said in sweep.tried([trial]).failures} == {"LostTextError"}
    monkeypatch.setattr("casusdesk.documents.flow._check_words", lambda *_: None)
    trial = replace(trial, seed=2031)
    assert {said.partition(":")[0] for _, said in sweep.tried([trial]).failures} == {"lost"}


def test_a_refusal_that_says_nothing_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    long = Trial("agenda", 40, 400, 1)
    tally = sweep.tried([long])
    assert (tally.refused, tally.failures) == (1, [])
    monkeypatch.setattr("casusdesk.documents.refusal.ordered", lambda *_, **__: ())
    monkeypatch.setattr("casusdesk.documents.agenda_refusal.ordered", lambda *_, **__: ())
    assert [said for _, said in sweep.tried([long]).failures] == ["a refusal without suggestions"]
