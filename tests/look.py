"""Look at every screen: saves pictures of the practice desk, so that what is built can be judged by eye.

    .venv/bin/python tests/look.py OUT                                      every screen, light, 1280x800
    .venv/bin/python tests/look.py OUT --all                                also dark, 200 % and 920x500
    .venv/bin/python tests/look.py OUT --screen cases --theme dark --text 200 --size 920x500
    .venv/bin/python tests/look.py OUT --screen meeting --do preview        after a method of the screen

Screens: overview cases meeting handovers settings signal questions changed concerns support preview
handover handover-parents handover-slip help
preview-line preview-text preview-large preview-large-text preview-case preview-table preview-busy
preview-open meeting-open overview-open register register-missing register-empty register-wrong
follow_up_person follow_up_day follow_up_feedback follow_up_chase, and the windows
before the store is open: welcome unlock stand-in-open stand-in-here and those of look_entry; with a
lock: stand-in stand-in-sheet stand-in-done take-back take-back-compare. Runs offscreen unless
QT_QPA_PLATFORM says otherwise.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from functools import partial
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
_HOME = tempfile.TemporaryDirectory(prefix="casusdesk-look-")
for _name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "HOME"):
    os.environ[_name] = _HOME.name

from PySide6.QtCore import QEvent, Qt  # noqa: E402
from PySide6.QtGui import QKeyEvent  # noqa: E402
from PySide6.QtWidgets import QApplication, QPushButton, QScrollArea, QWidget  # noqa: E402

import too_long  # noqa: E402
from casusdesk.app import Program, _application  # noqa: E402
from casusdesk.domain.coalition import Coalition  # noqa: E402
from casusdesk.domain.consent import ConsentState, Receiver  # noqa: E402
from casusdesk.domain.contacts import Absence, Contact  # noqa: E402
from casusdesk.domain.paper import CopyState  # noqa: E402
from casusdesk.domain.signal import Signal  # noqa: E402
from casusdesk.errors import KeyringError  # noqa: E402
from casusdesk.preferences import Preferences, Theme  # noqa: E402
from casusdesk.services.access import Access, AccessState, open_practice  # noqa: E402
from casusdesk.services.print_job import PrintJob, usual_copies  # noqa: E402
from casusdesk.services.standing_in import hand_over  # noqa: E402
from casusdesk.services.taking_back import take_back  # noqa: E402
from casusdesk.services.wizard import Step  # noqa: E402
from casusdesk.store.keys import KdfCost  # noqa: E402
from casusdesk.ui.cases.name_section import NameSection  # noqa: E402
from casusdesk.ui.cases.receivers_asker import ReceiverRow  # noqa: E402
from casusdesk.ui.dutch import speak_dutch  # noqa: E402
from casusdesk.ui.follow_up.screen import NAMES as FOLLOW_UP_TABS  # noqa: E402
from casusdesk.ui.main_window import MainWindow  # noqa: E402
from casusdesk.ui.papers.request import PaperRequest  # noqa: E402
from casusdesk.ui.places import CASES, HANDOVERS, MEETING, OVERVIEW, REGISTER, SETTINGS  # noqa: E402
from casusdesk.ui.register.rows import copy_key  # noqa: E402
from casusdesk.ui.settings.standing_in import StandInBox  # noqa: E402
from casusdesk.ui.settings.standing_in_form import HandOverForm  # noqa: E402
from casusdesk.ui.settings.taking_back import TakeBackBox  # noqa: E402
from look_entry import ENTRY, spoiled  # noqa: E402

_PASSPHRASE = "koffie lantaarn wolk fietspad herfst"
PLACES = {
    "overview": OVERVIEW,
    "cases": CASES,
    "meeting": MEETING,
    "handovers": HANDOVERS,
    "settings": SETTINGS,
}


def _signal(window: MainWindow) -> None:
    window.context.add_signal()


def _questions(window: MainWindow) -> None:
    window.show_place(CASES).open_questions("KT472")  # type: ignore[attr-defined]


def _changed(window: MainWindow) -> None:
    window.show_place(CASES).open_questions("RM264")  # type: ignore[attr-defined]


def _concerns(window: MainWindow) -> None:
    window.show_place(CASES).open_questions("BX385", Step.CONCERNS, "vulnerable")  # type: ignore[attr-defined]


def _support(window: MainWindow) -> None:
    window.show_place(CASES).open_questions("KT472", Step.SUPPORT)  # type: ignore[attr-defined]


def _preview(window: MainWindow) -> None:
    window.show_place(MEETING).preview()  # type: ignore[attr-defined]


def _refused(window: MainWindow, paper: str) -> None:
    """A paper that does not fit: in the preview, in the builder or in the editor of a sheet."""
    desk = window.context.desk
    if paper == "decisions":
        _papers(window, meeting=too_long.much_decided(desk, 52), decisions=True)
    elif paper == "sheet":
        _papers(window, handovers=(too_long.long_sheet(desk).id,))
    elif paper == "editor":
        window.context.open_handover(too_long.wordy_sheet(desk).id)
    else:
        too_long.crowd(desk, 30)
        desk.meetings.record(desk.meetings.fill(desk.meetings.upcoming()))
        screen = window.show_place(MEETING)
        if paper == "agenda":
            screen.preview()  # type: ignore[attr-defined]


def _preview_line(window: MainWindow, tab: int = 0, *, large: bool = False) -> None:
    """The page with a line chosen by the keys, or the text; in large print when asked."""
    _preview(window)
    preview = window.shown.preview_page  # type: ignore[attr-defined]
    if large:
        preview.view.large.setChecked(True)
        preview._lay_out()
    preview.view.tabs.setCurrentIndex(tab)
    preview.activate()
    for _ in range(0 if tab else 5):
        press = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Down, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(preview.view.page, press)


def _preview_case(window: MainWindow) -> None:
    """A case that was opened on a line of the preview, with the way back above it."""
    _preview(window)
    window.shown.preview_page.case_clicked.emit("KT472")  # type: ignore[attr-defined]


def _preview_table(window: MainWindow) -> None:
    """The besluitenlijst as text: its table, or a list where that does not fit."""
    desk = window.context.desk
    _papers(window, meeting=too_long.much_decided(desk, 12), decisions=True)
    window.shown.preview_page.view.tabs.setCurrentIndex(1)  # type: ignore[attr-defined]


def _preview_busy(window: MainWindow) -> None:
    """A pile that is still being laid out."""
    _preview(window)
    preview = window.shown.preview_page  # type: ignore[attr-defined]
    preview.view.side.show_busy("Het voorbeeld wordt gemaakt: 8 van 40…")


def _take_over(window: MainWindow) -> None:
    screen = window.show_place(MEETING)
    for code in ("ZL496", "RM264", "PC853"):
        screen.arranger.take_off(code)  # type: ignore[attr-defined]
    screen.builder.take_over.click()  # type: ignore[attr-defined]


def _papers(window: MainWindow, **named: object) -> None:
    window.context.preview(PaperRequest(**named))  # type: ignore[arg-type]


def _sheets(window: MainWindow) -> tuple[str, ...]:
    return tuple(handover.id for handover in window.context.desk.handovers.all())


def _mode(window: MainWindow, code: str = "") -> None:
    window.context.open_meeting_mode(code)


def _parents(window: MainWindow) -> None:
    _mode(window, "RM264")
    window.shown.set_parents(True)  # type: ignore[attr-defined]


def _read_back(window: MainWindow) -> None:
    _mode(window)
    form, page = window.shown.form, window.shown.page  # type: ignore[attr-defined]
    made = (("district_team", "Belt morgen de woningcorporatie", "WC"), ("voorzorg_so", "", ""))
    for kind, agreed, who in made:
        form.kind.choose(kind)
        form.agreed.line.insert(agreed)
        form.who.set_key(who)
        form.due.quick[0].click()
        page.next.click()
    form.kind.choose("close")
    form.handover.click()
    page.next.click()
    window.shown.postpone()  # type: ignore[attr-defined]
    window.shown.show_read_back()  # type: ignore[attr-defined]


def _contacts(window: MainWindow, many: int = 12) -> QWidget:
    """A register with everything that can stand in a row."""
    desk = window.context.desk
    today, roles = desk.today(), ("WC", "JV", "VK", "POV", "JMW", "MMW")
    made = []
    for number in range(many):
        role, area = roles[number % 6], ("Noord", "Midden", "Zuid")[number % 3]
        away = (Absence(today, today + timedelta(days=40), "c1" if number % 2 else ""),)
        made.append(
            Contact(
                f"c{number}",
                role,
                ("Wijkteam", "JGZ", "Oefenpraktijk")[number % 3],
                f"Wijk {area}",
                f"Contactpersoon {number + 1}",
                "0800 0001" if number % 4 else "06 1234 567",
                note="maandag en donderdag",
                valid_until=today + timedelta(days=300) if number % 5 == 0 else None,
                confirmed_on=today - timedelta(days=90 * (number % 7)),
                nnz=number % 9 == 4,
                absences=away if number % 6 == 3 else (),
            )
        )
    desk.contacts.record(*made)
    window.context.open_contacts("c3" if many else "")
    return window.shown


def _contacts_import(window: MainWindow) -> None:
    path = Path(_HOME.name) / "lijst.csv"
    path.write_text(
        "Functie;Organisatie;Wijk;Contactpersoon;Telefoon;Geboortedatum;Opmerking\r\n"
        "wijkcoach;Wijkteam;Noord;Contact een;06 1234 5678;1980;ma, di\r\n"
        "gezinscoach;Wijkteam;Zuid;Contact twee;+31 6 1234 5678;;\r\n"
        'jeugdverpleegkundige;JGZ;Midden;Contact drie;0800 0001;;"ma\ndo"\r\n'
        ";JGZ;Midden;Zonder rol;;;\r\nwijkcoach;Wijkteam;Noord;Contact een;;;\r\n",
        encoding="utf-8",
    )
    window.context.dialogs.choose_open_file = lambda *_: path  # type: ignore[method-assign]
    _contacts(window, 3).read_in()  # type: ignore[attr-defined]


def _contact_away(window: MainWindow) -> None:
    """A contact with two absences, and the end of its form in sight."""
    screen = _contacts(window)
    screen.open("c3")  # type: ignore[attr-defined]
    next(b for b in screen.findChildren(QPushButton) if b.text() == "Afwezigheid toevoegen").click()


def _receivers(window: MainWindow) -> None:
    """Three receivers of a consent, one of which is refused."""
    desk = window.context.desk
    case = desk.cases.get("BX385")
    told = desk.today() - timedelta(days=20)
    until = desk.today() + timedelta(days=200)
    receivers = (
        Receiver("JV"),
        Receiver("WC", ConsentState.BY_NAME, told, until),
        Receiver("POV", ConsentState.REFUSED, told),
    )
    desk.cases.record(replace(case, consent=replace(case.consent, receivers=receivers)))
    window.show_place(CASES).open_questions("BX385", Step.BEFORE, "receivers")  # type: ignore[attr-defined]
    window.show()
    window.activateWindow()
    settle(QApplication.instance())  # type: ignore[arg-type]
    for area in window.findChildren(QScrollArea):
        for row in area.findChildren(ReceiverRow):
            area.ensureWidgetVisible(row, 0, 0)


def _consent_line(window: MainWindow) -> None:
    """The consent above the other questions, and one for whom it is a no."""
    _receivers(window)
    window.show_place(CASES).open_questions("BX385", Step.AGENCIES)  # type: ignore[attr-defined]


def _case_consent(window: MainWindow) -> None:
    _receivers(window)
    _case(window)


def _key_name(window: MainWindow, *, shown: bool = False) -> None:
    """The name behind the code of BX385: out of sight, or shown."""
    window.context.desk.key_names.record("BX385", "Moeder Oefening")
    _case(window)
    section = window.shown.detail.findChild(NameSection)  # type: ignore[attr-defined]
    section.unfold() if not shown else section.reveal.click()


def _recall(window: MainWindow, *, asked: bool = False) -> None:
    """Consent of RM264 is withdrawn while its numbered paper is out."""
    desk = window.context.desk
    sheets = tuple(sheet for sheet in desk.handovers.all() if sheet.id == "practice-rm264")
    desk.register.issue(
        PrintJob(desk.meetings.upcoming(), agenda=True, copies=("PL", "JV", "WC"), handovers=sheets)
    )
    case = desk.cases.get("RM264")
    gone = replace(case.consent, state=ConsentState.WITHDRAWN)
    desk.cases.record(replace(case, consent=gone))
    if asked:
        window.show_place(CASES).open_questions("RM264", Step.BEFORE, "consent")  # type: ignore[attr-defined]
    else:
        _case(window, "RM264")


def _setting(window: MainWindow, box: str) -> None:
    """A box of the settings, at its place in the column."""
    screen = window.show_place(SETTINGS)
    part = getattr(screen, box)
    if box == "names":
        for name in ("Oefenstra", "van Proefdorp"):
            part.field.line.insert(name)
            part.add.click()
    stops = [w for w in part.findChildren(QWidget) if w.focusPolicy() & Qt.FocusPolicy.TabFocus]
    settle(QApplication.instance())  # type: ignore[arg-type]
    stops[-1].setFocus(Qt.FocusReason.TabFocusReason)


def _handover(window: MainWindow) -> None:
    window.context.open_handover(window.context.desk.handovers.all()[0].id)


def _handover_tab(window: MainWindow, place: int) -> None:
    """RM264 with the parents' version (1) or the slip (2) in sight."""
    screen = window.show_place(HANDOVERS)
    screen.open("practice-rm264")  # type: ignore[attr-defined]
    screen.editor.papers.tabs.setCurrentIndex(place)  # type: ignore[attr-defined]
    screen.editor.switch.choose(1)  # type: ignore[attr-defined]


