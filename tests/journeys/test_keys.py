"""How many keys it takes: one typical case, and a meeting of fourteen from first signal to agenda on paper.

Everything is counted that is pressed: fields that are passed, letters that choose, digits of dates and
ages. Her own words are not. Both numbers stand below the results of the tests.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date

from answers import text_of
from counting import CountingHands, MouseWatch, Tally
from month import MEETING, Month
from preparing import Preparation, add_signal, answer_questions, answer_what_changed

from casusdesk.domain.case import CaseKind, ConcernState
from casusdesk.domain.consent import ConsentState

MOST = 60
"""Keys and choices for a typical case, without the free text (the issue)."""
DECEMBER = date(2026, 12, 10)
TYPICAL = Preparation(due="15-4", question="Wie helpt haar aan een eigen plek voor de bevalling?")

FOLLOWED = (
    Preparation(due="1-3", question="Is de woning op tijd gevonden?", concerns=(("", "3", "Moet eruit"),)),
    Preparation(due="20-2", question="Kan het wijkteam afsluiten?", brought_by="wc", age="31", lead="1"),
    Preparation(due="8-5", question="Slaat de hulp bij schulden aan?", route="ziek", brought_by="mmw"),
    Preparation(due="30-3", question="Wie is er in de kraamweek in huis?", brought_by="pov", offer=1),
    Preparation(due="12-6", question="Blijft moeder bij de begeleiding?", age="22", agencies=("vk", "jmw")),
)
"""Brought to the meeting of December, and back in January."""
CHANGED = (
    "Er is een woning",
    "Het gaat beter",
    "Eerste betaling gedaan",
    "Zus komt logeren",
    "Zij bleef weg",
)
NEW = (
    TYPICAL,
    Preparation(due="2-5", question="Wie gaat mee naar het werkplein?", age="24", concerns=(("i", "2", ""),)),
    Preparation(due="18-7", question="Past prenataal huisbezoek?", age="33", receivers=("jv",), offer=3),
    Preparation(
        due="9-3",
        question="Hoe komt er rust in huis?",
        concerns=(("v", "3", ""), ("p", "2", "Slaapt slecht")),
    ),
    Preparation(due="27-6", question="Wie vertaalt bij het eerste gesprek?", brought_by="pov", lead="2wc"),
    Preparation(
        due="4-4", question="Wie helpt haar stoppen met roken?", concerns=(("ro", "2", ""),), age="27"
    ),
    Preparation(
        due="21-5", question="Hoe houdt zij haar baan?", route="werk", brought_by="wp", agencies=("vk",)
    ),
    Preparation(
        due="13-8", question="Wat kan haar moeder doen?", concerns=(("n", "1", ""), ("p", "2", "Somber"))
    ),
    Preparation(
        due="6-4", question="Wie is er als zij thuiskomt?", receivers=("jv", "kz"), agencies=("vk", "kz")
    ),
)


def test_a_typical_case_takes_at_most_sixty_keys(empty_month: Month, tally: Tally, mouse: MouseWatch) -> None:
    """From Ctrl+N to "Op agenda zetten": date, age, route, inbrenger, and everything the questions ask."""
    month, hands = empty_month, CountingHands()
    month.hands = hands
    month.begin_empty(date(2027, 1, 4), MEETING)
    add_signal(hands, TYPICAL, go_on=True)
    answer_questions(hands, TYPICAL)
    hands.see("staat op de agenda van")

    (case,) = month.desk.cases.all()
    assert [item.code for item in month.desk.meetings.upcoming().items] == [case.code]
    assert (case.due_date, case.age_at_referral) == (date(2027, 4, 15), 19)
    assert (case.referral_route, case.brought_by_role) == ("midwifery_practice", "VK")
    assert case.question == TYPICAL.question
    assert (case.consent.informed_on, case.consent.state) == (date(2027, 1, 4), ConsentState.BY_NAME)
    assert (case.consent.given_on, case.consent.expires_on) == (date(2027, 1, 4), date(2028, 1, 4))
    assert case.consent.names == ("JV", "WC")
    assert case.strengths == (TYPICAL.strength,)
    found = [(c.life_domain, c.state, c.note) for c in case.concerns]
    assert found == [
        ("W", ConcernState.CONCERN, "Woont bij familie op de bank"),
        ("F", ConcernState.URGENT, "Rood staan, huur loopt achter"),
        ("P", ConcernState.CONCERN, ""),
    ]
    assert [row.agency for row in case.agencies] == ["VK", "WC"]
    assert case.urgency.can_wait
    assert case.grade == "potentially_vulnerable"
    assert (case.first_child, case.low_education, case.speaks_some_dutch) == (True, True, True)
    assert case.will_move is False
    assert case.support.interventions == ("prenatal_home_visit",)
    assert case.lead.role == "VK"

    tally.lines.append(f"Toetsen voor een gewone casus: {hands.keys} (hoogstens {MOST})")
    assert hands.keys <= MOST
    assert mouse.used == 0


@dataclass
class Count:
    """Keys by what they were for."""

    hands: CountingHands
    parts: dict[str, list[int]] = field(default_factory=dict)

    @contextmanager
    def of(self, part: str) -> Iterator[None]:
        """Count what is pressed in here under `part`."""
        before = self.hands.keys
        yield
        self.parts.setdefault(part, []).append(self.hands.keys - before)

    @property
    def total(self) -> int:
        """All of them."""
        return sum(map(sum, self.parts.values()))

    def line(self) -> str:
        """`signaal 14-16 (14 keer), …`."""
        said = []
        for part, keys in self.parts.items():
            low, high = min(keys), max(keys)
            many = f" ({len(keys)} keer)" if len(keys) > 1 else ""
            said.append(f"{part} {low if low == high else f'{low}-{high}'}{many}")
        return ", ".join(said)


def test_a_meeting_of_fourteen_from_first_signal_to_agenda_on_paper(
    empty_month: Month, tally: Tally, mouse: MouseWatch
) -> None:
    """Fourteen signals, nine new cases answered, five follow-ups asked what changed, one page saved."""
    month, hands = empty_month, CountingHands()
    month.hands = hands
    count = Count(hands)
    month.begin_empty(date(2026, 11, 26), DECEMBER)
    for known in FOLLOWED:
        with count.of("signaal"):
            add_signal(hands, known, go_on=True)
        answer_questions(hands, known)  # for the meeting of December: not counted for this one
        hands.see("staat op de agenda van")
    hold_the_meeting_of_december(month)

    month.on(date(2027, 1, 4))
    for known in NEW:
        with count.of("signaal"):
            add_signal(hands, known, go_on=True)
        with count.of("vier vragen"):
            answer_questions(hands, known)
        hands.see("staat op de agenda van")
    with count.of("vorige agenda overnemen"):
        hands.press("Alt+3")
        hands.push("Vorige agenda overnemen…")
        hands.press("Ctrl+Return")
    with count.of("naar de lijst van inbrengers"):
        hands.press("Alt+5")
        hands.press("Ctrl+Shift+Tab")
    for words in CHANGED:
        with count.of("wat is er veranderd"):
            answer_what_changed(hands, words, "Gaan we zo door?")
            hands.press("Alt+5")
    with count.of("agenda sorteren, bekijken en opslaan"):
        hands.press("Alt+3")
        hands.push("Sorteer")
        hands.press("Ctrl+P")
        hands.see("7 exemplaren afdrukken")
        hands.press("Ctrl+Shift+P")
        words = hands.save_locked()

    meeting = month.desk.meetings.upcoming()
    kinds = [item.kind for item in meeting.items]
    assert (kinds.count(CaseKind.NEW), kinds.count(CaseKind.FOLLOW_UP)) == (9, 5)
    papers = text_of(month.answers.saved[-1], words)
    assert len(papers) == 7  # one page for each who comes
    for page in papers:
        for case in month.desk.cases.all():
            assert case.code in page
            assert case.question in page
        assert all(words in page for words in CHANGED)
    assert month.answers.told == []
    assert mouse.used == 0

    tally.lines.append(
        "Toetsen voor een overleg van 14 casussen, van eerste signaal tot gedrukte agenda: "
        f"{count.total} (hoogstens {14 * MOST + 60})"
    )
    tally.lines.append(f"  waarvan {count.line()}")
    assert count.total <= 14 * MOST + 60


def hold_the_meeting_of_december(month: Month) -> None:
    """Everything that was on its agenda is decided."""
    month.on(DECEMBER)
    hands = month.hands
    hands.press("F11")
    for _ in FOLLOWED:
        hands.press("1")
        hands.press("Alt+Right")
    hands.see("Teruglezen")
    assert len(month.desk.decisions.of(DECEMBER)) == len(FOLLOWED)
