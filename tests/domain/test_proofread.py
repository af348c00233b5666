"""What the proofreading points out, kind by kind, and where exactly (rule R4)."""

from __future__ import annotations

import time
import unicodedata
from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from casusdesk.domain.finding_words import AS_IF
from casusdesk.domain.proofread import Finding, FindingKind, proofread
from casusdesk.domain.proofread_names import Names, fold, words_of
from casusdesk.domain.proofread_numbers import passes_eleven_test
from casusdesk.paths import resource

BSN, DATE, PHONE = FindingKind.BSN, FindingKind.DATE, FindingKind.PHONE
EMAIL, POSTCODE, STREET, NAME = (
    FindingKind.EMAIL,
    FindingKind.POSTCODE,
    FindingKind.STREET,
    FindingKind.NAME,
)


@pytest.fixture(scope="module")
def names() -> Names:
    return Names.load(resource("names"))


def found(text: str, names: Names) -> list[tuple[FindingKind, str]]:
    return [(one.kind, one.of(text)) for one in proofread(text, names)]


def test_every_kind_says_what_it_is_and_what_to_do() -> None:
    assert [kind.label for kind in FindingKind] == [
        "burgerservicenummer",
        "datum",
        "telefoonnummer",
        "e-mailadres",
        "postcode",
        "straat met huisnummer",
        "naam",
    ]
    assert BSN.advice == "Haal het nummer weg; casusdesk bewaart nooit een bsn."
    assert all(kind.advice.endswith(".") and kind.advice.count(".") == 1 for kind in FindingKind)
    assert AS_IF == "Schrijf alsof de moeder meeleest."


@pytest.mark.parametrize(
    ("digits", "passes"),
    [
        ("123456782", True),
        ("111222333", True),
        ("123456789", False),
        ("123456783", False),
        ("000000000", False),
        ("10000008", True),
        ("1234567", False),
        ("1234567890", False),
        ("12345678²", False),
    ],
)
def test_the_eleven_test(digits: str, passes: bool) -> None:
    assert passes_eleven_test(digits) is passes


@pytest.mark.parametrize(
    "number",
    [
        "123456782",
        "123.456.782",
        "123 456 782",
        "123-456-782",
        "1234.56.782",
        "1 2 3 4 5 6 7 8 2",
        "123\u00a0456\u00a0782",
        "12 34 56 782",
    ],
)
def test_a_bsn_is_found_however_it_is_grouped(number: str, names: Names) -> None:
    assert found(f"Moeder heeft {number} en een polis", names) == [(BSN, number)]


@pytest.mark.parametrize(
    "text",
    [
        "Nummer 123456789 hoort bij de bestelling",
        "Schuld van € 123456782",
        "Schuld van 123456782 euro",
        "In 2024 2025 ging het goed",
        "Code KT123456782",
    ],
)
def test_a_number_that_is_no_bsn_is_left_alone(text: str, names: Names) -> None:
    assert found(text, names) == []


@pytest.mark.parametrize(
    "date",
    [
        "12-03-1998",
        "12 maart 1998",
        "3/5/98",
        "12 mrt",
        "1998-03-12",
        "12.3.1998",
        "31 DEC. 2026",
        "2e februari",
        "12-mrt-98",
        "twaalf maart",
        "28-01",
        "12 03 1998",
        "19980312",
        "tweede kerstdag",
    ],
)
def test_a_date_is_found(date: str, names: Names) -> None:
    assert found(f"Het was {date} volgens moeder", names) == [(DATE, date)]


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("Zij is geboren in 1998.", "1998"),
        ("geb. 120398 in Polen", "120398"),
        ("Geboren in maart 1998 te land", "maart 1998"),
        ("Huisbezoek op 3-2 thuis", "3-2"),
        ("bouwjaar 1989", "1989"),
    ],
)
def test_what_stands_before_makes_a_date(text: str, date: str, names: Names) -> None:
    assert found(text, names) == [(DATE, date)]


@pytest.mark.parametrize(
    "text",
    [
        "27+0 en 33+3",
        "om 09.30 uur",
        "om 10:15",
        "over 2 weken",
        "week 28",
        "in mei of juni",
        "sinds 2024",
        "geboren na 39 weken",
        "3-4 keer per week",
        "van 10-12 uur",
        "1/2 tablet",
        "24/7 bereikbaar",
        "bloeddruk 120/80",
        "op 32-13-2027",
        "tot 10-12 weken",
        "in 2026-2027",
    ],
)
def test_other_time_and_numbers_are_no_dates(text: str, names: Names) -> None:
    assert found(text, names) == []