def _register(window: MainWindow, upto: str = "many") -> None:
    """Papier with a month of it; one copy missing, or nothing at all."""
    desk = window.context.desk
    if upto != "empty":
        meeting, sheets = desk.meetings.upcoming(), desk.handovers.all()
        roles = [role for role, copies in usual_copies(meeting) for _ in range(copies)]
        past = replace(meeting, held_on=meeting.held_on - timedelta(days=35))
        desk.register.issue(PrintJob(past, feedback=desk.decisions.feedback_due(), handovers=sheets))
        issue = desk.register.issue(PrintJob(meeting, agenda=True, copies=tuple(roles), parents=sheets[:1]))
        known = [(issue.prints[0], copy) for copy in issue.prints[0].copies]
        desk.register.move(known[:4], CopyState.RETURNED)
        desk.register.move(known[4:5], CopyState.MISSING)
    screen = window.show_place(REGISTER)
    if upto == "missing":
        screen.ledger.list.go_to(copy_key(known[4]))  # type: ignore[attr-defined]
    if upto == "wrong":
        screen.ledger.form.numbers.line.insert("1 3-5 12")  # type: ignore[attr-defined]
        screen.primary()


def _open_paper(window: MainWindow, place: int = MEETING, *, paper: bool = False) -> None:
    """Paper of December is still out while the agenda of January is made."""
    desk = window.context.desk
    meeting = desk.meetings.upcoming()
    december = desk.meetings.previous(meeting.held_on)
    assert december is not None
    issue = desk.register.issue(
        PrintJob(december, agenda=True, decided=december, copies=("PL", "VK", "JV", "WC"))
    )
    first = [(issue.prints[0], copy) for copy in issue.prints[0].copies]
    desk.register.move(first[:2], CopyState.RETURNED)
    screen = window.show_place(place)
    if paper:
        screen.preview()  # type: ignore[attr-defined]


