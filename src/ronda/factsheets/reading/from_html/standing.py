"""What holds at each place of a page: the box and part words stand in, how deep, how they look.

Two things to know. What holds for an element is made from what holds around it, and never changes.
And coloured parts that follow each other without a gap are one box, as a reader of the page sees
one: Word and its like colour every paragraph by itself.
"""

from dataclasses import dataclass, replace
from itertools import count

from lxml import etree

from ronda.factsheets.blocks import Box, Colour
from ronda.factsheets.reading.from_html.boxing import Boxes
from ronda.factsheets.reading.from_html.gathering import Place
from ronda.factsheets.reading.from_html.listing import LISTS
from ronda.factsheets.reading.from_html.looks import Looks
from ronda.factsheets.reading.from_html.parts import Parts
from ronda.factsheets.reading.inline_runs import Look

_SAFE = ("http://", "https://", "mailto:")
_PLAIN = Look()
_NOWHERE = Place()


@dataclass(frozen=True, slots=True)
class Here:
    """What holds at a place of the walk. `one_block` keeps what is in a note or row together."""

    look: Look = _PLAIN
    place: Place = _NOWHERE
    depth: int = 0
    one_block: bool = False
    raised: bool = False
    lined: bool = False


class Standing:
    """Says what holds inside the elements of one page. Keeps the coloured part come to last."""

    def __init__(self, looks: Looks, parts: Parts, boxes: Boxes, *, ours: bool) -> None:
        self.looks = looks
        self.parts = parts
        self.boxes = boxes
        self.ours = ours
        self.numbers = count(1)
        self.coloured: tuple[etree._Element | None, Box | None] = (None, None)

    def outside(self) -> Here:
        """What holds before anything has begun."""
        return Here(place=Place(furniture=self.parts.main is not None and not self.ours))

    def in_block(self, element: etree._Element, here: Here, *, titled: bool) -> Here:
        """What holds in a block; `titled` where words of the text have come by now."""
        inside = self._framed(element, self._furnished(element, here, titled=titled))
        return Here(
            look=self._look(element, inside.look),
            place=inside.place,
            depth=self._depth(element, inside),
            one_block=element.tag == "tr" and self._is_data(element),
            lined=inside.lined or element.tag in ("pre", "textarea"),
        )

    def in_words(self, element: etree._Element, here: Here) -> Here:
        """What holds in an element inside a paragraph."""
        return Here(
            look=self._look(element, here.look),
            place=here.place,
            depth=here.depth,
            one_block=here.one_block,
            raised=here.raised or self.looks.is_raised(element),
            lined=here.lined,
        )

    def _look(self, element: etree._Element, look: Look) -> Look:
        """How text in an element looks, given how it looked around it."""
        italic, bold = self.looks.emphasis(element)
        href = self._href(element)
        if italic is None and bold is None and href is None:
            return look
        return Look(
            look.italic if italic is None else italic,
            look.bold if bold is None else bold,
            href or look.href,
        )

    def _href(self, element: etree._Element) -> str | None:
        if self.ours and (told := element.get("data-href")) is not None:
            return told
        href = (element.get("href") or "").strip() if element.tag == "a" else ""
        return href if href.lower().startswith(_SAFE) else None

    def _furnished(self, element: etree._Element, here: Here, *, titled: bool) -> Here:
        """What holds with regard to furniture and contents."""
        place = here.place
        if self.ours or place.contents:
            return here
        if element is self.parts.main or element.tag == "header":
            furniture = element is not self.parts.main and self.parts.is_furniture(element)
            return replace(here, place=replace(place, furniture=furniture))
        if self.parts.is_contents(element):
            return replace(here, place=replace(place, contents=titled, furniture=not titled))
        if not place.furniture and self.parts.is_furniture(element):
            return replace(here, place=replace(place, furniture=True))
        return here

    def _framed(self, element: etree._Element, here: Here) -> Here:
        """What holds with regard to boxes: a new one, the one going on, or none."""
        if here.place.box is not None or here.place.furniture:
            return here
        if self.ours and element.get("data-box") is not None:
            return self._boxed(here, Box(next(self.numbers), _colour(element)))
        frame = self.boxes.frame(element)
        hue = frame.colour if frame else self.boxes.shaded(element)
        if hue is not None:
            return self._boxed(here, self._going_on(element, hue))
        return self._boxed(here, Box(next(self.numbers))) if frame else here

    def _going_on(self, element: etree._Element, hue: Colour) -> Box:
        """The box of a coloured part: that of the like part right before it, else a new one."""
        before, box = self.coloured
        if box is None or box.colour is not hue or before is not element.getprevious():
            box = Box(next(self.numbers), hue)
        self.coloured = (element, box)
        return box

    @staticmethod
    def _boxed(here: Here, box: Box) -> Here:
        return replace(here, place=replace(here.place, box=box), depth=0)

    def _depth(self, element: etree._Element, here: Here) -> int:
        if element.tag in LISTS:
            return here.depth + 1
        return 0 if element.tag in ("td", "th") else here.depth

    def _is_data(self, row: etree._Element) -> bool:
        """Whether a row is one of data; a table that is itself a box is read cell by cell."""
        table = next(row.iterancestors("table"), None)
        if table is None or table is self.coloured[0]:
            return False
        return self.boxes.table(table).is_data


def _colour(element: etree._Element) -> Colour | None:
    told = element.get("data-colour", "")
    return Colour(told) if told in set(Colour) else None
