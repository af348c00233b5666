"""A long job shows how far it is and can be stopped; what stopping means for the paper and its numbers."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt, QTimer
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from casusdesk.preferences import Preferences, load_preferences
from casusdesk.services.desk import Desk
from casusdesk.ui.context import WindowContext
from casusdesk.ui.dialogs import Dialogs
from casusdesk.ui.page_print import STOPPED_LATE
from casusdesk.ui.papers import print_progress
from casusdesk.ui.papers.preview import Preview
from casusdesk.ui.papers.print_progress import LAYING_OUT, PRINTING, PrintProgress
from casusdesk.ui.papers.printing import CANCELLED
from casusdesk.ui.papers.request import PaperRequest
from casusdesk.ui.settings.printing import PrintingBox
from casusdesk.ui.theme import Look


class OutOfReach(QPrinter):
    """Like one on Windows: what was sent cannot be called back."""

    def outputFileName(self) -> str:
        return ""


class Printing(Dialogs):
    """Has one printer that makes a file."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.kind: type[QPrinter] = QPrinter
        self.warned: list[str] = []

    def warn(self, parent: QWidget | None, text: str) -> None:
        self.warned.append(text)

    def choose_printer(self, parent: QWidget | None, name: str = "") -> QPrinter:
        printer = self.kind(QPrinter.PrinterMode.HighResolution)
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(self.path))
        return printer


class Watch:
    """Looks at the panel between two sheets, as somebody at the window would, and acts on it once."""

    def __init__(self, at: tuple[str, str] = ("", ""), act: Callable[[PrintProgress], object] | None = None):
        self.seen: list[tuple[str, str]] = []
        self._at, self._act = at, act
        self._timer = QTimer()
        self._timer.timeout.connect(self._look)
        self._timer.start(0)

    def _look(self) -> None:
        panel = QApplication.activeModalWidget()
        if not isinstance(panel, PrintProgress):
            return
        now = panel.doing.text(), panel.sheet.text()
        if now not in self.seen:
            self.seen.append(now)
        if now == self._at and self._act is not None:
            act, self._act = self._act, None
            act(panel)

    def stop(self) -> None:
        self._timer.stop()


@pytest.fixture
def dialogs(tmp_path: Path) -> Printing:
    return Printing(tmp_path / "papier.pdf")


@pytest.fixture
def context(desk: Desk, dialogs: Printing, qapp: QApplication) -> WindowContext:
    Look(qapp).apply(Preferences())
    return WindowContext(desk, dialogs)


@pytest.fixture
def toasts(context: WindowContext) -> list[str]:
    told: list[str] = []
    context.toast_asked.connect(lambda words, _undo: told.append(words))
    return told


@pytest.fixture
def preview(context: WindowContext, qtbot: QtBot) -> Preview:
    """With the agenda in seven copies and three sheets ticked: thirteen pages."""
    made = Preview(context, None)  # type: ignore[arg-type]
    made.resize(1280, 800)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    made.show_papers(PaperRequest(context.desk.meetings.upcoming()))
    for box in made.view.documents.handovers.boxes.values():
        box.click()
    made.activate()
    return made


@pytest.fixture
def watch(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., Watch]]:
    """Every job takes longer than a moment."""
    monkeypatch.setattr(print_progress, "MOMENT", 0.0)
    made: list[Watch] = []

    def begin(*words: object) -> Watch:
        made.append(Watch(*words))  # type: ignore[arg-type]
        return made[-1]

    yield begin
    for one in made:
        one.stop()


def press_escape(panel: PrintProgress) -> None:
    QTest.keyClick(panel, Qt.Key.Key_Escape)


def press_space(panel: PrintProgress) -> None:
    """The button has the focus from the start."""
    assert panel.focusWidget() is panel.stop
    QTest.keyClick(panel.stop, Qt.Key.Key_Space)


def test_it_counts_the_sheets_and_names_no_case(
    preview: Preview, dialogs: Printing, toasts: list[str], watch: Callable[..., Watch], desk: Desk
) -> None:
    texts: list[str] = []
    watching = watch(
        (PRINTING, "Blad 12 van 13"),
        lambda panel: texts.extend(label.text() for label in panel.findChildren(QLabel)),
    )
    preview.print_all()
    assert [seen for seen in watching.seen if seen[0] == PRINTING] == [
        (PRINTING, f"Blad {n} van 13") for n in range(1, 14)
    ]
    assert (LAYING_OUT, "Blad 8 van 13") in watching.seen
    assert sorted(texts) == [PRINTING, "Blad 12 van 13"]
    assert len(PdfReader(dialogs.path).pages) == 13
    assert len(toasts) == 1
    assert QApplication.activeModalWidget() is None


