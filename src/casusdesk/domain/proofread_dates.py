"""Dates that point at a person: a day with its month, with or without a year, and a year of birth (rule R4).

Weeks of pregnancy (27+0), times (09.30), ages and "over 2 weken" are how this work speaks of time without
giving anybody away; they are left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

Span = tuple[int, int]

_MONTH: Final = (
    r"(?:januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december"
    r"|jan|feb|febr|mrt|apr|jun|jul|aug|sept?|okt|oct|nov|dec)"
)
_YEAR: Final = r"(?:(?:19|20)[0-9]{2}|['’][0-9]{2})"
_DAY_WORD: Final = (
    r"(?:eerste|tweede|derde|vierde|vijfde|zesde|zevende|achtste|negende|tiende|elfde|twaalfde|dertiende"
    r"|veertiende|vijftiende|zestiende|zeventiende|achttiende|negentiende|twintigste|dertigste"
    r"|(?:een|één|twee|drie|vier|vijf|zes|zeven|acht|negen)(?:ën|en)(?:twintigste|twintig|dertigste|dertig)"
    r"|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|dertien|veertien|vijftien|zestien"
    r"|zeventien|achttien|negentien|twintig|dertig)"
)
_UNIT_AFTER: Final = (
    r"(?!\s?(?:keer|x\b|maal|uur|u\b|min|dag|week|weken|wk|maand|mnd|jaar|jr|euro|€|%|procent|kind|persone"
    r"|km\b|cm\b|m\b|ml\b|gram|gr\b|kg\b|tablet|sigaret|afspra|gesprek|bezoek|glas|glazen|flesje|lepel))"
)
_BORN: Final = r"(?:geb|geboren|geboortedatum|geb\.?dat(?:um)?|gebdat|gd|geboortejaar|bouwjaar|jaargang)"

_WRITTEN: Final = re.compile(
    rf"""(?<![\w+.,€])(?:(?P<day>[0-9]{{1,2}})(?:e|de|ste)?[ \-/.]{{0,2}}|\b{_DAY_WORD}\s)(?:van\s)?
        {_MONTH}(?![a-zë])\.?(?:[ \-/,]{{0,2}}{_YEAR}(?![0-9])|[ \-/][0-9]{{2}}(?![\w.,:+/%]))?""",
    re.VERBOSE | re.IGNORECASE,
)
_FEAST: Final = re.compile(
    rf"""(?<![\w.,])(?:(?:(?:1|2|1e|2e|eerste|tweede)\s(?:kerst|paas|pinkster)dag)(?:\s{_YEAR}(?![0-9]))?
        |(?:nieuwjaarsdag|kerst(?:avond|dag)?|oud(?:ejaar|jaar)(?:sdag|savond)?|koningsdag|bevrijdingsdag|pasen
        |sinterklaas|valentijnsdag)\s{_YEAR}(?![0-9]))""",
    re.VERBOSE | re.IGNORECASE,
)
_MONTH_FIRST: Final = re.compile(
    rf"(?<!\w){_MONTH}\.?\s(?P<day>[0-9]{{1,2}})(?:e|ste|de)?,?\s{_YEAR}(?![0-9])", re.IGNORECASE
)
_NUMERIC: Final = re.compile(
    r"""(?<![\w+,€])(?<![0-9][.\-/])(?P<day>[0-9]{1,2})\s?[\-/.\u2010-\u2013]\s?(?P<month>[0-9]{1,2})
        \s?[\-/.\u2010-\u2013]\s?(?:['’]?[0-9]{2}|(?:19|20)[0-9]{2})(?![0-9]|[.\-/][0-9])""",
    re.VERBOSE,
)
_SPACED: Final = re.compile(
    r"(?<![\w.,-])(?P<day>[0-9]{1,2}) (?P<month>[0-9]{1,2}) (?:19|20)[0-9]{2}(?![0-9])"
)
_YEAR_FIRST: Final = re.compile(
    r"(?<![\w.,-])(?:19|20)[0-9]{2}[\-/.](?P<month>[0-9]{1,2})[\-/.](?P<day>[0-9]{1,2})(?![0-9])"
)
_SOLID: Final = re.compile(r"(?<![\w.,+-])(?P<day>[0-9]{2})(?P<month>[0-9]{2})(?:19[4-9]|20[0-3])[0-9](?!\w)")
_SOLID_YEAR_FIRST: Final = re.compile(
    r"(?<![\w.,+-])(?:19[4-9]|20[0-3])[0-9](?P<month>[0-9]{2})(?P<day>[0-9]{2})(?!\w)"
)
_SHORT: Final = re.compile(
    rf"""(?:(?P<before>(?:(?<!\w)(?:van(?=\s[0-9]{{1,2}}[\-/][0-9]{{1,2}}\s(?:tot|t/m|en)\s[0-9]{{1,2}}[\-/])
            |op|per|vanaf|tot|t/m|sinds|d\.d\.|dd|datum|uiterlijk|vóór|voor|uitgerekend|AD
            |aterme|maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag|ma|di|wo|do|vr|za|zo
            |{_BORN})(?!\w)[.:]?|:)\ ?)|(?<![\w.,+€/\-]))
        (?P<date>(?P<day>[0-9]{{1,2}})(?P<sign>[\-/])(?P<month>[0-9]{{1,2}}))
        (?![\w/\-+%]|[.,:][0-9]|[ ][0-9]{{2}}[ .\-]?[0-9]{{2}}){_UNIT_AFTER}""",
    re.VERBOSE | re.IGNORECASE,
)
_BIRTH: Final = re.compile(
    rf"""(?<!\w){_BORN}(?!\w)[.:]?\s?(?:(?:is|was|in|op|rond|van|uit|begin|eind|half|medio|voorjaar|zomer|najaar
            |winter|ergens|moeder|vader|kind|de|het)\s){{0,3}}
        (?P<date>(?:[0-9]{{1,2}}[.\-/][0-9]{{1,2}}(?![0-9])|[0-9]{{6}}(?!\w)
            |(?:{_MONTH}\.?\s)?(?:in\s)?{_YEAR}(?![0-9])))""",
    re.VERBOSE | re.IGNORECASE,
)
_BORN_YEAR: Final = re.compile(
    rf"(?<!\w)(?P<date>(?:in|uit|van)\s(?:{_MONTH}\s)?{_YEAR})\s(?:is\s)?geboren(?!\w)", re.IGNORECASE
)


def dates(text: str) -> Iterator[Span]:
    """Where a date stands; what cannot be a day of a month is none."""
    if not any(mark in text for mark in "0123456789") and not _has_month(text):
        return
    for pattern in (
        _NUMERIC,
        _WRITTEN,
        _FEAST,
        _MONTH_FIRST,
        _YEAR_FIRST,
        _SPACED,
        _SOLID,
        _SOLID_YEAR_FIRST,
    ):
        for match in pattern.finditer(text):
            if _is_day(match):
                yield match.span()
    for match in _SHORT.finditer(text):
        padded = match["sign"] == "-" and "0" in (match["day"][0], match["month"][0])
        no_part = match["sign"] == "/" and int(match["day"]) > 12 and match["date"] != "24/7"
        if _is_day(match) and (match["before"] or padded or no_part):
            yield match.span("date")
    for pattern in (_BIRTH, _BORN_YEAR):
        for match in pattern.finditer(text):
            yield match.span("date")


_ANY_MONTH: Final = re.compile(rf"{_MONTH}|dag", re.IGNORECASE)


def _has_month(text: str) -> bool:
    return _ANY_MONTH.search(text) is not None


def _is_day(match: re.Match[str]) -> bool:
    """Whether day (1-31) and month (1-12), as far as they are given in digits, can be."""
    given = match.groupdict()
    day, month = given.get("day"), given.get("month")
    return (day is None or 1 <= int(day) <= 31) and (month is None or 1 <= int(month) <= 12)
