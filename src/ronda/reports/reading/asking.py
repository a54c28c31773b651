"""What a sentence asks: how strongly, of whom, and in what words; and the code it bears.

Two things to know. All of it is looked for with the body's own words and scheme of codes. And a
code only counts where it stands as one, in brackets, in front or alone on a line: a sentence that
refers to a recommendation is none.
"""

import re
from dataclasses import dataclass
from functools import cache

from ronda.procedure.body import folded
from ronda.procedure.codes import Codes
from ronda.procedure.numbering import NotInScheme
from ronda.procedure.parties import find_party, known_parties
from ronda.reports.model import Addressed
from ronda.reports.words import Spoken

_BRACKETED = re.compile(r"[(\[]([^()\[\]]{1,60})[)\]]")
_JOINTS = r"(?:, (?:and |et )?| and | et )"
_ARTICLE = r"(?:the |la |le |les |l'|de |du |des |d'|à |au |aux )*"


@dataclass(frozen=True)
class Asked:
    """What is asked. `addressed` is None where the sentence does not say whom it asks.

    `text` is what is asked, without the words before it where they say nothing else.
    """

    strength: str
    addressed: Addressed | None
    parties: tuple[str, ...]
    text: str


@dataclass(frozen=True)
class Coded:
    """A text without the code that stood in it."""

    code: str
    text: str


def asked(text: str, words: Spoken) -> Asked | None:
    """What a sentence asks; None where it asks nothing."""
    plain = folded(text)
    found = words.general.strength_pattern.search(plain)
    if found is None:
        return None
    strength = next(name for name, told in found.groupdict().items() if told is not None)
    addressed, parties, after = _addressed(plain, found.end(), words)
    opens = not re.sub(r"\W", "", plain[: found.start()])
    rest = text[after:].lstrip(" ,:")
    told = rest if opens and addressed is not None else text
    return Asked(strength, addressed, parties, told)


def _addressed(plain: str, at: int, words: Spoken) -> tuple[Addressed | None, tuple[str, ...], int]:
    """Whom a sentence asks, told right after its verb; and where the words for that end."""
    at += len(plain[at:]) - len(plain[at:].lstrip())
    if found := words.patterns("not_already").match(plain, at):
        return Addressed.NOT_ALREADY, (), found.end()
    if found := _party_list().match(plain, at):
        codes = [_code_of(name) for name in re.split(_JOINTS, found[0])]
        return Addressed.NAMED, tuple(dict.fromkeys(code for code in codes if code)), found.end()
    if found := words.patterns("parties").match(plain, at):
        return Addressed.ALL, (), found.end()
    return None, (), at


def parties_in(text: str) -> tuple[str, ...]:
    """The codes of the Parties that a text names, in order, each once."""
    codes = [_code_of(found[0]) for found in _one_party().finditer(folded(text))]
    return tuple(dict.fromkeys(code for code in codes if code))


def _code_of(name: str) -> str | None:
    known = find_party(re.sub(rf"^{_ARTICLE}", "", name.strip(), flags=re.IGNORECASE))
    return known.code if known is not None else None


@cache
def _names() -> str:
    names = {
        folded(name)
        for party in known_parties(with_invented=True)
        for name in (*party.names.values(), *party.aliases)
        if len(name) > 3
    }
    return "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))


@cache
def _one_party() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_names()})\b")


@cache
def _party_list() -> re.Pattern[str]:
    one = rf"{_ARTICLE}(?:{_names()})\b"
    return re.compile(f"{one}(?:{_JOINTS}{one})*", re.IGNORECASE)


class CodeFinder:
    """Finds codes as a body's reports write them."""

    def __init__(self, codes: Codes, words: Spoken) -> None:
        self._codes = codes
        word = words.patterns("code").pattern
        self._word = re.compile(rf"(?:{word})[ :]*", re.IGNORECASE)
        self._before = re.compile(rf"(?:{word}) (\S{{1,30}}?) ?[:.–—-]? (?=\S)", re.IGNORECASE)

    def alone(self, text: str) -> str | None:
        """The code, where a line has nothing else ("Recommendation III-12", "III-12")."""
        if len(text) > 60:
            return None
        return self._read(text.strip("()[] .:"), needs_word=self._codes.chapters is None)

    def label(self, label: str) -> str | None:
        """The code that a list's label is, or the margin beside a paragraph."""
        return self.alone(label) if label and label != "-" else None

    def within(self, text: str) -> Coded | None:
        """The code that a text bears, in brackets or in front, and the text without it."""
        plain = folded(text)
        for found in _BRACKETED.finditer(plain):
            code = self._read(found[1], needs_word=self._codes.chapters is None)
            if code is not None:
                return Coded(code, _cut(text, *found.span()))
        front = self._before.match(plain)
        code = self._read(front[1], needs_word=False) if front is not None else None
        if front is not None and code is not None:
            return Coded(code, text[front.end() :])
        return self._in_cell(text)

    def _in_cell(self, text: str) -> Coded | None:
        """A row of a table with the code in a cell of its own."""
        cells = text.split(" | ")
        for at, cell in enumerate(cells if len(cells) > 1 else ()):
            code = self.alone(cell)
            if code is not None:
                rest = " | ".join((*cells[:at], *cells[at + 1 :]))
                return Coded(code, rest.strip())
        return None

    def _read(self, text: str, *, needs_word: bool) -> str | None:
        told = folded(text).strip()
        word = self._word.match(told)
        if word is None and needs_word:
            return None
        try:
            code = self._codes.read(told[word.end() :] if word is not None else told)
            return self._codes.written(code)
        except NotInScheme:
            return None


def _cut(text: str, start: int, end: int) -> str:
    """`text` without a stretch, and without the blank before it."""
    return (text[:start].rstrip() + text[end:]).strip()
