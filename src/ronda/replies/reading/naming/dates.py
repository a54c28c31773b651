"""Dates: days, months, years and spans of years, in the styles of each language.

Two things to know. `when` says a date as ISO 8601 does, a span with a stroke, an open one with two
points ("2010/.."). And a day that no calendar has is no date.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from ronda.replies.model import NamedKind
from ronda.replies.reading.naming.candidates import Candidate
from ronda.replies.wording import Words, words_of

_YEAR = r"(?:18|19|20)\d\d"
_EITHER = "which is the day and which the month"


@dataclass(frozen=True)
class Dated:
    """A date as found: where, and what it says."""

    start: int
    end: int
    when: str
    reason: str = ""


@cache
def _patterns(language: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What tells a day or month for sure, and what tells years."""
    words = words_of(language)
    month = words.month_pattern
    day = (
        rf"(?P<iso>(?<![\w/.-]){_YEAR}-\d\d-\d\d(?![\w-]))"
        rf"|(?<![\w/.-])(?P<d1>\d{{1,2}})(?P<sep> ?[./-] ?)(?P<m1>\d{{1,2}})(?P=sep)"
        rf"(?P<y1>{_YEAR})(?![\w/-])"
        rf"|(?<![\w/.-])(?P<d2>\d{{1,2}})(?:st|nd|rd|th|er|\.)? ?(?:of )?(?P<m2>{month})(?!\w),? ?"
        rf"(?P<y2>{_YEAR})(?!\d)"
        rf"|(?<!\w)(?P<m3>{month})(?!\w) (?P<d3>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<y3>{_YEAR})(?!\d)"
        rf"|(?<!\w)(?P<m4>{month})(?!\w),? (?P<y4>{_YEAR})(?!\d)"
    )
    years = (
        rf"(?<![\w/.,:-])(?P<from>{_YEAR})(?:(?: ?[/–—-] ?)(?P<to>{_YEAR}|\d\d)(?![\w/.-]\d))?"
        rf"(?![\w/-]|[.,]\d)"
    )
    return re.compile(day, re.IGNORECASE), re.compile(years)


def dates(text: str, words: Words) -> Iterator[Candidate]:
    """Every date in plain words."""
    days, years = _patterns(words.language)
    for m in days.finditer(text):
        if (found := _day(m, words)) is not None:
            yield _candidate(found)
    later = None
    for m in reversed(list(years.finditer(text))):
        if (found := _years(m, text, words) or _before_another(m, text, later)) is not None:
            yield _candidate(found)
            later = found.start


def _candidate(found: Dated) -> Candidate:
    return Candidate(NamedKind.DATE, found.start, found.end, when=found.when, reason=found.reason)


def _day(m: re.Match[str], words: Words) -> Dated | None:
    if m["iso"]:
        year, month, day = (int(part) for part in m["iso"].split("-"))
        return _checked(m, year, month, day)
    if m["y1"]:
        return _numeric(m, words)
    if m["y4"]:
        month = words.month_number(m["m4"]) or 0
        return Dated(m.start(), m.end(), f"{m['y4']}-{month:02d}")
    turn = "2" if m["y2"] else "3"
    month = words.month_number(m[f"m{turn}"]) or 0
    return _checked(m, int(m[f"y{turn}"]), month, int(m[f"d{turn}"]))


def _numeric(m: re.Match[str], words: Words) -> Dated | None:
    """Day first, as in Europe; the other way round where only that can be."""
    first, second, year = int(m["d1"]), int(m["m1"]), int(m["y1"])
    if first <= 12 < second:
        return _checked(m, year, first, second)
    unclear = words.order == "either" and "/" in m["sep"] and first <= 12 and first != second
    return _checked(m, year, second, first, _EITHER if unclear else "")


def _checked(m: re.Match[str], year: int, month: int, day: int, reason: str = "") -> Dated | None:
    try:
        when = date(year, month, day).isoformat()
    except ValueError:
        return None
    return Dated(m.start(), m.end(), when, reason)


_BEFORE = 24


def _years(m: re.Match[str], text: str, words: Words) -> Dated | None:
    """A year or span of years: told by the word before it, by brackets, or by being a span."""
    start, until = m["from"], m["to"]
    if until:
        until = until if len(until) == 4 else start[:2] + until
        if not int(start) < int(until) <= int(start) + 60:
            return None
        return Dated(m.start(), m.end(), f"{start}/{until}")
    before = text[max(0, m.start() - _BEFORE) : m.start()].rstrip(" (:")
    told = re.search(r"(\w+(?: \w+)?)$", before)
    last = told[1].casefold() if told else ""
    in_words = any(_ends(last, one) for one in words.told["date.before"])
    bracket = re.search(r"(?:^|\s)\($", text[max(0, m.start() - 2) : m.start()])
    alone = not before and not re.match(r" [^\W\d_]", text[m.end() : m.end() + 2])
    set_apart = bracket is not None or alone or text[m.end() : m.end() + 1] == ":"
    if in_words or set_apart or re.match(r"(?:\.? (?:godin|годин))", text[m.end() : m.end() + 8]):
        return Dated(m.start(), m.end(), start)
    return None


def _before_another(m: re.Match[str], text: str, later: int | None) -> Dated | None:
    """A year right before another: "2019. и 2020. године", "2018, 2019 and 2020"."""
    if later is None or m["to"] or not _AND.fullmatch(text[m.end() : later]):
        return None
    return Dated(m.start(), m.end(), m["from"])


_AND = re.compile(r"\.?(?:,| (?:and|or|et|ou|i|и|ili|или)) ", re.IGNORECASE)


def _ends(text: str, word: str) -> bool:
    return text == word or text.endswith(" " + word)


_OPEN = 22


def spanned(text: str, one: Candidate, words: Words) -> str:
    """What a date says with the word before it: "since 2010" is "2010/..", "until" is "../2010"."""
    when = one.when or ""
    if "/" in when:
        return when
    before = text[max(0, one.start - _OPEN) : one.start].rstrip()
    for name, form in (("since", f"{when}/.."), ("until", f"../{when}")):
        if re.search(rf"(?<!\w){words.patterns[f'date.{name}'].pattern}$", before, re.IGNORECASE):
            return form
    return when
