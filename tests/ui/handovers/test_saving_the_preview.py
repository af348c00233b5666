"""Ctrl+Shift+P saves what the preview shows, with what was ticked there."""

from __future__ import annotations

from pathlib import Path

import pytest
from pypdf import PdfReader

from casusdesk.ui.handovers.screen import HandoversScreen
from saving import save


@pytest.fixture
def saved(screen: HandoversScreen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "uit.pdf"
    monkeypatch.setattr(screen.context.dialogs, "choose_save_file", lambda *_args, **_kwargs: path)
    return path


def test_what_was_ticked_in_the_preview_stays_ticked(screen: HandoversScreen, saved: Path) -> None:
    screen.preview()
    documents = screen.preview_page.view.documents
    assert not documents.agenda.isChecked()
    documents.agenda.setChecked(True)
    before = documents.ticked()
    screen.save_pdf()
    words = save(screen.preview_page)
    assert documents.agenda.isChecked()
    assert documents.ticked() == before
    text = PdfReader(saved, password=words).pages[0].extract_text()
    assert "Agenda casusoverleg" in text


def test_tab_goes_through_the_documents_in_the_order_they_stand(screen: HandoversScreen) -> None:
    screen.preview()
    documents = screen.preview_page.view.documents
    reached, widget = [], documents.agenda.nextInFocusChain()
    while widget is not documents.agenda:
        reached.append(widget.accessibleName())
        widget = widget.nextInFocusChain()
    sheets = [box.accessibleName() for box in documents.handovers.boxes.values()]
    assert len(sheets) > 1
    first = reached.index(sheets[0])
    assert reached[first : first + len(sheets)] == sheets
