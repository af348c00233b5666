"""Whether every word that went in came out: read from the page as a person would, not as the engine does.

Nothing here uses the check of the engine itself (`flow`): words are put together again from the runs on the
page, or from what pdfium reads in the written file, and compared with the input.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import pypdfium2

from casusdesk.documents.page import MM_PER_POINT, Page, TextRun
from casusdesk.domain.limits import tidy


@dataclass(frozen=True, slots=True)
class Wanted:
    """A text that must be on paper; with `case` among the words that belong to that case."""

    text: str
    case: str = ""


def runs(pages: Sequence[Page]) -> list[TextRun]:
    """All text in painting order, but for what stands behind it."""
    return [run for page in pages for run in page.runs() if not run.angle]


def read(found: Iterable[TextRun]) -> str:
    """The words with one blank between them; a word broken over lines is whole again."""
    parts = []
    for run in found:
        parts.append(run.text[:-1] if run.broken else run.text)
        parts.append("" if run.glued else " ")
    return " " + " ".join("".join(parts).split()) + " "


def missing(pages: Sequence[Page], wanted: Iterable[Wanted]) -> list[str]:
    """The texts that are not on the pages word for word."""
    found = runs(pages)
    by_case: dict[str, list[TextRun]] = {"": found}
    for run in found:
        if run.case:
            by_case.setdefault(run.case, []).append(run)
    texts = {case: read(theirs) for case, theirs in by_case.items()}
    return [one.text for one in wanted if not _begins(tidy(one.text), texts.get(one.case, ""))]


def _begins(words: str, text: str) -> bool:
    """Whether `words` stand in `text`, from the beginning of a word or a number."""
    place = text.find(words)
    while place > 0 and text[place - 1].isalnum():
        place = text.find(words, place + 1)
    return place >= 0


def misplaced(page: Page) -> Iterator[str]:
    """Runs that hang over the edge of the paper, and runs printed on top of one another."""
    lines: dict[float, list[TextRun]] = {}
    for run in runs([page]):
        if run.x < 0 or run.x + run.width > page.width or not 0 < run.baseline < page.height:
            yield f"off the page: {run.text}"
        lines.setdefault(round(run.baseline, 2), []).append(run)
    for line in lines.values():
        line.sort(key=lambda run: run.x)
        for left, right in pairwise(line):
            if left.x + left.width > right.x + 0.1 and left.text.strip() and right.text.strip():
                yield f"on top of each other: {left.text} | {right.text}"
    yield from _too_close(lines)


def _too_close(lines: dict[float, list[TextRun]]) -> Iterator[str]:
    """Letters of two lines that touch: the baselines nearer than 0.7 of the letter size above each other."""
    baselines = sorted(lines)
    for place, upper in enumerate(baselines):
        for lower in baselines[place + 1 :]:
            if lower - upper > 4.0:
                break
            for below in lines[lower]:
                least = 0.7 * below.size * MM_PER_POINT
                if lower - upper >= least:
                    continue
                for above in lines[upper]:
                    if above.x < below.x + below.width - 0.1 and below.x < above.x + above.width - 0.1:
                        yield f"over each other: {above.text} | {below.text}"


def unread_by_pdfium(data: bytes, wanted: Iterable[Wanted]) -> list[str]:
    """The texts whose letters and digits pdfium does not find in the file, one after the other."""
    document = pypdfium2.PdfDocument(data)
    try:
        said = "".join(page.get_textpage().get_text_range() for page in document)
    finally:
        document.close()
    letters = _letters(said)
    return [one.text for one in wanted if _letters(one.text) not in letters]


def _letters(text: str) -> str:
    """Letters and digits alone: how a reader joins a broken word again is not what is looked at here."""
    return "".join(character for character in tidy(text) if character.isalnum())