def _help(window: MainWindow) -> None:
    window.show_place(OVERVIEW)
    window.show_help()


def _case(window: MainWindow, code: str = "BX385") -> None:
    window.context.open_case(code)


def _closing(window: MainWindow) -> None:
    _case(window, "PC853")
    window.shown.detail.ask_closing()  # type: ignore[attr-defined]


def _closed(window: MainWindow) -> None:
    window.context.desk.closings.close("PC853", "self_reliant", ("good_bond",))
    window.context.open_case("PC853")


def _follow_up(window: MainWindow, tab: str) -> None:
    """One tab of Afspraken; for the inbrengers two signals that say nothing yet."""
    desk = window.context.desk
    if tab == "chase":
        for role, organisation, weeks in (("VK", "Oefenpraktijk", 14), ("JV", "JGZ", 22)):
            due = desk.today() + timedelta(weeks=weeks)
            signal = Signal(due, brought_by_role=role, brought_by_organisation=organisation)
            desk.cases.add_signal(signal)
    window.context.open_follow_up(tab)


def _names_in_texts(window: MainWindow) -> None:
    """Two texts that point at a person."""
    desk = window.context.desk
    asked = "Hoe helpen we Fatima na 3 mei, en wie belt haar moeder op 06-12345678?"
    desk.cases.record(replace(desk.cases.get("KT472"), question=asked))
    desk.cases.record(replace(desk.cases.get("BX385"), strengths=("Woont bij oma, Beukenstraat 12",)))
    window.show()  # what is read along is where the focus is
    window.activateWindow()


