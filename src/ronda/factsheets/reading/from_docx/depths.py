"""How deep a point of a list stands, told by its list and by how far it is set in.

Two things to know. In one list the list's own depth counts; between lists, the eye does: a point
set in further than the one above it stands below that. And depths begin anew wherever something
that is no list stands between, save boxes, which stand within lists.
"""

from dataclasses import dataclass

_STEP = 150
"""Set in by less than this (a quarter of a centimetre) is the same depth to the eye."""


@dataclass(frozen=True, slots=True)
class _Point:
    list_id: str | None
    depth: int
    left: int

    def is_below(self, other: "_Point") -> bool:
        if self.list_id is not None and self.list_id == other.list_id:
            return self.depth > other.depth
        return self.left > other.left + _STEP

    def is_beside(self, other: "_Point") -> bool:
        return not self.is_below(other) and not other.is_below(self)


class Depths:
    """The points that are open above the next one."""

    def __init__(self) -> None:
        self._points: list[_Point] = []

    def clear(self) -> None:
        """Something that is no list stands here."""
        self._points.clear()

    def level(self, list_id: str | None, depth: int, left: int) -> int:
        """The level, from 1, of the next point."""
        point = _Point(list_id, depth, left)
        if self._stands_nowhere(point):
            return len(self._points)
        while self._points and self._points[-1].is_below(point):
            self._points.pop()
        if self._points and self._points[-1].is_beside(point):
            self._points.pop()
        self._points.append(point)
        return len(self._points)

    def _stands_nowhere(self, point: _Point) -> bool:
        """Whether a point is typed at the margin among real points: that tells no depth."""
        typed = point.list_id is None and point.left == 0
        return typed and bool(self._points) and all(p.list_id is not None for p in self._points)
