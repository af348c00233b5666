"""The words that open a saved file: five of 2 048 plain ones, other ones each time."""

from __future__ import annotations

import math
import re
from io import BytesIO

from pypdf import PdfReader

from casusdesk.documents.pdf import write_pdf
from casusdesk.paths import resource
from casusdesk.services.pdf_lock import WORDS, locked, new_passphrase, word_list
from casusdesk.store.passphrase import weak_passphrase
from practice_copy import PracticeCopies


def test_the_list_holds_2_048_words_that_can_be_said_and_typed() -> None:
    words = word_list()
    assert len(words) == len(set(words)) == 2048
    assert all(re.fullmatch("[a-z]{4,10}", word) for word in words)
    assert math.log2(len(words)) * WORDS == 55
    assert list(words) == sorted(words)


def test_the_list_says_whose_it_is() -> None:
    head = resource("texts", "passphrase_words.txt").read_text(encoding="utf-8")[:600]
    assert "OpenTaal" in head
    assert "Creative Commons Attribution 3.0" in head


def test_other_words_every_time_and_all_of_them_come() -> None:
    made = [new_passphrase() for _ in range(4000)]
    assert len(set(made)) == len(made)
    assert all(len(words.split()) == WORDS for words in made)
    # of 20 000 draws from 2 048 words, hardly one stays out: e**-9.8 of them
    assert len({word for words in made for word in words.split()}) > 2030
    assert all(weak_passphrase(words) is None for words in made[:50])


def test_the_second_password_is_another_one_each_time(practice_copies: PracticeCopies) -> None:
    desk = practice_copies.desk()
    data = write_pdf(desk.papers.agenda_pages(desk.meetings.upcoming()), title="")
    desk.close()
    first, second = (PdfReader(BytesIO(locked(data, "a b c d e"))) for _ in range(2))
    assert first.trailer["/Encrypt"]["/O"] != second.trailer["/Encrypt"]["/O"]
    assert PdfReader(BytesIO(locked(data, "a b c d e"))).decrypt("a b c d e") == 1  # as its user
