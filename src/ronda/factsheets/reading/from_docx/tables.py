"""Tables: which are boxes, which are data, and which only put things side by side.

Two things to know. A table is cut into areas, read one after another: a box is one or more cells
of one hue, data is a row whose cells make one line. And a hue in the first row alone, or in every
other row, is how tables of figures look, so it makes no box.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from ronda.factsheets.blocks import Colour
from ronda.factsheets.reading.from_docx.names import (
    CONTROL,
    CONTROL_CONTENT,
    DELETED,
    TABLE,
    TEXT_BOX,
    Element,
    W,
    value,
)
from ronda.factsheets.reading.from_docx.shading import Palette, Shade
from ronda.factsheets.reading.from_docx.styles import Styles

_HUES = (Colour.ORANGE, Colour.BLUE)


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell, its hue, and whether anything stands in it."""

    element: Element
    shade: Shade
    has_text: bool

    @property
    def hue(self) -> Colour | None:
        """Orange or blue, which alone can make a box among other cells."""
        return self.shade if self.shade in _HUES else None  # type: ignore[return-value]


@dataclass(frozen=True, slots=True)
class Area:
    """Cells to be read together: a box (with its hue, if any), a row of data, or neither."""

    cells: tuple[Cell, ...]
    is_box: bool = False
    colour: Colour | None = None
    is_data: bool = False


def areas(table: Element, styles: Styles, palette: Palette) -> list[Area]:
    """The areas of a table, in reading order."""
    rows = list(_rows(table, styles, palette))
    filled = [[c for c in row if c.has_text or c.hue] for row in rows]
    if all(len(row) <= 1 for row in rows) or sum(map(len, filled)) == 1:
        return _column([c for row in filled for c in row], _frame(table, styles, palette))
    hues = {c.hue for row in filled for c in row if c.hue}
    if not hues or _is_figures(filled):
        return _plain(rows)
    if len(hues) == 1 and _is_one_box(filled):
        return [Area(tuple(c for row in filled for c in row), is_box=True, colour=hues.pop())]
    return list(_side_by_side(filled))


def deleted_rows(table: Element) -> list[Element]:
    """The rows that a tracked change takes away."""
    return [row for row in _within(table, W + "tr") if _is_deleted(row)]


def _is_deleted(row: Element) -> bool:
    return row.find(f"{W}trPr/{DELETED}") is not None


def _column(cells: Sequence[Cell], frame: Shade) -> list[Area]:
    """Cells below one another: one box where any is coloured or all are framed."""
    shaded = [c.shade for c in cells if isinstance(c.shade, Colour)]
    framed = isinstance(frame, Colour)
    if not shaded and not framed:
        return [Area((cell,)) for cell in cells]
    if len({c.hue for c in cells if c.hue}) > 1:
        return list(_side_by_side([[cell] for cell in cells]))
    colour = next((c for c in (*shaded, frame) if c in _HUES), shaded[0] if shaded else None)
    return [Area(tuple(cells), is_box=True, colour=colour or None)]


def _plain(rows: Sequence[Sequence[Cell]]) -> list[Area]:
    """A table without hues: data, unless its cells hold more than a line of data can."""
    cells = [c for row in rows for c in row]
    if any(_is_layout(cell.element) for cell in cells):
        return [Area((cell,)) for cell in cells if cell.has_text]
    return [Area(tuple(row), is_data=True) for row in rows if any(c.has_text for c in row)]


def _is_layout(cell: Element) -> bool:
    return next(cell.iter(TABLE, TEXT_BOX, W + "outlineLvl"), None) is not None


def _is_figures(rows: Sequence[Sequence[Cell]]) -> bool:
    """Whether the hues are those of a table of figures: heads of columns, or banded rows."""
    first, rest = rows[0], rows[1:]
    if not any(len(row) > 1 for row in rows):
        return False
    if rest and not any(c.hue for row in rest for c in row):
        return True
    uniform = all(len({c.hue for c in row}) <= 1 for row in rows)
    return uniform and len(rows) > 2 and any(len(row) > 1 for row in rest) and bool(first)


def _is_one_box(rows: Sequence[Sequence[Cell]]) -> bool:
    """Every cell coloured, or one row whose first cell (the title) is."""
    cells = [c for row in rows for c in row]
    if all(c.hue for c in cells):
        return True
    return len([row for row in rows if row]) == 1 and bool(cells[0].hue)


def _side_by_side(rows: Sequence[Sequence[Cell]]) -> Iterator[Area]:
    """Coloured cells as boxes, those next to them as text."""
    cells = [c for row in rows for c in row]
    for colour, group in groupby(cells, key=lambda c: c.hue):
        if colour is None:
            yield from (Area((cell,)) for cell in group)
        else:
            yield Area(tuple(group), is_box=True, colour=colour)


def _rows(table: Element, styles: Styles, palette: Palette) -> Iterator[list[Cell]]:
    look = table.find(W + "tblPr")
    styled = styles.table(value(look, W + "tblStyle") if look is not None else None)
    own = palette.shading(look.find(W + "shd")) if look is not None else None
    shown = look.find(W + "tblLook") if look is not None else None
    for at, row in enumerate(r for r in _within(table, W + "tr") if not _is_deleted(r)):
        cells = []
        for column, cell in enumerate(_within(row, W + "tc")):
            shade = palette.shading(cell.find(f"{W}tcPr/{W}shd"))
            if shade is None and at == 0 and _flag(shown, "firstRow", 0x20):
                shade = styled.first_row
            if shade is None and column == 0 and _flag(shown, "firstColumn", 0x80):
                shade = styled.first_column
            shade = own if shade is None else shade
            shade = styled.whole if shade is None else shade
            if not _goes_on(cell):
                cells.append(Cell(cell, shade, _has_text(cell)))
        yield cells


def _frame(table: Element, styles: Styles, palette: Palette) -> Shade:
    look = table.find(W + "tblPr")
    own = palette.border(look.find(W + "tblBorders")) if look is not None else None
    for cell in _within(next(_within(table, W + "tr"), table), W + "tc"):
        own = palette.border(cell.find(f"{W}tcPr/{W}tcBorders")) or own
        break
    if own is not None:
        return own
    return styles.table(value(look, W + "tblStyle") if look is not None else None).frame


def _within(parent: Element, name: str) -> Iterator[Element]:
    """The rows of a table or cells of a row, also those in content controls."""
    for child in parent:
        if child.tag == name:
            yield child
        elif child.tag == CONTROL:
            content = child.find(CONTROL_CONTENT)
            if content is not None:
                yield from _within(content, name)
        elif child.tag == W + "customXml":
            yield from _within(child, name)


def _flag(look: Element | None, name: str, bit: int) -> bool:
    """A switch of w:tblLook, which older files give as bits."""
    if look is None:
        return False
    told = look.get(W + name)
    if told is not None:
        return told in {"1", "true", "on"}
    try:
        return bool(int(look.get(W + "val", "0"), 16) & bit)
    except ValueError:
        return False


def _goes_on(cell: Element) -> bool:
    """Whether this is only the lower part of a cell that spans rows."""
    merged = cell.find(f"{W}tcPr/{W}vMerge")
    return merged is not None and merged.get(W + "val", "continue") == "continue"


def _has_text(cell: Element) -> bool:
    return any((t.text or "").strip() for t in cell.iter(W + "t", W + "sym")) or (
        next(cell.iter(W + "footnoteReference", W + "sym"), None) is not None
    )
