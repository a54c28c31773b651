"""One walk through a page, from its first element to its last.

Two things to know. The walk goes by events, not by calls within calls, so that no depth of nesting
can exhaust it. And what Ronda wrote says what it is (`data-role`): then nothing is judged by looks.
"""

from collections.abc import Iterator
from dataclasses import replace

from lxml import etree

from ronda.factsheets.blocks import Block, Kind, Repaired, Role, Run
from ronda.factsheets.reading.from_html.boxing import Boxes
from ronda.factsheets.reading.from_html.css import StyleSheet
from ronda.factsheets.reading.from_html.gathering import Gathering, Place, Shape
from ronda.factsheets.reading.from_html.listing import Listing
from ronda.factsheets.reading.from_html.looks import Looks
from ronda.factsheets.reading.from_html.noting import NoteLinks, Turns, words_of
from ronda.factsheets.reading.from_html.page import Page
from ronda.factsheets.reading.from_html.parts import Parts
from ronda.factsheets.reading.from_html.raised import Raised, raised
from ronda.factsheets.reading.from_html.shaping import Shaping
from ronda.factsheets.reading.from_html.standing import Here, Standing
from ronda.factsheets.reading.from_html.survey import Survey
from ronda.factsheets.reading.inline_runs import BREAK

_BLOCKS = frozenset(
    {"address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details"}
    | {"dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2"}
    | {"h3", "h4", "h5", "h6", "header", "hr", "html", "legend", "li", "main", "menu", "nav", "ol"}
    | {"optgroup", "option", "p", "pre", "section", "select", "summary", "table", "tbody", "td"}
    | {"textarea", "tfoot", "th", "thead", "tr", "ul"}
)


