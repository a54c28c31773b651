"""What each part of a page holds, counted once from the inside out: words, headings, hues.

So that it can be told at once whether a coloured part is a box or the whole page's paper, and
which part is the page's main one.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from lxml import etree

from ronda.factsheets.blocks import Colour
from ronda.factsheets.reading.from_html.looks import Looks

_LISTS = {"ul", "ol"}
_PAPERED = frozenset(
    {"article", "aside", "blockquote", "center", "details", "div", "fieldset", "figure", "section"}
    | {"dd", "dl", "dt", "li", "p", "pre", "table", "tbody", "td", "th", "tr"}
    | _LISTS
)
"""Elements whose own background makes a box, or part of one; headings are asked apart."""


@dataclass(slots=True)
class Holding:
    """What an element and all in it hold.

    `words` counts characters without the blanks around texts; `pages` the parts that only a
    whole page has; `hues` are those of the papers inside.
    """

    words: int = 0
    pages: int = 0
    sections: int = 0
    headings: int = 0
    lists: int = 0
    tables: int = 0
    hues: frozenset[Colour] = frozenset()


class Survey:
    """The holdings of every element of a page, and those elements that are not seen."""

    def __init__(self, elements: Sequence[etree._Element], looks: Looks) -> None:
        self.looks = looks
        self.unseen = frozenset(element for element in elements if looks.is_unseen(element))
        self.holdings: dict[etree._Element, Holding] = {}
        for element in reversed(elements):
            self.holdings[element] = self._holding(element)

    def of(self, element: etree._Element) -> Holding:
        """What an element holds."""
        return self.holdings[element]

    def paper(self, element: etree._Element) -> Colour | None:
        """The hue that an element gives what is in it."""
        if element.tag not in _PAPERED:
            return None
        return self.looks.paper(element) or self.looks.named_hue(element)

    def main(self, body: etree._Element) -> etree._Element | None:
        """The one part of the page that says it is the main one, where most words are in it."""
        found = [e for e in self.holdings if e.tag == "main" or e.get("role") == "main"]
        if len(found) != 1 or self.of(found[0]).words * 2 < self.of(body).words:
            return None
        return found[0]

    def _holding(self, element: etree._Element) -> Holding:
        if element in self.unseen:
            return Holding()
        tag = element.tag
        held = Holding(
            words=len((element.text or "").strip()),
            pages=int(tag in ("h1", "main", "nav")),
            sections=int(tag == "h2"),
            headings=int(tag in ("h1", "h2", "h3", "h4", "h5", "h6")),
            lists=int(tag in _LISTS),
            tables=int(tag == "table"),
        )
        for child in element:
            inner = self.holdings[child]
            held.words += inner.words + len((child.tail or "").strip())
            held.pages += inner.pages
            held.sections += inner.sections
            held.headings += inner.headings
            held.lists += inner.lists
            held.tables += inner.tables
            held.hues |= inner.hues
        if hue := self.paper(element):
            held.hues |= {hue}
        return held
