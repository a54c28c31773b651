"""Walks what stands in a part (the text or a header) and gives its blocks to the builder.

Two things to know. A paragraph whose end a tracked change deleted goes on in the next one, so its
content is held back until that comes. And a box around a paragraph is told by what contains it
first, then by its style, then by its shade.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace

from ronda.factsheets.blocks import Block, Box, Colour, DocumentBuilder, Kind, Role
from ronda.factsheets.errors import Damaged, UnknownFormat
from ronda.factsheets.reading.from_docx.boxing import Boxes, Container, is_title
from ronda.factsheets.reading.from_docx.drawings import alternative
from ronda.factsheets.reading.from_docx.drawn_shades import shape_look
from ronda.factsheets.reading.from_docx.inline import DEEPEST, Inline, shows_prompt
from ronda.factsheets.reading.from_docx.lines import Line
from ronda.factsheets.reading.from_docx.looks import Look, Looks
from ronda.factsheets.reading.from_docx.making import Maker
from ronda.factsheets.reading.from_docx.names import (
    ALTERNATIVES,
    CONTROL,
    CONTROL_CONTENT,
    CONTROL_LOOK,
    INSERTED,
    MOVED_HERE,
    PARAGRAPH,
    TABLE,
    Element,
    W,
    value,
)
from ronda.factsheets.reading.from_docx.remarks import Remarks
from ronda.factsheets.reading.from_docx.shading import Palette
from ronda.factsheets.reading.from_docx.styles import Styles
from ronda.factsheets.reading.from_docx.tables import Area, areas, deleted_rows
from ronda.factsheets.word_names import TAGS

TAKEN = (PARAGRAPH, TABLE, CONTROL, ALTERNATIVES)
"""What usually stands beside paragraphs."""

_HUES = (Colour.ORANGE, Colour.BLUE)


@dataclass(frozen=True, slots=True)
class Parts:
    """What the whole document shares."""

    styles: Styles
    palette: Palette
    looks: Looks
    remarks: Remarks


class Body:
    """Makes blocks of one part's elements, in the order in which they are given.

    `loose_notes` are those that Ronda wrote below the text, because no mark leads to them.
    """

    def __init__(self, parts: Parts, inline: Inline, builder: DocumentBuilder) -> None:
        self._parts = parts
        self._inline = inline
        self._builder = builder
        self._maker = Maker()
        self._boxes = Boxes()
        self._held: Line | None = None
        self.loose_notes: list[tuple[Block, Line]] = []
        self._nesting = 0

    def take(self, element: Element, container: Container | None = None) -> None:
        """Read one element that stands beside paragraphs."""
        take = _TAKERS.get(element.tag)
        if take is None:
            return
        self._nesting += 1
        if self._nesting > DEEPEST:
            raise Damaged(
                "The Word file has more things inside one another than can be read:"
                " open it in Word, save it again and send that."
            )
        take(self, element, container)
        self._nesting -= 1

    def take_all(self, elements: Iterable[Element], container: Container | None = None) -> None:
        """Read elements that stand beside paragraphs, one after another."""
        for element in elements:
            self.take(element, container)

    def finish(self, container: Container | None = None) -> None:
        """Give out what was held back for a paragraph that never came."""
        if self._held is not None:
            line, self._held = self._held, None
            self._emit(line, Look(self._parts.styles.paragraph(None)), container)

    # What contains paragraphs

    def _alternatives(self, element: Element, container: Container | None) -> None:
        chosen = alternative(element)
        if chosen is not None:
            self.take_all(chosen, container)

    def _control(self, element: Element, container: Container | None) -> None:
        """A content control: Ronda's own is a box; of others only the content counts.

        Ronda's is known by its tag or, where a program lost that, by the box's title right above
        it. Words that do no more than ask for text are no text.
        """
        look, content = element.find(CONTROL_LOOK), element.find(CONTROL_CONTENT)
        tag = (value(look, W + "tag") or "") if look is not None else ""
        colour = next((c for c, start in TAGS.items() if tag.startswith(start)), None)
        colour = colour or self._boxes.titled
        if colour is not None and container is None:
            container = self._boxes.control(colour)
        if content is not None and not shows_prompt(look):
            self.take_all(content, container)

    def _refuse(self, _: Element, __: Container | None) -> None:
        raise UnknownFormat(
            "The Word file takes in another file that only Word joins to it:"
            " open it in Word, save it again and send that."
        )

    # Tables

    def _table(self, table: Element, container: Container | None) -> None:
        self.finish(container)
        self._tell_deleted_rows(table)
        for area in areas(table, self._parts.styles, self._parts.palette):
            if area.is_data:
                self._data(area, container)
            elif area.is_box and _may_box(container, area.colour):
                self._boxed(area)
            else:
                self._cells(area, container)
        if container is None:
            self._boxes.close()

    def _tell_deleted_rows(self, table: Element) -> None:
        """Rows that a tracked change takes away are told with what comes next."""
        line = Line()
        for row in deleted_rows(table):
            self._inline.drop(row, line)
        self._parts.remarks.take(line, None, self._maker.where)

    def _cells(self, area: Area, container: Container | None) -> None:
        for cell in area.cells:
            self.take_all(cell.element, container)
            self.finish(container)

    def _boxed(self, area: Area) -> None:
        """Cells that are a box, unless they only lend their colour to headings."""
        if all(self._is_heading(cell.element) for cell in area.cells):
            self._cells(area, None)
            return
        container = self._boxes.container(area.colour)
        before = len(self._builder.blocks)
        self._cells(area, container)
        self._title_above(before, container.box)

    def _is_heading(self, cell: Element) -> bool:
        """Whether there are only headings in a cell, none of which can be a box's title."""
        texts = [
            (paragraph, "".join(text.text or "" for text in paragraph.iter(W + "t")))
            for paragraph in cell.iterchildren(PARAGRAPH)
        ]
        filled = [(paragraph, text) for paragraph, text in texts if text.strip()]
        return bool(filled) and all(
            self._parts.looks.of(paragraph, counts=False).heading is not None and not is_title(text)
            for paragraph, text in filled
        )

    def _title_above(self, before: int, box: Box) -> None:
        """Where nothing stands in a box, a title right above it is its own: it would be lost."""
        if before == 0 or len(self._builder.blocks) > before or box.colour not in _HUES:
            return
        above = self._builder.blocks[before - 1]
        if above.box is None and above.kind is Kind.PARAGRAPH and is_title(above.text):
            self._builder.blocks[before - 1] = replace(above, box=box)

    def _data(self, area: Area, container: Container | None) -> None:
        """One row as one line, its cells set apart by " | "; there are no text boxes in data."""
        line = Line()
        for at, cell in enumerate(area.cells):
            if at:
                line.add(" | ")
            for paragraph in cell.element.iter(PARAGRAPH):
                look = self._parts.looks.of(paragraph)
                line.add(f" {'' if look.label == '-' else look.label} ")
                line.then(self._inline.read(paragraph, look.style))
        self._emit(line, Look(self._parts.styles.paragraph(None)), container)

    # Text boxes

    def _shapes(self, contents: Iterable[Element]) -> None:
        for content in contents:
            fill, framed = shape_look(self._parts.palette, content)
            container = self._boxes.container(fill or None) if fill or framed else None
            before = len(self._builder.blocks)
            self.take_all(content, container)
            self.finish(container)
            if container is not None:
                self._title_above(before, container.box)

    # Paragraphs

    def _paragraph(self, paragraph: Element, container: Container | None) -> None:
        look = self._parts.looks.of(paragraph)
        if look.heading is not None and not look.contents:
            self._inline.fields.close_contents()
        line = self._inline.read(paragraph, look.style, plain=look.sets_its_own_look)
        if self._held is not None:
            self._held.then(line)
            line, self._held = self._held, None
        if look.ends_deleted or look.ends_moved:
            line.changes.deleted += look.ends_deleted
            self._held = line
            return
        self._shapes(line.above)
        self._emit(line, look, container)
        self._shapes(line.below)

    def _emit(self, line: Line, look: Look, container: Container | None) -> None:
        runs = self._maker.runs(line, look)
        text = "".join(run.text for run in runs if run.mark is None)
        box = self._box(look, container, text)
        if not runs:
            self._parts.remarks.take(line, None, self._maker.where)
            if box is not None and container is None and look.hue:
                self._title_above(len(self._builder.blocks), box)
            return
        block = self._maker.block(line, look, runs, box)
        if block.kind is Kind.NOTE and block.role is Role.NOTE:
            self.loose_notes.append((block, line))
            return
        self._builder.add(block)
        self._parts.remarks.take(line, self._builder.blocks[-1], block.where)

    def _box(self, look: Look, container: Container | None, text: str) -> Box | None:
        """The box that a paragraph stands in."""
        hue = look.box or look.hue
        if container is not None and not (_may_box(container, hue) and look.heading is None):
            return self._boxes.inside(container, text)
        if look.box is not None:
            return self._own_box(look.box, look.role, text)
        plain = look.role is None and (look.heading is None or is_title(text))
        if plain and (look.hue or look.framed):
            return self._boxes.shaded(look.hue, text)
        self._boxes.close()
        return None

    def _own_box(self, colour: Colour, role: Role | None, text: str) -> Box | None:
        """The box of a paragraph in one of Ronda's styles for boxes."""
        if role is not Role.BOX_TITLE:
            return self._boxes.text(colour)
        return self._boxes.title(colour, text) if text else self._boxes.open


def _may_box(container: Container | None, colour: Colour | None) -> bool:
    """Whether a box may begin here: anywhere but in a box that has a hue of its own."""
    if container is None:
        return True
    return container.box.colour not in _HUES and colour in _HUES


_TAKERS: Mapping[object, Callable[[Body, Element, Container | None], None]] = {
    PARAGRAPH: Body._paragraph,
    TABLE: Body._table,
    CONTROL: Body._control,
    ALTERNATIVES: Body._alternatives,
    INSERTED: Body.take_all,
    MOVED_HERE: Body.take_all,
    W + "customXml": Body.take_all,
    W + "altChunk": Body._refuse,
    W + "subDoc": Body._refuse,
}
