"""Which lines stand in a coloured box, and which painted areas are boxes at all.

Two things to know. A box may be painted as one ground, as a ground for each line, as a frame, or
as the bars of a frame, so areas of one hue that touch are one. And a ground under a few words of a
line is a highlighter's and no box; one under a large heading is a decoration.
"""

from collections.abc import Iterator, Sequence

from ronda.factsheets.blocks import Colour
from ronda.factsheets.reading.from_pdf.frames import plain_frames, united
from ronda.factsheets.reading.from_pdf.lines import Line
from ronda.factsheets.reading.from_pdf.pages import Area, Page

_BAR = 6.0
_LEAST_HEIGHT = 8.0
_LEAST_WIDTH = 0.2
_EDGE = 4.0
_HEADING = 1.15
_EMPTY_HEIGHT = 14.0
_MOST_PAGES, _MOST_LINES = 0.6, 0.8
_MANY_PAGES = 4
_SIDES = 60.0
"""So far the two sides of a frame stand apart at least."""


def without_paper(pages: Sequence[Page], lines: Sequence[Sequence[Line]]) -> None:
    """Take off the grounds on which whole pages stand: coloured paper, no boxes.

    A long box may fill a few pages, but has no box of another hue in it.
    """
    papers = [
        [area for area in page.fills if _is_under_all(area, page, each)]
        for page, each in zip(pages, lines, strict=True)
    ]
    count = sum(map(bool, papers))
    boxed = any(map(_has_boxes, pages, papers))
    if count < len(pages) * _MOST_PAGES or (count < _MANY_PAGES and not boxed):
        return
    for page, paper in zip(pages, papers, strict=True):
        page.fills = [area for area in page.fills if area not in paper]


def _has_boxes(page: Page, paper: Sequence[Area]) -> bool:
    """Whether grounds of another hue lie on a page's paper."""
    hues = {area.hue for area in paper}
    return bool(paper) and any(
        area.hue not in hues and area.width > page.width * _LEAST_WIDTH for area in page.fills
    )


def _is_under_all(area: Area, page: Page, lines: Sequence[Line]) -> bool:
    on = [line for line in lines if area.y0 <= line.middle <= area.y1 and _within(line, area)]
    return area.width > page.width / 2 and len(on) > len(lines) * _MOST_LINES


def mark_boxed(
    page: Page, lines: list[Line], body_size: float, before: Area | None = None
) -> Area | None:
    """Give each line on a box its hue, and an empty box below its title a line without words.

    Gives the last frame without a colour, which the one `before` on the next page may go on with.
    """
    grounds = [a for a in page.fills if a.width > _BAR and a.height > _LEAST_HEIGHT]
    bars = [a for a in page.fills if a.width <= _BAR and a.height > _LEAST_HEIGHT]
    wide = [a for a in united(grounds) if a.width >= page.width * _LEAST_WIDTH]
    coloured = [*wide, *_framed(bars, lines)]
    frames = [f for f in plain_frames(page.outlines, coloured, lines, before) if f.width > _SIDES]
    boxes = [a for a in (*coloured, *frames) if _is_box(a, lines, body_size)]
    for line in lines:
        for area in boxes:
            if area.y0 <= line.middle <= area.y1 and _within(line, area):
                line.area = area
    lines.extend(_empty(boxes, lines, page.number, body_size))
    return max(frames, key=lambda frame: frame.y1, default=None)


def _framed(bars: Sequence[Area], lines: Sequence[Line]) -> Iterator[Area]:
    """What stands between the left and the right bar of a frame, or right of a single bar."""
    left_over = sorted(bars, key=lambda bar: bar.x0)
    while left_over:
        bar = left_over.pop(0)
        partner = next((b for b in left_over if _are_sides(bar, b)), None)
        if partner is not None:
            left_over.remove(partner)
            right = partner.x1
        else:
            right = max((one.x1 for one in lines if _is_right_of(one, bar)), default=bar.x1) + _EDGE
        if partner is not None or bar.hue is not Colour.OTHER:
            yield Area(bar.x0, bar.y0, right, bar.y1, bar.hue)


def _are_sides(left: Area, right: Area) -> bool:
    shared = min(left.y1, right.y1) - max(left.y0, right.y0)
    return (
        left.hue is right.hue
        and right.x0 - left.x1 > _SIDES
        and shared >= 0.8 * max(left.height, right.height)
    )


def _is_right_of(line: Line, bar: Area) -> bool:
    return bar.y0 <= line.middle <= bar.y1 and 0 <= line.x0 - bar.x1 < 40


def _is_box(area: Area, lines: Sequence[Line], body_size: float) -> bool:
    touched = [line for line in lines if _covers(area, line)]
    if any(not _within(line, area) for line in touched):
        return False
    return not touched or any(line.size <= body_size * _HEADING for line in touched)


def _covers(area: Area, line: Line) -> bool:
    """Whether part of the line lies on the area."""
    within = area.y0 <= line.middle <= area.y1
    return within and min(area.x1, line.x1) - max(area.x0, line.x0) > line.size


def _within(line: Line, area: Area) -> bool:
    return area.x0 - _EDGE <= line.x0 and line.x1 <= area.x1 + _EDGE


def _empty(
    boxes: Sequence[Area], lines: Sequence[Line], page: int, body_size: float
) -> Iterator[Line]:
    """A line without words for each box without any that stands right below its title."""
    for area in boxes:
        if area.height < _EMPTY_HEIGHT or area.hue is Colour.OTHER:
            continue
        if any(_covers(area, line) for line in lines):
            continue
        above = [line for line in lines if line.y <= area.y0 + 1 and line.x0 < area.x1]
        title = max(above, key=lambda line: line.y, default=None)
        if title and area.y0 - title.y < 2.5 * body_size and title.text.endswith(":"):
            yield Line(page, [], area.y0 + 1, body_size, area.x0, area.x1, area=area)
