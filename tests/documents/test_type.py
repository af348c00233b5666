"""What a reader of a good book never notices: hyphens, bare breaks, lonely heads and words, dates, quotes.

Every document of the program is walked, letter by letter and line by line (issue 5, Type; ux §5.7).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby, pairwise

import agendas
import pytest
from every_document import every_document

from casusdesk.documents.hyphenate import breaks, roughness
from casusdesk.documents.kept_together import stay_together
from casusdesk.documents.line_breaks import LARGEST_HOLE
from casusdesk.documents.page import Block, Face, Page, Role, TextRun
from casusdesk.documents.words import Line, Span
from casusdesk.documents.wrap import Paragraph

NARROW = 6000


def words(lines: tuple[Line, ...]) -> list[str]:
    return [" ".join(piece.text for piece in line.pieces) for line in lines]


def columns_of_lines(block: Block) -> Iterator[list[list[TextRun]]]:
    """The lines of each cell: runs of one baseline; a new cell starts where the baseline goes up again."""
    lines: list[list[TextRun]] = []
    runs = [item for item in block.items if isinstance(item, TextRun) and not item.angle]
    for _, group in groupby(runs, key=lambda run: round(run.baseline, 2)):
        line = list(group)
        if lines and line[0].baseline < lines[-1][0].baseline:
            yield lines
            lines = []
        lines.append(line)
    if lines:
        yield lines


def test_hyphens_are_few_and_between_words_first() -> None:
    """Counted over all documents; two lines with one under each other happen nowhere."""
    found: list[str] = []
    count = 0
    for name, pages in every_document().items():
        for block in (block for page in pages for block in page.blocks):
            for lines in columns_of_lines(block):
                count += len(lines)
                ends = [line[-1] for line in lines]
                assert not any(a.broken and b.broken for a, b in pairwise(ends)), name
                found += [run.text.split()[-1] for run in ends if run.broken]
    print(f"\nhyphens: {len(found)} in {count} lines of {len(every_document())} documents: {sorted(found)}")
    assert len(found) < count / 80
    assert all(len(head) > 4 for head in found)


def test_a_hyphen_only_where_it_saves_a_line_or_a_hole() -> None:
    text = Paragraph((Span("de moeder vraagt om kraamzorg en schuldhulpverlening thuis"),))
    widest = Paragraph((Span("schuldhulpverlening"),)).natural_width
    for measure in range(int(widest) + 1, int(text.natural_width), 250):
        lines = text.refine(measure)
        broken = [line.pieces[-1].broken for line in lines]
        if any(broken):
            bare = Paragraph(tuple(Span(word, together=True) for word in text.words)).refine(measure)
            holes = [1 - line.width / measure for line in bare[:-1]]
            assert len(bare) > len(lines) or max(holes) > LARGEST_HOLE
        assert not any(a and b for a, b in pairwise(broken))


def test_a_word_too_wide_for_its_line_is_broken_at_the_best_place() -> None:
    text = Paragraph((Span("de moeder vraagt om schuldhulpverlening thuis"),))
    assert words(text.refine(8000))[-2:] == ["om schuldhulp-", "verlening thuis"]


@pytest.mark.parametrize(
    "text",
    [
        "de moeder van VoorZorgbegeleiding",
        "met mevrouw Oefeningmakerszoon mee",
        "de code BX385verloskundigen staat",
        "mail post.oefenpraktijk@oefen.example",
        "bel Verloskundigenpraktijk Oefendorp",
    ],
)
def test_names_codes_and_addresses_stay_whole(text: str) -> None:
    longest = max(text.split(), key=len)
    measure = Paragraph((Span(longest),)).natural_width + 10
    for lines in (Paragraph((Span(text),)).wrap(measure), Paragraph((Span(text),)).refine(measure)):
        assert any(longest in line for line in words(lines))
    if measure > NARROW:  # on no line at all: then it is broken rather than cut off
        assert len(Paragraph((Span(text),)).wrap(NARROW)) > 2


def test_a_capital_that_starts_a_sentence_is_no_name() -> None:
    assert words(Paragraph((Span("Opvoedondersteuning"),)).wrap(NARROW))[0].startswith("Opvoed")
    after = Paragraph((Span("Zij belt. Opvoedondersteuning"),)).wrap(9000)
    assert words(after)[0].startswith("Zij belt. Opvoed")


def test_the_break_is_between_the_words_of_a_compound() -> None:
    word = "verloskundigenpraktijk"
    smooth = word.index("praktijk")
    prices = {place: roughness(word, place) for place, _ in breaks(word)}
    assert min(prices, key=lambda place: prices[place]) == smooth
    assert all(prices[place] > prices[smooth] for place in prices if place != smooth)
    assert all(len(word) - place >= 4 for place in prices)
    assert roughness("wijk/team", 5) < prices[smooth]
    assert roughness("jonge-moederwerk", 12) > prices[smooth]


@pytest.mark.parametrize(
    ("word", "following"),
    [
        *[("t/m", "donderdag"), ("12", "november"), ("november", "2026,"), ("donderdag", "12")],
        *[("do", "21-01"), ("21-01", "10.00"), ("10.00", "uur"), ("nr.", "3"), ("§", "2"), ("€", "300")],
        *[
            ("25", "%"),
            ("3", "x"),
            ("12", "kg"),
            ("mw.", "Oefening"),
            ("dr.", "Oefening"),
            ("V.", "Oefening"),
        ],
        *[("’t", "Hof"), ("'t", "Hof"), ("123", "45"), ("week", "30"), ("blad", "2"), ("(ca.", "3")],
    ],
)
def test_no_line_ends_between_them(word: str, following: str) -> None:
    text = Paragraph((Span(f"aaaa {word} {following}"),))
    both = Paragraph((Span(f"{word} {following}"),)).natural_width
    for measure in range(int(both) + 1, int(text.natural_width), 50):
        for lines in (text.wrap(measure), text.refine(measure)):
            assert any(f"{word} {following}" in line for line in words(lines))


@pytest.mark.parametrize(
    ("word", "following"),
    [
        ("de", "wijkcoach"),
        ("2026", "t/m"),
        ("VK", "27-12"),
        ("6", "kinderen"),
        ("moeder.", "De"),
        ("3,", "4"),
        ("belt", "Anna"),
    ],
)
def test_other_words_may_part(word: str, following: str) -> None:
    assert not stay_together(word, following)


def test_no_head_stands_last_in_a_column_or_on_a_page() -> None:
    for name, pages in every_document().items():
        for page in pages:
            body = [block for block in page.blocks if block.role is not Role.ARTIFACT or block.continues]
            for block in body:
                if block.role is Role.HEADING:
                    below = [b for b in body if b.y >= block.y + block.height - 0.01 and _beside(b, block)]
                    assert below, f"{name}: {block.text}"


def _beside(block: Block, other: Block) -> bool:
    return block.x < other.x + other.width and other.x < block.x + block.width


def test_a_last_line_of_one_short_word_only_where_nothing_else_goes() -> None:
    text = "wat is er nodig zodat het plan rond de bevalling op tijd klaar is"
    whole = Paragraph((Span(text),))
    for measure in range(9000, int(whole.natural_width), 200):
        lines = whole.refine(measure)
        last = words(lines)[-1]
        if len(last.split()) == 1:
            before = lines[-2]
            shorter = before.width - Paragraph((Span(words(lines)[-2].split()[-1]),)).natural_width
            assert 1 - shorter / measure > 0.3, (measure, words(lines))


def columns(page: Page) -> dict[float, list[TextRun]]:
    """The text of the body by the left side of its column."""
    found: dict[float, list[TextRun]] = {}
    for block in page.blocks:
        text = block.continues or block.role in (Role.ROW, Role.HEADING, Role.PARAGRAPH)
        if text and 0 < block.width < page.width / 2:
            found.setdefault(round(block.x, 1), []).extend(r for r in block.items if isinstance(r, TextRun))
    return found


def test_columns_start_on_one_baseline() -> None:
    """Those with the same letters on top; a head is a little larger than a row."""
    several = 0
    for name, pages in every_document().items():
        for page in pages:
            firsts = [min(runs, key=lambda run: run.baseline) for runs in columns(page).values() if runs]
            if len(firsts) > 1:
                several += 1
                spread = max(r.baseline for r in firsts) - min(r.baseline for r in firsts)
                assert spread < 1.2, (name, page.number, [(r.text, r.baseline) for r in firsts])
    assert several > 4


def test_the_lines_of_a_text_stand_on_one_pitch() -> None:
    for name, pages in every_document().items():
        for block in (block for page in pages for block in page.blocks):
            for lines in columns_of_lines(block):
                sizes = {
                    round(run.size, 2) for line in lines for run in line if run.face is not Face.FALLBACK
                }
                steps = {round(b[0].baseline - a[0].baseline, 2) for a, b in pairwise(lines)}
                if len(sizes) == 1 and block.role in (Role.ROW, Role.PARAGRAPH) and len(block.parts) < 3:
                    assert len(steps) < 3, (name, block.text[:40], steps)


def test_a_head_stands_closer_to_its_rows_than_to_those_before() -> None:
    seen = 0
    for name, pages in every_document().items():
        for page in pages:
            body = [b for b in page.blocks if b.width > 0 and any(isinstance(i, TextRun) for i in b.items)]
            for head in (block for block in body if block.role is Role.HEADING):
                lines = sorted(
                    (run.baseline, block is head)
                    for block in body
                    if _beside(block, head)
                    for run in block.items
                    if isinstance(run, TextRun) and not run.angle
                )
                own = [baseline for baseline, its in lines if its]
                above = [baseline for baseline, its in lines if not its and baseline < min(own)]
                below = [baseline for baseline, its in lines if not its and baseline > max(own)]
                if above and below and head.items and min(own) - max(above) < page.height / 6:
                    seen += 1
                    assert min(own) - max(above) > 0.8 * (min(below) - max(own)), (name, head.text)
    assert seen > 50


def test_the_lines_beside_a_large_number_keep_their_own_pitch() -> None:
    (page, *_) = every_document()["large route"]
    steps = set()
    for block in page.blocks:
        if block.text.startswith(("1.", "2.", "3.", "4.")):
            for lines in columns_of_lines(block):
                steps |= {
                    round((b[0].baseline - a[0].baseline) / b[0].size, 3)
                    for a, b in pairwise(lines)
                    if a[0].size == b[0].size
                }
    assert all(step / (25.4 / 72) < 1.5 for step in steps), steps


@pytest.mark.parametrize("face", [Face.REGULAR, Face.SEMIBOLD, Face.BOLD, Face.ITALIC, Face.FALLBACK])
def test_figures_are_tabular(face: Face) -> None:
    from casusdesk.documents.fonts import word_units

    assert len({round(word_units(figure, face), 3) for figure in "0123456789"}) == 1


def test_hours_and_dates_in_a_column_end_under_each_other() -> None:
    """9.37 above 10.07: the points stand under each other, wherever hours have a column of their own."""
    checked = 0
    for name, pages in every_document().items():
        for page in pages:
            ends: dict[tuple[str, float], set[float]] = {}
            for run in page.runs():
                kind = "hour" if re.fullmatch(r"\d{1,2}\.\d{2}", run.text) else ""
                if kind and not run.angle:
                    ends.setdefault((kind, round(run.size, 1)), set()).add(round(run.x + run.width, 2))
            for found in ends.values():
                if name.startswith(("advance", "agenda A", "agenda B", "large agenda")):
                    checked += 1
                    assert len(found) <= max(1, len(columns(page)) or 1), (name, found)
    assert checked > 3


def test_our_own_words_have_proper_quotes() -> None:
    """In the lists of the field too; what somebody typed stays as it was typed."""
    agency_words = [agency.label for agency in agendas.catalog().agencies]
    agency_words += [domain.label for domain in agendas.catalog().life_domains]
    agency_words += [each.label for each in agendas.catalog().interventions]
    agency_words += [each.label for each in agendas.catalog().milestones]
    assert not [label for label in agency_words if re.search("['\"`]", label)]
    typed = Paragraph((Span("O'Brien zegt \"ja\" - en 't Hof"),))
    assert words(typed.wrap(1e6)) == ["O'Brien zegt \"ja\" - en 't Hof"]
