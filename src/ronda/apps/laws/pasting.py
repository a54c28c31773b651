"""Articles as somebody pastes them from a gazette: each begins with a line "Article 178a".

Two things to know. The word for an article is known in English, French and Serbian, in both
scripts. And what stands before the first of these lines is refused, so that no words get lost.
"""

import re
from dataclasses import dataclass

from ronda.apps.errors import NotValid

_BEGINS = re.compile(
    r"^\s*(?:article|art\.|члан|član|чл\.|čl\.)\s*(?P<number>\d+\s?[a-zа-яčćđšž]*)\s*\.?\s*$",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"(\d+)\s*([^\W\d_]*)")
LONGEST = 20


@dataclass(frozen=True)
class Pasted:
    """An article as it was pasted."""

    number: str
    text: str


def articles_in(words: str, *, wrong: str, twice: str) -> list[Pasted]:
    """The articles of a pasted text in its order.

    Raises NotValid with `wrong` for words before the first, `twice` for an article given twice.
    """
    found: list[tuple[str, list[str]]] = []
    for line in words.splitlines():
        if begins := _BEGINS.match(line):
            found.append((number_of(begins["number"]), []))
        elif found:
            found[-1][1].append(line.rstrip())
        elif line.strip():
            raise NotValid(wrong, "articles")
    numbers = [number for number, _lines in found]
    if len(set(numbers)) != len(numbers):
        raise NotValid(twice, "articles")
    pasted = [Pasted(number, "\n".join(lines).strip()) for number, lines in found]
    if not all(one.text for one in pasted):
        raise NotValid(wrong, "articles")
    return pasted


def number_of(written: str) -> str:
    """A number as it is compared.

    >>> number_of("178 A")
    '178a'
    """
    return "".join(written.split()).casefold()[:LONGEST]


def order_of(number: str) -> int:
    """The place of an article among others: 178, 178a, 178b, 179.

    >>> sorted(["179", "178b", "20", "178"], key=order_of)
    ['20', '178', '178b', '179']
    """
    found = _NUMBER.match(number)
    if found is None:
        return 2_000_000_000
    letters = found[2].casefold()
    return int(found[1][:6]) * 1000 + min(ord(letters[0]) % 997 + 1 if letters else 0, 999)