def _proof_typing(window: MainWindow) -> None:
    _names_in_texts(window)
    window.context.open_question("KT472", "question")


def _proof_check(window: MainWindow) -> None:
    _names_in_texts(window)
    window.show_place(CASES).open_questions("KT472", Step.CHECK)  # type: ignore[attr-defined]


def _proof_print(window: MainWindow) -> None:
    _names_in_texts(window)
    _preview(window)


def _stand_in(window: MainWindow) -> StandInBox:
    """The form in the settings, with a folder that was chosen."""
    box: StandInBox = window.show_place(SETTINGS).security.stand_in  # type: ignore[attr-defined]
    box.begin.click()
    form = box.step
    assert isinstance(form, HandOverForm)
    form.folder.set_error("Daar staat al een map casusdesk-waarneming. Wis die eerst.")
    form.new.first.line.insert("vier woorden lange zin")
    form.new.judge()
    settle(QApplication.instance())  # type: ignore[arg-type]
    return box


def _stand_in_sheet(window: MainWindow) -> StandInBox:
    box = _stand_in(window)
    stick = Path(tempfile.mkdtemp(dir=_HOME.name))
    box._copied(hand_over(window.context.desk, stick, "koffie lantaarn wolk fietspad zomer"))
    settle(QApplication.instance())  # type: ignore[arg-type]
    return box


