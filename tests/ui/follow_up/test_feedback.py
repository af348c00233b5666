"""Hearing back: what she will hear is what is printed, it is kept as typed, and a tick can be taken back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from casusdesk.domain.case import Lead, LeadAgreement
from casusdesk.domain.consent import Consent, ConsentState, Receiver
from casusdesk.domain.decision import Decision
from casusdesk.services.desk import Desk
from casusdesk.ui.follow_up.feedback_tab import FeedbackTab
from casusdesk.ui.follow_up.screen import FEEDBACK, FollowUpScreen
from casusdesk.ui.main_window import MainWindow
from casusdesk.ui.meetings.rows import RowKind
from casusdesk.ui.papers.request import PaperRequest
from casusdesk.ui.places import FOLLOW_UP


def tab(screen: FollowUpScreen) -> FeedbackTab:
    screen.go_to(FEEDBACK)
    screen.activate()
    QApplication.processEvents()
    return screen.feedback


def kept(desk: Desk) -> Decision:
    return next(d for d in desk.decisions.all() if d.case_code == "ZL496" and d.held_on.month == 12)


def test_who_waits_with_code_day_and_lead(screen: FollowUpScreen) -> None:
    page = tab(screen)
    (row,) = page.list.rows.rows
    assert row.spoken.startswith(
        "ZL496, ambulante begeleiding, besproken op 10 december · regie: nog te bepalen"
    )
    assert row.spoken.endswith(", Uw rol nu: houdt contact tot de wijkcoach belt")
    assert screen.tabs.tabText(screen.tabs.currentIndex()) == "Terugkoppelen (1)"


def test_what_is_typed_is_kept_and_shown_as_it_will_be_printed(
    screen: FollowUpScreen, desk: Desk, qtbot: QtBot
) -> None:
    page = tab(screen)
    QTest.keyClick(page.list, Qt.Key.Key_Return)
    assert page.form.role_now.area.hasFocus()
    page.form.role_now.area.selectAll()
    QTest.keyClicks(page.form.role_now.area, "belt haar een keer per week")
    assert "Uw rol nu: belt haar een keer per week." in page.form.slip.text()
    assert kept(desk).feedback.role_now != "belt haar een keer per week"
    qtbot.waitUntil(lambda: kept(desk).feedback.role_now == "belt haar een keer per week", timeout=3000)
    assert page.form.role_now.area.hasFocus()
    assert page.list.rows.rows[0].note == "Uw rol nu: belt haar een keer per week"


def test_screen_and_copy_name_the_lead_of_now_as_the_paper_does(screen: FollowUpScreen, desk: Desk) -> None:
    page = tab(screen)
    desk.cases.record(replace(desk.cases.get("ZL496"), lead=Lead("WC", LeadAgreement.AGREED)))
    assert "De regie ligt bij: wijkcoach." in page.form.slip.text()
    assert page.list.rows.rows[0].detail == "besproken op 10 december · regie: wijkcoach"
    page.form.copy.click()
    (due,) = desk.decisions.feedback_due()
    assert QApplication.clipboard().text() == "\n".join(due.sentences(desk.catalog))


def test_another_role_can_hear_back(screen: FollowUpScreen, desk: Desk) -> None:
    page = tab(screen)
    page.form.to.set_key("WC")
    page.form.to.edited.emit()
    screen.context.save_all()
    assert kept(desk).feedback.to == "WC"
    assert page.list.rows.rows[0].meta == "wijkcoach"
    assert page.form.slip.text().startswith("Aan: wijkcoach\n")


def test_told_by_the_projectleider_today_and_taken_back(
    screen: FollowUpScreen, desk: Desk, toasts: list[tuple[str, object]]
) -> None:
    page = tab(screen)
    screen.primary()
    assert (kept(desk).feedback.done_on, kept(desk).feedback.done_by) == (desk.today(), "PL")
    assert toasts[-1][0] == "Teruggekoppeld: ZL496 aan ambulante begeleiding."
    assert page.empty.isVisible()
    assert page.go_on.hasFocus()
    screen.context.undo.undo()
    assert kept(desk).feedback.done_on is None
    assert page.list.isVisible()


def test_the_tick_in_the_list_says_the_same_and_goes_again(
    screen: FollowUpScreen, desk: Desk, qtbot: QtBot
) -> None:
    page = tab(screen)
    page.form.by.set_key("VK")
    QTest.keyClick(page.list, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: kept(desk).feedback.done_by == "VK")
    page.with_told.click()
    assert [row.title for row in page.list.rows.rows if row.kind is RowKind.HEADING] == ["Heeft het gehoord"]
    number = page.list.rows.row_of("2026-12-10/ZL496")
    page.list.setCurrentIndex(page.list.rows.index(number))
    assert page.form.heard.text() == "Gehoord op 12 januari, van verloskundige."
    page.list.setFocus()
    QTest.keyClick(page.list, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: kept(desk).feedback.done_on is None)


def test_taking_a_tick_back_keeps_what_was_typed_since(screen: FollowUpScreen, desk: Desk) -> None:
    page = tab(screen)
    page.form.role_now.area.setPlainText("belt morgen")
    screen.primary()
    screen.context.undo.undo()
    assert kept(desk).feedback.role_now == "belt morgen"
    assert kept(desk).feedback.done_on is None


def test_the_sentences_are_copied_as_they_stand(screen: FollowUpScreen, qtbot: QtBot) -> None:
    page = tab(screen)
    page.form.copy.click()
    copied = QApplication.clipboard().text()
    assert copied.startswith("Uw signaal ZL496 is besproken op 10 december 2026.\n")
    assert copied in page.form.slip.text()


def test_one_slip_or_all_of_them_go_to_the_preview(screen: FollowUpScreen, qtbot: QtBot) -> None:
    page = tab(screen)
    asked: list[PaperRequest] = []
    screen.context.papers_asked.connect(asked.append)
    page.form.print.click()
    page.print_all.click()
    screen.preview()
    assert [[due.case.code for due in request.feedback] for request in asked] == [["ZL496"]] * 3


def test_ctrl_p_shows_the_slips_on_paper(window: MainWindow) -> None:
    screen = window.show_place(FOLLOW_UP)
    QTest.keyClick(screen.page.list, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)  # type: ignore[attr-defined]
    preview = window.shown.preview_page  # type: ignore[attr-defined]
    assert preview.isVisible()
    assert preview.view.print.text() == "1 strook afdrukken"


def test_after_telling_one_the_focus_is_on_the_list_not_on_the_button_for_the_next(
    screen: FollowUpScreen, desk: Desk
) -> None:
    page = tab(screen)
    page.with_told.click()
    page.form.tell.setFocus()
    QTest.keyClick(page.form.tell, Qt.Key.Key_Return)
    assert kept(desk).feedback.done_on == desk.today()
    assert page.list.hasFocus()


def test_nobody_to_tell_says_so(
    make_screen: Callable[..., FollowUpScreen], empty: Desk, toasts: list[tuple[str, object]]
) -> None:
    screen = make_screen(empty)
    page = tab(screen)
    assert page.empty.isVisible()
    assert not page.print_all.isVisible()
    screen.preview()
    assert "geen strook" in toasts[-1][0]


def test_with_hardly_any_height_the_button_scrolls_with_the_form(
    make_screen: Callable[..., FollowUpScreen], desk: Desk
) -> None:
    page = tab(make_screen(desk, 920, 400, 200))
    QTest.keyClick(page.list, Qt.Key.Key_Return)
    assert page.form.role_now.area.hasFocus()
    assert page.form.isAncestorOf(page.form.tell)
    QTest.keyClick(page.form.role_now.area, Qt.Key.Key_Escape)
    assert page.list.hasFocus()
    page.window().resize(1700, 1400)
    QApplication.processEvents()
    assert not page.form.isAncestorOf(page.form.tell)
    assert page.form.tell.isVisible()


@pytest.mark.parametrize(
    ("consent", "words", "why"),
    [
        (Consent(ConsentState.REFUSED), "belt haar", "toestemming"),
        (Consent(receivers=(Receiver("AMB", ConsentState.REFUSED),)), "belt haar", "toestemming"),
        (Consent(), "belt op 06-12345678", "telefoonnummer"),
    ],
)
def test_what_may_not_be_on_a_slip_is_not_copied_for_a_mail_either(
    screen: FollowUpScreen, desk: Desk, consent: Consent, words: str, why: str
) -> None:
    page = tab(screen)
    due = page.waiting[0]
    receivers = tuple(replace(one, name=due.to) for one in consent.receivers)
    desk.cases.record(replace(due.case, consent=replace(consent, receivers=receivers)))
    told: list[str] = []
    page.context.toast_asked.connect(lambda text, _undo: told.append(text))
    QApplication.clipboard().clear()
    page.refresh()
    page.form.role_now.set_text(words)
    page.form.copy.click()
    assert QApplication.clipboard().text() == ""
    assert why in told[-1]
