"""What the passages of a letter name: laws, articles, offences, institutions, figures, dates.

Two things to know. Each rule is a module; here they run from the surest to the weakest, and what
one took the next leaves alone. And the whole letter is gone through twice: a name that was learnt
in one place (an offence from a list, a database from its sentence) is then found in all others.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from ronda.replies.model import Named, NamedKind
from ronda.replies.reading.naming import offences
from ronda.replies.reading.naming.articles import abbreviations, articles
from ronda.replies.reading.naming.candidates import Candidate, Taken
from ronda.replies.reading.naming.dates import dates
from ronda.replies.reading.naming.figures import FigureFinder, dated
from ronda.replies.reading.naming.links import links
from ronda.replies.reading.naming.names import KINDS, NameFinder
from ronda.replies.reading.naming.tokens import Tokens
from ronda.replies.reading.plain import Plain
from ronda.replies.wording import Words

_LEARNT = (
    NamedKind.OFFENCE, NamedKind.SYSTEM, NamedKind.INSTITUTION, NamedKind.INSTRUMENT,
)  # fmt: skip
_NEAR = 40
_LETTERS = re.compile(
    r" \((?:[^\W\d_]{1,20}[ :]{1,2})?[\"“„«]?(?P<letters>[A-ZÀ-ÝЂ-Ш][A-ZÀ-ÝЂ-Ш-]{1,9})[\"”“»]?\)"
)
"""The letters an office or a law is called by, in brackets after its name."""


@dataclass(frozen=True)
class Stretch:
    """A stretch of words to look through; `lead_in` are the words that open its list.

    `counts`: whether there may be figures in it; a header has none.
    """

    plain: Plain
    words: Words
    lead_in: str | None = None
    counts: bool = True
    hrefs: Sequence[tuple[int, int, str]] = ()


@dataclass
class _Found:
    """What was found in a stretch so far."""

    stretch: Stretch
    tokens: Tokens
    finder: NameFinder
    taken: Taken
    articles: list[Candidate] = field(default_factory=list)


def named(stretches: Sequence[Stretch]) -> tuple[Named, ...]:
    """Everything that the stretches name, in their order."""
    found = []
    lists: dict[str, offences.OffenceLists] = {}
    for stretch in stretches:
        tokens = Tokens(stretch.plain.text)
        one = _Found(
            stretch,
            tokens,
            NameFinder(tokens, stretch.words),
            Taken(len(stretch.plain.text)),
        )
        one.taken.take(_linked(stretch))
        if _in_offence_list(stretch, lists):
            one.taken.take(offences.listed(tokens.text, stretch.words))
        found.append(one)
    listed = offences.again(_names(found, NamedKind.OFFENCE), any_case=True)
    for one in found:
        _learn(one, listed)
    patterns = {
        kind: offences.again(_called(found, kind), any_case=kind is NamedKind.OFFENCE)
        for kind in _LEARNT
    }
    return tuple(name for one in found for name in _complete(one, patterns))


def _in_offence_list(stretch: Stretch, lists: dict[str, offences.OffenceLists]) -> bool:
    language = stretch.words.language
    state = lists.setdefault(language, offences.OffenceLists(stretch.words))
    if stretch.lead_in is None:
        return False
    has_article = next(articles(stretch.lead_in, stretch.words), None) is not None
    return state.opened_by(stretch.lead_in, has_article=has_article)


def _learn(one: _Found, listed: re.Pattern[str] | None) -> None:
    """The surest things, and the names from which others are known again."""
    text, words, taken = one.tokens.text, one.stretch.words, one.taken
    taken.take(links(text))
    one.articles = list(articles(text, words))
    taken.take(one.articles)
    taken.take(abbreviations(text, one.articles, words))
    if listed is not None:
        taken.take(offences.found_again(listed, text, NamedKind.OFFENCE))
    for kind in KINDS:
        taken.take(one.finder.found(kind))
    taken.take(offences.told(one.tokens, words, one.finder.extents))


def _linked(stretch: Stretch) -> Iterator[Candidate]:
    """Words that the document itself links."""
    for start, end, href in stretch.hrefs:
        yield Candidate(NamedKind.LINK, start, end, href=href)


def _names(found: Sequence[_Found], kind: NamedKind) -> Iterator[str]:
    for one in found:
        for candidate in one.taken.candidates:
            text = one.tokens.text[candidate.start : candidate.end]
            if candidate.kind is kind and not candidate.reason and len(text) > 2:
                yield text


def _called(found: Sequence[_Found], kind: NamedKind) -> Iterator[str]:
    """What things of a kind are called elsewhere; offices and laws by letters in brackets only."""
    if kind in (NamedKind.OFFENCE, NamedKind.SYSTEM):
        yield from _names(found, kind)
        return
    for one in found:
        for candidate in one.taken.candidates:
            letters = _LETTERS.match(one.tokens.text, candidate.end)
            if candidate.kind is kind and letters:
                yield letters["letters"]


def _complete(one: _Found, patterns: Mapping[NamedKind, re.Pattern[str] | None]) -> Iterator[Named]:
    """The rest of a stretch: names known from elsewhere, dates, figures."""
    text, words, taken = one.tokens.text, one.stretch.words, one.taken
    for kind, pattern in patterns.items():
        if pattern is not None:
            taken.take(offences.found_again(pattern, text, kind))
    taken.take(dates(text, words))
    dated_here = [c for c in taken.candidates if c.kind is NamedKind.DATE]
    if one.stretch.counts:
        figures = list(FigureFinder(one.tokens, words, taken).found())
        taken.take(dated(text, figures, dated_here, words))
    kept = list(taken.ordered())
    instruments = _Instruments(text, kept)
    for candidate in kept:
        yield _located(_told_more(candidate, instruments), one.stretch.plain)


def _told_more(one: Candidate, instruments: "_Instruments") -> Candidate:
    if one.kind is NamedKind.ARTICLE:
        return replace(one, of=instruments.of(one))
    return one


class _Instruments:
    """The instruments and agreements of a stretch, to tell of which an article is."""

    def __init__(self, text: str, kept: Sequence[Candidate]) -> None:
        laws = [c for c in kept if c.kind in (NamedKind.INSTRUMENT, NamedKind.AGREEMENT)]
        self.text = text
        self.starts = [law.start for law in laws]
        self.names = [text[law.start : law.end] for law in laws]
        self.only = self.names[0] if len(set(self.names)) == 1 else None

    def of(self, article: Candidate) -> str | None:
        """The instrument that follows the article at once, or the only one of the stretch."""
        turn = bisect_left(self.starts, article.end)
        if turn < len(self.starts) and self.starts[turn] - article.end <= _NEAR:
            between = self.text[article.end : self.starts[turn]]
            if not any(sign in between for sign in ";()"):
                return self.names[turn]
        return self.only


def _located(one: Candidate, plain: Plain) -> Named:
    start, end = plain.span(one.start, one.end)
    return Named(
        kind=one.kind,
        text=plain.source[start:end],
        start=start,
        end=end,
        value=one.value,
        counts=one.counts,
        when=one.when,
        numbers=one.numbers,
        of=one.of,
        href=one.href,
        sure=not one.reason,
        reason=one.reason,
    )