def _stand_in_done(window: MainWindow) -> None:
    box = _stand_in_sheet(window)
    made = box._made
    assert made is not None
    made.confirms(*(made.recovery_groups[place] for place in made.asked_groups))
    box._finish()
    settle(QApplication.instance())  # type: ignore[arg-type]


def _kiosk(window: MainWindow, role: str = "") -> None:
    """The print screen for attendees; the question before it is answered."""
    window.context.dialogs.ask = lambda *_said, **_named: True  # type: ignore[method-assign]
    window.context.open_kiosk()
    if role:
        window.shown.choose(role)  # type: ignore[attr-defined]


def _take_back(window: MainWindow) -> TakeBackBox:
    """The form to take back, with a wrong passphrase."""
    box: TakeBackBox = window.show_place(SETTINGS).security.take_back  # type: ignore[attr-defined]
    box.begin.click()
    settle(QApplication.instance())  # type: ignore[arg-type]
    return box


def _take_back_compare(window: MainWindow) -> None:
    """What comes back beside what is here: the copy was made before a case was added here."""
    desk, stick = window.context.desk, Path(tempfile.mkdtemp(dir=_HOME.name))
    made = hand_over(desk, stick, "koffie lantaarn wolk fietspad zomer")
    made.confirms(*(made.recovery_groups[place] for place in made.asked_groups))
    made.finish()
    case = desk.cases.add_signal(Signal(desk.today() + timedelta(weeks=12)))
    box = _take_back(window)
    box._compare(take_back(desk, stick, "koffie lantaarn wolk fietspad zomer"))
    settle(QApplication.instance())  # type: ignore[arg-type]
    desk.cases.delete(case.code)


def _save_pdf(window: MainWindow, *, saved: bool = False) -> None:
    """The password of a file that is about to be saved, or was."""
    window.context.dialogs.choose_save_file = (  # type: ignore[method-assign]
        lambda *_said, **_named: Path(tempfile.mkdtemp(dir=_HOME.name)) / "agenda-2027-01-14.pdf"
    )
    screen = window.show_place(MEETING)
    screen.save_pdf()  # type: ignore[attr-defined]
    if saved:
        screen.primary()


