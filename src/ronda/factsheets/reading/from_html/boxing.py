"""Which parts of a page are boxes: coloured or framed, small, and in one colour.

Two things to know. A coloured part with chapters in it, or with boxes of another colour, is paper
and no box. And what is framed without a colour is given as a box without one: whether it is a
box of the document is for the grammar to say, by its title.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from lxml import etree

from ronda.factsheets.blocks import Colour
from ronda.factsheets.reading.from_html.looks import Looks
from ronda.factsheets.reading.from_html.survey import Survey
from ronda.factsheets.reading.from_html.tables import Table

_CONTAINERS = frozenset(
    {"article", "aside", "blockquote", "center", "details", "div", "dl", "fieldset", "figure"}
    | {"section", "table"}
)
_FRAMED = frozenset({"blockquote", "details", "fieldset"})
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_PARAGRAPHS = frozenset({"p", "ul", "ol", "pre", "dd", "dt"}) | _HEADINGS


@dataclass(frozen=True, slots=True)
class Frame:
    """A part that is a box, and its colour where it shows one."""

    colour: Colour | None


class Boxes:
    """Answers which elements of one page are boxes."""

    def __init__(self, looks: Looks, survey: Survey, words: int) -> None:
        """`words` is the number of characters of the whole page."""
        self.looks = looks
        self.survey = survey
        self.words = words
        self.tables: dict[etree._Element, Table] = {}

    def table(self, element: etree._Element) -> Table:
        """What a table is for."""
        if element not in self.tables:
            self.tables[element] = Table.of(element, self.survey)
        return self.tables[element]

    def frame(self, element: etree._Element) -> Frame | None:
        """The box that an element is, with all that is in it."""
        if element.tag not in _CONTAINERS or not self._is_small(element):
            return None
        if element.tag == "table":
            return self._table(element)
        hues = self.survey.of(element).hues & {Colour.ORANGE, Colour.BLUE}
        colour = self.survey.paper(element) or self.looks.frame(element)
        if colour is not None:
            return Frame(colour) if hues <= {colour} else None
        if element.tag not in _FRAMED and not self.looks.is_named_box(element):
            return None
        if not hues:
            return Frame(None)
        first = self._first_paper(element)
        return Frame(first) if hues == {first} else None

    def shaded(self, element: etree._Element) -> Colour | None:
        """The hue of a paragraph or list that has one of its own; a heading needs company."""
        if element.tag not in _PARAGRAPHS:
            return None
        hue = self._own_shade(element)
        if hue is not None and element.tag in _HEADINGS:
            beside = (element.getprevious(), element.getnext())
            alike = [e for e in beside if e is not None and e.tag not in _HEADINGS]
            return hue if any(self._own_shade(e) is hue for e in alike) else None
        return hue

    def _own_shade(self, element: etree._Element) -> Colour | None:
        hue = self.looks.paper(element) or self.looks.named_hue(element)
        if hue is None and "border" in self.looks.style(element):
            hue = self.looks.frame(element)
        if hue is None and element.tag in ("ul", "ol"):
            hue = _one(self._shade_of_point(point) for point in element if point.tag == "li")
        return hue

    def _shade_of_point(self, point: etree._Element) -> Colour | None:
        """The hue of a point: its own, or that of everything in it."""
        if hue := self.survey.paper(point):
            return hue
        bare = (point.text or "").strip()
        parts = [part for part in point if self.survey.of(part).words]
        return None if bare else _one(self.survey.paper(part) for part in parts)

    def _is_small(self, element: etree._Element) -> bool:
        held = self.survey.of(element)
        if held.pages or held.sections > 1:
            return False
        return held.words < 2000 or held.words * 2 < self.words

    def _first_paper(self, element: etree._Element) -> Colour | None:
        """The hue of the part in which the first words stand."""
        for inner in element.iterdescendants(etree.Element):
            if hue := self.survey.paper(inner):
                return hue
            if (inner.text or "").strip():
                return None
        return None

    def _table(self, element: etree._Element) -> Frame | None:
        table = self.table(element)
        hue = table.hue or (self.looks.frame(element) if table.columns <= 1 else None)
        if table.columns <= 1:
            other = self.survey.of(element).hues & {Colour.ORANGE, Colour.BLUE}
            return Frame(hue) if hue is None or other <= {hue, *table.hues} else None
        return Frame(hue) if hue is not None and table.is_one_coloured else None


def _one(hues: Iterable[Colour | None]) -> Colour | None:
    """The hue that all have; None where they differ or there is none."""
    found = set(hues)
    return next(iter(found)) if len(found) == 1 else None
