"""What the proofreading finds in the set of sentences, and that the measure falls when a rule is broken."""

from __future__ import annotations

import importlib.util
import sys
from collections import Counter
from dataclasses import replace
from pathlib import Path
from types import ModuleType

import pytest

from casusdesk.domain import proofread_numbers
from casusdesk.domain.proofread import FindingKind
from casusdesk.domain.proofread_names import Names
from casusdesk.paths import resource

HERE = Path(__file__).resolve().parent


@pytest.fixture(scope="module")
def measure() -> ModuleType:
    spec = importlib.util.spec_from_file_location("proofread_measure", HERE / "measure.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def names() -> Names:
    return Names.load(resource("names"))


def score(measure: ModuleType, names: Names) -> object:
    return measure.measure(
        names, measure.load_planted(HERE / "planted.tsv"), measure.load_clean(HERE / "clean.txt")
    )


def test_the_set_is_500_and_500_without_doubles_and_every_kind_has_its_share(measure: ModuleType) -> None:
    planted = measure.load_planted(HERE / "planted.tsv")
    clean = measure.load_clean(HERE / "clean.txt")
    assert (len(planted), len(clean)) == (500, 500)
    assert len({one.text.casefold() for one in planted} | {text.casefold() for text in clean}) == 1000
    assert all(one.plants and all(0 <= a < b <= len(one.text) for a, b in one.plants) for one in planted)
    kinds = Counter(one.kind for one in planted)
    assert kinds[FindingKind.NAME] >= 150
    assert all(kinds[kind] >= 30 for kind in FindingKind)


def test_a_planted_bsn_passes_the_eleven_test(measure: ModuleType) -> None:
    for one in measure.load_planted(HERE / "planted.tsv"):
        if one.kind is FindingKind.BSN:
            for start, end in one.plants:
                digits = "".join(filter(str.isdigit, one.text[start:end]))
                assert proofread_numbers.passes_eleven_test(digits), one.text


def test_at_least_95_of_100_is_found_and_90_of_every_kind_with_under_3_false_alarms(
    measure: ModuleType, names: Names
) -> None:
    result = score(measure, names)
    assert result.share_found >= 0.95
    assert {kind: result.share_of(kind) for kind in FindingKind if result.share_of(kind) < 0.90} == {}
    assert result.share_of_alarms < 0.03
    assert result.passes


def test_what_was_written_later_is_read_as_well(measure: ModuleType, names: Names) -> None:
    planted = measure.load_planted(HERE / "later_planted.tsv")
    result = measure.measure(names, planted, measure.load_clean(HERE / "later_clean.txt"))
    assert result.share_found >= 0.90
    assert result.share_of_alarms < 0.03


def test_without_the_lists_too_few_names_are_found(measure: ModuleType, names: Names) -> None:
    result = score(measure, replace(names, first=frozenset(), surnames=frozenset()))
    assert result.share_of(FindingKind.NAME) < 0.5
    assert not result.passes


def test_without_the_list_of_words_there_are_more_false_alarms(measure: ModuleType, names: Names) -> None:
    careless = replace(names, also_words=frozenset(), starters=frozenset(), never=frozenset())
    assert score(measure, careless).share_of_alarms > 0.05


def test_without_the_eleven_test_a_number_of_nine_digits_is_a_false_alarm(
    measure: ModuleType, names: Names, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = score(measure, names).alarms
    monkeypatch.setattr(proofread_numbers, "passes_eleven_test", lambda digits: len(digits) in (8, 9))
    assert score(measure, names).alarms > before


def test_the_command_prints_the_figures_and_succeeds(
    measure: ModuleType, capsys: pytest.CaptureFixture[str]
) -> None:
    assert measure.main([]) == 0
    shown = capsys.readouterr().out
    assert all(kind.label in shown for kind in FindingKind)
    assert "vals alarm" in shown
    assert "µs" in shown


def test_the_command_fails_when_too_little_is_found(
    measure: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(measure, "proofread", lambda _text, _names: ())
    assert measure.main(["--all"]) == 1
    assert "NIET GOED" in capsys.readouterr().out