class Walk:
    """Walks one page. `here` is the stack of what holds, the innermost last."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.looks = Looks(StyleSheet(page.styles))
        self.survey = Survey(page.elements, self.looks)
        self.turns = Turns()
        self.links = NoteLinks(page.elements, self.turns, self.looks)
        self.listing = Listing(self.looks, self.turns)
        self.parts = Parts(page.body, self.survey)
        boxes = Boxes(self.looks, self.survey, self.survey.of(page.body).words)
        self.standing = Standing(self.looks, self.parts, boxes, ours=page.is_ours)
        self.shaping = Shaping(self.looks, self.listing, ours=page.is_ours)
        self.gathering = Gathering(page.is_ours)
        self.here = [self.standing.outside()]
        self.deletions = 0

    def blocks(self) -> list[Block]:
        """The blocks of the page, in order."""
        walker = etree.iterwalk(self.page.body, events=("start", "end"))
        unseen: etree._Element | None = None
        for event, element in walker:
            if event == "start":
                here = None if unseen is not None else self._begin(element)
                if here is None:
                    unseen = unseen if unseen is not None else element
                else:
                    self.here.append(here)
                    self._text(element.text)
            elif unseen is not None:
                if element is unseen:
                    unseen = None
                    self._tail(element)
            else:
                self._finish(element)
                self._tail(element)
        self.gathering.end(Place())
        return self.gathering.ranked()

    def repairs(self) -> Iterator[Repaired]:
        """What the walk put right."""
        if self.deletions:
            what = f"{self.deletions} passages marked as deleted were left out, insertions taken in"
            yield Repaired(what, "the whole file")

    # What an element begins

    def _begin(self, element: etree._Element) -> Here | None:
        """What holds inside an element; None where it is not read, or was read by this."""
        here = self.here[-1]
        if element in self.survey.unseen:
            self.deletions += int(element.tag == "del" and bool(words_of(element).strip()))
            return None
        aside = self.page.is_ours and element.get("data-role") == "none"
        if aside or element in self.links.back or element in self.links.labels:
            return None
        if (number := self._note(element)) is not None:
            return self._begin_note(number, here)
        if self._is_block(element):
            return self._begin_block(element, here)
        if element.tag == "br":
            self.gathering.runs.append(Run(" ") if here.one_block else BREAK)
            return None
        return None if self._takes_mark(element, here) else self._begin_inline(element, here)

    def _note(self, element: etree._Element) -> int | None:
        if self.page.is_ours:
            told = element.get("data-note", "")
            return int(told) if told.isdigit() else None
        return self.links.notes.get(element)

    def _begin_note(self, number: int, here: Here) -> Here:
        place = replace(here.place, box=None, furniture=False, contents=False)
        self.gathering.end(place)
        role = Role.NOTE if self.page.is_ours else None
        self.gathering.expect(Shape(Kind.NOTE, note=number, role=role))
        return Here(place=place, one_block=True)

    def _takes_mark(self, element: etree._Element, here: Here) -> bool:
        """Put down the marks that an element is; False where it is none."""
        told = element.get("data-mark", "") if self.page.is_ours else ""
        if told.isdigit():
            self._mark(int(told))
            return True
        if element in self.links.marks:
            self._mark(self.links.marks[element])
            return True
        if self.page.is_ours or here.raised or not self.looks.is_raised(element):
            return False
        found = raised(element, self.links.marks, self.gathering.runs)
        if found is None:
            return False
        self._raised(found)
        return True

    def _raised(self, found: Raised) -> None:
        for number in found.marks:
            self._mark(number)
        if found.text:
            self.gathering.runs.append(self.here[-1].look.run(found.text))

    def _mark(self, number: int) -> None:
        self.gathering.runs.append(Run(str(number), mark=number))

    def _is_block(self, element: etree._Element) -> bool:
        if element.tag in _BLOCKS or self.parts.is_skip_link(element):
            return True
        return self.looks.style(element).get("display", "") in ("block", "list-item", "table")

    # Inside a paragraph

    def _begin_inline(self, element: etree._Element, here: Here) -> Here | None:
        if (number := self.links.starts.get(element)) is not None:
            self._start_note(number, here)
        if (label := self.listing.word_label(element)) is not None:
            self.gathering.shape = replace(self.gathering.shape, label=label)
            return None
        return self.standing.in_words(element, here)

    def _start_note(self, number: int, here: Here) -> None:
        """A note that begins in the middle of an element that holds several."""
        self.gathering.end(replace(here.place, furniture=False))
        self.gathering.expect(Shape(Kind.NOTE, note=number))

    def _begin_block(self, element: etree._Element, here: Here) -> Here:
        if (number := self.links.starts.get(element)) is not None:
            self._start_note(number, here)
            return replace(here, one_block=True)
        if here.one_block:
            self.gathering.runs.append(Run(" | ") if self._parts_cells(element) else Run(" "))
            return here
        inside = self.standing.in_block(element, here, titled=self.gathering.titled)
        self.gathering.end(inside.place)
        waiting = self.gathering.shape
        self.gathering.expect(self.shaping.shape(element, inside.depth, waiting))
        return inside

    def _parts_cells(self, element: etree._Element) -> bool:
        """Whether a cell of a row of data begins, after another with words."""
        if self.gathering.shape.kind is Kind.NOTE:
            return False
        cell = element.tag in ("td", "th") and self.survey.of(element).words > 0
        return cell and any(run.mark is None and run.text.strip() for run in self.gathering.runs)

    # Words, and the end of an element

    def _text(self, text: str | None) -> None:
        if not text:
            return
        here = self.here[-1]
        if not here.lined:
            self.gathering.runs.append(here.look.run(text))
            return
        for index, line in enumerate(text.split("\n")):
            if index:
                self.gathering.runs.append(BREAK)
            self.gathering.runs.append(here.look.run(line))

    def _tail(self, element: etree._Element) -> None:
        if element is not self.page.body:
            self._text(element.tail)

    def _finish(self, element: etree._Element) -> None:
        """The end of an element that was read."""
        self.here.pop()
        here = self.here[-1]
        ends_note = self._note(element) is not None
        if ends_note or (self._is_block(element) and not here.one_block):
            self.gathering.end(here.place)
            self.gathering.expect(Shape())
