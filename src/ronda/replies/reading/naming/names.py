"""Names of instruments, agreements, institutions and systems, by the words that betray them.

Two things to know. A name is told by how it begins ("Law on"), by how it ends ("… Act"), as a
whole ("Criminal Code"), or by the word before it ("database ICSE"); the words are data, per
language. And where a name may go on or not, it says so.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from ronda.replies.model import NamedKind
from ronda.replies.reading.naming.candidates import Candidate
from ronda.replies.reading.naming.extents import Extents
from ronda.replies.reading.naming.tokens import Tokens
from ronda.replies.wording import Names, Words, known_names

KINDS = (NamedKind.AGREEMENT, NamedKind.INSTRUMENT, NamedKind.SYSTEM, NamedKind.INSTITUTION)
_QUOTED = re.compile(r"[\"“„«] ?([^\"“”„«»]{2,80}?) ?[\"”“»]")
_OPENING = frozenset('"“„«:')
_YEAR = re.compile(r"(?:18|19|20)\d\d")
_LISTS = re.compile(r"(?:minist|министарств)", re.IGNORECASE)
_MOST_ACRONYMS = 3
_LONG_SENTENCE = 14
_UNSURE = "where the name ends"


@dataclass(frozen=True)
class NameFinder:
    """Finds names of every kind in one stretch of plain words."""

    tokens: Tokens
    words: Words

    @cached_property
    def extents(self) -> Extents:
        """How far names go here."""
        every = (*self._heads.values(), *self._wholes.values())
        heads = {self.tokens.at(m.start()) for found in every for m in found}
        return Extents(self.tokens, self.words, frozenset(heads))

    @cached_property
    def _heads(self) -> Mapping[str, Sequence[re.Match[str]]]:
        """Where words stand that begin names, by kind."""
        text = self.tokens.text
        return {
            kind: [m for m in n.head.finditer(text) if not n.never.match(m[0])]
            for kind, n in self.words.names.items()
        }

    @cached_property
    def _wholes(self) -> Mapping[str, Sequence[re.Match[str]]]:
        """Where whole names stand, by kind."""
        text = self.tokens.text
        return {
            kind: [m for m in n.whole.finditer(text) if not n.never.match(m[0])]
            for kind, n in self.words.names.items()
        }

    def found(self, kind: NamedKind) -> Iterator[Candidate]:
        """Names of one kind; some may overlap, the longest is meant."""
        names = self.words.names[kind]
        yield from self._known(kind)
        for one in (*self._by_head(kind, names), *self._by_tail(kind, names)):
            if not self._is_never(one, names) and self._word_count(one) > 1:
                yield one
        for m in self._wholes[kind]:
            one = Candidate(kind, m.start(), m.end())
            if not self._is_never(one, names):
                yield one
        yield from self._by_word_before(kind, names)

    def _known(self, kind: NamedKind) -> Iterator[Candidate]:
        if kind in (NamedKind.INSTITUTION, NamedKind.SYSTEM):
            for m in known_names(kind).finditer(self.tokens.text):
                yield Candidate(kind, m.start(), m.end())

    def _by_head(self, kind: NamedKind, names: Names) -> Iterator[Candidate]:
        every = self.tokens.all
        for m in self._heads[kind]:
            first = self.tokens.at(m.start())
            after = self.tokens.at(m.end())
            title = self.words.title_case and self._is_titled(after)
            law = kind is NamedKind.INSTRUMENT and not self.words.title_case
            listing = law or _LISTS.match(m[0]) is not None
            last, sure = self.extents.forward(
                after, title=title, listing=listing, near=kind is NamedKind.INSTITUTION
            )
            if self.words.title_case:
                first = self.extents.capitals_before(first, names.tail)
                if not every[first].is_capital and kind is NamedKind.INSTITUTION:
                    continue  # "a service for children" is no name
            if quoted := _QUOTED.match(self.tokens.text, m.end()):
                last, sure, title = self.tokens.at(quoted.end()), True, True
            if last <= after:
                last = self._without_connectors(first, after)
            if last > first:
                long = not title and last - after > _LONG_SENTENCE
                unsure = long or not sure or (self.words.title_case and not title)
                yield self._between(kind, first, last, _UNSURE if unsure else "")

    def _is_titled(self, after: int) -> bool:
        """Whether the first word of meaning after a head begins with a capital."""
        every = self.tokens.all
        small = self.words.lists["names.connectors"] | self.words.lists["names.articles"]
        for token in every[after : after + 4]:
            if token.is_capital or token.low not in small:
                return token.is_capital
        return True

    def _without_connectors(self, first: int, after: int) -> int:
        """A head alone, without the connecting words that end it."""
        every = self.tokens.all
        small = self.words.lists["names.connectors"] | self.words.lists["names.articles"]
        while after > first and every[after - 1].low in small:
            after -= 1
        return after

    def _by_tail(self, kind: NamedKind, names: Names) -> Iterator[Candidate]:
        if not names.tail:
            return
        every = self.tokens.all
        small = kind is NamedKind.SYSTEM
        for at, token in enumerate(every):
            begin = at
            if small and at and f"{every[at - 1].low} {token.low}" in names.tail:
                begin = at - 1
            elif (token.low if small else token.text) not in names.tail:
                continue
            if at in self.extents.heads or self._goes_on(at):
                continue  # what follows it is its name: "Ministry of Health"
            while small and begin and every[begin - 1].low in names.adjectives:
                begin -= 1
            first = self.extents.backward(begin, names.tail, near=small)
            last = self._quoted_end(first) or at + 1
            if last < len(every) and _YEAR.fullmatch(every[last].text) and not small:
                last += 1
            if first < at and every[first].is_capital:
                yield self._between(kind, first, last)
            elif first == at and at and not small and _YEAR.fullmatch(every[at - 1].text):
                yield self._between(kind, at - 1, last)  # "the 2017 Act"

    def _goes_on(self, at: int) -> bool:
        """Whether the next word makes something else of it: "Law Enforcement"."""
        every = self.tokens.all
        return at + 1 < len(every) and every[at + 1].text in self.words.lists["names.going_on"]

    def _quoted_end(self, first: int) -> int | None:
        """Where a name ends that stands in quotation marks from its first word on."""
        start = self.tokens.all[first].start
        quoted = _QUOTED.match(self.tokens.text, start - 1) if start else None
        return self.tokens.at(quoted.end() - 1) if quoted else None

    def _by_word_before(self, kind: NamedKind, names: Names) -> Iterator[Candidate]:
        """An acronym or a quoted name after "database" or another such word."""
        every = self.tokens.all
        for m in names.before.finditer(self.tokens.text):
            first = self.tokens.at(m.end())
            quoted = (
                _QUOTED.match(self.tokens.text, every[first].start) if first < len(every) else None
            )
            if quoted:
                yield Candidate(kind, quoted.start(1), quoted.end(1))
                continue
            last = first
            while last < len(every) and last - first < _MOST_ACRONYMS and self._is_own(last):
                last += 1
            if last > first:
                yield self._between(kind, first, last)

    def _is_own(self, at: int) -> bool:
        """Whether an acronym may name a system: it is no institution that has one."""
        token = self.tokens.all[at]
        known = known_names(NamedKind.INSTITUTION).fullmatch(token.text)
        return token.is_acronym and known is None

    def _between(self, kind: NamedKind, first: int, last: int, reason: str = "") -> Candidate:
        every = self.tokens.all
        return Candidate(kind, every[first].start, every[last - 1].end, reason=reason)

    def _is_never(self, one: Candidate, names: Names) -> bool:
        return names.never.match(self.tokens.text[one.start : one.end]) is not None

    def _word_count(self, one: Candidate) -> int:
        first, last = self.tokens.at(one.start), self.tokens.at(one.end)
        return sum(token.is_word for token in self.tokens.all[first:last])