def test_what_is_done_in_a_moment_shows_nothing(
    preview: Preview, monkeypatch: pytest.MonkeyPatch, dialogs: Printing
) -> None:
    monkeypatch.setattr(print_progress, "MOMENT", 60.0)
    watching = Watch()
    preview.print_all()
    watching.stop()
    assert watching.seen == []
    assert dialogs.path.exists()


@pytest.mark.parametrize(
    ("at", "stop"),
    [
        ((LAYING_OUT, "Blad 8 van 13"), press_escape),
        ((PRINTING, "Blad 1 van 13"), press_space),
        ((PRINTING, "Blad 5 van 13"), press_escape),
    ],
    ids=["laying out", "before the first sheet", "half-way"],
)
def test_stopped_in_time_nothing_comes_out_and_no_number_is_used(
    preview: Preview,
    dialogs: Printing,
    toasts: list[str],
    watch: Callable[..., Watch],
    desk: Desk,
    at: tuple[str, str],
    stop: Callable[[PrintProgress], object],
) -> None:
    watching = watch(at, stop)
    preview.print_all()
    assert watching.seen[-1] == at, "no sheet after it"
    assert toasts == [CANCELLED]
    assert dialogs.warned == []
    assert not dialogs.path.exists()
    assert desk.register.all() == ()
    watching.stop()
    preview.print_all()
    assert "exemplaar 1 van 7" in " ".join(PdfReader(dialogs.path).pages[0].extract_text().split())


def test_stopped_too_late_the_numbers_stay_and_are_told(
    preview: Preview, dialogs: Printing, toasts: list[str], watch: Callable[..., Watch], desk: Desk
) -> None:
    dialogs.kind = OutOfReach
    watch((PRINTING, "Blad 5 van 13"), press_escape)
    preview.print_all()
    assert dialogs.warned == [STOPPED_LATE]
    assert "Papier" in STOPPED_LATE
    assert toasts == []
    assert sum(len(made.copies) for made in desk.register.all()) == 13
    assert len(PdfReader(dialogs.path).pages) == 4


def test_the_window_lives_and_takes_nothing_else_on(
    preview: Preview, watch: Callable[..., Watch], dialogs: Printing
) -> None:
    closed: list[bool] = []
    preview.closed.connect(lambda: closed.append(True))
    back = preview.view.back
    place = back.mapTo(preview, back.rect().center())
    watching = watch(
        (PRINTING, "Blad 3 van 13"),
        lambda _panel: QTest.mouseClick(preview.windowHandle(), Qt.MouseButton.LeftButton, pos=place),
    )
    preview.print_all()
    assert len(watching.seen) > 13, "between every two sheets the window had its turn"
    assert closed == [], "the button of the window behind it did nothing"
    assert len(PdfReader(dialogs.path).pages) == 13
    QTest.mouseClick(preview.windowHandle(), Qt.MouseButton.LeftButton, pos=place)
    assert closed == [True]


def test_the_setting_counts_from_the_next_print(
    preview: Preview, context: WindowContext, dialogs: Printing, qtbot: QtBot
) -> None:
    box = PrintingBox(context)
    qtbot.addWidget(box)
    box.show()
    meeting, sheet = context.desk.meetings.upcoming(), context.desk.handovers.all()[0]
    preview.show_papers(PaperRequest(meeting, handovers=(sheet.id,)))
    box.as_image.setFocus()
    QTest.keyClick(box.as_image, Qt.Key.Key_Space)
    box.right.combo.setFocus()
    QTest.keyClick(box.right.combo, Qt.Key.Key_Down)
    assert box.right.combo.currentText() == "1 mm naar rechts"
    QTest.keyClick(box.down.combo, Qt.Key.Key_Home)
    assert box.down.combo.currentText() == "3 mm omhoog"
    kept = load_preferences().preferences
    assert (kept.print_as_image, kept.print_right, kept.print_down) == (True, 1, -3)
    preview.print_all()
    pages = PdfReader(dialogs.path).pages
    assert len(pages) == 2
    assert all(not page.extract_text().strip() and len(page.images) == 1 for page in pages)
    context.prefer(replace(kept, print_as_image=False))
    assert not box.as_image.isChecked()
    preview.print_all()
    assert "exemplaar" in PdfReader(dialogs.path).pages[0].extract_text()