@pytest.mark.parametrize(
    "number",
    [
        "06-12345678",
        "0612345678",
        "06 12 34 56 78",
        "+31 6 12345678",
        "0031612345678",
        "(0546) 12 34 56",
        "0546-123456",
        "+31 (0)6 1234 5678",
        "+48 501 234 567",
        "088 123 45 67",
        "06–12 34 56 78",
    ],
)
def test_a_telephone_number_is_found(number: str, names: Names) -> None:
    assert found(f"Bellen kan via {number} overdag", names) == [(PHONE, number)]


def test_a_short_number_is_one_only_when_it_is_called_so(names: Names) -> None:
    assert found("tel. 123456", names) == [(PHONE, "123456")]
    assert found("kaart 123456", names) == []


@pytest.mark.parametrize("text", ["Bel 112", "Veilig Thuis 0800-2000", "0900-8844", "0800 - 0432", "bel 113"])
def test_numbers_everybody_knows_are_left_alone(text: str, names: Names) -> None:
    assert found(text, names) == []


@pytest.mark.parametrize(
    "address",
    [
        "a@voorbeeld.nl",
        "lisa_98@example.com",
        "naam [at] voorbeeld.nl",
        "naam(at)voorbeeld(punt)nl",
        "naam at voorbeeld.nl",
        "a.b+c@mail.voorbeeld.org",
    ],
)
def test_an_e_mail_address_is_found(address: str, names: Names) -> None:
    assert found(f"Mail naar {address} graag", names) == [(EMAIL, address)]


@pytest.mark.parametrize("postcode", ["1234 AB", "1234ab", "1234 Ab", "1234-AB", "9999XX"])
def test_a_postcode_is_found(postcode: str, names: Names) -> None:
    assert found(f"Ze gaat naar {postcode} verhuizen", names) == [(POSTCODE, postcode)]


@pytest.mark.parametrize(
    "text",
    [
        "in 2024 en 2025",
        "1200 kg",
        "1000 ML",
        "2500gr",
        "sinds 2024 VK betrokken",
        "1250 pm",
        "0123 AB",
        "€1234 ab",
    ],
)
def test_a_year_or_an_amount_is_no_postcode(text: str, names: Names) -> None:
    assert found(text, names) == []


@pytest.mark.parametrize(
    "street",
    [
        "Kaneelstraat 14",
        "kaneelstraat 14",
        "Van Goghstraat 12a",
        "Lange Voorhout 3-2",
        "Burg. Verzonnenweg 2",
        "Tulpenplein 101",
        "Kaneelstr. 5",
        "Laan van Verzinsels 88",
        "heideweg12",
        "Kanaaldijk-Zuid 33",
        "Maanstraat nr. 8",
    ],
)
def test_a_street_with_its_number_is_found(street: str, names: Names) -> None:
    assert found(f"zij is nu bij {street} te vinden", names) == [(STREET, street)]


@pytest.mark.parametrize(
    "text",
    [
        "onderweg 3 keer gebeld",
        "bijbaan 2 avonden",
        "op straat 5 minuten",
        "stappenpad 3 van 5",
        "werkplein 2 keer",
        "Ontspannen in het park 2 dagen",
        "kamer 12",
        "groep 4",
    ],
)
def test_a_way_of_speaking_is_no_street(text: str, names: Names) -> None:
    assert found(text, names) == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Gesproken met Fatima over geld", "Fatima"),
        ("gesproken met fatima over geld", "fatima"),
        ("Fatima El Amrani komt", "Fatima El Amrani"),
        ("J. de Vries belt", "J. de Vries"),
        ("D. Mulder belt", "D. Mulder"),
        ("Ook X. Qwzrtsk belt", "X. Qwzrtsk"),
        ("Het zusje, Qwzrtsk, helpt", "Qwzrtsk"),
        ("Met Gonda gebeld", "Gonda"),
        ("Overleg met mevr. Jansen gehad", "Jansen"),
        ("mw. El Amrani belt", "El Amrani"),
        ("mw de boer belt", "de boer"),
        ("buurvrouw Roos past op", "Roos"),
        ("Roos wil naar school", "Roos"),
        ("Ook Mark komt mee", "Mark"),
        ("Kim-Lysanne belt", "Kim-Lysanne"),
        ("Mevr. Van Dijk-Hassan belt", "Van Dijk-Hassan"),
        ("Kevins moeder helpt", "Kevins"),
        ("ze heet Xyloria", "Xyloria"),
        ("Zoon GÜLŞEN belt", "GÜLŞEN"),
        ("Zus Qwzrtsk belt", "Qwzrtsk"),
        ("Logeert bij Zus in het weekend", "Zus"),
        ("Casus S.K. is nieuw", "S.K."),
        ("Met Van der Heuvel gebeld", "Van der Heuvel"),
    ],
)
def test_a_name_is_found(text: str, name: str, names: Names) -> None:
    assert found(text, names) == [(NAME, name)]


