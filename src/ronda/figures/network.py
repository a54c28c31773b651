"""A table with totals as a network, in which what can be worked out of it are flows.

Two things to know. Rows and columns are the places, a cell is the way from its row to its column; a
cell of the totals' column or row, which counts against the others, the way back. Changing the cells
held back without changing any sum is sending something round in this network, so what a cell can
be at most is what can be sent round through it: exactly, not by estimate. And counts are whole and
those held back never zero, since nothing that is zero is held back; who works backwards knows too.
"""

import heapq
from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

Table = Sequence[Sequence[int]]
Cell = tuple[int, int]
Place = tuple[str, int]
Step = tuple[Place, Place]
Room = dict[Step, int]


@dataclass(frozen=True, slots=True)
class Range:
    """The least and the most that a cell can be; `most` is cut off where no more was asked for."""

    least: int
    most: int

    @property
    def width(self) -> int:
        """How far apart they are."""
        return self.most - self.least


def range_of(table: Table, withheld: frozenset[Cell], cell: Cell, far: int) -> Range:
    """What a cell held back can be, by all that is published; looked at up to `far` above it."""
    count = table[cell[0]][cell[1]]
    start, end = _larger(table, cell)
    others = withheld - {cell}
    up = _sent(_room(table, others, far), end, start, far)
    down = _sent(_room(table, others, far), start, end, min(count - 1, far))
    return Range(count - down, count + up)


def cheapest_way(
    table: Table, withheld: frozenset[Cell], given: frozenset[Cell], cell: Cell, far: int
) -> set[Cell]:
    """Cells to hold back besides so that `cell` could be larger: those that count the least.

    None where there are none. A cell with nothing in it is not taken: it may be known that nothing
    can be there. Nor are those in `given`.
    """
    start, end = _larger(table, cell)
    room = _room(table, withheld - {cell}, far)
    _sent(room, end, start, far)
    lost = dict.fromkeys(room, 0)
    for one in _cells(table) - withheld - given:
        count = table[one[0]][one[1]]
        if count:
            for step, free in _steps(table, one, far):
                room[step], lost[step] = free, count
    way = _cheapest(room, lost, end, start)
    return {_cell(step) for step in way if lost[step]}


def _cells(table: Table) -> set[Cell]:
    return {(r, c) for r, row in enumerate(table) for c, _ in enumerate(row)}


def _larger(table: Table, cell: Cell) -> Step:
    """The step that makes a cell larger: from its row to its column, turned for totals."""
    row, column = ("row", cell[0]), ("column", cell[1])
    turned = (cell[0] == len(table) - 1) != (cell[1] == len(table[0]) - 1)
    return (column, row) if turned else (row, column)


def _steps(table: Table, cell: Cell, far: int) -> Iterator[tuple[Step, int]]:
    """Making a cell larger, by any amount, and smaller, to one."""
    start, end = _larger(table, cell)
    yield (start, end), far
    yield (end, start), max(table[cell[0]][cell[1]] - 1, 0)


def _cell(step: Step) -> Cell:
    """The one cell that lies between two places."""
    told = dict(step)
    return told["row"], told["column"]


def _room(table: Table, cells: Iterable[Cell], far: int) -> Room:
    """How far each cell can be changed."""
    return {step: free for cell in cells for step, free in _steps(table, cell, far)}


def _sent(room: Room, start: Place, end: Place, most: int) -> int:
    """How much can be sent from one place to another, up to `most`; what is used up is taken."""
    sent = 0
    while sent < most and (way := _way(room, start, end)):
        part = min([most - sent, *(room[step] for step in way)])
        for one, other in way:
            room[one, other] -= part
            room[other, one] += part
        sent += part
    return sent


def _way(room: Room, start: Place, end: Place) -> list[Step]:
    beside = _beside(room)
    came: dict[Place, Place] = {start: start}
    waiting = deque([start])
    while waiting and end not in came:
        at = waiting.popleft()
        for to in beside[at]:
            if to not in came:
                came[to] = at
                waiting.append(to)
    return _back(came, start, end) if end in came else []


def _beside(room: Room) -> dict[Place, list[Place]]:
    found: dict[Place, list[Place]] = defaultdict(list)
    for (one, other), free in room.items():
        if free > 0:
            found[one].append(other)
    return found


def _back(came: dict[Place, Place], start: Place, end: Place) -> list[Step]:
    way, at = [], end
    while at != start:
        way.append((came[at], at))
        at = came[at]
    return way


def _cheapest(room: Room, lost: dict[Step, int], start: Place, end: Place) -> list[Step]:
    """The way on which the least is lost, and of those the shortest; none is an empty one."""
    beside = _beside(room)
    came: dict[Place, Place] = {}
    waiting: list[tuple[int, int, Place, Place]] = [(0, 0, start, start)]
    while waiting:
        cost, turns, at, before = heapq.heappop(waiting)
        if at in came:
            continue
        came[at] = before
        if at == end:
            return _back(came, start, end)
        for to in beside[at]:
            if to not in came:
                heapq.heappush(waiting, (cost + lost[at, to], turns + 1, to, at))
    return []