STATES: dict[str, Callable[[MainWindow], object]] = {
    **{name: lambda window, place=place: window.show_place(place) for name, place in PLACES.items()},
    "case": _case,
    "case-stuck": lambda window: _case(window, "ZL496"),
    "case-born": lambda window: _case(window, "RM264"),
    "case-closing": _closing,
    "case-closed": _closed,
    "signal": _signal,
    "questions": _questions,
    "receivers": _receivers,
    "consent-line": _consent_line,
    "case-consent": _case_consent,
    "case-name": partial(_key_name, shown=True),
    "case-name-form": _key_name,
    "recall": _recall,
    "recall-asked": partial(_recall, asked=True),
    **{f"settings-{box}": partial(_setting, box=box) for box in ("names", "route")},
    "changed": _changed,
    "concerns": _concerns,
    "support": _support,
    "take-over": _take_over,
    "preview": _preview,
    "preview-line": _preview_line,
    "preview-text": partial(_preview_line, tab=1),
    "preview-case": _preview_case,
    "preview-table": _preview_table,
    "preview-busy": _preview_busy,
    "preview-large": partial(_preview_line, large=True),
    "preview-large-text": partial(_preview_line, tab=1, large=True),
    **{
        f"preview-refused-{paper}": partial(_refused, paper=paper)
        for paper in ("agenda", "decisions", "sheet")
    },
    "handover-refused": partial(_refused, paper="editor"),
    "meeting-refused": partial(_refused, paper="builder"),
    "proof-typing": _proof_typing,
    "proof-check": _proof_check,
    "proof-print": _proof_print,
    "paper-decisions": lambda window: _papers(window, decisions=True),
    "paper-single": lambda window: _papers(window, singles=("RM264",), only=True),
    "paper-parents": lambda window: _papers(window, parents=_sheets(window)[:1]),
    "paper-slips": lambda window: _papers(window, feedback=window.context.desk.decisions.feedback_due()),
    "mode": _mode,
    "parents": _parents,
    "readback": _read_back,
    "handover": _handover,
    "handover-parents": lambda window: _handover_tab(window, 1),
    "handover-slip": lambda window: _handover_tab(window, 2),
    "register": _register,
    **{f"register-{upto}": partial(_register, upto=upto) for upto in ("missing", "empty", "wrong")},
    "contacts": _contacts,
    "contacts-empty": lambda window: _contacts(window, 0),
    "contacts-many": lambda window: _contacts(window, 60),
    "contacts-load": lambda window: _contacts(window).show_loads(),  # type: ignore[attr-defined]
    "contacts-import": _contacts_import,
    "contacts-away": _contact_away,
    "preview-open": partial(_open_paper, paper=True),
    "meeting-open": _open_paper,
    "overview-open": partial(_open_paper, place=OVERVIEW),
    "help": _help,
    "save-pdf": _save_pdf,
    "save-pdf-done": partial(_save_pdf, saved=True),
    "kiosk": _kiosk,
    "kiosk-sheet": lambda window: _kiosk(window, "JV"),
    **{f"follow_up_{tab}": partial(_follow_up, tab=tab) for tab in FOLLOW_UP_TABS},
}
LOCKED = {
    "stand-in": _stand_in,
    "stand-in-sheet": _stand_in_sheet,
    "stand-in-done": _stand_in_done,
    "take-back": _take_back,
    "take-back-compare": _take_back_compare,
}
"""On a store with a lock, which the practice cases have not."""
BEFORE = ("welcome", "unlock", "stand-in-open", "stand-in-here")
VARIANTS = (
    ("light", 100, "1280x800"),
    ("dark", 100, "1280x800"),
    ("light", 200, "1280x800"),
    ("light", 100, "920x500"),
    ("dark", 200, "920x500"),
)

TURNS = 10
"""Of the event loop before a picture: on a busy computer the first alone may take all the time there is."""


