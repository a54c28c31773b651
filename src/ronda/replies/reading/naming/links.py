"""Addresses of pages and of mailboxes."""

import re
from collections.abc import Iterator

from ronda.replies.model import NamedKind
from ronda.replies.reading.naming.candidates import Candidate

_LINK = re.compile(
    r"(?:https?://|www\.)[^\s<>\"“”„«»]{1,2000}|(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,6}",
    re.IGNORECASE,
)
_TRAILING = ".,;:!?)]}'’"


def links(text: str) -> Iterator[Candidate]:
    """Every address in plain words, without the stop that ends its sentence."""
    for m in _LINK.finditer(text):
        shown = m[0].rstrip(_TRAILING)
        yield Candidate(NamedKind.LINK, m.start(), m.start() + len(shown))
