"""Lessons in and out of the store: what was learned, never from whom."""

from __future__ import annotations

from sqlalchemy import delete, select

from casusdesk.domain.course import Lesson
from casusdesk.store import decision_tables
from casusdesk.store.rows import OpenVault, put, reading, table_of

_LESSONS = table_of(decision_tables.LessonRow)


class LessonStore:
    """The lessons of one open vault. Every method is one transaction."""

    def __init__(self, vault: OpenVault) -> None:
        self._vault = vault

    def save(self, lesson: Lesson) -> None:
        """Keep the lesson."""
        with self._vault.session() as session:
            row = {"id": lesson.id, "text": lesson.text, "noted_on": lesson.noted_on}
            put(session.connection(), decision_tables.LessonRow, [row])

    def listed(self) -> list[Lesson]:
        """Every lesson, the newest month first; within a month in no order that tells who came when."""
        with reading(), self._vault.session() as session:
            query = select(_LESSONS).order_by(_LESSONS.c.noted_on.desc(), _LESSONS.c.id)
            return [Lesson(row.id, row.text, row.noted_on) for row in session.connection().execute(query)]

    def remove(self, lesson_id: str) -> None:
        """Wipe it; nothing happens when it is gone already."""
        with self._vault.session() as session:
            session.connection().execute(delete(_LESSONS).where(_LESSONS.c.id == lesson_id))
