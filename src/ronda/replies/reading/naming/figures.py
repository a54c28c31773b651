"""Figures: a number, in digits or words, with its unit and with what it counts.

Two things to know. A number that counts nothing (a round, a page, a year) is no figure, so a noun
or unit must follow it, or "number of …" come before. And `when` is the date of its own sentence;
one from an earlier sentence of the passage is given as unsure.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from ronda.replies.model import NamedKind
from ronda.replies.reading.naming.candidates import Candidate, Taken
from ronda.replies.reading.naming.dates import spanned
from ronda.replies.reading.naming.tokens import Token, Tokens
from ronda.replies.wording import Words, words_of

_GROUPED = r"\d{1,3}(?:(?P<sign>[ .,'])\d{3})(?:(?P=sign)\d{3}){0,4}(?!\d)(?:[.,]\d{1,4})?"
_PLAIN = r"\d{1,15}(?:[.,]\d{1,4})?"
_MOST_NOUNS = 4
_SENTENCE = re.compile(r"[.!?;](?=\s+[A-ZÀ-ÝЀ-Я“„«\"])")
_SHORT = re.compile(
    r"(?<!\w)(?:arts?|nos?|nr|br|čl|st|tač|sl|pp?|dr|mrs?|ms|prof|cf|al|par|sec|бр|чл|ст|др|тач|сл"
    r"|\d{1,3}|[^\W\d_])$",
    re.IGNORECASE,
)
"""What a full stop may follow within a sentence: "Art.", "25.", an initial."""
_DISTANT = "of when it is: the date is far off in its sentence"
_FAR = 150
_MEASURE = re.compile(r"(?:years?|months?|ans|année|mois|годин|месец|godin|mesec)", re.IGNORECASE)
"""What ages and terms are counted in: they are of no date."""
_AGAIN = 120
_AT_ONCE = 6
_BEFORE = 30
_NOT_SAID_AGAIN = "of what it counts: the noun is that of the figure before"
_EARLIER = "of when it is: the date is of an earlier sentence"
_SEVERAL = "of when it is: its sentence has several dates"
_THOUSANDS = "of its value: the sign may part thousands or decimals"


@cache
def _pattern(language: str) -> re.Pattern[str]:
    words = words_of(language)
    spelt = "|".join(sorted(words.numbers, key=len, reverse=True))
    return re.compile(
        rf"(?<![\w/.,§°-])(?<!\d )(?P<digits>{_GROUPED}|{_PLAIN})(?![\w/°-]|[.,]\d)"
        rf"|(?<![\w'-])(?P<word>{spelt})(?![\w'-])",
        re.IGNORECASE,
    )


@dataclass(frozen=True)
class FigureFinder:
    """Finds figures in one stretch of plain words, in which `taken` is named already."""

    tokens: Tokens
    words: Words
    taken: Taken

    def found(self) -> Iterator[Candidate]:
        """Every figure, without when it is."""
        text = self.tokens.text
        before: Candidate | None = None
        for m in _pattern(self.words.language).finditer(text):
            if not self.taken.is_free(m.start(), m.end()):
                continue
            one = None if self._is_label(m.start()) else self._told(m)
            one = one or self._left_out(m, before)
            if one is not None:
                yield one
                before = one

    def _told(self, m: re.Match[str]) -> Candidate | None:
        """A number with what it counts beside it."""
        return self._priced(m) or self._counted(m) or self._announced(m)

    def _is_label(self, start: int) -> bool:
        """Whether the word before makes the number a name: "page 3", "no. 12"."""
        before = self.tokens.at(start) - 1
        while before >= 0 and self.tokens.all[before].text == ".":
            before -= 1
        if before < 0:
            return False
        token = self.tokens.all[before]
        found = self.words.patterns["figure.not_before"].match(self.tokens.text, token.start)
        return found is not None and found.end() == token.end

    def _priced(self, m: re.Match[str]) -> Candidate | None:
        """A sum with its currency before it: "EUR 350,000"."""
        before = self.tokens.at(m.start()) - 1
        if before < 0 or not m["digits"]:
            return None
        token = self.tokens.all[before]
        currency = self.words.patterns["figure.currency"]
        if not currency.fullmatch(token.text) or m.start() - token.end > 1:
            return None
        value, reason = self._value(m)
        times, end = self._multiple(m.end())
        return Candidate(
            NamedKind.FIGURE,
            token.start,
            end,
            value=_plain(value * times),
            counts=token.text,
            reason=reason,
        )

    def _multiple(self, end: int) -> tuple[int, int]:
        """What "million" after a number makes of it, and where that ends."""
        first = self.tokens.at(end)
        if first < len(self.tokens.all):
            token = self.tokens.all[first]
            if token.low in self.words.multiples:
                return self.words.multiples[token.low], token.end
        return 1, end

    def _counted(self, m: re.Match[str]) -> Candidate | None:
        """A number with a unit or a noun after it."""
        value, reason = self._value(m)
        times, end = self._multiple(m.end())
        counts, last = self._unit(end) or self._noun(self.tokens.at(end), end)
        if not counts:
            return None
        return Candidate(
            NamedKind.FIGURE,
            m.start(),
            last,
            value=_plain(value * times),
            counts=counts,
            reason=reason,
        )

    def _unit(self, end: int) -> tuple[str, int] | None:
        start = end + (self.tokens.text[end : end + 1] == " ")
        first = self.tokens.at(start)
        inner = self.words.told.get("figure.inner", ())
        if first + 1 < len(self.tokens.all) and self.tokens.all[first].low in inner:
            start = self.tokens.all[first + 1].start  # « 2,4 millions d'euros »
        found = self.words.patterns["figure.units"].match(self.tokens.text, start)
        if not found:
            return None
        return found[0], found.end()

    def _noun(self, first: int, after: int) -> tuple[str, int]:
        """The words after a number, up to one that begins something else."""
        every = self.tokens.all
        text = self.tokens.text
        last = first
        while last < len(every) and last - first < _MOST_NOUNS and self._is_noun(every[last]):
            last += 1
            if self.words.begins("figure.ends", every[last - 1].text):
                break
            last = self._with_inner(last)
        if last == first or text[after : every[first].start].strip():
            return "", after
        return text[every[first].start : every[last - 1].end], every[last - 1].end

    def _is_noun(self, token: Token) -> bool:
        """A word that may be counted: neither a small word nor a name."""
        if not token.is_word or token.is_number or not token.text[-1].isalpha():
            return False
        if not self.taken.is_free(token.start, token.end) or token.low in self.words.numbers:
            return False
        if self.words.month_number(token.text):
            return False
        return not self.words.patterns["figure.stops"].match(self.tokens.text, token.start)

    def _with_inner(self, last: int) -> int:
        """Past "de" between two nouns, as in « 12 dossiers de mineurs »."""
        every = self.tokens.all
        inner = self.words.told.get("figure.inner", ())
        if last + 1 < len(every) and every[last].low in inner and self._is_noun(every[last + 1]):
            return last + 2
        return last

    def _announced(self, m: re.Match[str]) -> Candidate | None:
        """A number after "number of victims:"."""
        if not m["digits"]:
            return None
        begin = max(0, m.start() - 90)
        before = self.tokens.text[begin : m.start()]
        found = re.search(
            rf"(?<!\w)(?:{self.words.patterns['figure.number_of'].pattern})[^.;:\d]{{0,20}}"
            r"(?:\d{4}\.? ?)?[:–-] ?$",
            before,
            re.IGNORECASE,
        )
        if not found:
            return None
        value, reason = self._value(m)
        counts = next(group for group in found.groups() if group).strip()
        return Candidate(
            NamedKind.FIGURE, m.start(), m.end(), value=_plain(value), counts=counts, reason=reason
        )

    def _left_out(self, m: re.Match[str], before: Candidate | None) -> Candidate | None:
        """A number whose noun is not said again: "of which 287 resulted", « et 115 en 2023 »."""
        if before is None or not m["digits"] or _MEASURE.match(before.counts or ""):
            return None
        between = self.tokens.text[before.end : m.start()]
        is_part = self.words.search("figure.parts", _before(m))
        goes_on = self.words.search("figure.again", _before(m)) and not _SENTENCE.search(between)
        if len(between) > _AGAIN or not (is_part or goes_on):
            return None
        value, reason = self._value(m)
        return Candidate(
            NamedKind.FIGURE,
            m.start(),
            m.end(),
            value=_plain(value),
            counts=before.counts,
            reason=reason or _NOT_SAID_AGAIN,
        )

    def _value(self, m: re.Match[str]) -> tuple[float, str]:
        if m["word"]:
            return self.words.numbers[m["word"].casefold()], ""
        return _number(m["digits"], self.words.decimal)


def _before(m: re.Match[str]) -> str:
    """The words before a number, as far as they may say what it is of."""
    return m.string[max(0, m.start() - _BEFORE) : m.start()]


def _number(digits: str, decimal: str) -> tuple[float, str]:
    """The value of digits with signs between them, and what is unsure of it.

    >>> _number("1,234", "."), _number("12,5", ","), _number("1 234", ",")
    ((1234.0, ''), (12.5, ''), (1234.0, ''))
    """
    thousands = "." if decimal == "," else ","
    plain = digits.replace(" ", "").replace("'", "")
    doubtful = re.fullmatch(rf"\d{{1,3}}{re.escape(decimal)}\d{{3}}", plain)
    if plain.count(decimal) > 1:  # only thousands are parted more than once
        return float(plain.replace(decimal, "")), ""
    grouped = re.fullmatch(
        rf"\d{{1,3}}(?:{re.escape(thousands)}\d{{3}})+(?:{re.escape(decimal)}\d+)?", plain
    )
    if grouped:
        plain = plain.replace(thousands, "")
    value = float(plain.replace(",", "."))
    return value, _THOUSANDS if doubtful else ""


def _plain(value: float) -> float | int:
    return int(value) if value == int(value) else value


@dataclass(frozen=True)
class _Spans:
    """The dates of a passage in order, with what each says, and where sentences end."""

    starts: Sequence[int]
    whens: Sequence[str]
    borders: Sequence[int]
    opened: Sequence[str | None]

    def dated(self, one: Candidate) -> Candidate:
        """A figure with when it is: by its own sentence, else by an open date before that."""
        if _MEASURE.match(one.counts or ""):
            return one
        turn = bisect_right(self.borders, one.start)
        begin, end = self.borders[turn - 1], self.borders[turn]
        first, last = bisect_left(self.starts, begin), bisect_left(self.starts, end)
        if last - first == 1:
            far = abs(self.starts[first] - one.start) > _FAR
            return replace(one, when=self.whens[first], reason=one.reason or far * _DISTANT)
        if (beside := self._right_after(one, first, last)) is not None:
            return replace(one, when=beside)
        if last > first:
            before = bisect_left(self.starts, one.start, first, last)
            nearest = self.whens[max(first, before - 1)]
            return replace(one, when=nearest, reason=one.reason or _SEVERAL)
        earlier = self.opened[first]
        if earlier is None:
            return one
        return replace(one, when=earlier, reason=one.reason or _EARLIER)

    def _right_after(self, one: Candidate, first: int, last: int) -> str | None:
        """What the date says that follows a figure at once, as in "115 in 2023"."""
        turn = bisect_left(self.starts, one.end, first, last)
        if turn < last and self.starts[turn] - one.end <= _AT_ONCE:
            return self.whens[turn]
        return None


def dated(
    text: str, figures: Sequence[Candidate], dates: Sequence[Candidate], words: Words
) -> list[Candidate]:
    """The figures with when they are."""
    ordered = list(_joined(text, sorted(dates, key=lambda d: d.start)))
    whens = [spanned(text, one, words) for one in ordered]
    opened: list[str | None] = [None]
    for when in whens:
        opened.append(when if when.endswith("/..") else opened[-1])
    spans = _Spans([d.start for d in ordered], whens, _borders(text, ordered), opened)
    return [spans.dated(one) for one in figures]


def _joined(text: str, dates: Sequence[Candidate]) -> Iterator[Candidate]:
    """The dates, "from 2018 to 2020" as the one span that it is."""
    held: Candidate | None = None
    for one in dates:
        if held is not None and _makes_span(text, held, one):
            yield replace(held, end=one.end, when=f"{held.when}/{one.when}")
            held = None
            continue
        if held is not None:
            yield held
        held = one
    if held is not None:
        yield held


def _makes_span(text: str, first: Candidate, second: Candidate) -> bool:
    whens = (first.when or "", second.when or "")
    if "/" in "".join(whens) or not whens[0] < whens[1]:
        return False
    if second.start - first.end > _SPAN:
        return False
    before = text[max(0, first.start - _SPAN) : first.start]
    between = text[first.end : second.start]
    return bool(_FROM.search(before) and _TO.fullmatch(between))


_SPAN = 24
_FROM = re.compile(
    r"(?:\bfrom|\bbetween|\bde|\bentre|\bod|\bizmeđu|\bод|\bизмеђу) $", re.IGNORECASE
)
_TO = re.compile(
    r"\.? ?(?:godin\w |годин\w )?(?:to|and|until|à|au|et|do|i|до|и|-|–) ?", re.IGNORECASE
)


def _borders(text: str, dates: Sequence[Candidate]) -> list[int]:
    """Where sentences begin and end; not after "Art." or "25."; a year and a colon begin one."""
    tabled = [d.start for d in dates if text[d.end : d.end + 1] == ":" and d.start > 0]
    ends = [
        m.end()
        for m in _SENTENCE.finditer(text)
        if not _SHORT.search(text[max(0, m.start() - 6) : m.start()])
    ]
    return [0, *sorted({*tabled, *ends}), len(text) + 1]
