"""What the next block of a page is, by the element that begins it: a heading, a point, a paragraph.

A point or a note that has begun waits for its first words, whatever paragraphs these stand in.
"""

from lxml import etree

from ronda.factsheets.blocks import Kind, Role
from ronda.factsheets.reading.from_html.gathering import Shape
from ronda.factsheets.reading.from_html.listing import Listing
from ronda.factsheets.reading.from_html.looks import Looks

_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_LEVELS = {Role.CHAPTER: 1, Role.SECTION: 2, Role.PRACTICES: 2, Role.TOPIC: 3}


class Shaping:
    """Says what blocks are on one page. With `ours`, by what their elements tell."""

    def __init__(self, looks: Looks, listing: Listing, *, ours: bool) -> None:
        self.looks = looks
        self.listing = listing
        self.ours = ours

    def shape(self, element: etree._Element, depth: int, waiting: Shape) -> Shape:
        """The shape of what begins with `element`, in `depth` lists; `waiting` where it goes on."""
        tell = self._told if self.ours else self._seen
        return tell(element, depth, waiting)

    def _told(self, element: etree._Element, depth: int, waiting: Shape) -> Shape:
        told = element.get("data-role", "")
        role = Role(told) if told in set(Role) else None
        label = element.get("data-label", "")
        if element.tag in _HEADINGS:
            return Shape(
                Kind.HEADING, level=_LEVELS.get(role or Role.CHAPTER, 1), label=label, role=role
            )
        if element.tag == "li" and role is not Role.CONTENTS:
            return Shape(Kind.ITEM, level=max(depth, 1), label=label or "-", role=role)
        return waiting if role is None and waiting.kind is not Kind.PARAGRAPH else Shape(role=role)

    def _seen(self, element: etree._Element, depth: int, waiting: Shape) -> Shape:
        if element.tag in _HEADINGS:
            numeral = waiting.label if waiting.kind is Kind.ITEM and waiting.label != "-" else ""
            return Shape(Kind.HEADING, level=int(str(element.tag)[1]), label=numeral)
        if element.tag == "li":
            label = self.listing.label(element)
            level = self.listing.depth(element, depth)
            return Shape(Kind.ITEM, level=level, label=label or "-", bare=not label)
        if (level_told := self.listing.word_depth(element)) is not None:
            return Shape(Kind.ITEM, level=level_told, label="-")
        if waiting.kind is Kind.PARAGRAPH:
            return Shape(indent=self.looks.indent(element))
        return waiting
