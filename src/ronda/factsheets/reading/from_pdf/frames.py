"""Frames drawn in black or grey: the borders of a table of one cell, of a text box.

Two things to know. Such lines stand around much that is no box, so a frame counts only below a
title that ends with a colon, or around a coloured ground, whose hue it then has. And the uprights
inside a frame, between cells, are none of its sides.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from ronda.factsheets.blocks import Colour
from ronda.factsheets.reading.from_pdf.lines import Line
from ronda.factsheets.reading.from_pdf.pages import Area

_TOUCHING = 2.5
_UPRIGHT = 2.5
_ALIKE = 4.0
_LONGEST_TITLE = 60
_NEAR = 2.2


def plain_frames(
    outlines: Sequence[Area],
    coloured: Sequence[Area],
    lines: Sequence[Line],
    before: Area | None,
) -> Iterator[Area]:
    """The frames that are boxes, with the hue of what they hold; OTHER where they hold none.

    `before` is the frame with which the page before ended.
    """
    first = True
    for frame in sorted(_frames(outlines), key=lambda frame: frame.y0):
        hues = {area.hue for area in coloured if _holds(frame, area)}
        goes_on = first and before is not None and _has_sides_of(before, frame)
        first = False
        if len(hues) == 1:
            yield Area(frame.x0, frame.y0, frame.x1, frame.y1, hues.pop())
        elif not hues and (goes_on or _is_titled(frame, lines)):
            hue = before.hue if goes_on and before is not None else Colour.OTHER
            yield Area(frame.x0, frame.y0, frame.x1, frame.y1, hue)


def _frames(outlines: Sequence[Area]) -> Iterator[Area]:
    """Rectangles, and what stands between the outermost of uprights that are equally high."""
    sides: defaultdict[tuple[int, int], list[Area]] = defaultdict(list)
    for area in united([area for area in outlines if area.width <= _UPRIGHT]):
        sides[round(area.y0 / _ALIKE), round(area.y1 / _ALIKE)].append(area)
    for group in sides.values():
        left, right = min(a.x0 for a in group), max(a.x1 for a in group)
        yield Area(left, group[0].y0, right, group[0].y1)
    yield from (area for area in outlines if area.width > _UPRIGHT)


def _holds(frame: Area, area: Area) -> bool:
    beside = frame.x0 - _ALIKE <= area.x0 and area.x1 <= frame.x1 + _ALIKE
    return beside and frame.y0 - _ALIKE <= area.y0 and area.y1 <= frame.y1 + _ALIKE


def _has_sides_of(before: Area, frame: Area) -> bool:
    return abs(before.x0 - frame.x0) < _ALIKE and abs(before.x1 - frame.x1) < _ALIKE


def _is_titled(frame: Area, lines: Sequence[Line]) -> bool:
    """Whether the first line within, or the one right above, is a title with its colon."""
    beside = [line for line in lines if line.x0 < frame.x1 and line.x1 > frame.x0]
    inside = [line for line in beside if frame.y0 <= line.middle <= frame.y1]
    above = [line for line in beside if 0 <= frame.y0 - line.y < line.size * _NEAR]
    first = min(inside, key=lambda line: line.y, default=None)
    last = max(above, key=lambda line: line.y, default=None)
    told = [line for line in (first, last) if line is not None]
    return any(len(line.text) <= _LONGEST_TITLE and line.text.endswith(":") for line in told)


def united(areas: Sequence[Area]) -> list[Area]:
    """Areas of one hue that touch, as one."""
    united: list[Area] = []
    for area in sorted(areas, key=lambda a: (a.y0, a.x0)):
        for index, other in enumerate(united):
            if other.hue is area.hue and _touch(other, area):
                united[index] = Area(
                    min(other.x0, area.x0),
                    min(other.y0, area.y0),
                    max(other.x1, area.x1),
                    max(other.y1, area.y1),
                    area.hue,
                )
                break
        else:
            united.append(area)
    return united


def _touch(one: Area, other: Area) -> bool:
    beside = min(one.x1, other.x1) - max(one.x0, other.x0)
    above = min(one.y1, other.y1) - max(one.y0, other.y0)
    return beside > -_TOUCHING and above > -_TOUCHING