@pytest.mark.parametrize(
    "text",
    [
        "Roos op de wang",
        "Zus komt logeren",
        "Zus belt elke dag",
        "Hoop op een woning",
        "Bas en gitaar",
        "Mind2Care en VoorZorg",
        "Humanitas Home-Start en Tactus",
        "Stevig Ouderschap via Veilig Thuis",
        "Tolk Tigrinya op Maandag",
        "KT472 en ZL496",
        "Wmo, JGZ en POH-GGZ",
        "Vitamine D. Moeder slikt die",
        "N.v.t. voor haar",
        "de Raad voor de Kinderbescherming",
        "Mw. is verhuisd",
        "Kamer van Koophandel",
        "A. Terugblik op de afspraken",
        "Wijkcoach en gezin. Professionals komen later",
        "bronnen 001/002/004",
        "floor en mark met kleine letter",
    ],
)
def test_words_of_the_work_are_no_names(text: str, names: Names) -> None:
    assert found(text, names) == []


LOCAL = ("Van der Meer-Jansen", "Quirvana", "Roos", "de Bakker", "Ünsaldin")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("gesprek met quirvana gehad", "quirvana"),
        ("QUIRVANA belt", "QUIRVANA"),
        ("unsaldin belt", "unsaldin"),
        ("van der meer-jansen belt", "van der meer-jansen"),
        ("met van der meer-jansen gebeld", "van der meer-jansen"),
        ("Vandaag Meer gesproken", "Meer"),
        ("jansen belt", "jansen"),
        ("ook de bakker belt", "de bakker"),
    ],
)
def test_a_local_name_is_found_whole_in_part_and_without_capitals(text: str, name: str, names: Names) -> None:
    local = names.with_local(LOCAL)
    assert found(text, names.with_local(())) != [(NAME, name)] or name in ("Meer", "jansen")
    assert found(text, local) == [(NAME, name)]


@pytest.mark.parametrize("text", ["Meer hulp nodig", "nog meer hulp", "een roos in de tuin", "van der tijd"])
def test_a_local_name_that_is_a_word_leaves_the_word_alone(text: str, names: Names) -> None:
    assert found(text, names.with_local(LOCAL)) == []


def test_local_names_are_added_and_the_lists_stay_as_they_are(names: Names) -> None:
    once = names.with_local(["Quirvana"])
    twice = once.with_local(["Zorblat", "", " - "])
    assert {"quirvana", "zorblat"} <= twice.local
    assert names.local == frozenset()


def test_words_are_folded() -> None:
    assert words_of("Van der Meer-Jänsen") == ("van", "der", "meer", "jansen")
    assert fold("Gülşen") == fold(unicodedata.normalize("NFD", "GÜLŞEN")) == "gulsen"


def test_findings_stand_in_order_and_say_where(names: Names) -> None:
    text = "Fatima (geb. 12-03-1998), Kaneelstraat 14, 1234 AB, 06-12345678, a@voorbeeld.nl, bsn 123456782"
    findings = proofread(text, names)
    assert [one.kind for one in findings] == [NAME, DATE, STREET, POSTCODE, PHONE, EMAIL, BSN]
    assert findings[0] == Finding(NAME, 0, 6)
    assert [one.of(text) for one in findings][1:4] == ["12-03-1998", "Kaneelstraat 14", "1234 AB"]


def test_an_address_is_one_finding_not_also_a_name(names: Names) -> None:
    assert found("mail fatima.yilmaz@voorbeeld.nl", names) == [(EMAIL, "fatima.yilmaz@voorbeeld.nl")]
    assert found("bij Jan Klaassenstraat 28", names) == [(STREET, "Jan Klaassenstraat 28")]


