"""The settings of the coalition, in the encrypted store with everything else."""

from __future__ import annotations

from types import MappingProxyType

from casusdesk.domain.coalition import LADDER, ROUTE, Coalition, Rhythm, Rung
from casusdesk.store import contact_tables, decision_tables, meeting_tables
from casusdesk.store.rows import OpenVault, lines_by_owner, put, reading, rows_where, table_of

_ONLY = 1


class CoalitionStore:
    """The one coalition of an open vault."""

    def __init__(self, vault: OpenVault) -> None:
        self._vault = vault

    def save(self, coalition: Coalition) -> None:
        """Keep the settings as they are now."""
        with self._vault.session() as session:
            connection = session.connection()
            columns = {
                "id": _ONLY,
                "title": coalition.title,
                "controller": coalition.controller,
                "rhythm": coalition.rhythm.value,
                "first_meeting": coalition.first_meeting,
                "starts": coalition.starts,
                "ends": coalition.ends,
                "place": coalition.place,
                "chair": coalition.chair,
            }
            put(connection, meeting_tables.CoalitionRow, [columns])
            attendees = table_of(meeting_tables.AttendeeRow)
            connection.execute(attendees.delete())
            for place, role in enumerate(coalition.attendees):
                connection.execute(attendees.insert().values(position=place, role=role))
            ladder, contacts = table_of(decision_tables.RungRow), table_of(decision_tables.ContactRow)
            connection.execute(ladder.delete())
            connection.execute(contacts.delete())
            rungs = [
                {"position": place, "role": rung.role, "reach": rung.reach}
                for place, rung in enumerate(coalition.ladder)
            ]
            put(connection, decision_tables.RungRow, rungs)
            known = [{"pathway": key, "contact": text} for key, text in coalition.contacts.items() if text]
            put(connection, decision_tables.ContactRow, known)
            connection.execute(table_of(contact_tables.RouteStepRow).delete())
            steps = [{"position": place, "text": text} for place, text in enumerate(coalition.route)]
            put(connection, contact_tables.RouteStepRow, steps)

    def get(self) -> Coalition | None:
        """The settings, None when nothing was set yet."""
        with reading(), self._vault.session() as session:
            connection = session.connection()
            rows = rows_where(connection, meeting_tables.CoalitionRow)
            if not rows:
                return None
            row = rows[0]
            roles = lines_by_owner(connection, meeting_tables.AttendeeRow, "position")
            rungs = lines_by_owner(connection, decision_tables.RungRow, "position")
            contacts = rows_where(connection, decision_tables.ContactRow)
            steps = lines_by_owner(connection, contact_tables.RouteStepRow, "position")
            return Coalition(
                title=row.title,
                controller=row.controller,
                rhythm=Rhythm(row.rhythm),
                first_meeting=row.first_meeting,
                starts=row.starts,
                ends=row.ends,
                place=row.place,
                chair=row.chair,
                attendees=tuple(line.role for lines in roles.values() for line in lines),
                ladder=tuple(Rung(line.role, line.reach) for lines in rungs.values() for line in lines)
                or LADDER,
                contacts=MappingProxyType({line.pathway: line.contact for line in contacts}),
                route=tuple(line.text for lines in steps.values() for line in lines) or ROUTE,
            )
