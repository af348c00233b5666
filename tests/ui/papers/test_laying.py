"""Before printing or saving: nothing is laid out twice, and a pile that has to be shows signs of life."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from casusdesk.services.print_job import PrintJob
from casusdesk.ui.main_window import MainWindow
from casusdesk.ui.papers import laying as laying_room
from casusdesk.ui.papers.laid_out import LayingOut
from casusdesk.ui.papers.laying import AT_ONCE, Laying
from casusdesk.ui.papers.preview import Preview
from casusdesk.ui.papers.problems import WaysBack
from casusdesk.ui.places import MEETING

BACK = WaysBack(lambda: None, lambda: None, lambda _number: None)
Made = Callable[[], int]


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> Made:
    """How many times something was laid out from its beginning."""
    jobs: list[PrintJob] = []

    class Counted(LayingOut):
        def __init__(self, job: PrintJob, *rest: object) -> None:
            jobs.append(job)
            super().__init__(job, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(laying_room, "LayingOut", Counted)
    return lambda: len(jobs)


def test_what_is_in_sight_is_not_laid_out_again_to_be_saved(window: MainWindow, made: Made) -> None:
    screen = window.show_place(MEETING)
    screen.preview()  # type: ignore[attr-defined]
    preview: Preview = screen.preview_page  # type: ignore[attr-defined]
    assert made() == 1
    assert preview._ready(preview.job())
    assert made() == 1
    window.context.desk.cases.record(replace(window.context.desk.cases.get("KT472"), question="Wie belt?"))
    assert preview._ready(preview.job())
    assert made() == 2
    assert "Wie belt?" in preview.view.page.pages[0].plain_text()
    preview.view.large.setChecked(True)
    assert preview._ready(preview.job())
    assert made() == 3
    assert len(preview.view.page.pages) > 1


def test_a_pile_that_is_under_way_goes_on_with_signs_of_life(window: MainWindow, made: Made) -> None:
    desk = window.context.desk
    handovers = desk.handovers.all()
    many = tuple(handovers[number % len(handovers)] for number in range(AT_ONCE + 12))
    job = PrintJob(desk.meetings.upcoming(), handovers=many)
    laying = Laying(window.context, window)
    busy: list[str] = []
    done: list[int] = []
    laying.busy.connect(busy.append)
    laying.done.connect(lambda _job, laid: done.append(len(laid.pages)))
    laying.start(job, BACK)
    assert len(laying.finish(job, BACK).pages) == len(many)
    assert done == [len(many)]
    assert made() == 1
    assert f"Het voorbeeld wordt gemaakt: {AT_ONCE} van {len(many)}…" in busy
    assert len(busy) > 3
    assert busy[-1] == ""
    laying.finish(job, BACK)
    assert made() == 1
    laying.soon()
    laying.finish(job, BACK)
    assert made() == 2
