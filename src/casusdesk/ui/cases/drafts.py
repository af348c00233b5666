"""What stands in the forms of the case screen and is not kept, and the way back into them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from casusdesk.domain.draft import Draft
from casusdesk.services.wizard import Step
from casusdesk.ui.cases.agency_picker import AgencyPicker
from casusdesk.ui.cases.question_page import QuestionPage
from casusdesk.ui.draft_fields import troubled, type_in, typed

if TYPE_CHECKING:
    from casusdesk.ui.cases.screen import CasesScreen

SIGNAL, CLOSE, NAME, SEEN = "cases.signal", "cases.close", "cases.name", "cases.seen"
ACTION, OBSTACLE, QUESTIONS, CASE = "cases.action", "cases.obstacle", "cases.questions", "cases.case"
_CODE = "code"


def drafts_of(screen: CasesScreen) -> Iterator[Draft]:
    """Everything that was typed on this screen and stands in no case yet."""
    form, detail, code = screen.form, screen.detail, screen.detail.code
    if form.touched:
        yield Draft(SIGNAL, content={**typed(form), _CODE: form.code_label.text()})
    if detail.closing.touched:
        yield Draft(CLOSE, detail.closing.code, content=typed(detail.closing))
    if code and detail.name.changed:
        yield Draft(NAME, code, content=typed(detail.name.form))
    if code and not detail.seen.form.isHidden():
        yield Draft(SEEN, code, content=typed(detail.seen.form))
    if code and detail.agreed.half_done:
        yield Draft(ACTION, code, detail.agreed.action_id, typed(detail.agreed.form))
    if code and detail.prompts.autosave.waiting:
        yield Draft(OBSTACLE, code, content=typed(detail.prompts, [detail.prompts.obstacle]))
    wizard = screen.wizard
    if wizard.editor.open_code and isinstance(page := wizard.pages.get(wizard.walk.step), QuestionPage):
        content = typed(page) if wizard.editor.autosave.waiting else {**troubled(page), **_half_picked(page)}
        if content:
            yield Draft(QUESTIONS, wizard.editor.open_code, wizard.walk.step.value, content)


def take(screen: CasesScreen, draft: Draft) -> bool:
    """Open the form of this draft with what was typed in it; False when that cannot be."""
    if draft.kind == SIGNAL:
        screen.form.take_code(draft.content.get(_CODE, ""))
        screen.add_signal()
        type_in(screen.form, {name: words for name, words in draft.content.items() if name != _CODE})
        return True
    screen.context.desk.cases.get(draft.case_code)
    if draft.kind == QUESTIONS:
        step = next((step for step in Step if step.value == draft.key), None)
        screen.open_questions(draft.case_code, step)
        type_in(screen.wizard.page(), draft.content)
        return True
    screen.open_case(draft.case_code)
    return _into_detail(screen, draft)


def _into_detail(screen: CasesScreen, draft: Draft) -> bool:
    detail = screen.detail
    if detail.code != draft.case_code:
        return False
    if draft.kind == CLOSE:
        detail.ask_closing()
        type_in(detail.closing, draft.content)
    elif draft.kind == NAME:
        detail.name.unfold()
        type_in(detail.name.form, draft.content)
    elif draft.kind == SEEN:
        detail.seen.unfold()
        type_in(detail.seen.form, draft.content)
    elif draft.kind == ACTION:
        detail.agreed.resume(draft.key)
        type_in(detail.agreed.form, draft.content)
    elif draft.kind == OBSTACLE:
        type_in(detail.prompts, draft.content)
    return True


def whereabouts(screen: CasesScreen, *, on_questions: bool, on_signal: bool) -> Draft | None:
    """The form, the question or the case in sight."""
    if on_questions and screen.wizard.editor.open_code:
        return Draft(QUESTIONS, screen.wizard.editor.open_code, screen.wizard.walk.step.value)
    if on_signal:
        return Draft(SIGNAL)
    return Draft(CASE, screen.detail.code) if screen.detail.code else None


def _half_picked(page: QuestionPage) -> dict[str, str]:
    """An agency that was being typed and not chosen yet."""
    pickers = [picker.field for picker in page.findChildren(AgencyPicker) if picker.field.text()]
    return typed(page, pickers)
