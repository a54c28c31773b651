"""What a table is for: a box, rows of data, or only the layout of a page.

Two things to know. Columns are counted where they have words, for offices put empty cells beside
text to keep a distance. And rows of data become one block each; anything larger in a cell makes
the table layout, whose cells are read one after another.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from ronda.factsheets.blocks import Colour
from ronda.factsheets.reading.from_html.survey import Survey

_LONGEST_CELL = 600


@dataclass(frozen=True)
class Table:
    """A table's columns with words, its own hue, and the hues of its cells with words."""

    columns: int
    hue: Colour | None
    hues: frozenset[Colour | None]
    is_data: bool

    @classmethod
    def of(cls, element: etree._Element, survey: Survey) -> "Table":
        """The table that `element` is."""
        rows = [[cell for cell in _cells(row) if survey.of(cell).words] for row in _rows(element)]
        cells = [cell for row in rows for cell in row]
        columns = max((len(row) for row in rows), default=0)
        hues = [_hue(cell, element, survey) for cell in cells]
        own = survey.paper(element)
        return cls(
            columns,
            own or next((hue for hue in hues if hue is not None), None),
            frozenset(hues),
            columns > 1 and all(_is_plain(cell, survey) for cell in cells),
        )

    @property
    def is_one_coloured(self) -> bool:
        """Whether every cell has the same hue."""
        return len(self.hues) == 1


def _rows(table: etree._Element) -> Iterator[etree._Element]:
    for child in table:
        if child.tag == "tr":
            yield child
        elif child.tag in ("thead", "tbody", "tfoot"):
            yield from (row for row in child if row.tag == "tr")


def _cells(row: etree._Element) -> Iterator[etree._Element]:
    return (cell for cell in row if cell.tag in ("td", "th"))


def _hue(cell: etree._Element, table: etree._Element, survey: Survey) -> Colour | None:
    """The hue of the nearest paper under a cell's words: its own, its row's, its table's."""
    for element in (cell, *cell.iterancestors()):
        if hue := survey.paper(element):
            return hue
        if element is table:
            break
    inner = [child for child in cell if survey.of(child).words]
    hues = {survey.paper(child) for child in inner}
    return next(iter(hues)) if len(hues) == 1 else None


def _is_plain(cell: etree._Element, survey: Survey) -> bool:
    held = survey.of(cell)
    return not (held.headings or held.lists or held.tables) and held.words <= _LONGEST_CELL
