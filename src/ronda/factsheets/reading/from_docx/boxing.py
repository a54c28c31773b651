"""Boxes as they come: which paragraphs share one, and where the next begins.

Two things to know. A cell, a text box or a content control is a box by itself; shaded or framed
paragraphs make one as long as they follow one another in one colour. And a box's first words, met
again, begin another one: titles repeat, and what people write does not.
"""

from dataclasses import dataclass
from itertools import count

from ronda.factsheets.blocks import Box, Colour


@dataclass(slots=True)
class Container:
    """A box that the file itself bounds. `title` is the first text met in it."""

    box: Box
    title: str | None = None


class Boxes:
    """Hands out boxes and knows the one that is open."""

    def __init__(self) -> None:
        self._numbers = count(1)
        self._open: Box | None = None
        self._title: str | None = None
        self._styled = False
        self._titled = False
        self._titles: dict[Colour, str] = {}

    @property
    def open(self) -> Box | None:
        """The box of paragraphs that may still go on."""
        return self._open

    @property
    def titled(self) -> Colour | None:
        """The colour of the box of which no more than the title, in its own style, has come."""
        return self._open.colour if self._open is not None and self._titled else None

    def close(self) -> None:
        """Something stands between: the next paragraph begins a box of its own."""
        self._open = None

    def container(self, colour: Colour | None) -> Container:
        """A box that the file bounds."""
        self.close()
        return Container(Box(next(self._numbers), colour))

    def inside(self, container: Container, text: str) -> Box:
        """The box of a paragraph in a container; its first words again begin another box."""
        if not text:
            return container.box
        if container.title is None:
            container.title = _comparable(text)
        elif is_title(text) and _comparable(text) == container.title:
            container.box = Box(next(self._numbers), container.box.colour)
        return container.box

    def shaded(self, colour: Colour | None, text: str) -> Box:
        """The box of a paragraph that is shaded or framed."""
        box = self._open
        again = is_title(text) and _comparable(text) == self._title
        if box is None or self._styled or box.colour is not colour or again:
            return self._begin(colour, text, styled=False)
        self._title = self._title or _comparable(text)
        return box

    def title(self, colour: Colour, text: str) -> Box:
        """The box that a paragraph in the style of box titles begins.

        Words typed in that style that are no title stay in the box above them.
        """
        known = self._titles.setdefault(colour, _comparable(text))
        box = self._going_on(colour)
        if box is not None and _comparable(text) != known:
            return box
        begun = self._begin(colour, text, styled=True)
        self._titled = True
        return begun

    def text(self, colour: Colour) -> Box:
        """The box of a paragraph in the style of box texts."""
        self._titled = False
        return self._going_on(colour) or self._begin(colour, "", styled=True)

    def control(self, colour: Colour) -> Container:
        """The box of a content control that Ronda tagged: the one whose title stands above it."""
        return Container(self.text(colour), title="")

    def _going_on(self, colour: Colour) -> Box | None:
        box = self._open
        return box if box is not None and self._styled and box.colour is colour else None

    def _begin(self, colour: Colour | None, text: str, *, styled: bool) -> Box:
        self._open = Box(next(self._numbers), colour)
        self._title = _comparable(text) or None
        self._styled = styled
        self._titled = False
        return self._open


def is_title(text: str) -> bool:
    """Whether these words can be a box's title: few, with a colon at the end.

    >>> is_title("Follow-up actions:"), is_title("We did much.")
    (True, False)
    """
    return len(text) <= 80 and text.rstrip().endswith(":")


def _comparable(text: str) -> str:
    return " ".join(text.replace("\u00a0", " ").replace("\u202f", " ").casefold().split())
