"""Articles of laws: "Article 185", "Art. 178. - 186.", "§ 4", "l'article 227-23", "чл. 185".

Two things to know. `numbers` has every article of a range, because a passage on Articles 178 to
186 is one on Article 180. And a sign between numbers that is part of the number in one language
("227-23") is a range in another ("178-186").
"""

import re
from collections.abc import Iterator
from functools import cache

from ronda.replies.model import NamedKind
from ronda.replies.reading.naming.candidates import Candidate
from ronda.replies.wording import Words, words_of

_MOST = 200


@cache
def _pattern(language: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    words = words_of(language)
    joint = r"(?:-\d{1,3}){0,3}" if words.hyphen_joins else ""
    letters = r"(?:(?:bis|ter|quater|quinquies|er|[a-zа-ш])(?!\w)(?:/\d{1,2})?)?"
    number = rf"\d{{1,4}}{joint}{letters}(?:\(\w{{1,3}}\)){{0,3}}(?![\w/]|[.,-]\d)"
    to = _alternatives(words, "article.to")
    both = _alternatives(words, "article.and")
    prefix = words.patterns["article.prefix"].pattern
    sub = words.patterns["article.sub"].pattern
    again = rf"(?:{prefix})? ?"
    several = rf"{number}(?:\.? ?(?:{to}|{both}) ?{again}{number}){{0,40}}"
    part_number = r"\d{1,3}(?:er|[a-zа-ш])?(?!\w)"
    tail = rf"(?:\.?,? (?:{sub}) ?{part_number}(?:(?: (?:{both}) |, )\d{{1,3}})?){{0,3}}"
    whole = re.compile(rf"(?<!\w)(?:{prefix}) ?(?P<numbers>{several}){tail}", re.IGNORECASE)
    part = re.compile(rf"(?P<to>{to})|(?P<number>{number})", re.IGNORECASE)
    return whole, part


def _alternatives(words: Words, name: str) -> str:
    """The words of a list, longest first, those of letters as whole words."""
    ordered = sorted(words.told[name], key=len, reverse=True)
    return "|".join(rf"{w}(?!\w)" if w[-1].isalpha() else re.escape(w) for w in ordered)


def articles(text: str, words: Words) -> Iterator[Candidate]:
    """Every article, or articles in a row, that plain words name."""
    whole, part = _pattern(words.language)
    for m in whole.finditer(text):
        numbers = tuple(_numbers(m["numbers"], part))
        if numbers:
            yield Candidate(NamedKind.ARTICLE, m.start(), m.end(), numbers=numbers)


def _numbers(told: str, part: re.Pattern[str]) -> Iterator[str]:
    """Each article of "178 to 181 and 185a": 178, 179, 180, 181, 185a."""
    last: str | None = None
    ranging = False
    count = 0
    for m in part.finditer(told):
        if m["to"]:
            ranging = last is not None
            continue
        number = re.sub(r"\(.*", "", m["number"])
        for each in _between(last, number) if ranging and last else [number]:
            count += 1
            if count <= _MOST:
                yield each
        last, ranging = number, False


def _between(first: str, last: str) -> list[str]:
    """What follows `first` up to `last`, where both are plain numbers in order."""
    if first.isdecimal() and last.isdecimal() and int(first) < int(last) <= int(first) + _MOST:
        return [str(n) for n in range(int(first) + 1, int(last) + 1)]
    return [last]


def abbreviations(text: str, found: list[Candidate], words: Words) -> Iterator[Candidate]:
    """An instrument called by its letters right after an article: "Art. 185 of the CC"."""
    of = words.patterns["article.of"].pattern
    short = words.patterns["instrument.abbreviations"].pattern
    pattern = re.compile(rf"\.?,? ?(?:(?:{of}) )?(?P<name>(?:{short})(?: [A-ZА-Ш]{{2,3}})?)(?!\w)")
    for one in found:
        if m := pattern.match(text, one.end):
            yield Candidate(NamedKind.INSTRUMENT, m.start("name"), m.end("name"))
