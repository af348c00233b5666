"""R4: a number or a name is found too with signs in it that nobody sees, or that only look like ours."""

from __future__ import annotations

import unicodedata
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casusdesk.domain.proofread import Finding, FindingKind, proofread
from casusdesk.domain.proofread_names import Names
from casusdesk.domain.proofread_plain import plain
from casusdesk.paths import resource
from casusdesk.services.desk import Desk
from casusdesk.services.print_job import PrintJob
from casusdesk.services.proofreading import UnreadTextError

NAMES = Names.load(resource("names"))
KIND = FindingKind
HIDDEN = {
    "ik zag 111\u200b222333 staan": ("111\u200b222333", KIND.BSN),
    "ik zag 111\u00ad222\u00ad333 staan": ("111\u00ad222\u00ad333", KIND.BSN),
    "ik zag 111\n222\n333 staan": ("111\n222\n333", KIND.BSN),
    "ik zag 111\u2212222\u2212333 staan": ("111\u2212222\u2212333", KIND.BSN),
    "ik zag \uff11\uff11\uff11\uff12\uff12\uff12\uff13\uff13\uff13 staan": (
        "\uff11\uff11\uff11\uff12\uff12\uff12\uff13\uff13\uff13",
        KIND.BSN,
    ),
    "bel 06\u201112345678": ("06\u201112345678", KIND.PHONE),
    "bel 06\u200b12345678": ("06\u200b12345678", KIND.PHONE),
    "mail an\u200b@example.nl": ("an\u200b@example.nl", KIND.EMAIL),
    "woont in 7604\nBK": ("7604\nBK", KIND.POSTCODE),
    "woont Beuken\u00adstraat 12": ("Beuken\u00adstraat 12", KIND.STREET),
    "zag 3\u200b mei 2027": ("3\u200b mei 2027", KIND.DATE),
    "belt Fa\u00adtima": ("Fa\u00adtima", KIND.NAME),
    "belt Fa\ufefftima": ("Fa\ufefftima", KIND.NAME),
    unicodedata.normalize("NFD", "belt Renée"): (unicodedata.normalize("NFD", "Renée"), KIND.NAME),
}


@pytest.mark.parametrize("text", HIDDEN, ids=ascii)
def test_it_is_found_and_pointed_out_where_it_stands(text: str) -> None:
    words, kind = HIDDEN[text]
    start = text.index(words)
    assert proofread(text, NAMES) == (Finding(kind, start, start + len(words)),)


def test_nor_does_it_come_on_paper(desk: Desk) -> None:
    desk.cases.record(replace(desk.cases.get("KT472"), question="bsn 111\u00ad222\u00ad333?"))
    with pytest.raises(UnreadTextError):
        desk.register.issue(PrintJob(desk.meetings.upcoming(), agenda=True, copies=("VK",)))


@given(st.text(alphabet="a1\u00ad\u200b\n-–\u2212\uff11\u0663é ’F"))
def test_every_character_keeps_its_place(text: str) -> None:
    read, places = plain(text)
    assert len(read) == len(places)
    assert sorted(set(places)) == list(places)
    assert all(0 <= place < len(text) for place in places)
    assert plain(read)[0] == read
