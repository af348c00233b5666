"""The practice desk: fictional cases in a throw-away store of its own, never mixed with real ones (ux §7)."""

from __future__ import annotations

import shutil
import tomllib
from dataclasses import replace
from datetime import date, datetime, time
from functools import partial
from pathlib import Path
from typing import Any

from casusdesk.domain.action import Action
from casusdesk.domain.case import Case
from casusdesk.domain.coalition import Coalition
from casusdesk.domain.decision import Decision
from casusdesk.domain.handover import Handover
from casusdesk.domain.meeting import Meeting
from casusdesk.paths import resource
from casusdesk.services.clock import Clock
from casusdesk.services.desk import Desk
from casusdesk.services.opening import open_desk
from casusdesk.services.practice_file import built, marks
from casusdesk.services.practice_folders import new_practice_folder
from casusdesk.store.vault import create_practice_vault


def practice_desk(folder: Path | None = None, *, today: date | None = None) -> Desk:
    """A throw-away store with the practice cases, on the day their file names unless `today` is another."""
    content = tomllib.loads(resource("demo", "practice.toml").read_text(encoding="utf-8"))
    desk = empty_desk(folder, today=today or content["today"])
    try:
        fill_practice(desk, content)
    except BaseException:
        desk.close()
        raise
    return desk


def empty_desk(folder: Path | None = None, *, today: date | None = None) -> Desk:
    """A throw-away store with nothing in it; its key is only in memory, its folder goes at `close`."""
    home = new_practice_folder() / "oefening" if folder is None else folder
    doomed = home.parent if folder is None else home
    clock = Clock() if today is None else _standing_still(today)
    try:
        vault = create_practice_vault(home)
    except BaseException:
        if folder is None:
            shutil.rmtree(doomed, ignore_errors=True)
        raise
    return open_desk(vault, clock, practice=True, on_close=partial(shutil.rmtree, doomed, ignore_errors=True))


def _standing_still(today: date) -> Clock:
    """Nine in the morning of `today`, for as long as it takes: the same papers every time."""
    morning = datetime.combine(today, time(9)).astimezone()
    return Clock(today=lambda: today, now=lambda: morning)


def fill_practice(desk: Desk, content: dict[str, Any]) -> None:
    """Put the practice month, as its file tells it, into an empty store."""
    desk.save_coalition(built(Coalition, content["coalition"]))
    settled_on = content["settled_on"]
    for table in content["case"]:
        table["settled"] = marks(table["settled"], settled_on)
    desk.cases.add_all([built(Case, table) for table in content["case"]])
    desk.cases.record_actions(*(built(Action, action) for action in content["action"]))
    decisions = [built(Decision, table) for table in content["decision"]]
    desk.decisions.record_all([replace(d, lead=desk.cases.get(d.case_code).lead) for d in decisions])
    desk.handovers.record(*(built(Handover, handover) for handover in content["handover"]))
    desk.meetings.record_all(*(built(Meeting, table) for table in content["meeting"]))
    desk.meetings.record(desk.meetings.or_filled(desk.meetings.upcoming().held_on))
