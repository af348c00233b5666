"""The tags of every document, read by two programs that have nothing to do with ours."""

from __future__ import annotations

import subprocess
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from every_document import every_document, written
from tag_readers import Tag, operators, pdfium_tags, poppler_tags

from casusdesk.documents.page import Block, Mark, Page, Role, Rule, TextRun
from casusdesk.documents.pdf import write_pdf
from casusdesk.documents.pdf_lock import lock_pdf
from casusdesk.documents.pdf_tree import Element, Tree
from casusdesk.documents.reading import NOT_FILLED, Kind

NAMES = list(every_document())
WORDS = "lantaarn koffie wolk fiets haak"
NO_ICC = "warning: ICC support is not available"
"""What Debian's mutool says of every file."""


@pytest.fixture
def path(name: str, tmp_path: Path) -> Path:
    found = tmp_path / "file.pdf"
    found.write_bytes(written(name))
    return found


def read_aloud(page: Page) -> list[Block]:
    """The blocks that a reader hears on this page."""
    return [b for b in page.blocks if b.continues or (b.role is not Role.ARTIFACT and not b.repeated)]


def expected(page: Page) -> list[str]:
    """Every word of the display list in order, whole, and what is said for a sign."""
    said = ""
    for item in heard(page):
        if isinstance(item, str):
            said += item + " "
        else:
            text = item.text[:-1] if item.broken else item.text
            said += text if item.glued else text + " "
    return said.split()


def heard(page: Page) -> Iterator[TextRun | str]:
    """Letters as they are painted, and words for a drawn sign or for a line that nobody wrote on."""
    for block in read_aloud(page):
        for part in block.parts:
            lines = 0
            if part.spoken:
                yield part.spoken
            for item in block.items[part.start : part.stop]:
                if isinstance(item, Mark) and item.spoken:
                    yield item.spoken
                elif isinstance(item, TextRun):
                    yield item
                elif isinstance(item, Rule):
                    yield from [NOT_FILLED] * (not lines)
                    lines += 1


def outline(tag: Tag) -> list[str]:
    """The kinds of tags in order, without the text."""
    return [found.kind for found in tag.walk() if found.kind]


def letters(tag: Tag) -> str:
    """All letters in order, as they stand on the paper."""
    text = "".join(found.words for found in tag.walk() if not found.kind)
    return "".join(text.replace("\x02", "-").split())


@pytest.mark.parametrize("name", NAMES)
def test_pdfium_reads_every_word_once_and_in_order(name: str) -> None:
    for page, tags in zip(every_document()[name], pdfium_tags(written(name)), strict=True):
        assert tags.said.split() == expected(page)


@pytest.mark.parametrize("name", NAMES)
def test_poppler_reads_the_same_tree_as_pdfium(name: str, path: Path) -> None:
    theirs, pages = poppler_tags(path), pdfium_tags(written(name))
    assert letters(theirs) == "".join(letters(page) for page in pages)
    if len(pages) == 1:  # pdfium reads page by page: what goes on over pages it gives twice
        assert outline(theirs.pruned)[1:] == outline(pages[0])[1:]


@pytest.mark.parametrize("name", NAMES)
def test_headings_signs_and_tables_are_those_of_the_page(name: str) -> None:
    for page, tags in zip(every_document()[name], pdfium_tags(written(name)), strict=True):
        blocks = read_aloud(page)
        heads = [b for b in blocks if b.role in (Role.TITLE, Role.HEADING)]
        spoken = [b.text for b in heads if all(part.kind is not Kind.COLUMN for part in b.parts)]
        found = [" ".join(tag.said.split()) for tag in tags.of("H1", "H2")]
        assert [text.casefold() for text in found] == [text.casefold() for text in spoken]
        assert [tag.alt for tag in tags.of("Figure")] == [
            said for said in heard(page) if isinstance(said, str)
        ]
        whole = Counter(tag.actual for tag in tags.of("Span"))
        assert all(word and " " not in word for word in whole)


@pytest.mark.parametrize("name", NAMES)
def test_no_reader_finds_anything_wrong(name: str, path: Path, tmp_path: Path) -> None:
    locked = tmp_path / "locked.pdf"
    locked.write_bytes(lock_pdf(written(name), passphrase=WORDS, owner="bewaart niemand"))
    for file, qpdf, mutool, poppler in (
        (path, [], [], []),
        (locked, [f"--password={WORDS}"], ["-p", WORDS], ["-upw", WORDS]),
    ):
        checked = said("qpdf", "--check", *qpdf, str(file))
        assert "No syntax or stream encoding errors found" in checked
        assert "WARNING" not in checked
        assert not said("mutool", "draw", *mutool, "-q", "-o", "/dev/null", "-F", "trace", str(file))
        assert not said("pdftotext", *poppler, str(file), "/dev/null")
    assert not said("mutool", "clean", "-s", str(path), str(tmp_path / "clean.pdf"))


