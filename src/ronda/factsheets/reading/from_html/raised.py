"""Raised text: which of it are footnote marks, and which is text for all that.

"2" after "m" is a square metre and "th" after "10" an ordinal; digits, one number or several, are
marks.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from lxml import etree

from ronda.factsheets.blocks import Run
from ronda.factsheets.reading.from_html.noting import words_of
from ronda.factsheets.reading.from_text.conventions import SUPERSCRIPTS, number_of

_NUMBERS = re.compile(
    rf"[\s\[(]*(?:\d{{1,4}}|[{SUPERSCRIPTS}]{{1,4}})"
    rf"(?:[\s,;\])\[(]+(?:\d{{1,4}}|[{SUPERSCRIPTS}]{{1,4}}))*[\s\]).,]*"
)
_NUMBER = re.compile(rf"\d+|[{SUPERSCRIPTS}]+")
_UNIT = re.compile(r"(?:^|[\s\d])(?:[kcdm]?m)$")
_TO_RAISED = str.maketrans("0123456789", SUPERSCRIPTS)


@dataclass(frozen=True, slots=True)
class Raised:
    """The marks that a raised element gives, or the text it stands for."""

    marks: tuple[int, ...] = ()
    text: str = ""


def raised(
    element: etree._Element, links: Mapping[etree._Element, int], before: Sequence[Run]
) -> Raised | None:
    """What a raised element is; None where it is text like any other."""
    linked = tuple(links[one] for one in element.iterdescendants("a") if one in links)
    if linked:
        return Raised(linked)
    words = words_of(element)
    if not _NUMBERS.fullmatch(words):
        return None
    numbers = tuple(number_of(found[0]) for found in _NUMBER.finditer(words))
    last = before[-1].text if before and before[-1].mark is None else ""
    if _UNIT.search(last):
        return Raised(text=words.strip().translate(_TO_RAISED))
    return Raised(numbers)
