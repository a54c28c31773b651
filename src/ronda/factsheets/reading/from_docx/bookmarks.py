"""The bookmarks that Ronda put around its boxes, which outlast content controls.

A bookmark begins in its box's title and ends where the text after the box begins, so that whatever
a person pastes in between, in whatever style, is known to stand in the box.
"""

from ronda.factsheets.reading.from_docx.names import IDENTITY, RUN, Element, W
from ronda.factsheets.word_names import BOX_BOOKMARK

START, END = W + "bookmarkStart", W + "bookmarkEnd"


class Bookmarks:
    """Which boxes' bookmarks are open at this place of the text."""

    def __init__(self) -> None:
        self._open: set[str] = set()
        self._ending: set[str] = set()

    def __bool__(self) -> bool:
        return bool(self._open)

    def take(self, element: Element) -> None:
        """A bookmark's beginning or end."""
        id = element.get(IDENTITY, "")
        if element.tag == END:
            self._open.discard(id)
        elif element.get(W + "name", "").startswith(BOX_BOOKMARK):
            self._open.add(id)

    def enter(self, paragraph: Element) -> None:
        """Before a paragraph: what begins in it holds, what ends before its text does not."""
        self._ending.clear()
        in_text = False
        for child in paragraph.iterchildren(START, END, RUN):
            if child.tag == RUN:
                in_text = True
            elif in_text and child.tag == END:
                self._ending.add(child.get(IDENTITY, ""))
            else:
                self.take(child)

    def leave(self) -> None:
        """After a paragraph: what ended in it is over."""
        self._open -= self._ending