def said(*command: str) -> str:
    """What a program says of a file; it may not fail."""
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    lines = (done.stdout + done.stderr).splitlines()
    return "\n".join(line for line in lines if line != NO_ICC)


@pytest.mark.parametrize("name", ["agenda tight", "handover A", "parents two pages"])
def test_the_lock_keeps_the_tags(name: str, tmp_path: Path) -> None:
    locked = lock_pdf(written(name), passphrase=WORDS, owner="bewaart niemand")
    assert pdfium_tags(locked, WORDS) == pdfium_tags(written(name))
    (tmp_path / "locked.pdf").write_bytes(locked)
    (tmp_path / "open.pdf").write_bytes(written(name))
    assert poppler_tags(tmp_path / "locked.pdf", WORDS) == poppler_tags(tmp_path / "open.pdf")


def test_a_row_that_runs_on_in_the_next_column_is_one_row() -> None:
    name = "agenda with a row in two columns"
    (page,) = every_document()[name]
    (rest,) = [block for block in page.blocks if block.continues]
    (tags,) = pdfium_tags(written(name))
    (row,) = [said for tag in tags.of("TR") if (said := tag.said.split())[1] == rest.case]
    runs = [item for item in rest.items if isinstance(item, TextRun)]
    assert row[-1] == runs[-1].text.split()[-1]
    assert len(tags.of("TR")) == sum(block.role is Role.ROW for block in page.blocks) - len(_notices(page))


def _notices(page: Page) -> list[Block]:
    """The lines of rubriek F, which are a list."""
    return [b for b in page.blocks if b.parts and all(part.kind is Kind.BODY for part in b.parts)]


def test_copied_text_has_whole_words(tmp_path: Path) -> None:
    """Where a hyphen was put in a word poppler gives the word, and pdfium its own sign for such a hyphen."""
    (tmp_path / "file.pdf").write_bytes(written("agenda tight"))
    (page,) = every_document()["agenda tight"]
    runs = list(page.runs())
    broken = [
        run.text.split()[-1][:-1] + following.text.split()[0]
        for run, following in pairwise(runs)
        if run.broken
    ]
    assert broken
    text = said("pdftotext", str(tmp_path / "file.pdf"), "-").split()
    assert [word for word in broken if word not in text] == []


def test_the_readers_see_what_is_missing(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The checks above fail on a page without its tags."""
    (page,) = every_document()["agenda A"]
    with monkeypatch.context() as patch:
        patch.setattr("casusdesk.documents.pdf.write_tags", lambda *_: None)
        bare = write_pdf([page], title=page.title)
    assert not pdfium_tags(bare)[0].kids
    (tmp_path / "bare.pdf").write_bytes(bare)
    assert poppler_tags(tmp_path / "bare.pdf").kids == []


def test_another_order_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    """The words are compared in the order of the tags, not in that of the paper."""
    (page,) = every_document()["agenda A"]
    finish = Tree.finish

    def backwards(tree: Tree) -> Element:
        root = finish(tree)
        root.kids.reverse()
        return root

    monkeypatch.setattr(Tree, "finish", backwards)
    words = pdfium_tags(write_pdf([page], title=page.title))[0].said.split()
    assert sorted(words) == sorted(expected(page))
    assert words != expected(page)


def test_what_was_read(capsys: pytest.CaptureFixture[str]) -> None:
    """The figures of all documents together, with `-s`."""
    kinds: Counter[str] = Counter()
    for name in NAMES:
        kinds.update(kind for page in pdfium_tags(written(name)) for kind in outline(page) if kind != "Page")
    painted = sum(operators(written(name)) for name in NAMES)
    sizes = [len(written(name)) for name in NAMES]
    with capsys.disabled():
        print(f"\n{len(NAMES)} documents, {painted} painting operators, none unmarked; tags:", end=" ")
        print(", ".join(f"{count} {kind}" for kind, count in kinds.most_common()), end="; ")
        print(f"{min(sizes) // 1024}–{max(sizes) // 1024} kB")
    assert {"H1", "H2", "P", "Table", "TR", "TH", "TD", "L", "LI", "Lbl", "LBody", "Span", "Figure"} <= set(
        kinds
    )
