"""The shared parts: the worker, fields, the message, colours, Dutch, and paper on screen."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from datetime import date
from itertools import pairwise

import pypdf
import pytest
from PySide6.QtCore import QCoreApplication, QPointF, Qt
from PySide6.QtGui import QColor, QImage, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QWidget
from pytestqt.exceptions import capture_exceptions
from pytestqt.qtbot import QtBot

from casusdesk.documents.page import Block, Page, TextRun
from casusdesk.domain.dates import Lean
from casusdesk.services.practice import practice_desk
from casusdesk.ui.choice_fields import ChoiceField, RadioField
from casusdesk.ui.colours import DARK, LIGHT, Colours
from casusdesk.ui.date_field import DateField
from casusdesk.ui.dutch import speak_dutch
from casusdesk.ui.fields import LineField, TextField
from casusdesk.ui.page_print import print_pages
from casusdesk.ui.page_view import PageView, paint_page
from casusdesk.ui.tasks import Job, Tasks
from casusdesk.ui.time_field import TimeField
from casusdesk.ui.toast import Toast


@pytest.fixture
def tasks(qtbot: QtBot) -> Iterator[Tasks]:
    made = Tasks()
    yield made
    made.stop()


@pytest.fixture(scope="module")
def agenda() -> Page:
    with practice_desk() as desk:
        return desk.meetings.fitted(desk.meetings.upcoming())


def test_work_runs_elsewhere_and_comes_back_here(tasks: Tasks, qtbot: QtBot) -> None:
    found: list[tuple[int, int]] = []
    here = threading.get_ident()
    tasks.submit(
        lambda _job: threading.get_ident(), lambda there: found.append((there, threading.get_ident()))
    )
    qtbot.waitUntil(lambda: bool(found))
    assert found[0][0] != here
    assert found[0][1] == here
    assert not tasks.busy


def test_a_failure_goes_to_who_asked_for_it(tasks: Tasks, qtbot: QtBot) -> None:
    caught: list[Exception] = []
    tasks.submit(lambda _job: 1 // 0, lambda _result: None, caught.append)
    qtbot.waitUntil(lambda: bool(caught))
    assert isinstance(caught[0], ZeroDivisionError)


def test_a_failure_nobody_asked_for_is_raised_in_the_window(tasks: Tasks, qtbot: QtBot) -> None:
    with capture_exceptions() as raised:
        tasks.submit(lambda _job: 1 // 0, lambda _result: None)
        qtbot.waitUntil(lambda: bool(raised))
    assert raised[0][0] is ZeroDivisionError


def test_cancelling_stops_the_work_and_its_callback(tasks: Tasks, qtbot: QtBot) -> None:
    started, go_on = threading.Event(), threading.Event()
    done: list[int] = []

    def work(job: Job) -> int:
        started.set()
        go_on.wait(5)
        job.report(1, 2)
        return 1

    job = tasks.submit(work, done.append)
    assert started.wait(5)
    job.cancel()
    go_on.set()
    qtbot.waitUntil(lambda: not tasks.busy)
    assert not done


def test_a_counter_says_by_how_much_it_is_too_long(qtbot: QtBot) -> None:
    field = TextField("Vraag", 12, 9)
    qtbot.addWidget(field)
    qtbot.keyClicks(field.area, "twaalf tekens")
    assert field.problem == "1 teken te lang. Maak het korter, anders kan het niet op papier."
    assert field.text() == "twaalf tekens"  # nothing is refused or cut
    assert field.problem in field.area.accessibleDescription()
    qtbot.keyClick(field.area, Qt.Key.Key_Backspace)
    assert field.problem == ""


def test_setting_a_text_is_no_edit_and_keeps_the_cursor(qtbot: QtBot) -> None:
    field = LineField("Plaats", 40)
    qtbot.addWidget(field)
    edits: list[bool] = []
    field.edited.connect(lambda: edits.append(True))
    field.set_text("zaal 2")
    assert not edits
    qtbot.keyClicks(field.line, "x")
    place = field.line.cursorPosition()
    field.set_text(field.text())
    assert field.line.cursorPosition() == place
    assert edits == [True]


def test_a_date_is_said_in_words_while_typing(qtbot: QtBot) -> None:
    field = DateField("Uitgerekende datum", lambda: date(2027, 1, 7), Lean.AHEAD)
    qtbot.addWidget(field)
    field.show()
    with qtbot.waitSignal(field.day_changed):
        qtbot.keyClicks(field.line, "5-3")
    assert field.day() == date(2027, 3, 5)
    assert field.hint.text() == "vrijdag 5 maart 2027"
    qtbot.keyClick(field.line, Qt.Key.Key_Return)
    assert field.line.text() == "05-03-2027"
    field.line.clear()
    qtbot.keyClicks(field.line, "31-2-27")
    assert field.problem == ""  # not while typing
    qtbot.keyClick(field.line, Qt.Key.Key_Return)
    assert field.problem == "31 februari 2027 bestaat niet. Kies een andere dag."
    assert field.line.text() == "31-2-27"
    assert field.day() is None


def test_a_time_is_tidied(qtbot: QtBot) -> None:
    field = TimeField("Begint om")
    qtbot.addWidget(field)
    qtbot.keyClicks(field.line, "930")
    qtbot.keyClick(field.line, Qt.Key.Key_Return)
    assert field.line.text() == "9.30"


def test_a_role_that_is_not_in_the_list_any_more_stays(qtbot: QtBot) -> None:
    field = ChoiceField("Rol", [("VK", "verloskundige")])
    qtbot.addWidget(field)
    field.set_key("OUD")
    assert field.key() == "OUD"
    field.set_key("")
    assert field.combo.currentText() == "Nog niet gekozen"


def test_a_radio_row_can_be_emptied(qtbot: QtBot) -> None:
    field = RadioField("Eerste kind?", [("yes", "ja"), ("no", "nee")])
    qtbot.addWidget(field)
    field.set_key("no")
    assert field.key() == "no"
    field.set_key("")
    assert field.key() == ""
    assert field.button("yes").accessibleDescription() == "Eerste kind?"


def test_a_message_goes_by_itself_but_not_under_the_focus(qtbot: QtBot) -> None:
    around = QWidget()
    qtbot.addWidget(around)
    around.resize(600, 400)
    toast = Toast(around)
    around.show()
    toast.show_message("Weg.", lambda: None, lasting=30)
    toast.undo_button.setFocus()
    qtbot.wait(80)
    assert toast.isVisible()
    around.setFocus()
    toast.undo_button.clearFocus()
    qtbot.waitUntil(lambda: not toast.isVisible())


def contrast(one: str, other: str) -> float:
    """WCAG 2.2 contrast of two colours."""

    def light(colour: str) -> float:
        parts = [getattr(QColor(colour), name)() for name in ("redF", "greenF", "blueF")]
        red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    darker, lighter = sorted((light(one), light(other)))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("c", [LIGHT, DARK], ids=["light", "dark"])
def test_colours_can_be_read(c: Colours) -> None:
    texts = [
        *(
            (ink, ground)
            for ink in (c.text, c.muted, c.accent, c.error)
            for ground in (c.base, c.window, c.hover)
        ),
        (c.placeholder, c.base),
        (c.on_accent, c.accent),
        (c.on_selection, c.selection),
        (c.warning, c.warning_tint),
        (c.error, c.error_tint),
        (c.ok, c.base),
        ("#ffffff", "#b85c00"),
    ]
    for ink, ground in texts:
        assert contrast(ink, ground) >= 4.5, (ink, ground)
    for ink in (c.border, c.focus):
        for ground in (c.base, c.window):
            assert contrast(ink, ground) >= 3, (ink, ground)


def test_qt_speaks_dutch_with_our_words(qapp: QApplication, qtbot: QtBot) -> None:
    assert speak_dutch(qapp)
    standard = QDialogButtonBox.StandardButton
    box = QDialogButtonBox(standard.Discard | standard.Reset | standard.Cancel | standard.Save)
    qtbot.addWidget(box)
    words = {button.text().replace("&", "") for button in box.buttons()}
    assert words == {"Niet bewaren", "Terugzetten", "Annuleren", "Opslaan"}
    assert QCoreApplication.translate("Nergens", "nothing of ours") == "nothing of ours"


def test_a_painted_page_has_ink_where_the_words_stand(agenda: Page, qapp: QApplication) -> None:
    scale = 6.0
    image = QImage(round(agenda.width * scale), round(agenda.height * scale), QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    paint_page(painter, agenda, scale)
    painter.end()
    for run in agenda.runs():
        if run.angle or not run.text.strip():
            continue
        left, right = round(run.x * scale), round((run.x + run.width) * scale)
        top, bottom = round((run.baseline - 0.24 * run.size) * scale), round(run.baseline * scale)
        inks = {image.pixel(x, y) for x in range(left, right) for y in range(top, bottom)}
        assert len(inks) > 2, run.text


def test_neighbouring_words_do_not_run_into_each_other(agenda: Page, qapp: QApplication) -> None:
    """The painted width is the measured one, so a gap in the display list is a gap on paper."""
    lines: dict[float, list[tuple[float, float]]] = {}
    for run in agenda.runs():
        if not run.angle:
            lines.setdefault(round(run.baseline, 2), []).append((run.x, run.x + run.width))
    for spans in lines.values():
        for (_, end), (start, _) in pairwise(sorted(spans)):
            assert start > end - 0.05


def test_printing_is_vector_on_one_sheet_with_every_word(agenda: Page, qapp: QApplication, tmp_path) -> None:  # type: ignore[no-untyped-def]
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "out.pdf"))
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    assert print_pages(printer, [agenda])
    reader = pypdf.PdfReader(tmp_path / "out.pdf")
    assert len(reader.pages) == 1
    assert not reader.pages[0].images
    printed = set(reader.pages[0].extract_text().split())
    words = {word for block in agenda.reading_order() for run in _runs(block) for word in run.text.split()}
    assert not {word for word in words if not any(word in other for other in printed)}


def _runs(block: Block) -> list[TextRun]:
    return [item for item in block.items if isinstance(item, TextRun)]


def test_a_click_on_a_line_names_its_case(agenda: Page, qtbot: QtBot) -> None:
    view = PageView("Agenda")
    qtbot.addWidget(view)
    view.resize(700, 900)
    view.set_page(agenda)
    view.show()
    assert "KT472" in view.accessibleDescription()
    block = next(block for block in agenda.blocks if block.case == "KT472")
    sheet = view.widget()
    area = sheet._area(0, agenda)  # type: ignore[attr-defined]
    scale = area.width() / agenda.width
    middle = block.y + block.height / 2
    point = QPointF(area.left() + (block.x + 5) * scale, area.top() + middle * scale)
    with qtbot.waitSignal(view.case_clicked) as heard:
        qtbot.mouseClick(sheet, Qt.MouseButton.LeftButton, pos=point.toPoint())
    assert heard.args == ["KT472"]


def test_zoom_keys_mean_the_page_while_it_has_the_focus(agenda: Page, qtbot: QtBot) -> None:
    view = PageView("Agenda")
    qtbot.addWidget(view)
    view.resize(700, 900)
    view.set_page(agenda)
    control = Qt.KeyboardModifier.ControlModifier
    qtbot.keyClick(view, Qt.Key.Key_1, control)
    assert view.zoom == 100
    qtbot.keyClick(view, Qt.Key.Key_Plus, control)
    assert view.zoom == 125
    qtbot.keyClick(view, Qt.Key.Key_Minus, control)
    assert view.zoom == 100
    qtbot.keyClick(view, Qt.Key.Key_0, control)
    assert view.zoom < 100
