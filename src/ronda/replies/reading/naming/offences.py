"""Offences: those that a list gives, those that "the offence of" opens, those known by name.

Two things to know. The same offence is found again wherever its whole name stands (`again`). And
a list is one of offences only where the words that open it say so.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from ronda.replies.model import NamedKind
from ronda.replies.reading.naming.candidates import Candidate
from ronda.replies.reading.naming.extents import Extents
from ronda.replies.reading.naming.tokens import Tokens
from ronda.replies.wording import Words

_ENDING = re.compile(
    r"\s*(?:\(.*|[,;.:]|,? (?:and|or|et|ou|i|и|ili|или))$", re.DOTALL | re.IGNORECASE
)
_LEAD_IN = 400
_LONGEST = 200
_MOST = 400
_UNSURE = "where the name ends"


@dataclass
class OffenceLists:
    """Tells, passage by passage, whether a point belongs to a list of offences."""

    words: Words
    open: bool = False

    def opened_by(self, lead_in: str, *, has_article: bool) -> bool:
        """Whether the words that open a list make it one of offences.

        A list that goes on under another article, right after one of offences, is one too.
        """
        told = self.words.search("offence.list", lead_in[-_LEAD_IN:]) is not None
        self.open = told or (self.open and has_article)
        return self.open


def listed(text: str, words: Words) -> Iterator[Candidate]:
    """The offence that a point of a list is: its words up to a bracket or a stop."""
    end = len(text[:_LONGEST])
    while m := _ENDING.search(text[:end]):
        end = m.start()
    bracket = text.find("(", 0, end)
    end = len(text[: bracket if bracket > 0 else end].rstrip(" ,;.:"))
    if 2 < end < _LONGEST and not words.search("offence.never", text[:end]):
        yield Candidate(NamedKind.OFFENCE, 0, end)


def told(tokens: Tokens, words: Words, extents: Extents) -> Iterator[Candidate]:
    """Offences in running text."""
    text = tokens.text
    every = tokens.all
    for m in words.patterns["offence.named"].finditer(text):
        first = tokens.at(m.end())
        title = words.title_case and first < len(every) and every[first].is_capital
        last, _ = extents.forward(first, title=title, listing=title)
        name = text[every[first].start : every[last - 1].end] if last > first else ""
        if name and not words.search("offence.never", name):
            unsure = "" if title else _UNSURE
            yield Candidate(
                NamedKind.OFFENCE, every[first].start, every[last - 1].end, reason=unsure
            )
    known = words.patterns["offence.known"].pattern
    for m in re.finditer(rf"(?<!\w){known}(?!\w)", text, re.IGNORECASE):
        yield Candidate(NamedKind.OFFENCE, m.start(), m.end())


def again(texts: Iterable[str], *, any_case: bool) -> re.Pattern[str] | None:
    """What finds names that were found once already wherever they stand; the longest first."""
    names = sorted(dict.fromkeys(texts), key=len, reverse=True)[:_MOST]
    if not names:
        return None
    return re.compile(
        rf"(?<!\w)(?:{'|'.join(map(re.escape, names))})(?!\w)", re.IGNORECASE if any_case else 0
    )


def found_again(pattern: re.Pattern[str], text: str, kind: NamedKind) -> Sequence[Candidate]:
    """Every place where a name known from elsewhere stands."""
    return [Candidate(kind, m.start(), m.end()) for m in pattern.finditer(text)]
