"""Better breaks in the same number of lines, and never a line more."""

from __future__ import annotations

import agendas
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from casusdesk.documents.agenda import fit_agenda
from casusdesk.documents.agenda_view import label, plain
from casusdesk.documents.kept_together import stay_together
from casusdesk.documents.marks import MarkKind
from casusdesk.documents.page import Mark
from casusdesk.documents.words import WIDE, Line, Span
from casusdesk.documents.wrap import Paragraph, paragraph
from casusdesk.domain.clock_facts import MilestoneState

PARTS = st.lists(
    st.tuples(st.lists(st.sampled_from((*agendas.WORDS, "t/m", "27-12", "6", "weken", "–")), min_size=1)),
    min_size=1,
    max_size=6,
)


def words(lines: tuple[Line, ...]) -> list[str]:
    return [" ".join(piece.text for piece in line.pieces) for line in lines]


@given(PARTS, st.integers(2500, 60_000))
@settings(max_examples=300, deadline=None)
def test_as_many_lines_as_greedy_with_every_word(parts: list[tuple[list[str]]], measure: int) -> None:
    text = Paragraph(tuple(Span(" ".join(part), gap=WIDE / 2) for (part,) in parts))
    greedy, refined = text.wrap(measure), text.refine(measure)
    assert len(refined) == len(greedy)
    assert all(line.width <= measure for line in refined)
    if not any(piece.broken or piece.glued for line in (*greedy, *refined) for piece in line.pieces):
        assert " ".join(words(refined)).split() == " ".join(words(greedy)).split()


def test_breaks_before_a_label_and_leaves_no_word_alone() -> None:
    gap = WIDE / 2
    text = paragraph(
        label("sinds vorige keer"),
        plain("geen antwoord op de aanvraag"),
        label("besluit nodig", gap),
        plain("regie bij wie? doorbraak nodig?"),
    )
    measure = text.natural_width * 0.75
    assert [line.split()[0] for line in words(text.wrap(measure))] == ["sinds", "bij"]
    assert [line.split()[0] for line in words(text.refine(measure))] == ["sinds", "besluit"]
    alone = paragraph(Span("de moeder vraagt of het vanaf februari zelf kan"))
    assert words(alone.wrap(alone.natural_width * 0.95))[-1] == "kan"
    assert len(words(alone.refine(alone.natural_width * 0.95))[-1].split()) > 1


@pytest.mark.parametrize(
    ("word", "following", "together"),
    [
        ("t/m", "27-12", True),
        ("(uiterlijk", "19-01,", True),
        ("6", "weken,", True),
        ("10.30", "uur", True),
        ("18", "januari?", True),
        ("naam", "–", True),
        ("VK", "27-12", False),
        ("6", "kinderen", False),
    ],
)
def test_numbers_stay_with_their_words(word: str, following: str, together: bool) -> None:
    assert stay_together(word, following) is together


@pytest.mark.parametrize(("count", "length"), [(3, 90), (8, 90), (12, 90), (20, 90)])
def test_every_row_of_rubriek_d_has_its_sign(count: int, length: int) -> None:
    """Late and last chance are told apart in every layout, and the head says what the signs mean."""
    agenda = agendas.mixed(count, length, follow_up=count // 2)
    page = fit_agenda(agenda)
    blocks = list(page.blocks)
    start = next(n for n, block in enumerate(blocks) if block.text.startswith("D "))
    end = next(n for n, block in enumerate(blocks) if block.text.startswith("E "))
    states = {row.milestone.state for row in agenda.deadlines}
    assert states == {MilestoneState.LATE, MilestoneState.LAST_CHANCE}
    head = {item.kind for item in blocks[start].items if isinstance(item, Mark)}
    assert head == {MarkKind.FLAG, MarkKind.WARNING}
    for block in blocks[start + 1 : end]:
        signs = {item.kind for item in block.items if isinstance(item, Mark)}
        assert signs
        assert ("te laat" in block.text) is (MarkKind.WARNING in signs)
        assert ("laatste kans" in block.text) is (MarkKind.FLAG in signs)
