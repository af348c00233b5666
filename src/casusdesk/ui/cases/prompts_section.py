"""When a case cannot wait or is stuck: calm cards with the question, why it is asked, and what one can do."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QFrame, QVBoxLayout, QWidget

from casusdesk.domain import arrange, limits
from casusdesk.domain.case import Case
from casusdesk.domain.coalition import Rung
from casusdesk.domain.escalation import MELDCODE, Prompt, PromptKind, is_urgent, prompts
from casusdesk.domain.wording import day_month
from casusdesk.ui.autosave import AutoSave
from casusdesk.ui.cases.action_form import choices
from casusdesk.ui.cases.course_commands import CourseCommands, rung_words
from casusdesk.ui.cases.detail_parts import Sign
from casusdesk.ui.cases.detail_section import DetailSection, Unfolding, asking_key, stacked_column
from casusdesk.ui.cases.detail_view import CaseView
from casusdesk.ui.choice_fields import ChoiceField
from casusdesk.ui.colours import Colours
from casusdesk.ui.context import WindowContext
from casusdesk.ui.fields import TextField
from casusdesk.ui.flow import FlowLayout
from casusdesk.ui.labels import button, frame, muted, text
from casusdesk.ui.theme import GRID

OBSTACLE: Final = "Welke regel of wet zit in de weg?"
_ICONS: Final = {
    PromptKind.CANNOT_WAIT: "urgent",
    PromptKind.BREAKTHROUGH: "info",
    PromptKind.ESCALATE: "up",
    PromptKind.MELDCODE: "info",
}
_REASONS_BY_FIELD: Final = {PromptKind.BREAKTHROUGH: f" {OBSTACLE}"}
"""What a field of the card asks already, so that its reason need not."""
_NO_REACH: Final = "Hoe je hen bereikt, vul je in bij Instellingen."


class PromptsSection(DetailSection):
    """Hidden while there is nothing to ask; what is typed as obstacle is kept by itself."""

    def __init__(self, context: WindowContext, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._steps = CourseCommands(context)
        self._code = ""
        self._unfolded: set[str] = set()
        self._building = False
        self.cards: dict[PromptKind, QFrame] = {}
        self.obstacle = TextField(OBSTACLE, limits.OBSTACLE)
        self.obstacle.setParent(self)
        self.obstacle.hide()
        self.autosave = AutoSave(context, self._save, self)
        self.obstacle.edited.connect(self.autosave.touch)
        self.obstacle.left.connect(self._left)

    def needs(self, view: CaseView) -> object:
        case = replace(view.case, obstacle="")
        return case, view.actions, view.ladder, asking_key(view.asking)

    def leave(self) -> None:
        """Another case comes: keep what is still waiting."""
        self.autosave.flush()

    def show_view(self, view: CaseView, *, stacked: bool, look: object) -> bool:
        if view.case.code != self._code:
            self._code = view.case.code
            self._unfolded.clear()
        self._building = True  # moving a field that is being typed in looks as if she left it
        made = super().show_view(view, stacked=stacked, look=look)
        self._building = False
        if not self.autosave.waiting:
            self.obstacle.set_text(view.case.obstacle)
        return made

    def build(self, view: CaseView) -> QWidget | None:
        self.cards = {}
        self.obstacle.setParent(self)
        self.obstacle.hide()
        for prompt in prompts(view.case, view.actions, view.asking.catalog):
            because = prompt.because.removesuffix(_REASONS_BY_FIELD.get(prompt.kind, ""))
            ink = Colours.of(self).error if prompt.kind is PromptKind.CANNOT_WAIT else Colours.of(self).text
            head = Sign(_ICONS[prompt.kind], prompt.kind.value, ink, wraps=True)
            self.cards[prompt.kind] = frame("card", head, muted(because), *self._inside(prompt, view))
        parts: list[QWidget] = list(self.cards.values())
        urgent = is_urgent(view.case, view.asking.catalog)
        if view.case.status.active and urgent and view.case.urgency.can_wait is not None:
            parts.append(self._weighed(view))
        return stacked_column(*parts) if parts else None

    def _inside(self, prompt: Prompt, view: CaseView) -> list[QWidget]:
        if prompt.kind is PromptKind.CANNOT_WAIT:
            return self._waiting(view)
        if prompt.kind is PromptKind.BREAKTHROUGH:
            return self._breakthrough(view)
        if prompt.kind is PromptKind.ESCALATE:
            rungs = [self._rung(rung, view) for rung in view.ladder]
            if not all(rung.reach for rung in view.ladder):
                rungs.append(muted(_NO_REACH))
            return [self._folded("Stappen om op te schalen", rungs)]
        steps: list[QWidget] = [text(f"{place}. {step}") for place, step in enumerate(MELDCODE, 1)]
        return [self._folded("De vijf stappen", steps)]

    def _waiting(self, view: CaseView) -> list[QWidget]:
        case, code = view.case, view.case.code
        who = ChoiceField("Wie belt vandaag?", choices(case, view.asking.catalog))
        who.set_key(case.lead.role or case.brought_by_role)
        who.set_widest(400)
        call = button("Nee, vandaag bellen", lambda: self._steps.call_today(code, who.key()))
        wait = button("Ja, dit kan wachten", partial(self._steps.can_wait, code))
        return [who, _flow(call, wait)]

    def _weighed(self, view: CaseView) -> QWidget:
        """What was answered, in one line with the way back."""
        urgency = view.case.urgency
        if urgency.can_wait:
            words = "De urgente zorg kan wachten tot het overleg."
        else:
            who = view.asking.catalog.agency_label(urgency.calls_today)
            words = f"De urgente zorg kan niet wachten: de {who} belt." if who else "Dit kan niet wachten."
        again = button("Toch anders", partial(self._steps.ask_again, view.case.code), "link")
        return _flow(muted(words), again)

    def _breakthrough(self, view: CaseView) -> list[QWidget]:
        case, meeting = view.case, view.asking.meeting
        self.obstacle.show()
        asked = "doorbraak" in case.decision_needed.lower()
        day = day_month(meeting.held_on)
        if asked and arrange.on_agenda(meeting, case.code):
            ink = Colours.of(self).ok
            said = f"De vraag om een doorbraak staat op de agenda van {day}"
            return [self.obstacle, Sign("done", said, ink, wraps=True)]
        put = button(f"Doorbraak op de agenda van {day}", partial(self._steps.break_through, case.code))
        return [self.obstacle, _flow(put)]

    def _rung(self, rung: Rung, view: CaseView) -> QWidget:
        """The role, how it is reached, and the button that makes it an afspraak for today."""
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addStretch(1)  # level with the button
        words.addWidget(text(rung.role))
        if rung.reach:
            words.addWidget(muted(rung.reach))
        words.addStretch(1)
        made = QWidget()
        way = QBoxLayout.Direction.TopToBottom if self.stacked else QBoxLayout.Direction.LeftToRight
        row = QBoxLayout(way, made)
        row.setContentsMargins(0, GRID // 2, 0, GRID // 2)
        row.setSpacing(GRID)
        row.addLayout(words, 1)
        if self._agreed(view, rung):
            row.addWidget(Sign("done", "Vandaag afgesproken", Colours.of(self).ok))
        else:
            act = button("Opschalen", partial(self._escalate, view.case, rung))
            act.setAccessibleName(f"Opschalen: {rung.role}")
            row.addWidget(act, 0, Qt.AlignmentFlag.AlignLeft)
        return made

    def _escalate(self, case: Case, rung: Rung) -> None:
        self._steps.escalate(case, rung)

    @staticmethod
    def _agreed(view: CaseView, rung: Rung) -> bool:
        words, today = rung_words(rung), view.asking.today
        return any(a.text == words and a.agreed_on == today for a in view.actions)

    def _folded(self, words: str, parts: list[QWidget]) -> Unfolding:
        made = Unfolding(words, parts, unfolded=words in self._unfolded)
        made.turned = partial(self._remember, words)
        return made

    def _remember(self, words: str, unfolded: bool) -> None:
        (self._unfolded.add if unfolded else self._unfolded.discard)(words)
        self.moved.emit()

    def _left(self) -> None:
        if not self._building:
            self.autosave.flush()

    def _save(self) -> None:
        cases = self._context.desk.cases
        case = cases.get(self._code)
        if case.obstacle != self.obstacle.text():
            cases.record(replace(case, obstacle=self.obstacle.text()))


def _flow(*widgets: QWidget) -> QWidget:
    made = QWidget()
    flow = FlowLayout(made)
    for widget in widgets:
        flow.addWidget(widget)
    return made
