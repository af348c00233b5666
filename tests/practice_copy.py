"""The practice month, built once for all tests: every desk is a copy of that real store, opened with its key.

Building it costs a third of a second, a copy hardly anything; hundreds of tests begin with one.
"""

from __future__ import annotations

import shutil
import tomllib
from collections.abc import Callable
from datetime import date, datetime, time
from functools import partial
from itertools import count
from pathlib import Path

from sqlalchemy import text

from casusdesk.paths import resource
from casusdesk.services.clock import Clock
from casusdesk.services.desk import Desk
from casusdesk.services.opening import open_desk
from casusdesk.services.practice import fill_practice
from casusdesk.store import files, generations
from casusdesk.store.keys import RawKey
from casusdesk.store.opened import open_current
from casusdesk.store.vault import Vault


class PracticeCopies:
    """`desk` gives a fresh practice desk, as `open_practice` does; its folder goes when it closes."""

    def __init__(self, folder: Path) -> None:
        self._folder, self._key, self._numbers = folder, RawKey.random(), count(1)
        self._template = folder / "model"
        content = tomllib.loads(resource("demo", "practice.toml").read_text(encoding="utf-8"))
        self._today: date = content["today"]
        files.private_folder(self._template)
        generations.build_first(self._template, self._key)
        vault = open_current(self._template, self._key, None)
        fill_practice(open_desk(vault, self._clock(), practice=True), content)
        with vault.session() as session:  # as on a practice desk that was never closed
            session.connection().execute(
                text("UPDATE meetings SET settled = 1 WHERE held_on < :day"), {"day": self._today.isoformat()}
            )
        vault.close()

    def desk(self) -> Desk:
        """A copy, opened on the practice day."""
        return self._opened(self._copied(self._template))

    def filled(self, name: str, fill: Callable[[Desk], object]) -> Desk:
        """A copy in which `fill` was done; under the same `name` it is done once."""
        model = self._folder / f"filled-{name}"
        if not model.exists():
            shutil.copytree(self._template, model)
            vault = open_current(model, self._key, None)
            fill(open_desk(vault, self._clock(), practice=True))
            vault.close()
        return self._opened(self._copied(model))

    def _copied(self, model: Path) -> Path:
        home = self._folder / str(next(self._numbers))
        shutil.copytree(model, home)
        return home

    def _opened(self, home: Path) -> Desk:
        vault = open_current(home, self._key, None)
        gone = partial(shutil.rmtree, home, ignore_errors=True)
        return open_desk(vault, self._clock(), practice=True, on_close=gone)

    def month(self, home: Path) -> Vault:
        """A copy at `home`, in which what the cases tell came in after the last meeting."""
        model = self._folder / "month"
        if not model.exists():
            self._build_month(model)
        shutil.copytree(model, home)
        return open_current(home, self._key, None)

    def _build_month(self, model: Path) -> None:
        content = tomllib.loads(resource("demo", "practice.toml").read_text(encoding="utf-8"))
        files.private_folder(model)
        generations.build_first(model, self._key)
        vault = open_current(model, self._key, None)
        desk = open_desk(vault, self._clock())
        fill_practice(desk, content)
        told = desk.cases.all()
        open_desk(vault, self._clock())  # the meetings that are over make room for news
        for case in told:
            desk.cases.record(case)
        vault.close()

    def _clock(self) -> Clock:
        morning = datetime.combine(self._today, time(9)).astimezone()
        return Clock(today=lambda: self._today, now=lambda: morning)
