"""The fields of a form as texts, and texts typed into the fields again, for drafts (vault §1).

A field goes by its spoken name and its number among those of the same name, which a form makes the same way
every time.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from PySide6.QtWidgets import QCheckBox, QWidget

from casusdesk.ui.choice_fields import ChoiceField, RadioField
from casusdesk.ui.date_field import DateField
from casusdesk.ui.fields import Field, LineField, TextField
from casusdesk.ui.time_field import TimeField


def fields_of(form: QWidget) -> dict[str, QWidget]:
    """Every field and tick box inside `form`, by name and number."""
    found: dict[str, QWidget] = {}
    times: Counter[str] = Counter()
    for widget in form.findChildren(QWidget):
        if isinstance(widget, Field):
            name = widget.editor.accessibleName() or widget.label.text()
        elif isinstance(widget, QCheckBox):
            name = widget.text() or widget.accessibleName()
        else:
            continue
        times[name] += 1
        found[f"{name}#{times[name]}"] = widget
    return found


def typed(form: QWidget, only: Iterable[QWidget] | None = None) -> dict[str, str]:
    """What stands in the fields of `form`, or `only` in those, as it was typed."""
    wanted = None if only is None else list(only)
    return {
        name: _raw(widget) for name, widget in fields_of(form).items() if wanted is None or widget in wanted
    }


def troubled(form: QWidget) -> dict[str, str]:
    """What stands in the fields that could not be kept: no date, no number, or too long."""
    return typed(form, [widget for widget in fields_of(form).values() if in_trouble(widget)])


def in_trouble(widget: QWidget) -> bool:
    """Whether something was typed here that is not kept as it stands."""
    if isinstance(widget, DateField):
        return bool(widget.line.text().strip()) and (widget.day() is None or bool(widget.problem))
    if isinstance(widget, TimeField):
        return bool(widget.line.text().strip()) and widget.moment() is None
    return isinstance(widget, LineField | TextField) and bool(widget.problem) and bool(_raw(widget).strip())


def type_in(form: QWidget, content: Mapping[str, str]) -> bool:
    """Fill the fields as if it was typed; whether each of them was found."""
    fields = fields_of(form)
    for name, words in content.items():
        if name in fields:
            _type(fields[name], words)
    return all(name in fields for name in content)


def _raw(widget: QWidget) -> str:
    if isinstance(widget, LineField | DateField | TimeField):
        return widget.line.text()
    if isinstance(widget, TextField):
        return widget.area.toPlainText()
    if isinstance(widget, ChoiceField | RadioField):
        return widget.key()
    return "1" if isinstance(widget, QCheckBox) and widget.isChecked() else ""


def _type(widget: QWidget, words: str) -> None:
    if _raw(widget) == words:
        return
    if isinstance(widget, LineField | DateField | TimeField):
        widget.line.setText(words)
        widget.line.textEdited.emit(words)
        if not isinstance(widget, LineField):
            widget.line.editingFinished.emit()  # says what is wrong with it
    elif isinstance(widget, TextField):
        widget.area.setPlainText(words)
    elif isinstance(widget, RadioField) and words:
        widget.button(words).click()
    elif isinstance(widget, ChoiceField):
        widget.set_key(words)
        widget.edited.emit()
    elif isinstance(widget, QCheckBox):
        widget.click()