def test_what_is_allowed_is_left_out_and_nothing_else_is_made_of_it(names: Names) -> None:
    text = "Fatima 12-03-1998"
    assert [one.kind for one in proofread(text, names, allowed=frozenset({DATE}))] == [NAME]
    assert proofread(text, names, allowed=frozenset(FindingKind)) == ()


def test_accents_written_apart_give_offsets_in_the_text_as_it_is(names: Names) -> None:
    text = unicodedata.normalize("NFD", "Ook Zoë en Gülşen komen")
    assert [one.of(text) for one in proofread(text, names)] == [
        unicodedata.normalize("NFD", "Zoë"),
        unicodedata.normalize("NFD", "Gülşen"),
    ]


HOSTILE = [
    "1" * 10_000,
    "1 " * 5_000,
    "1." * 5_000,
    "06-" * 3_300,
    "a" * 10_000,
    "a." * 5_000,
    "A." * 5_000,
    "A. " * 3_300,
    "a@" * 5_000,
    "b" * 9_999 + "@",
    "straat" * 1_600,
    "van " * 2_500,
    "Van der " * 1_250,
    "van der meer " * 770,
    "Fatima-" * 1_400,
    "Roos " * 2_000,
    "mevr. " * 1_600,
    "Laan van " * 1_100,
    "Woont De Aaa " * 770,
    "12 maart " * 1_100,
    "geboren in " * 900,
    "(" * 10_000,
    " " * 10_000,
    "\u0301" * 10_000,
    "e\u0301" * 5_000,
    "[at]" * 2_500,
    "1234 ab " * 1_200,
    "0(" * 5_000,
    "+3" * 5_000,
    "-" * 10_000,
    "'" * 10_000,
]


@pytest.mark.parametrize("text", HOSTILE, ids=[f"{text[:8]!r}x{len(text)}" for text in HOSTILE])
def test_ten_thousand_characters_of_anything_take_a_moment(text: str, names: Names) -> None:
    local = names.with_local(LOCAL)
    began = time.process_time()
    proofread(text, local)
    assert time.process_time() - began < 1.0


def test_a_line_of_an_agenda_is_read_while_typing(names: Names) -> None:
    text = "Fatima El Amrani, 06-12345678, woont Kaneelstraat 14 en wil naar school; mevr. Jansen belt "
    text = (text * 2)[:160]
    best = min(_seconds(text, names) for _ in range(20))
    assert best < 0.001


def _seconds(text: str, names: Names) -> float:
    began = time.process_time()
    for _ in range(10):
        proofread(text, names)
    return (time.process_time() - began) / 10


@given(st.text(max_size=200))
@settings(max_examples=200, deadline=None)
def test_any_text_gives_findings_that_lie_in_it_in_order(text: str) -> None:
    names = _NAMES.with_local(LOCAL)
    end = 0
    for one in proofread(text, names):
        assert end <= one.start < one.end <= len(text)
        assert one.of(text).strip() == one.of(text)
        end = one.end


BITS = (
    "Fatima Van der mevr. J. 12 - / . 3 mei 1998 06 12345678 123456782 straat Laan @ voorbeeld.nl [at]"
    " 1234 AB woont geb. ë ' ( ) + € : ; roos Roos wil"
)
PIECES = st.lists(
    st.sampled_from([*BITS.split(), "\u0301"]),
    max_size=40,
)


@given(PIECES, st.sampled_from(["", " "]))
@example(["Fatima", "Fatima", "[at]", "Fatima", "Fatima"], " ")
@settings(max_examples=200, deadline=None)
def test_pieces_in_any_order_never_overlap(pieces: list[str], between: str) -> None:
    text = between.join(pieces)
    findings = proofread(text, _NAMES)
    assert all(one.end <= two.start for one, two in pairwise(findings))
    assert all(0 <= one.start < one.end <= len(text) for one in findings)


@given(st.text(alphabet=st.characters(exclude_categories=("L", "N", "M")), max_size=100))
@settings(max_examples=100, deadline=None)
def test_without_letters_and_digits_there_is_nothing(text: str) -> None:
    assert proofread(text, _NAMES) == ()


_NAMES = Names.load(resource("names"))