def settle(app: QApplication, seconds: float = 0.4) -> None:
    """Let timers and layouts come to rest."""
    until, turns = time.monotonic() + seconds, 0
    while time.monotonic() < until or turns < TURNS:
        turns += 1
        app.processEvents()
        app.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)  # else each window outlives its picture
        time.sleep(0.01)


def pictures(options: argparse.Namespace) -> Iterator[Path]:
    """Save one picture for each screen and variant asked for."""
    app = _application()
    speak_dutch(app)
    chosen = [options.screen] if options.screen else [*BEFORE, *ENTRY, *STATES, *LOCKED]
    variants = VARIANTS if options.all else ((options.theme, options.text, options.size),)
    for theme, text, size in variants:
        width, height = (int(part) for part in size.split("x"))
        preferences = Preferences(theme=Theme(theme), text_size=text)
        for name in chosen:
            program = Program(app, _way_in(name), preferences=preferences)
            shown = _open(program, name, options.do, (width, height))
            shown.resize(width, height)
            settle(app)
            path = options.out / f"{name}-{theme}-{text}-{size}.png"
            shown.grab().save(str(path))
            if shown.size().width() > width:
                print(f"{name}: {shown.width()} px breed in plaats van {width}", file=sys.stderr)
            shown.hide()
            program.finish()
            settle(app, 0.02)
            yield path


class _NoSecrets:
    """Stands in for the keyring of this computer: there is none, so a store asks for the passphrase alone."""

    def available(self) -> None:
        raise KeyringError("Op deze computer is geen sleutelbos.")

    def store(self, vault_id: str, secret: bytes) -> None:
        self.available()

    def fetch(self, vault_id: str) -> bytes:
        raise KeyringError("Op deze computer is geen sleutelbos.")

    def forget(self, vault_id: str) -> None:
        """Nothing was kept."""

    waiting = False

    def cancel(self) -> None:
        """Nothing ever waits here."""


def _way_in(name: str) -> Access:
    """An empty folder, or for `unlock` a small real store in it."""
    if name in ENTRY:
        return spoiled(Path(_HOME.name)).access
    if name != "unlock":
        return Access(Path(_HOME.name) / "nothing", secrets=_NoSecrets())  # type: ignore[arg-type]
    cheap = KdfCost(memory_kib=64, iterations=1, lanes=1)
    access = Access(Path(_HOME.name) / "store", secrets=_NoSecrets(), cost=cheap)  # type: ignore[arg-type]
    if access.state() is AccessState.NEW:
        made = access.prepare(_PASSPHRASE)
        groups = made.recovery_groups
        made.confirms(*(groups[place] for place in made.asked_groups))
        made.finish(Coalition()).close()
    return access


def _open(program: Program, name: str, do: str, size: tuple[int, int]) -> QWidget:
    if name in ENTRY:
        entry = program.begin(AccessState.LOCKED)
        ENTRY[name](entry, spoiled(Path(_HOME.name)))
        return entry
    if name in BEFORE[2:]:
        entry = program.begin(AccessState.NEW)
        entry._open_stand_in() if name == "stand-in-open" else entry._stood_in(open_practice())
        return entry
    if name in LOCKED:
        window = program.open_desk(_way_in("unlock").unlock(_PASSPHRASE))
        window.resize(*size)
        LOCKED[name](window)
        return window
    if name in BEFORE:
        return program.begin(AccessState.NEW if name == "welcome" else AccessState.LOCKED)
    window = program.open_desk(open_practice())
    STATES[name](window)
    if do:
        getattr(window.shown, do)()
    return window


def main() -> int:
    """Read the command line and save the pictures."""
    parser = argparse.ArgumentParser()
    parser.add_argument("out", type=Path)
    parser.add_argument("--screen", choices=[*BEFORE, *ENTRY, *STATES, *LOCKED])
    parser.add_argument("--theme", choices=[theme.value for theme in Theme], default="light")
    parser.add_argument("--text", type=int, default=100)
    parser.add_argument("--size", default="1280x800")
    parser.add_argument("--do", default="")
    parser.add_argument("--all", action="store_true")
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    for path in pictures(options):
        print(path)
    return 0


if __name__ == "__main__":
    sys.exit(main())
