"""Paragraphs that go on in the next column or page, as their layout tells.

Two things to know. Left edges must agree and the last line must be full; after a full stop it must
moreover be the words of a point, set in, or justified text, where only a line that goes on is full.
What layout does not prove, the grammar may still join by its words. And what is joined here is told
as a repair.
"""

from collections.abc import Iterator, Sequence

from ronda.factsheets.reading.from_pdf.columns import Flow
from ronda.factsheets.reading.from_pdf.lines import CLOSED
from ronda.factsheets.reading.from_pdf.paragraphs import Paragraph, has_room

_FULL = 1.5
_EDGE = 3.0
_HANGING = 8.0
"""Words set in this far without a label go on with a point whose words are set in as far."""
_LEAST_LINES = 12
_SHARE = 0.8

Column = tuple[Flow, list[Paragraph]]


def repeated_titles(columns: Sequence[Column]) -> list[Paragraph]:
    """Take out the titles that a box repeats where it goes on in another column or on a page."""
    repeated: list[Paragraph] = []
    title, hue = "", None
    for _, paragraphs in columns:
        first = paragraphs[0] if paragraphs else None
        if first and first.hue is hue is not None and len(paragraphs) > 1 and first.text == title:
            repeated.append(paragraphs.pop(0))
        for paragraph in paragraphs:
            if paragraph.hue is not hue:
                title, hue = paragraph.text, paragraph.hue
    return repeated


def joined_across(columns: Sequence[Column]) -> list[Paragraph]:
    """Join what goes on over a column's end; gives the paragraphs that were joined."""
    justified = _is_justified(columns)
    joined: list[Paragraph] = []
    last: Paragraph | None = None
    last_flow = columns[0][0] if columns else None
    for flow, paragraphs in columns:
        if last is not None and last_flow is not None and paragraphs:
            if _goes_on(last, paragraphs[0], last_flow, flow, justified):
                rest = paragraphs.pop(0)
                last.lines.extend(rest.lines)
                last.wrapped = rest.wrapped
                last.ends_flow = not paragraphs
                joined.append(last)
            else:
                last.followed_by = paragraphs[0].lines[0]
        last, last_flow = (paragraphs[-1] if paragraphs else last), flow
    return joined


def _goes_on(
    first: Paragraph, second: Paragraph, flow: Flow, next_flow: Flow, justified: bool
) -> bool:
    last, line = first.lines[-1], second.lines[0]
    if not last.pieces or not line.pieces or first.listed or second.listed:
        return False
    alike = last.hue is line.hue and last.bold == line.bold and abs(last.size - line.size) < 0.3
    if not alike or second.label:
        return False
    if last.bold:
        return line.text[:1].islower() and not CLOSED.search(last.text)
    if abs((line.x0 - next_flow.left) - (_continued(first) - flow.left)) > _EDGE:
        return False
    if has_room(last, line, flow):
        return False
    if CLOSED.search(last.text):
        hangs = first.label is not None and line.x0 - next_flow.left > _HANGING
        return hangs or (justified and len(first.lines) > 1 and _is_full(first, flow))
    return first.label is not None or len(first.lines) > 1


def _continued(paragraph: Paragraph) -> float:
    """Where the lines of a paragraph begin after its first."""
    if len(paragraph.lines) > 1:
        return paragraph.lines[-1].x0
    return paragraph.text_x0


def _is_full(paragraph: Paragraph, flow: Flow) -> bool:
    last = paragraph.lines[-1]
    inner = [line.x1 for line in paragraph.lines[:-1]]
    return last.x1 >= max(inner, default=flow.right) - _FULL


def _is_justified(columns: Sequence[Column]) -> bool:
    """Whether lines that go on nearly all end at one edge."""
    ends = [x for _, paragraphs in columns for x in _ends(paragraphs)]
    return len(ends) >= _LEAST_LINES and sum(ends) >= len(ends) * _SHARE


def _ends(paragraphs: Sequence[Paragraph]) -> Iterator[bool]:
    for paragraph in paragraphs:
        inner = [line.x1 for line in paragraph.lines[:-1]]
        for x1 in inner if len(inner) > 1 else ():
            yield x1 >= max(inner) - _FULL
