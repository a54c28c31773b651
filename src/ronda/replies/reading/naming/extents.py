"""How far a name goes from the word that betrays it, forwards or backwards.

Two things to know. English writes names of laws and offices with capitals, so they end where the
capitals do; French and Serbian do not, so a name ends before a word that no name holds. And the
search goes a bounded number of words, so that its cost never depends on the text.
"""

import re
from collections.abc import Set
from dataclasses import dataclass

from ronda.replies.reading.naming.tokens import Token, Tokens
from ronda.replies.wording import Words

LONGEST = 30
_MOST_CONNECTORS = 3
_LIST_AHEAD = 12
_IN_BRACKETS = 10
_OWN_SIGNS = frozenset("-‑/&'")
_AND = frozenset({"and", "or", "&", "et", "ou", "i", "и", "ili", "или"})
_ROMAN = re.compile("[IVXLC]+")
_OF = frozenset({"du", "des"})
_THE = frozenset({"la", "l'"})
_WITHIN = frozenset({"у", "u"})


@dataclass(frozen=True)
class Extents:
    """Finds the ends of names in one stretch of words; `heads` are where other names begin."""

    tokens: Tokens
    words: Words
    heads: Set[int]

    @property
    def _connectors(self) -> Set[str]:
        return self.words.lists["names.connectors"]

    def forward(
        self, first: int, *, title: bool, listing: bool, near: bool = False
    ) -> tuple[int, bool]:
        """The turn after the last token of a name that goes on at `first`; whether that is sure.

        `listing`: the name may hold a list with commas, as those of ministries do. `near`: it
        holds no words such as "in" or "under", nor a second "and", as those of offices do not.
        """
        at = self._titled(first, near=near) if title else self._until_stop(first, listing, near)
        every = self.tokens.all
        while at > first and self._may_not_end(every[at - 1]):
            at -= 1
        cut = not (title or listing) and at < len(every) and every[at].text == ","
        return at, at - first < LONGEST and not (cut and self._lists_on(at + 1, capitals=False))

    def _titled(self, first: int, *, near: bool) -> int:
        """Capitals, with connecting words between them."""
        every = self.tokens.all
        far = self.words.lists["names.far_connectors"] if near else frozenset[str]()
        at = first
        joined = False
        while at < len(every) and at - first < LONGEST:
            ahead = self._over_connectors(at)
            passed = {token.low for token in every[at:ahead]}
            if passed & far or (near and joined and passed & _AND):
                break
            joined = joined or bool(passed & _AND)
            if ahead < len(every) and self._goes_on(ahead, at):
                at = ahead + 1
            elif every[at].text == "," and self._lists_on(at + 1, capitals=True):
                at += 1
            else:
                break
        return at

    def _over_connectors(self, at: int) -> int:
        every = self.tokens.all
        ahead = at
        while ahead < len(every) and ahead - at < _MOST_CONNECTORS:
            if every[ahead].is_capital or every[ahead].low not in self._connectors:
                break
            ahead += 1
        passed = [token.low for token in every[at:ahead]]
        return at if passed[:2] in (["and", "the"], ["or", "the"]) else ahead

    def _goes_on(self, ahead: int, at: int) -> bool:
        """Whether the token is a capital of this name, and neither an article nor another's."""
        token = self.tokens.all[ahead]
        if not token.is_capital or token.low in self.words.lists["names.articles"]:
            return False
        if self.words.month_number(token.text):
            return False
        return ahead == at or ahead not in self.heads

    def _until_stop(self, first: int, listing: bool, near: bool) -> int:
        """Words up to one that no name holds."""
        every = self.tokens.all
        at = first
        while at < len(every) and at - first < LONGEST:
            token = every[at]
            if token.text == "," and listing and self._lists_on(at + 1, capitals=False):
                at += 1
                continue
            if not token.is_word and token.text not in _OWN_SIGNS:
                break
            if token.is_number or self._is_stop(at):
                break
            if at in self.heads and not self._is_of(at):
                break
            if token.low in self.words.lists["names.barriers"] or (near and self._parts(at)):
                break
            at += 1
        return at

    def _is_of(self, at: int) -> bool:
        """Whether a name that begins there belongs to this one: « Direction de la police »."""
        every = self.tokens.all
        before = every[at - 1].low if at else ""
        if before in _THE and at > 1:
            return every[at - 2].low == "de"
        return before in _OF

    def _parts(self, at: int) -> bool:
        """Whether an "and" with an article after it begins the next name."""
        following = self.tokens.all[at + 1].low if at + 1 < len(self.tokens.all) else ""
        return self.tokens.all[at].low in _AND and following in self.words.lists["names.articles"]

    def _is_stop(self, at: int) -> bool:
        """Whether the token ends a name before it."""
        every = self.tokens.all
        if every[at].low in self.words.lists["names.elided"]:
            return True
        if self.words.patterns["names.stops"].match(self.tokens.text, every[at].start):
            return True
        following = every[at + 1] if at + 1 < len(every) else None
        if following is None or every[at].low not in _WITHIN:
            return False
        return following.is_capital or following.is_number

    def _lists_on(self, first: int, *, capitals: bool) -> bool:
        """Whether what follows a comma is the rest of a list: "Tourism and Telecommunications"."""
        every = self.tokens.all
        for at in range(first, min(first + _LIST_AHEAD, len(every))):
            token = every[at]
            if token.low in _AND:
                return at > first and at + 1 < len(every) and at + 1 not in self.heads
            if token.text == ",":
                continue
            if not token.is_word or at in self.heads or token.is_number or self._is_stop(at):
                return False
            if capitals and not (token.is_capital or token.low in self._connectors):
                return False
        return False

    def backward(self, last: int, tails: Set[str], *, near: bool = False) -> int:
        """The turn of the first token of a name in capitals that ends with the one at `last`.

        `tails` are words that end names of its kind: what stands before one is another name.
        `near`: nothing but capitals belong to it.
        """
        every = self.tokens.all
        at = last
        while at > 0 and last - at < LONGEST:
            before = at - 1
            passed = 0
            most = 0 if near else _MOST_CONNECTORS
            while before > 0 and passed < most and self._may_pass(before):
                before -= 1
                passed += 1
            before = self._before_brackets(before)
            token = every[before]
            if not token.is_capital or self._is_barrier(before):
                break
            if passed and token.text in tails:
                break
            at = before
        while at < last and self._is_small(every[at].low):
            at += 1
        return at

    def _before_brackets(self, at: int) -> int:
        """Past words in capitals in brackets: "Criminal Law (Sexual Offences) Act"."""
        every = self.tokens.all
        if every[at].text != ")":
            return at
        for opening in range(at - 1, max(0, at - _IN_BRACKETS), -1):
            if every[opening].text == "(":
                return opening - 1
            if not (every[opening].is_capital or every[opening].low in self._connectors):
                break
        return at

    def capitals_before(self, first: int, tails: Set[str]) -> int:
        """The turn of the first of the capitals that stand right before the token at `first`."""
        every = self.tokens.all
        at = first
        while at > 0 and first - at < LONGEST:
            token = every[at - 1]
            if not token.is_capital or self._is_small(token.low) or token.text in tails:
                break
            if self._is_barrier(at - 1):
                break
            at -= 1
        return at

    def _may_pass(self, at: int) -> bool:
        """Whether a name may go on before this small word; an article only as in "of the"."""
        token = self.tokens.all[at]
        if token.is_capital or token.low not in self._connectors:
            return False
        if token.low not in self.words.lists["names.articles"]:
            return True
        return at > 0 and self.tokens.all[at - 1].low == "of"

    def _is_barrier(self, at: int) -> bool:
        """A word that is never part of a name it stands before: "Chapter XVIII", an article."""
        token = self.tokens.all[at]
        lists = self.words.lists
        small = token.low in lists["names.barriers"] or token.low in lists["names.articles"]
        return small or _ROMAN.fullmatch(token.text) is not None

    def _may_not_end(self, token: Token) -> bool:
        """Whether a name cannot end with it: a connecting word, a sign."""
        return self._is_small(token.low) or not token.is_word

    def _is_small(self, low: str) -> bool:
        lists = self.words.lists
        return low in lists["names.connectors"] or low in lists["names.articles"]
